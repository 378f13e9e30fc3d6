"""From an interpretation to the answer: the things found, with evidence, by the views that lists use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import networkx as nx
from pyoxigraph import NamedNode

from graph.ask import labels, queries, sentences
from graph.ask.interpretation import Interpretation
from graph.ask.lookups import COUNTRIES
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
        asked, items, sparql = _found(view, ids, asked)
    named = describe(view, [node for thing in asked.things for node in thing.nodes], asked.language)
    understood = asked.json(named)
    said = sentences.sentence(asked, items, understood, labels.labels(view, asked.language))
    return {"answer": said, "items": items, "sparql": sparql, "interpretation": understood}


def _found(view: View, ids: Ids, asked: Interpretation) -> tuple[Interpretation, list[Json], str]:
    """What answers the question; where nothing does, what is nearest to it, if anything is."""
    for attempt in (asked, *_nearest(asked)):
        sparql = queries.query(attempt)
        items = _items(view, ids, attempt, view.select(sparql))
        if items:
            return attempt, items, sparql
    return asked, [], queries.query(asked)


def _nearest(asked: Interpretation) -> Iterator[Interpretation]:
    """The questions whose answers help where none says who leads an alliance or what came of an event."""
    if asked.intent == "alliance-leaders":
        parties = replace(asked, intent="alliance-parties", instead_of=asked.intent)
        yield parties
        yield replace(parties, participant_types=())
        if asked.things:
            yield replace(parties, intent="thing")
    elif asked.intent == "outcomes":
        yield replace(asked, intent="events", instead_of=asked.intent)


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
    if asked.intent == "outcomes":
        return _outcomes(view, rows, asked.language)
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


def _outcomes(view: View, rows: Sequence[Row], lang: str) -> list[Json]:
    """What was launched, announced or invested in, then the events that the same reports tell of later."""
    linked = [row for row in rows if "relation" in row]
    found = _linked(view, _nodes(linked, "id"), linked, lang)
    known = {item["id"] for item in found}
    later = [node for node in _nodes(rows, "id") if node.value not in known]
    return found + _proved(listed(view, later, lang))


def _linked(view: View, nodes: list[NamedNode], rows: Sequence[Row], lang: str) -> list[Json]:
    """Leaders, members, parts, issuers: what each is of, and the sentences.

    Those that a row reaches by way of another (`?via`) are told by the sentence about that one.
    """
    sources = _nodes(rows, "of")
    claims = witnesses(view, sources, dict.fromkeys([*nodes, *_nodes(rows, "via")]))
    named = describe(view, [*nodes, *sources], lang)
    found: dict[NamedNode, Json] = {node: {**named[node], "of": [], "evidence": []} for node in nodes}
    for row in rows:
        of, relation, node = row["of"], row["relation"], row["id"]
        if isinstance(of, NamedNode) and isinstance(relation, NamedNode) and isinstance(node, NamedNode):
            said = claims.get((of, relation, row.get("via", node)), [])
            item = found[node]
            item["relation"] = relation.value.removeprefix(PG)
            item["of"] += [named[of]] * (named[of] not in item["of"])
            item["evidence"] += [one for one in evidence(said) if one not in item["evidence"]]
            if told := [one.role for one in said if one.role]:
                item["role"] = told[0]
    return list(found.values())


def _connection(view: View, graph: Graph, asked: Interpretation) -> tuple[list[Json], str]:
    """The shortest ways; one by way of a country, which ties all to all, only where there is no other."""
    first, second = asked.things[0].nodes, asked.things[1].nodes
    countries = {row["id"].value for row in view.select(COUNTRIES)}
    between = countries - {node.value for node in (*first, *second)}
    telling: Any = graph.subgraph([node for node in graph if node not in between])
    found = _ways(view, telling, first, second, asked.language, around=bool(between))
    every = _ways(view, graph, first, second, asked.language)
    return found if _length(found[0]) == _length(every[0]) else every


def _length(ways: list[Json]) -> int:
    return ways[0]["length"] if ways else 0


def _ways(
    view: View,
    graph: Graph,
    first: tuple[NamedNode, ...],
    second: tuple[NamedNode, ...],
    lang: str,
    around: bool = False,
) -> tuple[list[Json], str]:
    """The shortest ways in a graph and the query for them; `around`: it passes over countries."""
    undirected: Any = nx.Graph(graph.to_undirected(as_view=True))
    lengths: list[int] = [
        int(nx.shortest_path_length(undirected, a.value, b.value))
        for a in first
        for b in second
        if a != b
        and a.value in undirected
        and b.value in undirected
        and nx.has_path(undirected, a.value, b.value)
    ]
    sparql = queries.connection(first, second, min(lengths, default=1), around)
    found = (
        ways(view, graph, (n.value for n in first), [n.value for n in second], queries.MOST, lang)
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
