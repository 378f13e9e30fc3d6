"""What the model has worked out before, by what it was worked out for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Key = TypeVar("Key", bound=Hashable)


class Memory:
    """Some arrays by key, each as a row of a growing table, so that those of many keys are taken at once.

    It is never emptied: who shares one that has grown too large makes a new one, so that those who still read
    the old keep their rows. Threads may share it.
    """

    def __init__(self, *like: Array) -> None:
        """`like` are arrays of the shapes and types of those that are kept."""
        self._rows: dict[Hashable, int] = {}
        self._tables = [np.zeros((1024, *array.shape), array.dtype) for array in like]
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def take(self, keys: Iterable[Key], make: Callable[[Key], tuple[Array, ...]]) -> list[Array]:
        """The arrays of all keys, stacked; `make` gives those of a new key."""
        keys, get = list(keys), self._rows.get
        rows = list(map(get, keys))
        if None in rows:
            rows = [row if (row := get(key)) is not None else self._new(key, make(key)) for key in keys]
        at = np.array(rows, np.intp)
        return [table[at] for table in self._tables]

    def _new(self, key: Hashable, values: tuple[Array, ...]) -> int:
        with self._lock:
            row = self._rows.get(key, len(self._rows))
            for i, value in enumerate(values):
                if row >= len(self._tables[i]):
                    self._tables[i] = np.concatenate([self._tables[i], np.zeros_like(self._tables[i])])
                self._tables[i][row] = value
            self._rows[key] = row  # last: who finds the row finds it filled
        return row
