"""The last day of an event in an English document, told where it ends."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.cues import cued
from graph.extract import dated
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim
from graph.nlp import Moment

_COUNT = "two three four five six seven eight nine ten".split()
_COUNTED = rf"{'|'.join(_COUNT)}|[2-9]|1\d"
_DAYS = re.compile(rf"\b({_COUNTED})-day\b")
_NUMBER = {word: n for n, word in enumerate(_COUNT, 2)}
ENDS = cued(
    r"\b(?:through|until|till) (?:the )?$|\b(?:continues?|will continue)(?: on)? $|\b(?:ends?|closes?|concludes?|wraps? up|come to an end)(?: (?:its|the|their) [\w -]{3,30})?,? (?:on |this |next )?$"
)
_CLOSES = re.compile(r"\b(?:clos|conclud|end|wrap|cap|round)(?:e|es|ed|s|ing)?(?: off| up)? (?:the|this) $")
"""`A job fair will close the expo on Sunday`: the day of the fair, the last of the expo."""


def closed(passage: Passage) -> list[Frame]:
    """The events that a sentence says to be closed by something."""
    base = passage.sentence.start
    return [f for n, f in passage.spoken if _CLOSES.search(passage.text[: n.start - base])]


def closing(scene: Scene, passages: list[Passage]) -> None:
    """The last day of what `runs through Sunday`, `will close on Friday`, where the first is known."""
    for passage in passages:
        s = passage.sentence
        for moment in dated.moments(scene.ctx, s.start, s.end):
            before = s.text[: moment.start - s.start]
            if len(moment.value) < 10:
                continue
            ended = closed(passage)
            if not ended and not ENDS.search(before):
                continue
            named = [f for n, f in passage.spoken if n.end <= moment.start]
            frame = ended[0] if ended else named[-1] if named else passage.focus
            start = str(frame.value("start") or "")[:10] if frame is not None else ""
            if (
                frame is not None
                and frame.type in {"exhibition", "conference", "forum", "meeting", "other"}
                and frame.value("end") is None
                and len(start) == 10
                and start < moment.value[:10]
            ):
                frame.add(
                    Claim("end", moment.value[:10], scene.ctx.evidence((moment.start, moment.end)), 0.8)
                )


_ENDED = re.compile(
    r"\b(?:ended|closed|wrapped up|concluded|finished|came to (?:an end|a close))\b[^;]{0,50}$"
)
"""`which ended in Copenhagen on Thursday`: the last day, the number of days told elsewhere."""
_CLOSED = re.compile(
    rf"\b(?:ended|closed|wrapped up|concluded|finished|came to (?:an end|a close))\b[^,;]{{0,40}}?\b(?P<n>{_COUNTED})-day\b"
    rf"|\b(?P<n2>{_COUNTED})-day\b[^,;]{{0,60}}?\b(?:ended|closed|wrapped up|concluded|came to (?:an end|a close))\b"
)


def first_day(scene: Scene, frame: Frame, moment: Moment) -> str | None:
    """The first of several days of which the day told is the last, by the number of days."""
    return _closing(scene, moment) or _ended(scene, frame, moment)


def _closing(scene: Scene, moment: Moment) -> str | None:
    """The first day of what `ended a three-day run` on the day told."""
    sentence = scene.ctx.sentence_at(moment.start)
    match = _CLOSED.search(sentence.text)
    if (
        match is None
        or len(moment.value) < 10
        or moment.end_value
        or moment.start - sentence.start < match.start()
    ):
        return None
    return _days_before(moment, match["n"] or match["n2"])


def _days_before(moment: Moment, said: str) -> str:
    """The first of so many days of which a day is the last."""
    days = _NUMBER.get(said) or int(said)
    return (date.fromisoformat(moment.value[:10]) - timedelta(days=days - 1)).isoformat()


def _ended(scene: Scene, frame: Frame, moment: Moment) -> str | None:
    """The first day of what ended on the day told and is called `the two-day meeting` elsewhere."""
    s = scene.ctx.sentence_at(moment.start)
    if len(moment.value) < 10 or moment.end_value or not _ENDED.search(s.text[: moment.start - s.start]):
        return None
    text = scene.ctx.document.text
    called = (_DAYS.search(text, max(0, n.start - 12), n.end) for n, f in scene.spoken if f is frame)
    days = next((match for match in called if match), None)
    return _days_before(moment, days.group(1)) if days else None


def lasting(scene: Scene, frame: Frame, moment: Moment) -> str | None:
    """The last day by the number of days said beside the event (`a three-day run`)."""
    if len(moment.value) < 10 or frame.type in {"signing", "ceremony", "launch"}:
        return None
    places = [
        moment.start,
        *(n.start for n in frame.spoken),
        *(n.start for n, f in scene.spoken if f is frame),
    ]
    for sentence in dict.fromkeys(map(scene.ctx.sentence_at, places)):
        match = _DAYS.search(sentence.text)
        others = {id(f) for _, f in scene.within(sentence.start, sentence.end)}
        beside = match and any(
            n.end <= match.start() + sentence.start < n.end + 30 for n, f in scene.spoken if f is frame
        )
        if match and (others <= {id(frame)} or beside):
            days = _NUMBER.get(match.group(1)) or int(match.group(1))
            return (date.fromisoformat(moment.value[:10]) + timedelta(days=days - 1)).isoformat()
    return None
