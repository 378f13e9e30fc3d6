"""The published states of a folder and who still reads them."""

from __future__ import annotations

import threading
from pathlib import Path

from graph.store.layout import Folder


class Snapshots:
    """Counts readers; a snapshot without any goes once the state has moved on. Safe between threads."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._lock = threading.RLock()
        self._readers: dict[str, int] = {}
        self._current = ("", folder.snapshots)

    def current(self) -> tuple[str, Path]:
        """The current version and where it stands."""
        version = self.folder.state.snapshot
        if version != self._current[0]:
            self._current = version, self.folder.snapshot(version)
        return self._current

    def hold(self, version: str) -> Path:
        """Keep a snapshot until `release`; where it stands."""
        with self._lock:
            self._readers[version] = self._readers.get(version, 0) + 1
        return self.folder.snapshot(version)

    def hold_current(self) -> tuple[str, Path]:
        """Keep the current snapshot until `release`."""
        with self._lock:
            version, _ = self.current()
            return version, self.hold(version)

    def release(self, version: str) -> None:
        """A reader has closed a snapshot."""
        with self._lock:
            self._readers[version] -= 1
            if not self._readers[version]:
                del self._readers[version]
                self.moved_on(version)

    def moved_on(self, version: str) -> None:
        """Remove a snapshot unless it is read or current."""
        with self._lock:
            if version not in self._readers and not self.folder.closed:
                self.folder.discard(version)
