"""The store on a SPARQL 1.1 server: the merged graph is its named graph `{BASE}/graph/merged`.

A change is staged in batches under names of its own, then takes effect in one update request; it is as atomic
as that server makes one request. A view is the state as of each query, not a snapshot.
"""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from graph.errors import Forbidden, InvalidInput, Unavailable
from graph.store.base import Change
from graph.store.candidates import Candidates
from graph.store.dataset import with_full_iris
from graph.store.foreign_files import as_nquads, foreign_quads
from graph.store.foreign_rdf import triples_of
from graph.store.hiding import hide
from graph.store.layout import Folder
from graph.store.limits import Limits
from graph.store.merged import MERGED, triple_in
from graph.store.network_guard import without_services
from graph.store.owned import refuse_owned
from graph.store.remote_http import Account
from graph.store.remote_questions import RemoteQuestions, Seen
from graph.store.remote_reading import VERSION, RemoteGraphs
from graph.store.remote_text import block, engine, with_prefixes
from graph.store.rewrite import Rewriter, Using
from graph.store.tokens import certain
from graph.store.update_parts import Operation, operations
from graph.store.worker import check_depth
from graph.vocab import PREFIXES

_BATCH = 1000
"""Triples a request; Virtuoso's parser runs out of memory at some 5,000."""
_PATIENCE = 3600.0
"""Seconds that the reading of an import may take."""


