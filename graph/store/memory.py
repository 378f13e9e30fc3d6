"""A store in memory, for tests: one process, no limits, every view a copy."""

from __future__ import annotations

import threading

from pyoxigraph import Store

from graph.errors import Unavailable
from graph.ids import Ids
from graph.store.base import Change, ThroughView, View
from graph.store.merged import Merged
from graph.store.view import OxigraphView


class MemoryStore(ThroughView):
    """The store contract, held in memory."""

    def __init__(self, base_iri: str) -> None:
        self._merged = Merged(Store(), Ids(base_iri))
        self._lock = threading.Lock()
        self._number = 0
        self._view: OxigraphView | None = None
        self._open = True

    def commit(self, change: Change) -> str:
        """Apply a change; the new version."""
        with self._lock:
            self._check()
            if self._merged.apply(change):
                self._number += 1
                self._view = None
        return str(self._number)

    def view(self) -> View:
        """The state as of now."""
        with self._lock:
            self._check()
            if self._view is None:
                copy = Store()
                copy.extend(self._merged.store)
                self._view = OxigraphView(copy, str(self._number))
            return self._view

    @property
    def version(self) -> str:
        """Identifies the state."""
        return str(self._number)

    def close(self) -> None:
        """Forget everything."""
        self._open = False

    def _check(self) -> None:
        if not self._open:
            raise Unavailable("the store is closed: open it again")
