"""Where an event takes place: venue, region and country."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.events.dates import HELD
from graph.extract.events.dates import held as _held
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.holders import local
from graph.extract.events.rows import Row, rows
from graph.extract.names.known import known
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind
from graph.reference import load

_AT = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,30}\)\s*)?(?:\d{1,2}층\s?)?(?:\S{0,12}\s)?"
    r"(?:[가-힣A-Za-z0-9]{1,8}(?:관|홀|동|층|호|실|장|센터|룸|볼룸|광장)(?=에서))?(?:일원|일대|내|등"
    r"|앞)?\s*(?:에서|서\s|에\s"
    r"|에서는|로\s(?:자리|옮))"
)
_DOMESTIC = ("대한민국", "한국", "우리나라", "국내")
_HOME_KO, _HOME_EN = "대한민국", "Republic of Korea"


def place(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its venue and region."""
    for passage in passages:
        _venues(scene, passage)
    for passage in passages:
        _regions(scene, passage)
    for frame in sorted(scene.frames, key=lambda f: f.parent is not None):
        _inherit(frame)
    for passage in passages:
        _same_place(scene, passage)


_SAME = re.compile(r"같은\s?(?:곳|장소|건물|호텔|행사장|전시장|자리)에서")


def _same_place(scene: Scene, passage: Passage) -> None:
    """`지난해 10월 같은 곳에서 열린 제3회 엑스포`: held where the main event is."""
    match, main = _SAME.search(passage.text), scene.main
    if match is None or main is None:
        return
    at = passage.sentence.start + match.end()
    frame = next((f for n, f in passage.spoken if n.start >= at), passage.focus)
    if frame is None or frame is main or frame.value("venue") is not None:
        return
    for claim in [c for c in main.claims if c.slot in {"venue", "region"}]:
        if frame.value(claim.slot) is None:
            frame.add(replace(claim, evidence=scene.ctx.evidence((at - len(match[0]), at))))


def _target(passage: Passage, name: Name) -> Frame | None:
    """The event held at a place: the one named next after it, else the one spoken of."""
    base = passage.sentence.start
    after = [(n, f) for n, f in passage.spoken if n.start >= name.end]
    before = [(n, f) for n, f in passage.spoken if n.end <= name.start]
    for n, f in after:
        gap = passage.text[name.end - base : n.start - base]
        if len(gap) < 60 and not re.search(r"(?:고|며|지만)[,\s]", gap):
            return f
        break
    return (
        before[-1][1]
        if before and passage.focus is None
        else (passage.focus or (after[0][1] if after else None))
    )


def _venues(scene: Scene, passage: Passage) -> None:
    s = passage.sentence
    labelled = [r for r in rows(s) if r.slot == "where"]
    for row in labelled:
        names = list(scene.ctx.names.within(row.start, row.end, Kind.PLACE))
        venue = next((n for n in names if n.type in {"venue", "site"}), None) or _whole(scene, row, names)
        if venue and passage.focus is not None:
            _give(scene, passage.focus, "venue", venue, 0.95)
    if labelled:
        return
    for name in scene.ctx.names.within(s.start, s.end, Kind.PLACE):
        if name.type not in {"venue", "site"} or (name.type == "site" and not _at(passage, name)):
            continue
        frame = _target(passage, name)
        if frame is None or (frame.value("venue") is not None and _at(passage, name) is False):
            continue
        rest = passage.text[name.end - s.start :]
        if _at(passage, name) and (_held(passage.text, rest) or s.region is RegionKind.CAPTION):
            _give(scene, frame, "venue", name, 0.9)


def _whole(scene: Scene, row: Row, names: list[Name]) -> Name | None:
    """What a row 장소 says, regions and brackets aside, where nothing in it is known for a venue."""
    text = scene.ctx.document.text
    start = max((n.end for n in names if n.type == "region"), default=row.start)
    bare = re.match(
        r"[\s,:]*([가-힣A-Za-z][^\n(（,/]{1,40}?)\s*(?:[(（,/\n].*)?$", text[start : row.end], re.DOTALL
    )
    if bare is None or re.search(r"온라인|비대면|추후|미정|등$|[다요]$", bare.group(1)):
        return None
    name = Name(start + bare.start(1), start + bare.end(1), Kind.PLACE, bare.group(1), "venue", 0.75)
    scene.ctx.names.add([name])
    return name


def _at(passage: Passage, name: Name) -> bool:
    start = name.start - passage.sentence.start
    if re.search(r"\b(?:at|in)\s(?:the\s)?$", passage.text[:start]):
        return True
    return bool(_AT.match(passage.text, name.end - passage.sentence.start))


def _give(scene: Scene, frame: Frame, slot: str, name: Name, sure: float) -> None:
    if frame.value(slot) is None:
        frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, Kind.PLACE))


