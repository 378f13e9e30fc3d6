"""Guesses: spans that may be names; the voices for each add up as independent evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.model import Kind

SURE = 0.5
"""The least evidence at which a guess becomes a name."""


@dataclass(slots=True)
class Guess:
    """A span and what it may name; `doubt` is the chance that every voice for it is wrong."""

    start: int
    end: int
    kind: Kind
    type: str
    doubt: float = 1.0
    strongest: float = 0.0
    reference: str | None = None

    @property
    def weight(self) -> float:
        """The evidence for it, 0 to 1."""
        return 1.0 - self.doubt


class Taken:
    """Guesses that stand, none overlapping another but for a body that is a venue too."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._guesses: list[Guess] = []

    def add(self, guess: Guess) -> None:
        """Take one in, at its place."""
        at = bisect_left(self._starts, guess.start)
        self._starts.insert(at, guess.start)
        self._guesses.insert(at, guess)

    def over(self, start: int, end: int) -> Iterator[Guess]:
        """Those that share a character with `[start, end)`."""
        at = bisect_left(self._starts, end)
        while at > 0 and self._guesses[at - 1].end > start:
            at -= 1
            yield self._guesses[at]


@dataclass(slots=True)
class Board:
    """All guesses of a document."""

    guesses: dict[tuple[int, int, Kind], Guess] = field(default_factory=dict)

    _from: dict[int, list[Guess]] = field(default_factory=lambda: defaultdict(list))
    """The guesses at bodies by where they start."""

    within: set[tuple[int, int]] = field(default_factory=set)
    """Spans that stand although they lie within another name (a town in the name of a hotel)."""

    labels: dict[tuple[int, int], str] = field(default_factory=dict)
    """Fuller names of spans that say a part only (a minister's portfolio)."""

    closed: set[tuple[int, int]] = field(default_factory=set)
    """Spans in which no further name is looked for."""

    def add(
        self, start: int, end: int, kind: Kind, type_: str, weight: float, reference: str | None = None
    ) -> None:
        """A voice for a span; the type of the strongest voice is kept."""
        guess = self.guesses.get((start, end, kind))
        if guess is None:
            guess = self.guesses[start, end, kind] = Guess(start, end, kind, type_)
            if kind is Kind.ORGANIZATION:
                self._from[start].append(guess)
        guess.doubt *= 1.0 - weight
        guess.reference = guess.reference or reference
        if weight > guess.strongest:
            guess.strongest, guess.type = weight, type_

    def block(self, start: int, end: int) -> None:
        """No body begins within `[start, end)`: what stands there is a part of one."""
        for first in range(start, end):
            for guess in self._from.get(first, ()):
                if guess.end <= end:
                    guess.doubt = 1.0

    def settle(self) -> list[Guess]:
        """The guesses that are sure enough, none overlapping another that is surer or, as sure, longer."""
        kept: list[Guess] = []
        taken = Taken()
        for guess in sorted(self.guesses.values(), key=_rank):
            inside = (guess.start, guess.end) in self.within
            if guess.weight >= SURE and (
                inside or not any(_excludes(other, guess) for other in taken.over(guess.start, guess.end))
            ):
                kept.append(guess)
                if not inside:
                    taken.add(guess)
        return sorted(kept, key=lambda g: (g.start, g.end))


def _rank(guess: Guess) -> tuple[float, int]:
    length = guess.end - guess.start
    return (-(min(guess.weight, 0.9) + 0.02 * min(length, 20)), -length)


def _excludes(one: Guess, other: Guess) -> bool:
    if one.end <= other.start or other.end <= one.start:
        return False
    same = (one.start, one.end) == (other.start, other.end)
    places = [g for g in (one, other) if g.kind is Kind.PLACE]
    return not (
        same and len(places) == 1 and places[0].type == "venue" and Kind.PERSON not in (one.kind, other.kind)
    )
