"""The graph is a function of the set of documents: neither their order nor what came and went shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Triple

from graph.ids import Ids
from graph.model import Document, Reading
from graph.pipeline import Pipeline
from graph.read import Source
from graph.store.base import Change
from graph.store.memory import MemoryStore
from graph.vocab import pg
from tests.readings import EVENT, ORG, PERSON, POLICY, entry, reading

BASE = "http://127.0.0.1:8000"


class World:
    """A store and a pipeline that takes readings made by hand."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = {one.document.text: one for one in readings}
        self.store = MemoryStore(BASE)
        self.ids = Ids(BASE)
        self.pipeline = Pipeline(self.store, self.ids, self._extract)
        word = pg("Event")  # the ontology counts as written: tests of identity need not load it
        self.store.commit(Change({self.ids.service("ontology"): {Triple(word, word, word)}}))

    def _extract(self, document: Document) -> Reading:
        made = self.readings[document.text]
        return Reading(made.document, made.entries, made.mentions)

    def add(self, one: Reading) -> str:
        return self.pipeline.add(Source("t", one.document.text)).stored.reading.document.id

    def state(self) -> set[Quad]:
        """All quads but logs and the times of ingestion."""
        view = self.store.view()
        logs = {self.ids.service("history"), self.ids.service("judgements")}
        graphs = [graph for graph in view.graphs() if graph not in logs]
        return {
            q for graph in graphs for q in view.quads(graph) if "generatedAtTime" not in q.predicate.value
        }

    def nodes(self, kind: str) -> dict[str, set[str]]:
        """The names that documents write, by node."""
        rows = self.store.select(
            "SELECT ?thing ?name WHERE { ?thing pg:identityKey ?key . ?key pg:writtenAs ?name }"
        )
        found: dict[str, set[str]] = {}
        for row in rows:
            thing = row["thing"]
            assert isinstance(thing, NamedNode)
            if f"/id/{kind}/" in thing.value:
                found.setdefault(thing.value, set()).add(row["name"].value)
        return found


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
