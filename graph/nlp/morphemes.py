"""Korean morphemes with exact code-point offsets, by Kiwi, in bounded time for any text."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

LIMIT = 1200
"""Code points a single call of the analyser gets at most; its time grows faster than the length."""
UNSPACED = 90
"""Code points without a space that it gets at most; 1,000 of one Hangul syllable take it 0.24 s."""
THREADS = min(2, os.cpu_count() or 1)
"""Threads of the analyser; it needs no lock of Python's, and processes that read take half the cores."""

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


_MORPHEME: Callable[[tuple[int, int, str, int]], Morpheme] = partial(tuple.__new__, Morpheme)
"""A morpheme from a tuple: in half the time that its class takes."""


@cache
def _load() -> Any:
    from kiwipiepy import Kiwi

    kiwi = Kiwi(num_workers=THREADS)
    kiwi.tokenize("준비")
    return kiwi


def analyser() -> Any:
    """The one Kiwi of this process; the first call takes 4–5 s. Threads may call it."""
    with _ready:
        return _load()


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch of `text` that are analysed each by itself, within the limits above."""
    for match in _CUT.finditer(text, start, end):
        yield from _shortened(text, start, match.start())
        if match.group(1) is None:
            yield from ((at, min(at + UNSPACED, match.end())) for at in range(*match.span(), UNSPACED))
        start = match.end()
    yield from _shortened(text, start, end)


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


def analyse(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[list[Morpheme]]:
    """The morphemes of each of several stretches of a text, sorted; places are places of the text.

    What Kiwi passes over (spaces, long runs) is missing. It works ahead, in `THREADS` beside the caller's.
    """
    parts = [list(pieces(text, start, end)) for start, end in stretches]
    read = analyser().tokenize([text[start:end] for part in parts for start, end in part])
    for part in parts:
        yield _joined(zip([start for start, _ in part], read, strict=False))


def _joined(read: Iterable[tuple[int, Iterable[Any]]]) -> list[Morpheme]:
    """The morphemes of the pieces of a block, each with where it starts; sentences are counted on."""
    found: list[Morpheme] = []
    sentence = 0
    for base, tokens in read:
        last = 0
        for token in tokens:
            last = token.sent_position
            at = base + token.start
            tag = "JKS" if token.tag == "MM" and _subject(token.form, at, found) else token.tag
            found.append(_MORPHEME((at, at + token.len, tag, sentence + last)))
        sentence += last + 1
    return found
