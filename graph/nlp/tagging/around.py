"""What a unit sees of its neighbours and of the words around it, for many sentences at once, as numbers.

Every text (a form, a tag, a cluster) has a number (`Texts`), and what two of them tell together is a pair of
numbers, so that asking the model builds no text. Training spells the same numbers out (`Around.spelt`).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.nlp.tagging.lexicon import Lexicon, cluster
from graph.nlp.tagging.units import Unit

Step = tuple[int, bool, int, bool, int]
"""The number of the tag before, whether a space stands between, the tag, the next space, the tag after."""
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

EDGE = 2
"""Places that stand for what is outside a sentence, before and after it."""
OUTSIDE = ("", "")
"""The form and tag of such a place."""
PAIRS: dict[str, tuple[str, str]] = {
    "tej": ("|", "|"), "tnh": ("|", "|"), "wb": ("|", "|"), "wa": ("|", "|"), "cb": ("|", "|"),
    "ca": ("|", "|"), "twp": ("|", "|_"), "twm": ("|", "_|"), "cej": ("|", "|"),
}  # fmt: skip
"""Features made of two texts, and what stands between the two without and with a space."""
BY_UNIT = ("tej", "tnh", "len", "wb", "wa", "cb", "ca", "twp", "twm", "cej")
BY_WORD = ("eh", "ej", "ef", "nh", "nj", "nf", "ph", "pj")
"""What units see, in the order in which it is summed: each by itself; all units of a word alike."""
_PASSED_OVER = "JEVS"
"""Particles and endings: what stands around them costs time and tells nothing (no change of F1)."""
_NOUNS = frozenset({"NNP", "NNG", "SL", "UN"})
_PASSED, _NAMED, _NOUN, _HEAD, _PARTICLE, _VERB, _OUTSIDE = (1 << bit for bit in range(7))


class Texts:
    """Numbers for texts. One not among the `known` gets 0, or if none are given a number of its own."""

    def __init__(self, known: Iterable[str] | None = None) -> None:
        self._grows = known is None
        self._numbers: dict[str, int] = {}
        self._lock = threading.Lock()
        self.all = ["\0"]
        """The text of each number."""
        for text in known or ():
            self._add(text)
        self.lengths = np.array([[self.of(f"{size}{opens}") for opens in ("", "F")] for size in range(5)])
        """The numbers of what tells a word's size in units, and whether a unit opens it."""

    def _add(self, text: str) -> int:
        with self._lock:
            if text not in self._numbers:
                self._numbers[text] = len(self.all)
                self.all.append(text)
            return self._numbers[text]

    def of(self, text: str) -> int:
        """The number of a text."""
        return self._add(text) if self._grows else self._numbers.get(text, 0)

    def sight(self, form: str, tags: str, words: Lexicon) -> list[int]:
        """What a unit is to its neighbours: the numbers of its form, first tag and clusters (middle, coarse;
        else that tag), and bits for its kind."""
        if (form, tags) == OUTSIDE:
            return [self.of("#"), self._add("#"), self.of("#"), self.of("#"), _HEAD + _OUTSIDE]
        tag = tags.split("+", 1)[0]
        number = self._add(tag)  # there are some sixty
        found = cluster(form, tag, words) if tag[0] in "NSUWX" else None
        like = [self.of(f"c256={found[1]}"), self.of(f"c64={found[0]}")] if found else [number, number]
        return [self.of(form), number, *like, _bits(tag)]


def _bits(tag: str) -> int:
    first = tag[0]
    return (
        _PASSED * (first in _PASSED_OVER)
        + _NAMED * (first in "NSUX")
        + _NOUN * (tag in _NOUNS)
        + _HEAD * (first in "NXU" or tag == "SL")
        + _PARTICLE * (first == "J")
        + _VERB * (first == "V")
    )


def padded(sentences: Iterable[Sequence[Unit]]) -> tuple[list[tuple[str, str]], list[bool], Numbers]:
    """All units' forms and tags, whether space stands before them, `EDGE` places around each sentence; and
    where the units stand among the places."""
    keys: list[tuple[str, str]] = []
    spaced: list[bool] = []
    places: list[int] = []
    edge, bare = [OUTSIDE] * EDGE, [False] * EDGE
    for units in sentences:
        places += range(len(keys) + EDGE, len(keys) + EDGE + len(units))
        keys += edge
        keys += [(form, tag) for _, _, form, tag, _ in units]
        keys += edge
        spaced += bare
        spaced += [unit[4] for unit in units]
        spaced += bare
    return keys, spaced, np.array(places, np.int64)


