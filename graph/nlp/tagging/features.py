"""What the sequence model sees of a sentence: of each unit, of its neighbours, of the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from graph.nlp.tagging.lexicon import SIZES, Lexicon
from graph.nlp.tagging.units import Unit

OFFSETS = (-2, -1, 0, 1, 2)
"""The neighbours whose own features a unit sees."""
_FAR = ("w=", "t=", "c6", "c2", "cp", "ti")
"""Beginnings of the features that are seen of units two places off."""
_PASSED_OVER = "JEVS"
"""Particles and endings: what stands around them costs time and tells nothing (no change of F1)."""
_NOUNS = frozenset({"NNP", "NNG", "SL", "UN"})
_SHAPES = (
    (re.compile("[가-힣]"), "가"), (re.compile("[A-Z]"), "A"), (re.compile("[a-z]"), "a"),
    (re.compile(r"\d"), "9"), (re.compile("[一-龥]"), "漢"), (re.compile(r"(.)\1{3,}"), r"\1\1\1+"),
)  # fmt: skip


Step = tuple[str, str, str, str, str]
"""The tag before, a sign for the space between, the tag, the next space, the tag after."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the rules say of each unit of a sentence: in which value, in which known name (`B-`, `I-`)."""

    values: Sequence[str]
    names: Sequence[str]


