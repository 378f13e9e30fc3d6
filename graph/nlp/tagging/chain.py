"""Sums and best ways through linear chains, many sentences at a time.

Sentences are sorted by length, the longest first: at each place those still going on are the first rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


def _laid_out(scores: Sequence[Array]) -> tuple[list[int], list[int], Array]:
    """The order by length, how many sentences reach each place, the scores as place x sentence x label."""
    sizes = np.array([len(score) for score in scores])
    order = np.argsort(-sizes, kind="stable").tolist()
    longest = int(sizes.max())
    table = np.zeros((longest, len(order), scores[0].shape[1]), np.float32)
    for column, i in enumerate(order):
        table[: len(scores[i]), column] = scores[i]
    alive = (sizes[:, None] > np.arange(longest)).sum(0).tolist()
    return order, alive, table


_SCALED = 4
"""Places after which sums are scaled: in so few none grows or shrinks beyond what a float holds."""


def marginals(scores: Sequence[Array], moves: Array) -> list[Array]:
    """For each sentence the probability of each label at each place, by scaled forward and backward sums."""
    if not scores:
        return []
    order, alive, table = _laid_out(scores)
    local = np.exp(table - table.max(2, keepdims=True)) + 1e-12
    sizes = [len(scores[i]) for i in order]
    sums = np.stack([local, _turned(local, sizes)])
    steps = np.exp(np.stack([moves, moves.T]))
    for place in range(1, len(local)):
        k = alive[place]
        row = sums[:, place, :k]
        row *= sums[:, place - 1, :k] @ steps
        if place % _SCALED == 0:
            row /= row.sum(2, keepdims=True)
    both = sums[0] * _turned(sums[1], sizes) / local
    both /= both.sum(2, keepdims=True)
    found: list[Array] = [both[:0, 0]] * len(scores)
    for column, i in enumerate(order):
        found[i] = both[: len(scores[i]), column]
    return found


def _turned(table: Array, sizes: Sequence[int]) -> Array:
    """The table with each sentence's places in reverse, so that both sums go the same way."""
    turned = table.copy()
    for column, size in enumerate(sizes):
        turned[:size, column] = table[size - 1 :: -1, column] if size else 0
    return turned


def best(scores: Sequence[Array], first: Array, steps: Array, last: Array) -> list[list[int]]:
    """For each sentence the labels with the greatest sum of scores, by what may begin, follow and end.

    `first`, `steps` and `last` are 0 for what is allowed, else a great negative number: where the best labels
    of all places may follow each other, they are the best way.
    """
    found = [score.argmax(1) for score in scores]
    rest = [i for i, path in enumerate(found) if not _consistent(path, first, steps, last)]
    for i, path in zip(rest, _best([scores[i] for i in rest], first, steps, last), strict=True):
        found[i] = path
    return [path.tolist() for path in found]


def _consistent(path: NDArray[np.intp], first: Array, steps: Array, last: Array) -> bool:
    return not (first[path[0]] or last[path[-1]] or steps[path[:-1], path[1:]].any())


def _best(scores: Sequence[Array], first: Array, steps: Array, last: Array) -> list[NDArray[np.intp]]:
    if not scores:
        return []
    order, alive, table = _laid_out(scores)
    value = table[0] + first
    back = np.zeros(table.shape, np.intp)
    for place in range(1, len(table)):
        k = alive[place]
        options = value[:k, :, None] + steps
        back[place, :k] = options.argmax(1)
        value[:k] = options.max(1) + table[place, :k]
    ends = (value + last).argmax(1)
    found = [back[0, 0]] * len(scores)
    for column, i in enumerate(order):
        path = np.empty(len(scores[i]), np.intp)
        path[-1] = at = ends[column]
        for place in range(len(path) - 1, 0, -1):
            path[place - 1] = at = back[place, column, at]
        found[i] = path
    return found
