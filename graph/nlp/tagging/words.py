"""Clusters of words of like meaning, from the similarities that Kiwi's language model gives; for training."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.nlp.morphemes import analyser
from graph.nlp.tagging.lexicon import SIZES
from graph.nlp.tagging.names import parts

ANCHORS = 420
"""Words that all others are compared with; the model's space has 256 dimensions."""
DIMENSIONS = 96
_ROUNDS = 25

Words = dict[tuple[str, str], tuple[int, ...]]


def write(path: Path, seed: int) -> None:
    """Write the clusters of all words of Kiwi's language model and the parts of names; takes 4 minutes."""
    clusters = make(seed)
    lines = [
        f"{form}\t{tag}\t" + "\t".join(map(str, numbers)) for (form, tag), numbers in sorted(clusters.items())
    ]
    lines += [f"{word}\t\t{kind}" for word, kind in sorted(parts().items())]
    with path.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write("\n".join(lines).encode() + b"\n")


def make(seed: int) -> Words:
    """The clusters of every word, one for each of `SIZES`."""
    names, similar = _similarities(seed)
    vectors = _vectors(similar)
    keys = sorted(i for i, (form, tag) in names.items() if form and tag[0] in "NSUWXM")
    numbers = [_kmeans(vectors[keys], size, seed) for size in SIZES]
    return {names[key]: tuple(int(n[at]) for n in numbers) for at, key in enumerate(keys)}


def _similarities(seed: int) -> tuple[dict[int, tuple[str, str]], NDArray[np.float32]]:
    kiwi: Any = analyser()
    every = kiwi.most_similar_morphemes(("서울", "NNP"), top_n=1_000_000)
    names = {item.id: (item.form, item.tag) for item in every}
    pick = random.Random(seed)  # noqa: S311 -- no secret
    frequent = [i for i in sorted(names) if 500 < i < 40_000]
    proper = pick.sample([i for i in frequent if names[i][1] == "NNP"], 300)
    anchors = proper + pick.sample([i for i in frequent if names[i][1] == "NNG"], ANCHORS - 300)
    table = np.zeros((max(names) + 1, ANCHORS), np.float32)
    for column, anchor in enumerate(anchors):
        for item in kiwi.most_similar_morphemes(anchor, top_n=1_000_000):
            table[item.id, column] = item.score
    table[table < -10] = 1.0
    return names, table


def _vectors(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """The words in the space of the similarities' main directions, of length one."""
    centred = table - table.mean(0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    values, directions = values[::-1][:DIMENSIONS], directions[:, ::-1][:, :DIMENSIONS]
    found = centred @ directions / np.sqrt(values / len(table)) * (values / values[0]) ** 0.25
    unit: NDArray[np.float32] = found / (np.linalg.norm(found, axis=1, keepdims=True) + 1e-9)
    return unit


def _kmeans(points: NDArray[np.float32], size: int, seed: int) -> NDArray[np.int64]:
    """The cluster of each point, by k-means on the sphere."""
    centres = points[np.random.default_rng(seed).choice(len(points), size, replace=False)]
    nearest = np.zeros(len(points), np.int64)
    for _ in range(_ROUNDS):
        for at in range(0, len(points), 8192):
            nearest[at : at + 8192] = np.argmax(points[at : at + 8192] @ centres.T, axis=1)
        for number in range(size):
            inside = points[nearest == number]
            if len(inside):
                centres[number] = inside.mean(0)
        centres = centres / (np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9)
    return nearest
