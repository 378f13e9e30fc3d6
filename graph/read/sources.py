"""Files as texts: one file in, one `Source` out for each document in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one document, as its reader made it, and what the file says about it."""

    name: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def sources(name: str, data: bytes) -> Iterator[Source]:
    """The documents in a file."""
    if b"\0" in data:
        raise UnknownFormat(f"{name}: no reader for this kind of file")
    yield Source(name, data.decode("utf-8-sig", "replace"))
