"""Whole answers of queries, kept for as long as the state they are of."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections import OrderedDict
from dataclasses import dataclass

from graph.store.asking import Question

_MOST = 16 << 20
_LARGEST = 1 << 20
_CHANGING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\s*\(|\bSERVICE\b", re.IGNORECASE)
_SIGNS = ("now", "rand", "uuid", "service")
"""One of these is in any text that `_CHANGING` finds; looking for them is ten times as fast."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer: media type and bytes."""

    media: str
    body: bytes


class AnswerCache:
    """At most 16 MiB of answers, the least used going first."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Kept] = OrderedDict()
        self._size = 0
        self.coming: dict[str | None, asyncio.Future[None]] = {}
        """Done when the answer with a tag is there, or failed: who asks the same meanwhile waits for it."""

    def announce(self, tag: str | None) -> bool:
        """Say that an answer is coming, unless that is known; `arrived` must follow if this gives True."""
        if tag is None or tag in self.coming:
            return False
        self.coming[tag] = asyncio.get_running_loop().create_future()
        return True

    def arrived(self, tag: str | None) -> None:
        """The answer is there, or will not come."""
        self.coming.pop(tag).set_result(None)

    def get(self, tag: str) -> Kept | None:
        """The answer with this tag."""
        kept = self._answers.get(tag)
        if kept:
            self._answers.move_to_end(tag)
        return kept

    def put(self, tag: str | None, kept: Kept) -> None:
        """Keep an answer, unless it is large or bears no tag."""
        if tag is None or len(kept.body) > _LARGEST or tag in self._answers:
            return
        self._answers[tag] = kept
        self._size += len(kept.body)
        while self._size > _MOST:
            self._size -= len(self._answers.popitem(last=False)[1].body)


def tag_of(question: Question, version: str) -> str | None:
    """An ETag that equal questions about one state share; None where the answer is another each time."""
    if changing(question.text):
        return None
    parts = (
        version,
        question.text,
        question.base_iri,
        question.table,
        question.graph,
        question.default_graphs,
        question.named_graphs,
    )
    return f'"{hashlib.sha256(repr(parts).encode("utf-8", "replace")).hexdigest()[:32]}"'


def changing(text: str) -> bool:
    """Whether a query may have another answer each time."""
    low = text.lower()
    return any(sign in low for sign in _SIGNS) and _CHANGING.search(text) is not None


def matches(header: str, tag: str | None) -> bool:
    """Whether an If-None-Match header names the tag."""
    if not header or not tag:
        return False
    return header.strip() == "*" or tag in (part.strip().removeprefix("W/") for part in header.split(","))
