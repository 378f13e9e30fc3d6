"""The embedded store: Oxigraph on disk, one killable writer process, readers on published snapshots."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path

from pyoxigraph import NamedNode, Store

from graph.errors import Conflict, Unavailable
from graph.ids import Ids
from graph.store.base import Change, ThroughView, View
from graph.store.changes import dump_change
from graph.store.layout import Folder
from graph.store.limits import Limits
from graph.store.pool import QueryPool
from graph.store.snapshots import Snapshots
from graph.store.steps import Steps
from graph.store.view import OxigraphView, merged_copy
from graph.store.writing import Request, WriterThread

_PATIENCE = 3600.0
"""Seconds that an import may take."""


class EmbeddedStore(ThroughView):
    """A data folder that is open. Safe to use from several threads; `questions` from one event loop."""

    def __init__(self, folder: Path, base_iri: str, *, union: bool = True, limits: Limits) -> None:
        self.folder = Folder(folder, base_iri)
        self.base_iri = base_iri
        self.union = union
        self.limits = limits
        self.snapshots = Snapshots(self.folder)
        self.questions = QueryPool(self.snapshots, limits, base_iri)
        self._lock = threading.RLock()
        self._latest: OxigraphView | None = None
        self._merged_view: OxigraphView | None = None
        self._steps = Steps()
        self._open = True
        try:
            self._writer = WriterThread(self.folder, limits, union, self._published)
        except BaseException:
            self.folder.close()
            raise
        self._check_readable()

    def commit(self, change: Change) -> str:
        """Apply a change and publish it; the new version."""
        header, payload = dump_change(change)
        return self.write(Request({"do": "commit", **header}, payload))

    def write(self, request: Request) -> str:
        """Have the writer carry out a request; the version that shows it."""
        self._check()
        return self._writer.submit(request).result()

    def update(
        self,
        text: str,
        base_iri: str,
        *,
        using: Sequence[str] = (),
        using_named: Sequence[str] = (),
        seconds: float | None = None,
        loaded: Mapping[str, str] | None = None,
    ) -> str:
        """A foreign SPARQL update, atomic and within the limits; the new version.

        `loaded` gives the triples (N-Triples) behind the addresses that LOAD may read. Raises `InvalidQuery`,
        `Forbidden`, `Conflict`, `LimitExceeded`.
        """
        header = {
            "do": "update",
            "base": base_iri,
            "using": list(using),
            "using_named": list(using_named),
            "loaded": dict(loaded or {}),
        }
        return self.write(Request(header, text.encode("utf-8", "replace"), self._seconds(seconds)))

    def put(
        self, graph: str, files: Sequence[tuple[str, bytes]], base_iri: str, *, replace: bool
    ) -> tuple[str, bool]:
        """Put RDF files (media type, bytes) into a graph, the stored default graph if it is empty.

        Gives the new version and whether the graph was there before. Raises as `update`, and `UnknownFormat`.
        """
        header = {
            "do": "put" if replace else "post",
            "graph": graph,
            "base": base_iri,
            "parts": [(media, len(data)) for media, data in files],
        }
        request = Request(header, b"".join(data for _, data in files), self._seconds(None))
        return self.write(request), request.answer["there"]

    def import_file(self, path: Path, media_type: str, base_iri: str) -> str:
        """Add all quads of a file, to any graph; the new version. Raises `UnknownFormat`, `InvalidQuery`."""
        header = {"do": "import", "path": str(path.resolve()), "media": media_type, "base": base_iri}
        return self.write(Request(header, b"", _PATIENCE))

    def drop(self, graph: str) -> tuple[str, bool]:
        """Remove a graph (the stored default graph if it is empty); as `put`."""
        request = Request({"do": "delete", "graph": graph}, b"", self._seconds(None))
        return self.write(request), request.answer["there"]

    def lost(self) -> dict[str, int]:
        """Processes since the start that ended by themselves or were killed: answering queries, and writing.

        Each was replaced at once.
        """
        counted = self.questions.counters
        return {"query": counted.stopped + counted.abandoned, "writer": self._writer.lost}

    def holds(self, graph: str) -> bool:
        """Whether there is a named graph, be it empty."""
        return self._oxigraph().store.contains_named_graph(NamedNode(graph))

    @property
    def version(self) -> str:
        """Identifies the state."""
        return self.folder.state.snapshot

    def view(self) -> View:
        """The state as of now, for trusted queries; its default graph is the merged one in any case."""
        state = self._oxigraph()
        if self.union:
            return state
        with self._lock:
            if self._merged_view is None or self._merged_view.version != state.version:
                self._merged_view = merged_copy(state, Ids(self.base_iri))
            return self._merged_view

    def _oxigraph(self) -> OxigraphView:
        with self._lock:
            self._check()
            if self._latest is None or self._latest.version != self.version:
                version, path = self.snapshots.hold_current()
                self._latest = OxigraphView(Store.read_only(str(path)), version)
                weakref.finalize(self._latest, self.snapshots.release, version)
            return self._latest

    def close(self) -> None:
        """End the writer and the workers and give the folder back."""
        if self._open:
            self._open = False
            self._latest = None
            self.questions.close()
            self._writer.close()
            self.folder.close()

    def _check_readable(self) -> None:
        try:
            self._oxigraph()
        except (OSError, RuntimeError) as error:
            self.close()
            raise Conflict(
                f"{self.folder.path} is damaged ({error}): restore a backup into an empty folder"
            ) from error

    def _seconds(self, wanted: float | None) -> float:
        return min(self.limits.seconds, wanted or self.limits.seconds)

    def changed_since(self, version: str) -> set[str] | None:
        """The graphs replaced since a version; None where that is not known any more."""
        return self._steps.since(version, self.version)

    def _published(self, old: str, graphs: set[str] | None) -> None:
        with self._lock:
            self._latest = None
            self._steps.note(old, self.version, graphs)
        self.snapshots.moved_on(old)

    def _check(self) -> None:
        if not self._open:
            raise Unavailable("the store is closed: open it again")
