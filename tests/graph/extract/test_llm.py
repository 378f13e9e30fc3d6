"""The second reader against a local server that plays good, broken and hostile chat models."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from graph import reading
from graph.extract.llm.reader import Chat, SecondReader, Spending, merged, second_reader
from graph.model import FACTUAL, Claim, Entry, Evidence, Kind, Reading
from graph.read import document

TEXT = """군산항에 암모니아 시험장 문 열어
입력 2026-03-04 09:10

전북도는 지난 3일 군산항 제6부두에서 암모니아 시험장 개소식을 열었다고 밝혔다.
이 자리에는 한지우 군산시장과 새만금해운 등 80여 명이 참석했다.
한지우 시장은 “군산을 친환경 항만으로 만들겠다”고 말했다.

저작권자 © 서해신문 무단전재 및 재배포 금지
관련기사
목포시, 홍어축제 개막식에 이순신 장관 참석
"""
Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def quoted(quote: str) -> list[dict[str, str]]:
    return [{"quote": quote}]


def fact(slot: str, value: Any, quote: str) -> dict[str, Any]:
    return {"slot": slot, "value": value, "evidence": quoted(quote)}


def organization(name: str, type_: str = "company") -> dict[str, Any]:
    return {"name": name, "type": type_, "evidence": quoted(name), "facts": []}


GOOD: dict[str, Any] = {
    "organizations": [organization("새만금해운"), organization("전북도", "local-government")],
    "people": [
        {
            "name": "한지우",
            "type": "person",
            "evidence": quoted("한지우 군산시장"),
            "facts": [fact("title", "시장", "한지우 군산시장")],
        }
    ],
    "events": [
        {
            "name": "암모니아 시험장 개소식",
            "type": "launch",
            "evidence": quoted("암모니아 시험장 개소식을 열었다"),
            "facts": [
                fact("start", "2026-03-03", "지난 3일"),
                fact("attendees", "새만금해운", "새만금해운 등 80여 명이 참석했다"),
                fact("attendees", "한지우", "한지우 군산시장과 새만금해운"),
                fact("attendee_count", 80, "80여 명이 참석"),
                fact("industries", ["hydrogen"], "암모니아"),
                fact("industries", "renewable-energy", "암모니아 시험장"),
            ],
        }
    ],
    "quotations": [
        {
            "evidence": quoted("군산을 친환경 항만으로 만들겠다"),
            "facts": [
                fact("speaker", "한지우", "한지우 시장은"),
                fact("text", "군산을 친환경 항만으로 만들겠다", "군산을 친환경 항만으로 만들겠다"),
            ],
        }
    ],
}


def first(*entries: Entry) -> Reading:
    return Reading(document(TEXT), entries)


def chat_answer(content: str, **more: Any) -> bytes:
    return json.dumps({"choices": [{"message": {"content": content}}], **more}).encode()


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


class Model:
    """A local chat service whose answers the test chooses; remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.asked.append(question | {"path": self.path})
                model.keys.append(self.headers.get("Authorization"))
                answer = model.answers.pop(0) if len(model.answers) > 1 else model.answers[0]
                answer(self, question)

            def log_message(self, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"


@pytest.fixture
def model() -> Iterator[Model]:
    served = Model()
    thread = threading.Thread(target=served.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def reader(model: Model, **options: Any) -> SecondReader:
    return SecondReader(Chat(model.url, "m", "secret", **{"timeout": 5.0, "pause": 0.01, **options}))


def values(reading: Reading, kind: Kind, slot: str) -> list[Any]:
    return [v for entry in reading.of(kind) for v in entry.values(slot)]


def test_it_is_off_unless_address_and_model_are_set() -> None:
    assert second_reader("", "m") is None
    assert second_reader("http://127.0.0.1/v1", "") is None
    assert second_reader("http://127.0.0.1/v1", "m") is not None
    assert reading.second("", "", "") is None
    assert reading.second("http://127.0.0.1/v1", "m", "") is not None


def test_good_proposals_become_facts_with_their_sentences(model: Model) -> None:
    model.answers = [lambda h, _: send(h, chat_answer(f"```json\n{json.dumps(GOOD)}\n```"))]
    read = reader(model).read(first())
    text = read.document.text
    assert values(read, Kind.EVENT, "attendees") == ["새만금해운", "한지우"]
    assert values(read, Kind.EVENT, "start") == ["2026-03-03"]
    assert values(read, Kind.EVENT, "attendee_count") == [80]
    assert values(read, Kind.EVENT, "industries") == ["renewable-energy"]
    assert values(read, Kind.QUOTATION, "speaker") == ["한지우"]
    for entry in read.entries:
        for evidence in (entry.evidence, *(c.evidence for c in entry.claims)):
            assert text[evidence.start : evidence.end] == evidence.quote
            assert all(evidence.start <= s.start < s.end <= evidence.end for s in evidence.highlight)
            assert evidence.quote.endswith(("다.", "열어"))


def test_the_question_holds_the_factual_text_only_and_the_key_goes_to_the_model(model: Model) -> None:
    model.answers = [lambda h, _: send(h, chat_answer("{}"))]
    reader(model).read(first())
    (asked,) = model.asked
    assert asked["path"] == "/v1/chat/completions"
    assert "암모니아 시험장 개소식" in asked["messages"][1]["content"]
    assert "홍어축제" not in asked["messages"][1]["content"]
    assert model.keys == ["Bearer secret"]
    assert "secret" not in repr(reader(model))


HOSTILE: list[dict[str, Any]] = [
    {"organizations": [organization("없는회사")]},
    {"organizations": [{"name": "새만금해운", "type": "company", "evidence": quoted("지어낸 문장이다.")}]},
    {"organizations": [organization("서해신문", "media"), organization("목포시", "local-government")]},
    {"people": [{"name": "이순신", "evidence": quoted("이순신 장관 참석"), "facts": []}]},
    {"organizations": [organization("새만금해운", "starship")]},
    {"organizations": [{"name": ["새만금해운"], "type": {}, "evidence": "새만금해운"}, 7, None, []]},
    {"organizations": {"name": "새만금해운"}, "events": "all", "unknown": [1]},
    {"quotations": [{"evidence": quoted("말했다"), "facts": [fact("text", "우리는 반대한다", "말했다")]}]},
    {"relations": [{"predicate": "owns", "evidence": quoted("새만금해운"), "facts": []}]},
]


@pytest.mark.parametrize("answer", HOSTILE, ids=range(len(HOSTILE)))
def test_what_the_text_does_not_bear_out_is_dropped(answer: dict[str, Any]) -> None:
    assert merged(first(), answer).entries == ()


@pytest.mark.parametrize(
    "slot, value, quote",
    [
        ("start", "2026-02-30", "지난 3일"),
        ("start", "2019-11-25", "개소식을 열었다"),
        ("attendee_count", -80, "80여 명"),
        ("attendee_count", True, "80여 명"),
        ("attendee_count", 10**12, "80여 명"),
        ("industries", "dark-magic", "암모니아"),
        ("status", "dreamt", "열었다"),
        ("host", "없는회사", "전북도는"),
        ("attendees", "전북도", "80여 명이 참석했다"),
        ("host; DROP", "전북도", "전북도는"),
        ("theme", "없는 주제", "암모니아"),
    ],
)
def test_a_value_of_a_wrong_shape_or_without_words_is_dropped(slot: str, value: Any, quote: str) -> None:
    event = {**GOOD["events"][0], "facts": [fact(slot, value, quote)]}
    read = merged(first(), {**GOOD, "events": [event]})
    assert [c.slot for e in read.of(Kind.EVENT) for c in e.claims] == []


def test_what_the_rules_read_stands() -> None:
    sentence = Evidence(0, 5, TEXT[:5])
    held = Claim("start", "2026-03-03", sentence, 0.95)
    known = Entry(Kind.EVENT, "암모니아 시험장 개소식", "launch", sentence, 0.95, claims=(held,))
    wrong = {
        **GOOD["events"][0],
        "facts": [fact("start", "2026-03-04", "지난 3일"), fact("status", "held", "열었다")],
    }
    read = merged(first(known), {"events": [wrong]})
    (event,) = read.of(Kind.EVENT)
    assert event.claims[0] == held
    assert [c.slot for c in event.claims] == ["start", "status"]
    assert event.claims[1].confidence < held.confidence


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 3}}]}',
        b"[" * 100_000,
    ],
)
def test_a_broken_answer_adds_nothing(model: Model, body: bytes) -> None:
    model.answers = [lambda h, _: send(h, body)]
    assert reader(model).read(first()) == first()


