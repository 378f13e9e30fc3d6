"""Compaction: an Oxigraph folder's tables made into one sorted run each, which queries read fastest.

Every publish writes small tables of its own, and what lies in several is merged by each query that scans it.
"""

from __future__ import annotations

import threading
from pathlib import Path

from pyoxigraph import Store

_SHARE = 10
"""A folder is due once more than one byte in so many has been written since it was last compact: so writing a
graph piece by piece costs no more than some ten compactions each time that it doubles."""

_LEAST = 1 << 20
"""Bytes of tables below which it makes no difference."""


class Tidying:
    """Compacts a live folder, beside the writes to it."""

    def __init__(self, store: Store, live: Path) -> None:
        self._store = store
        self._live = live
        self._compact: set[str] = set()
        """Tables that are as good as compact."""
        self._thread: threading.Thread | None = None

    @property
    def running(self) -> bool:
        """Whether a compaction is under way."""
        return self._thread is not None and self._thread.is_alive()

    def due(self) -> bool:
        """Whether a compaction would pay."""
        sizes = {table.name: _size(table) for table in self._live.glob("*.sst")}
        fresh = sum(size for name, size in sizes.items() if name not in self._compact)
        return sum(sizes.values()) > _LEAST and fresh * _SHARE > sum(sizes.values())

    def run(self) -> None:
        """Compact now; what fails, for want of disk, is not tried again before as much has been written."""
        try:
            self._store.optimize()
        finally:
            self._compact = {table.name for table in self._live.glob("*.sst")}

    def start(self) -> None:
        """Compact while writes go on, unless that is under way."""
        if not self.running:
            self._thread = threading.Thread(target=self.run, name="compaction", daemon=True)
            self._thread.start()


def _size(table: Path) -> int:
    try:
        return table.stat().st_size
    except OSError:  # replaced in this moment
        return 0
