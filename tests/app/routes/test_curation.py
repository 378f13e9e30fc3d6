"""Decisions over HTTP: made, listed, followed by the graph, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.app.routes.curated import client
from tests.graph.merge.test_judgements import DOCUMENTS, LEFT, RIGHT
from tests.readings import EVENT, ORG, PERSON, PLACE, entry, reading


@pytest.fixture
def api(tmp_path: Path) -> Iterator[httpx.Client]:
    with client(DOCUMENTS, tmp_path) as (made, _):
        yield made


def test_a_merge_and_its_undoing(api: httpx.Client) -> None:
    body = {"action": "same", "left": LEFT, "right": "다라홀딩스", "reason": "renamed", "by": "kim"}
    made = api.post("/api/judgements", json=body)
    assert made.status_code == 201, made.text
    assert made.json()["left"]["id"] == made.json()["right"]["id"]
    old = api.get(f"/id/{quote(RIGHT)}", headers={"Accept": "text/turtle"}, follow_redirects=False)
    assert old.status_code == 301
    listed = api.get("/api/judgements").json()["items"]
    assert [(one["reason"], one["by"], one["undone"]) for one in listed] == [("renamed", "kim", None)]
    assert api.delete(f"/api/judgements/{made.json()['id']}").status_code == 204
    assert api.delete(f"/api/judgements/{made.json()['id']}").status_code == 404
    assert api.get("/api/judgements").json()["items"][0]["undone"]
    assert api.get("/api/entities", params={"q": "다라홀딩스"}).json()["total"] == 1


def test_a_rejected_fact_is_gone_until_undone(api: httpx.Client) -> None:
    event = api.get("/api/events", params={"host": "가나전자"}).json()["items"][0]
    body = {"action": "reject", "subject": event["id"], "predicate": "host", "object": LEFT}
    made = api.post("/api/judgements", json=body).json()
    assert api.get("/api/events", params={"host": "가나전자"}).json()["total"] == 0
    api.delete(f"/api/judgements/{made['id']}")
    assert api.get("/api/events", params={"host": "가나전자"}).json()["total"] == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"action": "same", "left": LEFT},
        {"action": "same", "left": LEFT, "right": "none such", "reason": "x"},
        {"action": "maybe", "left": LEFT, "right": RIGHT},
        {"action": "reject", "subject": LEFT, "predicate": "colour", "object": "red"},
        {"action": "split", "id": LEFT, "wrong": 1},
    ],
)
def test_what_makes_no_sense_gets_422(api: httpx.Client, body: dict[str, object]) -> None:
    answer = api.post("/api/judgements", json=body)
    assert answer.status_code == 422
    assert answer.json()["detail"]


UNSURE = [
    reading(
        "하나",
        entry(ORG, "무한에너지연구재단", "public-institution"),
        entry(PERSON, "홍길동", "person", organization=("무한에너지연구재단", ORG)),
        entry(EVENT, "무한 산업 대전", "exhibition", start="2024-05-02", region=("가나시", PLACE)),
    ),
    reading(
        "둘",
        entry(ORG, "무한에너지연구제단", "public-institution"),
        entry(PERSON, "홍길동", "person", organization=("다른회사", ORG)),
        entry(EVENT, "전국 무한 박람대회", "conference", start="2024-05-02", region=("가나시", PLACE)),
    ),
]


def test_unsure_pairs_are_asked_until_decided(tmp_path: Path) -> None:
    with client(UNSURE, tmp_path) as (api, _):
        items = api.get("/api/review").json()["items"]
        kinds = {item["left"]["id"].split("/id/")[1].split("/")[0] for item in items}
        assert kinds == {"organization", "person", "event"}, items
        for item in items:
            assert 0 < item["score"] < 1
            assert item["reasons"]
            assert item["left"]["evidence"]
            assert item["right"]["evidence"]
        assert [item["value"] for item in items] == sorted((i["value"] for i in items), reverse=True)
        body = next(item for item in items if "/organization/" in item["left"]["id"])
        for action in ("different", "same"):
            ends = {side: body[side]["id"] for side in ("left", "right")}
            made = api.post("/api/judgements", json={"action": action, **ends, "reason": "typo"}).json()
            left = api.get("/api/review").json()["items"]
            assert not any(
                item["left"]["id"] == ends["left"] and "/organization/" in ends["left"] for item in left
            )
        found = api.get(f"/api/entities/{quote(made['left']['id'], safe='')}").json()
        (link,) = found["why"]
        assert (link["reason"], link["judgement"]) == ("judged by api: typo", made["id"])
        assert {one["name"] for one in found["parts"]} == {link["left"], link["right"]}
        assert all(one["names"] for one in found["parts"])
        apart = {"action": "split", "id": found["id"], "names": [found["parts"][0]["key"]]}
        assert api.post("/api/judgements", json=apart).status_code == 201


def test_people_in_two_scripts_are_asked(tmp_path: Path) -> None:
    told = [
        reading(name, entry(PERSON, name, "person", organization=("가나전자", ORG)))
        for name in ("황규연", "Hwang Kyu-yeon", "Kim Min-su")
    ]
    with client(told, tmp_path) as (api, _):
        (item,) = api.get("/api/review").json()["items"]
        assert {item[side]["name"] for side in ("left", "right")} == {"황규연", "Hwang Kyu-yeon"}
