"""Which room's name stands for its building too: 엑스코 and 엑스코 325호, if one thing is held there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile

from graph.extract import dated
from graph.extract.context import Context, Name
from graph.nlp import Moment

Pairs = frozenset[tuple[str, str]]
"""(building, room), each by its name."""


def pairs(
    ctx: Context, names: Sequence[Name], ids: Mapping[str, set[str]], introduced: Sequence[tuple[str, str]]
) -> Pairs:
    """The buildings and rooms that are one place: of several rooms the first named, if on the same days.

    `ids` are the references of each form, `introduced` the forms that brackets give for another.
    """
    forms = list(dict.fromkeys(n.name for n in names if n.type == "venue"))
    days = _days(ctx, names)
    found: set[tuple[str, str]] = set()
    for building in forms:
        rooms = [form for form in forms if form.startswith(building + " ")]
        if not rooms:
            continue
        same = {building, *(f for f in forms if ids[f] & ids[building])}
        same |= {form for pair in introduced if building in pair for form in pair}
        known = set[str]().union(*(days[form] for form in same if form in days))
        one = next((room for room in rooms if not _elsewhen(known, days[room])), None)
        found |= {(building, room) for room in rooms if one and (room == one or room.startswith(one + " "))}
    return frozenset(found)


def _elsewhen(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _days(ctx: Context, names: Sequence[Name]) -> dict[str, set[str]]:
    """The days named in front of each form in its sentences."""
    found: dict[str, set[str]] = defaultdict(set)
    longest = {n.start: n.end for n in sorted(names, key=lambda n: n.end)}
    for name in names:
        if name.type == "venue" and name.end == longest[name.start]:
            before = dated.moments(ctx, ctx.sentence_at(name.start).start, name.start)
            found[name.name].update(_each(before[-1]) if before else ())
    return found


def _each(moment: Moment) -> set[str]:
    """Every day of a date or range, of a range that is longer than a month the first only."""
    first, last = moment.value[:10], (moment.end_value or "")[:10]
    if len(first) < 10 or len(last) < 10:
        return {first} if len(first) == 10 else set()
    days = (date.fromisoformat(first) + timedelta(days=n) for n in range(31))
    return {day.isoformat() for day in takewhile(lambda day: day.isoformat() <= last, days)} | {first}
