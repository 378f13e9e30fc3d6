"""Rows of a timetable: the town before the events of a day, the hall in the bracket behind one."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.events.hall_towns import is_below
from graph.extract.events.held_at import give
from graph.extract.events.visits import sounds_like_place
from graph.extract.lines import PROSE
from graph.extract.passages import Passage
from graph.model import Kind

_THEN = re.compile(r"\s?(?:[|｜:：/,\-–—]|\s)\s?")
_WHEN = re.compile(r"[\s\d.:()\[\]월화수목금토일~∼\-–오전후시분|｜/,]*")
_HALL = re.compile(
    r"[’”'\"」』｣)]*(?:\s체결|\s참석|\s개최)?\s?[(（](?P<hall>[^()（）\n\d][^()（）\n]{1,28})[)）]\s*(?:$|[,/|])"
)


def settle(scene: Scene, passages: list[Passage]) -> None:
    """`4.13(월) 알마티 | 간담회 (누리 알마티 호텔), 협약식`: town and hall for the events of the row."""
    moments = scene.ctx.moments
    for passage in passages:
        s = passage.sentence
        if not passage.spoken or PROSE.search(passage.text):
            continue
        first = passage.spoken[0][0].start
        day = next((m for m in moments if s.start <= m.start and m.end <= first), None)
        if day is None:
            continue
        town = _town(scene, day.end, first)
        for name, frame in passage.spoken:
            if town is not None and name.name:
                give(scene, frame, "region", town, 0.88)
            if (hall := _hall(scene, passage, name.end, town)) is not None:
                give(scene, frame, "venue", hall, 0.88)


def _town(scene: Scene, start: int, end: int) -> Name | None:
    """The town that stands between a day and the first event of its row, and nothing else but marks."""
    text = scene.ctx.document.text
    towns = [n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type == "region"]
    if len(towns) != 1 or is_below(towns[0].name):
        return None
    town = towns[0]
    alone = _WHEN.fullmatch(text, start, town.start) and _THEN.match(text, town.end)
    return town if alone else None


def _hall(scene: Scene, passage: Passage, at: int, town: Name | None) -> Name | None:
    """What a bracket behind an event names, if it ends like a hall or bears the row's town."""
    base = passage.sentence.start
    told = _HALL.match(passage.text, at - base)
    if told is None:
        return None
    start, end = base + told.start("hall"), base + told.end("hall")
    known = next(
        (n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type in ("venue", "site")), None
    )
    if known is not None:
        return known
    if not sounds_like_place(told["hall"]) and (town is None or town.name not in told["hall"].split()):
        return None
    name = Name(start, end, Kind.PLACE, told["hall"].strip(), "venue", 0.75)
    scene.ctx.names.add([name])
    return name