def _regions(scene: Scene, passage: Passage) -> None:
    s = passage.sentence
    labelled = [r for r in rows(s) if r.slot == "where"]
    spans = [(r.start, r.end) for r in labelled] or [(s.start, s.end)]
    for start, end in spans:
        found = [n for n in scene.ctx.names.within(start, end, Kind.PLACE) if n.type == "region"]
        for name in found:
            frame = passage.focus if labelled else _target(passage, name)
            if frame is None or frame.value("region") is not None:
                continue
            if labelled or _stands_for_site(scene, passage, name, frame):
                chosen = _nearest_level(scene, found, name)
                _give(scene, frame, "region", chosen, 0.9 if labelled else 0.85)


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
    if scene.ctx.document.language == "en":  # the smaller one stands first: Suwon, Gyeonggi Province
        return row[0]
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
    if re.search(r"\bin\s$", text[: name.start - base]):
        return bool(HELD.search(text))
    if re.match(r"\s?에서\s(?:처음|열리는\s첫)", rest):
        return False
    if re.match(r"\s?(?:특별시|광역시|시|도|군)?\s?(?:에서|서\s|서는|에서는)\s?", rest):
        return bool(HELD.search(rest))
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


def _inherit(frame: Frame) -> None:
    up = frame.parent
    if up is None or up is frame:
        return
    _own = {"venue", "region"}
    for slot in sorted(_own):
        if frame.value(slot) is None:
            claim = next((c for c in up.claims if c.slot == slot), None)
            if (
                claim is not None
                and not (slot == "region" and frame.value("venue") not in (None, up.value("venue")))
            ) or claim is not None:
                frame.add(claim)


def _country(scene: Scene, frame: Frame) -> None:
    name, spans = next(_abroad(scene, frame), None) or _of_region(scene, frame) or (None, None)
    if name is None and frame.abroad:
        return
    english = scene.ctx.document.language == "en"
    home = _HOME_EN if english else _HOME_KO
    span = spans or (frame.spoken[0].start, frame.spoken[0].end)
    frame.add(Claim("country", name or home, scene.ctx.evidence(span), 0.9, Kind.PLACE))


def _of_region(scene: Scene, frame: Frame) -> tuple[str, tuple[int, int]] | None:
    """The foreign country of the event's city, by the reference data, under the text's own name for it."""
    claim = next((c for c in frame.claims if c.slot == "region"), None)
    found = known().place(str(claim.value)) if claim else None
    if claim is None or found is None or found.parent is None:
        return None
    country = load().get(found.parent)
    if country is None or country.type != "country" or country.id == "kr":
        return None
    said = next(
        (
            n.name
            for n in scene.ctx.names.of(Kind.PLACE)
            if n.type == "country" and known().place(n.name) is country
        ),
        None,
    )
    span = claim.evidence.highlight[0]
    english = scene.ctx.document.language == "en"
    return said or country.label("en" if english else "ko"), (span.start, span.end)


def _abroad(scene: Scene, frame: Frame) -> Iterator[tuple[str, tuple[int, int]]]:
    """A foreign country in which the event is said to take place."""
    for spoken in frame.spoken:
        s = scene.ctx.sentence_at(spoken.start)
        for name in scene.ctx.names.within(s.start, s.end, Kind.PLACE):
            if name.type != "country" or name.name in _DOMESTIC or name.name == _HOME_EN:
                continue
            rest = s.text[name.end - s.start :]
            venue = str(frame.value("venue") or frame.value("region") or "-")
            english = re.search(r"\bin\s(?:[A-Z]\w+,\s)?$", s.text[: name.start - s.start])
            if venue in rest[: len(venue) + 10] or (english and HELD.search(s.text)):
                yield name.name, (name.start, name.end)
            if re.match(
                r"\s?(?:[가-힣A-Za-z]+\s){0,2}[가-힣A-Za-z]*\s?(?:에서|서)\s(?:열|개최|진행|막)", rest
            ):
                yield name.name, (name.start, name.end)


def seat(scene: Scene, passages: list[Passage]) -> None:
    """Regions for frames that have none, by the venue's name, else by the event's own; then countries."""
    regions = Counter(n.name for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region")
    _ = passages
    for frame in scene.frames:
        if frame.value("region") is not None:
            continue
        claim = next((c for c in frame.claims if c.slot == "venue"), None)
        if claim is None:
            continue
        for region in sorted(regions, key=lambda r: (-len(r), r)):
            if _short(region) in str(claim.value):
                frame.add(Claim("region", region, claim.evidence, 0.75, Kind.PLACE))
                break
    for frame in scene.frames:
        _of_government(scene, frame)
    for frame in scene.frames:
        if frame.value("region") is None and (frame.parent is None or frame.parent.value("region") is None):
            _named_after(scene, frame)
    for frame in scene.frames:
        _inherit(frame)
    for frame in scene.frames:
        _country(scene, frame)


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
            _give(scene, frame, "region", name, 0.7)
            return


def _named_after(scene: Scene, frame: Frame) -> None:
    """A region that stands in the event's own name: `국제 배터리 엑스포 2025 포항`."""
    if frame.type not in {"exhibition", "conference", "forum"}:
        return
    for spoken in frame.spoken:
        for name in scene.ctx.names.within(spoken.start, spoken.end, Kind.PLACE):
            if name.type == "region" and spoken.name:
                _give(scene, frame, "region", name, 0.7)
                return


def _short(region: str) -> str:
    return re.sub(r"(?<=..)(?:특별자치시|특별자치도|특별시|광역시|시|군|구)$", "", region)
