"""The town, county or province in which an event takes place: from rows, sentences, its hall or name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.hall_towns import LYING, is_below, nearest_level, of_hall, towns
from graph.extract.events.held import HELD
from graph.extract.events.held_at import beside, does_else, give, keep_place, one_of_many, target, together
from graph.extract.events.kinds_alone import local
from graph.extract.events.rows import rows
from graph.extract.events.words import RAISED
from graph.extract.forms import METROPOLES
from graph.extract.names.known import known
from graph.extract.passages import Passage
from graph.model import Claim, Kind


def regions(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame the region that the text says."""
    for passage in passages:
        s = passage.sentence
        if "같은" in passage.text:
            _same_town(scene, passage)
        labelled = [(r.start, r.end) for r in rows(s) if r.slot == "where"]
        for start, end in labelled or [(s.start, s.end)]:
            found = [n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type == "region"]
            for name in found:
                frame = passage.focus if labelled else _told(scene, passage, name)
                if frame is None or frame.value("region") is not None:
                    continue
                chosen = _town_of(scene, passage, _nearest_level(scene, found, name))
                others = () if labelled else together(passage, name, frame)
                if chosen is None:
                    continue
                for one in (frame, *others):
                    give(scene, one, "region", chosen, 0.9 if labelled else 0.85)


def _town_of(scene: Scene, passage: Passage, name: Name) -> Name | None:
    """The town of a quarter, the metropolis of a borough, where the text names it; no quarter by itself."""
    if not is_below(name.name):
        return _metropolis(scene, name) or name
    start = max(0, name.start - _FAR)
    kinds = (Kind.PLACE, Kind.ORGANIZATION)
    before = [
        n
        for n in scene.ctx.names.within(start, name.start, *kinds)
        if n.type in ("region", "local-government") and n.name.endswith(("시", "군"))
    ]
    if not before or (before[-1].start < passage.sentence.start and len({n.name for n in before}) > 1):
        return None
    return _as_region(scene, before[-1])


def _metropolis(scene: Scene, name: Name) -> Name | None:
    """The city that a borough is part of, where the text names it or its government (해운대 → 부산)."""
    borough = known().place(name.name)
    if borough is None or borough.type != "region" or borough.parent in (None, "kr"):
        return None
    for other in scene.ctx.names.of(Kind.PLACE, Kind.ORGANIZATION):
        if other.type in ("region", "local-government") and other.name.startswith(METROPOLES):
            city = known().place(_short(other.name)[:2])
            if city is not None and city.id == borough.parent:
                return _as_region(scene, other)
    return None


