"""The named things and industries in a question: the longest names that the graph knows."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode

from graph.ask.cues import PARTICLES, is_cue
from graph.ask.interpretation import Code, Thing, Words
from graph.ask.lookups import ALLIANCES, INDUSTRY_NAMES, NAMED, PARTLY_NAMED
from graph.ids import name_key
from graph.store.base import View
from graph.vocab import INDUSTRY

_TOKEN = re.compile(r"[^\s?!,;\"'“”‘’「」『』<>《》()\[\]]+")
_LONGEST = 14
"""Names of more words than this are not looked for."""
_TAILS = ("산업", "분야", "업계", "업종")
_PARTS = 60
_SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Gram:
    """A run of the question's words that may be a name."""

    words: Words
    key: str
    particle: str
    count: int


def normalised(question: str) -> str:
    """The question as it is matched; all places in it are of this form."""
    return unicodedata.normalize("NFKC", question).strip()


def grams(question: str) -> list[Gram]:
    """All runs of words, the longest first, with and without a particle at their end."""
    found = [
        gram
        for tokens in [list(_TOKEN.finditer(question))]
        for i, first in enumerate(tokens)
        for j, last in enumerate(tokens[i : i + _LONGEST])
        for gram in _forms(question, first.start(), last.end(), j + 1)
    ]
    return sorted(found, key=lambda gram: (gram.words.start - gram.words.end, gram.words.start))


def _forms(question: str, start: int, end: int, count: int) -> Iterator[Gram]:
    whole = question[start:end].rstrip(".")
    for particle in ("", "'s", *PARTICLES):
        text = whole.removesuffix(particle)
        if (text == whole) != (not particle):
            continue
        key = name_key(text)
        if len(key) > 1 and not (count == 1 and _common(text)):
            yield Gram(Words(start, start + len(text), text), key, particle, count)


def _common(text: str) -> bool:
    """Whether a single word is one of grammar; WHO in capitals is a name, who is not."""
    if text.isascii() and len(text) <= 3 and text.isalpha():
        return not text.isupper()
    return is_cue(text) and not (text.isascii() and text.isupper())


def things(view: View, question: str) -> tuple[tuple[Thing, ...], tuple[Code, ...]]:
    """The things named whole and the industries, by place; where names overlap, the longest."""
    runs = grams(question)
    if not runs:
        return (), ()
    keys = [Literal(key) for key in dict.fromkeys(gram.key for gram in runs)]
    nodes: dict[str, dict[NamedNode, None]] = defaultdict(dict)
    for row in view.select(NAMED(keys)):
        if isinstance(row["id"], NamedNode):
            nodes[row["key"].value][row["id"]] = None
    codes = _industries(view)
    found: list[Thing] = []
    industries: list[Code] = []
    taken: list[Words] = []
    for gram in runs:
        if any(gram.words.start < w.end and w.start < gram.words.end for w in taken):
            continue
        if gram.key in codes:
            industries += [Code(code, gram.words) for code in codes[gram.key]]
        elif gram.key in nodes:
            found.append(Thing(gram.words, tuple(nodes[gram.key]), gram.particle))
        else:
            continue
        taken.append(gram.words)
    return (
        tuple(sorted(found, key=lambda thing: thing.words.start)),
        tuple(sorted(industries, key=lambda code: code.words.start)),
    )


def told_apart(view: View, named: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """The things, those marked that are alliances."""
    bodies = [node for thing in named for node in thing.of("organization")]
    rows = view.select(ALLIANCES(bodies)) if bodies else []
    known = {row["id"] for row in rows}
    return tuple(replace(thing, alliance=bool(known & {*thing.nodes})) for thing in named)


def _industries(view: View) -> dict[str, list[str]]:
    """Industry codes by the keys of their names, with and without 산업 or 분야 at the end."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in view.select(INDUSTRY_NAMES):
        code, name = row["code"].value.removeprefix(INDUSTRY), row["name"].value
        for form in (name, code, *(f"{name}{tail}" for tail in _TAILS)):
            found[name_key(form)][code] = None
    return {key: list(codes) for key, codes in found.items()}


def part_named(view: View, question: str, plain: list[Words]) -> Thing | None:
    """The events, policies or alliances whose name holds the longest run of words.

    A run must hold a word that is in none of `plain`, the words that are understood otherwise.
    """
    runs = [
        gram
        for gram in grams(question)
        if len(gram.key) >= _SHORTEST_PART and _says_more(question, gram, plain)
    ][:_PARTS]
    if not runs:
        return None
    rows = view.select(PARTLY_NAMED([Literal(gram.key) for gram in runs]))
    for gram in runs:
        nodes = tuple(
            dict.fromkeys(
                row["id"]
                for row in rows
                if row["part"].value == gram.key and isinstance(row["id"], NamedNode)
            )
        )
        if nodes:
            return Thing(gram.words, nodes, gram.particle)
    return None


def _says_more(question: str, gram: Gram, plain: list[Words]) -> bool:
    return any(
        not any(words.start < token.end() and token.start() < words.end for words in plain)
        and not is_cue(token.group())
        for token in _TOKEN.finditer(question, gram.words.start, gram.words.end)
    )
