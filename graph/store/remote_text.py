"""SPARQL text for a server whose merged graph is a named graph."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph.ids import UNMERGED, Ids
from graph.store.candidates import Engine
from graph.store.edits import edited
from graph.store.hiding import filters
from graph.store.tokens import Token, closing, tokens
from graph.vocab import PREFIXES

Node = NamedNode | BlankNode | Literal | Triple


def engine(ids: Ids, foreign: Sequence[str] = ()) -> Engine:
    """How the merged graph and kinds of graphs are told there, by plain SPARQL; `foreign` are not ours."""
    own = f"{ids.base}/graph/"
    names = ", ".join(f'"{own}{name}"' for name in sorted(UNMERGED))
    shows = (
        f'(!STRSTARTS(STR({{0}}), "{own}") || '
        f'(!CONTAINS(STRAFTER(STR({{0}}), "{own}"), "/") && STR({{0}}) NOT IN ({names})))'
    )
    ours = f" && {{0}} NOT IN ({', '.join(f'<{graph}>' for graph in foreign)})" if foreign else ""
    return Engine(ids.service("merged").value, shows + ours, f'!STRSTARTS(STR({{0}}), "{own}"){ours}')


def on_merged(query: str, hidden: Sequence[str]) -> str:
    """A query with the first hidden graph as its default graph, and none of them among its named ones.

    >>> on_merged("SELECT ?s { ?s ?p ?o GRAPH ?g { ?s ?q 1 } }", ["http://m"])
    'SELECT ?s { GRAPH <http://m> { ?s ?p ?o GRAPH ?g { ?s ?q 1 } FILTER(?g NOT IN (<http://m>)) } }'
    """
    items = tokens(query)
    opening = _pattern(items)
    if opening is None or any(token.is_word("FROM") for token in items):
        return query
    end = closing(items, opening)
    first, last = items[opening].end, items[end].start
    edits = [(first, first, f" GRAPH <{hidden[0]}> {{"), (last, last, "} "), *filters(items, hidden)]
    inner = query[items[opening].start : items[end].end]
    if items[opening - 1].is_word("WHERE") and opening > 1 and items[opening - 2].is_word("CONSTRUCT"):
        edits.append((items[opening - 1].start, items[opening - 1].start, inner + " "))
    return edited(query, edits)


def _pattern(items: list[Token]) -> int | None:
    """Where the outermost pattern begins: the first brace, or the second after a CONSTRUCT's template."""
    braces = [i for i, token in enumerate(items) if token.is_mark("{")]
    if not braces:
        return None
    first = braces[0]
    if not items[first - 1].is_word("CONSTRUCT"):
        return first
    end = closing(items, first)
    return next((i for i in braces if i > end), None)


def with_prefixes(text: str) -> str:
    """The text with the common prefixes declared; its own declarations come later and so win."""
    used = [name for name in PREFIXES if f"{name}:" in text]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + text


class Names:
    """Terms under other names: blank nodes, as SPARQL cannot name them from one request to the next, and
    literals of kinds that a server would not give back as they were.
    """

    def __init__(self, base: str, changed: Collection[str] = ()) -> None:
        """`changed` are the datatypes of those literals."""
        self.prefix = f"{base}/.well-known/genid/"
        kinds = f"{base}/.well-known/datatype/"
        self._out = {kind: NamedNode(kinds + re.split("[/#]", kind)[-1]) for kind in changed}
        self._back = {ours.value: NamedNode(kind) for kind, ours in self._out.items()}

    def out(self, node: Node) -> Node:
        """A term as it is stored."""
        if isinstance(node, Literal):
            return _retyped(node, self._out)
        return NamedNode(self.prefix + node.value) if isinstance(node, BlankNode) else node

    def back(self, node: Node) -> Node:
        """A term as it was."""
        if isinstance(node, Literal):
            return _retyped(node, self._back)
        if isinstance(node, NamedNode) and node.value.startswith(self.prefix):
            return BlankNode(node.value.removeprefix(self.prefix))
        return node

    def triple_out(self, triple: Triple) -> Triple:
        """A triple as it is stored."""
        return Triple(self.out(triple.subject), triple.predicate, self.out(triple.object))  # type: ignore[arg-type]

    def quad_back(self, triple: Triple, graph: NamedNode) -> Quad:
        """A quad as it was."""
        return Quad(self.back(triple.subject), triple.predicate, self.back(triple.object), graph)  # type: ignore[arg-type]


def _retyped(literal: Literal, kinds: Mapping[str, NamedNode]) -> Literal:
    kind = kinds.get(literal.datatype.value) if kinds else None
    return Literal(literal.value, datatype=kind) if kind else literal


def block(graph: NamedNode, triples: Iterable[Triple]) -> str:
    """Triples of a graph for INSERT DATA."""
    return f"GRAPH {graph} {{ {' '.join(f'{triple} .' for triple in triples)} }}"
