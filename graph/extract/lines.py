"""A sentence as rows of units: its own, and one for the inside of each bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.extract.context import Context, Sentence
from graph.extract.names import bodies
from graph.extract.units import Unit, bracketed, phrases, units

PROSE = re.compile(r"[다요]\.?\s*$")
"""What ends a sentence of prose, and no row of a table or list."""
SEPARATOR = "[,、·‧ㆍ･∙•・/?;]"
"""One mark between the members of a list; `?` is a middle dot that a conversion broke."""
_LIST_GAP = re.compile(r"^\s*[,、·‧ㆍ･∙•・/?△▲▷►○●◦;|]+\s*$|^\s*(?:및|과|와)\s*$")


@lru_cache(maxsize=4096)
def lists(gap: str) -> bool:
    """Whether what stands between two words stands between members of a list."""
    return _LIST_GAP.match(gap) is not None


@dataclass(frozen=True)
class Line:
    """One row of units with its phrases; `carrier` is the unit whose bracket it stands in."""

    sentence: Sentence
    row: tuple[Unit, ...]
    phrases: tuple[tuple[Unit, ...], ...]
    carrier: Unit | None = None
    carrier_phrase: tuple[Unit, ...] = ()

    @cached_property
    def lists(self) -> list[list[tuple[Unit, ...]]]:
        """Phrases parted by commas, dots and 와/과, in order; of each list two or more."""
        found: list[list[tuple[Unit, ...]]] = []
        items: list[tuple[Unit, ...]] = []
        for phrase in self.phrases:
            items.append(phrase)
            if phrase is self.phrases[-1] or not _goes_on(phrase[-1]):
                found += [items] if len(items) > 1 else []
                items = []
        return found


def _goes_on(last: Unit) -> bool:
    """Whether a list may go on behind the phrase that ends with a word."""
    if last.severed or last.bare:
        return True
    joins = lists(last.gap) or bool(last.tail and not last.gap.strip())
    return joins and last.particle in ("와", "과", "")


def lines(ctx: Context, sentences: Sequence[Sentence]) -> Iterator[Line]:
    """All rows of some sentences of a document."""
    text = ctx.document.text
    for sentence in sentences:
        tokens = ctx.tokens(sentence.start, sentence.end)
        row = units(text, tokens, sentence.start, sentence.end, bodies.whole, bodies.cover)
        runs = tuple(map(tuple, phrases(row)))
        if _GROUPED.match(sentence.text):
            runs = tuple(part for run in runs for part in _groups(text, run))
        yield Line(sentence, tuple(row), runs)
        carriers = [(unit, run) for run in runs for unit in run if unit.bracket]
        for (unit, run), inner in zip(
            carriers, bracketed(text, tokens, row, bodies.whole, bodies.cover), strict=True
        ):
            yield Line(sentence, tuple(inner), tuple(map(tuple, phrases(inner))), unit, run)


_GROUPED = re.compile(r"\W{0,6}[(（][가-힣·\s]{2,12}[)）]\s?\S[^()（）]{1,200}\s[(（][가-힣·\s]{2,12}[)）]\s")
"""`(식음료) A, B (화장품) C`: members of a list by groups."""


def _groups(text: str, run: tuple[Unit, ...]) -> Iterator[tuple[Unit, ...]]:
    """A phrase cut where a bracket that stands by itself heads the next group."""
    first = 0
    for i, unit in enumerate(run[:-1]):
        if unit.bracket and unit.bracket[0] - 1 > unit.end and text[unit.bracket[1] + 1].isspace():
            yield run[first : i + 1]
            first = i + 1
    yield run[first:]


def joined(text: str, run: Sequence[Unit]) -> str:
    """The words of a run as they stand in the text, what is in brackets between them left out."""
    if any(unit.bracket for unit in run[:-1]):
        return " ".join(unit.text for unit in run)
    return text[run[0].start : run[-1].end]
