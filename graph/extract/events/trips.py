"""Trips abroad: their namings as one event, their stations as parts of it, where and with whom those are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from graph.extract.context import Context, Name
from graph.extract.events import travel
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.words import LANDS
from graph.extract.names.known import known
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_GONE = re.compile(r"(?P<where>.*?)(?:\s?등)?(?:\s?\d+\s?개국)?\s?(?:순방|방문|출장)$")
_LAND = re.compile(rf"(?:^|[\s,·?‧・/])(?:{LANDS}|해외|국외)(?:\s?등)?$")
_EARLIER = re.compile(
    r"지난해|작년|재작년|내년|앞서|지난\s?[가-힣]{1,2}월|(?:19|20)\d\d년|당시|이래|이후\s처음"
)
_HOME = ("대한민국", "한국", "우리나라", "국내")
_STATIONS = frozenset(
    {"visit", "meeting", "signing", "forum", "conference", "ceremony", "launch", "exhibition", "other"}
)
_MET = frozenset({"visit", "meeting", "signing"})
"""Kinds of stations at which whoever makes the trip is, as the trip's visitor."""


def united(ctx: Context, frames: list[Frame]) -> list[Frame]:
    """All namings of one trip as one frame, all of a visit to one place as one, meetings there with it."""
    kept = _one_trip(ctx, frames)
    visited: list[tuple[Frame, set[str]]] = []
    for frame in [f for f in kept if f.type == "visit" and not _is_trip(ctx, f)]:
        places = {n.name for s in frame.spoken for n in _named(ctx, s)}
        twin = next((f for f, seen in visited if seen & places), None)
        if twin is None:
            visited.append((frame, places))
        elif places:
            twin.spoken += frame.spoken
            kept.remove(frame)
    for frame in [f for f in kept if f.type == "meeting" and all(s.told for s in f.spoken)]:
        at = {n.name for s in frame.spoken for n in _where(ctx, s)}
        host = next((f for f, places in visited if places & at), None)
        if host is not None:
            host.spoken += frame.spoken
            kept.remove(frame)
    return kept


def _one_trip(ctx: Context, frames: list[Frame]) -> list[Frame]:
    trips = [f for f in frames if _is_trip(ctx, f) and not _earlier(ctx, f)]
    if not trips:
        return frames
    trips += [f for f in frames if f not in trips and _nowhere(ctx, f) and not _earlier(ctx, f)]
    whole = max(trips, key=lambda f: (f.head == "순방", len(_countries(ctx, f)), len(f.spoken), -f.start))
    listed = {name for f in trips if f is whole or len(_countries(ctx, f)) > 1 for name in _countries(ctx, f)}
    gone = [f for f in trips if f is not whole and (_countries(ctx, f) <= listed or not listed)]
    spoken = [s for f in (whole, *gone) for s in f.spoken]
    whole.spoken = [
        s for s in spoken if not (s.told and len(listed) > 1 and len(_lands(ctx, s)) == 1)
    ] or spoken
    return [f for f in frames if f not in gone]


def _nowhere(ctx: Context, frame: Frame) -> bool:
    """Whether a trip is named with its purpose alone (`투자유치 출장`)."""
    spans = [(s.start, s.end) for s in frame.spoken]
    kinds = (Kind.PLACE, Kind.ORGANIZATION)
    return frame.head in {"출장", "순방"} and not any(any(ctx.names.within(a, b, *kinds)) for a, b in spans)


def _is_trip(ctx: Context, frame: Frame) -> bool:
    told = _GONE.match(frame.name) if frame.type == "visit" else None
    if told is None:
        return False
    where = told["where"].strip()
    return bool(_LAND.search(where)) or bool(
        (countries := _countries(ctx, frame))
        and not countries & set(_HOME)
        and (where.endswith(tuple(countries)) or _is_town(ctx, where))
    )


def _is_town(ctx: Context, where: str) -> bool:
    """Whether towns behind their country are all that a visit is to (`일본 도쿄`, `일본 도쿄와 오사카`)."""
    _, *row = [word for word in _ROW.split(where) if word]
    return bool(row) and set(row) <= {n.name for n in ctx.names.of(Kind.PLACE) if n.type == "region"}


_ROW = re.compile(r"\s|[·,ㆍ‧・/]|(?<=[가-힣])[와과](?=\s)")


