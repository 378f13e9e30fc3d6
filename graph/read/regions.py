"""Regions: which stretch of a page is the article, and which is menu, tool bar, footer or other articles.

Lines are labelled from top to bottom. Above the title all is boilerplate. After the first paragraph the
story runs until something ends it; what follows is then in doubt, the more so the clearer the end was, and
counts as story again only where whole sentences speak of the same things (`overlap`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from graph.model import Region, RegionKind
from graph.read import title, translation
from graph.read.lines import Line
from graph.read.overlap import share
from graph.read.shapes import Shape
from graph.read.story import TRUNCATED
from graph.read.title import Title

_NUMBERED = re.compile(r"^\W{0,2}(?:\d{1,2}[.)위]?\s|[①-⑳])")
_REOPENS = re.compile(r"^\W{0,3}(?:붙임|참고|별첨|별지|참고자료|첨부)\s*\d{0,2}\s*[.:\])>】]?\s*\S")
_LEVEL = re.compile(r"^[□■ㅇ○◦❍❏◇◆▣※*]")
_TOOLS = re.compile(r"목록|인쇄|이전|다음|top|print|공유|스크랩|sns|댓글|추천", re.IGNORECASE)
_OPENING = re.compile(r"^[“\"「『].+[”\"」』][.]?$")

KINDS = {
    Shape.PROSE: RegionKind.BODY,
    Shape.BULLET: RegionKind.BODY,
    Shape.SHORT: RegionKind.BODY,
    Shape.CELL: RegionKind.TABLE,
    Shape.CAPTION: RegionKind.CAPTION,
    Shape.BYLINE: RegionKind.BYLINE,
    Shape.CONTACT: RegionKind.BYLINE,
    Shape.TEASERS: RegionKind.TEASER,
    Shape.TEASER: RegionKind.TEASER,
}
_CONTENT = {Shape.PROSE, Shape.BULLET, Shape.SHORT, Shape.CELL, Shape.CAPTION}
_NAMES_ONLY = {RegionKind.TITLE, RegionKind.BODY, RegionKind.TABLE, RegionKind.CAPTION, RegionKind.QUOTE}


class Doubt(IntEnum):
    """How surely the story has ended: not, by a tool bar, an end mark, a list of other articles, comments."""

    NONE = 0
    TOOLS = 1
    END = 2
    TEASERS = 3
    COMMENTS = 4


_ENDED_BY = {
    Shape.COPYRIGHT: Doubt.END,
    Shape.TEASERS: Doubt.TEASERS,
    Shape.TEASER: Doubt.END,
    Shape.COMMENTS: Doubt.COMMENTS,
    Shape.ATTACHMENT: Doubt.TOOLS,
    Shape.END: Doubt.TOOLS,
}


@dataclass(slots=True)
class Page:
    """The lines of a text with shapes, first paragraph, title and words, and the doubt while labelling."""

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    body: int
    title: Title | None
    story: set[str]
    translation: int | None = None
    kinds: list[RegionKind] = field(default_factory=list)
    doubt: Doubt = Doubt.NONE

    def share(self, *indices: int) -> float:
        """How far the lines speak of what the story speaks of."""
        return share(" ".join(self.lines[i].text for i in indices), self.story)


def regions(page: Page) -> tuple[Region, ...]:
    """The regions of a page, sorted, disjoint, covering its text."""
    for i in range(len(page.lines)):
        page.kinds.append(_header(page, i) if i < page.body else _story(page, i))
    _drop_tail(page)
    _translate(page)
    for i in range(1, len(page.kinds)):
        if page.shapes[i] is Shape.BLANK:
            page.kinds[i] = page.kinds[i - 1]
    return tuple(_merged(_spans(page)))


def _header(page: Page, i: int) -> RegionKind:
    shape = page.shapes[i]
    if shape is Shape.BLANK and page.kinds:
        return page.kinds[-1]
    if page.title is None or i < page.title.line:
        return KINDS[shape] if shape in {Shape.BYLINE, Shape.CONTACT} else RegionKind.BOILERPLATE
    if i == page.title.line:
        return RegionKind.TITLE
    page.doubt = Doubt.TEASERS if shape is Shape.TEASERS else page.doubt if shape in _CONTENT else Doubt.NONE
    if page.doubt:
        return RegionKind.TEASER
    if shape in {Shape.CAPTION, Shape.BYLINE, Shape.CONTACT, Shape.TEASER}:
        return KINDS[shape]
    return RegionKind.TITLE if shape in _CONTENT and _is_deck(page, i) else RegionKind.BOILERPLATE


def _is_deck(page: Page, i: int) -> bool:
    """A sub-title speaks of the story, or at least is a phrase of some length that shares a word with it."""
    text = page.lines[i].text
    phrase = len(text) >= 12 and len(text.split()) >= 3
    return len(text) >= 6 and page.share(i) >= (0.08 if phrase else 0.34)


def _story(page: Page, i: int) -> RegionKind:
    if i == page.body:
        page.doubt = Doubt.NONE
    shape = page.shapes[i]
    if shape is Shape.BLANK:
        return page.kinds[-1] if page.kinds else RegionKind.BOILERPLATE
    ended = _ENDED_BY.get(shape, _tool_bar(page, i))
    if ended is not None:
        page.doubt = max(page.doubt, ended)
        return KINDS.get(shape, RegionKind.BOILERPLATE)
    if not page.doubt and shape in _CONTENT and _drifts(page, i):
        page.doubt = Doubt.TEASERS
    if page.doubt and shape in _CONTENT:
        if not _resumes(page, i):
            return RegionKind.TEASER
        page.doubt = Doubt.NONE
    if shape is Shape.PROSE and _OPENING.match(page.lines[i].text):
        return RegionKind.QUOTE
    return KINDS.get(shape, RegionKind.BOILERPLATE)


def _drifts(page: Page, i: int) -> bool:
    """A lead cut off by dots that speaks of other things than the story."""
    line = page.lines[i]
    return len(line.text) >= 50 and bool(TRUNCATED.search(line.tail)) and page.share(i) < 0.4


def _tool_bar(page: Page, i: int) -> Doubt | None:
    return Doubt.TOOLS if page.shapes[i] is Shape.MENU and _TOOLS.search(page.lines[i].head) else None


def _resumes(page: Page, i: int) -> bool:
    line = page.lines[i]
    if page.doubt is Doubt.COMMENTS or TRUNCATED.search(line.tail):
        return False
    if page.doubt is Doubt.TOOLS and _REOPENS.match(line.head):
        return True
    if page.shapes[i] is not Shape.PROSE and not (_LEVEL.match(line.head) and len(line.text) >= 30):
        return page.doubt is Doubt.TOOLS and page.shapes[i] is Shape.CELL and page.share(i) >= 0.2
    if _NUMBERED.match(line.head):
        return False
    run = _run(page, i)
    least = {Doubt.TOOLS: 0.12, Doubt.END: 0.22, Doubt.TEASERS: 0.25}[page.doubt]
    return len(line.text) >= 40 and page.share(*run) >= least - 0.02 * (len(run) - 1)


def _run(page: Page, i: int) -> list[int]:
    run = [i]
    for j in range(i + 1, min(i + 12, len(page.lines))):
        if page.shapes[j] is Shape.PROSE:
            run.append(j)
        elif page.shapes[j] is not Shape.BLANK:
            break
    return run[:4]


def _drop_tail(page: Page) -> None:
    """Short lines after the last sentence that speak of other things are links."""
    for i in range(len(page.lines) - 1, page.body, -1):
        shape = page.shapes[i]
        if page.kinds[i] is not RegionKind.BODY or shape is Shape.BLANK:
            if page.kinds[i] in {RegionKind.TABLE, RegionKind.QUOTE, RegionKind.TRANSLATION}:
                return
            continue
        if shape is Shape.PROSE or len(page.lines[i].text) > 60 or page.share(i) >= 0.5:
            return
        page.kinds[i] = RegionKind.TEASER


def _translate(page: Page) -> None:
    if page.translation is None:
        return
    for i in range(page.translation, len(page.kinds)):
        english = i == page.translation or not page.lines[i] or translation.is_english(page.lines[i])
        if english and page.shapes[i] not in {Shape.COPYRIGHT, Shape.MENU, Shape.TEASERS}:
            page.kinds[i] = RegionKind.TRANSLATION


def _spans(page: Page) -> Iterable[Region]:
    for i, (line, kind) in enumerate(zip(page.lines, page.kinds, strict=True)):
        width = title.label_width(line.text) if page.title and i == page.title.line else 0
        if width and line.end - line.start > width:
            yield Region(line.start, line.start + width, RegionKind.BOILERPLATE)
            yield Region(line.start + width, line.end, kind)
        else:
            yield Region(line.start, line.end, kind)


def _merged(found: Iterable[Region]) -> list[Region]:
    merged: list[Region] = []
    for region in found:
        if merged and merged[-1].kind is region.kind:
            merged[-1] = Region(merged[-1].start, region.end, region.kind)
        else:
            merged.append(region)
    return merged