class RemoteStore(RemoteGraphs):
    """A SPARQL 1.1 server as the store, held by this service alone. Safe to use from several threads."""

    def __init__(
        self,
        account: Account,
        base_iri: str,
        *,
        union: bool = True,
        limits: Limits | None = None,
        folder: Path | None = None,
    ) -> None:
        """`folder` is the data folder, held as long as the store is open; it keeps the base IRI.

        Raises `Conflict` if another service holds it or it belongs to another base IRI, `Unavailable` if no
        server answers.
        """
        self.limits = limits = limits or Limits()
        if not limits.texts and not union:
            raise InvalidInput(
                "PUBLISH_TEXT=no on a SPARQL server needs the merged graph: drop --no-union-default-graph"
            )
        self.union = union
        self._folder = Folder(folder, base_iri) if folder else None
        try:
            super().__init__(account, base_iri, limits.seconds)
            self._engine = engine(self.ids, self.foreign)
            self._sweep()
        except BaseException:
            self._release()
            raise
        if self._folder and self._folder.fresh():
            self._folder.publish("", union=union)
        hidden = (*self.hidden, *self.foreign) if union else ()
        seen = Seen(self.ids, lambda: self.version, self.named, hidden)
        self._spool = self._folder.spool if self._folder else Path(tempfile.gettempdir())
        self.questions = RemoteQuestions(account, limits, seen, self._spool)

    def commit(self, change: Change) -> str:
        """Apply a change; the new version."""
        self.server.check_open()
        replaced = {
            graph: wanted
            for graph, triples in change.replace.items()
            if (wanted := {self._names.triple_out(triple) for triple in triples}) != set(self._triples(graph))
        }
        added = [quad for quad in dict.fromkeys(change.append) if not self._stored(quad)]
        if not replaced and not added:
            return self.version
        staged = {graph: self.ids.service(f"update/stage-{secrets.token_hex(4)}") for graph in replaced}
        try:
            for graph, stage in staged.items():
                self._stage(stage, sorted(replaced[graph], key=str))
            return self._effect([*self._swap(staged), *self._appended(added)], replaced=replaced)
        except BaseException:
            self._clean(staged.values())
            raise

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
        """A foreign SPARQL update; the new version. As `EmbeddedStore.update`, atomic as that server is."""
        check_depth(text)
        text, base_iri = with_full_iris(text, base_iri)
        text = without_services(certain(text), base_iri)
        found = operations(text, base_iri, PREFIXES)
        rewriter = Rewriter(
            self.ids,
            union=self.union,
            using=Using(tuple(using), tuple(using_named)),
            present=lambda: [graph.value for graph in self.graphs()],
            loaded=loaded or {},
            engine=self._engine,
        )
        if self.union:
            hide(found, (*self.hidden, *self.foreign))
        rewritten = rewriter.text(found)
        for operation in found if self.union else ():
            self._refuse_touched(operation)
        base = f"BASE <{base_iri}>\n"
        drop = f"DROP SILENT GRAPH <{rewriter.touched}>"
        return self._effect([base + with_prefixes(rewritten), drop], seconds)

    def put(
        self, graph: str, files: Sequence[tuple[str, bytes]], base_iri: str, *, replace: bool
    ) -> tuple[str, bool]:
        """Put RDF files into a graph; the version, and whether it was there. As `EmbeddedStore.put`."""
        target = self._target(graph)
        triples: list[Triple] = []
        for media, data in files:
            with foreign_quads(data, media, base_iri, self.limits, self._spool) as quads:
                triples += triples_of(quads, target)
        if not graph and not self.union:
            return self._put_default(triples, replace=replace), True
        there = self.holds(target.value) or not graph
        kept = [] if replace else [quad.triple for quad in self.quads(target)]
        return self.commit(Change({target: [*kept, *triples]})), there

    def drop(self, graph: str) -> tuple[str, bool]:
        """Remove a graph; the version, and whether it was there."""
        target = self._target(graph)
        if not graph and not self.union:
            return self._put_default([], replace=True), True
        there = self.holds(target.value)
        return self.commit(Change({target: []})), there or not graph

    def import_file(self, path: Path, media_type: str, base_iri: str) -> str:
        """Add all quads of a file, once all of it has been read; the version. As atomic as one batch is."""
        stored = self.ids.service("default")
        version = self.version
        with tempfile.NamedTemporaryFile(dir=self._spool, suffix=".nq") as whole:
            as_nquads(
                path, media_type, base_iri, Path(whole.name), self.limits, rename=False, seconds=_PATIENCE
            )
            found = parse(path=whole.name, format=RdfFormat.N_QUADS)
            quads = (triple_in(quad, stored) if quad.graph_name == MERGED else quad for quad in found)
            while batch := list(islice(quads, _BATCH)):
                version = self._effect(self._appended(batch))
        return version

    def close(self) -> None:
        """Close the connections and give the data folder back."""
        self.questions.close()
        self.server.close()
        self._release()

    def _release(self) -> None:
        if self._folder:
            self._folder.close()

    def _put_default(self, triples: Sequence[Triple], *, replace: bool) -> str:
        """Write the server's own default graph, which is the stored one where there is no merged graph."""
        data = " ".join(f"{self._names.triple_out(triple)} ." for triple in triples)
        return self._effect([*(["CLEAR SILENT DEFAULT"] if replace else []), f"INSERT DATA {{ {data} }}"])

    def _sweep(self) -> None:
        """Remove what a service that was killed had staged."""
        working = self.ids.service("update/").value
        rows = self._rows(
            f'SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{working}")) }}'
        )
        self._clean(graph for row in rows if isinstance(graph := row["g"], NamedNode))

    def _stage(self, stage: NamedNode, triples: list[Triple]) -> None:
        for start in range(0, len(triples), _BATCH):
            self.server.update(f"INSERT DATA {{ {block(stage, triples[start : start + _BATCH])} }}")

    def _swap(self, staged: Mapping[NamedNode, NamedNode]) -> Iterator[str]:
        """The staged graphs in place of the old ones, and the merged graph in step."""
        candidates = Candidates(self.ids, self._engine)
        for graph, stage in staged.items():
            if self.ids.merged(graph.value):
                for source in (graph, stage):
                    yield candidates.note(source.value)
            yield f"DROP SILENT GRAPH {graph}"
            yield _copy(stage, graph)
            yield f"DROP SILENT GRAPH {stage}"
        if any(self.ids.merged(graph.value) for graph in staged):
            yield from candidates.settle()

    def _appended(self, quads: Sequence[Quad]) -> Iterator[str]:
        graphs: dict[NamedNode, list[Triple]] = {}
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode):
                graphs.setdefault(quad.graph_name, []).append(self._names.triple_out(quad.triple))
        for graph, triples in graphs.items():
            yield f"INSERT DATA {{ {block(graph, triples)} }}"
            if self.ids.merged(graph.value):
                yield f"INSERT DATA {{ {block(self.merged_graph, triples)} }}"

    def _effect(
        self,
        lines: Iterable[str],
        seconds: float | None = None,
        replaced: Collection[NamedNode] | None = None,
    ) -> str:
        """Send a change as one request, with the new version in it; `replaced` are all graphs that differ."""
        number = int(self._version.partition("-")[0] or 0) + 1
        version = f"{number:08d}-{secrets.token_hex(4)}"
        mark = f'GRAPH {self._meta} {{ <{self.base_iri}> {VERSION} "{version}" }}'
        old = f"DELETE WHERE {{ GRAPH {self._meta} {{ <{self.base_iri}> {VERSION} ?v }} }}"
        self.server.update(" ;\n".join([*lines, old, f"INSERT DATA {{ {mark} }}"]), seconds)
        graphs = None if replaced is None else {graph.value for graph in replaced}
        self._steps.note(self._version, version, graphs)
        self._version = version
        return version

    def _refuse_touched(self, operation: Operation) -> None:
        """Raise `Forbidden` if a variable graph of an operation would be one of the service's."""
        parts = [part.graph for part in operation.deleted + operation.inserted if part.graph]
        variables = sorted({token.text for token in parts if token.kind == "variable"})
        for variable in variables:
            own = f"FILTER(!({self._engine.callers.format(variable)}) && {variable} != {self.merged_graph})"
            where = f"GRAPH {self.merged_graph} {operation.where}"
            query = f"{operation.prologue}\nSELECT {variable} WHERE {{ {where} {own} }} LIMIT 1"
            for row in self._rows(with_prefixes(query)):
                graph = row[variable[1:]]
                if isinstance(graph, NamedNode):
                    refuse_owned(self.ids, graph.value)
                    raise Forbidden(f"{graph} belongs to the service")

    def _target(self, graph: str) -> NamedNode:
        if not graph:
            return self.ids.service("default")
        refuse_owned(self.ids, graph)
        return NamedNode(graph)

    def _clean(self, stages: Iterable[NamedNode]) -> None:
        for stage in stages:
            try:
                self.server.update(f"DROP SILENT GRAPH {stage}")
            except Unavailable:
                return


def _copy(source: NamedNode, target: NamedNode) -> str:
    return f"INSERT {{ GRAPH {target} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {source} {{ ?s ?p ?o }} }}"
