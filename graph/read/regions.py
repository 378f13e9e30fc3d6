"""Regions: which stretch of a page is the article, and which is menu, tool bar, footer or other articles.

Lines are labelled from top to bottom. Above the title all is boilerplate. After the first paragraph the
story runs until something ends it; what follows is then in doubt, the more so the clearer the end was, and
counts as story again only where whole sentences speak of the same things (`overlap`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph.model import Region, RegionKind
from graph.read import title, translation
from graph.read.page import CONTENT, Doubt, Page
from graph.read.resuming import drifts, ended_by, resumes
from graph.read.shapes import Shape, is_tagged
from graph.read.strangers import drop_strangers
from graph.read.tail import drop_links, drop_rows

_PICTURED = 0.3
"""What the caption of a picture above the title shares with its story at least."""
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


def regions(page: Page) -> tuple[Region, ...]:
    """The regions of a page, sorted, disjoint, covering its text."""
    for i in range(len(page.lines)):
        page.kinds.append(_header(page, i) if i < page.body else _story(page, i))
    drop_links(page)
    drop_rows(page)
    drop_strangers(page)
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
        if shape is Shape.CAPTION and page.share(i) >= _PICTURED:
            return RegionKind.CAPTION
        return KINDS[shape] if shape in {Shape.BYLINE, Shape.CONTACT} else RegionKind.BOILERPLATE
    if i == page.title.line:
        return RegionKind.TITLE
    page.doubt = Doubt.TEASERS if shape is Shape.TEASERS else page.doubt if shape in CONTENT else Doubt.NONE
    if page.doubt:
        return RegionKind.TEASER
    if shape in {Shape.CAPTION, Shape.BYLINE, Shape.CONTACT, Shape.TEASER}:
        return KINDS[shape]
    if is_tagged(page.lines[i]):
        return RegionKind.TEASER
    return RegionKind.TITLE if shape in CONTENT and _is_deck(page, i) else RegionKind.BOILERPLATE


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
    if i > page.body and shape in {Shape.SHORT, Shape.CAPTION} and is_tagged(page.lines[i]):
        return RegionKind.TEASER
    ended = ended_by(page, i)
    if ended is not None:
        page.doubt = max(page.doubt, ended)
        page.ended = page.ended or shape is Shape.COPYRIGHT
        return RegionKind.TEASER if ended is Doubt.TEASERS else KINDS.get(shape, RegionKind.BOILERPLATE)
    if not page.doubt and shape in CONTENT and drifts(page, i):
        page.doubt = Doubt.TEASERS
    if page.doubt and shape in CONTENT:
        if not resumes(page, i):
            return RegionKind.TEASER
        page.doubt = Doubt.NONE
    if shape is Shape.PROSE and _OPENING.match(page.lines[i].text):
        return RegionKind.QUOTE
    return KINDS.get(shape, RegionKind.BOILERPLATE)


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
