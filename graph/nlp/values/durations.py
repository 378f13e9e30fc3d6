"""Spans of days, months and years: 3일간, 10년, 두 달, 사흘, 5년 만, 20년 뒤."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.model import MentionType
from graph.nlp.values.numbers import NATIVE, number
from graph.nlp.values.value import Value

_DAYS = {
    "하루": 1,
    "이틀": 2,
    "사흘": 3,
    "나흘": 4,
    "닷새": 5,
    "엿새": 6,
    "이레": 7,
    "여드레": 8,
    "아흐레": 9,
    "열흘": 10,
    "보름": 15,
}
_SIDE = r"(?:간|후|뒤|전)(?:(?![가-힣])|(?=(?:에[는도]?|의|부터|까지|은|이|인|만|보다)(?![가-힣])))"
"""Before or after a span: not the beginning of another word (`13일 전주`, `20일 간담회`)."""
_AFTER = rf"(?:\s?(?:동안|째|여간|만|이내)(?![가-힣]{{2}})|\s?{_SIDE})?"
_OTHER = r"(?:간|후|뒤|전)[가-힣]"
_NATIVE = "|".join(
    sorted((w for w in NATIVE if w not in ("하나", "둘", "셋", "넷", "첫")), key=len, reverse=True)
)
_FIGURES = cued(
    rf"(?<![\d.,’'])(?:(?P<low>\d+)\s?[~∼～\-–]\s?)?(?P<n>\d+)(?:여)?\s?(?P<u>개월|년|일|주년|주일|주|세기|개년|분기)(?:\s?(?P<n2>\d+)\s?개?월)?(?=\s?(?:동안|째|여간|만에|만의|이내|{_SIDE})|[^가-힣\s]|\s(?!{_OTHER})|$|[이가을를의에은는도로마])(?!\s?차){_AFTER}"
)
_WORDS = cued(
    rf"(?<![가-힣])(?:(?P<d>{'|'.join(_DAYS)})|(?P<n>{_NATIVE}|한)\s?(?P<u>달|해|주))(?=[\s,.간동째만에의을를이후뒤전]|$){_AFTER}"
)
_NIGHTS = cued(r"(?<!\d)\d{1,2}\s?박\s?(?P<n>\d{1,2})\s?일(?:\s?(?:동안|간(?![가-힣])))?")
"""`4박 6일`: nights and days of a trip."""
_DIGIT = re.compile(r"\d")
_DECADES = cued(r"(?<!\d)(?:(?P<y>(?:1[89]|20)\d0)|(?P<yy>[3-9]0))년대")
_UNIT = {
    "년": "Y",
    "개년": "Y",
    "주년": "Y",
    "해": "Y",
    "개월": "M",
    "달": "M",
    "일": "D",
    "주일": "W",
    "주": "W",
}


def found(text: str, start: int, end: int) -> Iterator[Value]:
    """Durations in `[start, end)`, as ISO 8601 durations."""
    if _DIGIT.search(text, start, end):
        yield from _in_figures(text, start, end)
    for match in _WORDS.finditer(text, start, end):
        if match["d"]:
            yield _value(match, f"P{_DAYS[match['d']]}D")
        else:
            yield _value(match, f"P{number(match['n'])}{_UNIT[match['u']]}")


def _in_figures(text: str, start: int, end: int) -> Iterator[Value]:
    for match in _NIGHTS.finditer(text, start, end):
        yield _value(match, f"P{match['n']}D")
    for match in _FIGURES.finditer(text, start, end):
        n, unit = int(match["n"]), _UNIT.get(match["u"])
        if (match["u"] == "년" and 1800 <= n <= 2100) or n > 9999:
            continue
        value = f"P{n}{unit}" + (f"{match['n2']}M" if match["n2"] else "") if unit else None
        yield _value(match, value)
    for match in _DECADES.finditer(text, start, end):
        year = int(match["y"]) if match["y"] else 1900 + int(match["yy"])
        yield Value(*match.span(), MentionType.DATE, match.group(), f"{year}", f"{year + 9}", "decade")


def _value(match: re.Match[str], value: str | None) -> Value:
    return Value(*match.span(), MentionType.DATE, match.group(), value, None, "duration")
