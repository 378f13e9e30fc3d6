"""The last day of an event in an English document, told where it ends."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract import dated
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim

ENDS = re.compile(
    r"\b(?:through|until|till) (?:the )?$|\b(?:ends?|closes?|concludes?|wraps? up|come to an end)(?: (?:its|the|their) [\w -]{3,30})?,? (?:on |this |next )?$"
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
