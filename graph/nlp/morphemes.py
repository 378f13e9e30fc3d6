"""Korean morphemes with exact code-point offsets, by Kiwi, in bounded time for any text."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

LIMIT = 1200
"""Code points a single call of the analyser gets at most; its time grows faster than the length."""
UNSPACED = 90
"""Code points without a space that it gets at most; 1,000 of one Hangul syllable take it 0.24 s."""

_CUT = re.compile(rf"(\S)\1{{15,}}|\S{{{UNSPACED + 1},}}")
_BREAK = re.compile(r"(?<=[.?!”’」다])\s+")
_ready = threading.Lock()


class Morpheme(NamedTuple):
    """A morpheme as Kiwi sees it; several may stand on one character (했 is 하 and 었)."""

    start: int
    end: int
    tag: str
    sentence: int
    """The number of its sentence within the analysed block."""


@cache
def _load() -> Any:
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=1)
    kiwi.tokenize("준비")
    return kiwi


def analyser() -> Any:
    """The one Kiwi of this process; the first call takes 4–5 s. Threads may call it."""
    with _ready:
        return _load()


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` that are analysed each by itself, within the limits above."""
    start = 0
    for match in _CUT.finditer(text):
        yield from _shortened(text, start, match.start())
        if match.group(1) is None:
            yield from ((at, min(at + UNSPACED, match.end())) for at in range(*match.span(), UNSPACED))
        start = match.end()
    yield from _shortened(text, start, len(text))


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LIMIT:
        breaks = [m.end() for m in _BREAK.finditer(text, start + LIMIT // 3, start + LIMIT)]
        cut = breaks[-1] if breaks else text.rfind(" ", start + 1, start + LIMIT) + 1 or start + LIMIT
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _subject(form: str, at: int, before: list[Morpheme]) -> bool:
    """Whether what Kiwi takes for `this` is the particle of the noun before it (`전략과장이 설명했다`)."""
    return form == "이" and bool(before) and before[-1].end == at and before[-1].tag.startswith("NN")


def analyse(text: str, offset: int = 0) -> list[Morpheme]:
    """The morphemes of a block of text, sorted; what Kiwi passes over (spaces, long runs) is missing.

    `offset` is added to every place: where the block stands in its document.
    """
    kiwi = analyser()
    found: list[Morpheme] = []
    sentence = 0
    for start, end in pieces(text):
        last = 0
        base = offset + start
        for token in kiwi.tokenize(text[start:end]):
            last = token.sent_position
            at = base + token.start
            tag = "JKS" if token.tag == "MM" and _subject(token.form, at, found) else token.tag
            found.append(Morpheme(at, at + token.len, tag, sentence + last))
        sentence += last + 1
    return found
