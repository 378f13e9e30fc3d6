"""The store on a SPARQL 1.1 server: the merged graph is its named graph `{BASE}/graph/merged`.

A change is staged in batches under names of its own, then takes effect in one update request; it is as atomic
as that server makes one request. A view is the state as of each query, not a snapshot.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from graph.errors import Forbidden, InvalidQuery, Unavailable, UnknownFormat
from graph.ids import Ids
from graph.store.base import Change, Row, Term, View
from graph.store.foreign_rdf import check_depth as check_rdf_depth
from graph.store.foreign_rdf import parse_into
from graph.store.limits import Limits
from graph.store.merged import triple_in
from graph.store.network_guard import without_services
from graph.store.remote_http import Account, RemoteQuestions, Server
from graph.store.remote_text import Names, block, engine, on_merged, with_prefixes
from graph.store.rewrite import Rewriter, Using, refuse_owned
from graph.store.update_parts import Operation, operations
from graph.store.view import bind
from graph.store.worker import check_depth
from graph.vocab import PREFIXES

_BATCH = 1000
"""Triples a request; Virtuoso's parser runs out of memory at some 5,000."""
_SYSTEM = (
    "http://www.openlinksw.com/",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "urn:activitystreams-owl:map",
)
"""Beginnings of the names of graphs that Virtuoso brings along; its fifth is named after its own endpoint."""
_VERSION = NamedNode("urn:policygraph:version")


