"""Sums of weights that the model has made before, by what they were made for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Key = TypeVar("Key", bound=Hashable)


class Memory:
    """Arrays of one shape by key, as rows of one growing table, so that many are taken at once.

    It is never emptied: who shares one that has grown too large makes a new one, so that those who still read
    the old keep their rows. Threads may share it.
    """

    def __init__(self, *shape: int) -> None:
        """`shape` is that of each array."""
        self._rows: dict[Hashable, int] = {}
        self._table = np.zeros((1024, *shape), np.float32)
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._rows)

    def take(self, keys: Iterable[Key], make: Callable[[Key], Array]) -> Array:
        """The arrays of all keys, stacked; `make` gives that of a new key."""
        get = self._rows.get
        rows = [row if (row := get(key)) is not None else self._new(key, make(key)) for key in keys]
        found: Array = self._table[np.array(rows, np.intp)]
        return found

    def _new(self, key: Hashable, values: Array) -> int:
        with self._lock:
            row = self._rows.get(key, len(self._rows))
            if row >= len(self._table):
                self._table = np.concatenate([self._table, np.zeros_like(self._table)])
            self._table[row] = values
            self._rows[key] = row  # last: who finds the row finds it filled
        return row


def gathered(table: Array, groups: Sequence[Sequence[int]]) -> Array:
    """The sum of the table's rows of each group; its last row is of zeros."""
    nothing = len(table) - 1
    wide = max(1, *map(len, groups)) if groups else 1
    flat = [row for group in groups for row in (*group, *[nothing] * (wide - len(group)))]
    found: Array = table[np.array(flat, np.intp).reshape(-1, wide)].sum(1)
    return found
