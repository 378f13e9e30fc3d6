"""The learned model asked: linear-chain scores, marginal probabilities, the best labelling.

The weights are those of conditional random fields, trained by python-crfsuite; they are asked in numpy, so
that what a word contributes is looked up once and a sentence costs a few sums.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.nlp.tagging import chain
from graph.nlp.tagging.around import EDGE, OUTSIDE, Around, Step, padded, step_features
from graph.nlp.tagging.features import OFFSETS, Marks, flags, own, seen_from
from graph.nlp.tagging.lexicon import FOLDER, Lexicon, lexicon
from graph.nlp.tagging.lookup import Lookup
from graph.nlp.tagging.memory import Memory
from graph.nlp.tagging.units import Unit

Array = NDArray[np.float32]
LIMIT = 60_000
"""How many words are remembered with what they contribute (500 bytes a model and word)."""
CAUTION = 0.4
"""How much log probability `outside` must have over a name to win: chosen by cross-validation."""
_BARE = [("", "", False)] * EDGE
"""What the rules say of what stands beyond the ends of a sentence: nothing."""
Sighted = tuple[Sequence[Unit], Marks]
"""A sentence's units and what the rules say of them."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's weights: `table[attributes[feature]]` scores the labels, `moves[a, b]` a step from a to b.

    The table's last row is of zeros.
    """

    labels: tuple[str, ...]
    attributes: dict[str, int]
    table: Array
    moves: Array


@dataclass(frozen=True, slots=True)
class _Memories:
    """What words, flags and steps contribute, as far as they have been met."""

    words: Memory
    flags: Memory
    steps: Memory

    @property
    def full(self) -> bool:
        return len(self.words) + len(self.flags) + len(self.steps) >= LIMIT


class Model:
    """A model with its memory of words; threads may share it."""

    def __init__(self, weights: Weights, words: Lexicon) -> None:
        self._weights = weights
        self._words = words
        self._lookup = Lookup(weights.attributes, weights.table)
        self._allowed = _allowed(weights.labels)
        self._outside = weights.labels.index("O")
        self._edge = self._sum([f"{offset}|#"] for offset in OFFSETS)
        self._memories = self._empty()

    @property
    def words(self) -> Lexicon:
        """The word lists that the features rest on."""
        return self._words

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels: O and B-, I-, E-, S- of each kind."""
        return self._weights.labels

    def probabilities(self, units: Sequence[Unit], marks: Marks) -> Array:
        """For each unit the probability of each label."""
        return chain.marginals(self._scores([(units, marks)]), self._weights.moves)[0]

    def read(self, sentences: Sequence[Sighted]) -> list[tuple[list[int], Array]]:
        """For each sentence the best labelling (numbers of `labels`) and the probabilities.

        It is the consistent labelling with the greatest product of probabilities, `O` held back by `CAUTION`.
        """
        found = chain.marginals(self._scores(sentences), self._weights.moves)
        scores = np.log(np.maximum(np.concatenate([*found, self._edge[:0]]), 1e-6))
        scores[:, self._outside] -= CAUTION
        best = chain.best(_parted(scores, found), *self._allowed)
        return list(zip(best, found, strict=True))

    def _scores(self, sentences: Sequence[Sighted]) -> list[Array]:
        """For each sentence the scores of the labels of each unit, the steps between labels aside."""
        memories = self._memories
        if memories.full:
            memories = self._memories = self._empty()
        keys, spaced, places = padded([units for units, _ in sentences])
        told, sights = memories.words.take(keys, self._of_word)
        around = Around(self._lookup.texts, sights, np.array(spaced), places)
        total = self._lookup.sums(around)
        total += memories.steps.take(around.steps(), self._of_step)[0]
        told += memories.flags.take(_given(sentences), self._of_flags)[0]
        for k, offset in enumerate(OFFSETS):
            total += told[places + offset, k]
        return _parted(total, [units for units, _ in sentences])

    def _empty(self) -> _Memories:
        labels = np.zeros(len(self.labels), np.float32)
        seen = np.zeros((len(OFFSETS), *labels.shape), np.float32)
        return _Memories(Memory(seen, self._sight(OUTSIDE)), Memory(seen), Memory(labels))

    def _sight(self, key: tuple[str, str]) -> NDArray[np.int64]:
        return np.array(self._lookup.texts.sight(*key, self._words), np.int64)

    def _of_word(self, key: tuple[str, str]) -> tuple[Array, NDArray[np.int64]]:
        if key == OUTSIDE:
            return self._edge, self._sight(key)
        features = own(*key, self._words)
        seen = self._sum([f"{d}|{x}" for x in features if seen_from(x, d)] for d in OFFSETS)
        return seen, self._sight(key)

    def _of_flags(self, key: tuple[str, str, bool]) -> tuple[Array]:
        value, name, spaced = key
        features = list(flags(Unit(0, 0, "", "", spaced), value, name))
        return (self._sum([f"{d}|{x}" for x in features] for d in OFFSETS),)

    def _of_step(self, step: Step) -> tuple[Array]:
        return (self._sum([step_features(step, self._lookup.texts)])[0],)

    def _sum(self, groups: Iterable[Iterable[str]]) -> Array:
        get = self._weights.attributes.get
        sums = []
        for features in groups:
            rows = [row for row in map(get, features) if row is not None]
            sums.append(self._weights.table[rows].sum(0))
        return np.stack(sums).astype(np.float32)


def _parted(rows: Array, sentences: Iterable[Sized]) -> list[Array]:
    """The rows of each sentence, by how long they are."""
    return [rows[start:end] for start, end in pairwise(accumulate(map(len, sentences), initial=0))]


def _given(sentences: Iterable[Sighted]) -> Iterator[tuple[str, str, bool]]:
    """What the rules say of each unit and of the edges, and whether space stands before it."""
    for units, marks in sentences:
        yield from _BARE
        yield from zip(marks.values, marks.names, [unit.spaced for unit in units], strict=True)
        yield from _BARE


def _allowed(labels: Sequence[str]) -> tuple[Array, Array, Array]:
    """Zero for each first label, step and last label that makes sense, else a great negative number."""
    first = np.array([0.0 if label[0] in "OSB" else -1e9 for label in labels], np.float32)
    last = np.array([0.0 if label[0] in "OSE" else -1e9 for label in labels], np.float32)
    steps = np.array([[0.0 if _follows(a, b) else -1e9 for b in labels] for a in labels], np.float32)
    return first, steps, last


def _follows(a: str, b: str) -> bool:
    return b[0] in "OSB" if a[0] in "OSE" else b[0] in "IE" and a[2:] == b[2:]


@cache
def model(path: Path = FOLDER / "weights.json.gz") -> Model:
    """The model that is shipped, read once."""
    return Model(read(path), lexicon())


def read(path: Path) -> Weights:
    """The weights of a file that `training` has written."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        data = json.load(file)
    labels = tuple(data["labels"])
    table = np.zeros((len(data["attributes"]) + 1, len(labels)), np.float32)
    attributes = {}
    for row, (name, pairs) in enumerate(data["attributes"].items()):
        attributes[name] = row
        table[row, pairs[::2]] = np.asarray(pairs[1::2], np.float32) / data["scale"]
    moves = np.asarray(data["moves"], np.float32)
    return Weights(labels, attributes, table, moves)
