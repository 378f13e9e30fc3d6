"""The town, county or province in which an event takes place: from rows, sentences, its hall or name."""

from __future__ import annotations

import re
from collections import Counter

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.held import HELD
from graph.extract.events.held_at import beside, does_else, give, one_of_many, target, together
from graph.extract.events.holders import local
from graph.extract.events.rows import rows
from graph.extract.events.words import RAISED
from graph.extract.passages import Passage
from graph.model import Claim, Kind


def regions(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame the region that the text says."""
    for passage in passages:
        s = passage.sentence
        labelled = [(r.start, r.end) for r in rows(s) if r.slot == "where"]
        for start, end in labelled or [(s.start, s.end)]:
            found = [n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type == "region"]
            for name in found:
                frame = passage.focus if labelled else _told(scene, passage, name)
                if frame is not None and frame.value("region") is None:
                    chosen = _nearest_level(scene, found, name)
                    for one in (frame, *([] if labelled else together(passage, name, frame))):
                        give(scene, one, "region", chosen, 0.9 if labelled else 0.85)


def _told(scene: Scene, passage: Passage, name: Name) -> Frame | None:
    """The event that a sentence places in a region."""
    if one_of_many(scene, passage, name):
        return None
    frame = beside(scene, passage, name) or _built_there(passage, name)
    if frame is not None:
        return frame
    frame = target(passage, name)
    return frame if frame is not None and _stands_for_site(scene, passage, name, frame) else None


_BUILT = re.compile(
    r"에\s?(?:들어서는|들어선|들어설|짓는|지은|지을|세우는|세운|세울|세워진|세워지는|조성되는|조성된|조성하는|조성한|조성\s중인|위치한|있는"
    r"|자리한|자리\s?잡은|건립되는|건립된|건립하는|건립한|건설되는|건설된|건설하는|건설한|마련된|마련되는|마련한|새로\s문을\s여는|구축한|구축된)\s[‘'「]?"
)


def _built_there(passage: Passage, name: Name) -> Frame | None:
    """`가나군에 들어서는 다라센터 착공식`: what is raised in a region has its ceremony there."""
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        raised = spoken.start >= name.end and frame.head.endswith(RAISED)
        if raised and _BUILT.fullmatch(passage.text, name.end - base, spoken.start - base):
            return frame
    return None


_BESIDE = re.compile(r"[\s(,]*")
_METRO = ("서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종")


def _nearest_level(scene: Scene, found: list[Name], name: Name) -> Name:
    """Of regions named in one go (경북 포항시, 서울 중구) that of a city, county or metropolis."""
    text = scene.ctx.document.text
    row = [name]
    for n in found:
        if n.start >= row[-1].end and _BESIDE.fullmatch(text, row[-1].end, n.start):
            row.append(n)
    metro = next((n for n in row if n.name.startswith(_METRO)), None)
    if metro is not None:
        return metro
    row = [n for n in row if not n.name.endswith(_BELOW)] or row
    town = [n for n in row if text[n.start : n.end].endswith(("시", "군"))]
    small = town or [n for n in row if not n.name.endswith("도")]
    return (small or row)[-1]


_BELOW = ("읍", "면", "동", "리")
"""Ends of names of units below a city or county, which are no region of an event."""


_LYING = re.compile(r"에\s?(?:있는|자리한|위치한|소재한|들어선)\s")
_WITHIN = re.compile(
    r"(?:\s(?!\S*[은는이가을를의]\s)[^\s,]{1,20}){1,5}?에서(?:는)?\s(?:[^.,]{0,30}\s)?(?:열[렸린리고]"
    r"|연다|개최|진행|막을|가졌|갖[고는])"
)


def _stands_for_site(scene: Scene, passage: Passage, name: Name, frame: Frame) -> bool:
    """`포항 포스코국제관에서`, `서울에서 열린`, `포항서 개최`, `충남 당진에 있는 … 에서`."""
    text, base = passage.text, passage.sentence.start
    rest = text[name.end - base :]
    if re.match(r"\s?에서\s(?:처음|열리는\s첫)", rest):
        return False
    if there := re.match(r"\s?(?:특별시|광역시|시|도|군|구)?\s?(?:에서는|에서|서는|서\s)\s?", rest):
        return bool(HELD.search(rest)) and not does_else(scene, passage, name.end - base + there.end())
    if _WITHIN.match(rest):
        return True
    venue = frame.value("venue")
    after = [
        n for n in scene.ctx.names.within(name.end, passage.sentence.end, Kind.PLACE) if n.type == "venue"
    ]
    gap = text[name.end - base : after[0].start - base] if after else None
    if gap is not None:
        gap = _LYING.sub("", gap)
    if gap is not None and venue == after[0].name and len(gap) <= 22 and "," not in gap:
        return not re.search(r"[은는이가]\s|다\.", gap)
    return False


def seats(scene: Scene) -> None:
    """Regions for frames that have none, by the venue's name, else by the event's own."""
    by_length = sorted(
        Counter(n.name for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region"),
        key=lambda r: (-len(r), r),
    )
    for frame in scene.frames:
        claim = next((c for c in frame.claims if c.slot == "venue"), None)
        if claim is None or frame.value("region") is not None:
            continue
        region = next((r for r in by_length if _short(r) in str(claim.value)), None)
        if region is not None:
            frame.add(Claim("region", region, claim.evidence, 0.75, Kind.PLACE))
    for frame in scene.frames:
        _of_government(scene, frame)
    for frame in scene.frames:
        if frame.value("region") is None and (frame.parent is None or frame.parent.value("region") is None):
            _named_after(scene, frame)


_HALL = re.compile(r"^(시|도|군|구)청")


def _of_government(scene: Scene, frame: Frame) -> None:
    """The town or province whose name the venue bears (당진시청), or whose hall it is (시청 중회의실)."""
    venue = next((c for c in frame.claims if c.slot == "venue"), None)
    if venue is None or frame.value("region") is not None:
        return
    hall = _HALL.match(str(venue.value))
    bodies = [local(scene, hall.group(1))] if hall else list(scene.ctx.names.of(Kind.ORGANIZATION))
    for body in bodies:
        if body is None or body.type != "local-government" or body.name.endswith("의회"):
            continue
        text = scene.ctx.document.text[body.start : body.end]
        if hall or (len(_short(text)) > 1 and _short(text) in str(venue.value)):
            same = (
                n
                for n in scene.ctx.names.of(Kind.PLACE)
                if n.type == "region" and _short(n.name) == _short(text)
            )
            name = next(same, Name(body.start, body.end, Kind.PLACE, text, "region", 0.7))
            scene.ctx.names.add([name])
            give(scene, frame, "region", name, 0.7)
            return


def _named_after(scene: Scene, frame: Frame) -> None:
    """A region that stands in the event's own name: `배터리 엑스포 2025 포항`, `가나 물류센터 준공식`."""
    if frame.type not in {"exhibition", "conference", "forum"} and not frame.head.endswith(RAISED):
        return
    for spoken in frame.spoken:
        for name in scene.ctx.names.within(spoken.start, spoken.end, Kind.PLACE):
            if name.type == "region" and spoken.name:
                give(scene, frame, "region", name, 0.7)
                return


def _short(region: str) -> str:
    return re.sub(r"(?<=..)(?:특별자치시|특별자치도|특별시|광역시|시|군|구)$", "", region)
