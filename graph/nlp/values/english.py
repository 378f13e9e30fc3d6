"""English dates: July 26, 2024; 26 July; November 3-5; next Tuesday; last month; the 24th; by 2030."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.nlp.values.calendar import Calendar, Parts, Resolved, Resolver, shift_months

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|"),
        1,
    )
    for name in names.split()
}
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = "|".join(m.capitalize() for m in sorted(MONTHS, key=len, reverse=True))
_WD = r"(?:(?:(?:[Ll]ast|[Nn]ext|[Tt]his)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,?\s|\s?\())?"
_MONTH = rf"(?P<m>{_NAMES})\b\.?"
_DAY = r"(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_ASIDE = r"(?:\s?\([A-Z][a-z]{2,8}\.?\))?"
_SECOND = rf"{_ASIDE}(?:\s?(?:-|–|—|to|through|and|~)\s?{_WD}(?:(?P<m2>{_NAMES})\b\.?\s)?(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_ASIDE})?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"


def _written(match: re.Match[str]) -> Resolver:
    got = match.groupdict()
    month = MONTHS[got["m"].lower()] if got.get("m") else None
    later = MONTHS[got["m2"].lower()] if got.get("m2") else None
    day, last = (int(got[k]) if got.get(k) else None for k in ("d", "d2"))
    year = int(got["y"]) if got.get("y") else None

    def resolve(calendar: Calendar) -> Resolved:
        if got.get("ry") and calendar.anchor.year:
            parts = Parts(calendar.anchor.year + {"last": -1, "next": 1}.get(got["ry"], 0), month, day)
        elif year:
            parts = Parts(year, month, day)
        elif month:
            parts = calendar.with_year(month, day, 0, calendar.near)
        else:
            parts = calendar.with_month(day or 1, 0, calendar.near)
        return (
            parts,
            parts._replace(day=last, month=later or parts.month) if last else None,
            "day" if day else "month" if month else "year",
        )

    return resolve


_TENSE = re.compile(
    r"\b(?:(?P<ahead>will|shall|is to|are to|to be held|scheduled|slated|set to|set for|due|upcoming|plans? to|is expected)"
    r"|(?P<past>was|were|had|held|met|took|broke|began|drew|said|gave|spoke|saw|made|came|[a-z]{2,}ed))\b"
)


def _ahead(match: re.Match[str]) -> bool:
    """Whether the verb that a date goes with speaks of what is still to come: the last before it, else the first behind."""
    before = re.split(r"[.\n]\s", match.string[max(0, match.start() - 150) : match.start()])[-1]
    after = re.split(r"[.\n](?:\s|$)", match.string[match.end() : match.end() + 150])[0]
    verbs = list(_TENSE.finditer(before))
    verb = verbs[-1] if verbs else _TENSE.search(after)
    while len(verbs) > 1 and verb and verb.group() in {"held", "said"} and verbs[-2]["ahead"]:
        verbs.pop()  # will be held
        verb = verbs[-1]
    return bool(verb and verb["ahead"])


_TOLD = re.compile(
    r"\b(?:said|says|announced|reported|told [a-z ]{3,24}|according to [^,.]{3,60})(?:,| in [a-z ]{3,30})? (?:on )?$"
)
_UP_TO = re.compile(r"\b(?:through|until|till|thru)\s(?:next )?$")
_RAN = re.compile(
    r"\b(?:ran|lasted|continued|(?:was|were) held|took place)\b(?:(?!runs?|continues?|is|are)[^.;]){0,60}$"
)
_OPENS = re.compile(
    r"\b(?:opens|begins|starts|kicks off|takes place|convenes|continues|resumes|goes on|runs(?: from)?|closes|ends|wraps up)(?: its doors)? (?:on )?$"
)


def _towards(match: re.Match[str]) -> int:
    """Whether a bare weekday is the last one (-1) or the next (1)."""
    before = match.string[max(0, match.start() - 90) : match.start()]
    if _TOLD.search(before):
        return -1
    if _UP_TO.search(before):
        return -1 if _RAN.search(before) else 1
    return 1 if _OPENS.search(before) or _ahead(match) else -1


def _relative(match: re.Match[str]) -> Resolver:
    which, unit = (match["which"] or "").lower(), match["unit"].lower()
    by = {"last": -1, "next": 1}.get(which, 0)
    towards = 0 if which or unit not in DAYS else _towards(match)

    def resolve(calendar: Calendar) -> Resolved:
        base = calendar.anchor
        if unit == "year" and base.year:
            return Parts(base.year + by), None, "year"
        if unit == "month" and base.year and base.month:
            return Parts(*shift_months(base.year, base.month, by)), None, "month"
        if unit in DAYS:
            weeks = 1 if by > 0 else 0
            day = calendar.weekday(DAYS.index(unit), weeks, 0 if weeks else towards or -1)
            if by < 0 and day.date() == calendar.today:
                day = calendar.days_on(-7, day)  # `last Friday`, written on a Friday
            return day, _closing(match, calendar, day), "day"
        return Parts(), None, "vague"

    return resolve


def _closing(match: re.Match[str], calendar: Calendar, first: Parts) -> Parts | None:
    """The day after `first` that a second weekday means (`from Tuesday to Thursday`)."""
    last = match.groupdict().get("last")
    start = first.date()
    if last is None or start is None:
        return None
    return calendar.days_on((DAYS.index(last.lower()) - start.weekday()) % 7, first)


def _that_day(match: re.Match[str]) -> Resolver:
    """`the next day`, `the same day`: counted from the day named last."""
    by = {"next": 1, "following": 1, "same": 0}.get(match["which"] or "", -1)

    def resolve(calendar: Calendar) -> Resolved:
        base = calendar.this_day(match.start())
        return calendar.days_on(by, base) if base.day else Parts(), None, "day"

    return resolve


def _word(match: re.Match[str]) -> Resolver:
    by = {"yesterday": -1, "tomorrow": 1}.get(match.group().lower(), 0)
    return lambda calendar: (calendar.days_on(by), None, "day")


RULES = [
    ("english", cued(rf"\b{_WD}{_MONTH}\s{_DAY}{_SECOND}(?:,?\s{_YEAR})?(?!\d|,\d)"), _written),
    ("english", cued(rf"\b{_WD}{_DAY}{_SECOND}\s(?:of\s)?{_MONTH}(?:,?\s{_YEAR})?"), _written),
    ("english", cued(rf"\b{_MONTH}(?:\s{_DAY})?\s(?:of\s)?(?P<ry>last|this|next)\syear\b"), _written),
    ("english", cued(rf"\b{_MONTH},?\s{_YEAR}"), _written),
    ("english", cued(r"(?<=\b[io]n )(?P<m>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s\d)"), _written),
    ("english", cued(rf"\b(?P<ry>[Ll]ast|[Nn]ext)\s{_MONTH}(?!\s\d)"), _written),
    ("english", cued(rf"(?:(?<=\blate )|(?<=\bearly )|(?<=\bmid-)){_MONTH}(?!,?\s\d)"), _written),
    ("english", cued(r"(?<=\bthe )(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)(?=[\s,.;)](?!(?:time|edition|year|anniversary|century|floor|annual|largest|place)\b)(?![A-Z\d]|20\d\d))"), _written),
    ("english", cued(r"\b(?:(?<=[Ii]n )|(?<=[Bb]y )|(?<=of )|(?<=[Ss]ince )|(?<=[Uu]ntil )|(?<=to ))(?P<y>(?:19|20)\d\d)\b(?![,.]?\d|\s?(?:won|tons|people))"), _written),
    ("english", cued(r"\b(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s)(?P<unit>year|month|week|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"), _relative),
    ("english", cued(r"\b(?P<which>)(?P<unit>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?:\s?(?:-|–|to|through)\s?(?P<last>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)?"), _relative),
    ("english", cued(r"\b[Tt]he (?P<which>next|following|same|previous) day\b(?!['’]s)|\b[Tt]he day (?P<before>before)\b(?=[,.])"), _that_day),
    ("english", cued(r"\b(?:yesterday|today|tomorrow|this (?:morning|afternoon|evening))\b(?!['’]s)", re.IGNORECASE), _word),
]  # fmt: skip
