"""What bodies a request may send: plain ones, up to a size."""

from __future__ import annotations

from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import problem

STREAMED = frozenset({"/api/import"})
"""Paths whose bodies go straight to disk, of any size; only those who may write can send them."""
_QUERY = 8 << 20
"""Bytes of a request to a path that anybody may ask."""
_QUERIES = frozenset({"/sparql", "/sparql/"})
_TOGETHER = 4
"""Bodies of full size that the service holds at the same time."""


class _Over(Exception):
    """A body, or all bodies together, are too large."""


class BodyLimit:
    """Answers 413 as soon as a body is, or says it is, over the limit; 415 to a compressed one.

    503 where bodies of all requests together would take too much memory.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        """`most` in bytes."""
        self.app = app
        self.most = most
        self.held = 0
        """Bytes of bodies of requests that are being answered."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, counting what it sends; nobody reads the body of a GET."""
        if scope["type"] != "http" or scope["method"] == "GET":
            await self.app(scope, receive, send)
            return
        most = min(self.most, _QUERY) if scope["path"] in _QUERIES else self.most
        streamed = scope["path"] in STREAMED
        at_once = _refused(dict(scope["headers"]), None if streamed else most)
        if at_once or streamed:
            await (at_once or self.app)(scope, receive, send)
        else:
            await self._counted(most, scope, receive, send)

    async def _counted(self, most: int, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on as long as its body, and all bodies together, are not too large."""
        seen = 0
        refusal: ASGIApp | None = None
        begun = False

        async def counted() -> Message:
            nonlocal seen, refusal
            message = await receive()
            size = len(message.get("body", b""))
            seen += size
            self.held += size
            if seen > most:
                refusal = _too_large(most)
            elif self.held > _TOGETHER * self.most:
                refusal = _too_many()
            if refusal:
                raise _Over
            return message

        async def noted(message: Message) -> None:
            """Send on, but for what the application makes of a body that broke off."""
            nonlocal begun
            if begun or not refusal:
                begun = True
                await send(message)

        try:
            with suppress(_Over):
                await self.app(scope, counted, noted)
            if refusal and not begun:
                await refusal(scope, receive, send)
        finally:
            self.held -= seen


def _refused(headers: dict[bytes, bytes], most: int | None) -> ASGIApp | None:
    """What refuses a request by its headers alone."""
    coding = headers.get(b"content-encoding", b"identity").decode("latin-1")
    if coding.lower() != "identity":
        detail = f"Content-Encoding {coding} is not taken: send the body as it is."
        return problem(415, detail, {"Accept-Encoding": "identity"})
    said = headers.get(b"content-length", b"0")
    return _too_large(most) if most is not None and said.isdigit() and int(said) > most else None


def _too_many() -> ASGIApp:
    detail = "Requests together send more than the service holds at a time: try again."
    return problem(503, detail, {"Retry-After": "5"})


def _too_large(most: int) -> ASGIApp:
    more = "a query is not that long" if most == _QUERY else "or raise POLICYGRAPH_MAX_BODY_BYTES"
    return problem(413, f"The body is over {most} bytes; send less, {more}.")
