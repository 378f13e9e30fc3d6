"""Which region lies in which: towns in provinces, quarters in towns, foreign cities in their countries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph import reference
from graph.extract.context import Context, Name
from graph.extract.relations.relation import Stated, between, near
from graph.model import Kind

_PROVINCE = re.compile(
    r"(?:서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주|"
    r"충청북|충청남|전라북|전라남|경상북|경상남)"
    r"(?:특별시|광역시|특별자치시|특별자치도|도|시)?$"
)
_CITY = re.compile(r"[가-힣]+(?:시|군)$|[가-힣]{2,}구$")
_DISTRICT = re.compile(r"[가-힣]+구$")
_TOWN = re.compile(r"[가-힣0-9]+(?:읍|면|동|리)$")
_QUARTER = "quarter-"
"""How ids of quarters of cities begin in the reference data."""
_WITHIN = re.compile(r"\s(?:[가-힣]{2,4}[·ㆍ])?")
_HOME = "kr"


def level(place: Name) -> int:
    """0 country, 1 province or 광역시, 2 시·군, 3 구, 4 읍·면·동 and quarters, 5 리, by the name's form."""
    if place.type == "country":
        return 0
    if _PROVINCE.match(place.name):
        return 1
    if len(place.name) > 2 and place.name.endswith("리") and not place.reference:
        return 5
    if (place.reference or "").startswith(_QUARTER) or (len(place.name) > 2 and _TOWN.search(place.name)):
        return 4
    return 3 if len(place.name) > 2 and _DISTRICT.search(place.name) else 2


def abroad(place: Name) -> bool:
    """Whether a place is known to lie, or to be, outside Korea."""
    return bool(place.reference) and country_of(place) not in ("", _HOME)


def country_of(place: Name) -> str:
    """The id of the country that reference data put a place in, empty where they do not know it."""
    item = reference.load().get(place.reference) if place.reference else None
    while item is not None and item.type != "country":
        item = reference.load().get(item.parent) if item.parent else None
    return item.id if item is not None else ""


def places(ctx: Context, start: int, end: int) -> list[Name]:
    """Countries and regions named in a stretch; towns named as bodies (포항시) stand for their ground too."""
    wanted = {"country", "region"}
    return [
        n
        for n in ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION)
        if n.type in wanted or (n.type == "local-government" and _CITY.fullmatch(n.name))
    ]


def regions(ctx: Context) -> Iterator[Stated]:
    """경북 포항, 흥덕구 오송읍: an administrative unit lies in the larger one and is a part of it."""
    for sentence in ctx.sentences:
        named = places(ctx, sentence.start, sentence.end)
        for i, (outer, inner) in enumerate(pairwise(named)):
            gap = near(ctx, outer, inner, 7)
            if gap is None or not _WITHIN.fullmatch(gap) or level(inner) <= level(outer) or not level(outer):
                continue
            for place in [inner, *_siblings(ctx, named[i + 1 :])]:
                province = level(outer) == 1
                yield between(place, "located_in", outer, 0.8 if province else 0.6)
                yield between(place, "part_of", outer, 0.6 if province else 0.8)


def _siblings(ctx: Context, named: list[Name]) -> Iterator[Name]:
    """동해·삼척: both in what stands before the first."""
    for first, second in pairwise(named):
        gap = near(ctx, first, second, 3)
        if gap is None or not re.fullmatch(r"\s?[·ㆍ]\s?", gap) or level(first) != level(second):
            return
        yield second


def cities_told(ctx: Context) -> Iterator[Stated]:
    """A city abroad and its country, told apart (a table of a trip): reference data know where it lies."""
    lands = {n.reference: n for n in reversed(list(ctx.names.of(Kind.PLACE))) if n.type == "country"}
    seen: set[str] = set()
    for city in ctx.names.of(Kind.PLACE):
        if city.type == "region" and city.name not in seen and lands and abroad(city):
            seen.add(city.name)
            land = lands.get(country_of(city))
            if land is not None:
                yield between(city, "located_in", land, 0.6)


def cities_abroad(ctx: Context) -> Iterator[Stated]:
    """중국 베이징, a city told with its country in one sentence: reference data know which lies in which."""
    for sentence in ctx.sentences:
        named = list(ctx.names.within(sentence.start, sentence.end, Kind.PLACE))
        lands = [n for n in named if n.type == "country"]
        for city in [n for n in named if n.type == "region"] if lands else ():
            for land in lands:
                told = near(ctx, land, city, 2) in {" ", "의 "} and not (land.reference or "").startswith(
                    _HOME
                )
                unknown = told and level(city) == 2 and not city.reference
                if unknown or (abroad(city) and country_of(city) == land.reference):
                    yield between(city, "located_in", land, 0.8 if told else 0.65)
                    break
