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
    order = sorted(range(len(scores)), key=lambda i: -len(scores[i]))
    longest = len(scores[order[0]])
    table = np.zeros((longest, len(order), scores[0].shape[1]), np.float32)
    for column, i in enumerate(order):
        table[: len(scores[i]), column] = scores[i]
    alive = [sum(len(score) > place for score in scores) for place in range(longest)]
    return order, alive, table


def marginals(scores: Sequence[Array], moves: Array) -> list[Array]:
    """For each sentence the probability of each label at each place, by scaled forward and backward sums."""
    if not scores:
        return []
    order, alive, table = _laid_out(scores)
    local = np.exp(table - table.max(2, keepdims=True)) + 1e-12
    step = np.exp(moves)
    forward, backward = local.copy(), np.ones_like(local)
    for place in range(1, len(local)):
        k = alive[place]
        row = (forward[place - 1, :k] @ step) * local[place, :k]
        forward[place, :k] = row / row.sum(1, keepdims=True)
    for place in range(len(local) - 2, -1, -1):
        k = alive[place + 1]
        row = (backward[place + 1, :k] * local[place + 1, :k]) @ step.T
        backward[place, :k] = row / row.sum(1, keepdims=True)
    both = forward * backward
    both /= both.sum(2, keepdims=True)
    found: list[Array] = [both[:0, 0]] * len(scores)
    for column, i in enumerate(order):
        found[i] = both[: len(scores[i]), column]
    return found


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
