"""Plain queries pass below the application, and nobody can tell from the answer."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterator
from urllib.parse import quote

import httptools
import httpx
import pytest
from fastapi import Request
from hypothesis import example, given
from hypothesis import strategies as st
from starlette.datastructures import State

from app import sparql_request
from app.direct import Direct
from app.guard import Guard
from app.settings import Settings
from graph.errors import PolicygraphError
from graph.store.asking import Question
from tests.app.running import Running

PLAIN = b"Host: 127.0.0.1:8000\r\nUser-Agent: a/1.0\r\nAccept: */*\r\nConnection: keep-alive\r\n"
ORDINARY = b"X-Ordinary: yes\r\n"
"""A header that has a request go by the application."""


def asking(query: str, more: str = "", headers: bytes = PLAIN) -> bytes:
    return b"GET /sparql?query=%s%s HTTP/1.1\r\n%s\r\n" % (quote(query).encode(), more.encode(), headers)


@pytest.fixture(scope="module")
def direct() -> Direct:
    state = State()
    state.guard = Guard(Settings())
    return Direct(state)


@pytest.fixture
def connection(seeded: Running) -> Iterator[socket.socket]:
    parts = httpx.URL(seeded.url)
    with socket.create_connection((parts.host, parts.port), timeout=60) as connection:
        yield connection


def response(connection: socket.socket) -> tuple[bytes, set[bytes], bytes]:
    """Status line, headers (the date aside) and body of the next response."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += more(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    status, *headers = head.split(b"\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    assert length
    while len(body) < int(length[1]):
        body += more(connection)
    assert len(body) == int(length[1])
    return status, {line for line in headers if not line.startswith(b"date:")}, body


def more(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    assert data, "the connection was closed"
    return data


ANSWERS = {
    "SELECT * { ?s a pg:Event } ORDER BY ?s LIMIT 3": 200,
    "ASK { ?s ?p '가' }": 200,
    "CONSTRUCT { ?s a pg:Event } WHERE { ?s a pg:Event }": 200,
    "SELECT * {": 400,
    "": 400,
    "SELECT * { SERVICE <http://elsewhere.example/> { ?s ?p ?o } }": 403,
    "SELECT * { " + " ".join(f"VALUES ?{v} {{ {'1 ' * 40} }}" for v in "abc") + " }": 200,
}
PARAMETERS = (
    "",
    "&format=csv",
    "&format=odd",
    "&timeout=0",
    "&timeout=5",
    "&query=ASK%7B%7D",
    "&%FF=1",
    "&a",
)


@pytest.mark.parametrize("query", ANSWERS)
def test_answers_are_the_same_either_way(connection: socket.socket, query: str) -> None:
    for headers in (PLAIN, PLAIN + ORDINARY):
        connection.sendall(asking(query + " # " * len(headers), headers=headers))
        assert response(connection)[0].startswith(b"HTTP/1.1 %d " % ANSWERS[query])
    answers = []
    for headers in (PLAIN, PLAIN + ORDINARY):
        connection.sendall(asking(query, headers=headers))
        answers.append(response(connection))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("parameter", PARAMETERS)
@pytest.mark.parametrize("accept", [b"text/csv", b"text/turtle", b"image/png", b"text/html, */*;q=0.1"])
def test_parameters_count_the_same_either_way(
    connection: socket.socket, parameter: str, accept: bytes
) -> None:
    answers = []
    for headers in (b"", ORDINARY):
        headers += PLAIN.replace(b"*/*", accept)
        connection.sendall(asking("SELECT ?s { ?s a pg:Event }", parameter, headers))
        answers.append(response(connection))
    assert answers[0] == answers[1]


def test_requests_behind_one_another_are_answered_in_order(connection: socket.socket) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a a ?b . ?c a pg:Event . ?d a pg:Event }"
    queries = [slow, "SELECT * {", "ASK {}", slow + " # 2", "ASK { ?s ?p ?o }"]
    requests = b"".join(map(asking, queries)) + asking("ASK {}", headers=PLAIN + ORDINARY)
    connection.sendall(requests[:30])
    time.sleep(0.05)
    connection.sendall(requests[30:])
    data = b""
    while data.count(b"HTTP/1.1 ") < len(queries) + 1 or not data.endswith(b"}"):
        data += more(connection)
    assert re.findall(rb"HTTP/1.1 (\d+)", data) == [b"200", b"400", *[b"200"] * 4]


