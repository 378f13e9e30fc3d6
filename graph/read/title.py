"""The title of the article itself, among the lines above its first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.cues import cued
from graph.ids import name_key
from graph.read.lines import MEDIA, Line
from graph.read.overlap import share
from graph.read.shapes import Shape

_LABEL = re.compile(r"^\W{0,3}(?:제\s*목|글\s*제목|title|subject)\s*(?:[:|]\s*|\s+)", re.IGNORECASE)
_BULLET = re.compile(r"^[•·■□▣◆#*\s]+")
_DECK = re.compile(r"\s+[-–—]\s.{6,}[-–—]$")
_BULLETED = re.compile(r"^[^\w「『‘“\"'\[<(]")
_DASHED = re.compile(r"^[-–—]")
_SECTION = re.compile(
    r"^[\[<【(](?:지역|정치|경제|사회|문화|산업|국제|전국|종합|포토|포토\s?뉴스|화보|사진|영상|속보|단독|보도자료|행정|자치|it|뉴스|기업|증권|금융|정책|press\s*release)[\]>】)]\s*",
    re.IGNORECASE,
)
_DATED = cued(r"(?<=\S)\s+\d{4}[-.]\d{1,2}[-.]\d{1,2}\.?$")
_SITE = cued(r"\s+[|<]\s.*$|\s+[|:：-]\s*\S{2,20}$")
_MASTHEAD = re.compile(rf"^\S{{1,10}}(?:{MEDIA})(?:\s\S{{1,8}})?$")
_SECTION_NAME = re.compile(
    r"^.{0,16}(?:소식|뉴스|보도자료|게시판|마당|브리핑|news|releases?)$", re.IGNORECASE
)
_LONGEST = 150
_SHORT = 10
_SUB_TITLES = 3
_NEAR = 8
"""Lines from a title to its last sub-title at most, tools and datelines between them counted."""
_HINT = 0.15
_BADGE = re.compile(r"\s+(?:새글|핫이슈|인기글|new|hot|첨부파일\s*있음)+$", re.IGNORECASE)
_HANGUL = re.compile(r"[가-힣]")
_LEAST = 0.4
"""Of the letter groups of a headline, 0.64 or more are in its article's text; of other lines, 0.53 in 1 of 50
(measured on twelve Korean articles)."""


@dataclass(frozen=True, slots=True)
class Title:
    """The line that holds the title, the title as it stands, and where it begins and ends in that line."""

    line: int
    text: str


def find(lines: Sequence[Line], shapes: Sequence[Shape], body: int, story: set[str]) -> Title | None:
    """The title among the lines before `body`, the first paragraph; `story` holds the text's letter groups.

    The first line that shares nearly as much with the story as the best one does: sub-titles come later.
    """
    shares = {i: _likeness(lines[i], story) for i in range(body) if _eligible(lines[i], shapes[i])}
    best = max(shares.values(), default=0.0)
    if best < _LEAST:
        return _likeliest(lines, shares)
    line = _first_of_block(lines, shares, max(shares, key=lambda i: (shares[i], -i)))
    line = _above_sub_title(lines, shares, line)
    return Title(_repeated(lines, line, list(shares)), clean(lines[line].text))


def _first_of_block(lines: Sequence[Line], shares: dict[int, float], best: int) -> int:
    """The likeliest line, or one before it: a sub-title may share more with the story than the title does."""
    is_sub_title = _BULLETED.match(lines[best].text) is not None
    least = max(_LEAST, shares[best] * (0.6 if is_sub_title else 0.75))
    near = [i for i in shares if i < best and sum(map(bool, lines[i:best])) <= _NEAR][-_SUB_TITLES:]
    return next((i for i in near if shares[i] >= least), best)


def _above_sub_title(lines: Sequence[Line], shares: dict[int, float], line: int) -> int:
    """The line directly above one between dashes (`- … -`), which is a sub-title by its form."""
    text = lines[line].text
    above = next((i for i in range(line - 1, -1, -1) if lines[i]), None)
    dashed = _DASHED.match(text) and _DASHED.match(text[-1])
    if not dashed or above not in shares or shares[above] <= 0 or _BULLETED.match(lines[above].text):
        return line
    return above


def _repeated(lines: Sequence[Line], line: int, others: Sequence[int]) -> int:
    """The later line that has the same title without the site's name, if there is one: the heading itself."""
    key = name_key(clean(lines[line].text))
    same = [i for i in others if i > line and name_key(clean(lines[i].text)) == key]
    longer = len(lines[line].text) > len(clean(lines[line].text)) + 4
    return same[0] if same and longer else line


def _likeliest(lines: Sequence[Line], shares: dict[int, float]) -> Title | None:
    """For a story too short to compare words with: the best line, if it says a word of the story at all."""
    line = max(shares, key=lambda i: (shares[i], -i), default=None)
    if line is None or shares[line] < _HINT:
        return None
    return Title(line, clean(lines[line].text))


def given(lines: Sequence[Line], title: str, body: int) -> Title | None:
    """The line that holds a title known from elsewhere; None where the text does not repeat it."""
    key = name_key(title)
    for i, line in enumerate(lines[: body + 1]):
        if len(line.text) <= _LONGEST + len(title) and key and key in name_key(line.text):
            return Title(i, title)
    return None


def clean(text: str) -> str:
    """A title line without label, bullet, section name and sub-title.

    >>> clean("제목 : 협의체 출범 - 다섯 기관이 참여 -")
    '협의체 출범'
    """
    text = _BADGE.sub("", text)
    text = _SECTION.sub("", _BULLET.sub("", _LABEL.sub("", text)))
    return _SITE.sub("", _DECK.sub("", _DATED.sub("", text))).strip() or text.strip()


def label_width(text: str) -> int:
    """How many characters of a title line are its label."""
    found = _LABEL.match(text)
    return found.end() if found else 0


def _likeness(line: Line, story: set[str]) -> float:
    likeness = share(clean(line.text), story) + (0.3 if _LABEL.match(line.text) else 0.0)
    likeness *= 1.0 if len(line.text) >= _SHORT else 0.75
    return likeness - 0.25 if _DASHED.match(line.text) else likeness


_ENGLISH_HEAD = cued(
    r"^By [A-Z][\w.-]+ [A-Z]|\bKOR\b.*\bENG\b|^(?:THE |The )?(?:[A-Z&]+ ?){1,4}$|^Font size\b"
    r"|^\W*(?:The )?(?:[A-Z]\w+ ){1,3}(?:Times|Herald|Post|News|Daily|Journal|Tribune|Chronicle|Gazette"
    r"|Weekly|Review)$"
)
"""A byline, a choice of languages, a newspaper's name in capitals."""


def _eligible(line: Line, shape: Shape) -> bool:
    if not 6 <= len(line.text) <= _LONGEST or _ENGLISH_HEAD.search(line.text):
        return False
    if (
        line.text.count(" | ") > 2
        or len(line.text.split()) < (2 if _HANGUL.search(line.text) else 3)
        or _MASTHEAD.match(line.text)
        or _SECTION_NAME.match(line.text)
    ):
        return False
    if shape is Shape.PROSE:
        return not line.text.endswith((".", ".”", '."'))
    if shape is Shape.CAPTION:  # the headline of a story in pictures: `[포토] …`
        return _SECTION.match(line.text) is not None and not line.text.endswith((".", ")"))
    return shape in {Shape.SHORT, Shape.BULLET, Shape.CELL}
