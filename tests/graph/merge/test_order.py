"""The graph is a function of the set of documents: neither their order nor what came and went shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.graph.merge.worlds import World
from tests.readings import EVENT, ORG, PERSON, POLICY, entry, reading

DOCUMENTS = [
    reading(
        "가",
        entry(ORG, "한국무한산업협회", "association", aliases=["무한협회", "KIMA"]),
        entry(PERSON, "홍길동", "person", title="회장", organization=("한국무한산업협회", ORG)),
        entry(
            EVENT,
            "제3회 무한 산업 포럼",
            "forum",
            start="2024-05-02",
            host=("한국무한산업협회", ORG),
            edition=3,
        ),
    ),
    reading(
        "나",
        entry(ORG, "무한협회", "association"),
        entry(PERSON, "홍길동", "person", title="회장", organization=("무한협회", ORG)),
        entry(EVENT, "무한 산업 포럼", "conference", start="2024-05-02T10:00", host=("무한협회", ORG)),
    ),
    reading(
        "다", entry(ORG, "KIMA", "other"), entry(PERSON, "홍길동", "person", organization=("다른회사", ORG))
    ),
    reading(
        "라",
        entry(EVENT, "무한 산업 포럼", "forum", start="2023-05-02", host=("무한협회", ORG)),
        entry(POLICY, "무한 산업 육성 전략", "strategy", issuer=("한국무한산업협회", ORG)),
    ),
    reading("마", entry(POLICY, "무한 산업 육성 전략", "strategy")),
]


def built(order: Sequence[int]) -> World:
    world = World(DOCUMENTS)
    for number in order:
        world.add(DOCUMENTS[number])
    return world


def test_names_of_one_thing_are_one_node() -> None:
    world = built(range(len(DOCUMENTS)))
    organizations = sorted(map(sorted, world.nodes("organization").values()))
    assert ["KIMA", "무한협회", "한국무한산업협회"] in organizations
    people = sorted(world.nodes("person"))
    assert len(people) == 2, people
    assert len(world.nodes("event")) == 2
    assert len(world.nodes("policy")) == 1


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(len(DOCUMENTS))))
def test_order_does_not_matter(order: list[int]) -> None:
    assert built(order).state() == built(range(len(DOCUMENTS))).state()


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_removal_is_exact(number: int) -> None:
    others = [n for n in range(len(DOCUMENTS)) if n != number]
    world = built(range(len(DOCUMENTS)))
    world.pipeline.remove(DOCUMENTS[number].document.id)
    assert world.state() == built(others).state()


def test_ingesting_again_changes_nothing() -> None:
    world = built(range(len(DOCUMENTS)))
    before = world.state(), world.store.version
    for one in DOCUMENTS:
        world.add(one)
    assert (world.state(), world.store.version) == before
