"""Where an event takes place: venue, region and country, told, taken over from the whole, or inferred."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extract.events import serial, timetable
from graph.extract.events.countries import countries
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.regions import regions, seats
from graph.extract.events.venues import NOWHERE, same, venues
from graph.extract.passages import Passage


def place(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its venue, region and country."""
    timetable.settle(scene, passages)
    venues(scene, passages)
    regions(scene, passages)
    serial.place(scene, passages)
    same(scene, passages)
    _inherit(scene)
    seats(scene)
    _inherit(scene)
    _carried(scene, passages)
    countries(scene, passages)


def _inherit(scene: Scene) -> None:
    for frame in sorted(scene.frames, key=lambda f: f.parent is not None):
        _from_parent(frame)


def _from_parent(frame: Frame) -> None:
    """What a part has no place of its own for, it has from the whole; a hall elsewhere has no such region."""
    if frame.parent is None or frame.parent is frame or frame.parent.abroad or frame.type in NOWHERE:
        return
    for claim in [c for c in frame.parent.claims if c.slot in {"region", "venue"}]:
        if frame.value(claim.slot) is None:
            frame.add(claim)


_SAME_DAY = re.compile(
    r"이날|같은\s날|당일|뒤이어|뒤이은|이어진|이어서|^\W*이어\s|직후|[식회]\s?(?:뒤|후)에?[는엔]?\s|에\s(?:앞서|이어)|이\s자리에서"
)


_ELSEWHERE = NOWHERE | {"visit"}
"""Types of events that a town is not taken over for: who pays a visit has gone somewhere else."""


def _carried(scene: Scene, passages: list[Passage]) -> None:
    """What goes on the same day as the main event, as the text goes on to it, takes place in its town."""
    main = scene.main
    region = next((c for c in main.claims if c.slot == "region"), None) if main is not None else None
    if main is None or region is None or len(day := str(main.value("start") or "")[:10]) < 10:
        return
    for passage in passages:
        for name, frame in passage.spoken:
            same = str(frame.value("start") or "")[:10] == day and frame.value("venue") is None
            if frame is main or frame.value("region") or not same or frame.abroad or frame.type in _ELSEWHERE:
                continue
            if name.name and (match := _SAME_DAY.search(passage.text)):
                start = passage.sentence.start
                evidence = scene.ctx.evidence((start + match.start(), start + match.end()))
                frame.add(replace(region, evidence=evidence, confidence=0.7))
