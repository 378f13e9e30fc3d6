"""Events told in one breath: the second of `포럼을 열고 협약을 맺었다` has the day and place of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held_at import places
from graph.extract.events.naming import EventName
from graph.extract.passages import Passage, masked

_DONE = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:\s?행사)?(?:을|를|에|에서)\s(?:\S{1,8}\s){0,2}?"
    r"(?:개최|열[고어었]|연\s|가[졌지진져]|갖|진행|치[르러른렀]|마[치친]|체결|맺|서명|주재|참석)"
)
"""What is said of an event that takes place, right behind its name."""
_GOES_ON = re.compile(r"(?:고|며|면서|여|해|어|아|나|데\s?이어|뒤|후|다음),?\s")
_APART = re.compile(r"앞서|향후|추후|이후|당시|하반기|상반기|올해\s?말|연말|내년")


_Told = tuple[EventName, Frame]


def _pairs(scene: Scene, passage: Passage) -> Iterator[tuple[_Told, _Told]]:
    """Pairs of events of which a sentence says, one right after the other, that they took place."""
    named = [(n, f) for n, f in passage.spoken if n.name or n.told]
    text = masked(passage.text) if len(named) > 1 else ""
    for (left, one), (right, other) in pairwise(named):
        if one is not other and other.type != "designation" and _in_a_row(scene, passage, text, left, right):
            yield (left, one), (right, other)


def _in_a_row(scene: Scene, passage: Passage, text: str, left: EventName, right: EventName) -> bool:
    base = passage.sentence.start
    gap = text[left.end - base : max(left.end, right.start) - base]
    if not (left.told or _DONE.match(text, left.end - base)) or not _DONE.match(text, right.end - base):
        return False
    apart = _APART.search(gap) or any(left.end <= m.start < right.start for m in scene.ctx.moments)
    return bool(_GOES_ON.search(gap)) and not apart


def days(scene: Scene, passages: list[Passage]) -> Iterator[tuple[Frame, Frame, EventName]]:
    """The pairs of which only the first has a day: (the first, the second, where the second is named)."""
    for passage in passages:
        for (_, one), (right, other) in _pairs(scene, passage):
            if one.value("start") is not None and other.value("start") is None:
                yield one, other, right


def place(scene: Scene, passages: list[Passage]) -> None:
    """Give the second of each pair the places of the first, where no other place is told between them."""
    for passage in passages:
        for (left, one), (right, other) in _pairs(scene, passage):
            if other.value("venue") or other.value("region") or _moved(scene, passage, left, right):
                continue
            for claim in [c for c in one.claims if c.slot in {"venue", "region"}]:
                other.add(replace(claim, confidence=claim.confidence * 0.9))


def _moved(scene: Scene, passage: Passage, first: EventName, second: EventName) -> bool:
    """Whether a place at which something is done is told between two namings."""
    text, base = passage.text, passage.sentence.start
    between = places(scene, first.end, second.start, "venue", "site", "region")
    return any(re.match(r"\S{0,8}(?:에서|[으]?로)\s", text[n.end - base :]) for n in between)
