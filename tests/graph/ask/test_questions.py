"""Questions on a graph made by hand: what is understood, what is found, and that the query finds the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import ask
from graph.derived import Derived
from graph.errors import InvalidInput
from graph.ids import Ids
from graph.model import Document, Kind, Reading
from graph.network import network
from graph.pipeline import Pipeline
from graph.read import Source
from graph.store.base import View
from graph.store.memory import MemoryStore
from tests.readings import EVENT, ORG, PERSON, PLACE, POLICY, entry, reading

IDS = Ids("http://127.0.0.1:8000")
TODAY = date(2024, 5, 15)
CASES = Path(__file__).parents[2] / "cases" / "ask"
QUESTIONS = json.loads((CASES / "questions.json").read_text("utf-8"))
CODED = ("industries", "participant_types", "event_types", "roles")


@pytest.fixture(scope="module")
def view() -> View:
    made = reading(
        "한빛 배터리 대회가 부산에서 열렸다. 푸른연합 얼라이언스와 새물결 전략도 나왔다.",
        entry(ORG, "산업통상자원부", "ministry", reference="kr-motie"),
        entry(ORG, "부산광역시", "local-government", reference="kr-26-government"),
        entry(ORG, "나래협회", "association"),
        entry(PLACE, "부산", "region", reference="kr-26"),
        entry(PERSON, "홍길순", "person", title="회장", organization=("나래협회", ORG)),
        entry(
            EVENT,
            "한빛 배터리 대회",
            "conference",
            start="2024-05-10",
            region=("부산", PLACE),
            host=("산업통상자원부", ORG),
            organizer=("나래협회", ORG),
            supporter=("다솜은행", ORG),
            attendees=[("가온전지", ORG), ("나래소재", ORG)],
            speakers=("홍길순", PERSON),
            industries="battery",
        ),
        entry(EVENT, "제3회 빛고을 발전 포럼", "forum", start="2024-06-20", industries="hydrogen"),
        entry(
            Kind.ALLIANCE,
            "푸른연합 얼라이언스",
            "alliance",
            led_by=[("산업통상자원부", ORG), ("홍길순", PERSON)],
            members=("가온전지", ORG),
            industries="hydrogen",
        ),
        entry(POLICY, "물길 잇기 사업", "programme"),
        entry(
            POLICY,
            "새물결 전략",
            "strategy",
            issuer=("부산광역시", ORG),
            budget_krw=120_000_000,
            target_year=2030,
            parts=("물길 잇기 사업", POLICY),
            industries="battery",
        ),
        entry(
            Kind.QUOTATION,
            "전지의 시대가 왔다",
            "quotation",
            speaker=("홍길순", PERSON),
            text="전지의 시대가 왔다",
        ),
    )

    def extract(document: Document) -> Reading:
        return Reading(document, made.entries, made.mentions)

    store = MemoryStore(IDS.base)
    Pipeline(Derived(store, IDS), extract).add(Source("t", made.document.text))
    return store.view()


@pytest.mark.parametrize("case", QUESTIONS, ids=[case["q"] for case in QUESTIONS])
def test_question(view: View, case: dict[str, Any]) -> None:
    found = ask.answer(view, IDS, network, case["q"], TODAY)
    understood = found["interpretation"]
    assert understood["intent"] == case["intent"], understood
    assert understood["language"] == case.get("language", understood["language"])
    for name in CODED:
        if name in case:
            assert [one["code"] for one in understood[name]] == case[name], understood
    entities = {one["name"] for one in understood["entities"]}
    assert entities >= set(case.get("entities", ())), understood
    assert {one["role"] for one in understood["entities"]} >= set(case.get("filters", ())), understood
    if "time" in case:
        assert [understood["time"]["from"], understood["time"]["to"]] == case["time"]
    if "names" in case:
        label = {one["name"] for one in found["items"]}
        assert korean(view, label) == set(case["names"]), found
    assert len(found["items"]) == case.get("names_count", len(found["items"]))
    assert case.get("says", "") in found["answer"]
    assert understood["unread"] == []


def korean(view: View, names: set[str]) -> set[str]:
    """Korean labels of things named in either language."""
    rows = view.select(
        "SELECT ?en ?ko WHERE { ?x pg:mentionedIn ?d ; rdfs:label ?en , ?ko "
        'FILTER(LANG(?en) = "en" && LANG(?ko) = "ko") }'
    )
    known = {row["en"].value: row["ko"].value for row in rows}
    return {known.get(name, name) for name in names}


@pytest.mark.parametrize("case", QUESTIONS, ids=[case["q"] for case in QUESTIONS])
def test_query_gives_the_same_and_each_item_has_evidence(view: View, case: dict[str, Any]) -> None:
    found = ask.answer(view, IDS, network, case["q"], TODAY)
    rows = view.select(found["sparql"])
    if case["intent"] == "connection":
        ways = {
            (way["steps"][0]["from"]["id"], *(step["to"]["id"] for step in way["steps"]))
            for way in found["items"]
        }
        assert {tuple(row[f"n{i}"].value for i in range(len(row))) for row in rows} == ways
    else:
        assert {row["id"].value for row in rows} == {one["id"] for one in found["items"]}
    for item in found["items"]:
        parts = item.get("participations", [item])
        assert all(part["evidence"] for part in parts)


@pytest.mark.parametrize("question", json.loads((CASES / "unreadable.json").read_text("utf-8")))
def test_unreadable_question_is_told_what_can_be_read(view: View, question: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        ask.answer(view, IDS, network, question, TODAY)
    offers = caught.value.detail.rpartition(": ")[2].split(" / ")
    assert len(offers) == 3
    for offer in offers:
        assert ask.answer(view, IDS, network, offer, TODAY)["answer"]
