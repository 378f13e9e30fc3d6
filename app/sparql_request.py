"""What a request by the SPARQL 1.1 Protocol says, wherever it says it."""

from __future__ import annotations

import re
from binascii import a2b_qp
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from fastapi import Request
from starlette.datastructures import URL
from starlette.exceptions import HTTPException

from app import media
from graph.errors import InvalidInput, InvalidQuery
from graph.store.asking import Question
from graph.store.dataset import absolute

_STRAY = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_MOST = 1000
"""Parameters of a request."""
_LEAST = 0.1
"""Seconds: a smaller limit counts as this one, as each query past its limit costs a process."""
_SHORT = 1024
"""Length up to which what is made of an address is kept."""
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Operation:
    """A query or update: its text and all other parameters."""

    text: str | None
    parameters: Sequence[tuple[str, str]]
    base: str
    """The address of the endpoint."""

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a parameter."""
        return tuple(value for key, value in self.parameters if key == name)

    def graphs(self, name: str) -> tuple[str, ...]:
        """The graphs that a parameter names; raises `InvalidQuery` for what is no IRI."""
        return tuple(absolute(value, self.base) for value in self.all(name))

    def first(self, name: str) -> str | None:
        """The first value of a parameter."""
        return next((value for key, value in self.parameters if key == name), None)

    def seconds(self) -> float | None:
        """The time limit that the caller asks for; raises `InvalidInput`."""
        text = self.first("timeout")
        if not text:
            return None
        try:
            seconds = float(text)
        except ValueError:
            seconds = 0.0
        if not 0 < seconds < 1e9:
            raise InvalidInput(f"timeout {text!r} is no number of seconds above 0")
        return max(seconds, _LEAST)


async def read(request: Request, word: str) -> Operation:
    """Read the operation `word` (query or update) out of a request.

    Raises `InvalidQuery` (given twice, not UTF-8) and 415.
    """
    found = in_address(request.scope["query_string"], word, endpoint(request))
    return found if request.method == "GET" else await _with_body(request, word, found)


def in_address(raw: bytes, word: str, base: str) -> Operation:
    """The operation that the parameters in an address are; raises `InvalidQuery`."""
    parameters = _pairs(raw) if raw else []
    return _operation([value for key, value in parameters if key == word], parameters, word, base)


async def _with_body(request: Request, word: str, found: Operation) -> Operation:
    """What the address told (`found`) with what the body tells."""
    parameters = found.parameters
    texts = [] if found.text is None else [found.text]
    if request.method == "POST":
        media = media_type(request.headers.get("content-type", ""))
        if media == FORM:
            inside = _pairs(await request.body())
            parameters = [*parameters, *inside]
            texts += [value for key, value in inside if key == word]
        elif media == f"application/sparql-{word}":
            texts.append(_text(await request.body()))
        elif media or not texts:
            raise HTTPException(415, f"Send the {word} as application/sparql-{word}, or in a form ({FORM}).")
    return _operation(texts, parameters, word, found.base)


def _operation(texts: list[str], parameters: Sequence[tuple[str, str]], word: str, base: str) -> Operation:
    if len(texts) > 1:
        raise InvalidQuery(f"there are {len(texts)} of the parameter {word}: give one")
    return Operation(texts[0] if texts else None, parameters, base)


def question(operation: Operation, accept: str) -> Question:
    """The question that a query is; `InvalidInput`, `InvalidQuery` for parameters that make no sense."""
    table, graph = media.wanted(operation.first("format"), accept)
    return Question(
        operation.text or "",
        operation.base,
        table,
        graph,
        operation.graphs("default-graph-uri"),
        operation.graphs("named-graph-uri"),
        operation.seconds(),
    )


def header(request: Request, wanted: bytes) -> str:
    """What headers of a name (in small letters) say, in one; faster than `Request.headers`."""
    return b", ".join([value for name, value in request.scope["headers"] if name == wanted]).decode("latin-1")


def endpoint(request: Request) -> str:
    """The address that was asked, without its parameters."""
    scope = request.scope
    host = next((value for name, value in scope["headers"] if name == b"host"), None)
    return address(scope["scheme"], host, scope.get("server"), scope["path"])


def address(scheme: str, host: bytes | None, server: tuple[str, int | None] | None, path: str) -> str:
    """The address of a path on a host, or on the server itself where no host is told."""
    short = len(path) + len(host or b"") < _SHORT
    made = _address if short else _address.__wrapped__
    return made(scheme, host, server, path)


@lru_cache(1024)
def _address(scheme: str, host: bytes | None, server: tuple[str, int | None] | None, path: str) -> str:
    headers = [] if host is None else [(b"host", host)]
    return str(URL(scope={"scheme": scheme, "server": server, "path": path, "headers": headers}))


def _pairs(raw: bytes) -> list[tuple[str, str]]:
    if raw.count(b"&") >= _MOST:
        raise InvalidQuery(f"there are more than {_MOST} parameters: give fewer")
    try:
        raw.decode("ascii")
        parts = [part.partition(b"=") for part in raw.replace(b"+", b" ").split(b"&") if part]
        return [(_unquoted(name), _unquoted(value)) for name, _, value in parts]
    except UnicodeDecodeError as error:
        raise InvalidQuery(f"the parameters are not percent-encoded UTF-8: {error}") from error


def _unquoted(raw: bytes) -> str:
    """As `urllib.parse.unquote`, in a tenth of the time: a query is percent signs for a good part.

    Quoted-printable escapes alike, but for its sign, and the library undoes that in C.
    """
    if b"%" not in raw:
        return raw.decode()
    if _STRAY.search(raw):
        return unquote_to_bytes(raw).decode()
    return a2b_qp(raw.replace(b"=", b"=3D").replace(b"%", b"=")).decode()


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise InvalidQuery(f"the body is not UTF-8: {error}") from error


def media_type(content_type: str) -> str:
    """The media type that a Content-Type tells, in small letters; raises 415 for a charset but UTF-8."""
    media, *options = content_type.lower().split(";")
    for name, _, value in (option.strip().partition("=") for option in options):
        if name == "charset" and value.strip('"') not in {"utf-8", "utf8", "us-ascii"}:
            raise HTTPException(415, f"Charset {value} is not taken: send UTF-8.")
    return media.strip()
