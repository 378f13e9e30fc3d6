"""When a text was published: from bylines, board lines, mastheads and signatures, never from the story itself."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from graph.cues import cued
from graph.errors import InvalidInput
from graph.read.lines import Line
from graph.read.shapes import Shape, is_label

_MONTHS = {m: i + 1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
_FULL = cued(
    r"(?P<y>(?:19|20)\d{2})\s*[-./년]\s*(?P<m>\d{1,2})\s*[-./월]\s*(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y8>20\d{2})(?P<m8>[01]\d)(?P<d8>[0-3]\d)(?!\d)"
    r"|[‘’'`](?P<y2>\d{2})\s*[-./년]\s*(?P<m2>\d{1,2})\s*[-./월]\s*(?P<d2>\d{1,2})(?!\d)"
    r"|(?P<mn>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+(?P<md>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<my>20\d{2}|19\d{2})"
    r"|(?P<dd>\d{1,2})(?:st|nd|rd|th)?\s+(?P<dn>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(?P<dy>20\d{2}|19\d{2})"
    r"|(?<![\d.])(?P<ys>\d{2})\s*[./]\s*(?P<ms>\d{1,2})\s*[./]\s*(?P<ds>\d{1,2})(?![\d])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d")
_DAY = re.compile(
    r"^\W{0,4}(?:(?:작성|등록|게시)일?\s*:?\s*)?(?P<m>\d{1,2})\s*[-./]\s*(?P<d>\d{1,2})\.?\W{0,3}$"
)
_RANKS = (
    (
        re.compile(
            r"(?:최초|기사)?\s*(?:입력|등록|승인|게시|게재|작성|발행|송고|출고|전송|published|posted)",
            re.IGNORECASE,
        ),
        0,
    ),
    (re.compile(r"배포|released?|issued", re.IGNORECASE), 1),
    (re.compile(r"보도\s*(?:일시|시점|일)|date\b|날짜", re.IGNORECASE), 2),
    (re.compile(r"수정|업데이트|updated|modified", re.IGNORECASE), 5),
)
_DATELINE = re.compile(
    r"^\W{0,2}[A-Z][A-Za-z .,'’–—-]{2,70}?[,–—-]\s*(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s20\d\d|\d{1,2}\s[A-Z][a-z]{2,8}\.?,?\s20\d\d)\W{0,2}\s?(?:[-–—:/(]|$)"
)
"""`ULSAN, Republic of Korea, March 6, 2024 – `: where and when an English release was issued."""
_SIGNED = re.compile(r"^\(\s*[가-힣·\s]{2,20},\s*\d{4}\.")
_TOLD = {Shape.PROSE, Shape.CAPTION, Shape.CELL, Shape.TEASER}
_PATH = re.compile(r"/(20\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?:/|\d|$|\?|-)")
_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


@dataclass(frozen=True, slots=True)
class _Place:
    above_title: bool
    in_head: bool


@dataclass(frozen=True, order=True, slots=True)
class _Found:
    rank: int
    line: int
    value: str


def find(lines: Sequence[Line], shapes: Sequence[Shape], title: int, story: int) -> str | None:
    """The ISO date of publication; `title` and `story` are the lines of the title and of the first paragraph.

    A labelled date (입력, 등록, 작성일 …) comes before 배포, before 보도일시, before a bare date line, before
    a masthead, before the dateline of an English release; lines below the story count only where labelled or signed. A day without a year takes the year
    of another date.
    """
    found = sorted(_candidates(lines, shapes, title, story))
    partial = _partial(lines[:story], lines, found)
    if not found and story < len(lines) and (dateline := _DATELINE.match(lines[story].text[:160])):
        return next((value for _, value in dates(dateline["date"])), partial)
    best = found[0] if found else None
    if best and (best.rank < 4 or partial is None):
        return best.value
    return partial


def in_address(url: str) -> str | None:
    """The day that an article's address states, as many newspapers' do.

    >>> in_address("https://example.org/2024/07/26/12345")
    '2024-07-26'
    """
    hit = _PATH.search(url)
    value = "-".join(hit.groups()) if hit else ""
    return value if _exists(_ISO.match(value)) else None


def checked(published: str) -> str:
    """A caller's date as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, the time of day cut off; else `InvalidInput`."""
    value = re.sub(r"[T ]\d{2}:\d{2}.*$", "", published.strip())
    if not _exists(_ISO.match(value)):
        raise InvalidInput(
            f"published {published[:40]!r} is no date; write it as YYYY-MM-DD, YYYY-MM or YYYY"
        )
    return value


