"""Single lines within the story that belong to other articles: headlines, pictures of something else."""

from __future__ import annotations

import re

from graph.model import FACTUAL, RegionKind
from graph.read.page import Page
from graph.read.prose import label_of
from graph.read.shapes import Shape
from graph.read.story import LEVEL

_PICTURED = 0.1
"""What a picture's caption shares with its story at least: the least of 46 shared 0.21."""
_HEADED = 0.2
"""The same of a heading between two paragraphs."""
_SHORTEST = 10
_KNOWN = 80
"""Letter groups of a story from which on these shares hold."""


def drop_strangers(page: Page) -> None:
    """Make teasers of captions, and of headlines alone between two paragraphs, that share next to nothing."""
    if len(page.story) < _KNOWN:
        return
    for i, kind in enumerate(page.kinds):
        heads = _is_headline(page, i) or _is_lone_row(page, i)
        least = _PICTURED if kind is RegionKind.CAPTION else _HEADED if heads else 0.0
        if least and page.shapes[i] is not Shape.BLANK and page.share(i) < least:
            page.kinds[i] = RegionKind.TEASER


_OF_EVENTS = re.compile(
    r"일\s?시|일\s?자|날짜|기간|시간|장소|주최|주관|후원|협찬|참석|참가|참여|대상|내용|주제|발표|연사|강연|좌장|사회|토론|규모|목적|행사명|개요|안건|순서|사업|예산|위치|구성|회원|위원|협약|기관|기업|"
    r"\b(?:date|when|time|period|venue|where|place|location|hosts?|organi[sz]ers?|sponsors?|participants?|attendees|speakers?|moderators?|panel|members|agenda|theme|topic|program|session|budget|project)",
    re.IGNORECASE,
)
"""Labels of rows that tell of an event or an undertaking."""
_ROW_LONGEST = 90


def _is_lone_row(page: Page, i: int) -> bool:
    """A label and what stands behind it, alone between paragraphs or at the end, that is of no event."""
    line = page.lines[i]
    if page.kinds[i] is not RegionKind.TABLE or page.shapes[i] is not Shape.CELL:
        return False
    label = label_of(line)
    if label is None or not _SHORTEST <= len(line.text) <= _ROW_LONGEST or _OF_EVENTS.search(label):
        return False
    before, after = _neighbour(page, i, -1), _neighbour(page, i, 1)
    alone = before is not None and page.shapes[before] is Shape.PROSE
    return alone and (after is None or page.shapes[after] is Shape.PROSE or page.kinds[after] not in FACTUAL)


def _is_headline(page: Page, i: int) -> bool:
    text = page.lines[i].text
    if page.kinds[i] is not RegionKind.BODY or page.shapes[i] is not Shape.SHORT:
        return False
    if len(text) < _SHORTEST or LEVEL.match(text) or _SENTENCE.search(text):
        return False
    around = (_neighbour(page, i, -1), _neighbour(page, i, 1))
    return all(j is not None and page.shapes[j] is Shape.PROSE for j in around)


_SENTENCE = re.compile(r"[가-힣]다\.$")
"""`전략은 세 갈래다.`: a sentence that ends as none of the headlines does."""


def _neighbour(page: Page, i: int, step: int) -> int | None:
    """The next line with text in a direction, advertisements' labels and the like left out."""
    j = i + step
    while page.body <= j < len(page.lines):
        if page.lines[j] and page.shapes[j] is not Shape.MENU:
            return j
        j += step
    return None
