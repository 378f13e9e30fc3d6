"""Lists of links after the last paragraph that nothing announces."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.model import FACTUAL, RegionKind
from graph.read.overlap import share, vocabulary
from graph.read.page import Page
from graph.read.shapes import Shape
from graph.read.story import LEVEL, PARTS

_LIST = re.compile(
    r"명단|참석|참가|현황|개요|프로그램|일정|순서|구성|붙임|참고|별첨|attend|participa|present|program",
    re.IGNORECASE,
)
_ROW = re.compile(rf"{_LIST.pattern}|주최|주관|후원|일\s*시|장소|대상|문의|host|venue|date", re.IGNORECASE)
_STOPS = {RegionKind.TABLE, RegionKind.QUOTE, RegionKind.TRANSLATION}
_END = cued(r"(?:^|[.\s])끝\s*\.?$")
"""How a release ends: what stands below is judged without what stands above."""
_LONGEST = 70
_OWN = 0.5
"""What a story's own short lines share with it: sub-titles 0.6 and more, other headlines 0.5 in 1 of 50."""


def drop_links(page: Page) -> None:
    """Make teasers of short lines at the end that speak of other things, unless a list's head is there."""
    links = _links(page)
    if not links or _continues_list(page, links[-1]) or any(_LIST.search(page.lines[i].head) for i in links):
        return
    letters = {i: len(page.lines[i].text) for i in links}
    if sum(letters[i] for i in links if page.share(i) < _OWN) * 2 > sum(letters.values()):
        for i in links:
            page.kinds[i] = RegionKind.TEASER


def drop_rows(page: Page) -> None:
    """Make a teaser of a row of names between bars, alone at the end, that speaks of other things."""
    last = next((i for i in range(len(page.lines) - 1, page.body, -1) if _is_open(page, i)), None)
    if last is None or page.kinds[last] not in {RegionKind.TABLE, RegionKind.BODY}:
        return
    line = page.lines[last]
    alone = "|" not in next((page.lines[j].text for j in range(last - 1, -1, -1) if page.lines[j]), "|")
    if not alone or line.text.count("|") < 2 or _ROW.search(line.head):
        return
    others = vocabulary(page.lines[i].text for i in range(page.body, last) if _is_open(page, i))
    if share(line.text, others) < _OWN:  # the row's own words are among the story's
        page.kinds[last] = RegionKind.TEASER


def _is_open(page: Page, i: int) -> bool:
    """Whether a line is of the story so far, as nothing that was taken for its surroundings is."""
    return page.shapes[i] is not Shape.BLANK and page.kinds[i] in FACTUAL


def _continues_list(page: Page, first: int) -> bool:
    """Whether a line has the same mark in front as the line of the story before it."""
    before = next((j for j in range(first - 1, page.body, -1) if page.lines[j]), None)
    mark = page.lines[first].text[0]
    return before is not None and not mark.isalnum() and page.lines[before].text[0] == mark


def _links(page: Page) -> list[int]:
    links: list[int] = []
    for i in range(len(page.lines) - 1, page.body, -1):
        if page.kinds[i] in _STOPS:
            break
        if page.kinds[i] is not RegionKind.BODY or page.shapes[i] is Shape.BLANK:
            continue
        text = page.lines[i].text
        if _END.search(text):
            break
        if (
            (page.shapes[i] is Shape.PROSE and text.endswith("."))
            or max(map(len, PARTS.split(text))) > _LONGEST
            or LEVEL.match(text)
        ):
            break
        links.append(i)
    return links
