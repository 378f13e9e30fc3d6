"""A text as lines with exact offsets, each also in an even form for the rules to look at."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from graph.cues import cued
from graph.read.wrapping import continued

_EVEN = str.maketrans(
    {
        "：": ":", "（": "(", "）": ")", "［": "[", "］": "]", "｜": "|", "＞": ">", "／": "/",
        "\u00a0": " ", "\u3000": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ",
        "\u200b": None, "\u200c": None, "\u200d": None, "\u2060": None, "\ufeff": None,
    }
)  # fmt: skip
_LONG = 600
_SHORTEST = 12
MEDIA = "신문|일보|뉴스|저널|데일리|타임스|타임즈|투데이|경제|포스트|매일|방송|통신|미디어|뉴시스|헤럴드|TV|프레스|닷컴"
"""Word endings of newspapers, agencies and broadcasters."""
_PREFIX = re.compile(
    rf"^\s*(?:(?:[【\[(][^】\])]{{2,30}}[】\])]\s*)?[가-힣]{{2,4}}\s?(?:선임|인턴|객원)?(?:기자|특파원)\s?=\s*"
    rf"|[【\[(](?:[가-힣]{{2,8}}\s*[=/]\s*)?[^】\])=]{{0,14}}(?:{MEDIA})[^】\])]{{0,16}}[】\])]\s*(?:[가-힣]{{2,4}}\s?기자\s?[=|]?\s*)?"
    r"|[【\[(][가-힣]{2,6}\s?=\s?[^】\])]{2,16}[】\])]\s*(?:[가-힣]{2,4}\s?기자\s?[=|]?\s*)?"
    r"|[A-Z][A-Za-z .]{2,20},\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?\s)?\([A-Za-z .]{2,24}\)\s(?:--|—|–|-)\s)"
)
_SUFFIX = cued(
    r"(?<=[다요.”\"’')\]])\s*(?:[/|\[(<=]\s*)?(?:[가-힣]{2,10}\s*[=/]\s*)?(?:[가-힣]{2,4}\s?(?:선임|인턴|객원)?기자\s*[\])>]?\s*\S{0,40}@?\S{0,40}|[\w.+-]+@[\w-]+\.[\w.]+)\W*\s*$"
    r"|(?<=[다요.”\"’'])\s*[<\[(]?\s*(?:저작권자|[ⓒ©]).{0,100}\s*$"
)
_CUT = re.compile(r"(?<=[다요음함임]\.)[\"”’']?\s+|(?<=[a-z]{2}[.!?])[\"”]?\s+(?=[A-Z“\"])")


@dataclass(frozen=True, slots=True)
class Line:
    """A line `[start, end)` of the text, its line break included.

    `text` is the line in NFC without outer spaces, full-width punctuation and spaces evened out: for the rules
    to match, never to cut from.
    """

    start: int
    end: int
    text: str
    mid: bool = False
    """Whether it is a later part of a line that was cut."""

    @property
    def head(self) -> str:
        """The first 160 characters: enough for the rules, and bounded."""
        return self.text[:160]

    @property
    def tail(self) -> str:
        """The last 160 characters."""
        return self.text[-160:]

    def __bool__(self) -> bool:
        return bool(self.text)


def even(text: str) -> str:
    """A text in the form that the rules look at.

    >>> even("  담당부서：　외교부 ")
    '담당부서: 외교부'
    """
    return unicodedata.normalize("NFC", text).translate(_EVEN).replace("\n", " ").strip()


def lines(text: str) -> list[Line]:
    """All lines of a text, in order, covering it; a very long line is cut at its sentences.

    >>> [(line.start, line.end, line.text) for line in lines(" a\\n\\nb")]
    [(0, 3, 'a'), (3, 4, ''), (4, 5, 'b')]
    """
    found: list[Line] = []
    start = 0
    for raw in _paragraphs(text.splitlines(keepends=True)):
        for a, b in _pieces(raw):
            found.append(Line(start + a, start + b, even(raw[a:b]), mid=a > 0))
        start += len(raw)
    return found


def _paragraphs(raw: list[str]) -> Iterator[str]:
    """The lines, those put together that were broken at a fixed width."""
    held = ""
    for line, goes_on in zip(raw, continued(raw), strict=True):
        held += line
        if not goes_on:
            yield held
            held = ""


def _pieces(raw: str) -> Iterator[tuple[int, int]]:
    """The parts of a line: its dateline, its sentences where it is very long, the reporter's signature."""
    if len(raw) < _SHORTEST:
        yield 0, len(raw)
        return
    lead = _PREFIX.match(raw[:120])
    start = lead.end() if lead else 0
    if lead:
        yield 0, start
    close = _SUFFIX.search(raw, max(start, len(raw) - 160))
    end = close.start() if close and close.start() > start + 20 else len(raw)
    yield from ((start + a, start + b) for a, b in _sentences(raw[start:end]))
    if end < len(raw):
        yield end, len(raw)


def _sentences(raw: str) -> Iterator[tuple[int, int]]:
    start = 0
    if len(raw) > _LONG:
        for cut in _CUT.finditer(raw):
            yield start, cut.end()
            start = cut.end()
    if start < len(raw):
        yield start, len(raw)
