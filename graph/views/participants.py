"""Who took part in what, in which role, and where it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from pyoxigraph import NamedNode

from graph.errors import InvalidInput
from graph.ids import Ids
from graph.model import Kind
from graph.sparql import values
from graph.store.base import View
from graph.views.describe import describe
from graph.views.events import briefs
from graph.views.evidence import Witness, evidence, witnesses
from graph.views.filters import EventFilter, check_codes, event_pattern
from graph.views.pages import Page, Paging, counts
from graph.vocab import CLASSES, PG, pg

Json = dict[str, Any]

ROLES = ("attendee", "host", "organizer", "supporter", "speaker", "chair")
TYPES = {
    code: name
    for (kind, code), name in CLASSES.items()
    if kind in {Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE} and code != "other"
} | {"organization": "Organization", "place": "Place"}

_OF_EVENTS = {"event_type": "type"} | {name: name for name in ("industry", "region", "country", "status")}
"""What participants can be counted by that is their events'."""


def participants(
    view: View, ids: Ids, wanted: EventFilter, paging: Paging, types: tuple[str, ...], roles: tuple[str, ...]
) -> Page:
    """One item an entity: `{id, name, type, participations: [{event, roles, evidence}]}`, by name."""
    check_codes("type", types, tuple(TYPES))
    check_codes("role", roles, (*ROLES, "any"))
    asked = ROLES if "any" in roles else roles or ("attendee",)
    kind = f"?who a ?kind . {values('kind', [pg(TYPES[code]) for code in types])}" if types else ""
    about = event_pattern(view, ids, wanted)
    rows = view.select(f"SELECT DISTINCT ?who ?event WHERE {{ {about} {_taking(asked)} {kind} }}")
    events: dict[NamedNode, list[NamedNode]] = defaultdict(list)
    for row in rows:
        events[row["who"]].append(row["event"])  # type: ignore[index, arg-type]
    named = describe(view, events, paging.lang)
    ordered = sorted(events, key=lambda node: (named[node]["name"], node.value))
    shown = ordered[paging.offset : paging.offset + paging.limit]
    return Page(
        [*_items(view, {who: events[who] for who in shown}, named, paging.lang)],
        len(ordered),
        {name: _counted(view, name, about, kind, asked, named, paging.lang) for name in _known(paging)},
    )


def _taking(roles: Sequence[str]) -> str:
    return f"?event ?asked ?who . {values('asked', [pg(role) for role in roles])}"


def _known(paging: Paging) -> tuple[str, ...]:
    valid = ("type", "role", *_OF_EVENTS)
    unknown = [name for name in paging.facets if name not in valid]
    if unknown:
        raise InvalidInput(f"facets={unknown[0]!r} is unknown here; valid are {', '.join(valid)}.")
    return paging.facets


def _counted(
    view: View,
    name: str,
    about: str,
    kind: str,
    asked: Sequence[str],
    named: dict[NamedNode, Json],
    lang: str,
) -> list[Json]:
    """How many participants there are of each value; by role whatever role was asked for."""
    if name == "type":
        return _by_type(named)
    if name == "role":
        rows = view.select(
            "SELECT ?asked (COUNT(DISTINCT ?who) AS ?n) WHERE { "
            f"{about} {_taking(ROLES)} {kind} }} GROUP BY ?asked ORDER BY DESC(?n) ?asked"
        )
        codes = [(row["asked"].value.removeprefix(PG), int(row["n"].value)) for row in rows]
        return [{"value": code, "name": code, "count": count} for code, count in codes]
    return counts(view, "who", f"{about} {_taking(asked)} {kind}", _OF_EVENTS[name], lang, of="event")


def _by_type(named: dict[NamedNode, Json]) -> list[Json]:
    counts: dict[str, int] = defaultdict(int)
    for item in named.values():
        counts[item["type"]] += 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [{"value": code, "name": code, "count": count} for code, count in ordered]


def _items(
    view: View, events: dict[NamedNode, list[NamedNode]], named: dict[NamedNode, Json], lang: str
) -> list[Json]:
    every = list(dict.fromkeys(event for of in events.values() for event in of))
    brief = briefs(view, every, lang)
    claims: dict[tuple[NamedNode, NamedNode], dict[str, list[Witness]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for (event, predicate, who), said in witnesses(view, every, events).items():
        role = predicate.value.removeprefix(PG)
        if role in ROLES and isinstance(who, NamedNode):
            claims[event, who][role] += said
    return [
        {
            **named[who],
            "participations": [
                _participation(brief[event], claims[event, who]) for event in _by_day(events[who], brief)
            ],
        }
        for who in events
    ]


def _by_day(events: list[NamedNode], brief: dict[NamedNode, Json]) -> list[NamedNode]:
    return sorted(dict.fromkeys(events), key=lambda event: (brief[event]["start"] or "9999", event.value))


def _participation(event: Json, said: dict[str, list[Witness]]) -> Json:
    every = [witness for role in ROLES for witness in said.get(role, [])]
    found: Json = {
        "event": {name: event[name] for name in ("id", "name", "type", "start")},
        "roles": [role for role in ROLES if role in said],
        "evidence": evidence(every),
    }
    for name in ("role", "topic"):
        told = [text for witness in every if (text := getattr(witness, name))]
        if told:
            found[name] = told[0]
    return found
