"""Who chairs an event or moderates a part of it."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim
from graph.extract.passages import Clause
from graph.model import Claim, Kind

CHAIR = cued(
    r"좌장|주재\s?(?:하에|아래|로)|(?<![은업지본])사회(?:로|를|자|는)"
    r"|(?:사회|진행)(?:은|을)\s(?=[^.]{0,40}(?:맡|담당))|모더레이터"
)


def give(scene: Scene, frame: Frame, clause: Clause, people: list[Name], at: int | None) -> list[Name]:
    """The people that chair: those in one row up to 좌장, 사회; else the first after it."""
    if at is None or not people:
        return []
    where = clause.start + at
    row: list[Name] = []
    for person in reversed([p for p in people if p.end <= where]):
        gap = clause.text[person.end - clause.start : (row[-1].start if row else where) - clause.start]
        if row and not re.search(r"(?:와|과|,|·|및)\s?(?:\S+\s){0,2}$", gap):
            break
        row.append(person)
    if not row and not _CHAIR_IS.match(clause.text, at):
        return []
    for person in row or people[:1]:
        evidence = scene.ctx.evidence((person.start, person.end))
        frame.add(Claim("chair", person.name, evidence, 0.85, Kind.PERSON))
        claim(scene, frame, person, 0.9, "좌장")
    return row or people[:1]


_CHAIR_IS = re.compile(r"(?:좌장|사회자?|진행자?|모더레이터)(?:은|는|에|에는|\s?[:：]|\s|$)|주재")
"""Words behind which the one who chairs is told."""
