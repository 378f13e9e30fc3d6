"""Words cut where names end: the noun stem of each space-delimited word, and runs of bare stems (phrases)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import Any, NamedTuple

from graph.cues import cued
from graph.extract import forms

_PARTICLES = ("J", "E", "VCP", "VX", "XSV", "XSA")
_VERBS = ("VV", "VA", "MAJ")
_NO_NOUNS = _PARTICLES + _VERBS
_GLUED = frozenset("등 측 내 간 외 중".split())
_MEASURES = frozenset("계측 관측 예측 실측".split())
"""Nouns whose last syllable is no 측 of a party."""
_HANGUL = re.compile("[가-힣]")
_AFTER_BRACKET = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에는|에도|까지|부터|만|이나|나|이란|란|인|이며|이고|이다|라는|이라는|에서는|으로부터)$"
)
_JOINING = frozenset("&-'’+")
_ADVERBIAL = frozenset({"MAG", "MM", "NP", "IC"})
_COUNTING = frozenset({"NR", "NNB", "XSN", "MM"})
_BRACKET = cued(r"[(（](?:[^()（）\n]|[(（][^()（）\n]{1,30}[)）]){1,80}[)）]|\[\d{6}\]")
"""A bracket; one more may stand in it (`이하 과기정책연(STEPI), 원장 홍길동`).

A firm's number at the exchange is one too (`가나전자[000000]`)."""


Whole = Callable[[str], int]
"""How long the sure name is that a word (with its particles) opens with; 0 where there is none."""


Cover = Callable[[str], Sequence[int]]
"""Where to cut a word that is several known names run together; empty where it is one."""


class Token(NamedTuple):
    """A morpheme: `[start, end)` of the text, its Sejong tag."""

    start: int
    end: int
    tag: str


class Unit(NamedTuple):
    """The stem `[start, end)` of a word; `tail` are its particles, `gap` what follows up to the next unit."""

    start: int
    end: int
    text: str
    tail: str = ""
    gap: str = ""
    tags: tuple[str, ...] = ()
    cuts: tuple[int, ...] = ()
    """Offsets of the morpheme borders within the stem."""
    bracket: tuple[int, int] | None = None
    """The inside of a bracket that stands right behind the stem, and its text."""
    aside: str = ""
    severed: bool = False
    """The unit was cut from a word that goes on with the next name of a list."""

    @property
    def particle(self) -> str:
        """The particles without the quotes that stand before them."""
        return self.tail and self.tail.lstrip("’'”\"」』｣>〉》)]")

    @property
    def counts(self) -> bool:
        """Whether the unit is a number, a counter or an adverb, and no noun."""
        tags = self.tags
        if not (_ADVERBIAL.isdisjoint(tags) or "NNP" in tags or "SL" in tags):
            return True
        return "SN" in tags or _COUNTING.issuperset(tags)

    @property
    def bare(self) -> bool:
        """Whether the next unit may belong to the same phrase: nothing but a space between."""
        return (
            not self.severed and not self.tail and self.gap.strip(" \u00a0㈜") == "" and "\n" not in self.gap
        )


_UNIT: Callable[[tuple[Any, ...]], Unit] = partial(tuple.__new__, Unit)
"""A unit from a tuple of all its fields: in half the time that its class takes."""


def units(
    text: str,
    tokens: Sequence[Token],
    start: int,
    end: int,
    whole: Whole = lambda _: 0,
    cover: Cover = lambda _: (),
) -> list[Unit]:
    """The units of `text[start:end]`, what stands in brackets left out but noted on the unit before it."""
    inner = [
        (start + m.start() + 1, start + m.end() - 1)
        for m in _BRACKET.finditer(text[start:end])
        if m.start() > 0
    ]
    openings = [a for a, _ in inner]
    found: list[Unit] = []
    for word in _words(text, _outside(_between(tokens, start, end), openings, inner)):
        first, last = word[0].start, word[-1].end
        closes = first > start and text[first - 1] in ")）]"
        unit = None if closes and _AFTER_BRACKET.match(text[first:last]) else _stem(text, word, whole)
        if unit:
            for one in _title_split(text, unit):
                found += _run_together(one, cover)
        elif found and not found[-1].tail and closes:
            found[-1] = found[-1]._replace(tail=text[first:last])
    return [_seat(text, u, after, openings, inner) for u, after in zip_longest(found, found[1:])]


def _between(tokens: Sequence[Token], start: int, end: int) -> Sequence[Token]:
    first = bisect_left(tokens, start, key=_START)
    return tokens[first : bisect_left(tokens, end, first, key=_START)]


_START = itemgetter(0)


def _outside(
    tokens: Sequence[Token], openings: Sequence[int], inner: Sequence[tuple[int, int]]
) -> Iterable[Token]:
    """The tokens in no bracket; `openings` are the places where the insides of brackets begin."""
    if not inner:
        return tokens
    return [
        t
        for t in tokens
        if t.start > inner[bisect_right(openings, t.start + 1) - 1][1] or t.start + 1 < openings[0]
    ]


def _run_together(unit: Unit, cover: Cover) -> Iterable[Unit]:
    """The names of a list whose separators a conversion lost (countries in one word)."""
    cuts = cover(unit.text)
    return _cut_at(unit, cuts) if cuts else (unit,)


def _cut_at(unit: Unit, cuts: Sequence[int]) -> Iterator[Unit]:
    edges = [0, *cuts, len(unit.text)]
    for a, b in pairwise(edges):
        last = b == edges[-1]
        tail = unit.tail if last else ""
        yield Unit(unit.start + a, unit.start + b, unit.text[a:b], tail, "", ("NNP",), severed=not last)


