"""A document by its web address."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from email.message import Message
from functools import partial
from pathlib import PurePosixPath
from urllib.parse import unquote

import httpx

from graph.errors import InvalidInput, LimitExceeded, TooLarge, UnknownFormat
from graph.read.formats import SUFFIXES
from graph.web import Rule, fetch, public, web_address

SECONDS = 30.0
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, text/plain;q=0.9, */*;q=0.5"
_NAMED = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/x-hwp": ".hwp",
    "application/haansofthwp": ".hwp",
    "application/vnd.hancom.hwp": ".hwp",
    "application/vnd.hancom.hwpx": ".hwpx",
    "application/haansofthwpx": ".hwpx",
}
"""Media types that tell the format, and the ending of a file of that format."""
_UNTOLD = frozenset(
    {"", "text/plain", "application/octet-stream", "binary/octet-stream", "application/download"}
)
"""Media types with which servers send anything."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as a server sent it."""

    url: str
    name: str
    data: bytes


async def document_at(address: str, hosts: Collection[str] = (), rule: Rule | None = None) -> Fetched:
    """What an address gives, if it may be a document; `rule` is `public` with `hosts` if none is given.

    Raises `InvalidInput` (no such address, no document there), `TooLarge`, `Forbidden`, `Unavailable`.
    """
    url = str(web_address(address))
    headers = {"Accept": _ACCEPT, "Accept-Language": "ko, en;q=0.8", "User-Agent": "Policygraph"}
    try:
        answer = await fetch(url, rule or partial(public, hosts=hosts), headers=headers, seconds=SECONDS)
    except LimitExceeded as error:
        raise TooLarge(error.detail) from error
    if not answer.is_success:
        raise InvalidInput(
            f"{address} answers with status {answer.status_code}: there is no document to read. Open the "
            "address in a browser; if it shows there, save the page and add it as a file."
        )
    return Fetched(url, file_name(url, answer.headers), answer.content)


def file_name(url: str, headers: httpx.Headers) -> str:
    """The name of the file that a server sent, its ending by its media type; raises `UnknownFormat`."""
    told = Message()
    told["content-type"] = headers.get("content-type", "")
    told["content-disposition"] = headers.get("content-disposition", "")
    path = PurePosixPath(unquote(httpx.URL(url).path))
    given = PurePosixPath(told.get_filename() or path.name or httpx.URL(url).host)
    media = told.get_content_type() if headers.get("content-type") else ""
    if media in _NAMED:
        return given.with_suffix(_NAMED[media]).name if given.name else f"page{_NAMED[media]}"
    if media not in _UNTOLD:
        raise UnknownFormat(
            f"{url} is {media}, which is not read; documents are web pages, text, PDF, DOCX, HWP and HWPX."
        )
    known = given.suffix.lower() in SUFFIXES
    return given.name if known else f"{given.stem or 'document'}{'.txt' if media == 'text/plain' else ''}"
