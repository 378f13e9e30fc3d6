"""ISO dates of any precision as RDF literals, and the days they span."""

from __future__ import annotations

import calendar
import re
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.vocab import term

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?)?)?")
_DATATYPES: tuple[tuple[int, NamedNode], ...] = (
    (10, term("xsd:date")),
    (7, term("xsd:gYearMonth")),
    (4, term("xsd:gYear")),
)
KOREA = "+09:00"


def time_literal(iso: str, zone: str = KOREA) -> Literal:
    """`YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` as the literal of just that precision.

    >>> time_literal("2024-07-25T15:30").value
    '2024-07-25T15:30:00+09:00'
    """
    if "T" in iso:
        day, _, clock = iso.partition("T")
        seconds = clock if clock.count(":") == 2 else f"{clock}:00"
        return Literal(f"{day}T{seconds}{zone}", datatype=term("xsd:dateTime"))
    return Literal(iso, datatype=next(kind for size, kind in _DATATYPES if len(iso) >= size))


def first_day(iso: str) -> Literal:
    """The first day that a date of any precision covers.

    >>> first_day("2024-02").value
    '2024-02-01'
    """
    year, month, day = _parts(iso)
    return _day(date(year, month or 1, day or 1))


def last_day(iso: str) -> Literal:
    """The last day that a date of any precision covers.

    >>> last_day("2024-02").value
    '2024-02-29'
    """
    year, month, day = _parts(iso)
    month = month or 12
    return _day(date(year, month, day or calendar.monthrange(year, month)[1]))


def is_iso(value: object) -> bool:
    """Whether a value is a date of the guidelines' form that the calendar knows.

    >>> is_iso("2024-02-30")
    False
    """
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return False
    year, month, day = _parts(value)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return True


def _parts(iso: str) -> tuple[int, int | None, int | None]:
    found = _ISO.match(iso)
    if not found:
        raise ValueError(f"{iso!r} is no date of the form YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM")
    year, month, day = found.group(1, 2, 3)
    return int(year), int(month) if month else None, int(day) if day else None


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=term("xsd:date"))
