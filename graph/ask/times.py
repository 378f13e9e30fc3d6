"""The days that a question's words of time mean, counted from a given day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from graph.ask.interpretation import Span, Words

Days = tuple[date | None, date | None]
_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_SHIFT = {"이번": 0, "지난": -1, "다음": 1, "다다음": 2, "this": 0, "last": -1, "previous": -1, "next": 1}
_SHIFT |= {"coming": 1, "금": 0, "내": 1, "전": -1, "이": 0}


def span(question: str, today: date) -> Span | None:
    """The first span of time that the question names; None if it names none.

    >>> found = span("다음 달 행사", date(2024, 12, 3))
    >>> (found.since, found.until)
    ('2025-01-01', '2025-01-31')
    """
    for pattern, days in _RULES:
        found = pattern.search(question)
        if not found:
            continue
        try:
            since, until = days(found, today)
        except (ValueError, OverflowError):
            continue
        start, end = found.span()
        since, until, end = _open(question, since, until, end, question[:start])
        return Span(_iso(since), _iso(until), Words(start, end, question[start:end]))
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _open(
    question: str, since: date | None, until: date | None, end: int, before: str
) -> tuple[date | None, date | None, int]:
    """The span with one side opened by 이후, 까지, since, before."""
    after = re.match(r"\s*(?:(이후|부터|뒤)|(까지|이전|전까지))", question[end:])
    english = re.search(r"\b(?:(since|after|from)|(until|before|by))\s+$", before, re.I)
    if (after and after.group(1)) or (english and english.group(1)):
        return since, None, end + (after.end() if after else 0)
    if (after and after.group(2)) or (english and english.group(2)):
        return None, until, end + (after.end() if after else 0)
    return since, until, end


def month(year: int, number: int) -> Days:
    """All days of a month; numbers below 1 and over 12 are of the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31)


def _week(today: date, shift: int) -> Days:
    monday = today - timedelta(today.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(6)


def _shifted(found: re.Match[str], today: date) -> Days:
    shift, unit = _SHIFT[found.group(1).lower()], found.group(2).lower()
    if unit in {"주", "week"}:
        return _week(today, shift)
    if unit in {"달", "월", "month"}:
        return month(today.year, today.month + shift)
    return _year(today.year + shift)


def _full(found: re.Match[str], _: date) -> Days:
    year, number, day = (int(part) if part else None for part in found.group(1, 2, 3))
    assert year is not None
    if number and number > 12:
        raise ValueError(number)
    if number and day:
        return date(year, number, day), date(year, number, day)
    return month(year, number) if number else _year(year)


def _named(found: re.Match[str], today: date) -> Days:
    number, day, year = found.group(1).lower(), found.group(2), found.group(3)
    of = int(year) if year else today.year
    if day:
        one = date(of, _MONTHS[number], int(day))
        return one, one
    return month(of, _MONTHS[number])


def _part(found: re.Match[str], today: date) -> Days:
    """Halves and quarters."""
    year = int(found.group(1)) if found.group(1) else today.year
    quarter, half = found.group(2), found.group(3)
    first = (int(quarter) - 1) * 3 + 1 if quarter else (1 if half == "상반기" else 7)
    return month(year, first)[0], month(year, first + (2 if quarter else 5))[1]


def _recent(found: re.Match[str], today: date) -> Days:
    number, unit = int(found.group(1)), found.group(2).lower()
    days = next(size for name, size in _UNITS if unit.startswith(name))
    return today - timedelta(days * number), today


def _month_day(found: re.Match[str], today: date) -> Days:
    number, day = int(found.group(1)), found.group(2)
    return (date(today.year, number, int(day)),) * 2 if day else month(today.year, number)


_UNITS: tuple[tuple[str, int], ...] = (
    ("일", 1),
    ("주", 7),
    ("개월", 30),
    ("달", 30),
    ("년", 365),
    ("day", 1),
    ("week", 7),
    ("month", 30),
    ("year", 365),
)
_YEARS = {"올해": 0, "금년": 0, "작년": -1, "지난해": -1, "전년": -1, "내년": 1, "재작년": -2}
_DAYS = {"오늘": 0, "today": 0, "내일": 1, "tomorrow": 1, "어제": -1, "yesterday": -1, "모레": 2}


def _years(found: re.Match[str], today: date) -> Days:
    year = today.year + _YEARS[found.group(1)]
    return month(year, int(found.group(2))) if found.group(2) else _year(year)


def _day(found: re.Match[str], today: date) -> Days:
    one = today + timedelta(_DAYS[found.group().lower()])
    return one, one


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]]
_RULES: tuple[_Rule, ...] = tuple(
    (re.compile(pattern, re.I), days)
    for pattern, days in (
        (r"(?:(\d{4})년\s*|(?<!\d))(?:([1-4])\s*분기|(상반기|하반기))", _part),
        (r"(\d{4})\s*년(?:\s*(\d{1,2})\s*월(?:\s*(\d{1,2})\s*일)?)?", _full),
        (r"(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)", _full),
        (
            rf"\b({_MONTH})\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d))?,?(?:\s+(?:of\s+)?(\d{{4}}))\b",
            _named,
        ),
        (r"(?:최근|지난|last|past)\s*(\d+)\s*(일|주일?|개월|달|년|days?|weeks?|months?|years?)", _recent),
        (r"(?:최근|요즘|recent(?:ly)?)", lambda _, today: (today - timedelta(90), today)),
        (rf"({'|'.join(_YEARS)})(?:\s*(\d{{1,2}})\s*월)?", _years),
        (r"(이번|지난|다다음|다음)\s*(주|달|해)", _shifted),
        (r"(?<![가-힣])(이|내)(달)(?=[에의은는\s]|$)", _shifted),
        (r"\b(this|last|previous|next|coming)\s+(week|month|year)\b", _shifted),
        (r"(?<![가-힣])(?:오늘|내일|어제|모레)(?![가-힣]{3})|\b(?:today|tomorrow|yesterday)\b", _day),
        (r"(?<!\d)(1[0-2]|0?[1-9])\s*월(?:\s*(\d{1,2})\s*일)?(?![가-힣]{3})", _month_day),
        (rf"\bin\s+({_MONTH})\b()()", _named),
        (
            r"앞으로|향후|다가오는|예정|\b(?:upcoming|coming up|is coming|are coming)\b",
            lambda _, t: (t, None),
        ),
        (r"\b((?:19|20)\d\d)\b()()", _full),
    )
)
