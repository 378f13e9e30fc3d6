"""The graph as networkx sees it: neighbourhoods, shortest ways, ranks, communities, layout.

Computed from a `View` and kept for as long as the store does not change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

import networkx as nx
from pyoxigraph import NamedNode

from graph.sparql import values
from graph.store.base import View
from graph.vocab import PG, PREDICATES, SLOTS, pg

Graph: TypeAlias = "nx.MultiDiGraph[str]"
Position = tuple[float, float]

PROPERTIES = tuple(
    dict.fromkeys(
        [slot.property for slots in SLOTS.values() for slot in slots.values() if slot.names]
        + list(PREDICATES.values())
    )
)
"""The properties between things that are drawn and walked."""
_SPOKEN_OF = "FILTER EXISTS { ?s pg:mentionedIn ?a } FILTER EXISTS { ?o pg:mentionedIn ?b }"
_WHOLE_LAYOUT = 400
"""Up to so many nodes the force-directed layout is of the whole; more are laid out by community."""
_SEED = 7


class Networks:
    """The whole graph of the newest state asked for, built once for each state."""

    def __init__(self) -> None:
        self._build = lru_cache(maxsize=2)(self._of_version)
        self._view: View | None = None

    def of(self, view: View) -> Graph:
        """The graph of a view: nodes are IRIs, an edge's key is its property's name."""
        self._view = view
        return self._build(view.version)

    def _of_version(self, version: str) -> Graph:
        assert self._view is not None, version
        return network(self._view)


def network(view: View) -> Graph:
    """All facts between things that documents speak of."""
    graph: Graph = nx.MultiDiGraph()
    wanted = values("p", (pg(name) for name in PROPERTIES))
    for row in view.select(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {wanted} ?s ?p ?o . {_SPOKEN_OF} }}"):
        s, p, o = row["s"], row["p"], row["o"]
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and s != o:
            graph.add_edge(s.value, o.value, key=p.value.removeprefix(PG))
    return graph


def neighbourhood(graph: Graph, focus: Iterable[str], depth: int, limit: int) -> Graph:
    """The nodes at most `depth` steps from any of `focus`, nearest and best connected first."""
    found: dict[str, None] = {node: None for node in focus if node in graph}
    edge = list(found)
    around: Any = graph.to_undirected(as_view=True)
    for _ in range(depth):
        beyond = dict.fromkeys(n for node in edge for n in around[node] if n not in found)
        edge = sorted(beyond, key=lambda node: (-graph.degree(node), node))[: max(0, limit - len(found))]
        found |= dict.fromkeys(edge)
    return graph.subgraph(islice(found, limit))


def largest(graph: Graph, limit: int) -> Graph:
    """The `limit` best connected nodes and their edges."""
    ordered = sorted(graph.nodes, key=lambda node: (-graph.degree(node), node))
    return graph.subgraph(ordered[:limit])


def paths(graph: Graph, sources: Iterable[str], targets: Iterable[str], most: int) -> list[list[str]]:
    """The shortest ways from any source to any target, whichever way the facts point; at most `most`."""
    around: Any = nx.Graph(graph.to_undirected(as_view=True))
    found: list[list[str]] = []
    for source in sources:
        for target in targets:
            if source in around and target in around and nx.has_path(around, source, target):
                found += islice(nx.all_shortest_paths(around, source, target), most)
    shortest = min(map(len, found), default=0)
    return sorted(path for path in found if len(path) == shortest)[:most]


def communities(graph: Graph) -> dict[str, int]:
    """The community of each node, numbered from the largest."""
    plain: Any = nx.Graph(graph.to_undirected(as_view=True))
    if not plain:
        return {}
    found = nx.community.louvain_communities(plain, seed=_SEED)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: number for number, members in enumerate(ordered) for node in members}


def ranks(graph: Graph, by: str) -> dict[str, float]:
    """How central each node is, by `degree`, `pagerank` or `betweenness` (sampled on large graphs)."""
    plain: Any = nx.Graph(graph.to_undirected(as_view=True))
    if by == "degree":
        return {node: float(degree) for node, degree in plain.degree}
    if by == "pagerank":
        return dict(nx.pagerank(plain)) if plain else {}
    sample = None if len(plain) <= 500 else 200
    return dict(nx.betweenness_centrality(plain, k=sample, seed=_SEED))


def layout(graph: Graph, groups: dict[str, int]) -> dict[str, Position]:
    """A place for each node, the same for the same graph; edge lengths of about one unit in 100."""
    plain: Any = nx.Graph(graph.to_undirected(as_view=True))
    if len(plain) <= _WHOLE_LAYOUT:
        return _scaled(_spring(plain), 100 * math.sqrt(max(len(plain), 1)))
    members: dict[int, list[str]] = {}
    for node in plain:
        members.setdefault(groups[node], []).append(node)
    between = nx.quotient_graph(plain, [set(nodes) for nodes in members.values()], relabel=True)
    centres = _scaled(_spring(between), 160 * math.sqrt(len(plain)))
    found: dict[str, Position] = {}
    for (x, y), nodes in zip((centres[i] for i in range(len(members))), members.values(), strict=True):
        inner = _spring(plain.subgraph(nodes)) if len(nodes) <= _WHOLE_LAYOUT else _spiral(nodes)
        for node, (dx, dy) in _scaled(inner, 60 * math.sqrt(len(nodes))).items():
            found[node] = (x + dx, y + dy)
    return found


def _spring(graph: Any) -> dict[Any, Position]:
    found = nx.spring_layout(graph, seed=_SEED, iterations=60)
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _spiral(nodes: list[str]) -> dict[Any, Position]:
    """Sunflower places: even, without overlap, in linear time."""
    golden = math.pi * (3 - math.sqrt(5))
    places = ((math.sqrt((i + 0.5) / len(nodes)), i * golden) for i in range(len(nodes)))
    return {
        node: (r * math.cos(angle), r * math.sin(angle))
        for node, (r, angle) in zip(nodes, places, strict=True)
    }


def _scaled(places: dict[Any, Position], size: float) -> dict[Any, Position]:
    return {node: (round(x * size, 1), round(y * size, 1)) for node, (x, y) in places.items()}
