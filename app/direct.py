"""Queries that need no more of HTTP than their address and plain headers, answered below the application.

What an application's layers do for such a request takes longer than the query itself. Only a request that
every reader of HTTP takes alike is read here; any other goes the ordinary way, and so does every answer but a
small good one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from fastapi import Response
from starlette.datastructures import State

from app import sparql_request
from app.answering import SpooledResponse, answer
from app.guard import Guard
from graph.errors import PolicygraphError
from graph.store.asking import Gone, Question

_BEGINNING = b"GET /sparql?"
_VERSION = b" HTTP/1.1\r\n"
_ADDRESS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%&=+-._~*'()!$,;:@/?"
"""What an address may be of by RFC 3986, brackets aside."""
_HEADER = re.compile(rb"([A-Za-z-]+): ([ -~]*)")
_PLAIN = frozenset({b"accept-encoding", b"accept-language", b"cache-control", b"pragma", b"user-agent"})
"""Headers that change nothing in how a query is answered."""
_LONGEST = 2048
"""Bytes of headers, which are kept once read: a client sends the same each time."""


class Head(NamedTuple):
    """What the headers of a plain request say."""

    host: bytes
    accept: str


class Direct:
    """Reads plain requests and answers them."""

    def __init__(self, state: State) -> None:
        """`state` is the application's."""
        self._state = state
        guard: Guard = state.guard
        self._open = not guard.reading_needs_token

    def question(self, request: bytes) -> Question | None:
        """The question of a request that is whole and plain; None for any other, malformed ones too."""
        if not self._open or not request.startswith(_BEGINNING):
            return None
        end = request.find(_VERSION)
        query = request[len(_BEGINNING) : end]
        headers = request[end + len(_VERSION) :]
        if end < 0 or len(headers) > _LONGEST or query.translate(None, _ADDRESS):
            return None
        head = _head(headers)
        return head and _question(query, head)

    async def answer(self, question: Question, gone: Gone) -> Response:
        """See `answering.answer`."""
        return await answer(self._state, question, gone)


def drop(response: Response | Exception) -> None:
    """Let go of a response that nobody will read."""
    if isinstance(response, SpooledResponse):
        response.close()


def _question(query: bytes, head: Head) -> Question | None:
    base = sparql_request.address("http", head.host, None, "/sparql")
    try:
        operation = sparql_request.in_address(query, "query", base)
        return sparql_request.question(operation, head.accept) if operation.text is not None else None
    except PolicygraphError:
        return None


@lru_cache(1024)
def _head(headers: bytes) -> Head | None:
    """What plain headers, and the blank line after them, say; None where some are not plain."""
    *lines, blank, rest = headers.split(b"\r\n") if headers.endswith(b"\r\n\r\n") else [b"", b"?"]
    found: dict[bytes, bytes] = {}
    for line in lines:
        match = _HEADER.fullmatch(line)
        name = match[1].lower() if match else b""
        if not match or name in found:
            return None
        found[name] = match[2].strip()
    host, accept = found.pop(b"host", None), found.pop(b"accept", b"*/*")
    stays = found.pop(b"connection", b"keep-alive").lower() == b"keep-alive"
    if blank or rest or not host or not stays or found.keys() - _PLAIN:
        return None
    return Head(host, accept.decode() or "*/*")
