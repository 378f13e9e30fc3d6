"""How long, and for how much, the service waits for a client."""

from __future__ import annotations

from asyncio import TimerHandle, Transport
from resource import RLIMIT_NOFILE, getrlimit

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_LARGEST_HEAD = 1 << 18
"""Bytes of a request line and headers, or of trailers; the parser by itself takes any number."""
_PATIENCE = 60.0
"""Seconds for a request's head, between two pieces of its body, and for a reader to take some more."""
_RATE = 1024
"""Bytes a second that a body must come at, the first `_PATIENCE` aside: a byte a minute is not enough."""
_AHEAD = 64
"""Requests that a client may send before it has the answer to the first."""
_MOST = 10_000
"""Connections at the same time; half as many as the system lets the service have files, if that is less."""
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class Patient(HttpToolsProtocol):
    """A head has its bounds in size and time, and so have the pauses in a body and in reading an answer."""

    within = False
    """Whether the parser is within a request."""
    begun = 0
    """Requests in the bytes that came last."""
    taken = 0
    """Bytes since the request began, or since there last was some of its body."""
    _in_head = True
    _body_since = 0.0
    _body = 0
    """Bytes of the body that have come."""
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
        self.stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

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
        self.within = self._in_head = True
        self.begun += 1
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head of a request is whole."""
        self._in_head = False
        self._body_since, self._body = self.loop.time(), 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of a body has come."""
        self.taken = 0
        self._body += len(body)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """A request ends."""
        self.within = False
        self.taken = 0
        super().on_message_complete()

    def look_after(self) -> None:
        """Bound a head (and what follows a body) in size and time, and the time between pieces of a body."""
        if len(self.pipeline) > _AHEAD:
            self.transport.abort()
        if self.taken > _LARGEST_HEAD and not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()
        if self._waiting is not None and ((self.within and self._in_head) or self.cycle is None):
            return
        self.stop_waiting()
        if self.within:
            self._waiting = self.loop.call_later(self._patience(), self._given_up)

    def _patience(self) -> float:
        """Seconds until the client must have gone on."""
        if self._in_head or self.flow.read_paused:
            return _PATIENCE
        late = self.loop.time() - self._body_since - self._body / _RATE
        return max(0.0, min(_PATIENCE, _PATIENCE - late))

    def stop_waiting(self) -> None:
        """The client has gone on."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _given_up(self) -> None:
        """Close the connection of a client that does not go on, unless it is we who do not read."""
        self._waiting = None
        if self.flow.read_paused:
            self.look_after()
        else:
            self.transport.close()