def _countries(ctx: Context, frame: Frame) -> set[str]:
    spans = [(s.start, s.end) for s in frame.spoken if s.name]
    return {n.name for a, b in spans for n in ctx.names.within(a, b, Kind.PLACE) if n.type == "country"}


def _earlier(ctx: Context, frame: Frame) -> bool:
    return all(_EARLIER.search(ctx.sentence_at(s.start).text) for s in frame.spoken)


def _named(ctx: Context, spoken: EventName) -> Iterator[Name]:
    for name in ctx.names.within(spoken.start, spoken.end, Kind.ORGANIZATION, Kind.PLACE):
        if name.kind is Kind.ORGANIZATION or name.type in {"venue", "site"}:
            yield name


def _where(ctx: Context, spoken: EventName) -> Iterator[Name]:
    """The place right before a meeting told by a verb (`가나 본사에서 라다 대표와 만나`)."""
    s = ctx.sentence_at(spoken.start)
    for name in ctx.names.within(
        max(s.start, spoken.start - 30), spoken.start, Kind.ORGANIZATION, Kind.PLACE
    ):
        if re.fullmatch(r"(?:에서|을\s찾아|를\s찾아)\s", ctx.document.text[name.end : spoken.start]):
            yield from ctx.names.within(name.start, name.end, Kind.ORGANIZATION, Kind.PLACE)


def settle(scene: Scene, passages: list[Passage]) -> None:
    """Make what takes place on a trip, by its day or by where it is told, a part of it; claim its country."""
    trip = next((f for f in scene.frames if _is_trip(scene.ctx, f) and not _earlier(scene.ctx, f)), None)
    if trip is None or trip.parent is not None:
        return
    trip.abroad = True
    travel.days(scene, passages, trip)
    for frame in scene.frames:
        if frame is not trip and not frame.background and _within(scene, trip, frame):
            if frame.parent is None or not _falls_into(frame, frame.parent):
                frame.parent = trip
            frame.abroad = True
    scene.untie()
    _between(scene, trip)
    _same_day(passages, trip)
    _abroad(scene, passages, trip)


def _falls_into(frame: Frame, whole: Frame) -> bool:
    """Whether an event's day is not known to lie outside another's."""
    day, first, last = (
        str(v or "")[:10] for v in (frame.value("start"), whole.value("start"), whole.value("end"))
    )
    return not (day and first) or first <= day <= (last or first)


def _within(scene: Scene, trip: Frame, frame: Frame) -> bool:
    if frame.type not in _STATIONS:
        return False
    day, first, last = (
        str(v or "")[:10] for v in (frame.value("start"), trip.value("start"), trip.value("end"))
    )
    if len(day) == 10 and len(first) == 10:
        return first <= day <= (last or _weeks(first))
    if len(day) == 10 and not first:
        return frame.start > trip.start and _in_land(scene, trip, frame)
    told = any(s.told or _TOLD.search(scene.ctx.sentence_at(s.start).text) for s in frame.spoken if s.name)
    if day or not told or frame.start < trip.start or _earlier(scene.ctx, frame):
        return False
    return frame.type in _MET or (scene.main is not None and trip in (scene.main, scene.main.parent))


def _between(scene: Scene, trip: Frame) -> None:
    """Make visits and meetings told by a verb parts of a trip of unknown days whose stations are as late."""
    days = [str(f.value("start") or "")[:10] for f in scene.frames if f.parent is trip]
    if trip.value("start") is not None or not any(days):
        return
    first = min(filter(None, days))
    for frame in scene.frames:
        day = str(frame.value("start") or "")[:10]
        told = frame.type in _MET and frame.start > trip.start and any(s.told for s in frame.spoken)
        if told and frame.parent is None and len(day) == 10 and first <= day <= _weeks(first):
            frame.parent, frame.abroad = trip, True


def _in_land(scene: Scene, trip: Frame, frame: Frame) -> bool:
    """Whether a sentence that names an event places it in a town of the country that a trip leads to."""
    lands = {found.id for name in _countries(scene.ctx, trip) if (found := known().place(name)) is not None}
    return any(
        (place := known().place(town.name)) is not None
        and (place.parent in lands if lands else place.id.startswith("city-"))
        for spoken in frame.spoken
        for s in [scene.ctx.sentence_at(spoken.start)]
        for town in scene.ctx.names.within(s.start, s.end, Kind.PLACE)
        if town.type == "region" and _AT.match(s.text, town.end - s.start)
    )


