"""The country in which an event takes place: of its town or hall, of its parent, else the home country."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.events.family import depth
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held_at import target
from graph.extract.events.words import RAISED
from graph.extract.names.known import known
from graph.extract.passages import Passage
from graph.model import Claim, Kind
from graph.reference import load

_HOME = "대한민국"
_DOMESTIC = frozenset({"대한민국", "한국", "우리나라", "국내"})
Told = tuple[str, tuple[int, int]]
"""A country's name and where it is told."""


def countries(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its country; a part without a place of its own has that of the whole."""
    lands = [n for n in scene.ctx.names.of(Kind.PLACE) if n.type == "country" and n.name not in _DOMESTIC]
    said = dict(_said(lands, passages))
    for frame in sorted(scene.frames, key=lambda f: depth(scene, f)):
        sure = _of_region(scene, frame, lands) or said.get(id(frame)) or _of_visit(scene, frame, lands)
        told = sure or _of_name(frame, lands) or _of_parent(frame)
        if told is None and frame.abroad:
            continue
        name, span = told or (_HOME, (frame.spoken[0].start, frame.spoken[0].end))
        frame.add(Claim("country", name, scene.ctx.evidence(span), 0.95 if sure else 0.9, Kind.PLACE))


def _of_region(scene: Scene, frame: Frame, lands: list[Name]) -> Told | None:
    """The country of the event's town or hall: told before it (`프랑스 리옹의`), else by the reference."""
    for claim in (c for c in frame.claims if c.slot in {"region", "venue"}):
        at = claim.evidence.highlight[0]
        named = [n.start for n in scene.ctx.names.of(Kind.PLACE) if n.name == claim.value]
        for land in lands:
            if any(_leads_to(scene, land, start) for start in (at.start, *named)):
                return land.name, (land.start, land.end)
        if claim.slot == "region" and (found := known().place(str(claim.value))) is not None:
            if found.id.startswith("kr-"):
                return _HOME, (at.start, at.end)
            country = load().get(found.parent) if found.parent else None
            if country is not None and country.type == "country" and country.id != "kr":
                same = (n.name for n in lands if known().place(n.name) is country)
                return next(same, country.label("ko")), (at.start, at.end)
    return None


def _of_visit(scene: Scene, frame: Frame, lands: list[Name]) -> Told | None:
    """The country before the town that a visit leads to (`일본 가나현 다라시를 방문한다`)."""
    spoken = [s for s in frame.spoken if s.told and frame.type == "visit"]
    names = (n for s in spoken for n in scene.ctx.names.within(s.start, s.end, Kind.PLACE))
    towns = {n.name for n in names if n.type == "region"}
    for place in scene.ctx.names.of(Kind.PLACE) if towns else ():
        land = next((x for x in lands if _leads_to(scene, x, place.start)), None)
        if place.name in towns and land is not None:
            return land.name, (land.start, land.end)
    return None


def _leads_to(scene: Scene, land: Name, start: int) -> bool:
    """Whether a country stands right before a place (`일본 가고시마현(…) 가나시`)."""
    gap = scene.ctx.document.text[land.end : start]
    return land.end <= start and _BEFORE.fullmatch(gap) is not None


_BEFORE = re.compile(r"(?:의)?\s?(?:수도(?:인)?\s)?(?:[가-힣]{2,6}(?:\([^()]{1,12}\))?\s)?")
_HELD = re.compile(
    r"\s?(?:[가-힣A-Za-z]+\s){0,2}[가-힣A-Za-z]*\s?(?:에서|서)(?:는)?\s(?:[‘“「『]|열|개최|진행|막)"
)


def _said(lands: list[Name], passages: list[Passage]) -> Iterator[tuple[int, Told]]:
    """Frames that a sentence places in a country (`네덜란드에서 열린 …`)."""
    for passage in passages:
        s = passage.sentence
        for land in lands:
            if s.start <= land.start < s.end and _HELD.match(passage.text, land.end - s.start):
                frame = target(passage, land)
                if frame is not None:
                    yield id(frame), (land.name, (land.start, land.end))


def _of_name(frame: Frame, lands: list[Name]) -> Told | None:
    """A country in the name of what is opened (`가나센터 칠레 개소식`), but no pair of countries."""
    if not frame.head.endswith(RAISED):
        return None
    for spoken in frame.spoken:
        for land in lands:
            pair = re.search(rf"[-–·ㆍ]\s?{re.escape(land.name)}|{re.escape(land.name)}[-–·ㆍ]", spoken.name)
            if spoken.start <= land.start and land.end <= spoken.end and spoken.name and not pair:
                return land.name, (land.start, land.end)
    return None


def _of_parent(frame: Frame) -> Told | None:
    claim = next((c for c in frame.parent.claims if c.slot == "country"), None) if frame.parent else None
    if claim is None or claim.value == _HOME:
        return None
    span = claim.evidence.highlight[0]
    return str(claim.value), (span.start, span.end)