class RemoteStore:
    """A SPARQL 1.1 server as the store, held by this service alone. Safe to use from several threads."""

    def __init__(
        self, account: Account, base_iri: str, *, union: bool = True, limits: Limits | None = None
    ) -> None:
        self.base_iri = base_iri
        self.ids = Ids(base_iri)
        self.union = union
        self.limits = limits = limits or Limits()
        self.server = Server(account, limits.seconds)
        self.merged_graph = self.ids.service("merged")
        self._engine = engine(self.ids)
        self._names = Names(base_iri)
        self._meta = self.ids.service("meta")
        self._hidden = (self.merged_graph.value, self._meta.value)
        self.questions = RemoteQuestions(account, limits, lambda: self.version, self._hidden if union else ())
        self._version = self._read_version()

    @property
    def version(self) -> str:
        """Identifies the state, as far as this service wrote it."""
        return self._version

    def view(self) -> View:
        """The state; each query sees it as it then is."""
        self.server.check_open()
        return self

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT; raises `InvalidQuery`."""
        text = on_merged(with_prefixes(bind(query, bindings or {})), self._hidden)
        return [
            {name: self._names.back(value) for name, value in row.items()}  # type: ignore[misc]
            for row in self._rows(text)
        ]

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """All quads of one named graph."""
        for triple in self._triples(graph):
            yield self._names.quad_back(triple, graph)

    def merged(self) -> Iterator[Triple]:
        """All triples of the merged graph."""
        return (quad.triple for quad in self.quads(self.merged_graph))

    def graphs(self) -> Iterator[NamedNode]:
        """All named graphs that hold a quad."""
        hidden = {self.merged_graph, self._meta}
        for row in self._rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            graph = row["g"]
            system = str(graph).strip("<>").startswith((*_SYSTEM, self.server.account.query))
            if isinstance(graph, NamedNode) and graph not in hidden and not system:
                yield graph

    def holds(self, graph: str) -> bool:
        """Whether a named graph holds a quad."""
        return bool(self._rows(f"SELECT ?s WHERE {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }} LIMIT 1"))

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
            return self._effect([*self._swap(staged), *self._appended(added)])
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
        text = without_services(text, base_iri)
        found = operations(text, base_iri, PREFIXES)
        rewriter = Rewriter(
            self.ids,
            union=self.union,
            using=Using(tuple(using), tuple(using_named)),
            present=[graph.value for graph in self.graphs()],
            engine=self._engine,
        )
        rewriter.loaded = dict(loaded or {})
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
        quads: list[Quad] = []
        for media, data in files:
            check_rdf_depth(data)
            quads += parse_into(data, media, base_iri, target)
        there = self.holds(target.value)
        kept = [] if replace else [quad.triple for quad in self.quads(target)]
        return self.commit(Change({target: [*kept, *(quad.triple for quad in quads)]})), there

    def drop(self, graph: str) -> tuple[str, bool]:
        """Remove a graph; the version, and whether it was there."""
        target = self._target(graph)
        there = self.holds(target.value)
        return self.commit(Change({target: []})), there or not graph

    def import_file(self, path: Path, media_type: str, base_iri: str) -> str:
        """Add all quads of a file; the version. Batches before a fault stay."""
        form = RdfFormat.from_media_type(media_type)
        if form is None:
            raise UnknownFormat(f"{media_type} is no RDF format known here")
        batch: list[Quad] = []
        try:
            for quad in parse(path=path, format=form, base_iri=base_iri):
                named = isinstance(quad.graph_name, NamedNode)
                batch.append(quad if named else triple_in(quad, self.ids.service("default")))
                if len(batch) == _BATCH:
                    self._effect(self._appended(batch))
                    batch = []
        except SyntaxError as error:
            raise InvalidQuery(f"the {form.name} does not parse: {error}") from error
        return self._effect(self._appended(batch))

    def close(self) -> None:
        """Close the connections."""
        self.questions.close()
        self.server.close()

    def _stage(self, stage: NamedNode, triples: list[Triple]) -> None:
        for start in range(0, len(triples), _BATCH):
            self.server.update(f"INSERT DATA {{ {block(stage, triples[start : start + _BATCH])} }}")

    def _swap(self, staged: Mapping[NamedNode, NamedNode]) -> Iterator[str]:
        """The staged graphs in place of the old ones, and the merged graph in step."""
        candidates = self.ids.service("update/candidates")
        for graph, stage in staged.items():
            if self.ids.merged(graph.value):
                for source in (graph, stage):
                    yield _copy(source, candidates)
            yield f"DROP SILENT GRAPH {graph}"
            yield _copy(stage, graph)
            yield f"DROP SILENT GRAPH {stage}"
        if any(self.ids.merged(graph.value) for graph in staged):
            yield from Rewriter(self.ids, union=True, using=Using(), engine=self._engine).settle()

    def _appended(self, quads: Sequence[Quad]) -> Iterator[str]:
        graphs: dict[NamedNode, list[Triple]] = {}
        for quad in quads:
            if isinstance(quad.graph_name, NamedNode):
                graphs.setdefault(quad.graph_name, []).append(self._names.triple_out(quad.triple))
        for graph, triples in graphs.items():
            yield f"INSERT DATA {{ {block(graph, triples)} }}"
            if self.ids.merged(graph.value):
                yield f"INSERT DATA {{ {block(self.merged_graph, triples)} }}"

    def _effect(self, lines: Sequence[str] | Iterator[str], seconds: float | None = None) -> str:
        """Send a change as one request, with the new version in it."""
        number = int(self._version.partition("-")[0] or 0) + 1
        version = f"{number:08d}-{secrets.token_hex(4)}"
        mark = f'GRAPH {self._meta} {{ <{self.base_iri}> {_VERSION} "{version}" }}'
        old = f"DELETE WHERE {{ GRAPH {self._meta} {{ <{self.base_iri}> {_VERSION} ?v }} }}"
        self.server.update(" ;\n".join([*lines, old, f"INSERT DATA {{ {mark} }}"]), seconds)
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

    def _stored(self, quad: Quad) -> bool:
        triple = self._names.triple_out(quad.triple)
        return bool(self._rows(f"SELECT * WHERE {{ GRAPH {quad.graph_name} {{ {triple} }} }} LIMIT 1"))

    def _rows(self, text: str) -> list[Row]:
        found = parse_query_results(
            self.server.query(text, "application/sparql-results+json"), QueryResultsFormat.JSON
        )
        if not isinstance(found, QuerySolutions):
            raise InvalidQuery("only SELECT gives rows: ask a SELECT query")
        names = [(variable.value, i) for i, variable in enumerate(found.variables)]
        return [{name: row[i] for name, i in names if row[i] is not None} for row in found]

    def _triples(self, graph: NamedNode) -> Iterator[Triple]:
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        data = self.server.query(text, "application/n-triples")
        return (quad.triple for quad in parse(data, RdfFormat.N_TRIPLES))

    def _read_version(self) -> str:
        rows = self._rows(f"SELECT ?v WHERE {{ GRAPH {self._meta} {{ ?s {_VERSION} ?v }} }}")
        return str(rows[0]["v"].value) if rows else ""

    def _clean(self, stages: Iterable[NamedNode]) -> None:
        for stage in stages:
            try:
                self.server.update(f"DROP SILENT GRAPH {stage}")
            except Unavailable:
                return


def _copy(source: NamedNode, target: NamedNode) -> str:
    return f"INSERT {{ GRAPH {target} {{ ?s ?p ?o }} }} WHERE {{ GRAPH {source} {{ ?s ?p ?o }} }}"
