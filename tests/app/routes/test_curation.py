"""Decisions over HTTP: made, listed, followed by the graph, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from tests.app.routes.curated import client
from tests.graph.merge.test_judgements import DOCUMENTS, LEFT, RIGHT


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
