"""What changed, when and through what; and what was known before."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.model import Entry
from tests.app.routes.curated import client
from tests.graph.merge.test_judgements import DOCUMENTS, LEFT, RIGHT
from tests.readings import EVENT, entry, reading


def forum(count: int) -> Entry:
    return entry(EVENT, "무한 산업 포럼 대회", "forum", start="2024-05-02", attendee_count=count)


EARLIER, LATER = reading("처음 글", forum(100)), reading("고친 글", forum(200))


def now() -> str:
    return datetime.now(UTC).isoformat()


def test_each_change_has_its_line(tmp_path: Path) -> None:
    with client(DOCUMENTS, tmp_path) as (api, _):
        body = {"action": "same", "left": LEFT, "right": RIGHT, "reason": "renamed", "by": "kim"}
        made = api.post("/api/judgements", json=body).json()
        lines = api.get("/api/history", params={"id": "다라홀딩스"}).json()["items"]
        assert [line["action"] for line in lines] == ["same", "ingest", "ingest", "ingest"]
        assert (lines[0]["by"], lines[0]["reason"]) == ("kim", "renamed")
        assert {move["to"].rpartition("/")[2] for move in lines[0]["moved"]} >= {"가나전자"}
        api.delete(f"/api/judgements/{made['id']}")
        gone = DOCUMENTS[2].document.id
        api.delete(f"/api/documents/{gone}")
        lines = api.get("/api/history", params={"id": RIGHT}).json()["items"]
        assert [line["action"] for line in lines][:2] == ["remove", "undo"]
        assert api.get("/api/history", params={"id": gone}).json()["total"] == 2
        assert api.get("/api/history", params={"id": "none such"}).status_code == 422


def test_what_was_known_then(tmp_path: Path) -> None:
    with client([DOCUMENTS[0], DOCUMENTS[1]], tmp_path) as (api, world):
        start = now()
        world.readings |= {one.document.text: one for one in (EARLIER, LATER, DOCUMENTS[2])}
        world.add(DOCUMENTS[2])
        before = now()
        api.post("/api/judgements", json={"action": "same", "left": LEFT, "right": RIGHT})
        merged = now()
        api.delete(f"/api/documents/{DOCUMENTS[2].document.id}")

        def names(as_of: str | None) -> list[str]:
            params = {"type": "organization"} | ({"as_of": as_of} if as_of else {})
            return sorted(item["name"] for item in api.get("/api/entities", params=params).json()["items"])

        def events(as_of: str) -> int:
            return int(api.get("/api/events", params={"as_of": as_of}).json()["total"])

        assert names(None) == names(merged) == names(now())
        assert len(names(merged)) == 1
        assert names(before) == names(start) == ["가나전자", "다라홀딩스"]
        assert (events(start), events(before), events(merged), events(now())) == (1, 2, 2, 1)
        assert events("2001-01-01") == 0
        one = api.get(f"/api/entities/{RIGHT}", params={"as_of": before})
        assert [event["name"] for event in one.json()["events"]] == ["배터리 화합 한마당 축제"]
        assert api.get("/api/events", params={"as_of": "yesterday"}).status_code == 422


@pytest.mark.parametrize("path", ["/api/events", "/api/entities"])
def test_versions_of_a_document(tmp_path: Path, path: str) -> None:
    with client([EARLIER], tmp_path) as (api, world):
        before = now()
        world.readings[LATER.document.text] = LATER
        api.put(f"/api/documents/{EARLIER.document.id}", json={"text": LATER.document.text})
        then, today = (api.get(path, params=p).json()["items"] for p in ({"as_of": before}, {}))
        assert len(then) == len(today) == 1
        if path == "/api/events":
            assert (then[0]["attendee_count"], today[0]["attendee_count"]) == (100, 200)
