"""Halls told by their office alone: `나로시는 … 시청 3층 강당에서`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.relations.regions import places
from graph.extract.relations.relation import Stated
from graph.model import Kind

_OWN = re.compile(r"^(?:시청|군청|구청)(?:\s|$)")
_RANKS = {"시청": "시", "군청": "군", "구청": "구"}


def own_offices(ctx: Context) -> Iterator[Stated]:
    """`나로시는 … 시청 3층 강당에서`: the hall of the last town of that rank that was named."""
    text = ctx.document.text
    for hall in ctx.names.of(Kind.PLACE):
        own = _OWN.match(text[hall.start : hall.end]) if hall.type == "venue" else None
        if own is None:
            continue
        rank = _RANKS[own[0].strip()]
        before = [p for p in places(ctx, 0, hall.start) if p.name.endswith(rank) and len(p.name) > 2]
        if before:
            yield Stated(
                hall, "located_in", before[-1].name, before[-1].kind, ((hall.start, hall.end),), 0.65
            )
