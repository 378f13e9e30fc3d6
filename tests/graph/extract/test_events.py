import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.extract import read_facts
from graph.model import Document, Entry, Kind, Reading, Region, RegionKind

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['about']}")
    for file in sorted(Path("tests/cases/events").glob("*.json"))
    for case in json.loads(file.read_text("utf-8"))
]
MANY = {"host", "organizer", "supporter", "attendees", "speakers", "chair", "launches", "announces"}


def reading(case: dict[str, Any]) -> Reading:
    return read(case["text"], case["published"], case.get("language", "ko"))


@cache
def read(text: str, published: str, language: str) -> Reading:
    body = Region(0, len(text), RegionKind.BODY)
    return read_facts(Document("a", text, published=published, language=language, regions=(body,)))


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    found = {e.name: e for e in reading(case).of(Kind.EVENT)}
    for wanted in case["events"]:
        assert wanted["name"] in found
        entry = found[wanted["name"]]
        assert entry.type == wanted["type"]
        for slot in wanted.keys() - {"name", "type", "topics"}:
            values = entry.values(slot)
            if slot in MANY:
                assert set(values) == set(wanted[slot]), slot
            else:
                assert (values or (None,))[0] == wanted[slot], slot
        topics = {c.value: c.topic for c in entry.claims if c.slot == "speakers" and c.topic}
        assert topics == wanted.get("topics", topics)
    assert not found.keys() & set(case.get("absent", ()))


@pytest.mark.parametrize("case", CASES)
def test_evidence_is_a_sentence_of_the_text(case: dict[str, Any]) -> None:
    told = reading(case)
    for entry in told.of(Kind.EVENT):
        for evidence in (entry.evidence, *(c.evidence for c in entry.claims)):
            assert case["text"][evidence.start : evidence.end] == evidence.quote
            assert evidence.highlight
            assert all(evidence.start <= h.start < h.end <= evidence.end for h in evidence.highlight)


def test_values_that_are_names_have_entries() -> None:
    for param in CASES:
        told = reading(param.values[0])  # type: ignore[arg-type]
        names = {(e.kind, e.name) for e in told.entries}
        for entry in told.of(Kind.EVENT):
            for claim in entry.claims:
                if claim.kind in {Kind.ORGANIZATION, Kind.PERSON, Kind.EVENT}:
                    assert (claim.kind, claim.value) in names


def test_what_goes_on_inside_counts_for_the_whole() -> None:
    case = next(p.values[0] for p in CASES if "사흘간" in str(p.id))
    fair, opening = reading(case).of(Kind.EVENT)  # type: ignore[arg-type]
    assert attendees(opening) <= attendees(fair)


def attendees(entry: Entry) -> set[str | int]:
    return set(entry.values("attendees"))