_AT = re.compile(r"(?:\s(?!\S*[을를은는]\s)\S{1,14}){0,3}?(?:에서|서)(?:는)?\s")
_TOLD = re.compile(r"참석|개최|체결|서명|맺|열[렸린리어고]|연다|가[졌진질]|갖|진행|특강|[소이]어[진지졌]")


def _same_day(passages: list[Passage], trip: Frame) -> None:
    """The day of a station told in one breath with another that has one (`… 만나 … 서명했다`)."""
    for passage in passages:
        dated: Claim | None = None
        for _, frame in passage.spoken:
            if frame.parent is not trip:
                continue
            start = next((c for c in frame.claims if c.slot == "start"), None)
            if start is None and dated is not None:
                frame.add(replace(dated, value=str(dated.value)[:10], confidence=dated.confidence * 0.85))
            dated = start or dated


def _weeks(first: str) -> str:
    """The day two weeks after another, by which a trip of unknown length is over."""
    return (date.fromisoformat(first) + timedelta(days=14)).isoformat()


def _abroad(scene: Scene, passages: list[Passage], trip: Frame) -> None:
    """Countries of the stations: the one that the text came to last (`(독일)`, `독일 |`, `독일을 방문해`)."""
    here: Name | None = None
    for passage in passages:
        moves = list(_moves(scene.ctx, passage))
        for name, frame in passage.spoken:
            own = _lands(scene.ctx, name) if name.told and frame.type == "meeting" else []
            at = next((m for m in [*moves, *own][::-1] if m.start <= name.end), here)
            if (
                at is not None
                and frame is not trip
                and scene.top(frame) is trip
                and name.name
                and frame.value("country") is None
            ):
                evidence = scene.ctx.evidence((at.start, at.end))
                frame.add(Claim("country", at.name, evidence, 0.93, Kind.PLACE))
        here = moves[-1] if moves else here
    only = _countries(scene.ctx, trip)
    if len(only) == 1:
        place = next(n for n in scene.ctx.names.of(Kind.PLACE) if n.name in only)
        for frame in [trip, *(f for f in scene.frames if f.parent is trip)]:
            if frame.value("country") is None:
                frame.add(
                    Claim(
                        "country", place.name, scene.ctx.evidence((place.start, place.end)), 0.93, Kind.PLACE
                    )
                )


_MOVED = re.compile(
    r"\s?(?:\||\)|(?:을|를)\s(?:\S+\s){0,2}방문|(?:\s\S{1,10})?(?:으)?로\s(?:\S+\s)?(?:건너|이동|향|날아|넘어|자리)|(?:\s(?!\S*[을를은는]\s)\S{1,10}){0,2}?에서(?:는)?\s|에선\s|에\s(?:도착|입국))"
)


def _moves(ctx: Context, passage: Passage) -> Iterator[Name]:
    """The countries in a sentence to which the travellers have come."""
    s = passage.sentence
    for name in ctx.names.within(s.start, s.end, Kind.PLACE):
        if name.name in _HOME or not _MOVED.match(s.text, name.end - s.start):
            continue
        if name.type == "country" and not any(
            _lists(ctx, n, f) for n, f in passage.spoken if n.start <= name.start < n.end
        ):
            yield name


def _lists(ctx: Context, name: EventName, frame: Frame) -> bool:
    return frame.type == "visit" and len({n.name for n in _lands(ctx, name)}) > 1


def _lands(ctx: Context, name: EventName) -> list[Name]:
    """The foreign countries in a naming."""
    return [
        n
        for n in ctx.names.within(name.start, name.end, Kind.PLACE)
        if n.type == "country" and n.name not in _HOME
    ]


def join(scene: Scene) -> None:
    """Whoever makes a trip is at its visits, meetings and signings."""
    for frame in scene.frames:
        trip = frame.parent
        if trip is None or frame.type not in _MET or not _is_trip(scene.ctx, trip):
            continue
        for claim in _travellers(scene.ctx, trip):
            frame.add(claim)


def _travellers(ctx: Context, trip: Frame) -> list[Claim]:
    """The claims of who pays the visit that the trip is, with their bodies."""
    people = [c for c in trip.claims if c.slot == "attendees" and c.kind is Kind.PERSON]
    lead = [c for c in people if c.confidence >= 0.85][:1]
    bodies = {post.organization for c in lead if (post := ctx.post(str(c.value)))}
    return lead + [c for c in trip.claims if c.slot == "attendees" and c.value in bodies]
