"""From a question to an HTTP response: cache, tags, the pool, and spooled answers on their way out."""

from __future__ import annotations

import asyncio
import os
from functools import lru_cache
from typing import Any

from fastapi import Request, Response
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from app import query_metrics as count
from app.answer_cache import AnswerCache, Kept, matches, tag_of
from app.sparql_request import header
from graph.errors import Busy, InvalidInput, LimitExceeded
from graph.store.asking import Answer, Gone, Left, NotAcceptable, Question

_CHUNK = 1 << 16
_OUT = 4 << 30
"""Bytes of spooled answers that their readers have not fetched."""
_LEFT = 499
"""Nobody reads this status: the caller has gone."""


async def respond(request: Request, question: Question) -> Response:
    """The response to a request that asks a query, marked for `protocol`; raises as `answer`."""
    known = header(request, b"if-none-match") if request.method == "GET" else ""
    response = await answer(request.app.state, question, lambda: gone(request.receive), known)
    if isinstance(response, Whole):
        marks = request.scope.setdefault("state", {})
        marks["whole"] = True
        marks["repeatable"] = response.repeatable
    return response


async def answer(state: State, question: Question, gone: Gone, known: str = "") -> Response:
    """The response to a query; `known` is an If-None-Match header. Raises errors of `graph.errors`, and 406.

    `state` holds the store, and the answers that are kept.
    """
    cache = _cache(state)
    version = state.store.version
    tag = tag_of(question, version)
    if matches(known, tag):
        count.UNCHANGED.inc()
        return Response(status_code=304, headers=_headers(tag))
    if tag in cache.coming and question.seconds is None:
        await asyncio.wait({cache.coming[tag]})
    if tag and (kept := cache.get(tag)):
        count.CACHED.inc()
        return Whole(kept.media, kept.body, tag, version)
    first = cache.announce(tag)
    try:
        found = await _ask(state, question, gone)
        if found is not None and found.file is None and found.version == version:
            cache.put(tag, Kept(found.media, found.body))
    finally:
        if first:
            cache.arrived(tag)
    if found is None:
        return Response(status_code=_LEFT)
    if found.version != version:
        tag = tag_of(question, found.version)
    if found.file is not None:
        return SpooledResponse(found, _headers(tag), state)
    return Whole(found.media, found.body, tag)


def _cache(state: State) -> AnswerCache:
    try:
        cache: AnswerCache = state.answer_cache
    except AttributeError:
        cache = state.answer_cache = AnswerCache()
    return cache


async def _ask(state: State, question: Question, gone: Gone) -> Answer | None:
    try:
        found: Answer = await state.store.questions.ask(question, gone)
    except NotAcceptable:
        raise HTTPException(406, "The answer has no form that Accept or format allows.") from None
    except Left:
        count.ABANDONED.inc()
        return None
    except LimitExceeded:
        count.STOPPED.inc()
        raise
    except Busy:
        count.REFUSED.inc()
        raise
    except InvalidInput:
        count.MALFORMED.inc()
        raise
    count.ANSWERED.inc()
    return found


def _headers(tag: str | None) -> dict[str, str]:
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if tag:
        headers["ETag"] = tag
    return headers


class Whole(Response):
    """An answer in memory; its headers made in a fraction of the time that the class it is of takes."""

    body: bytes

    def __init__(self, media: str, body: bytes, tag: str | None, repeatable: str | None = None) -> None:
        """`repeatable` is the version that it is of, if it came a second time: so it may come a third."""
        self.repeatable = repeatable
        self.status_code = 200
        self.background = None
        self.body = body
        self.raw_headers = [
            (b"content-length", b"%d" % len(body)),
            (b"content-type", _content_type(media)),
            (b"vary", b"Accept"),
            (b"cache-control", b"no-cache"),
        ]
        if tag:
            self.raw_headers.append((b"etag", tag.encode()))


@lru_cache(64)
def _content_type(media: str) -> bytes:
    return f"{media}; charset=utf-8".encode() if media.startswith("text/") else media.encode()


class SpooledResponse(Response):
    """Sends an answer out of its file, at the reader's pace."""

    def __init__(self, found: Answer, headers: dict[str, str], state: State) -> None:
        """`state` counts what readers have not fetched; raises `Busy` past the limit."""
        assert found.file is not None
        self.file = found.file
        self.size = found.size
        self.state = state
        waiting = getattr(state, "spooled", 0) + found.size
        if waiting > _OUT:
            os.close(self.file)
            raise Busy("large answers wait for their readers: try again in a little while", 30)
        state.spooled = waiting
        super().__init__(None, media_type=found.media, headers=headers)
        self.headers["content-length"] = str(found.size)

    def close(self) -> None:
        """Let go of the file."""
        self.state.spooled -= self.size
        os.close(self.file)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send it and close the file; stop where the reader has gone."""
        start: dict[str, Any] = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        leaving = asyncio.ensure_future(gone(receive))
        try:
            await send(start)
            at = 0
            while not leaving.done() and (data := os.pread(self.file, _CHUNK, at)):
                at += len(data)
                await send({"type": "http.response.body", "body": data, "more_body": True})
                await asyncio.sleep(0)  # what has gone is told in between
            await send({"type": "http.response.body", "body": b""})
        finally:
            leaving.cancel()
            self.close()


async def gone(receive: Receive) -> None:
    """Returns when the client has gone."""
    while (await receive())["type"] != "http.disconnect":
        pass