@dataclass(frozen=True)
class Around:
    """What the units at `places` see: `sights` has a row of `Texts.sight` for each place, edges included."""

    texts: Texts
    sights: Numbers
    spaced: Flags
    places: Numbers

    @cached_property
    def _words(self) -> _Words:
        return _Words.of(self.texts, self.sights, self.spaced)

    def _kind(self, bit: int) -> Flags:
        found: Flags = (self.sights[self.places, 4] & bit) > 0
        return found

    def by_unit(self) -> Iterator[tuple[str, Flags | None, Numbers | None, Numbers, Numbers]]:
        """Each of `BY_UNIT` in order: its name, which units see it (None: all), the left text of a pair, the
        right or only one, and whether a space stands between."""
        at, words = self.places, self._words
        form, tag, like, coarse = (self.sights[:, column] for column in range(4))
        gap = self.spaced.astype(np.int64)
        none = np.zeros(len(at), np.int64)
        word = words.place[at]
        named, noun = self._kind(_NAMED), self._kind(_NOUN)
        size = np.minimum(words.sizes[word], 4)
        opens = (words.openers[word] == at).astype(np.int64)
        yield "tej", None, tag[at], words.particles[word], none
        yield "tnh", None, tag[at], words.heads[word + 1], none
        yield "len", None, None, self.texts.lengths[size, opens], none
        yield "wb", None, form[at - 1], form[at], none
        yield "wa", None, form[at], form[at + 1], none
        yield "cb", named, like[at - 1], like[at], none
        yield "ca", named, like[at], like[at + 1], none
        yield "twp", named, tag[at], form[at + 1], gap[at + 1]
        yield "twm", named, form[at - 1], tag[at], gap[at]
        yield "cej", noun, coarse[at], words.particles[word], none

    def seeing(self) -> Flags:
        """Which units see anything by themselves."""
        return ~self._kind(_PASSED)

    def by_word(self) -> tuple[list[Numbers], Numbers]:
        """The numbers of each of `BY_WORD` for each word, edges included; and each unit's word."""
        words = self._words
        h, p, f = words.heads, words.particles, words.firsts
        before, after = (np.clip(np.arange(len(h)) + step, 0, len(h) - 1) for step in (-1, 1))
        return [h, p, f, h[after], p[after], f[after], h[before], p[before]], words.place[self.places]

    def steps(self) -> Iterator[Step]:
        """What `step_features` takes, for each unit."""
        at, tag, gap = self.places, self.sights[:, 1], self.spaced
        columns = (tag[at - 1], gap[at], tag[at], gap[at + 1], tag[at + 1])
        return zip(*(column.tolist() for column in columns), strict=True)

    def spelt(self) -> list[list[str]]:
        """For each unit its features as texts: of the tags around it, of the words, of its own."""
        all_texts = self.texts.all
        found = [step_features(step, self.texts) for step in self.steps()]
        columns, place = self.by_word()
        for row, word in zip(found, place, strict=True):
            row += [f"{name}={all_texts[c[word]]}" for name, c in zip(BY_WORD, columns, strict=True)]
        seeing = self.seeing()
        for name, who, left, right, gap in self.by_unit():
            for i in np.flatnonzero(seeing if who is None else seeing & who):
                before = "" if left is None else all_texts[left[i]] + PAIRS[name][gap[i]]
                found[i].append(f"{name}={before}{all_texts[right[i]]}")
        return found


def step_features(step: Step, texts: Texts) -> list[str]:
    """The features of the tags of three units and the spaces between them."""
    before, tag, after = (texts.all[number] for number in step[::2])
    gap, gap_after = ("_" if spaced else "" for spaced in step[1::2])
    return [
        "b",
        f"tb={before}{gap}{tag}",
        f"ta={tag}{gap_after}{after}",
        f"tt={before}{gap}{tag}{gap_after}{after}",
    ]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words between spaces: each place's word; of each word its last noun, its last two particles, its
    first unit, its size and first place. The edges of a sentence are words too."""

    place: Numbers
    heads: Numbers
    particles: Numbers
    firsts: Numbers
    sizes: Numbers
    openers: Numbers

    @classmethod
    def of(cls, texts: Texts, sights: Numbers, spaced: Flags) -> _Words:
        form, bits = sights[:, 0], sights[:, 4]
        outside = (bits & _OUTSIDE) > 0
        opens = spaced | (outside != np.roll(outside, 1))
        opens[0] = True
        openers = np.flatnonzero(opens)
        head, last = _last(bits, _HEAD, openers), _last(bits, _PARTICLE, openers)
        bits = bits.copy()
        bits[last[last >= 0]] = 0
        before = _last(bits, _PARTICLE, openers)
        particles = np.where(_last(bits, _VERB, openers) >= 0, texts.of("V"), texts.of("0"))
        particles = np.where(last >= 0, form[last], particles)
        for word in np.flatnonzero(before >= 0):
            particles[word] = texts.of(texts.all[form[before[word]]] + texts.all[form[last[word]]])
        return cls(
            np.cumsum(opens) - 1,
            np.where(head >= 0, form[head], texts.of("")),
            particles,
            form[openers],
            np.diff(openers, append=len(opens)),
            openers,
        )


def _last(bits: Numbers, bit: int, openers: Numbers) -> Numbers:
    """Of each word the last place that has a bit, or -1."""
    found: Numbers = np.maximum.reduceat(np.where(bits & bit, np.arange(len(bits)), -1), openers)
    return found
