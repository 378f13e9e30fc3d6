"""Sentences: the units of evidence. A sentence, a bullet, a table row, a title or a caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.model import RegionKind
from graph.nlp.layout import Block
from graph.nlp.morphemes import Morpheme

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof st no nos vs inc ltd co corp gen gov lt col maj brig adm capt sgt hon "
    "sen rep jr sr etc dept fig vol approx e.g i.e "
    "a.m p.m "
    "u.s u.k u.n "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
LONGEST = 1500
"""Code points of a sentence: rules compare what stands in one with each other, so longer ones are cut."""
_NO_WORDS = re.compile(r"[^\s가-힣]{200,}|([^\W_])\1{30,}")
"""What no sentence holds: encoded data, one letter over and over. Rules need the square of its length."""
_ENGLISH_END = re.compile(r"[.?!][”’\"')\]]*\s+(?=[“‘\"'(\[]?[A-Z0-9])")


@dataclass(frozen=True, order=True, slots=True)
class Sentence:
    """A sentence, bullet or table row: the unit of evidence. `text` is the document's own, `[start, end)`."""

    start: int
    end: int
    text: str
    region: RegionKind


def korean(text: str, block: Block, morphemes: Sequence[Morpheme]) -> Iterator[Sentence]:
    """The sentences of a block by its morphemes; a table's rows and titles are never split."""
    borders = [block.start]
    if block.region not in (RegionKind.TABLE, RegionKind.TITLE):
        borders += _borders(text, block, morphemes)
    yield from _between(text, block.region, [*borders, block.end])


def _borders(text: str, block: Block, morphemes: Sequence[Morpheme]) -> Iterator[int]:
    """Where a new sentence starts: Kiwi's view, but never inside quotes or brackets or in a number."""
    for before, after in pairwise(morphemes):
        if after.sentence == before.sentence or after.start <= before.start:
            continue
        if (opened := _opened(text, block, before, after)) is not None:
            yield opened
            continue
        if (
            text[before.start : before.end] == "?"
            and before.end == after.start
            and text[after.start].isalnum()
        ):
            continue  # a middle dot lost in conversion: 현대중공업?삼성중공업
        # an interview's answer, all in speech marks, is cut all the same
        answer = block.region is RegionKind.QUOTE and text[block.start] == "“"
        if before.tag in _ENDS and _depth(text, block.start + answer, after.start) <= 0:
            yield after.start


def _opened(text: str, block: Block, before: Morpheme, after: Morpheme) -> int | None:
    """Where marked words begin that Kiwi counts to the sentence before, though the next begins with them."""
    if text[before.end - 1] not in "’」｣』》”\"'" or text.startswith(("\n", " \n"), before.end):
        return None
    marked = _MARKED.search(text, max(block.start, before.end - 80), before.end)
    return marked.start("at") if marked and after.start - before.end <= 1 else None


_ENDS = frozenset({"EF", "SF", "SSC", "SE", "ETN", "JX", "SW", "EC", "Z_CODA"})
_MARKED = re.compile(r"(?<=[.?!…])\s+(?P<at>[‘「｢『《“\"'][^‘’「」“”\n]{1,70}(?<![.?!다요])[’」｣』》”\"'])$")
"""Marked words that a sentence begins with: `… 추진된다. ‘가나 고도화’에 …`."""
_OPENING, _CLOSING = "“‘「『｢《〈【(", "”’」』｣》〉】)"


def _depth(text: str, start: int, end: int) -> int:
    """How many quotes and brackets are open at `end`; one left open for 400 code points counts as closed."""
    start = max(start, end - 400)
    return sum(text.count(c, start, end) for c in "“「『") - sum(text.count(c, start, end) for c in "”」』")


def english(text: str, block: Block) -> Iterator[Sentence]:
    """The sentences of a block without Hangul, by full stops that end no abbreviation."""
    borders = [block.start]
    for match in _ENGLISH_END.finditer(text, block.start, block.end):
        word = (
            text[max(block.start, match.start() - 12) : match.start()]
            .split(" ")[-1]
            .lower()
            .lstrip("(“‘\"'")
            .split("-")[-1]
        )
        if text[match.start()] == "." and (word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
            continue
        borders.append(match.end())
    yield from _between(text, block.region, [*borders, block.end])


def _between(text: str, region: RegionKind, borders: Sequence[int]) -> Iterator[Sentence]:
    for left, right in pairwise(borders):
        for start, end in _bounded(text, left, right):
            piece = text[start:end]
            end -= len(piece) - len(piece.rstrip())
            start += len(piece) - len(piece.lstrip())
            if start < end:
                yield Sentence(start, end, text[start:end], region)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`[start, end)` without what is no words, in parts of `LONGEST` code points at most."""
    for match in _NO_WORDS.finditer(text, start, end):
        yield from _short(text, start, match.start())
        start = match.end()
    yield from _short(text, start, end)


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`[start, end)` in parts, cut at a space where there is one."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST) + 1 or start + LONGEST
        yield start, cut
        start = cut
    yield start, end
