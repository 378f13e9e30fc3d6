"""What people decide holds, can be taken back, and survives re-ingestion and rebuilding."""

from __future__ import annotations

import pytest

from graph.curation import Decision
from graph.errors import InvalidInput, NotFound
from graph.merge.judgements import Action
from graph.views.entities import neighbours
from tests.graph.merge.worlds import World
from tests.readings import EVENT, ORG, PERSON, entry, reading

DOCUMENTS = [
    reading(
        "가",
        entry(ORG, "가나전자", "company"),
        entry(PERSON, "홍길동", "person", title="대표", organization=("가나전자", ORG)),
        entry(
            EVENT,
            "무한 산업 포럼 대회",
            "forum",
            start="2024-05-02",
            host=("가나전자", ORG),
            attendee_count=300,
        ),
    ),
    reading(
        "나",
        entry(ORG, "다라홀딩스", "company"),
        entry(PERSON, "홍길동", "person", title="회장", organization=("다라홀딩스", ORG)),
    ),
    reading(
        "다",
        entry(ORG, "다라홀딩스", "company"),
        entry(
            EVENT,
            "배터리 화합 한마당 축제",
            "conference",
            start="2024-06-01",
            attendees=[("다라홀딩스", ORG)],
        ),
    ),
]
LEFT, RIGHT = "organization/가나전자", "organization/다라홀딩스"


@pytest.fixture
def world() -> World:
    made = World(DOCUMENTS)
    made.add_all()
    return made


def same(world: World) -> str:
    return world.judging.judge(Decision(Action.SAME, LEFT, RIGHT, reason="renamed", by="kim")).id


def has(world: World, predicate: str, value: str = "") -> bool:
    rows = world.store.select(f"SELECT ?o WHERE {{ ?s pg:{predicate} ?o }}")
    return any(row["o"].value.endswith(value) for row in rows)


def test_merge_split_merge_returns_to_the_same_quads(world: World) -> None:
    before = world.state()
    same(world)
    merged = world.state()
    assert len(world.nodes("organization")) == 1
    assert len(world.nodes("person")) == 1, "the same name with the same body"
    world.judging.judge(Decision(Action.SPLIT, LEFT))
    assert world.state() == before
    same(world)
    assert world.state() == merged


def test_undone_it_is_as_before(world: World) -> None:
    before = world.state()
    world.judging.undo(same(world), by="lee")
    assert world.state() == before
    with pytest.raises(NotFound):
        world.judging.undo("none")


def test_a_merge_survives_rebuilding_and_new_documents(world: World) -> None:
    same(world)
    merged = world.state()
    world.judging.rebuild()
    assert world.state() == merged
    for one in DOCUMENTS:
        world.pipeline.remove(one.document.id)
    world.add_all()
    assert world.state() == merged


def test_parts_are_named(world: World) -> None:
    same(world)
    made = world.judging.judge(Decision(Action.SPLIT, LEFT, names=("다라홀딩스",)))
    assert len(made.groups) == 2
    assert len(world.nodes("organization")) == 2


@pytest.mark.parametrize(
    ("predicate", "value", "property_"),
    [("host", LEFT, "host"), ("attendee_count", "300", "attendeeCount"), ("start", "2024-05-02", "firstDay")],
)
def test_rejected_stays_rejected(world: World, predicate: str, value: str, property_: str) -> None:
    before = world.state()
    event = next(node for node, names in world.nodes("event").items() if "무한 산업 포럼 대회" in names)
    was = len(world.store.select(f"SELECT ?o WHERE {{ <{event}> pg:{property_} ?o }}"))
    made = world.judging.judge(Decision(Action.REJECT, event, value, predicate, reason="wrong"))
    assert was == 1
    for _ in range(2):
        assert not world.store.select(f"SELECT ?o WHERE {{ <{event}> pg:{property_} ?o }}")
        world.pipeline.remove(DOCUMENTS[0].document.id)
        world.add(DOCUMENTS[0])
    world.judging.rebuild()
    assert not world.store.select(f"SELECT ?o WHERE {{ <{event}> pg:{property_} ?o }}")
    world.judging.undo(made.id)
    assert world.state() == before


def test_rejected_follows_a_merge(world: World) -> None:
    event = next(node for node, names in world.nodes("event").items() if "무한 산업 포럼 대회" in names)
    world.judging.judge(Decision(Action.REJECT, event, LEFT, "host"))
    same(world)
    assert not has(world, "host")


def test_asserted_facts_are_in_the_graph_with_their_reason(world: World) -> None:
    before = world.state()
    made = world.judging.judge(
        Decision(Action.ASSERT, LEFT, RIGHT, "subsidiary_of", reason="annual report", by="kim")
    )
    assert has(world, "subsidiaryOf", "다라홀딩스")
    node = world.ids.entity("organization", "가나전자")
    shown = [one for one in neighbours(world.store.view(), node, "ko") if one["predicate"] == "subsidiaryOf"]
    assert shown[0]["evidence"][0]["quote"] == "annual report"
    world.pipeline.remove(DOCUMENTS[0].document.id)
    assert not has(world, "subsidiaryOf"), "of nothing that is known"
    world.add(DOCUMENTS[0])
    assert has(world, "subsidiaryOf", "다라홀딩스")
    world.judging.undo(made.id)
    assert world.state() == before


@pytest.mark.parametrize(
    "decision",
    [
        Decision(Action.SAME, LEFT, "organization/없는것"),
        Decision(Action.SAME, LEFT, LEFT),
        Decision(Action.SAME, LEFT),
        Decision(Action.SAME, LEFT, "event/2024-06-01-배터리화합한마당축제"),
        Decision(Action.SPLIT, LEFT),
        Decision(Action.REJECT, LEFT, RIGHT, "host"),
        Decision(Action.REJECT, LEFT, RIGHT, "member_of"),
        Decision(Action.ASSERT, "event/2024-06-01-배터리화합한마당축제", "many", "attendee_count"),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, decision: Decision) -> None:
    before = world.state()
    with pytest.raises(InvalidInput):
        world.judging.judge(decision)
    assert world.state() == before