def mark(units: Sequence[Unit], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """For each unit `B-` or `I-` with the label of the span that it lies in, else an empty string."""
    marks = [""] * len(units)
    at = 0
    for start, end, label in spans:
        while at < len(units) and units[at].start < start:
            at += 1
        first = "B-"
        while at < len(units) and units[at].end <= end:
            marks[at] = first + label
            first = "I-"
            at += 1
    return marks


def own(form: str, tag: str, words: Lexicon) -> list[str]:
    """The features of a unit by itself."""
    tag0 = tag.split("+", 1)[0]
    found = ["w=" + form, "t=" + tag0]
    if tag0 != tag:
        found.append("tt=" + tag)
    if tag0[0] not in "NSUWX" and tag0 != "MM":
        return found
    found += ["sh=" + shape(form), f"n={min(len(form), 6)}", "p1=" + form[0], "s1=" + form[-1]]
    if len(form) > 1:
        found += ["p2=" + form[:2], "s2=" + form[-2:]]
    if len(form) > 2:
        found.append("s3=" + form[-3:])
    found += _clusters(form, tag0, words)
    if form in words.parts:
        found += ["cp=" + words.parts[form][:-1], "cp=" + words.parts[form]]
    if tag0 in ("NNP", "NNG", "UN"):
        found += _forms(form, tag0, words)
    return found


def shape(form: str) -> str:
    """The kinds of characters of a word: `Kt9가`."""
    for pattern, sign in _SHAPES:
        form = pattern.sub(sign, form)
    return form


def cluster(form: str, tag: str, words: Lexicon) -> tuple[int, ...] | None:
    """The clusters of a word, under its own tag or as a noun."""
    return (
        words.clusters.get((form, tag))
        or words.clusters.get((form, "NNP"))
        or words.clusters.get((form, "NNG"))
    )


def _clusters(form: str, tag: str, words: Lexicon) -> Iterator[str]:
    found = cluster(form, tag, words)
    if found:
        yield from (f"c{size}={number}" for size, number in zip(SIZES, found, strict=True))
        return
    yield "oov"
    if len(form) > 3:
        sizes = [size for size in (4, 3, 2) if size < len(form)]
        for name, found_parts in (
            ("sc", [words.clusters.get((form[-size:], "NNG")) for size in sizes]),
            ("pc", [words.clusters.get((form[:size], "NNP")) for size in sizes]),
        ):
            inner = next((numbers for numbers in found_parts if numbers), None)
            if inner:
                yield f"{name}={inner[1]}"


def _forms(form: str, tag: str, words: Lexicon) -> Iterator[str]:
    if form[0] in words.surnames and 2 <= len(form) <= 4:
        yield f"sur{len(form)}{tag}"
    if form in words.surnames:
        yield "SUR"
    if form in words.cities:
        yield "city"
    if form in words.titles:
        yield "title"
    for name, ends in (("so", words.body_ends), ("sp", words.place_ends)):
        end = next((end for end in ends if form.endswith(end)), None)
        if end:
            yield f"{name}={end}"
            yield name


def seen_from(feature: str, offset: int) -> bool:
    """Whether a unit sees this feature of its neighbour at an offset."""
    return abs(offset) < 2 or feature[:2] in _FAR


def flags(unit: Unit, value: str, name: str) -> Iterator[str]:
    """The features of a unit that depend on its sentence; seen from all offsets."""
    if value:
        yield "V=" + value
    if name:
        yield "G=" + name
    if unit.spaced:
        yield "sp_"


@dataclass(frozen=True, slots=True)
class Around:
    """What a sentence's units see around them, in parts that can be weighed apart.

    `steps` are keys of `step_features`, `shared` the features of all units of a word, `place` is each unit's
    word, `single` the rest.
    """

    steps: list[Step]
    place: list[int]
    shared: list[list[str]]
    single: list[list[str]]

    def features(self) -> list[list[str]]:
        """All features of each unit."""
        together = zip(self.steps, self.place, self.single, strict=True)
        return [[*step_features(step), *self.shared[word], *rest] for step, word, rest in together]


def step_features(step: Step) -> list[str]:
    """The features of the tags of three units and the spaces between them."""
    before, gap, tag, gap_after, after = step
    return [
        "b",
        f"tb={before}{gap}{tag}",
        f"ta={tag}{gap_after}{after}",
        f"tt={before}{gap}{tag}{gap_after}{after}",
    ]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a unit is to its neighbours: its first tag, and its clusters, coarse and middle, or that tag."""

    tag: str
    coarse: str
    middle: str
    passed_over: bool

    @classmethod
    @lru_cache(maxsize=50_000)
    def of(cls, form: str, tags: str, words: Lexicon) -> _Seen:
        tag = tags.split("+", 1)[0]
        found = cluster(form, tag, words) if tag[0] in "NSUWX" else None
        like = (f"c64={found[0]}", f"c256={found[1]}") if found else (tag, tag)
        return cls(tag, *like, tag[0] in _PASSED_OVER)


def around(units: Sequence[Unit], words: Lexicon) -> Around:
    """What each unit sees of its neighbours, and of the words (between spaces) around it."""
    seen = [_Seen.of(unit.form, unit.tag, words) for unit in units]
    tags = [one.tag for one in seen]
    gaps = ["_" if unit.spaced else "" for unit in units]
    between = _Words.of(units, tags)
    before, after = ["#", *tags[:-1]], [*tags[1:], "#"]
    steps = list(zip(before, gaps, tags, [*gaps[1:], ""], after, strict=True))
    forms = ["#", *(unit.form for unit in units), "#"]
    middle = ["#", *(one.middle for one in seen), "#"]
    gaps.append("")
    single: list[list[str]] = []
    for i, one in enumerate(seen):
        if one.passed_over:
            single.append([])
            continue
        some = between.features(i, one.tag)
        some += _neighbours(forms[i : i + 3], one.tag, gaps[i : i + 2], middle[i : i + 3])
        if one.tag in _NOUNS:
            some.append(f"cej={one.coarse}|{between.particles[between.place[i]]}")
        single.append(some)
    return Around(steps, between.place, between.shared(), single)


def _neighbours(forms: Sequence[str], tag: str, gaps: Sequence[str], middle: Sequence[str]) -> list[str]:
    """A unit beside the one before and the one after it: forms, gaps on both sides, clusters."""
    before, form, after = forms
    found = [f"wb={before}|{form}", f"wa={form}|{after}"]
    if tag[0] in "NSUX":
        like_before, like, like_after = middle
        gap, gap_after = gaps
        found += [
            f"cb={like_before}|{like}", f"ca={like}|{like_after}",
            f"twp={tag}|{gap_after}{after}", f"twm={before}{gap}|{tag}",
        ]  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """The words between spaces: each unit's word (`place`), and of each word its last noun, particles, first
    unit, size and the number of its first unit. Word 0 and the last stand for what is outside."""

    place: list[int]
    heads: list[str]
    particles: list[str]
    firsts: list[str]
    sizes: list[int]
    openers: list[int]

    @classmethod
    def of(cls, units: Sequence[Unit], tags: Sequence[str]) -> _Words:
        openers = [i for i, unit in enumerate(units) if unit.spaced or i == 0]
        found = cls([], ["#"], ["0"], ["#"], [0], [-1, *openers, -1])
        for word, (first, end) in enumerate(pairwise([*openers, len(units)]), 1):
            found._add(word, [unit.form for unit in units[first:end]], tags[first:end])
        for outside, known in (("#", found.heads), ("0", found.particles), ("#", found.firsts)):
            known.append(outside)
        found.sizes.append(0)
        return found

    def _add(self, word: int, forms: Sequence[str], tags: Sequence[str]) -> None:
        head, joined, verbal = "", "", "0"
        particles = 0
        for form, tag in zip(reversed(forms), reversed(tags), strict=True):
            first = tag[0]
            if not head and (first in "NXU" or tag == "SL"):
                head = form
            elif first == "J" and particles < 2:
                joined = form + joined
                particles += 1
            elif first == "V":
                verbal = "V"
        self.place.extend([word] * len(forms))
        self.heads.append(head)
        self.particles.append(joined if particles else verbal)
        self.firsts.append(forms[0])
        self.sizes.append(len(forms))

    def features(self, i: int, tag: str) -> list[str]:
        """What a unit sees by its place in its word."""
        w = self.place[i]
        opens = "F" if self.openers[w] == i else ""
        return [
            f"tej={tag}|{self.particles[w]}", f"tnh={tag}|{self.heads[w + 1]}",
            f"len={min(self.sizes[w], 4)}{opens}",
        ]  # fmt: skip

    def shared(self) -> list[list[str]]:
        """What all units of a word see of it, of the one before and the one after."""
        h, p, f = self.heads, self.particles, self.firsts
        found: list[list[str]] = [[]]
        for w in range(1, len(h) - 1):
            own_word = [f"eh={h[w]}", f"ej={p[w]}", f"ef={f[w]}"]
            next_word = [f"nh={h[w + 1]}", f"nj={p[w + 1]}", f"nf={f[w + 1]}"]
            found.append([*own_word, *next_word, f"ph={h[w - 1]}", f"pj={p[w - 1]}"])
        return found


def sentence(units: Sequence[Unit], marks: Marks, words: Lexicon) -> list[list[str]]:
    """All features of each unit of a sentence, as the trainer takes them."""
    alone = [own(unit.form, unit.tag, words) for unit in units]
    given = [list(flags(u, v, n)) for u, v, n in zip(units, marks.values, marks.names, strict=True)]
    result = around(units, words).features()
    for i, features in enumerate(result):
        for offset in OFFSETS:
            j = i + offset
            if 0 <= j < len(units):
                features += [f"{offset}|{x}" for x in alone[j] if seen_from(x, offset)]
                features += [f"{offset}|{x}" for x in given[j]]
            else:
                features.append(f"{offset}|#")
    return result
