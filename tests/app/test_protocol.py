"""Requests that come again byte for byte, over real connections to an application that counts its calls."""

from __future__ import annotations

import asyncio
import contextlib
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from app.protocol import Protocol
from app.repeats import Repeat, Repeats

GET = b"GET /sparql?query=%s HTTP/1.1\r\nHost: x\r\n%s\r\n"


@dataclass
class Counting:
    """Answers every request with its address and the state's version."""

    version: str = "1"
    calls: list[str] = field(default_factory=list)
    left: threading.Event = field(default_factory=threading.Event)
    """A client has gone while it was sent to."""
    port: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; a POST before its body has come."""
        if scope["type"] == "lifespan":
            while (await receive())["type"] != "lifespan.shutdown":
                scope["state"]["repeats"] = Repeats(lambda: self.version)
                await send({"type": "lifespan.startup.complete"})
            await send({"type": "lifespan.shutdown.complete"})
            return
        self.calls.append(scope["method"])
        if scope["path"] == "/large":
            await self.large(receive, send)
            return
        scope["state"] |= {"whole": True, "repeatable": self.version}
        body = scope["query_string"] + b" of " + self.version.encode()
        headers = [(b"content-length", b"%d" % len(body)), (b"etag", b'"tag"')]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        if b"piecemeal" in body:
            await send({"type": "http.response.body", "body": body[:3], "more_body": True})
            body = body[3:]
        await send({"type": "http.response.body", "body": body})

    async def large(self, receive: Receive, send: Send) -> None:
        """Answer for as long as the client is there."""
        gone = asyncio.ensure_future(receive())
        await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not gone.done() or (await gone)["type"] != "http.disconnect":
            if gone.done():
                gone = asyncio.ensure_future(receive())
            await send({"type": "http.response.body", "body": bytes(1 << 20), "more_body": True})
            await asyncio.sleep(0)
        self.left.set()


@pytest.fixture
def app() -> Iterator[Counting]:
    app = Counting()
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=Protocol, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    app.port = server.servers[0].sockets[0].getsockname()[1]
    yield app
    server.should_exit = True
    thread.join()


@pytest.fixture
def connection(app: Counting) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
        yield connection


def said(connection: socket.socket, *pieces: bytes) -> bytes:
    """The response to a request sent in some pieces, its date aside."""
    for i, piece in enumerate(pieces):
        if i:
            time.sleep(0.05)
        connection.sendall(piece)
    return one(connection)


def one(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        data += received(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head)
    assert length
    while len(body) < int(length[1]):
        body += received(connection)
    assert len(body) == int(length[1])
    return re.sub(rb"date: [^\r]*\r\n", b"", head) + b"\r\n\r\n" + body


def received(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    assert data, "the connection was closed"
    return data


def test_the_same_request_gets_the_same_response_without_the_application(
    app: Counting, connection: socket.socket
) -> None:
    answers = {said(connection, GET % (b"a", b"")) for _ in range(3)}
    assert len(answers) == 1
    assert answers.pop().endswith(b"query=a of 1")
    assert app.calls == ["GET"]


def test_a_new_state_is_seen_at_once(app: Counting, connection: socket.socket) -> None:
    for version in ("1", "1", "2", "2", "3"):
        app.version = version
        assert said(connection, GET % (b"a", b"")).endswith(b"of " + version.encode())
    assert len(app.calls) == 3


@pytest.mark.parametrize(
    "header",
    [b"Authorization: Bearer t\r\n", b"Accept: text/csv\r\n", b"Origin: http://e\r\n"],
)
def test_another_header_is_another_request(app: Counting, connection: socket.socket, header: bytes) -> None:
    said(connection, GET % (b"a", b""))
    said(connection, GET % (b"a", header))
    assert len(app.calls) == 2


@pytest.mark.parametrize("header", [b"X-Forwarded-Proto: https\r\n", b"Forwarded: proto=https\r\n"])
def test_what_a_proxy_tells_is_never_kept(app: Counting, connection: socket.socket, header: bytes) -> None:
    for _ in range(2):
        said(connection, GET % (b"a", header))
    assert len(app.calls) == 2


def test_a_response_in_pieces_is_not_kept(app: Counting, connection: socket.socket) -> None:
    assert said(connection, GET % (b"piecemeal", b"")) == said(connection, GET % (b"piecemeal", b""))
    assert len(app.calls) == 2


def test_a_request_in_pieces_is_no_repeat(app: Counting, connection: socket.socket) -> None:
    whole = GET % (b"a", b"")
    first = said(connection, whole)
    assert said(connection, whole[:20], whole[20:]) == first
    assert said(connection, b"GET /other HTTP/1.1\r\nX-Line: ", whole).endswith(b" of 1")
    assert app.calls == ["GET"] * 3


def test_a_body_that_looks_like_a_kept_request_is_a_body(app: Counting, connection: socket.socket) -> None:
    whole = GET % (b"a", b"")
    first = said(connection, whole)
    post = b"POST /sparql?late HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(whole)
    assert said(connection, post).endswith(b"late of 1")
    assert said(connection, whole, GET % (b"b", b"")).endswith(b"query=b of 1")
    assert said(connection, whole) == first
    assert app.calls == ["GET", "POST", "GET"]


def test_a_body_that_looks_like_a_request_line_keeps_its_length(
    app: Counting, connection: socket.socket
) -> None:
    second = b"GET /second HTTP/1.1\r\nHost: x\r\nX: a\r\n\r\n"
    body = "GET /가가가가가가가 HTTP/1.1\r\n\r\n".encode() + second
    post = b"POST /sparql?late HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)
    assert said(connection, post).endswith(b"late of 1")
    assert said(connection, body, GET % (b"b", b"")).endswith(b"query=b of 1")
    assert app.calls == ["POST", "GET"]


def test_requests_one_behind_the_other_are_answered_in_order(
    app: Counting, connection: socket.socket
) -> None:
    whole = GET % (b"a", b"")
    said(connection, whole)
    connection.sendall(whole + GET % (b"b", b""))
    data = b""
    while not data.endswith(b"query=b of 1"):
        data += received(connection)
    assert data.index(b"query=a of 1") < data.index(b"query=b of 1")
    assert len(app.calls) == 3


def test_closing_is_done_as_asked(app: Counting) -> None:
    for _ in range(2):
        with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
            assert said(connection, GET % (b"a", b"Connection: close\r\n")).endswith(b"of 1")
            assert connection.recv(1) == b""
    assert len(app.calls) == 2


@pytest.mark.parametrize(
    "begun",
    [
        b"GET /sparql?query=a HTTP/1.1\r\nX-Long: ",
        b"POST /s?late HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Long: ",
        b"POST /s?late HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0;",
    ],
)
def test_a_head_without_end_is_refused(connection: socket.socket, begun: bytes) -> None:
    connection.sendall(begun)
    with contextlib.suppress(ConnectionError):
        for _ in range(40):
            connection.sendall(b"x" * 10_000)
            time.sleep(0.002)
    data = b""
    with contextlib.suppress(ConnectionError):
        while piece := connection.recv(65536):
            data += piece
    assert b"HTTP/1.1 431 " in data


@pytest.mark.parametrize(
    "begun", [b"", b"GET /sparql HTTP/1.1\r\nHost:", b"POST /s HTTP/1.1\r\nContent-Length: 9\r\n\r\nx"]
)
def test_who_does_not_go_on_is_let_go(app: Counting, monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr("app.patience._PATIENCE", 0.3)
    with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
        connection.sendall(begun)
        with contextlib.suppress(ConnectionError):
            while connection.recv(65536):
                pass


def test_who_goes_on_is_waited_for(app: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.patience._PATIENCE", 1.0)
    monkeypatch.setattr("app.patience._RATE", 10)
    with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
        connection.sendall(b"POST /s?slow HTTP/1.1\r\nContent-Length: 8\r\n\r\n")
        for _ in range(8):
            time.sleep(0.2)
            connection.sendall(b"x")
        assert b"slow of 1" in received(connection) + connection.recv(0)
        assert said(connection, GET % (b"b", b"")).endswith(b"query=b of 1")


def test_whose_body_drips_is_let_go(app: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.patience._PATIENCE", 0.5)
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
        connection.sendall(b"POST /s?slow HTTP/1.1\r\nContent-Length: 1000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            for _ in range(100):
                connection.sendall(b"x")
                time.sleep(0.1)
    assert time.monotonic() - begun < 8


def test_who_asks_on_and_on_before_the_first_answer_is_let_go(app: Counting) -> None:
    address = ("127.0.0.1", app.port)
    with socket.create_connection(address, timeout=10) as connection, contextlib.suppress(ConnectionError):
        connection.sendall(b"POST /s?slow HTTP/1.1\r\nContent-Length: 1\r\n\r\n")
        connection.sendall(b"x" + GET % (b"a", b"") * 5_000)
        while connection.recv(65536):
            pass
    assert len(app.calls) < 5_000


def test_who_does_not_read_is_let_go(app: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.patience._PATIENCE", 0.3)
    with socket.create_connection(("127.0.0.1", app.port), timeout=10) as connection:
        connection.sendall(b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n")
        assert app.left.wait(10)


def test_only_so_many_connect(app: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.patience._MOST", 1)
    address = ("127.0.0.1", app.port)
    with socket.create_connection(address, timeout=10) as first:
        assert said(first, GET % (b"a", b"")).endswith(b"of 1")
        with socket.create_connection(address, timeout=10) as second, contextlib.suppress(ConnectionError):
            assert second.recv(1) == b""
        assert said(first, GET % (b"b", b"")).endswith(b"of 1")


def test_only_so_much_is_kept() -> None:
    repeats = Repeats(lambda: "1")
    body = bytes(900_000)
    for i in range(30):
        repeats.put(b"%d" % i, "1", Repeat(b"", body))
    assert repeats.get(b"0") is None
    assert repeats.get(b"29") == Repeat(b"", body)
    repeats.put(b"large", "1", Repeat(b"", bytes(2_000_000)))
    repeats.put(b"old", "0", Repeat(b"", b""))
    assert repeats.get(b"large") is None
    assert repeats.get(b"old") is None
