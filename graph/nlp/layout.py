"""A document's text as blocks: what stands together on a line, or on lines broken only to fit a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from graph.cues import cued
from graph.marks import CIRCLED
from graph.model import FACTUAL, Document, Region, RegionKind

BULLET = re.compile(
    r"\s*(?:[□■▣▢◇◆○●◎◦ㅇ∘⦁•∙·ㆍ※☞▶▷►▸▪▫△▲▽▼☆★✓✔❍❏〇\uf000-\uf0ff]+|[-–—*]{1,3}(?=[\s가-힣‘“「(])"
    r"|["
    + CIRCLED
    + r"㉠-㉻]|\(?\d{1,2}[.)](?=\s)|\(?[가나다라마바사아자차카타파하][.)](?=\s)|[oO](?=\s+[가-힣]))\s*"
)
"""What opens an item of a list, with the space around it."""

_INLINE = cued(r"(?<=\S)\s{2,}(?=[□■◇◆○●◎◦▣▶※]\s*\S)")
_CLOSED = re.compile(r"(?:[.?!:;…。]|다|함|음|임|됨|것|중|끝)[”’\"'」』)\]>]*\s*$|[>】\]]\s*$")
_OPEN_END = re.compile(
    r"(?:[,·ㆍ]|[은는을를에와과의]|에서|에게|으로|및|등|하고|하며|하여|하는|되는|된|될|할|한|위해|통해|대한|있는"
    r"|[“‘「『(][^”’」』)]*)\s*$"
)
_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `[start, end)` of one region read together; without bullet and outer space."""

    start: int
    end: int
    region: RegionKind

    @property
    def factual(self) -> bool:
        """Whether facts may be read here."""
        return self.region in FACTUAL


def regions(document: Document) -> tuple[Region, ...]:
    """The document's regions, or the whole text as body where none are given."""
    if document.regions or not document.text:
        return document.regions
    return (Region(0, len(document.text), RegionKind.BODY),)


def blocks(document: Document) -> Iterator[Block]:
    """The blocks of all regions, in order; blank lines, bullets and space lie between them."""
    text = document.text
    width = _page_width(text)
    for region in regions(document):
        start = end = -1
        for line in _LINE.finditer(text, region.start, region.end):
            if (
                start >= 0
                and region.kind is not RegionKind.TABLE
                and _continues(text, start, end, line, width)
            ):
                end = line.end()
                continue
            yield from _split(text, start, end, region.kind)
            start, end = line.span()
        yield from _split(text, start, end, region.kind)


def _split(text: str, start: int, end: int, kind: RegionKind) -> Iterator[Block]:
    """A block for each part of a line; `a   ◦ b` has two."""
    if start < 0:
        return
    borders = [start, *(m.end() for m in _INLINE.finditer(text, start, end)), end]
    for left, right in pairwise(borders):
        bullet = BULLET.match(text, left, right)
        left = bullet.end() if bullet and bullet.end() < right else left
        body = text[left:right]
        left += len(body) - len(body.lstrip())
        right -= len(body) - len(body.rstrip())
        if left < right:
            yield Block(left, right, kind)


def _page_width(text: str) -> float:
    """The usual length of a line where lines are broken to fit a page, else infinity."""
    lengths = sorted(len(line) for line in map(str.strip, text.splitlines()) if len(line) > 10)
    if len(lengths) < 6:
        return float("inf")
    wide = lengths[int(len(lengths) * 0.9)]
    full = sum(0.8 * wide <= n <= 1.1 * wide for n in lengths)
    return wide if 24 <= wide <= 130 and full >= 0.4 * len(lengths) else float("inf")


def _continues(text: str, start: int, end: int, line: re.Match[str], width: float) -> bool:
    """Whether `line` goes on with the sentence of the block before it."""
    if text.count("\n", end, line.start()) > 1 or not line.group().strip() or BULLET.match(line.group()):
        return False
    last = text[max(start, text.rfind("\n", start, end) + 1) : end]
    if not last.strip() or _CLOSED.search(last[-12:]):
        return False
    length = len(last.strip())
    if length >= 0.75 * width:
        return True
    return length >= 24 and _OPEN_END.search(last[-40:]) is not None and line.group().lstrip()[0].isalnum()
