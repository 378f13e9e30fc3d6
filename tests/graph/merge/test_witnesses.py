"""Copies are one source; what documents disagree on is kept and shown, the best supported first."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from graph.ids import content_hash
from graph.merge.copies import COPY, likeness, signature
from graph.model import Reading
from graph.views.events import event, listed
from tests.graph.merge.worlds import World
from tests.readings import EVENT, PLACE, entry, reading

SENTENCES = [
    f"{number}번째 기업은 올해 {number * 7}억 원을 들여 공장 {number}곳을 짓기로 했다."
    for number in range(30)
]
OTHER = [f"시민 {n}명이 모여 {n}시간 동안 탄소중립 실천 방안을 토론하였다." for n in range(30)]


def told(sentences: list[str], count: int, venue: str) -> Reading:
    """A document in which the event has so many guests."""
    at = (venue, PLACE)
    made = entry(EVENT, "무한 산업 포럼 대회", "forum", start="2024-05-02", attendee_count=count, venue=at)
    return reading(" ".join(sentences), made)


def test_a_rewrite_is_near_and_another_text_far() -> None:
    release, rewrite, other = (" ".join(of) for of in (SENTENCES, SENTENCES[:18], OTHER))
    assert likeness(signature(release), signature(release)) == 1
    assert likeness(signature(release), signature(rewrite)) >= COPY
    assert likeness(signature(release), signature(other)) < COPY / 2


@pytest.fixture
def world() -> World:
    documents = [
        told(SENTENCES, 300, "가나센터"),
        told(SENTENCES[:20], 300, "가나센터"),
        told(OTHER, 500, "다라회관"),
    ]
    made = World(documents)
    made.add_all()
    return made


def test_three_reports_and_two_sources(world: World) -> None:
    nodes = [NamedNode(node) for node in world.nodes("event")]
    (item,) = listed(world.store.view(), nodes, "ko")
    assert len(item["documents"]) == 3
    assert item["independent_sources"] == 2
    copies = {content_hash(" ".join(SENTENCES)), content_hash(" ".join(SENTENCES[:20]))}
    assert copies in map(set, item["sources"])


def test_disagreement_is_shown_with_its_witnesses(world: World) -> None:
    node = NamedNode(next(iter(world.nodes("event"))))
    item = event(world.store.view(), node, "ko")
    assert item["attendee_count"] == 300, "two of three say so"
    assert item["venue"]["name"] == "가나센터"
    said = {one["slot"]: one["values"] for one in item["contradictions"]}
    assert [value["value"] for value in said["attendee_count"]] == [300, 500]
    assert [len(value["documents"]) for value in said["attendee_count"]] == [2, 1]
    assert all(value["evidence"] for values in said.values() for value in values)
    assert set(said) == {"attendee_count", "venue"}