def _as_region(scene: Scene, town: Name) -> Name:
    """A town's own name as a region, where only its government is named."""
    regions = (n for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region")
    same = (n for n in regions if _short(n.name) == _short(town.name))
    return next(same, replace(town, kind=Kind.PLACE, type="region"))


_FAR = 400
"""Code points that are looked back for a town."""
_SAME_TOWN = re.compile(r"(?:^|\s)같은\s?(시|군|구|도)(?:\s|에\s|에서)")


def _same_town(scene: Scene, passage: Passage) -> None:
    """`같은 군 가나회관에서`: the county named last."""
    for match in _SAME_TOWN.finditer(passage.text):
        at = passage.sentence.start + match.start()
        regions = (n for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region" and n.end <= at)
        town = next((n for n in list(regions)[::-1] if n.name.endswith(match[1])), None)
        frame = next((f for n, f in passage.spoken if n.start >= at), passage.focus)
        if town is not None and frame is not None and HELD.search(passage.text, match.end()):
            start = passage.sentence.start
            place = replace(town, start=start + match.start(1), end=start + match.end(1))
            give(scene, frame, "region", place, 0.8)


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


def _nearest_level(scene: Scene, found: list[Name], name: Name) -> Name:
    """Of the regions named in one go with one that of a city, county or metropolis."""
    text = scene.ctx.document.text
    row = [name]
    for n in found:
        if n.start >= row[-1].end and _BESIDE.fullmatch(text, row[-1].end, n.start):
            row.append(n)
    return nearest_level(text, row) or name


_GONE = re.compile(
    r"(?:시|군|도)?[으]?로\s(?:자리를\s)?(?:옮[겨기긴]|이동|건너가|내려가|발걸음을\s옮|향[해한])"
)
_WITHIN = re.compile(
    r"(?:\s(?!\S*[은는이가을를의]\s)[^\s,]{1,20}){1,5}?에서(?:는)?\s(?:[^.,]{0,30}\s)?(?:열[렸린리고]"
    r"|연다|개최|진행|막을|가졌|갖[고는])"
)


def _stands_for_site(scene: Scene, passage: Passage, name: Name, frame: Frame) -> bool:
    """`포항 포스코국제관에서`, `서울에서 열린`, `포항서 개최`, `충남 당진에 있는 … 에서`."""
    text, base = passage.text, passage.sentence.start
    rest = text[name.end - base :]
    if re.match(r"\s?에서\s(?:처음|열리는\s첫)", rest):
        return frame.background
    if there := re.match(r"\s?(?:특별시|광역시|시|도|군|구)?\s?(?:에서는|에서|서는|서\s)\s?", rest):
        return bool(HELD.search(rest)) and not does_else(scene, passage, name.end - base + there.end())
    if _WITHIN.match(rest):
        return True
    if moved := _GONE.match(rest):
        return bool(HELD.search(rest, moved.end()))
    venue = frame.value("venue")
    after = [
        n for n in scene.ctx.names.within(name.end, passage.sentence.end, Kind.PLACE) if n.type == "venue"
    ]
    gap = text[name.end - base : after[0].start - base] if after else None
    if gap is not None:
        gap = re.sub(LYING, "", gap)
    if gap is not None and venue == after[0].name and len(gap) <= 22 and "," not in gap:
        return not re.search(r"[은는이가]\s|다\.", gap)
    return False


def seats(scene: Scene) -> None:
    """Regions for frames that have none, by the venue's name, else by the event's own."""
    by_length = sorted(
        Counter(n.name for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region"),
        key=lambda r: (-len(r), r),
    )
    told = towns(scene)
    for frame in scene.frames:
        claim = next((c for c in frame.claims if c.slot == "venue"), None)
        if claim is None or frame.value("region") is not None:
            continue
        if (town := of_hall(scene, told, str(claim.value))) is not None:
            keep_place(scene, town)
            frame.add(Claim("region", town.name, claim.evidence, 0.8, Kind.PLACE))
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
        text = re.sub(r"(?<=[시군구도])청$", "", text)
        if hall or (len(_short(text)) > 1 and _short(text) in str(venue.value)):
            give(
                scene,
                frame,
                "region",
                _as_region(scene, replace(body, end=body.start + len(text), name=text)),
                0.7,
            )
            return


def of_hosts(scene: Scene, passages: list[Passage]) -> None:
    """Regions for frames that have none yet, by the town that holds them."""
    _ = passages
    for frame in scene.frames:
        _of_host(scene, frame)


def _of_host(scene: Scene, frame: Frame) -> None:
    """The town that opens something or holds an event in a hall that no list knows."""
    hosts = {str(c.value) for c in frame.claims if c.slot == "host"}
    venue = str(frame.value("venue") or "")
    if frame.value("region") or len(hosts) != 1 or not (venue or frame.head.endswith(RAISED)) or frame.abroad:
        return
    host = next((n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name in hosts), None)
    if (
        host is None
        or host.type != "local-government"
        or not host.name.endswith(("시", "군"))
        or _elsewhere(venue)
    ):
        return
    give(scene, frame, "region", _as_region(scene, host), 0.65)


def _elsewhere(venue: str) -> bool:
    """Whether a hall is a known one, whose town is known too."""
    return known().place(venue) is not None or known().place(venue.split(" ")[0]) is not None


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
