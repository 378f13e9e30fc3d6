"""What people's judgements of identity come to, taken together: the later of two that contradict wins."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from graph.merge.clusters import Link
from graph.merge.judgements import Action, Judgement
from graph.merge.keys import Key

JUDGED = 2.0
"""The score of a person's word: above every rule's."""
_APART = frozenset({Action.DIFFERENT, Action.SPLIT})


class Verdicts:
    """Which keys are together and which apart, by the judgements that hold, oldest first."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.together: set[frozenset[Key]] = set()
        self.apart: set[frozenset[Key]] = set()
        self._links: dict[frozenset[Key], Link[Key]] = {}
        for one in judgements:
            if one.action is Action.SAME:
                self._join(one)
            elif one.action in _APART:
                self._part(one)

    def links(self, keys: Collection[Key]) -> Iterator[Link[Key]]:
        """The links that people made, at any of `keys`."""
        yield from (link for link in self._links.values() if link.left in keys or link.right in keys)

    def _join(self, judgement: Judgement) -> None:
        across = set(_across(judgement))
        self.apart -= across
        self.together |= across
        ends = frozenset(min(group) for group in groups(judgement))
        left, right = sorted(ends)
        self._links[ends] = Link(left, right, JUDGED, _words(judgement))

    def _part(self, judgement: Judgement) -> None:
        across = set(_across(judgement))
        self.apart |= across
        self.together -= across
        for pair in across & self._links.keys():
            del self._links[pair]


def groups(judgement: Judgement) -> tuple[tuple[Key, ...], ...]:
    """The keys of the things judged, a group a thing."""
    return judgement.groups or tuple((key,) for key in (judgement.left, judgement.right) if key)


def _across(judgement: Judgement) -> Iterator[frozenset[Key]]:
    for left, right in combinations(groups(judgement), 2):
        yield from (frozenset({a, b}) for a in left for b in right if a != b)


def _words(judgement: Judgement) -> str:
    who = f"judged by {judgement.by}" if judgement.by else "judged"
    return f"{who}: {judgement.reason}" if judgement.reason else who
