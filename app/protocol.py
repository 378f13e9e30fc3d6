"""HTTP below the application: plain queries, responses in one piece, repeated ones at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import Response
from uvicorn._types import ASGI3Application
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app import measured, query_metrics
from app.answering import Whole
from app.as_typed import escape_request_line
from app.direct import Direct, drop
from app.joined import Joined
from app.patience import Patient
from app.repeats import Repeat, Repeats
from graph.store.asking import Question

_OK = b"HTTP/1.1 200 OK\r\n"
_LONGEST = 8192


class Protocol(Patient):
    """Percent-encodes what is not ASCII in a request line, which the parser would refuse.

    Plain queries, and requests that come again, are answered before the parser and the application see them.

    The application marks what is to go out in one piece (`request.state.whole`). A GET whose answer it marked
    as repeatable besides (`request.state.repeatable`, the version of the graph) is answered at once when the
    same bytes come again: whatever counts is in them, the bearer's token too.
    """

    _request: bytes | None = None
    """The bytes of the request in hand, where they came alone and at once."""
    _asking: asyncio.Task[None] | None = None
    """Answers a query below the application."""
    _later = b""
    """What came meanwhile."""
    _found: Mapping[str, Any] = {}
    """What the application is to send without asking again."""
    _leaving: asyncio.Future[None] | None = None
    """Done when the client has gone."""
    _stopping = False

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._leaving = self._leaving or self.loop.create_future()
        if not self._leaving.done():
            self._leaving.set_result(None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take in bytes; what comes during a query that passes below the application waits for its end."""
        if self._asking is not None:
            self._later += data
            self.flow.pause_reading()
        elif not (self._alone(data) and self._below(data)):
            self._take_in(data)

    def _below(self, data: bytes) -> bool:
        """Answer a request below the application, if it is one that came before, or a plain query."""
        repeats: Repeats | None = self.app_state.get("repeats")
        if repeats is not None and (kept := repeats.get(data)) is not None:
            begun = time.perf_counter()
            self.stop_waiting()
            self._send(kept, begun)
            query_metrics.CACHED.inc()
            return True
        direct: Direct | None = self.app_state.get("direct")
        question = direct.question(data) if direct else None
        if direct is None or question is None:
            return False
        self.stop_waiting()
        self._unset_keepalive_if_required()
        self._asking = self.loop.create_task(self._ask(data, direct, question))
        self.tasks.add(self._asking)
        self._asking.add_done_callback(self.tasks.discard)
        return True

    async def _ask(self, data: bytes, direct: Direct, question: Question) -> None:
        begun = time.perf_counter()
        response: Response | Exception
        try:
            response = await direct.answer(question, self._gone)
        except Exception as error:  # noqa: BLE001 - the application tells of it
            response = error
        self._asking = None
        if self.transport.is_closing():
            drop(response)
        elif isinstance(response, Whole):
            told = Repeat(_lines(response.raw_headers), response.body)
            if response.repeatable is not None:
                self.app_state["repeats"].put(data, response.repeatable, told)
            self._send(told, begun)
        else:
            self._by_application(data, response, begun)
        self._go_on()

    def _by_application(self, data: bytes, response: Response | Exception, begun: float) -> None:
        """Have the application send what a request led to."""
        self._found = {"found": response, "begun": begun}
        self._take_in(data)
        if self._found:  # the request was not to the parser's liking
            self._found = {}
            drop(response)

    def _go_on(self) -> None:
        """Do what came during a query."""
        if self._stopping:
            self._stopping = False
            self.shutdown()
        elif self._later:
            later, self._later = self._later, b""
            self.flow.resume_reading()
            self.data_received(later)

    async def _gone(self) -> None:
        """Returns when the client has gone."""
        self._leaving = self._leaving or self.loop.create_future()
        await asyncio.shield(self._leaving)

    def shutdown(self) -> None:
        """Close the connection, after the answer that is to come."""
        if self._asking is None:
            super().shutdown()
        else:
            self._stopping = True

    def _take_in(self, data: bytes) -> None:
        """Have the parser read; a request line stands only at the start of a chunk."""
        alone = self._alone(data)
        self._request = None
        self.begun = 0
        self.taken += len(data)
        as_typed = self.within or data.isascii()  # within a request, what looks like its line is none
        super().data_received(data if as_typed else escape_request_line(data))
        self.look_after()
        if alone and self.begun == 1 and not self.within and "repeats" in self.app_state:
            self._request = data

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        """Have the application send by way of `Joined`."""
        cycle.scope["state"].update(self._found)
        self._found = {}
        super()._start_asgi_task(
            cycle, lambda scope, receive, _: app(scope, receive, Joined(cycle, self.finish).send)
        )

    def finish(
        self, cycle: RequestResponseCycle, headers: Iterable[tuple[bytes, bytes]], body: bytes
    ) -> None:
        """Send a whole response, 200, in one piece, and keep it if its request is one to come again."""
        told = Repeat(_lines(headers), body)
        self._write(told)
        version = cycle.scope["state"].get("repeatable")
        if version is not None and self._request is not None and not _forwarded(self.headers):
            self.app_state["repeats"].put(self._request, version, told)
        cycle.response_started = cycle.response_complete = True
        cycle.message_event.set()
        cycle.on_response()

    def _alone(self, data: bytes) -> bool:
        """Whether bytes begin a short GET while no other request is in hand."""
        return (
            data.startswith(b"GET ")
            and len(data) < _LONGEST
            and not self.within
            and not self.pipeline
            and (self.cycle is None or (self.cycle.response_complete and self.cycle.keep_alive))
            and not self.flow.write_paused
            and not self.transport.is_closing()
        )

    def _write(self, told: Repeat) -> None:
        """Send a response of status 200, with the date, in one piece."""
        date = [b"%s: %s\r\n" % header for header in self.server_state.default_headers]
        self.transport.writelines([_OK, *date, told.headers, told.body])

    def _send(self, told: Repeat, begun: float) -> None:
        """Send the answer to a query that passed below the application."""
        self._write(told)
        self.server_state.total_requests += 1
        self._unset_keepalive_if_required()
        self.timeout_keep_alive_task = self.loop.call_later(
            self.timeout_keep_alive, self.timeout_keep_alive_handler
        )
        measured.note("/sparql", 200, time.perf_counter() - begun)


def _lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Headers, and the blank line after them."""
    return b"".join([b"%s: %s\r\n" % header for header in headers]) + b"\r\n"


def _forwarded(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether a proxy tells of the request, which counts from some addresses only."""
    return any(name.startswith((b"x-forwarded", b"forwarded")) for name, _ in headers)
