"""Members of a parliament or council who hold an event themselves (`김가나·이다라 의원이 공동 주최한 …`)."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.rows import Row
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_POST = r"(?:\([^()]{0,40}\))?\s?(?:국회\s?|시|도|군|구)?의원(?:실)?(?:\([^()]{0,40}\))?"
_ACTS = re.compile(
    rf"{_POST}(?:\s등)?(?:\s?\d+명)?\s?(?:은|는|이|가|께서)?\s(?!.*(?:이|가)\s(?:공동\s?)?$)[^.]*"
)
_NEXT = re.compile(rf"(?:{_POST})?\s?(?:{SEPARATOR}|와|과|및)\s?(?:[^\s,]{{2,8}}\s)?(?:국회의원\s)?")


def claim(scene: Scene, passage: Passage, frame: Frame, slot: str, end: int) -> bool:
    """Claim the members who stand in a row as the subject of a role word at an offset; False: none does."""
    text, base = passage.text, passage.sentence.start
    row: list[Name] = []
    for person in reversed(list(scene.ctx.names.within(base, end, Kind.PERSON))):
        gap = text[person.end - base : (row[-1].start if row else end) - base]
        if not (_NEXT if row else _ACTS).fullmatch(gap):
            break
        row.append(person)
    for person in row[::-1]:
        _give(scene, frame, slot, person, 0.88)
    return bool(row)


def in_row(scene: Scene, frame: Frame, row: Row) -> None:
    """Claim the members whom a row 주최 names (`주최 : 국회의원 김가나, 이다라`)."""
    if "의원" in scene.ctx.document.text[row.start : row.end]:
        for person in scene.ctx.names.within(row.start, row.end, Kind.PERSON):
            _give(scene, frame, row.slot, person, 0.9)


def _give(scene: Scene, frame: Frame, slot: str, person: Name, sure: float) -> None:
    evidence = scene.ctx.evidence((person.start, person.end))
    frame.add(Claim(slot, person.name, evidence, sure, Kind.PERSON))
