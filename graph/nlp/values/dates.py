"""Korean dates: a grammar of day, month and year in every way the genre writes them, and durations in days."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from graph.cues import Cued, cued
from graph.nlp.values.calendar import Calendar, Parts, Resolved, Resolver, shift_months, valid

QUOTE = "['’‘`´′ʼ＇]"
YEAR_WORDS = {
    "지지난해": -2, "재작년": -2, "그러께": -2, "지난해": -1, "지난 해": -1, "작년": -1, "전년도": -1, "전년": -1, "올해": 0,
    "올": 0, "금년도": 0, "금년": 0, "당해": 0, "내년도": 1, "내년": 1, "명년": 1, "새해": 1, "내후년": 2, "후년": 2,
}  # fmt: skip
MONTH_WORDS = {
    "지지난달": -2, "지난달": -1, "지난 달": -1, "전월": -1, "이달": 0, "이 달": 0, "이번 달": 0, "이번달": 0, "당월": 0,
    "금월": 0, "다음달": 1, "다음 달": 1, "내달": 1, "새달": 1, "익월": 1,
}  # fmt: skip
DAY_WORDS = {
    "그저께": -2, "그제": -2, "어제": -1, "작일": -1, "오늘": 0, "금일": 0, "내일": 1, "명일": 1, "모레": 2, "글피": 3,
}  # fmt: skip
NEXT_WORDS = {
    "이튿날": 1, "이튿 날": 1, "다음날": 1, "다음 날": 1, "익일": 1, "전날": -1, "하루 전날": -1, "이날": 0, "이 날": 0,
    "당일": 0, "같은 날": 0, "동일자": 0, "그날": 0,
}  # fmt: skip
WEEKDAYS = "월화수목금토일"
LATER_WORDS = {
    "하루 뒤": 1, "하루 후": 1, "이틀 뒤": 2, "이틀 후": 2, "사흘 뒤": 3, "사흘 후": 3, "나흘 뒤": 4, "나흘 후": 4, "닷새 뒤": 5, "닷새 후": 5,
}  # fmt: skip
NEXT_WORDS |= LATER_WORDS
SAME_YEARS = {"같은 해": 0, "같은해": 0, "그해": 0, "그 해": 0, "이듬해": 1, "이듬 해": 1, "다음 해": 1}
"""Years told from the one named last; told alone they are no date."""
SAME_MONTHS = frozenset({"같은 달", "같은달", "그달", "그 달"})
HOLIDAYS = {
    "삼일절": (3, 1), "3·1절": (3, 1), "어린이날": (5, 5), "어버이날": (5, 8), "현충일": (6, 6), "제헌절": (7, 17),
    "광복절": (8, 15), "개천절": (10, 3), "한글날": (10, 9), "성탄절": (12, 25), "크리스마스": (12, 25),
    "스승의 날": (5, 15), "근로자의 날": (5, 1),
}  # fmt: skip


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DIR = r"(?P<dir>지난|오는|돌아오는)?"
_YEAR = rf"(?:(?P<y>(?:1[89]|20|21)\d\d)\s?년(?!간|\s?동안)도?|{QUOTE}(?P<yy>\d\d)\s?년(?!간)도?|(?P<yb>[12]\d)년(?=\s?\d{{1,2}}월\s?\d)|(?P<yw>{_any(YEAR_WORDS)})(?!(?!에[는도]?|엔|부터|까지|보다|[와과]|만|의|[은는이가도]\s|초|말|상반기|하반기|봄|여름|가을|겨울|\d)[가-힣]))"
_SAME_YEAR = rf"(?<![가-힣])(?P<sy>{_any(SAME_YEARS)})(?=\s?\d{{1,2}}\s?월)"
_SAME_MONTH = rf"(?<![가-힣])(?P<sm>{'|'.join(sorted(SAME_MONTHS))})"
_MONTH = rf"(?:(?P<m>1[0-2]|0?[1-9])(?:\s?[~∼～\-–]\s?(?P<m2>1[0-2]|0?[1-9]))?\s?월(?!드컵)|(?P<mw>{_any(MONTH_WORDS)}))"
_DAY = (
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?:\s?일)?(?:\s?[~∼～\-–,·]\s?(?P<d2>3[01]|[12]\d|0?[1-9]))?\s?일"
    r"(?!간|째|\s?만에|\s?동안|치|당|차|여|대|부\s|본|\s?이내|\s?이상|보|반)"
)
_TAIL = r"(?:\s?(?P<tail>상반기|하반기|[1-4]\s?/\s?4\s?분기|[1-4]\s?분기|초순|상순|중순|하순|중반|초|말|봄|여름|가을|겨울)(?![가-힣]{2}))?"
_WEEKDAY = r"(?:\s(?P<wd>[월화수목금토일])요일)?"
_ENDING = r"(?:(?<=[\d.)시분][~∼～\-–])|(?<=[\d.)시분][~∼～–]\s)|(?<=[\d.)시분]\s[~∼～–])|(?<=[\d.)시분]\s[~∼～–]\s))"
"""Behind the dash of a range."""
_NOT_BEFORE = r"(?<![\d.,:/~∼])"


@dataclass(frozen=True, slots=True)
class Found:
    """A date as the grammar reads it: its place, and a function that resolves it in the order of the text."""

    start: int
    end: int
    rule: str
    resolve: Resolver


Rule = Callable[[re.Match[str]], Resolver | None]


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def _towards(match: re.Match[str]) -> int:
    return {"지난": -1, None: 0}.get(match.groupdict().get("dir"), 1)


def _full_year(two: int) -> int:
    return 2000 + two if two < 70 else 1900 + two


def _precision(tail: str | None, default: str) -> str:
    if not tail:
        return default
    return {"반기": "half", "분기": "quarter"}.get(
        tail[-2:], "season" if tail in "봄여름가을겨울" else default
    )


def _written(match: re.Match[str]) -> Resolver:
    """Years, months and days written with 년, 월, 일 or by words."""
    got = match.groupdict()
    towards = _towards(match)

    def resolve(calendar: Calendar) -> Resolved:
        month, day, last = _int(got.get("m")), _int(got.get("d")), _int(got.get("d2"))
        short = got.get("yy") or got.get("yb")
        year = _int(got.get("y")) or (_full_year(int(short)) if short else None)
        anchor = calendar.published if calendar.published.year else calendar.last
        if got.get("sy") and calendar.last.year:
            year = calendar.last.year + SAME_YEARS[got["sy"]]
        if got.get("sm") and calendar.last.month:
            year, month = calendar.last[:2]
        if got.get("yw") and anchor.year:
            year = anchor.year + YEAR_WORDS[got["yw"]]
        named = bool(year or got.get("yw"))
        if got.get("mw"):
            if anchor.year and anchor.month:
                year, month = shift_months(anchor.year, anchor.month, MONTH_WORDS[got["mw"]])
            parts = Parts(year, month, day) if month else Parts()
        elif named:
            parts = Parts(year, month, day)
        elif month:
            parts = calendar.with_year(month, day, towards, calendar.near and not towards)
        else:
            parts = calendar.with_month(day or 1, towards, calendar.near)
        end = parts._replace(day=last) if last else None
        if got.get("m2"):
            end = parts._replace(month=_int(got["m2"]))
        default = "day" if day else "month" if month or got.get("mw") else "year"
        return parts, end, _precision(got.get("tail"), default)

    return resolve


def _numeric(match: re.Match[str]) -> Resolver | None:
    """`2024. 7. 25`, `’21.4.28`, `’24.7월`, `11.30`."""
    got = match.groupdict()
    year = _int(got.get("y")) or (_full_year(int(got["yy"])) if got.get("yy") else None)
    month, day = _int(got.get("m")), _int(got.get("d"))
    if not valid(Parts(year, month, day)):
        return None

    def resolve(calendar: Calendar) -> Resolved:
        precision = "day" if day else "month"
        if year or month is None:
            return Parts(year, month, day), None, precision
        return calendar.with_year(month, day, _towards(match), calendar.near), None, precision

    return resolve


def _closing(match: re.Match[str]) -> Resolver:
    """The day that ends a range of figures: `11.20.(수)~22.(금)`, `5.22.~24.`."""
    day = int(match["d"])
    return lambda calendar: (calendar.with_month(day, 0, True) if calendar.linked else Parts(), None, "day")


def _relative(match: re.Match[str]) -> Resolver:
    word = match.group("word")

    def resolve(calendar: Calendar) -> Resolved:
        if word in DAY_WORDS:
            by = DAY_WORDS[word]
            if by == 0 and calendar.day.date() and calendar.today:
                day = calendar.day.date()
                if day and abs((day - calendar.today).days) <= 3:
                    return calendar.day, None, "day"
            return calendar.days_on(by), None, "day"
        base = calendar.this_day(match.start())
        if NEXT_WORDS[word] == 1 and word not in LATER_WORDS and calendar.day == calendar.span[1]:
            base = calendar.span[0]  # the second day of what was told to last several
        return calendar.days_on(NEXT_WORDS[word], base) if base.day else Parts(), None, "day"

    return resolve


def _week(match: re.Match[str]) -> Resolver:
    got = match.groupdict()
    weeks = {"지난": -1, "이번": 0, "다음": 1, "내": 1, "금": 0, "차": 1, "전": -1}.get(
        (got["which"] or "").strip(), 0
    )

    def resolve(calendar: Calendar) -> Resolved:
        if got["wd"]:
            towards = {"지난": -1, "오는": 1}.get(got["dir"] or "", 0)
            return calendar.weekday(WEEKDAYS.index(got["wd"]), weeks, towards), None, "day"
        return Parts(), None, "vague"

    return resolve


def _holiday(match: re.Match[str]) -> Resolver:
    month, day = HOLIDAYS[match.group("word")]
    return lambda calendar: (Parts(calendar.anchor.year, month, day), None, "day")


RULES: list[tuple[str, Cued, Rule]] = [
    ("numeric", cued(rf"(?<![\d.])(?:(?P<y>(?:19|20)\d\d)|{QUOTE}(?P<yy>\d\d))\s?\.\s?(?P<m>\d\d?)\s?\.\s?(?P<d>\d\d?)(?![\d%])(?:\s?일|\s?\.(?!\d))?"), _numeric),
    ("numeric", cued(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[-/])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)"), _numeric),
    ("numeric", cued(r"(?<![\d.’'])(?P<yy>[12]\d)\.\s?(?P<m>\d\d?)\.\s?(?P<d>\d\d?)\.?(?=\s?\()"), _numeric),
    ("numeric", cued(rf"{QUOTE}(?P<yy>\d\d)\s?\.\s?(?P<m>1[0-2]|0?[1-9])(?![\d%])\s?[월.]?"), _numeric),
    ("numeric", cued(r"(?<![\d.])(?P<y>20[0-4]\d)\s?\.\s?(?P<m>1[0-2]|0?[1-9])(?:월|\.(?![\d\s]))"), _numeric),
    ("numeric", cued(rf"{_NOT_BEFORE}(?P<m>1[0-2]|0?[1-9])\s?[./]\s?(?P<d>3[01]|[12]\d|0?[1-9])\s?\.?(?=\s?\((?:[월화수목금토일](?:요일)?)?\))"), _numeric),
    ("numeric", cued(r"(?P<dir>지난|오는)\s?(?P<m>1[0-2]|0?[1-9])[./](?P<d>3[01]|[12]\d|0?[1-9])(?![\d%.])(?:일)?"), _numeric),
    ("bare", cued(rf"{_NOT_BEFORE}(?P<m>1[0-2]|0?[1-9])[./]\s?(?P<d>3[01]|[12]\d|0?[1-9])\.?(?![\d%])(?=\s?[~∼～\-–]\s?\d|\s?(?:부터|까지)|\s\d\d?:\d\d)"), _numeric),
    ("numeric", cued(r"(?<=[가-힣]\()(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])\.?(?=\))"), _numeric),
    ("closing", cued(rf"{_ENDING}(?P<d>3[01]|[12]\d|0?[1-9])(?:\s?일)?(?:\.(?!\s?\d)|(?=\s?\([월화수목금토일](?:요일)?\)))"), _closing),
    ("numeric", cued(rf"{_ENDING}(?P<m>1[0-2]|0?[1-9])[./]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?=[.\s)]|$|\()"), _numeric),
    ("written", cued(rf"(?<!\d)(?:{_DIR}\s?)?{_YEAR}(?:\s?{_MONTH}(?:\s?{_DAY}{_WEEKDAY})?)?{_TAIL}"), _written),
    ("written", cued(rf"{_SAME_YEAR}\s?{_MONTH}(?:\s?{_DAY}{_WEEKDAY})?{_TAIL}"), _written),
    ("written", cued(rf"{_SAME_MONTH}\s?(?:{_DAY}{_WEEKDAY}|(?P<tail>초순|상순|중순|하순|초|말)(?=[에께의쯤 ]))"), _written),
    ("written", cued(rf"(?<![\d.])(?:{_DIR}\s?)?{_MONTH}(?:\s?{_DAY}{_WEEKDAY})?{_TAIL}"), _written),
    ("day", cued(rf"(?<![\d.,/])(?:{_DIR}\s?)?{_DAY}{_WEEKDAY}"), _written),
    ("relative", cued(rf"(?<![가-힣])(?P<word>{_any(DAY_WORDS)}|{_any(NEXT_WORDS)})(?=[\s,.)(은는에의인과까부도이]|$)"), _relative),
    ("week", cued(r"(?<![가-힣])(?:(?P<dir>지난|오는)\s)?(?:(?P<which>지난|이번|다음|내|금|차|전)\s?주(?:\s?초|\s?말)?(?=[\s,.에의부까]|$)\s?)?(?P<wd>[월화수목금토일])요일"), _week),
    ("week", cued(r"(?<![가-힣])(?P<dir>)(?P<which>지난|이번|다음)\s?주(?:\s?(?:초|말|중))?(?P<wd>)(?=[\s,.에의부까]|$)"), _week),
    ("holiday", cued("(?P<word>" + "|".join(map(re.escape, HOLIDAYS)) + ")"), _holiday),
]  # fmt: skip


def trimmed(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The place of a match without outer space and the full stop that ends it."""
    start, end = match.span()
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace() or (text[end - 1] == "." and text[start] not in "'’‘`"):
        end -= 1
    return start, end
