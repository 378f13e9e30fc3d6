"""One question in many wordings, Korean and English: all are read alike and find the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import ask
from graph.derived import Derived
from graph.ids import Ids
from graph.model import Document, Kind, Reading
from graph.network import network
from graph.pipeline import Pipeline
from graph.read import Source
from graph.store.base import View
from graph.store.memory import MemoryStore
from tests.graph.ask.test_questions import korean
from tests.readings import EVENT, ORG, PERSON, PLACE, entry, reading

IDS = Ids("http://127.0.0.1:8000")
DATA = json.loads((Path(__file__).parents[2] / "cases" / "ask" / "paraphrases.json").read_text("utf-8"))
ASKED = [(question, case) for case in DATA["cases"] for question in case["asks"]]
TEXTS = (
    "누리 엑스포 2024가 부산에서 열렸다.",
    "새길바다 업무협약이 맺어졌다. 새길바다 준공식이 열린다.",
    "푸른연합 얼라이언스가 출범했다.",
)


def _readings() -> Iterator[Reading]:
    yield reading(
        TEXTS[0],
        entry(ORG, "부산광역시", "local-government", reference="kr-26-government"),
        entry(PLACE, "대한민국", "country", reference="kr"),
        entry(
            EVENT,
            "누리 엑스포 2024",
            "exhibition",
            start="2024-05-10",
            country=("대한민국", PLACE),
            host=("부산광역시", ORG),
            supporter=[("부산광역시", ORG), ("다솜은행", ORG)],
            attendees=("가온전지", ORG),
            industries="battery",
        ),
    )
    yield reading(
        TEXTS[1],
        entry(ORG, "해양수산부", "ministry", reference="kr-mof"),
        entry(ORG, "나래협회", "association"),
        entry(PLACE, "가온 산단", "site"),
        entry(Kind.ALLIANCE, "참빛 협의체", "alliance", members=("나래협회", ORG), industries="hydrogen"),
        entry(
            EVENT,
            "새길바다 업무협약",
            "signing",
            start="2024-03-02",
            attendees=[("해양수산부", ORG), ("한들조선", ORG)],
            launches=("참빛 협의체", Kind.ALLIANCE),
            industries="hydrogen",
        ),
        entry(EVENT, "새길바다 준공식", "ceremony", start="2024-06-20", industries="hydrogen"),
        entry(Kind.RELATION, "", "invests_in", subject=("한들조선", ORG), object=("가온 산단", PLACE)),
    )
    yield reading(
        TEXTS[2],
        entry(ORG, "산업통상자원부", "ministry", reference="kr-motie"),
        entry(PERSON, "홍길순", "person", title="실장", organization=("산업통상자원부", ORG)),
        entry(Kind.ALLIANCE, "푸른연합 얼라이언스", "alliance", led_by=("홍길순", PERSON)),
        entry(
            EVENT,
            "초록 출범식",
            "launch",
            start="2024-02-01",
            attendees=("나래소재", ORG),
            launches=("푸른연합 얼라이언스", Kind.ALLIANCE),
        ),
    )


@pytest.fixture(scope="module")
def view() -> View:
    made = {one.document.text: one for one in _readings()}

    def extract(document: Document) -> Reading:
        own = made[document.text]
        return Reading(document, own.entries, own.mentions)

    store = MemoryStore(IDS.base)
    pipeline = Pipeline(Derived(store, IDS), extract)
    for text in TEXTS:
        pipeline.add(Source("t", text))
    return store.view()


@pytest.mark.parametrize(("question", "case"), ASKED, ids=[question for question, _ in ASKED])
def test_every_wording_is_read_alike(view: View, question: str, case: dict[str, Any]) -> None:
    found = ask.answer(view, IDS, network, question, date.fromisoformat(DATA["today"]))
    understood = found["interpretation"]
    assert understood["intent"] == case["intent"], understood
    assert understood.get("instead_of") == case.get("instead_of")
    assert understood["unread"] == []
    names = {one["name"] for one in found["items"]}
    assert korean(view, names) == set(case["names"]), found["answer"]
    assert {one["name"] for one in understood["entities"]} >= set(case.get("entities", ()))
    assert all(words in found["answer"] for words in case.get("says", ()))
    assert not any(words in found["answer"] for words in case.get("says_not", ()))
    if case["intent"] != "connection":
        rows = view.select(found["sparql"])
        assert {row["id"].value for row in rows} == {one["id"] for one in found["items"]}
    for item in found["items"]:
        assert all(part["evidence"] for part in item.get("participations", [item])), item["name"]
