"""Known names in the text: reference data found by one automaton, their borders judged by morphemes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick
from spacy.tokens import Doc

from graph.model import Kind
from graph.nlp.sentences import Sentence
from graph.nlp.tagging.units import Cell
from graph.reference import Reference, load
from graph.reference.lexicon import suffixes

_PARTICLE = re.compile(
    "(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|에서는|에서도|와|과|와의|과의|로|으로|로서|로부터|까지|부터|도|만|등|측|인|이나|"
    "이라|라는|이며|이다|이고|들|간|내|발|산|별|형|판|식|용|계)(?:은|는|도|의|만)?"
)
_WORD = re.compile("[가-힣]+")
_LETTER = re.compile(r"[^\W\d_]|\d")


@dataclass(frozen=True, order=True, slots=True)
class Known:
    """A known name at `[start, end)`: what kind and type of thing, its main name, its reference id.

    `reference` is empty where several things bear the name and the text does not tell which.
    """

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
            if len(name) > 1 and not name.isdigit():
                table.setdefault(name, []).append(item)
    automaton = ahocorasick.Automaton()
    for name, items in table.items():
        automaton.add_word(name, (name, tuple(dict.fromkeys(items))))
    automaton.make_automaton()
    return automaton


@cache
def _body_ends() -> tuple[str, ...]:
    return tuple({one.form for one in suffixes() if one.kind is Kind.ORGANIZATION and len(one.form) > 1})


def find(doc: Doc, sentences: Sequence[Sentence]) -> tuple[Known, ...]:
    """The known names in all sentences, the longest of those that overlap."""
    text, offsets, cells = doc._.plain, doc._.offsets, doc._.cells
    automaton = names()
    found: list[tuple[int, int, tuple[Reference, ...]]] = []
    for sentence in sentences:
        hits = []
        for last, (name, items) in automaton.iter(text, sentence.start, sentence.end):
            start, end = last + 1 - len(name), last + 1
            if _borders(text, start, end) and _stands(text, cells, offsets, start, end, name, items):
                hits.append((start, end, items))
        found += _longest(hits) if len(hits) > 1 else hits
    mentioned = frozenset(item.id for _, _, items in found for item in items if len(items) <= 2)
    return tuple(_known(start, end, items, mentioned) for start, end, items in found)


def _borders(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters or figures is no part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    latin = text[end - 1].isascii() and after.isascii() and _LETTER.match(after)
    return not latin and not (text[start].isascii() and before.isascii() and _LETTER.match(before))


def _stands(
    text: str,
    cells: Sequence[Cell],
    offsets: Sequence[int],
    start: int,
    end: int,
    name: str,
    items: Sequence[Reference],
) -> bool:
    """Whether a name begins with a token and is followed by nothing that makes another word of it."""
    first = bisect_left(offsets, start)
    if first == len(offsets) or offsets[first] != start:
        return False
    opening = cells[first][2]
    if len(name) == 2 and "가" <= name[0] <= "힣" and opening not in ("NNP", "UN"):
        return name[-1] in "시군구도" and opening.startswith("NN")
    after = bisect_right(offsets, end - 1, first)
    at, word, *_ = cells[after - 1]
    tail = text[end : at + len(word)]
    if tail:
        return bool(_PARTICLE.fullmatch(tail))
    follows = _WORD.match(text, end)
    if follows is None or after >= len(cells):
        return True
    tag = cells[after][2]
    return not tag.startswith(("NN", "XSN")) or not _another(follows.group(), items)


def _another(word: str, items: Sequence[Reference]) -> bool:
    """Whether a word that goes on from a name makes it another body's (경북도 in 경북도의회) or a post."""
    if items[0].type == "country":
        return False
    return word.startswith("장") or word.startswith(_body_ends()) or word.endswith(_body_ends())


def _longest(
    hits: Iterable[tuple[int, int, tuple[Reference, ...]]],
) -> Iterator[tuple[int, int, tuple[Reference, ...]]]:
    at = -1
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if hit[0] >= at:
            yield hit
            at = hit[1]


def _known(start: int, end: int, items: Sequence[Reference], mentioned: frozenset[str]) -> Known:
    """The thing meant, without id where that is not clear; of a region and its government the region."""
    governed = {item.governs for item in items}
    if any(item.id in governed for item in items):
        items = [item for item in items if not item.governs]
    for chosen in _choices(items, mentioned):
        if len(chosen) == 1:
            return _as_known(start, end, chosen[0], chosen[0].id)
    return _as_known(start, end, items[0], "")


def _choices(items: Sequence[Reference], mentioned: frozenset[str]) -> Iterator[Sequence[Reference]]:
    yield items
    yield [item for item in items if item.id in mentioned]
    yield [item for item in items if item.parent in mentioned]
    parents = {item.parent for item in items}
    yield [item for item in items if item.id in parents]
    yield [item for item in items if item.type == "country"]
    yield [item for item in items if item.parent in (None, "kr")]


def _as_known(start: int, end: int, item: Reference, reference: str) -> Known:
    return Known(start, end, item.kind, item.type, item.names[0][0], reference)
