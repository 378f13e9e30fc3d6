"""What bodies a request may send: plain ones, up to a size."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import problem

STREAMED = frozenset({"/api/import"})
"""Paths whose bodies go straight to disk, of any size; only those who may write can send them."""


_QUERY = 8 << 20
"""Bytes of a request to a path that anybody may ask."""
_QUERIES = frozenset({"/sparql", "/sparql/"})
_TOGETHER = 4
"""Bodies of full size that the service holds at the same time."""


class _TooLarge(Exception):
    pass


class _TooMany(Exception):
    pass


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
        headers = dict(scope["headers"])
        coding = headers.get(b"content-encoding", b"identity").decode("latin-1")
        if coding.lower() != "identity":
            detail = f"Content-Encoding {coding} is not taken: send the body as it is."
            await problem(415, detail, {"Accept-Encoding": "identity"})(scope, receive, send)
            return
        if scope["path"] in STREAMED:
            await self.app(scope, receive, send)
            return
        most = min(self.most, _QUERY) if scope["path"] in _QUERIES else self.most
        said = headers.get(b"content-length", b"0")
        if said.isdigit() and int(said) > most:
            await _refuse(most, scope, receive, send)
            return
        seen = 0
        begun = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            size = len(message.get("body", b""))
            seen += size
            self.held += size
            if seen > most:
                raise _TooLarge
            if self.held > _TOGETHER * self.most:
                raise _TooMany
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except _TooLarge:
            if not begun:
                await _refuse(most, scope, receive, send)
        except _TooMany:
            if not begun:
                detail = "Requests together send more than the service holds at a time: try again."
                await problem(503, detail, {"Retry-After": "5"})(scope, receive, send)
        finally:
            self.held -= seen


async def _refuse(most: int, scope: Scope, receive: Receive, send: Send) -> None:
    ours = most == _QUERY
    more = "a query is not that long" if ours else "or raise POLICYGRAPH_MAX_BODY_BYTES"
    await problem(413, f"The body is over {most} bytes; send less, {more}.")(scope, receive, send)