def _exists(parts: re.Match[str] | None) -> bool:
    if parts is None:
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def dates(text: str) -> Iterator[tuple[int, str]]:
    """Every whole date in a text, with its offset.

    >>> list(dates("등록 2024.7.26 / Nov. 2, 2022"))
    [(3, '2024-07-26'), (15, '2022-11-02')]
    """
    for hit in _FULL.finditer(text):
        value = _iso(hit)
        if value:
            yield hit.start(), value


def _iso(hit: re.Match[str]) -> str | None:
    g = {k: v for k, v in hit.groupdict().items() if v}
    year = (
        g.get("y") or g.get("y8") or g.get("my") or g.get("dy") or "20" + (g.get("y2") or g.get("ys") or "")
    )
    month = g.get("m") or g.get("m8") or g.get("m2") or g.get("ms") or ""
    name = g.get("mn") or g.get("dn")
    day = next(g[k] for k in ("d", "d8", "d2", "md", "dd", "ds") if k in g)
    try:
        return date(int(year), _MONTHS[name.lower()] if name else int(month), int(day)).isoformat()
    except ValueError:
        return None


def _candidates(lines: Sequence[Line], shapes: Sequence[Shape], title: int, story: int) -> Iterator[_Found]:
    for i, line in enumerate(lines):
        if not _DIGITS.search(line.head) or (i >= story and shapes[i] in _TOLD):
            continue
        for offset, value in dates(line.text[:300]):
            rank = _rank(_field(lines, i), line, offset, shapes[i], _Place(i < title, i < story))
            if rank is not None:
                yield _Found(rank, i, value)


def _field(lines: Sequence[Line], i: int) -> str:
    """The name of the field whose value is on line `i`, where it stands on a line of its own above."""
    before = next((lines[j] for j in range(i - 1, max(-1, i - 4), -1) if lines[j]), None)
    return before.text if before and is_label(before) else ""


def _rank(field: str, line: Line, offset: int, shape: Shape, place: _Place) -> int | None:
    before = field + " " + line.text[max(0, offset - 24) : offset]
    after = line.text[offset : offset + 34]
    labels = [(hit.end(), rank) for pattern, rank in _RANKS for hit in pattern.finditer(before)]
    labelled = max(labels)[1] if labels else next((r for p, r in _RANKS if p.search(after)), None)
    if _SIGNED.match(line.text):
        return 1
    if shape in {Shape.BYLINE, Shape.CONTACT}:
        return labelled if labelled is not None else 3 if place.in_head and not place.above_title else 4
    if place.in_head and shape is Shape.ATTACHMENT:
        return labelled
    if place.in_head and shape in {Shape.SHORT, Shape.CELL, Shape.MENU, Shape.BULLET}:
        return labelled if labelled is not None else 4
    return None


def _partial(header: Sequence[Line], lines: Sequence[Line], found: Sequence[_Found]) -> str | None:
    for line in header:
        hit = _DAY.match(line.text)
        if hit:
            year = found[0].value[:4] if found else _any_year(lines)
            try:
                return date(int(year), int(hit["m"]), int(hit["d"])).isoformat() if year else None
            except ValueError:
                continue
    return None


def _any_year(lines: Sequence[Line]) -> str | None:
    return next((value[:4] for line in lines for _, value in dates(line.text[:1000])), None)