def bracketed(
    text: str,
    tokens: Sequence[Token],
    stems: Iterable[Unit],
    whole: Whole = lambda _: 0,
    cover: Cover = lambda _: (),
) -> list[list[Unit]]:
    """The units inside each bracket that a unit carries."""
    return [units(text, tokens, *unit.bracket, whole, cover) for unit in stems if unit.bracket]


def _seat(
    text: str,
    unit: Unit,
    following: Unit | None,
    openings: Sequence[int],
    inner: Sequence[tuple[int, int]],
) -> Unit:
    stop = following.start if following else unit.end + len(unit.tail)
    gap = text[unit.end : stop]
    at = bisect_right(openings, unit.end)
    bracket = inner[at] if at < len(inner) and openings[at] <= unit.end + 2 else None
    if bracket:
        gap = gap[: bracket[0] - 1 - unit.end] + gap[bracket[1] + 1 - unit.end :]
    if unit.tail and gap.startswith(unit.tail):
        gap = gap[len(unit.tail) :]
    aside = text[slice(*bracket)].strip() if bracket else ""
    start, end, stem, tail, _, tags, cuts, _, _, severed = unit
    return _UNIT((start, end, stem, tail, gap, tags, cuts, bracket, aside, severed))


def phrases(stems: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Runs of units with nothing but spaces between them; the last one carries the particle."""
    run: list[Unit] = []
    for unit in stems:
        run.append(unit)
        if not unit.bare:
            yield run
            run = []
    if run:
        yield run


def rejoined(
    runs: Iterable[Sequence[Unit]], whole: Callable[[Sequence[Unit], Sequence[Unit]], Sequence[Unit] | None]
) -> Iterator[Sequence[Unit]]:
    """The runs, those made one of which `whole` makes a run of two that follow each other."""
    before: Sequence[Unit] = ()
    for run in runs:
        both = whole(before, run) if before else None
        if before and both is None:
            yield before
        before = both or run
    if before:
        yield before


def _words(text: str, tokens: Iterable[Token]) -> Iterator[list[Token]]:
    word: list[Token] = []
    for token in tokens:
        inside = token.tag[0] != "S" or _inside(text, token)
        if word and (not inside or token.start > word[-1].end):
            yield word
            word = []
        if inside:
            word.append(token)
    if word:
        yield word


def _inside(text: str, token: Token) -> bool:
    """Whether a sign belongs to the word around it."""
    if token.tag.startswith(("SL", "SH", "SN")):
        return True
    mark = text[token.start : token.end]
    if mark == "-" and _HANGUL.match(text, token.start - 1) and _HANGUL.match(text, token.end):
        return False
    return mark in _JOINING


def _stem(text: str, word: list[Token], whole: Whole) -> Unit | None:
    """The stem of a word: a whole name that it opens with, else all before its particles."""
    first = word[0].start
    raw = text[first : word[-1].end]
    size = whole(raw)
    if size:
        end = first + size
        tags = tuple([t.tag for t in word if t.end <= end]) or ("NNP",)
        if tags[-1].startswith(_NO_NOUNS):
            tags = ("NNP",)
        return Unit(first, end, raw[:size], raw[size:], tags=tags)
    last = _stem_length(text, word)
    if not last or word[last - 1].tag.startswith(_VERBS):
        return None
    start, end = first, word[last - 1].end
    while start < end and text[start] in _JOINING:
        start += 1
    if start >= end:
        return None
    tags = tuple([t.tag for t in word[:last]])
    cuts = tuple([t.start for t in word[1:last]])
    return _UNIT((start, end, text[start:end], text[end : word[-1].end], "", tags, cuts, None, "", False))


def _stem_length(text: str, word: Sequence[Token]) -> int:
    """How many of a word's morphemes stand before its particles, joining signs and dependent nouns."""
    last = len(word)
    while last and word[last - 1].tag.startswith(_PARTICLES):
        last -= 1
    while last and text[word[last - 1].start : word[last - 1].end] in _JOINING:
        last -= 1
    while (
        last > 1
        and word[last - 1].tag == "NNB"
        and text[word[last - 1].start : word[last - 1].end] in _GLUED
        and text[word[last - 1].end - 2 : word[last - 1].end] not in _MEASURES
    ):
        last -= 1
    return last


def _title_split(text: str, unit: Unit) -> tuple[Unit, ...]:
    """A title and the next name of a list whose separators were lost (센터장 and a name in one word).

    Also a title that Kiwi takes for a name with its particle (이사와).
    """
    if 5 <= len(unit.text) <= 9 and unit.text[-3] in forms.SURNAMES and set(unit.text[-2:]) <= forms.GIVEN:
        head, name = unit.text[:-3], unit.text[-3:]
        if head in forms.TITLES and name not in forms.TITLES and "NNP" in unit.tags:
            return _two(unit, unit.end - 3)
    if len(unit.text) > 2 and unit.text[-1] in "와과" and unit.text[:-1] in forms.TITLES:
        return (Unit(unit.start, unit.end - 1, unit.text[:-1], unit.text[-1] + unit.tail, "", ("NNG",)),)
    for cut in unit.cuts:
        head, rest = text[unit.start : cut], text[cut : unit.end]
        if head in forms.TITLES and 2 <= len(rest) <= 4 and rest[0] in forms.SURNAMES and len(head) > 1:
            if rest in forms.TITLES:
                continue
            return _two(unit, cut)
    return (unit,)


def _two(unit: Unit, cut: int) -> tuple[Unit, Unit]:
    """A post and the name behind it in one word."""
    post, name = unit.text[: cut - unit.start], unit.text[cut - unit.start :]
    return Unit(unit.start, cut, post, tags=("NNG",)), Unit(cut, unit.end, name, unit.tail, tags=("NNP",))
