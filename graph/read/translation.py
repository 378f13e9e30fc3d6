"""The machine-translated English tail of a Korean article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.cues import cued
from graph.read.lines import Line

_LEAD = cued(
    r"(?:below\s+is|the\s+following\s+is|this\s+(?:article|text)\s+(?:is|was|has)).{0,60}(?:english|translat)"
    r"|(?:구글|파파고|google|papago|deepl|번역기|기계|인공지능|ai|챗gpt).{0,16}(?:번역|옮긴)|(?:영문|영어)\s*(?:번역|기사|전문|요약)(?:입니다|이다|문|본)?\W*$|translated\s+(?:by|with|using)",
    re.IGNORECASE,
)
_HANGUL = re.compile(r"[가-힣]+")
_LATIN = re.compile(r"[A-Za-z]+")
_LEAST = 250
_KOREAN = 2


def start(lines: Sequence[Line]) -> int | None:
    """The line at which a translation begins: after Korean, one that announces it or a long English tail.

    The tail counts from 250 Latin letters in lines almost without Hangul, and only after more Korean lines.
    """
    korean = 0
    for i, line in enumerate(lines):
        if (
            korean >= 2
            and len(line.text) < 200
            and _LEAD.search(line.text)
            and _english_follows(lines, i + 1)
        ):
            return i
        korean += _is_korean(line)
    return _tail(lines)


def _english_follows(lines: Sequence[Line], first: int) -> bool:
    following = [line for line in lines[first : first + 12] if line][:3]
    return any(is_english(line) for line in following)


def _tail(lines: Sequence[Line]) -> int | None:
    """The first line of a run of English lines that is long enough, no Korean sentence among them."""
    korean, letters, begin = 0, 0, None
    for i, line in enumerate(lines):
        if _is_korean(line):
            korean, letters, begin = korean + 1, 0, None
        elif korean >= _KOREAN and is_english(line):
            begin = i if begin is None else begin
            letters += _count(_LATIN, line)
            if letters >= _LEAST:
                return begin
    return None


def _count(script: re.Pattern[str], line: Line) -> int:
    """How many letters of a script a line has."""
    return sum(map(len, script.findall(line.text)))


def _is_korean(line: Line) -> bool:
    return len(line.text) >= 25 and _count(_HANGUL, line) * 3 >= len(line.text)


def is_english(line: Line) -> bool:
    """Whether a line is English: Latin letters, hardly any Hangul."""
    latin = _count(_LATIN, line)
    return latin >= 12 and _count(_HANGUL, line) * 10 < latin