def test_what_comes_during_a_query_waits_for_it(connection: socket.socket) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a a ?b . ?c a pg:Event . ?d a pg:Event } # waits"
    connection.sendall(asking(slow))
    time.sleep(0.02)
    connection.sendall(asking("ASK {}")[:40])
    time.sleep(0.02)
    connection.sendall(asking("ASK {}")[40:])
    data = b""
    while not data.endswith(b'"boolean":true}'):
        data += more(connection)
    assert data.index(b'"n"') < data.index(b'"boolean"')


def test_who_leaves_ends_the_query(seeded: Running, api: httpx.Client) -> None:
    def abandoned() -> float:
        found = re.search(r'queries_total\{outcome="abandoned"\} (\S+)', api.get("/metrics").text)
        return float(found[1]) if found else 0.0

    before = abandoned()
    parts = httpx.URL(seeded.url)
    with socket.create_connection((parts.host, parts.port)) as connection:
        connection.sendall(asking("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } # leaves"))
        time.sleep(0.5)
    end = time.monotonic() + 15
    while abandoned() == before and time.monotonic() < end:
        time.sleep(0.1)
    assert abandoned() == before + 1


def test_each_request_is_counted_once(connection: socket.socket, api: httpx.Client) -> None:
    def counted(status: int) -> float:
        pattern = rf'requests_total\{{route="/sparql",status="{status}"\}} (\S+)'
        found = re.search(pattern, api.get("/metrics").text)
        return float(found[1]) if found else 0.0

    before = counted(200), counted(400)
    for query in ("ASK { ?counted ?p 1 }", "ASK { ?counted ?p 1 }", "ASK { ?counted"):
        connection.sendall(asking(query))
        response(connection)
    assert (counted(200), counted(400)) == (before[0] + 2, before[1] + 1)


@pytest.mark.parametrize(
    "request_",
    [
        asking("ASK {}").replace(b"GET", b"HEAD"),
        asking("ASK {}").replace(b"/sparql", b"/sparql/"),
        asking("ASK {}").replace(b"HTTP/1.1", b"HTTP/1.0"),
        asking("ASK {}").replace(b"/sparql?", b"/sparql?#"),
        asking("ASK {}").replace(b"/sparql?", "/sparql?a=가&".encode()),
        asking("ASK {}").replace(b"\r\n\r\n", b"\r\n\r\nx"),
        asking("ASK {}").replace(b"Accept: ", b"Accept:"),
        asking("ASK {}").replace(b"Host: ", b"Host: \r\n "),
        asking("ASK {}").replace(b"Host", b"X-Host"),
        asking("ASK {}").replace(b"keep-alive", b"close"),
        *[
            asking("ASK {}", headers=PLAIN + header)
            for header in (
                b"Accept: text/csv\r\n",
                b"Host: b\r\n",
                b"Authorization: Bearer t\r\n",
                b"Content-Length: 3\r\n",
                b"Transfer-Encoding: chunked\r\n",
                b"Expect: 100-continue\r\n",
                b"If-None-Match: *\r\n",
                b"Origin: http://e\r\n",
                b"X-Forwarded-Proto: https\r\n",
                b"Upgrade: websocket\r\n",
                b"Cookie: a=b\r\n",
                b"User-Agent : b\r\n",
                b"User-Agent: \xff\r\n",
                b"\nX: y\r\n",
            )
        ],
        asking("ASK {}", headers=b"User-Agent: " + b"x" * 3000 + b"\r\nHost: x\r\n"),
    ],
)
def test_what_is_not_plain_goes_the_ordinary_way(direct: Direct, request_: bytes) -> None:
    assert direct.question(request_) is None


