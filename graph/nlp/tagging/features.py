"""What the sequence model sees of a sentence: of each unit, of its neighbours, of the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from graph.nlp.tagging.around import Around, Texts, padded
from graph.nlp.tagging.lexicon import SIZES, Lexicon, cluster
from graph.nlp.tagging.units import Unit

OFFSETS = (-2, -1, 0, 1, 2)
"""The neighbours whose own features a unit sees."""
_FAR = ("w=", "t=", "c6", "c2", "cp", "ti")
"""Beginnings of the features that are seen of units two places off."""
_SHAPES = (
    (re.compile("[가-힣]"), "가"), (re.compile("[A-Z]"), "A"), (re.compile("[a-z]"), "a"),
    (re.compile(r"\d"), "9"), (re.compile("[一-龥]"), "漢"), (re.compile(r"(.)\1{3,}"), r"\1\1\1+"),
)  # fmt: skip


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


def sentence(units: Sequence[Unit], marks: Marks, words: Lexicon) -> list[list[str]]:
    """All features of each unit of a sentence, as the trainer takes them."""
    alone = [own(unit.form, unit.tag, words) for unit in units]
    given = [list(flags(u, v, n)) for u, v, n in zip(units, marks.values, marks.names, strict=True)]
    result = _spelt(units, words)
    for i, features in enumerate(result):
        for offset in OFFSETS:
            j = i + offset
            if 0 <= j < len(units):
                features += [f"{offset}|{x}" for x in alone[j] if seen_from(x, offset)]
                features += [f"{offset}|{x}" for x in given[j]]
            else:
                features.append(f"{offset}|#")
    return result


def _spelt(units: Sequence[Unit], words: Lexicon) -> list[list[str]]:
    """What each unit sees around it, as texts."""
    texts = Texts()
    keys, spaced, places = padded([units])
    sights = np.array([texts.sight(form, tag, words) for form, tag in keys], np.int64)
    return Around(texts, sights, np.array(spaced), places).spelt()
