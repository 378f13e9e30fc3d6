from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from graph.store import open_store
from graph.store.asking import Question
from graph.store.base import Change, Store
from graph.store.embedded import EmbeddedStore
from graph.store.fulltext import FullText
from graph.store.memory import MemoryStore
from graph.store.words import folded, matches, spans
from graph.vocab import pg, term
from tests.graph.store.contract import BASE, IDS

TEXT = "소형 로봇 박람회 개최\n참가 기업은 열한 곳이다.\n\n저작권자 무단 전재 금지\n"


def change(document: str, names: dict[str, list[str]], text: str = "") -> Change:
    facts = []
    for iri, labels in names.items():
        node = IDS.entity(*iri.split("/"))
        facts.append(Triple(node, term("rdfs:label"), Literal(labels[0], language="ko")))
        facts += [Triple(node, term("skos:altLabel"), Literal(label)) for label in labels[1:]]
    content = [Triple(IDS.document(document), pg("content"), Literal(text))] if text else []
    if text:
        at = text.find("저작권자")
        regions = [{"start": at, "end": len(text), "kind": "boilerplate"}] if at >= 0 else []
        content.append(
            Triple(IDS.document(document), pg("reading"), Literal(json.dumps({"regions": regions})))
        )
    return Change({IDS.facts(document): facts, IDS.text(document): content})


@pytest.fixture(params=["memory", "embedded"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    store: Store = MemoryStore(BASE) if request.param == "memory" else open_store(tmp_path / "data", BASE)
    yield store
    store.close()


@pytest.fixture
def index(store: Store, tmp_path: Path) -> Iterator[FullText]:
    names = {
        "organization/a": ["가람 로보틱스", "가람ＲＢ"],
        "organization/b": ["한빛 가람"],
        "event/c": ["소형 로봇 박람회"],
    }
    store.commit(change("d1", names, TEXT))
    index = FullText(store, BASE, tmp_path / "search.db")
    yield index
    index.close()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("가람로보틱스", "organization/a"),
        ("가람 로보틱스의", "organization/a"),
        ("로보틱스를", "organization/a"),
        ("가람rb", "organization/a"),
        ("ㄱㄹㄹㅂ", "organization/a"),
        ("한빛", "organization/b"),
        ("가람", "organization/a"),
        ("로봇박람회에서", "event/c"),
        ("참가기업", "document/d1"),
        ("열한 기업은", "document/d1"),
    ],
)
def test_search_finds(index: FullText, query: str, first: str) -> None:
    assert index.search(query)[0].iri == f"{BASE}/id/{first}"


@pytest.mark.parametrize("query", ["", "  ", "없는말", "저작권자", "·", "가람 없는말", '"', "x' OR 1"])
def test_search_finds_nothing(index: FullText, query: str) -> None:
    assert index.search(query) == []


def test_hits_show_where(index: FullText) -> None:
    hit = index.search("참가기업")[0]
    assert (hit.source, TEXT[hit.start : hit.start + len(hit.text)]) == ("passage", hit.text)
    assert [hit.text[a:b] for a, b in hit.highlights] == ["참가 기업"]


def test_kinds_and_pages(index: FullText) -> None:
    assert {hit.kind for hit in index.search("로봇", kinds=["event"])} == {"event"}
    every = index.search("가람")
    assert index.search("가람", limit=1, offset=1) == every[1:2]
    assert [hit.text for hit in index.suggest("한")] == ["한빛 가람"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ㄱㄹ", ["가람 조선", "가람", "가림", "한빛 가람"]),
        ("가람", ["가람", "가람 조선", "한빛 가람", "큰가람"]),
        ("가림", ["가림"]),
        ("ㅎㅂ", ["한빛 가람"]),
    ],
)
def test_suggestions_begin_so_and_are_best_known(typed: str, expected: list[str]) -> None:
    store = MemoryStore(BASE)
    names = {"organization/a": ["가람"], "organization/b": ["한빛 가람"], "organization/d": ["큰가람"]}
    known = {"organization/c": ["가람 조선"]}
    store.commit(change("d1", {**names, **known, "place/e": ["가림"]}))
    store.commit(change("d2", known))
    hits = FullText(store, BASE).suggest(typed)
    assert [hit.text for hit in hits][: len(expected)] == expected


def test_the_index_keeps_step(store: Store, index: FullText) -> None:
    assert index.search("새이름") == []
    store.commit(change("d2", {"organization/n": ["새 이름"]}, "새 이름이 나온 글"))
    assert {hit.kind for hit in index.search("새이름")} == {"organization", "document"}
    store.commit(Change({IDS.facts("d2"): [], IDS.text("d2"): []}))
    assert index.search("새이름") == []
    assert index.search("가람")
    if isinstance(store, EmbeddedStore):
        store.update(f"INSERT DATA {{ <{BASE}/id/person/p> rdfs:label '새이름' }}", BASE)
        assert [hit.kind for hit in index.search("새이름")] == ["person"]


def test_queries_can_search(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", BASE)
    store.commit(change("d1", {"organization/a": ["가람 로보틱스"], "organization/b": ["한빛"]}))
    text = "SELECT ?s { ?s rdfs:label ?name FILTER(pg:textMatch(?name, '로보틱스를')) }"
    try:
        answer = asyncio.run(store.questions.ask(Question(text, BASE, "text/csv", None)))
    finally:
        store.close()
    assert answer.read().split() == [b"s", f"{BASE}/id/organization/a".encode()]


@given(st.text(), st.text())
def test_a_part_of_a_text_is_found_in_it(before: str, word: str) -> None:
    text = f"{before}{word} 끝"
    if "".join(c for c in word if not c.isspace()) and folded(word)[0] and len(word.split()) == 1:
        assert matches(text, word) or folded(word)[0] not in folded(text)[0]
        assert all(0 <= a < b <= len(text) for a, b in spans(text, word))


def test_a_name_is_a_node(index: FullText) -> None:
    assert NamedNode(index.search("한빛")[0].iri)
