"""Known names in the text: reference data found by one automaton, their borders judged by morphemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick
from spacy.tokens import Doc

from graph.model import Kind
from graph.nlp.sentences import Sentence
from graph.reference import Reference, load


@dataclass(frozen=True, order=True, slots=True)
class Known:
    """A known name at `[start, end)`: what kind and type of thing, its main name, its reference id."""

    start: int
    end: int
    kind: Kind
    type: str
    name: str
    reference: str


@cache
def names() -> Any:
    """The automaton over all names of the reference data; a name leads to all things that bear it."""
    table: dict[str, list[Reference]] = {}
    for item in load():
        for name, _ in item.names:
            if len(name) > 1:
                table.setdefault(name, []).append(item)
    automaton = ahocorasick.Automaton()
    for name, items in table.items():
        automaton.add_word(name, (name, tuple(items)))
    automaton.make_automaton()
    return automaton


def find(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Known, ...]:
    """The known names in all sentences, the longest of those that overlap."""
    starts = {token.idx for token in doc}
    return tuple(known for s in sentences for known in _longest(_hits(doc.text, s, starts)))


def _hits(text: str, sentence: Sentence, starts: set[int]) -> Iterator[Known]:
    for last, (name, items) in names().iter(text, sentence.start, sentence.end):
        end = last + 1
        start = end - len(name)
        if start not in starts or not _may_end(text, end):
            continue
        item = items[0]
        yield Known(start, end, item.kind, item.type, item.names[0][0], item.id)


def _may_end(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not (after.isascii() and after.isalnum() and text[end - 1].isascii())


def _longest(hits: Iterable[Known]) -> Iterator[Known]:
    at = -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= at:
            yield hit
            at = hit.end
