"""Labelled pairs of names: how many that are one are found to be one, and how many of those found are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.ids import Ids
from graph.merge.identity import IRI_KIND
from graph.merge.resolve import Identifier
from graph.model import Entry, Kind, Reading
from graph.reference import load
from graph.store.memory import MemoryStore
from tests.readings import entry, reading

CASES = Path(__file__).parents[2] / "cases" / "merge"
BASE = "http://127.0.0.1:8000"
Side = str | dict[str, Any]
Pair = tuple[Kind, Side, Side, bool]
TYPES = {Kind.ORGANIZATION: "company", Kind.PERSON: "person", Kind.PLACE: "venue", Kind.POLICY: "strategy"}


def pairs() -> Iterator[Pair]:
    """All labelled pairs; every two of a group are one."""
    others = json.loads((CASES / "others.json").read_text(encoding="utf-8"))
    sets = {"organization": json.loads((CASES / "organizations.json").read_text(encoding="utf-8")), **others}
    for kind, labelled in sets.items():
        for group in labelled["groups"]:
            yield from ((Kind(kind), a, b, True) for a, b in combinations(group, 2))
        yield from ((Kind(kind), a, b, False) for a, b in labelled["different"])


def known(kind: Kind, name: str) -> str | None:
    """The reference id that reading gives a name which only one known thing bears."""
    found = {item.id for item in load().find(name, kind) if item.valid_on("2024-05-01")}
    return min(found) if len(found) == 1 else None


def told(kind: Kind, side: Side, number: int) -> Reading:
    """A document that names the thing."""
    made = {"name": side} if isinstance(side, str) else dict(side)
    name, type_, aliases = made.pop("name"), made.pop("type", TYPES[kind]), made.pop("aliases", ())
    bodies = {slot: made.pop(slot) for slot in ("organization", "issuer") if slot in made}
    slots = {**made, **{slot: (body, Kind.ORGANIZATION) for slot, body in bodies.items()}}
    own = replace(entry(kind, name, type_, aliases=aliases, **slots), reference=known(kind, name))
    more = [body_entry(body) for body in bodies.values()]
    return reading(f"{number} {name}", own, *more)


def body_entry(name: str) -> Entry:
    """The entry of a body that a claim names."""
    made = entry(Kind.ORGANIZATION, name, "company")
    return replace(made, reference=known(Kind.ORGANIZATION, name))


def found_one(pair: Pair) -> bool:
    """Whether two documents' things are found to be one."""
    kind, *sides, _ = pair
    readings = [told(kind, side, number) for number, side in enumerate(sides)]
    stored: dict[str, Reading] = {}
    state = Identifier(MemoryStore(BASE).view(), Ids(BASE), stored.__getitem__, new=readings)
    nodes = set()
    for one in readings:
        (name,) = {e.name for e in one.entries if e.kind is kind} - (
            {e.name for e in one.entries if e.kind is Kind.ORGANIZATION} if kind is Kind.PERSON else set()
        )
        assert kind in IRI_KIND
        nodes.add(state.identities(one)[kind, name].iri)
    return len(nodes) == 1


@pytest.fixture(scope="module")
def judged() -> list[tuple[Pair, bool]]:
    return [(pair, found_one(pair)) for pair in pairs()]


def test_there_are_enough(judged: list[tuple[Pair, bool]]) -> None:
    assert len(judged) >= 300
    assert sum(not pair[3] for pair, _ in judged) >= 100


def test_precision(judged: list[tuple[Pair, bool]]) -> None:
    wrong = [pair for pair, one in judged if one and not pair[3]]
    assert len(wrong) / sum(one for _, one in judged) <= 0.01, wrong


def test_recall(judged: list[tuple[Pair, bool]]) -> None:
    missed = [pair for pair, one in judged if pair[3] and not one]
    assert len(missed) / sum(pair[3] for pair, _ in judged) <= 0.05, missed
