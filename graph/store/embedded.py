"""The embedded store: Oxigraph on disk, one killable writer process, readers on published snapshots."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from graph.errors import Unavailable
from graph.store.base import Change, Row, Term, View
from graph.store.changes import dump_change
from graph.store.layout import Folder
from graph.store.limits import Limits
from graph.store.view import OxigraphView
from graph.store.writing import Request, WriterThread


class EmbeddedStore:
    """A data folder that is open. Safe to use from several threads."""

    def __init__(self, folder: Path, base_iri: str, *, union: bool = True, limits: Limits) -> None:
        self.folder = Folder(folder, base_iri)
        self.base_iri = base_iri
        self.union = union
        self.limits = limits
        self._lock = threading.RLock()
        self._latest: OxigraphView | None = None
        self._readers: dict[str, int] = {}
        self._open = True
        try:
            self._writer = WriterThread(self.folder, limits, union, self._published)
        except BaseException:
            self.folder.close()
            raise

    def commit(self, change: Change) -> str:
        """Apply a change and publish it; the new version."""
        self._check()
        header, payload = dump_change(change)
        return self.write(Request({"do": "commit", **header}, payload))

    def write(self, request: Request) -> str:
        """Have the writer carry out a request; the version that shows it."""
        self._check()
        return self._writer.submit(request).result()

    @property
    def version(self) -> str:
        """Identifies the state."""
        return self.folder.state.snapshot

    def view(self) -> View:
        """The state as of now, for trusted queries."""
        with self._lock:
            self._check()
            version = self.version
            if self._latest is None or self._latest.version != version:
                store = Store.read_only(str(self.folder.snapshot(version)))
                self._latest = OxigraphView(store, version)
                self._hold(version)
                weakref.finalize(self._latest, self.release, version)
            return self._latest

    def hold(self, version: str) -> Path:
        """Keep a snapshot until `release`; where it stands."""
        with self._lock:
            self._hold(version)
        return self.folder.snapshot(version)

    def release(self, version: str) -> None:
        """A reader has closed a snapshot; it goes if it was the last and the state has moved on."""
        with self._lock:
            self._readers[version] -= 1
            if not self._readers[version]:
                del self._readers[version]
                if self._open:
                    self.folder.discard(version)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT on the state as of now."""
        return self.view().select(query, bindings)

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """All quads of one named graph."""
        return self.view().quads(graph)

    def graphs(self) -> Iterator[NamedNode]:
        """All named graphs that hold a quad."""
        return self.view().graphs()

    def close(self) -> None:
        """End the writer and give the folder back."""
        if self._open:
            self._open = False
            self._latest = None
            self._writer.close()
            self.folder.close()

    def _hold(self, version: str) -> None:
        self._readers[version] = self._readers.get(version, 0) + 1

    def _published(self, old: str) -> None:
        with self._lock:
            self._latest = None
            if old not in self._readers:
                self.folder.discard(old)

    def _check(self) -> None:
        if not self._open:
            raise Unavailable("the store is closed: open it again")
