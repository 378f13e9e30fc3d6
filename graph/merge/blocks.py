"""Which entries are worth comparing: those that share a block. Keeps all from being compared with all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from graph.ids import name_key
from graph.merge.keys import plain_key
from graph.model import Entry, Kind
from graph.times import first_day, is_iso, last_day

_MOST_DAYS = 7
_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z]{3,}")
COMMON = frozenset(
    (
        "컨퍼런스 콘퍼런스 포럼 세미나 회의 간담회 협약 업무협약 체결 체결식 협약식 행사 개최 출범 출범식 "
        "발족식 개막식 국제 글로벌 대한민국 한국 산업 전시회 박람회 엑스포 기념식 "
        "conference forum meeting korea international"
    ).split()
)
"""Words of event names that tell no event apart."""


def blocks(entry: Entry) -> frozenset[str]:
    """The blocks of an entry; only events and policies are compared beyond their keys."""
    if entry.kind is Kind.POLICY:
        return frozenset({f"policy:{plain_key(entry.name)}"})
    if entry.kind is not Kind.EVENT:
        return frozenset()
    return frozenset(_event_blocks(entry))


def _event_blocks(entry: Entry) -> Iterator[str]:
    yield f"name:{plain_key(entry.name)}"
    marks = set(_marks(entry))
    for slot in ("launches", "announces"):
        yield from (f"{slot}:{name_key(str(value))}" for value in entry.values(slot))
    for day in _days(entry):
        yield from (f"{day}:{mark}" for mark in marks)


def _marks(entry: Entry) -> Iterator[str]:
    """What an event may be recognised by among those of its day."""
    for name in (entry.name, *entry.aliases):
        yield from (word for word in _WORD.findall(name.casefold()) if word not in COMMON)
    for slot in ("venue", "host", "region", "parent"):
        yield from (name_key(str(value)) for value in entry.values(slot))


def _days(entry: Entry) -> list[str]:
    """The days of an event whose day is known, the first few of a long one; its month where only that is."""
    start = next((str(v) for v in entry.values("start") if is_iso(v)), None)
    if start is None:
        return []
    if len(start) < 10:
        return [start]
    end = next((str(v) for v in entry.values("end") if is_iso(v)), start)
    first, last = (date.fromisoformat(day.value) for day in (first_day(start), last_day(end)))
    length = min((last - first).days, _MOST_DAYS - 1)
    return [(first + timedelta(days=n)).isoformat() for n in range(max(length, 0) + 1)]
