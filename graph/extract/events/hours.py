"""Hours told apart from the day, and days told by those of the parent."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.lines import PROSE
from graph.extract.passages import Passage
from graph.model import Claim, MentionType
from graph.nlp.values.value import Value

_ALL_ALONG = cued(r"(?:행사|전시|박람회|축제)?\s?기간\s?(?:내내|동안|중)")


def hours(scene: Scene, passages: list[Passage]) -> None:
    """An hour told apart from the day: `회의는 오후 2시에 시작됐다`, `which opened at 16:00`."""
    moments = scene.ctx.moments
    for passage, here in _with_hours(scene, passages):
        if not _STARTS.search(passage.text):
            continue
        for value, following in zip_longest(here, here[1:]):
            frame = _at_hour(passage, value.end, following.start if following else passage.sentence.end)
            if frame is not None and not any(m.start <= value.start < m.end for m in moments):
                _set(scene, frame, value)


def _with_hours(scene: Scene, passages: list[Passage]) -> Iterator[tuple[Passage, list[Value]]]:
    """Each passage that tells hours, with them."""
    values = [v for v in scene.ctx.values if v.type is MentionType.TIME and v.precision == "minute"]
    for passage in passages if values else ():
        first = bisect_left(values, passage.sentence.start, key=lambda v: v.start)
        here = values[first : bisect_left(values, passage.sentence.end, first, key=lambda v: v.start)]
        if here:
            yield passage, here


def _at_hour(passage: Passage, at: int, stop: int) -> Frame | None:
    """The event that an hour goes with: the next named before another hour, else the one spoken of."""
    named = [(n, f) for n, f in passage.spoken if n.name]
    near = next((f for n, f in named if at <= n.start < stop and n.start - at < _NEAR), None)
    return near if len(named) > 1 and near is not None else passage.focus


_NEAR = 60


def _set(scene: Scene, frame: Frame, value: Value, *spans: tuple[int, int]) -> None:
    """Claim an hour as part of the start of an event whose day is known and whose hour is not."""
    day = str(frame.value("start") or "")
    if len(day) == 10 and isinstance(value.value, str):
        frame.claims = [c for c in frame.claims if c.slot != "start"]
        evidence = scene.ctx.evidence((value.start, value.end), *spans)
        frame.add(Claim("start", day + value.value, evidence, 0.85))


_STARTS = re.compile(
    r"시작|열[렸린리]|개최|개막|막을|이어[진지졌질]|opened|opens|began|begins|starts?|started|kicked off|held"
)


_HOUR_BEHIND = re.compile(r"[’”'\"」』｣]*\s?(?:체결식|행사)?\s?[(:：]\s?")
_HOUR_BEFORE = re.compile(r"[\s~∼～–:：)|｜/·,]*[‘「『“'\"]?")


def in_rows(scene: Scene, passages: list[Passage]) -> None:
    """Hours beside events in the order of a day: `개회식(10:00) → 협약식(11:00)`, `14:00 개막식`."""
    text = scene.ctx.document.text
    for passage, here in _with_hours(scene, passages):
        for name, frame in () if PROSE.search(passage.text) else passage.spoken:
            at = next((v for v in here if _beside(text, name.start, name.end, v.start, v.end)), None)
            if at is not None:
                _set(scene, frame, at, (name.start, name.end))


def _beside(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether an hour `[first, last)` stands right behind or before a naming `[start, end)`."""
    if end <= first:
        return _HOUR_BEHIND.fullmatch(text, end, first) is not None
    return last <= start and _HOUR_BEFORE.fullmatch(text, last, start) is not None


def span_of_parent(scene: Scene, passages: list[Passage]) -> None:
    """What goes on 기간 내내 has its parent's days."""
    for passage in passages:
        match = _ALL_ALONG.search(passage.text)
        if not match:
            continue
        start = passage.sentence.start + match.start()
        for name, frame in passage.spoken:
            if name.end > start or frame.parent is None or frame.value("start") is not None:
                continue
            evidence = scene.ctx.evidence((start, passage.sentence.start + match.end()))
            for slot in ("start", "end"):
                value = frame.parent.value(slot)
                if value is not None:
                    frame.add(Claim(slot, str(value)[:10], evidence, 0.8))
