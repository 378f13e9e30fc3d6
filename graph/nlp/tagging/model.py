"""The learned model asked: linear-chain scores, marginal probabilities, the best labelling.

The weights are those of conditional random fields, trained by python-crfsuite; they are asked in numpy, so
that what a word contributes is looked up once and a sentence costs a few sums.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.nlp.tagging import chain
from graph.nlp.tagging.features import OFFSETS, Marks, around, flags, own, seen_from, step_features
from graph.nlp.tagging.lexicon import FOLDER, Lexicon, lexicon
from graph.nlp.tagging.units import Unit

Array = NDArray[np.float32]
LIMIT = 60_000
"""How many words are remembered with what they contribute (500 bytes a model and word)."""
CAUTION = 0.4
"""How much log probability `outside` must have over a name to win: chosen by cross-validation."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A model's weights: `table[attributes[feature]]` scores the labels, `moves[a, b]` a step from a to b.

    The table's last row is of zeros.
    """

    labels: tuple[str, ...]
    attributes: dict[str, int]
    table: Array
    moves: Array


class Model:
    """A model with its memory of words; threads may share it."""

    def __init__(self, weights: Weights, words: Lexicon) -> None:
        self._weights = weights
        self._words = words
        self._memory: dict[tuple[str, ...], Array] = {}
        self._lock = threading.Lock()
        self._allowed = _allowed(weights.labels)
        self._outside = weights.labels.index("O")
        self._edge = self._sum([f"{offset}|#"] for offset in OFFSETS)

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
        return chain.marginals([self._scores(units, marks)], self._weights.moves)[0]

    def read(self, sentences: Sequence[tuple[Sequence[Unit], Marks]]) -> list[tuple[list[int], Array]]:
        """For each sentence the best labelling (numbers of `labels`) and the probabilities.

        It is the consistent labelling with the greatest product of probabilities, `O` held back by `CAUTION`.
        """
        found = chain.marginals([self._scores(*sentence) for sentence in sentences], self._weights.moves)
        scores = [np.log(np.maximum(probabilities, 1e-6)) for probabilities in found]
        for score in scores:
            score[:, self._outside] -= CAUTION
        return list(zip(chain.best(scores, *self._allowed), found, strict=True))

    def _scores(self, units: Sequence[Unit], marks: Marks) -> Array:
        n = len(units)
        seen = np.stack(
            [self._seen(u, v, m) for u, v, m in zip(units, marks.values, marks.names, strict=True)]
        )
        near = around(units, self._words)
        total = self._summed(near.single)
        total += self._summed(near.shared)[near.place]
        total += np.concatenate([self._remembered("s", *step) for step in near.steps])
        for k, offset in enumerate(OFFSETS):
            low, high = max(0, -offset), min(n, n - offset)
            if low < high:
                total[low:high] += seen[low + offset : high + offset, k]
            total[:low] += self._edge[k]
            total[max(high, 0) :] += self._edge[k]
        return total

    def _summed(self, groups: Sequence[Sequence[str]]) -> Array:
        """The scores that each group of features gives."""
        table, get, nothing = self._weights.table, self._weights.attributes.get, len(self._weights.table) - 1
        wide = max(1, *map(len, groups))
        rows = [[get(x, nothing) for x in group] + [nothing] * (wide - len(group)) for group in groups]
        total: Array = table[rows].sum(1)
        return total

    def _seen(self, unit: Unit, value: str, name: str) -> Array:
        """What a unit contributes to the scores of those around it, offset by offset."""
        contribution = self._remembered("w", unit.form, unit.tag)
        if value or name or unit.spaced:
            contribution = contribution + self._remembered("f", value, name, "_" if unit.spaced else "")
        return contribution

    def _remembered(self, *key: str) -> Array:
        found = self._memory.get(key)
        if found is None:
            if key[0] == "w":
                features = own(key[1], key[2], self._words)
                found = self._sum([f"{d}|{x}" for x in features if seen_from(x, d)] for d in OFFSETS)
            elif key[0] == "s":
                found = self._sum([step_features((key[1], key[2], key[3], key[4], key[5]))])
            else:
                features = list(flags(Unit(0, 0, "", "", bool(key[3])), key[1], key[2]))
                found = self._sum([f"{d}|{x}" for x in features] for d in OFFSETS)
            with self._lock:
                if len(self._memory) >= LIMIT:
                    self._memory.clear()
                self._memory[key] = found
        return found

    def _sum(self, groups: Any) -> Array:
        get = self._weights.attributes.get
        sums = []
        for features in groups:
            rows = [row for row in map(get, features) if row is not None]
            sums.append(self._weights.table[rows].sum(0))
        return np.stack(sums).astype(np.float32)


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
