"""What a store on a SPARQL 1.1 server holds: the reading half of `remote`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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

from graph.errors import Conflict, InvalidQuery
from graph.ids import Ids
from graph.store.base import Row, Term, View
from graph.store.remote_http import Account, Server
from graph.store.remote_text import Names, on_merged, with_prefixes
from graph.store.steps import Steps
from graph.store.view import bind

_SYSTEM = (
    "http://www.openlinksw.com/",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "urn:activitystreams-owl:map",
    "http://localuriqaserver/sparql",
)
"""Beginnings of the names of graphs that Virtuoso brings along; one may be named after its own endpoint."""
_CHANGED = ("http://www.opengis.net/ont/geosparql#wktLiteral",)
"""Datatypes whose literals Virtuoso changes: coordinates become numbers of 32 bits."""
VERSION = NamedNode("urn:policygraph:version")


class RemoteGraphs:
    """The graphs of one service on a server. Safe to use from several threads."""

    def __init__(self, account: Account, base_iri: str, seconds: float) -> None:
        """Raises `Unavailable` if no server answers, `Conflict` if it holds the graph of another base IRI."""
        self.base_iri = base_iri
        self.ids = Ids(base_iri)
        self.server = Server(account, seconds)
        self.merged_graph = self.ids.service("merged")
        self.hidden = tuple(self.ids.service(name).value for name in ("merged", "meta", "default"))
        self.foreign: tuple[str, ...] = ()
        """Graphs that the server brought along."""
        self._meta = self.ids.service("meta")
        self._steps = Steps()
        self._named: tuple[str, tuple[str, ...]] = ("", ())
        try:
            self._version = self._read_version()
            names = [graph.value for graph in self._all_graphs()]
            if any(name.startswith(_SYSTEM[0]) for name in names):
                self.foreign = tuple(filter(self._brought_along, names))
        except BaseException:
            self.server.close()
            raise
        self._names = Names(base_iri, _CHANGED if self.foreign else ())

    @property
    def version(self) -> str:
        """Identifies the state, as far as this service wrote it."""
        return self._version

    def view(self) -> View:
        """The state; each query sees it as it then is."""
        self.server.check_open()
        return self

    def ping(self) -> None:
        """Raise `Unavailable` if the server does not answer."""
        self._rows(f"SELECT ?v WHERE {{ GRAPH {self._meta} {{ ?s {VERSION} ?v }} }} LIMIT 1")

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT; raises `InvalidQuery`."""
        text = on_merged(with_prefixes(bind(query, bindings or {})), self.hidden[:2])
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
        working = self.ids.service("update/").value
        for graph in self._all_graphs():
            own = graph.value.startswith(working) or graph.value in self.hidden[:2]
            if not own and not (self.foreign and self._brought_along(graph.value)):
                yield graph

    def named(self) -> Sequence[str]:
        """The same but for the stored default graph, kept until the next change."""
        version = self.version
        if not self._named[1] or self._named[0] != version:
            found = (graph.value for graph in self.graphs())
            self._named = (version, tuple(graph for graph in found if graph not in self.hidden))
        return self._named[1]

    def holds(self, graph: str) -> bool:
        """Whether a named graph holds a quad."""
        return bool(self._rows(f"SELECT ?s WHERE {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }} LIMIT 1"))

    def changed_since(self, version: str) -> set[str] | None:
        """The graphs replaced since a version; None where that is not known any more."""
        return self._steps.since(version, self.version)

    def _all_graphs(self) -> Iterator[NamedNode]:
        # not DISTINCT, for which Virtuoso has a way of its own that took over a minute where this takes 0.5 s
        for row in self._rows("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"):
            if isinstance(graph := row["g"], NamedNode):
                yield graph

    def _brought_along(self, graph: str) -> bool:
        return graph.startswith((*_SYSTEM, self.server.account.query))

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
        rows = self._rows(f"SELECT ?s ?v WHERE {{ GRAPH ?g {{ ?s {VERSION} ?v }} }}")
        found = {str(row["s"]).strip("<>"): row["v"].value for row in rows}
        if found and self.base_iri not in found:
            raise Conflict(
                f"the SPARQL server holds the graph of {', '.join(found)}, not {self.base_iri}: set "
                "POLICYGRAPH_BASE_IRI to that, or name another server"
            )
        return found.get(self.base_iri, "")
