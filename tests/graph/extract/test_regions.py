"""Regions of events are places of the document, also where it names only a town's government."""

from __future__ import annotations

from graph.extract import read_facts
from graph.model import Kind
from graph.read import document


def test_a_town_told_by_its_government_is_the_known_place() -> None:
    told = "울산광역시는 2024년 5월 2일 울산전시컨벤션센터에서 「수소 산업 포럼」을 개최했다고 3일 밝혔다."
    entries = read_facts(document(told)).entries
    (region,) = [c for e in entries if e.kind is Kind.EVENT for c in e.claims if c.slot == "region"]
    (place,) = [e for e in entries if (e.kind, e.name) == (region.kind, region.value)]
    assert (place.kind, place.type, place.reference) == (Kind.PLACE, "region", "kr-31")
