"""Rows below the name of a plan or zone that tell where it is: `- (위치) 경북 구미시 산동읍`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name
from graph.extract.relations.regions import level, places
from graph.extract.relations.relation import Stated
from graph.model import Kind

_LABEL = re.compile(
    r"^[^가-힣A-Za-z0-9\n]*(?:위\s?치|소\s?재\s?지|대\s?상\s?지(?:역)?|사\s?업\s?지(?:역)?|사업\s?대상지|사업\s?위치|"
    r"실증\s?(?:지역|장소|구역)|지정\s?(?:지역|구역|위치)|입\s?지|건립\s?(?:위치|장소)|조성\s?(?:위치|장소))\s?[)\]】』:：|]+\s?",
    re.MULTILINE,
)
_LINES = 6
"""Lines above a row in which the name stands that it is about."""
_THING = frozenset({"zone", "programme", "strategy", "platform"})


def sites_of_plans(ctx: Context) -> Iterator[Stated]:
    """`ㅇ 위치 : 충남 서천군 장항읍` below the name of a plan, zone, hall or site: it lies there."""
    text = ctx.document.text
    for label in _LABEL.finditer(text):
        end = text.find("\n", label.end())
        end = end if end >= 0 else len(text)
        run = _run(ctx, label.end(), end)
        thing = _above(ctx, label.start()) if run else None
        if thing is None:
            continue
        for place in run:
            yield Stated(thing, "located_in", place.name, place.kind, ((place.start, place.end),), 0.7)


def _run(ctx: Context, start: int, end: int) -> list[Name]:
    """The site and the smallest unit that a row tells."""
    sites = [n for n in ctx.names.within(start, end, Kind.PLACE) if n.type in ("site", "venue")]
    units = [p for p in places(ctx, start, end) if level(p)]
    return [*sites[:1], *([max(units, key=level)] if units else [])]


def _above(ctx: Context, end: int) -> Name | None:
    """The plan, zone, hall or site named last in the nearest line above that names one."""
    text = ctx.document.text
    for _ in range(_LINES):
        end = text.rfind("\n", 0, end)
        if end < 0:
            return None
        start = text.rfind("\n", 0, end) + 1
        named = list(ctx.names.within(start, end, Kind.POLICY, Kind.PLACE))
        things = [
            n for n in named if n.type in _THING or (n.kind is Kind.PLACE and n.type in ("site", "venue"))
        ]
        plans = [n for n in things if n.kind is Kind.POLICY]
        if things:
            return (plans or things)[0]
    return None
