"""Events: lists by filter, one event whole, counts by time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from pyoxigraph import NamedNode

from graph.errors import InvalidInput
from graph.ids import Ids
from graph.model import Kind
from graph.sparql import values
from graph.store.base import View
from graph.views.describe import describe
from graph.views.filters import EventFilter, event_pattern
from graph.views.pages import Page, Paging, page
from graph.views.slots import items
from graph.views.witnesses import contradictions, witnessed

Json = dict[str, Any]

_DAY = "OPTIONAL { ?event pg:firstDay ?day }"
_NAME = 'OPTIONAL { ?event rdfs:label ?name FILTER(LANG(?name) = "ko") }'
SORTS = {"date": "?day", "-date": "DESC(?day)", "name": "?name", "relevance": "DESC(?day)"}
PERIODS = {"day": 10, "month": 7, "year": 4}


def events(view: View, ids: Ids, wanted: EventFilter, paging: Paging, sort: str = "date") -> Page:
    """The events that match, with their slots; undated ones come last."""
    if sort not in SORTS:
        raise InvalidInput(f"sort={sort!r} is unknown; valid are {', '.join(SORTS)}.")
    pattern = f"{event_pattern(view, ids, wanted)} {_DAY} {_NAME}"
    order = f"{'!BOUND(?day) ' if 'day' in SORTS[sort] else ''}{SORTS[sort]}"
    return page(view, "event", pattern, _by(order), paging, lambda nodes: listed(view, nodes, paging.lang))


def listed(view: View, nodes: Sequence[NamedNode], lang: str) -> list[Json]:
    """Events with all their slots, and how many independent sources tell of each."""
    found = items(view, nodes, Kind.EVENT, lang)
    ids = Ids(nodes[0].value.partition("/id/")[0] if nodes else "")
    groups = witnessed(view, ids, [item["documents"] for item in found])
    for item, of in zip(found, groups, strict=True):
        item["independent_sources"] = len(of)
        item["sources"] = of
    return found


def event(view: View, node: NamedNode, lang: str) -> Json:
    """One event: slots with evidence, participants with roles, sub-events."""
    item = listed(view, [node], lang)[0]
    rows = view.select(
        "SELECT DISTINCT ?sub ?day WHERE { ?sub pg:partOfEvent ?event OPTIONAL { ?sub pg:firstDay ?day } } "
        "ORDER BY ?day ?sub",
        {"event": node},
    )
    parts = [row["sub"] for row in rows if isinstance(row["sub"], NamedNode)]
    item["sub_events"] = [{**described, "start": None} for described in describe(view, parts, lang).values()]
    item["participants"] = _participants(item)
    item["contradictions"] = contradictions(item)
    return item


def timeline(view: View, ids: Ids, wanted: EventFilter, paging: Paging, by: str = "month") -> Page:
    """The matching events that have a date, counted by the day, month or year they begin in."""
    if by not in PERIODS:
        raise InvalidInput(f"by={by!r} is unknown; valid are {', '.join(PERIODS)}.")
    rows = view.select(
        f"SELECT DISTINCT ?event ?day WHERE {{ {event_pattern(view, ids, wanted)} ?event pg:firstDay ?day }} "
        "ORDER BY ?day ?event"
    )
    periods = [
        (period, [row["event"] for row in group if isinstance(row["event"], NamedNode)])
        for period, group in groupby(rows, key=lambda row: row["day"].value[: PERIODS[by]])
    ]
    shown = periods[paging.offset : paging.offset + paging.limit]
    brief = briefs(view, [node for _, nodes in shown for node in nodes], paging.lang)
    return Page(
        [
            {"period": period, "count": len(nodes), "events": [brief[node] for node in nodes]}
            for period, nodes in shown
        ],
        len(periods),
    )


def briefs(view: View, nodes: Sequence[NamedNode], lang: str) -> dict[NamedNode, Json]:
    """Events as `{id, name, type, start, end, status}`."""
    found = describe(view, nodes, lang)
    for item in found.values():
        item |= {"start": None, "end": None, "status": None}
    if not found:
        return found
    rows = view.select(
        f"""SELECT ?event ?start ?end ?status WHERE {{ {values("event", found)}
            OPTIONAL {{ ?event pg:startDate ?start }} OPTIONAL {{ ?event pg:endDate ?end }}
            OPTIONAL {{ ?event pg:status ?status }} }} ORDER BY ?start ?end ?status"""
    )
    for row in rows:
        item = found[row["event"]]  # type: ignore[index]
        for name in ("start", "end", "status"):
            if name in row and len(row[name].value[:16]) > len(item[name] or ""):
                item[name] = row[name].value[:16]
    return found


def _participants(item: Json) -> list[Json]:
    """Who took part in whatever way, each once with all roles and sentences."""
    found: dict[str, Json] = {}
    singular = {"attendees": "attendee", "speakers": "speaker"}
    for fact in item["facts"]:
        if fact["slot"] not in ("host", "organizer", "supporter", "attendees", "speakers", "chair"):
            continue
        who = found.setdefault(
            fact["id"],
            {"id": fact["id"], "name": fact["value"], "type": fact["type"], "roles": [], "evidence": []},
        )
        who["roles"].append(singular.get(fact["slot"], fact["slot"]))
        who["evidence"] += [one for one in fact["evidence"] if one not in who["evidence"]]
        who |= {name: fact[name] for name in ("role", "topic") if name in fact}
    return list(found.values())


def _by(order: str) -> str:
    """The sort order with a wrapped test, as SPARQL wants it."""
    return order.replace("!BOUND(?day)", "(!BOUND(?day))")
