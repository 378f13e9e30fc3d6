"""JSON lines: a line is a body of `POST /api/documents`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from graph.errors import InvalidInput
from graph.read.encoding import decode
from graph.read.source import Source

FIELDS = ("title", "published", "url", "language")


def read_jsonl(name: str, data: bytes) -> Iterator[Source]:
    """A source a line; a line that cannot be read comes as a source with its error."""
    for number, line in enumerate(decode(name, data).split("\n"), 1):
        if line.strip():
            yield _source(f"{name}:{number}", line)


def _source(name: str, line: str) -> Source:
    try:
        body = json.loads(line)
    except (ValueError, RecursionError):
        return _failed(name, "is no JSON; write one object a line, with `text` and perhaps `title`")
    return from_body(name, body)


def from_body(name: str, body: Any) -> Source:
    """The source of one decoded body, with an error where a field is no string or `text` is missing."""
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        return _failed(name, "needs an object with the document's words in `text`")
    wrong = [k for k in FIELDS if body.get(k) is not None and not isinstance(body[k], str)]
    if wrong:
        return _failed(name, f"needs strings in {', '.join(wrong)}")
    return Source(
        name,
        body["text"],
        title=body.get("title"),
        published=body.get("published"),
        url=body.get("url"),
        language=body.get("language"),
    )


def _failed(name: str, why: str) -> Source:
    return Source(name, "", error=InvalidInput(f"{name} {why}"))
