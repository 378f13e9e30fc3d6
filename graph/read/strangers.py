"""Single lines within the story that belong to other articles: headlines, pictures of something else."""

from __future__ import annotations

from graph.model import RegionKind
from graph.read.page import Page
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
        least = _PICTURED if kind is RegionKind.CAPTION else _HEADED if _is_headline(page, i) else 0.0
        if least and page.shapes[i] is not Shape.BLANK and page.share(i) < least:
            page.kinds[i] = RegionKind.TEASER


def _is_headline(page: Page, i: int) -> bool:
    text = page.lines[i].text
    if page.kinds[i] is not RegionKind.BODY or page.shapes[i] is not Shape.SHORT:
        return False
    if len(text) < _SHORTEST or LEVEL.match(text):
        return False
    around = (_neighbour(page, i, -1), _neighbour(page, i, 1))
    return all(j is not None and page.shapes[j] is Shape.PROSE for j in around)


def _neighbour(page: Page, i: int, step: int) -> int | None:
    """The next line with text in a direction, advertisements' labels and the like left out."""
    j = i + step
    while page.body <= j < len(page.lines):
        if page.lines[j] and page.shapes[j] is not Shape.MENU:
            return j
        j += step
    return None