@pytest.mark.parametrize(
    "content", ["", "I refuse", "{", '{"events": [', "[1]", '{"a":' * 50_000 + "}" * 50_000]
)
def test_an_answer_that_is_no_object_adds_nothing(model: Model, content: str) -> None:
    model.answers = [lambda h, _: send(h, chat_answer(content))]
    assert reader(model).read(first()) == first()


def test_it_tries_again_after_a_passing_fault_and_not_after_a_refusal(model: Model) -> None:
    good = chat_answer(json.dumps(GOOD))
    model.answers = [
        lambda h, _: send(h, b"", 503),
        lambda h, _: send(h, b"", 429),
        lambda h, _: send(h, good),
    ]
    assert reader(model).read(first()).of(Kind.EVENT)
    model.answers, model.asked = [lambda h, _: send(h, b"", 401)], []
    assert reader(model).read(first()) == first()
    assert len(model.asked) == 1


def test_it_follows_no_redirect(model: Model) -> None:
    model.answers = [lambda h, _: send(h, b"", 307, Location=f"{model.url}/elsewhere")]
    assert reader(model).read(first()) == first()
    assert len(model.asked) == 1


def test_a_slow_or_endless_answer_is_cut_off(model: Model) -> None:
    def drip(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(60):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return
            time.sleep(0.05)

    model.answers = [drip]
    started = time.monotonic()
    assert reader(model, timeout=0.4).read(first()) == first()
    assert time.monotonic() - started < 2.5
    model.answers = [lambda h, _: send(h, b" " * 300_000)]
    assert reader(model, answer_bytes=1000).read(first()) == first()


def test_nothing_is_asked_past_the_spending_limit(model: Model) -> None:
    model.answers = [lambda h, _: send(h, chat_answer("{}", usage={"total_tokens": 5_500}))]
    second = reader(model)
    second.spending = Spending(limit=12_000)
    for _ in range(4):
        second.read(first())
    assert len(model.asked) == second.spending.used // 5_500
    assert 1 <= len(model.asked) <= 2


def test_no_service_adds_nothing() -> None:
    second = SecondReader(Chat("http://127.0.0.1:9/v1", "m", timeout=1.0, pause=0.01))
    assert second.read(first()) == first()


def test_the_sample_keeps_other_articles_out() -> None:
    read = document(TEXT)
    factual = "".join(TEXT[r.start : r.end] for r in read.regions if r.kind in FACTUAL)
    assert "이순신" not in factual
