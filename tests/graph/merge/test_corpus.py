"""The corpus' marked groups: the events that are one, by what people read out of the documents."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from graph.ids import content_hash
from graph.merge.resolve import Identifier
from graph.model import Claim, Document, Entry, Evidence, Kind, Reading
from graph.vocab import SLOTS
from tests.graph.merge.worlds import World

SHARED = os.environ.get("POLICYGRAPH_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="POLICYGRAPH_SHARED names the folder with the corpus")
LISTS = {
    "organizations": Kind.ORGANIZATION,
    "people": Kind.PERSON,
    "places": Kind.PLACE,
    "events": Kind.EVENT,
}
TARGETS = {"venue": Kind.PLACE, "region": Kind.PLACE, "country": Kind.PLACE, "parent": Kind.EVENT}
_SAID = Evidence(0, 1, "x")


def golds() -> list[tuple[Reading, dict[str, Any]]]:
    folder = Path(str(SHARED)) / "corpus" / "dev"
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
        document = Document(content_hash(text), text, gold["title"], gold["published"], gold["language"])
        entries = [_entry(kind, item) for name, kind in LISTS.items() for item in gold[name]]
        found.append((Reading(document, tuple(entries)), gold))
    return found


def _entry(kind: Kind, item: dict[str, Any]) -> Entry:
    claims = [
        Claim(slot, _name(value), _SAID, 1.0, TARGETS.get(slot, Kind.ORGANIZATION) if one.names else None)
        for slot, one in SLOTS[kind].items()
        for value in _many(item.get(slot))
    ]
    type_ = item.get("type") or kind.value
    return Entry(kind, item["name"], type_, _SAID, 1.0, tuple(item.get("aliases") or ()), tuple(claims))


def _many(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _name(value: Any) -> Any:
    return value["name"] if isinstance(value, dict) else value


def test_events_marked_as_one_are_one_and_no_others() -> None:
    told = golds()
    world = World([reading for reading, _ in told])
    world.add_all()
    nodes: dict[str, set[str]] = defaultdict(set)
    marks: dict[str, set[str]] = defaultdict(set)
    for number, (reading, gold) in enumerate(told):
        state = Identifier(world.store.view(), world.ids, lambda one: world.pipeline.stored(one).reading)
        identities = state.identities(reading)
        for position, event in enumerate(gold["events"]):
            mark = event.get("same_as") or f"{number}.{position}"
            node = identities[Kind.EVENT, event["name"]].iri.value
            nodes[mark].add(node)
            marks[node].add(mark)
    assert {mark: found for mark, found in nodes.items() if len(found) > 1} == {}
    assert {node: found for node, found in marks.items() if len(found) > 1} == {}
