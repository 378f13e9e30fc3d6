"""HTTP below the application: requests as people type them, responses in one piece, repeated ones at once."""

from __future__ import annotations

import re
import time
from asyncio import TimerHandle, Transport
from collections.abc import Iterable
from http import HTTPStatus
from resource import RLIMIT_NOFILE, getrlimit
from typing import Any

from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app import measured, query_metrics
from app.repeats import Repeat, Repeats

_REQUEST_LINE = re.compile(rb"[A-Z]+ (\S+) HTTP/1\.[01]\r?\n")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_OK = b"HTTP/1.1 200 OK\r\n"
_LONGEST = 8192
_LARGEST_HEAD = 1 << 18
"""Bytes of a request line and headers, or of trailers; the parser by itself takes any number."""
_PATIENCE = 60.0
"""Seconds for a request's head, between two pieces of its body, and for a reader to take some more."""
_AHEAD = 64
"""Requests that a client may send before it has the answer to the first."""
_MOST = 10_000
"""Connections at the same time; half as many as the system lets the service have files, if that is less."""
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Protocol(HttpToolsProtocol):
    """Percent-encodes what is not ASCII in a request line, which the parser would refuse.

    A head has its bounds in size and time, and so have the pauses in a body.

    The application marks what is to go out in one piece (`request.state.whole`). A GET whose answer it marked
    as repeatable besides (`request.state.repeatable`, the version of the graph) is answered at once when the
    same bytes come again: whatever counts is in them, the bearer's token too.
    """

    _request: bytes | None = None
    """The bytes of the request in hand, where they came alone and at once."""
    _within = False
    """Whether the parser is within a request."""
    _begun = 0
    _head = 0
    """Bytes since the request began, or since there last was some of its body."""
    _in_head = True
    _waiting: TimerHandle | None = None
    """Closes the connection of a client that does not go on."""
    _reading: TimerHandle | None = None
    """Closes the connection of a client that does not read."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """A client may connect, unless too many have, and must ask."""
        super().connection_made(transport)
        if len(self.connections) > min(_MOST, getrlimit(RLIMIT_NOFILE)[0] // 2):
            transport.abort()
        self._waiting = self.loop.call_later(_PATIENCE, self._given_up)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in bytes; a request line stands only at the start of a chunk."""
        alone = data.startswith(b"GET ") and len(data) < _LONGEST and self._idle()
        repeats: Repeats | None = self.app_state.get("repeats") if alone else None
        if repeats is not None and (kept := repeats.get(data)) is not None:
            self._stop_waiting()
            self._repeat(kept)
            return
        self._request = None
        self._begun = 0
        self._head += len(data)
        as_typed = self._within or data.isascii()  # within a request, what looks like its line is none
        super().data_received(data if as_typed else escape_request_line(data))
        self._look_after()
        if repeats is not None and self._begun == 1 and not self._within:
            self._request = data

    def pause_writing(self) -> None:
        """The client has much to read before it gets more."""
        super().pause_writing()
        self._reading = self.loop.call_later(_PATIENCE, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read most of it."""
        super().resume_writing()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def on_message_begin(self) -> None:
        """A request begins."""
        self._within = self._in_head = True
        self._begun += 1
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head of a request is whole."""
        self._in_head = False
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of a body has come."""
        self._head = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """A request ends."""
        self._within = False
        self._head = 0
        super().on_message_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Have the application send by way of `Joined`."""
        super()._start_asgi_task(
            cycle, lambda scope, receive, _: app(scope, receive, Joined(self, cycle).send)
        )

    def finish(
        self, cycle: RequestResponseCycle, headers: Iterable[tuple[bytes, bytes]], body: bytes
    ) -> None:
        """Send a whole response, 200, in one piece, and keep it if its request is one to come again."""
        told = b"".join([b"%s: %s\r\n" % header for header in headers]) + b"\r\n"
        self.transport.writelines([self._beginning(), told, body])
        version = cycle.scope["state"].get("repeatable")
        if version is not None and self._request is not None and not _forwarded(self.headers):
            self.app_state["repeats"].put(self._request, version, Repeat(told, body))
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        cycle.on_response()

    def _look_after(self) -> None:
        """Bound a head (and what follows a body) in size and time, and the time between pieces of a body."""
        if len(self.pipeline) > _AHEAD:
            self.transport.abort()
        if self._head > _LARGEST_HEAD and not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()
        if self._waiting is not None and ((self._within and self._in_head) or self.cycle is None):
            return
        self._stop_waiting()
        if self._within:
            self._waiting = self.loop.call_later(_PATIENCE, self._given_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _given_up(self) -> None:
        """Close the connection of a client that does not go on, unless it is we who do not read."""
        self._waiting = None
        if self.flow.read_paused:
            self._look_after()
        else:
            self.transport.close()

    def _idle(self) -> bool:
        """Whether what comes next is a request, and the only one in hand."""
        return (
            not self._within
            and not self.pipeline
            and (self.cycle is None or (self.cycle.response_complete and self.cycle.keep_alive))
            and not self.flow.write_paused
            and not self.transport.is_closing()
        )

    def _beginning(self) -> bytes:
        """How a response begins: its status, and the date."""
        return _OK + b"".join([b"%s: %s\r\n" % header for header in self.server_state.default_headers])

    def _repeat(self, kept: Repeat) -> None:
        begun = time.perf_counter()
        self._unset_keepalive_if_required()
        self.transport.writelines([self._beginning(), kept.headers, kept.body])
        self.server_state.total_requests += 1
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )
        query_metrics.CACHED.inc()
        measured.note("/sparql", 200, time.perf_counter() - begun)


class Joined:
    """Sends the head of a whole answer together with its body; all else as it comes."""

    __slots__ = ("_cycle", "_protocol", "_start")

    def __init__(self, protocol: Protocol, cycle: RequestResponseCycle) -> None:
        self._protocol = protocol
        self._cycle = cycle
        self._start: Any = None

    async def send(self, message: Any) -> None:
        """Send one message of ASGI."""
        cycle = self._cycle
        if message["type"] == "http.response.start" and self._simple(message):
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body") and not self._protocol.flow.write_paused:
                if not cycle.disconnected:
                    self._protocol.finish(cycle, start["headers"], message.get("body", b""))
                return
            await cycle.send(start)
        await cycle.send(message)

    def _simple(self, message: Any) -> bool:
        scope = self._cycle.scope
        return (
            "whole" in scope.get("state", ())
            and message["status"] == HTTPStatus.OK
            and scope["method"] != "HEAD"
            and self._cycle.keep_alive
        )


def _forwarded(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether a proxy tells of the request, which counts from some addresses only."""
    return any(name.startswith((b"x-forwarded", b"forwarded")) for name, _ in headers)


def escape_request_line(data: bytes) -> bytes:
    """`data` with the address of a request line that it begins with in ASCII.

    >>> escape_request_line("GET /?q=가 HTTP/1.1\\r\\n".encode())
    b'GET /?q=%EA%B0%80 HTTP/1.1\\r\\n'
    """
    found = _REQUEST_LINE.match(data)
    if not found or found[1].isascii():
        return data
    address = _NOT_ASCII.sub(lambda byte: b"%%%02X" % byte[0][0], found[1])
    return data[: found.start(1)] + address + data[found.end(1) :]