def test_a_plain_query_is_read(direct: Direct) -> None:
    found = direct.question(asking("ASK { ?s ?p '가 나' }", "&timeout=3&format=csv"))
    assert found is not None
    assert (found.text, found.seconds, found.table) == ("ASK { ?s ?p '가 나' }", 3, "text/csv")
    assert found.base_iri == "http://127.0.0.1:8000/sparql"


class Parsed:
    """What the parser of HTTP makes of bytes."""

    def __init__(self, data: bytes) -> None:
        self.url = b""
        self.headers: list[tuple[bytes, bytes]] = []
        self.ended = 0
        parser = httptools.HttpRequestParser(self)
        parser.feed_data(data)
        assert self.ended == 1
        assert (parser.get_method(), parser.get_http_version()) == (b"GET", "1.1")
        assert parser.should_keep_alive()
        assert not parser.should_upgrade()

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name.lower(), value))

    def on_message_complete(self) -> None:
        self.ended += 1

    def question(self) -> Question:
        url = httptools.parse_url(self.url)
        scope = {
            "type": "http",
            "scheme": "http",
            "server": ("127.0.0.1", 1),
            "path": url.path.decode(),
            "headers": self.headers,
        }
        request = Request(scope)
        assert scope["path"] == "/sparql"
        operation = sparql_request.in_address(url.query or b"", "query", sparql_request.endpoint(request))
        assert operation.text is not None
        return sparql_request.question(operation, sparql_request.header(request, b"accept") or "*/*")


BITS = [
    *(
        b"query=",
        b"query=ASK%7B%7D",
        b"&",
        b"=",
        b"%",
        b"%ff",
        b"%20",
        b"+",
        b"#",
        b"?",
        b"/",
        b"\xea",
        b" ",
        b"\t",
    ),
    *(
        b"format=csv",
        b"timeout=1",
        b"default-graph-uri=a",
        b"using-graph-uri=b",
        b"\r\n",
        b"\n",
        b"\r",
        b"\x00",
    ),
    *(
        b"Host: h\r\n",
        b"host: h:1/?#@\r\n",
        b"Host:\r\n",
        b"Accept: text/csv \r\n",
        b"accept: *\r\n",
        b": x\r\n",
    ),
    *(
        b"Connection: Keep-Alive\r\n",
        b"Connection: close\r\n",
        b"User-Agent: a: b\r\n",
        b"X: y\r\n",
        b" HTTP/1.1\r\n",
    ),
]


@given(
    query=st.lists(st.sampled_from(BITS[:18]), max_size=5).map(b"".join),
    headers=st.lists(st.sampled_from(BITS), max_size=5).map(b"".join),
)
@example(query=b"query=ASK%7B%7D", headers=PLAIN)
@example(query=b"query=ASK%7B%7D", headers=b"Host: h\r\nAccept:  text/csv  \r\n")
def test_what_is_read_is_what_the_ordinary_way_reads(direct: Direct, query: bytes, headers: bytes) -> None:
    data = b"GET /sparql?%s HTTP/1.1\r\n%s\r\n" % (query, headers)
    found = direct.question(data)
    if found is not None:
        assert Parsed(data).question() == found


def test_nothing_is_read_where_reading_needs_a_token() -> None:
    state = State()
    state.guard = Guard(Settings(read_token="secret"))
    assert Direct(state).question(asking("ASK {}")) is None


@pytest.mark.parametrize("parameter", ["&timeout=0", "&format=odd", "&query=ASK%7B%7D"])
def test_what_makes_no_sense_is_told_the_ordinary_way(direct: Direct, parameter: str) -> None:
    request = asking("ASK {}", parameter)
    with pytest.raises(PolicygraphError):
        Parsed(request).question()
    assert direct.question(request) is None
