"""An event on its way to an entry, and all events of a document with where each is spoken of."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.extract.context import Context
from graph.extract.events.naming import EventName
from graph.extract.events.words import SESSIONS, TYPE_OF
from graph.model import Claim

ASIDE = re.compile(r"[(（][^)）]*[)）]")

_MARKS = re.compile(r"[\s·․‧・ㆍ'\"‘’“”「」｢｣『』<>《》〈〉,.\-–]")


@dataclass(eq=False, slots=True)
class Frame:
    """One event on its way to an entry: its names as written, and the claims made of it so far."""

    name: str
    type: str
    head: str
    spoken: list[EventName] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    parent: Frame | None = None
    background: bool = False
    abroad: bool = False
    """On a trip abroad: where the text names no country, it is not the home one."""

    @property
    def bare(self) -> bool:
        """Whether the text gives it no name but its kind (개막식, 업무협약)."""
        return self.name in TYPE_OF or _MARKS.sub("", self.name) in TYPE_OF

    @property
    def start(self) -> int:
        """Where it is first named."""
        return min(s.start for s in self.spoken)

    def value(self, slot: str) -> str | int | None:
        """The first value of a slot, if any."""
        self._index()
        return self._first.get(slot)

    def has(self, slot: str, value: str | int) -> bool:
        """Whether a slot has a value already."""
        self._index()
        return (slot, value) in self._places

    def add(self, claim: Claim) -> None:
        """Take in a claim, each value of a slot once, the surer one."""
        self._index()
        place = self._places.get((claim.slot, claim.value))
        if place is None:
            self._note(claim, len(self.claims))
            self.claims.append(claim)
            self._indexed_size += 1
            return
        old = self.claims[place]
        if (claim.confidence, bool(claim.topic)) > (old.confidence, bool(old.topic)):
            self.claims[place] = claim

    _places: dict[tuple[str, str | int], int] = field(default_factory=dict)
    _first: dict[str, str | int] = field(default_factory=dict)
    _indexed: list[Claim] | None = None
    _indexed_size: int = 0

    def _index(self) -> None:
        """Know where each slot value stands; found anew where claims were taken away."""
        if self._indexed is not self.claims or self._indexed_size != len(self.claims):
            self._indexed, self._indexed_size = self.claims, len(self.claims)
            self._places, self._first = {}, {}
            for i, claim in enumerate(self.claims):
                self._note(claim, i)

    def _note(self, claim: Claim, place: int) -> None:
        self._places.setdefault((claim.slot, claim.value), place)
        self._first.setdefault(claim.slot, claim.value)


@dataclass(slots=True)
class Scene:
    """All frames of a document and where each is spoken of."""

    ctx: Context
    frames: list[Frame]
    main: Frame | None
    spoken: list[tuple[EventName, Frame]]
    """Every naming or pointing, in order of the text, with the frame meant."""

    def within(self, start: int, end: int) -> Iterator[tuple[EventName, Frame]]:
        """The namings in `[start, end)`."""
        first = bisect_left(self.spoken, start, key=lambda pair: pair[0].start)
        for name, frame in self.spoken[first:]:
            if name.start >= end:
                return
            yield name, frame

    def drop(self, frame: Frame) -> None:
        """Forget a frame and where it is spoken of."""
        self.frames.remove(frame)
        self.spoken = [(n, f) for n, f in self.spoken if f is not frame]

    def untie(self) -> None:
        """Take the parent off events that would be parts of themselves by it; sessions keep theirs."""
        for frame in sorted(self.frames, key=lambda f: (f.head in SESSIONS, f is not self.main)):
            if any(whole is frame for whole in self.around(frame)):
                frame.parent = None

    def around(self, frame: Frame) -> Iterator[Frame]:
        """The events that a frame is part of, from the nearest on, each once."""
        seen: set[int] = set()
        whole = frame.parent
        while whole is not None and id(whole) not in seen:
            yield whole
            seen.add(id(whole))
            whole = whole.parent

    def top(self, frame: Frame) -> Frame:
        """The outermost event that a frame is part of."""
        return next((f for f in reversed([*self.around(frame)])), frame)


def squash(name: str) -> str:
    """A name without marks, spaces and what stands in brackets."""
    return _MARKS.sub("", ASIDE.sub("", unicodedata.normalize("NFKC", name))).casefold()
