"""Where things lie: regions in regions, halls in cities, bodies in countries and at their seats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.context import Context, Name
from graph.extract.relation import Stated, between, near
from graph.model import Kind

_PROVINCE = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|"
    r"충청북|충청남|전라북|전라남|경상북|경상남)"
    r"(?:특별시|광역시|특별자치시|특별자치도|도|시)?$"
)
_CITY = re.compile(r"[가-힣]+(?:시|군)$")
_DISTRICT = re.compile(r"[가-힣]+구$")
_TOWN = re.compile(r"[가-힣0-9]+(?:읍|면|동|리)$")
_WITHIN = re.compile(r"\s(?:[가-힣]{2,4}[·ㆍ])?")
_COORDINATED = re.compile(r"\s?[·,ㆍ]\s?|(?:와|과)\s|\s및\s")
_LIES = re.compile(r"의?\s[‘'「]?")
_STANDS = re.compile(r"에?\s?(?:있는|자리한|위치한|소재한|소재|들어선|문을 연)\s(?:[가-힣]{2,5}\s)?[‘'「]?")
_OF_COUNTRY = re.compile(
    r"(?:의)?\s(?:[가-힣·\s]{0,24}(?:기관|기업|업체|회사|연구소|대학)(?:인)?\s)?[‘'「]?$|"
    r"의\s[‘'「]?$|\s$"
)
_SEAT = re.compile(
    r"에\s(?:본사|본점|뿌리|거점|둥지|공장|사업장|본부|본거지|생산기지)(?:를|을|"
    r"와 공장을)?\s?(?:둔|두고|튼|내린|있는|가진)"
)
_THERE = re.compile(r"에\s(?:있는|위치한|자리한|소재한|자리 잡은|입주한)\s(?:[가-힣A-Za-z·]+\s){0,4}")
_NO_SEAT = frozenset({"ministry", "local-government", "party", "media", "embassy", "alliance"})


def _level(place: Name) -> int:
    """0 country, 1 province or 광역시, 2 시·군, 3 구, 4 읍·면·동, by the form of the name."""
    if place.type == "country":
        return 0
    if _PROVINCE.match(place.name):
        return 1
    if len(place.name) < 3:
        return 2
    return 4 if _TOWN.search(place.name) else 3 if _DISTRICT.search(place.name) else 2


def _places(ctx: Context, start: int, end: int) -> list[Name]:
    """Regions named in a stretch, cities named as bodies (포항시) too where they follow a province."""
    named = list(ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION))
    wanted = {"country", "region"}
    return [
        n for n in named if n.type in wanted or (n.type == "local-government" and _CITY.fullmatch(n.name))
    ]


def regions(ctx: Context) -> Iterator[Stated]:
    """경북 포항: 포항 lies in 경북; 흥덕구 오송읍: the latter is part of the former."""
    for sentence in ctx.sentences:
        places = _places(ctx, sentence.start, sentence.end)
        for i, (outer, inner) in enumerate(pairwise(places)):
            gap = near(ctx, outer, inner, 7)
            if (
                gap is None
                or not _WITHIN.fullmatch(gap)
                or _level(inner) <= _level(outer)
                or not _level(outer)
            ):
                continue
            predicate = "located_in" if _level(outer) == 1 else "part_of"
            for place in [inner, *_siblings(ctx, places[i + 1 :])]:
                yield between(place, predicate, outer, 0.8)


def _siblings(ctx: Context, places: list[Name]) -> Iterator[Name]:
    """동해·삼척: both in what stands before the first."""
    for first, second in pairwise(places):
        gap = near(ctx, first, second, 3)
        if gap is None or not re.fullmatch(r"\s?[·ㆍ]\s?", gap) or _level(first) != _level(second):
            return
        yield second


def venues(ctx: Context) -> Iterator[Stated]:
    """서울 코엑스, 나주 혁신산단, the Plaza Hotel in Seoul: a hall or site in the place before it."""
    known = {ctx.document.text[n.start : n.end]: n for n in ctx.names.of(Kind.PLACE) if n.type == "region"}
    for sentence in ctx.sentences:
        named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE)
        grounds = [n for n in named if n.type in {"venue", "site"}]
        regions = [p for p in _places(ctx, sentence.start, sentence.end) if _level(p)]
        for ground in grounds:
            yield from _stands_in(ctx, ground, [p for p in regions if p.end <= ground.start])
            inside = known.get(ctx.document.text[ground.start : ground.end].split()[0])
            if inside is not None and inside.name != ground.name:
                spans = ((ground.start, ground.end),)
                yield Stated(ground, "located_in", inside.name, inside.kind, spans, 0.7)
            yield from _english(ctx, ground, regions)


def _stands_in(ctx: Context, ground: Name, prior: list[Name]) -> Iterator[Stated]:
    """The nearest place before, one that the text says it stands in first (오송읍에 자리한 청주 오스코)."""
    for place in prior[-2:]:
        gap = near(ctx, place, ground, 14)
        if gap is not None and _STANDS.fullmatch(gap):
            yield between(ground, "located_in", place, 0.8)
            return
    gap = near(ctx, prior[-1], ground, 3) if prior else None
    if gap is not None and _LIES.fullmatch(gap):
        yield between(ground, "located_in", prior[-1], 0.75)


def _english(ctx: Context, ground: Name, regions: list[Name]) -> Iterator[Stated]:
    for place in regions:
        gap = near(ctx, ground, place, 6)
        if gap in {" in ", ", "} or (ground.start < place.start and ground.end == place.end):
            yield between(ground, "located_in", place, 0.75)


def countries(ctx: Context) -> Iterator[Stated]:
    """독일의 프라운호퍼 IPA, 중국 화유코발트: a foreign body in its country."""
    for sentence in ctx.sentences:
        bodies = [
            n
            for n in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION)
            if n.type not in _NO_SEAT
        ]
        lands = [p for p in ctx.names.within(sentence.start, sentence.end, Kind.PLACE) if p.type == "country"]
        for land in lands:
            body = next((b for b in bodies if b.start >= land.end), None)
            gap = near(ctx, land, body, 32) if body is not None else None
            if (
                body is not None
                and gap is not None
                and _OF_COUNTRY.fullmatch(gap)
                and land.name not in {"한국", "대한민국", "우리나라"}
            ):
                yield between(body, "located_in", land, 0.7)


def seats(ctx: Context) -> Iterator[Stated]:
    """포항에 뿌리를 둔 A와 B, 나주에 본사를 두고 새로 세워진 A."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in _places(ctx, sentence.start, sentence.end):
            there = _THERE.match(text, place.end)
            body = next(iter(_run_of_bodies(ctx, place.end, sentence.end, 40)), None) if there else None
            if body is not None and _THERE.fullmatch(text[place.end : body.start]):
                yield between(body, "located_in", place, 0.75)
            seat = _SEAT.match(text, place.end)
            if seat is None:
                continue
            for body in _run_of_bodies(ctx, seat.end(), sentence.end):
                yield between(body, "located_in", place, 0.8)


