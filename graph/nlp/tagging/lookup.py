"""A model's weights for what units see around them, found by numbers of texts: no text is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from graph.nlp.tagging.around import BY_WORD, PAIRS, Around, Numbers, Texts

_BITS = 20
"""Bits of a text's number in a key; the shipped model has some 30,000 texts."""
_FAMILIES = {name: 2 * number for number, name in enumerate(PAIRS)}
_SINGLE = (*BY_WORD, "len")
_PARTICLES = frozenset({"ej", "nj", "pj"})
Scores = NDArray[np.float32]
Pair = tuple[int, str, str, int]
"""A family of pairs (odd: a space stands between), the left text, the right one, the row of weights."""


class Lookup:
    """The sums of weights for what units see around them."""

    def __init__(self, attributes: Mapping[str, int], table: Scores) -> None:
        """`attributes` leads from a feature's text to its row of `table`, whose last row is of zeros."""
        named = [(*name.partition("=")[::2], row) for name, row in attributes.items()]
        pairs = [pair for name, rest, row in named if name in PAIRS for pair in _pairs(name, rest, row)]
        single = [(name, text, row) for name, text, row in named if name in _SINGLE]
        self.texts = Texts(_known(pairs, single))
        """The texts that the model knows."""
        self._table = table
        of = self.texts.of
        parts = [(family, of(left), of(right)) for family, left, right, _ in pairs]
        keys = _key(*np.array(parts, np.int64).reshape(-1, 3).T)
        order = np.argsort(keys)
        self._keys = np.append(keys[order], np.iinfo(np.int64).max)
        self._rows = np.append(np.array([row for *_, row in pairs], np.int64)[order], len(table) - 1)
        self._single = {name: np.full(len(self.texts.all) + 1, len(table) - 1) for name in _SINGLE}
        for name, text, row in single:
            self._single[name][of(text)] = row

    def sums(self, around: Around) -> Scores:
        """For each unit the scores of the labels by what it sees of units and words around it."""
        total = self._by_unit(around)
        columns, place = around.by_word()
        told = np.zeros((len(columns[0]), total.shape[1]), np.float32)
        for name, numbers in zip(BY_WORD, columns, strict=True):
            told += self._table[self._row(name, numbers)]
        total += told[place]
        return total

    def _by_unit(self, around: Around) -> Scores:
        total = np.zeros((len(around.places), self._table.shape[1]), np.float32)
        seeing = around.seeing()
        everyone = np.flatnonzero(seeing)
        for name, who, left, right, gap in around.by_unit():
            sees = everyone if who is None else np.flatnonzero(seeing & who)
            if left is None:
                rows = self._row(name, right[sees])
            else:
                rows = self._found(_key(_FAMILIES[name] + gap[sees], left[sees], right[sees]))
            told = np.flatnonzero(rows < len(self._table) - 1)
            total[sees[told]] += self._table[rows[told]]
        return total

    def _row(self, name: str, numbers: Numbers) -> Numbers:
        """The rows of a feature; a tag that the model did not know has a number beyond them."""
        rows = self._single[name]
        found: Numbers = rows[np.minimum(numbers, len(rows) - 1)]
        return found

    def _found(self, keys: Numbers) -> Numbers:
        at = np.searchsorted(self._keys, keys)
        found: Numbers = np.where(self._keys[at] == keys, self._rows[at], len(self._table) - 1)
        return found


def _key(family: Numbers, left: Numbers, right: Numbers) -> Numbers:
    return (family << 2 * _BITS) + (left << _BITS) + right


def _pairs(name: str, rest: str, row: int) -> Iterator[Pair]:
    """Every way to read a feature's text as a pair: both texts may hold what stands between them."""
    for gap, between in enumerate(PAIRS[name]):
        at = rest.find(between)
        while at >= 0:
            yield _FAMILIES[name] + gap, rest[:at], rest[at + len(between) :], row
            at = rest.find(between, at + 1)


def _known(pairs: Iterable[Pair], single: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    """All texts of features, and those that particles may be joined from (에서는: 에서, 는)."""
    particles = {text for name, text, _ in single if name in _PARTICLES}
    for family, left, right, _ in pairs:
        yield from (left, right)
        if family in (_FAMILIES["tej"], _FAMILIES["cej"]):
            particles.add(right)
    for _, text, _ in single:
        yield text
    for text in particles:
        yield from (part for cut in range(1, len(text)) for part in (text[:cut], text[cut:]))
