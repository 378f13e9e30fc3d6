"""Which town a hall lies in, by what stands beside any of its mentions: `대구 엑스코`, `엑스코(대구)`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.forms import METROPOLES
from graph.extract.names.known import known
from graph.model import Kind
from graph.reference import load

LYING = r"에\s?(?:있는|자리한|위치한|소재한|들어선)\s"
"""What says of a region that the hall named next lies in it (a pattern without groups)."""
_BEFORE = re.compile(rf"\s?(?:{LYING}|소재\s)?")
_BRACKET = re.compile(r"\s?[(（]\s?(?:[가-힣]{2,4}(?:특별시|광역시|도)?\s)?")
_SHUT = re.compile(r"(?:\s?[가-힣0-9]{1,8}){0,3}[)）]")
_WITHIN = re.compile(r"[\s,]*")


def towns(scene: Scene) -> Mapping[str, Name]:
    """Each hall's region as the text tells it, by the hall's name; of several the one told first."""
    places = [n for n in scene.ctx.names.of(Kind.PLACE) if n.type in ("venue", "site", "region")]
    regions = [n for n in places if n.type == "region"]
    found: dict[str, Name] = {}
    for hall in places:
        town = (
            None if hall.type == "region" else _before(scene, regions, hall) or _behind(scene, regions, hall)
        )
        if town is not None and not is_below(town.name):
            found.setdefault(hall.name, town)
    return found


def of_hall(scene: Scene, told: Mapping[str, Name], venue: str) -> Name | None:
    """The region of a hall or of its building; else the known one, if the text names it."""
    for hall, town in told.items():
        if venue == hall or venue.startswith(hall + " ") or hall.startswith(venue + " "):
            return town
    return next(filter(None, (_known(scene, word) for word in (venue, venue.split(" ")[0]))), None)


def _known(scene: Scene, hall: str) -> Name | None:
    place = known().place(hall)
    region = (
        load().get(place.parent) if place is not None and place.type == "venue" and place.parent else None
    )
    if region is None or region.type != "region":
        return None
    named = scene.ctx.names.of(Kind.PLACE, Kind.ORGANIZATION)
    towns = (n for n in named if n.type in ("region", "local-government"))
    told = next((n for n in towns if n.reference == region.id or known().place(n.name) is region), None)
    return replace(told, kind=Kind.PLACE, type="region") if told is not None else None


def _before(scene: Scene, regions: list[Name], hall: Name) -> Name | None:
    """The regions right before a hall, of which the last stands for it (`경북 포항시 가나회관`)."""
    text, at = scene.ctx.document.text, hall.start
    row: list[Name] = []
    for region in reversed(regions[: bisect_left(regions, hall.start, key=lambda n: n.start)]):
        if region.end > at:
            continue
        if at - region.end > 12 or not (_BEFORE if not row else _WITHIN).fullmatch(text, region.end, at):
            break
        row.append(region)
        at = region.start
    return nearest_level(text, row[::-1])


def _behind(scene: Scene, regions: list[Name], hall: Name) -> Name | None:
    """The region in a bracket behind a hall (`엑스코(대구)`, `가나호텔(서울 중구)`)."""
    text = scene.ctx.document.text
    first = bisect_left(regions, hall.end, key=lambda n: n.start)
    row = [r for r in regions[first : first + 2] if _BRACKET.fullmatch(text, hall.end, r.start)]
    return nearest_level(text, row) if row and _SHUT.match(text, row[-1].end) else None


_BELOW = ("읍", "면", "동", "리")


def is_below(name: str) -> bool:
    """Whether a region lies below a city or county and is none of an event; 파리 and 나폴리 do not."""
    listed = known().place(name)
    return name.endswith(_BELOW) and not (listed is not None and listed.type == "region")


def nearest_level(text: str, row: list[Name]) -> Name | None:
    """Of regions named in one go (경북 포항시, 서울 중구) that of a city, county or metropolis."""
    metro = next((n for n in row if n.name.startswith(METROPOLES)), None)
    if metro is not None:
        return metro
    row = [n for n in row if not is_below(n.name)] or row
    town = [n for n in row if text[n.start : n.end].endswith(("시", "군"))]
    small = town or [n for n in row if not n.name.endswith("도")]
    return (small or row)[-1] if row else None
