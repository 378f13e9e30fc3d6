"""What bodies a request may send: plain ones, up to a size."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.errors import problem

STREAMED = frozenset({"/api/import"})
"""Paths whose bodies go straight to disk, of any size; only those who may write can send them."""


class _TooLarge(Exception):
    pass


class BodyLimit:
    """Answers 413 as soon as a body is, or says it is, over the limit; 415 to a compressed one."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        """`most` in bytes."""
        self.app = app
        self.most = most

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
        said = headers.get(b"content-length", b"0")
        if said.isdigit() and int(said) > self.most:
            await self._refuse(scope, receive, send)
            return
        seen = 0
        begun = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.most:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, counted, noted)
        except _TooLarge:
            if not begun:
                await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        detail = f"The body is over {self.most} bytes; send less, or raise POLICYGRAPH_MAX_BODY_BYTES."
        await problem(413, detail)(scope, receive, send)
