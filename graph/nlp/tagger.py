"""Names and values by the learned sequence model: see `graph.nlp.tagging`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from spacy.tokens import Doc

from graph.cues import cued
from graph.nlp.sentences import Sentence
from graph.nlp.tagging.features import Marks, mark
from graph.nlp.tagging.lexicon import FOLDER, Lexicon
from graph.nlp.tagging.model import Model, model
from graph.nlp.tagging.spans import spans
from graph.nlp.tagging.units import Unit, units

LONGEST = 400
"""Units of a sentence that are tagged at a time; a sentence has 30."""
TOGETHER = 64
"""Sentences that are tagged at a time."""
_Span = tuple[int, int, str]
_BORDER = cued(r"[()\[\]~∼]|(?<=[가-힣])[-–](?=[가-힣])")
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True, order=True, slots=True)
class Tagged:
    """A span that the model holds for a name or value: PS, OG, LC, DT, TI or QT, with its probability."""

    start: int
    end: int
    label: str
    confidence: float


@cache
def shipped() -> Model | None:
    """The model of `graph/nlp/model`, loaded once; None in a checkout that has not been trained."""
    return model() if (FOLDER / "weights.json.gz").exists() else None


def view(doc: Doc, start: int, end: int, words: Lexicon) -> tuple[list[Unit], Marks]:
    """The units of a stretch of text and what the rules say of each."""
    return _Views(doc, words).of(start, end)


class _Views:
    """What the model sees of the stretches of a document."""

    def __init__(self, doc: Doc, words: Lexicon) -> None:
        self._offsets, self._cells, self._known = doc._.offsets, doc._.cells, words.known
        self._values = [
            (v.start, v.end, v.type.value + ("d" if v.precision == "duration" else "")) for v in doc._.values
        ]
        self._names = [(k.start, k.end, k.type) for k in doc._.gazetteer]

    def of(self, start: int, end: int) -> tuple[list[Unit], Marks]:
        """The units of a stretch of text and what the rules say of each."""
        first = bisect_left(self._offsets, start)
        cut = list(units(self._cells[first : bisect_left(self._offsets, end, first)], self._known))
        values, names = _within(self._values, start, end), _within(self._names, start, end)
        return cut, Marks(mark(cut, values), mark(cut, names))


def _within(items: Sequence[_Span], start: int, end: int) -> Sequence[_Span]:
    first = bisect_left(items, (start,))
    return items[first : bisect_left(items, (end,), first)]


def tag(doc: Doc, sentences: Sequence[Sentence], use: Model | None = None) -> tuple[Tagged, ...]:
    """The spans in all sentences with Hangul, in order, none overlapping."""
    asked = use or shipped()
    if asked is None:
        return ()
    views, text = _Views(doc, asked.words), doc._.plain
    read = (views.of(s.start, s.end) for s in sentences if _HANGUL.search(s.text))
    stretches = [stretch for cut, marks in read for stretch in _stretches(cut, marks)]
    found: list[Tagged] = []
    labels = asked.labels
    for at in range(0, len(stretches), TOGETHER):
        some = stretches[at : at + TOGETHER]
        for (cut, _), (best, probabilities) in zip(some, asked.read(some), strict=True):
            chosen = probabilities[np.arange(len(best)), best].tolist()
            for first, last, kind in spans([labels[i] for i in best]):
                sure = round(min(chosen[first:last]), 3)
                found += _split(text, cut[first].start, cut[last - 1].end, kind, sure)
    return tuple(found)


def _stretches(cut: list[Unit], marks: Marks) -> Iterator[tuple[list[Unit], Marks]]:
    for at in range(0, len(cut), LONGEST):
        end = at + LONGEST
        yield cut[at:end], Marks(marks.values[at:end], marks.names[at:end])


def _split(text: str, start: int, end: int, kind: str, sure: float) -> Iterator[Tagged]:
    """A name with another form in brackets, or two joined by a dash, are two."""
    if kind not in ("PS", "OG", "LC"):
        yield Tagged(start, end, kind, sure)
        return
    for left, right in _pieces(start, (match.span() for match in _BORDER.finditer(text, start, end)), end):
        piece = text[left:right]
        left += len(piece) - len(piece.lstrip())
        right -= len(piece) - len(piece.rstrip())
        if left < right:
            yield Tagged(left, right, kind, sure)


def _pieces(start: int, borders: Iterable[tuple[int, int]], end: int) -> Iterator[tuple[int, int]]:
    for left, right in borders:
        yield start, left
        start = right
    yield start, end
