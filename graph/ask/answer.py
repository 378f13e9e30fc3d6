"""From an interpretation to the answer: the things found, with evidence, by the views that lists use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from graph.ask import queries, sentences
from graph.ask.interpretation import Interpretation
from graph.ask.read import read
from graph.ids import Ids
from graph.model import Kind
from graph.network import Graph
from graph.store.base import Row, View
from graph.views import entities, slots
from graph.views.describe import describe
from graph.views.events import listed
from graph.views.evidence import evidence, witnesses
from graph.views.filters import EventFilter
from graph.views.network import ways
from graph.views.pages import Paging
from graph.views.participants import participants
from graph.vocab import PG

Json = dict[str, Any]


def answer(
    view: View,
    ids: Ids,
    network: Callable[[View], Graph],
    question: str,
    today: date,
    lang: str | None = None,
) -> Json:
    """`{"answer", "items", "sparql", "interpretation"}`; raises `InvalidInput` if it cannot be read.

    `network` gives the graph that ways are sought in; `lang` is the answer's, by default the question's.
    """
    asked = read(view, question, today)
    if lang:
        asked = replace(asked, language=lang)
    if asked.intent == "connection":
        items, sparql = _connection(view, network(view), asked)
    else:
        sparql = queries.query(asked)
        items = _items(view, ids, asked, view.select(sparql))
    named = describe(view, [node for thing in asked.things for node in thing.nodes], asked.language)
    understood = asked.json(named)
    said = sentences.sentence(asked, items, understood)
    return {"answer": said, "items": items, "sparql": sparql, "interpretation": understood}


def _items(view: View, ids: Ids, asked: Interpretation, rows: Sequence[Row]) -> list[Json]:
    nodes = _nodes(rows, "id")
    if not nodes:
        return []
    if asked.intent == "participants":
        return _participants(view, ids, asked, nodes, rows)
    if asked.intent.startswith("event"):
        return _proved(listed(view, nodes, asked.language))
    if asked.intent in {"policies", "policy-budget"}:
        return _proved(slots.items(view, nodes, Kind.POLICY, asked.language))
    if asked.intent == "alliances":
        return _proved(slots.items(view, nodes, Kind.ALLIANCE, asked.language))
    if asked.intent == "quotations":
        return _proved(slots.items(view, nodes, Kind.QUOTATION, asked.language))
    if asked.intent == "thing":
        return _things(view, nodes, asked.language)
    return _linked(view, nodes, rows, asked.language)


def _proved(items: list[Json]) -> list[Json]:
    """Items with the sentences of their facts where none is about the thing as such."""
    for item in items:
        said = [one for fact in item["facts"] for one in fact["evidence"]]
        item["evidence"] = item["evidence"] or list(
            {(one["document"], one["start"]): one for one in said}.values()
        )
    return items


def _participants(
    view: View, ids: Ids, asked: Interpretation, nodes: list[NamedNode], rows: Sequence[Row]
) -> list[Json]:
    events = tuple(node.value for node in _nodes(rows, "event"))
    roles = tuple(one.code for one in asked.roles) or ("attendee",)
    wanted, paging = EventFilter(event=events), Paging(queries.MOST, lang=asked.language)
    kept = {node.value for node in nodes}
    found = participants(view, ids, wanted, Paging(100_000, lang=paging.lang), (), roles).items
    return [item for item in found if item["id"] in kept]


def _things(view: View, nodes: list[NamedNode], lang: str) -> list[Json]:
    """Things with the posts, and the events with their part in them."""
    return [entities.entity(view, node, lang) for node in nodes]


def _linked(view: View, nodes: list[NamedNode], rows: Sequence[Row], lang: str) -> list[Json]:
    """Leaders, members, parts, issuers: what each is of, and the sentences."""
    sources = _nodes(rows, "of")
    claims = witnesses(view, sources, nodes)
    named = describe(view, [*nodes, *sources], lang)
    found: dict[NamedNode, Json] = {node: {**named[node], "of": [], "evidence": []} for node in nodes}
    for row in rows:
        of, relation, node = row["of"], row["relation"], row["id"]
        if isinstance(of, NamedNode) and isinstance(relation, NamedNode) and isinstance(node, NamedNode):
            said = claims.get((of, relation, node), [])
            item = found[node]
            item["relation"] = relation.value.removeprefix(PG)
            item["of"].append(named[of])
            item["evidence"] += evidence(said)
            if told := [one.role for one in said if one.role]:
                item["role"] = told[0]
    return list(found.values())


def _connection(view: View, graph: Graph, asked: Interpretation) -> tuple[list[Json], str]:
    first, second = asked.things[0].nodes, asked.things[1].nodes
    around: Any = nx.Graph(graph.to_undirected(as_view=True))
    lengths: list[int] = [
        int(nx.shortest_path_length(around, a.value, b.value))
        for a in first
        for b in second
        if a != b and a.value in around and b.value in around and nx.has_path(around, a.value, b.value)
    ]
    sparql = queries.connection(first, second, min(lengths, default=1))
    found = (
        ways(view, graph, (n.value for n in first), [n.value for n in second], queries.MOST, asked.language)
        if lengths
        else []
    )
    return [_way(way) for way in found], sparql


def _way(way: Json) -> Json:
    steps = way["steps"]
    names = [steps[0]["from"]["name"], *(step["to"]["name"] for step in steps)]
    said = [one for step in steps for one in step["evidence"]]
    return {"name": " – ".join(names), "type": "path", **way, "evidence": said}


def _nodes(rows: Iterable[Row], variable: str) -> list[NamedNode]:
    """The nodes of a column, each once, in order."""
    return list(dict.fromkeys(row[variable] for row in rows if isinstance(row.get(variable), NamedNode)))  # type: ignore[misc]
