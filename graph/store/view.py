"""A read-only state of an Oxigraph store, for trusted queries in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store, Triple

from graph.errors import InvalidQuery
from graph.ids import Ids
from graph.store.base import Row, Term
from graph.store.merged import Merged, triple_in
from graph.store.tokens import tokens
from graph.vocab import PREFIXES


class OxigraphView:
    """One consistent state; `version` names it."""

    def __init__(self, store: Store, version: str) -> None:
        self.store = store
        self._version = version

    @property
    def version(self) -> str:
        """Identifies the state."""
        return self._version

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT; raises `InvalidQuery`."""
        try:
            found = self.store.query(bind(query, bindings or {}), prefixes=PREFIXES)
        except SyntaxError as error:
            raise InvalidQuery(f"{error}: correct the query") from error
        if not isinstance(found, QuerySolutions):
            raise InvalidQuery("only SELECT gives rows: ask a SELECT query")
        names = [(variable.value, i) for i, variable in enumerate(found.variables)]
        return [{name: row[i] for name, i in names if row[i] is not None} for row in found]

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """All quads of one named graph."""
        yield from self.store.quads_for_pattern(None, None, None, graph)  # a generator keeps the view alive

    def merged(self) -> Iterator[Triple]:
        """All triples of the merged graph."""
        for quad in self.store.quads_for_pattern(None, None, None, DefaultGraph()):
            yield quad.triple

    def graphs(self) -> Iterator[NamedNode]:
        """All named graphs that hold a quad."""
        for graph in self.store.named_graphs():
            first = next(iter(self.store.quads_for_pattern(None, None, None, graph)), None)
            if isinstance(graph, NamedNode) and first is not None:
                yield graph


def bind(query: str, bindings: Mapping[str, Term]) -> str:
    """The query with some variables fixed, by a VALUES at the start of its outermost group.

    >>> bind("SELECT ?o { ?s ?p ?o }", {"s": NamedNode("http://e/s")})
    'SELECT ?o { VALUES (?s) { (<http://e/s>) } ?s ?p ?o }'
    """
    if not bindings:
        return query
    opening = next((token.end for token in tokens(query) if token.is_mark("{")), None)
    if opening is None:
        raise InvalidQuery("the query has no group: write SELECT … WHERE { … }")
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(value) for value in bindings.values())
    return f"{query[:opening]} VALUES ({names}) {{ ({values}) }}{query[opening:]}"


def merged_copy(view: OxigraphView, ids: Ids) -> OxigraphView:
    """A state in memory with a merged graph, made of one whose default graph is the stored one."""
    copy = Store()
    merged = Merged(copy, ids)
    for quad in view.store:
        stored = isinstance(quad.graph_name, DefaultGraph)
        merged.add([triple_in(quad, ids.service("default")) if stored else quad])
    return OxigraphView(copy, view.version)
