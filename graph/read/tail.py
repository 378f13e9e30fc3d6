"""Lists of links after the last paragraph that nothing announces."""

from __future__ import annotations

import re

from graph.model import RegionKind
from graph.read.page import Page
from graph.read.shapes import Shape
from graph.read.story import LEVEL

_LIST = re.compile(
    r"명단|참석|참가|현황|개요|프로그램|일정|순서|구성|붙임|참고|별첨|attend|participa|present|program",
    re.IGNORECASE,
)
_STOPS = {RegionKind.TABLE, RegionKind.QUOTE, RegionKind.TRANSLATION}
_END = re.compile(r"(?:^|[.\s])끝\s*\.?$")
"""How a release ends: what stands below is judged without what stands above."""
_LONGEST = 70
_OWN = 0.5
"""What a story's own short lines share with it: sub-titles 0.6 and more, other headlines 0.5 in 1 of 50."""


def drop_links(page: Page) -> None:
    """Make teasers of short lines at the end that speak of other things, unless a list's head is there."""
    links = _links(page)
    if not links or _continues_list(page, links[-1]) or any(_LIST.search(page.lines[i].head) for i in links):
        return
    others = sum(page.share(i) < _OWN for i in links)
    if others * 2 > len(links):
        for i in links:
            page.kinds[i] = RegionKind.TEASER


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
            or len(text) > _LONGEST
            or LEVEL.match(text)
        ):
            break
        links.append(i)
    return links
