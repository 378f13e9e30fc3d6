"""Parts of the graph as nodes and edges with names, places and evidence; ways; ranks."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph import network
from graph.ids import Ids
from graph.network import Graph
from graph.store.base import View
from graph.views.describe import TYPES, describe
from graph.views.evidence import evidence, witnesses
from graph.vocab import pg

Json = dict[str, Any]

RANKED = (*TYPES.values(), "other")
"""The type codes that nodes can have."""


def drawn(view: View, graph: Graph, types: tuple[str, ...], lang: str) -> Json:
    """`{"nodes": [...], "edges": [...]}` of a part of the graph; `types` keeps nodes of these type codes."""
    named = describe(view, map(NamedNode, graph.nodes), lang)
    if types:
        graph = graph.subgraph([node.value for node, item in named.items() if item["type"] in types])
    groups = network.communities(graph)
    places = network.layout(graph, groups)
    nodes = [
        {
            **named[NamedNode(node)],
            "x": places[node][0],
            "y": places[node][1],
            "size": round(4 + 3 * math.sqrt(graph.degree(node)), 1),
            "community": groups[node],
            "degree": graph.degree(node),
        }
        for node in graph.nodes
    ]
    return {"nodes": nodes, "edges": edges(view, graph.edges(keys=True))}


def edges(view: View, wanted: Iterable[tuple[str, str, str]]) -> list[Json]:
    """Edges with the sentences that state them."""
    wanted = list(wanted)
    claims = witnesses(view, dict.fromkeys(NamedNode(source) for source, _, _ in wanted))
    return [
        {
            "source": source,
            "target": target,
            "predicate": key,
            "evidence": evidence(claims.get((NamedNode(source), pg(key), NamedNode(target)), [])),
        }
        for source, target, key in wanted
    ]


def ways(
    view: View, graph: Graph, sources: Iterable[str], targets: Iterable[str], most: int, lang: str
) -> list[Json]:
    """The shortest ways between two things, each step with its facts' evidence and direction."""
    found = network.paths(graph, sources, targets, most)
    named = describe(view, (NamedNode(node) for path in found for node in path), lang)
    steps = {(a, b): _step(view, graph, a, b, named) for path in found for a, b in itertools.pairwise(path)}
    return [
        {"length": len(path) - 1, "steps": [steps[pair] for pair in itertools.pairwise(path)]}
        for path in found
    ]


def _step(view: View, graph: Graph, a: str, b: str, named: dict[NamedNode, Json]) -> Json:
    """One step; `inverse` tells that the fact points backwards."""
    forward = graph.has_edge(a, b)
    source, target = (a, b) if forward else (b, a)
    found = edges(view, [(source, target, key) for key in sorted(graph[source][target])])
    best = max(found, key=lambda edge: len(edge["evidence"]))
    return {
        "from": named[NamedNode(a)],
        "predicate": best["predicate"],
        "to": named[NamedNode(b)],
        "inverse": not forward,
        "evidence": best["evidence"],
    }


def ranked(view: View, ids: Ids, scores: dict[str, float], types: tuple[str, ...], lang: str) -> list[Json]:
    """Things by score, highest first, of the type codes asked for."""
    named = describe(view, map(NamedNode, scores), lang)
    items = [
        {**item, "score": round(scores[node.value], 6)}
        for node, item in named.items()
        if (not types or item["type"] in types) and node.value.startswith(f"{ids.base}/id/")
    ]
    return sorted(items, key=lambda item: (-item["score"], item["name"], item["id"]))