def english_seats(ctx: Context) -> Iterator[Stated]:
    """Daejeon-based A; A, based in Daejeon."""
    for sentence in ctx.sentences:
        places = [
            p
            for p in ctx.names.within(sentence.start, sentence.end, Kind.PLACE)
            if p.type in {"region", "country"}
        ]
        bodies = [
            b
            for b in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION)
            if b.type not in _NO_SEAT
        ]
        for place in places:
            for body in bodies:
                ahead, behind = near(ctx, place, body, 8), near(ctx, body, place, 40)
                based = behind is not None and _BASED.fullmatch(behind)
                if ahead == "-based " or based:
                    yield between(body, "located_in", place, 0.75)


_BASED = re.compile(
    r"(?:\s\([^()]{1,20}\))?,?\s(?:which is\s)?(?:based|headquartered|"
    r"located)\sin\s(?:the\s)?(?:city of\s)?"
)


def _run_of_bodies(ctx: Context, start: int, end: int, far: int = 20) -> Iterator[Name]:
    """The first bodies after an offset, joined by and."""
    bodies = [b for b in ctx.names.within(start, end, Kind.ORGANIZATION) if b.type not in _NO_SEAT]
    if not bodies or bodies[0].start - start > far:
        return
    yield bodies[0]
    for first, second in pairwise(bodies):
        gap = near(ctx, first, second, 4)
        if gap is None or not _COORDINATED.fullmatch(gap):
            return
        yield second
