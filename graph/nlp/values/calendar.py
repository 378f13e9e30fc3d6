"""Which day a date means: incomplete dates against the document's day and the dates named before."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple


class Parts(NamedTuple):
    """A date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def iso(self) -> str | None:
        """The ISO form, or None where the year is not known or there is no such day."""
        if self.year is None or not valid(self):
            return None
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")
        return text

    def date(self) -> date | None:
        """The day, where it is known whole."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


def valid(parts: Parts) -> bool:
    """Whether there can be such a date."""
    year, month, day = parts
    if year is not None and not 1000 <= year <= 2200:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= (monthrange(year or 2000, month)[1] if month else 31)


def parse_iso(text: str | None) -> Parts:
    """The parts of an ISO date, of whatever precision."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text or "")
    parts = Parts(*(int(g) if g else None for g in match.groups())) if match else Parts()
    return parts if valid(parts) else Parts()


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month `by` months later."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


@dataclass(slots=True)
class Calendar:
    """What dates are resolved against: the document's day and the last dates that it named."""

    published: Parts
    last: Parts = field(default_factory=Parts)
    """The last date named, whose year and month lend themselves to the next in the same sentence."""
    last_at: int = -1
    day: Parts = field(default_factory=Parts)
    """The last day named that may be what 이날 means."""
    day_at: int = -1
    span: tuple[Parts, Parts] = (Parts(), Parts())
    """The first and last day of the range named last."""
    near: bool = False
    """Whether `last` stands in the sentence that is being read."""
    linked: bool = False
    """Whether `last` begins a range that the date being read ends."""

    @property
    def anchor(self) -> Parts:
        """The document's day, else the last date named."""
        return self.published if self.published.year else self.last

    @property
    def today(self) -> date | None:
        """The document's day, where known whole."""
        return self.published.date()

    def remember(self, parts: Parts, at: int, aside: bool = False) -> None:
        """Take note of a resolved date at an offset; one said `aside` is not what 이날 means later."""
        if not parts.year or not valid(parts):
            return
        if self.linked:
            self.span = (self.last, parts)
        self.last, self.last_at = parts, at
        day = parts.date()
        if (
            day
            and not (aside and self.day.day)
            and (self.today is None or abs((day - self.today).days) <= 120 or self.day.day is None)
        ):
            self.day, self.day_at = parts, at

    def pair(self, first: Parts) -> None:
        """Take two days named side by side (`13일과 14일`) for a range."""
        one, other = first.date(), self.last.date()
        if one and other and other - one == timedelta(days=1):
            self.span = (first, self.last)

    def with_year(self, month: int, day: int | None, towards: int, near: bool) -> Parts:
        """Month and perhaps day, with the year: `towards` is -1 for 지난, 1 for 오는, else 0.

        `near`: a date stands before it in the sentence, whose year is taken on unless that leads back.
        """
        if self.linked and self.last.year:
            return Parts(self.last.year + (month < (self.last.month or 1)), month, day)
        if near and self.last.year and month >= (self.last.month or 1):
            return Parts(self.last.year, month, day)
        year, here = self.anchor.year, self.anchor.month
        if year is None:
            return Parts(None, month, day)
        if here:
            if towards < 0 and month > here:
                year -= 1
            elif towards > 0 and month < here:
                year += 1
            elif towards == 0 and day and abs(month - here) > 7:
                year += 1 if month < here else -1
        return Parts(year, month, day)

    def with_month(self, day: int, towards: int, near: bool) -> Parts:
        """A bare day of the month, with month and year."""
        if not towards and self._within_span(day) and (near or abs((self.anchor.day or 0) - day) > 2):
            return self.span[0]._replace(day=day)
        if (near or self.linked) and self.last.year and self.last.month and not towards:
            back = day < (self.last.day or 0)
            if back and self.linked:
                return Parts(*shift_months(self.last.year, self.last.month, 1), day)
            if not back or self.today is None:
                return Parts(self.last.year, self.last.month, day)
        anchor = self.anchor
        if not (anchor.year and anchor.month):
            return Parts(None, None, day)
        options = [Parts(*shift_months(anchor.year, anchor.month, by), day) for by in (-1, 0, 1)]
        options = [option for option in options if valid(option)]
        if not anchor.day:
            return Parts(anchor.year, anchor.month, day)
        here = date(anchor.year, anchor.month, anchor.day)
        if towards < 0:
            options = [o for o in options if (o.date() or here) <= here] or options
        elif towards > 0:
            options = [o for o in options if (o.date() or here) >= here] or options
        if not options:
            return Parts(None, None, day)
        # Of two that are as near, what has been is likelier than what will be: news is of yesterday.
        return min(options, key=lambda o: abs(((o.date() or here) - here).days - 0.5))

    def _within_span(self, day: int) -> bool:
        """Whether a bare day falls into the range named last: it is one of that event's days."""
        first, last = self.span
        return first[:2] == last[:2] and (first.day or 99) <= day <= (last.day or 0)

    def days_on(self, by: int, base: Parts | None = None) -> Parts:
        """The day `by` days after `base`, or after the document's day."""
        start = (base or self.published).date()
        if start is None:
            return Parts()
        try:
            end = start + timedelta(days=by)
        except OverflowError:
            return Parts()
        return Parts(end.year, end.month, end.day)

    def this_day(self, at: int) -> Parts:
        """What 이날, 당일 means at an offset: the last day named, else the document's day."""
        if self.day.day and at - self.day_at < 6000:
            return self.day
        return self.published if self.published.day else Parts()

    def weekday(self, number: int, weeks: int, towards: int) -> Parts:
        """The weekday (Monday is 0), `weeks` from the document's week, or the nearest before or after."""
        today = self.today
        if today is None:
            return Parts()
        by = number - today.weekday()
        if weeks == 0 and towards:
            by = by % 7 or (7 if towards > 0 else 0) if towards > 0 else -(-by % 7)
        return self.days_on(by + 7 * weeks)


Resolved = tuple[Parts, Parts | None, str]
"""A date, the last of its range, and its precision."""
Resolver = Callable[[Calendar], Resolved]
