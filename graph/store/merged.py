"""The merged graph: every triple of the graphs that show in the default graph, once.

It is the engine's own default graph, so that a query needs no dataset of its own; the stored default
graph, which callers write, is kept beside it as the graph `{BASE}/graph/default`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store, Triple

from graph.ids import Ids
from graph.store.base import Change

MERGED = DefaultGraph()


class Merged:
    """Changes to an Oxigraph store that keep its merged graph in step.

    Without `union` there is no merged graph: the engine's default graph is the stored one.
    """

    def __init__(self, store: Store, ids: Ids, *, union: bool = True) -> None:
        self.store = store
        self.ids = ids
        self.union = union

    def apply(self, change: Change) -> bool:
        """Carry out a change; whether anything differs now. Not atomic: the caller publishes or discards."""
        added: list[Quad] = [q for q in dict.fromkeys(change.append) if q not in self.store]
        removed: list[Quad] = []
        emptied: list[NamedNode] = []
        for graph, triples in change.replace.items():
            new = {Quad(t.subject, t.predicate, t.object, graph) for t in triples}
            old = set(self.store.quads_for_pattern(None, None, None, graph))
            added.extend(new - old)
            if new:
                removed.extend(old - new)
            elif old:
                removed.extend(old)
                emptied.append(graph)
        self.remove(removed, emptied)
        self.add(added)
        return bool(added or removed)

    def add(self, quads: Collection[Quad]) -> None:
        """Add quads, and to the merged graph those that show there."""
        self.store.extend(quads)
        if self.union:
            self.store.extend(triple_in(q, MERGED) for q in quads if self.shows(q.graph_name))

    def remove(self, quads: Iterable[Quad], emptied: Collection[NamedNode] = ()) -> None:
        """Remove quads, and from the merged graph what no graph that shows there holds any more.

        `emptied` are graphs all of whose quads are among them.
        """
        for graph in emptied:
            self.store.remove_graph(graph)
        gone = list(quads)
        whole = set(emptied)
        for quad in gone:
            if quad.graph_name not in whole:
                self.store.remove(quad)
        if self.union:
            for quad in gone:
                if self.shows(quad.graph_name) and not self.held(quad.triple):
                    self.store.remove(triple_in(quad, MERGED))

    def held(self, triple: Triple) -> bool:
        """Whether any graph that shows in the merged graph holds a triple."""
        found = self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        return any(self.shows(quad.graph_name) for quad in found)

    def shows(self, graph: NamedNode | BlankNode | DefaultGraph) -> bool:
        """Whether a graph's triples show in the merged graph; the merged graph itself does not count."""
        if isinstance(graph, DefaultGraph):
            return False
        return isinstance(graph, BlankNode) or self.ids.merged(graph.value)

    def rebuild(self) -> None:
        """Make the merged graph anew from the graphs that show in it."""
        self.store.clear_graph(MERGED)
        for graph in list(self.store.named_graphs()):
            if self.shows(graph):
                quads = self.store.quads_for_pattern(None, None, None, graph)
                self.store.bulk_extend(triple_in(q, MERGED) for q in quads)


def triple_in(quad: Quad, graph: NamedNode | DefaultGraph) -> Quad:
    """The triple of a quad in another graph."""
    return Quad(quad.subject, quad.predicate, quad.object, graph)
