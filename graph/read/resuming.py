"""Whether the story ends at a line, and whether it goes on again after something that may have ended it."""

from __future__ import annotations

import re

from graph.marks import CIRCLED
from graph.read import lexicon
from graph.read.page import CONTENT, Doubt, Page
from graph.read.shapes import Shape, is_signature
from graph.read.story import LEVEL, TRUNCATED, is_whole

_NUMBERED = re.compile(r"^\W{0,2}(?:\d{1,2}[.)위]?\s|[" + CIRCLED + r"])")
_REOPENS = re.compile(r"^\W{0,3}(?:붙임|참고|별첨|별지|참고자료|첨부)\s*\d{0,2}\s*[.:\])>】]?\s*\S")
_TOOLS = re.compile(r"목록|인쇄|이전|다음|top|print|공유|스크랩|sns|댓글|추천", re.IGNORECASE)
_ENDED_BY = {
    Shape.COPYRIGHT: Doubt.END,
    Shape.TEASERS: Doubt.TEASERS,
    Shape.TEASER: Doubt.END,
    Shape.COMMENTS: Doubt.COMMENTS,
    Shape.ATTACHMENT: Doubt.TOOLS,
    Shape.END: Doubt.TOOLS,
}
_LEAST = {Doubt.TOOLS: 0.12, Doubt.END: 0.2, Doubt.TEASERS: 0.22}
"""How far a sentence must speak of the story's things. In twelve articles on neighbouring subjects, 95 in 100
paragraphs share 0.17 or more with the rest of their own article, half share under 0.19 with another."""
_LEAST_OF_SEVERAL = 0.12
_LEAST_OF_CELL = 0.2
_KNOWN = 300
"""Letter groups of a story from which on these shares hold; a shorter one shares less with what follows."""
_LEAST_AFTER_END = 0.3


def ended_by(page: Page, i: int) -> Doubt | None:
    """How surely line `i`, by what it looks like, ends the story; None where it does not."""
    shape, line = page.shapes[i], page.lines[i]
    if shape is Shape.MENU:
        return Doubt.TOOLS if _TOOLS.search(line.head) else None
    if shape is Shape.BYLINE:
        return Doubt.TOOLS if i > page.body + 2 and is_signature(line) else None
    if shape in {Shape.SHORT, Shape.BULLET} and lexicon.LIST_HEAD.match(line.head):
        return Doubt.TEASERS
    return _ENDED_BY.get(shape)


def drifts(page: Page, i: int) -> bool:
    """Whether a line is the lead of another article: cut off by dots, and of other things than the story."""
    line = page.lines[i]
    return len(line.text) >= 50 and bool(TRUNCATED.search(line.tail)) and page.share(i) < 0.4


def resumes(page: Page, i: int) -> bool:
    """Whether line `i`, after something that may have ended the story, belongs to it again.

    Several paragraphs in a row do, unless a copyright line has gone before; one alone must share more words
    with the story and not stand between headlines; neither a numbered nor a cut-off lead does.
    """
    line = page.lines[i]
    if page.doubt is Doubt.COMMENTS or TRUNCATED.search(line.tail):
        return False
    if page.doubt is Doubt.TOOLS and _REOPENS.match(line.head):
        return True
    if not _is_paragraph(page, i):
        return False
    run = _run(page, i)
    if page.ended:
        return len(run) > 1 and page.share(*run) >= _LEAST_AFTER_END
    known = min(1.0, len(page.story) / _KNOWN)
    if len(run) > 1:
        table = all(page.shapes[j] is Shape.CELL for j in run)
        return table or page.share(*run) >= _LEAST_OF_SEVERAL * known
    if page.shapes[i] is Shape.CELL:
        return page.doubt is Doubt.TOOLS and page.share(i) >= _LEAST_OF_CELL
    if _leaves_list(page, i):
        return page.share(i) >= _LEAST_OF_SEVERAL * known
    return not _is_lead(page, i) and page.share(i) >= _LEAST[page.doubt] * known


def _is_paragraph(page: Page, i: int) -> bool:
    line, shape = page.lines[i], page.shapes[i]
    if shape is Shape.PROSE:
        return is_whole(line) and not _NUMBERED.match(line.head)
    level = shape is Shape.BULLET and LEVEL.match(line.head) is not None and len(line.text) >= 20
    return level or shape is Shape.CELL


def _is_lead(page: Page, i: int) -> bool:
    """A single sentence between two headlines is the lead of the first."""
    following = next((j for j in range(i + 1, min(i + 8, len(page.lines))) if page.lines[j]), None)
    if page.doubt is not Doubt.TEASERS or following is None:
        return False
    return page.shapes[following] in CONTENT and not _is_paragraph(page, following)


def _leaves_list(page: Page, i: int) -> bool:
    """Whether a sentence without a bullet follows a list with bullets: no lead of one of its headlines."""
    before = next((j for j in range(i - 1, max(0, i - 8), -1) if page.lines[j]), i)
    return page.shapes[before] is Shape.BULLET and page.shapes[i] is Shape.PROSE


def _run(page: Page, i: int) -> list[int]:
    """The paragraphs that follow each other from line `i` on, at most four."""
    run = [i]
    for j in range(i + 1, min(i + 12, len(page.lines))):
        if _is_paragraph(page, j):
            run.append(j)
        elif page.shapes[j] is not Shape.BLANK:
            break
    return run[:4]
