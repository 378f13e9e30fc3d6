"""Dates and sums by where they stand: those of a stretch, and the last day before one."""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.extract.context import Context
from graph.model import MentionType
from graph.nlp import Moment, Value

_CLOCK = re.compile(r"[\d:~∼\s시분오전후\-–]+")


def moments(ctx: Context, start: int, end: int) -> list[Moment]:
    """The dates that begin in `[start, end)`, in the order of the text."""
    found = ctx.moments
    first = bisect_left(found, start, key=lambda m: m.start)
    return list(found[first : bisect_left(found, end, first, key=lambda m: m.start)])


_AIM = re.compile(r"(?:까지|\s[^.,]{0,30}?(?:달성|목표|비전|시대))")


def told(ctx: Context, start: int, end: int) -> list[Moment]:
    """The dates of a stretch without bare years that it aims at: `’30년 세계 1위 달성`."""
    text = ctx.document.text
    return [m for m in moments(ctx, start, end) if len(m.value) > len("2030") or not _AIM.match(text, m.end)]


def sums(ctx: Context, start: int, end: int) -> list[Value]:
    """The sums in won that begin in `[start, end)`."""
    found = ctx.values
    first = bisect_left(found, start, key=lambda v: v.start)
    inside = found[first : bisect_left(found, end, first, key=lambda v: v.start)]
    return [v for v in inside if v.type is MentionType.MONEY and v.unit == "KRW" and v.value]


def factual(ctx: Context, offset: int) -> bool:
    """Whether a code point lies in text that states facts."""
    try:
        ctx.sentence_at(offset)
    except LookupError:
        return False
    return True


def last_day(ctx: Context, offset: int) -> Moment | None:
    """The last day that factual text names before an offset; a bare time of day is none."""
    found, text = ctx.moments, ctx.document.text
    for moment in reversed(found[: bisect_left(found, offset, key=lambda m: m.start)]):
        clock = _CLOCK.fullmatch(text[moment.start : moment.end])
        if moment.end <= offset and len(moment.value) >= 10 and not clock and factual(ctx, moment.start):
            return moment
    return None
