"""Names and values by a learned sequence model: see `graph.nlp.training`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from graph.nlp.sentences import Sentence


@dataclass(frozen=True, order=True, slots=True)
class Tagged:
    """A span that the model holds for a name or value: PS, OG, LC, DT, TI or QT, with its probability."""

    start: int
    end: int
    label: str
    confidence: float


def model() -> None:
    """The model, loaded once."""


def tag(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Tagged, ...]:
    """The spans in all sentences, in order, none overlapping."""
    del doc, sentences
    return ()
