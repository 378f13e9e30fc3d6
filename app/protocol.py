"""HTTP below the application: requests as people type them, responses in one piece, repeated ones at once."""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from app import measured, query_metrics
from app.repeats import Repeat, Repeats

_REQUEST_LINE = re.compile(rb"[A-Z]+ (\S+) HTTP/1\.[01]\r?\n")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_OK = b"HTTP/1.1 200 OK\r\n"
_LONGEST = 8192


class Protocol(HttpToolsProtocol):
    """Percent-encodes what is not ASCII in a request line, which the parser would refuse.

    A GET that the application marked as repeatable (`request.state.repeatable`, the version of the graph) is
    answered at once when the same bytes come again: whatever counts is in them, the bearer's token too.
    """

    _request: bytes | None = None
    """The bytes of the request in hand, where they came alone and at once."""
    _within = False
    """Whether the parser is within a request."""
    _begun = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin."""
        super().connection_made(cast("asyncio.Transport", Joined(transport)))

    def data_received(self, data: bytes) -> None:
        """Take in bytes; a request line stands only at the start of a chunk."""
        alone = data.startswith(b"GET ") and len(data) < _LONGEST and self._idle()
        repeats: Repeats | None = self.app_state.get("repeats") if alone else None
        if repeats is not None and (kept := repeats.get(data)) is not None:
            self._repeat(kept)
            return
        self._request = None
        self._begun = 0
        super().data_received(data if data.isascii() else escape_request_line(data))
        if repeats is not None and self._begun == 1 and not self._within:
            self._request = data

    def on_message_begin(self) -> None:
        """A request begins."""
        self._within = True
        self._begun += 1
        super().on_message_begin()

    def on_message_complete(self) -> None:
        """A request ends."""
        self._within = False
        super().on_message_complete()

    def on_response_complete(self) -> None:
        """Keep the response if it may be repeated."""
        request, self._request = self._request, None
        version = self.scope["state"].get("repeatable") if request else None
        if request and version and self.cycle.keep_alive and not _forwarded(self.headers):
            head, body = cast("Joined", self.transport).last
            beginning = self._beginning()
            if head.startswith(beginning):
                headers = head.removeprefix(beginning)
                self.app_state["repeats"].put(request, version, Repeat(headers, body))
        super().on_response_complete()

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
    """A transport that sends the head of a response together with the beginning of its body."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._loop = asyncio.get_running_loop()
        self._head = b""
        self.last = (b"", b"")
        """The last response, if it went out in one piece: head and body."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send; a head at the latest when the event loop turns to other work."""
        if self._head:
            self.last = (self._head, data)
            self._head = b""
            self._transport.writelines(self.last)
            return
        self.last = (b"", b"")
        if data.startswith(b"HTTP/1.1 "):
            self._head = data
            self._loop.call_soon(self._flush)
        else:
            self._transport.write(data)

    def close(self) -> None:
        """Send what is there and close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._head:
            self._transport.write(self._head)
            self._head = b""


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
