"""A forgotten person is nowhere: not in texts, facts, labels, search or logs, nor in documents to come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.model import Kind, Reading
from tests.app.routes.curated import client
from tests.readings import EVENT, ORG, PERSON, entry, reading

NAME, BODY = "홍길동", ("가나전자", ORG)


def text(words: str, *more: str) -> Reading:
    """A document in which the person speaks at an event and is quoted."""
    made = reading(
        words,
        entry(PERSON, NAME, "person", title="대표", organization=BODY),
        entry(
            EVENT, "무한 산업 포럼 대회", "forum", start="2024-05-02", speakers=[(NAME, PERSON)], host=BODY
        ),
        entry(Kind.QUOTATION, "", "quotation", speaker=(NAME, PERSON), text=f"{NAME}이 말했다."),
    )
    return replace(made, document=replace(made.document, title=words))


FIRST = text("홍길동 대표는 무한 산업 포럼 대회에서 말했다.")
SECOND = text("가나전자 홍길동 대표가 다시 말했다.")
OTHER = reading("다른 홍길동 이야기", entry(PERSON, NAME, "person", organization=("다라홀딩스", ORG)))


def test_nothing_is_left(tmp_path: Path) -> None:
    with client([FIRST, OTHER], tmp_path) as (api, world):
        person = "person/홍길동-가나전자"
        made = {"action": "reject", "subject": person, "predicate": "title", "object": "대표", "reason": NAME}
        assert api.post("/api/judgements", json=made).status_code == 201
        answer = api.post("/api/forget", json={"id": person})
        assert answer.status_code == 200, answer.text
        world.readings[SECOND.document.text] = SECOND
        for one in (FIRST, SECOND):
            api.post("/api/documents", json={"text": one.document.text})
        other = world.ids.entity("person", "홍길동-다라홀딩스").value
        view = world.store.view()
        mine = [quad for graph in view.graphs() for quad in view.quads(graph) if NAME in str(quad)]
        kept = {world.ids.facts(OTHER.document.id), world.ids.claims(OTHER.document.id)}
        kept |= {world.ids.text(OTHER.document.id), world.ids.service("history")}
        assert {quad.graph_name for quad in mine} <= kept
        history = [str(quad) for quad in mine if quad.graph_name == world.ids.service("history")]
        assert all(other in line for line in history), history
        assert api.get("/api/entities", params={"type": "person"}).json()["total"] == 1
        stored = api.get(f"/api/documents/{FIRST.document.id}").json()
        assert stored["text"] == FIRST.document.text.replace(NAME, "○○○")
        assert stored["version"] == 1, "the same text again is no new version"
        events = api.get("/api/events").json()["items"]
        assert len(events) == 1, "the event stays"
        assert [line["action"] for line in api.get("/api/history").json()["items"]].count("forget") == 1
        assert api.post("/api/forget", json={"id": "가나전자"}).status_code == 422
