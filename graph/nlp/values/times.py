"""Times of day and spans of hours and minutes."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.model import MentionType
from graph.nlp.values.value import Value

_PART = "오전|오후|새벽|한낮|낮|밤|아침|저녁|정오|자정|심야"
_CLOCK = r"(?:(?P<{p}>오전|오후|새벽|낮|밤|아침|저녁|AM|PM|am|pm)\s?)?(?:(?P<{h}>2[0-4]|1\d|0?\d)\s?(?:시(?!간|[·ㆍ]|민|군|청|장|도|의회)(?:\s?(?P<{m}>[0-5]?\d)\s?분|\s?(?P<{x}>반))?|:(?P<{n}>[0-5]\d)(?::[0-5]\d)?(?!\d)))"


def _clock(suffix: str) -> str:
    return _CLOCK.format(p="p" + suffix, h="h" + suffix, m="m" + suffix, x="x" + suffix, n="n" + suffix)


_TIME = cued(
    rf"(?<![\d.:,])(?:{_clock('1')}(?:\s?[~∼～\-–]\s?{_clock('2')})?)(?:\s?(?P<z>[ap]\.?m\.?)(?![a-z]))?"
)
_SHORT_RANGE = cued(
    r"(?<![\d.:])(?P<p1>오전|오후|밤|저녁|낮|새벽)\s?(?P<h1>\d{1,2})\s?[~∼～\-–]\s?(?P<h2>\d{1,2})\s?시(?!간)"
)
_ENGLISH = cued(
    r"(?<![\d.:])(?P<h1>1[0-2]|0?[1-9])(?::(?P<n1>[0-5]\d))?\s?(?P<z>[ap]\.?\s?m\b\.?)", re.IGNORECASE
)
_DIGIT = re.compile("[0-9]")
_ALONE = cued(rf"(?<![가-힣])(?:(?:늦은|이른)\s)?(?:{_PART})(?=[\s,.에부까은의이]|$)")
_SPAN = cued(
    r"(?<![\d.])(?:(?P<h>\d+)\s?시간(?:\s?(?P<m>\d+)\s?분)?|(?P<m2>\d+)\s?분(?!기|야|의|과|류|양|담|당|할)(?:\s?(?P<s>\d+)\s?초)?|(?P<s2>\d+)\s?초)(?:여)?(?![가-힣]*[대생])"
)


def found(text: str, start: int, end: int) -> Iterator[Value]:
    """Times in `[start, end)`; they may overlap, the better first."""
    if _DIGIT.search(text, start, end):
        yield from _in_figures(text, start, end)
    for match in _ALONE.finditer(text, start, end):
        word = match.group()
        clock = {"정오": "T12:00", "자정": "T00:00"}.get(word)
        yield Value(*match.span(), MentionType.TIME, word, clock, None, "minute" if clock else "vague")


def _in_figures(text: str, start: int, end: int) -> Iterator[Value]:
    for match in _TIME.finditer(text, start, end):
        first, last = _of(match, "1"), _of(match, "2")
        if first:
            yield _value(match, first, last)
    for match in _SHORT_RANGE.finditer(text, start, end):
        part = match["p1"]
        yield _value(match, _iso(part, int(match["h1"]), 0), _iso(part, int(match["h2"]), 0))
    for match in _ENGLISH.finditer(text, start, end):
        yield _value(match, _iso(match["z"][0].lower() + "m", int(match["h1"]), int(match["n1"] or 0)), None)
    for match in _SPAN.finditer(text, start, end):
        hours, minutes, seconds = match["h"], match["m"] or match["m2"], match["s"] or match["s2"]
        value = (
            "PT"
            + (f"{hours}H" if hours else "")
            + (f"{minutes}M" if minutes else "")
            + (f"{seconds}S" if seconds else "")
        )
        yield Value(*match.span(), MentionType.TIME, match.group(), value, None, "duration")


def _of(match: re.Match[str], suffix: str) -> str | None:
    got = match.groupdict()
    if not got["h" + suffix]:
        return None
    part = got["p" + suffix] or (got["p1"] if suffix == "2" and int(got["h2"]) < 12 else None)
    if got.get("z"):
        part = got["z"][0] + "m"
    minute = 30 if got["x" + suffix] else int(got["m" + suffix] or got["n" + suffix] or 0)
    return _iso(part, int(got["h" + suffix]), minute)


def _iso(part: str | None, hour: int, minute: int) -> str | None:
    part = (part or "").lower()
    if (
        (part in ("오후", "저녁", "pm") and hour < 12)
        or (part == "밤" and 5 < hour < 12)
        or (part == "낮" and hour < 6)
    ):
        hour += 12
    elif part in ("오전", "am", "새벽", "밤") and hour == 12:
        hour = 0
    return f"T{hour % 24:02d}:{minute:02d}" if hour <= 24 else None


def _value(match: re.Match[str], first: str | None, last: str | None) -> Value:
    return Value(*match.span(), MentionType.TIME, match.group(), first, last, "minute")
