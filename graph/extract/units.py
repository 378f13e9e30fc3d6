"""Words cut where names end: the noun stem of each space-delimited word, and runs of bare stems (phrases)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from graph.extract import forms

_PARTICLES = ("J", "E", "VCP", "VX", "XSV", "XSA")
_VERBS = ("VV", "VA", "MAJ")
_GLUED = frozenset("등 측 내 간 외 중".split())
_HANGUL = re.compile("[가-힣]")
_AFTER_BRACKET = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에는|에도|까지|부터|만|이나|나|이란|란|인|이며|이고|이다|라는|이라는|에서는|으로부터)$"
)
_JOINING = frozenset("&-'’+")
_BRACKET = re.compile(r"[(（]((?:[^()（）\n]|[(（][^()（）\n]{1,30}[)）]){1,80})[)）]")
"""A bracket; one more may stand in it (`이하 과기정책연(STEPI), 원장 홍길동`)."""


Whole = Callable[[str], int]
"""How long the sure name is that a word (with its particles) opens with; 0 where there is none."""


Cover = Callable[[str], Sequence[int]]
"""Where to cut a word that is several known names run together; empty where it is one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A morpheme: `[start, end)` of the text, its Sejong tag."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Unit:
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
        return self.tail.lstrip("’'”\"」』｣>〉》)]")

    @property
    def counts(self) -> bool:
        """Whether the unit is a number, a counter or an adverb, and no noun."""
        if set(self.tags) & {"MAG", "MM", "NP", "IC"} and not set(self.tags) & {"NNP", "SL"}:
            return True
        return "SN" in self.tags or set(self.tags) <= {"NR", "NNB", "XSN", "MM"}

    @property
    def bare(self) -> bool:
        """Whether the next unit may belong to the same phrase: nothing but a space between."""
        return (
            not self.severed and not self.tail and self.gap.strip(" \u00a0㈜") == "" and "\n" not in self.gap
        )


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
        (start + m.start(1), start + m.end(1)) for m in _BRACKET.finditer(text[start:end]) if m.start() > 0
    ]
    outside = [
        t for t in tokens if start <= t.start < end and not any(a - 1 <= t.start <= b for a, b in inner)
    ]
    found: list[Unit] = []
    for word in _words(text, outside):
        closes = word[0].start > start and text[word[0].start - 1] in ")）]"
        unit = (
            None
            if closes and _AFTER_BRACKET.match(text[word[0].start : word[-1].end])
            else _stem(text, word, whole)
        )
        if unit:
            found.extend(part for one in _title_split(text, unit) for part in _run_together(one, cover))
        elif found and not found[-1].tail and closes:
            found[-1] = replace(found[-1], tail=text[word[0].start : word[-1].end])
    return [_seat(text, u, following, inner) for u, following in zip_longest(found, found[1:])]


def _run_together(unit: Unit, cover: Cover) -> Iterator[Unit]:
    """The names of a list whose separators a conversion lost (countries in one word)."""
    cuts = [0, *cover(unit.text), len(unit.text)]
    for i, (a, b) in enumerate(pairwise(cuts)):
        last = i == len(cuts) - 2
        tags = unit.tags if len(cuts) == 2 else ("NNP",)
        inner = unit.cuts if len(cuts) == 2 else ()
        tail = unit.tail if last else ""
        yield Unit(unit.start + a, unit.start + b, unit.text[a:b], tail, "", tags, inner, severed=not last)


def bracketed(
    text: str,
    tokens: Sequence[Token],
    stems: Iterable[Unit],
    whole: Whole = lambda _: 0,
    cover: Cover = lambda _: (),
) -> list[list[Unit]]:
    """The units inside each bracket that a unit carries."""
    return [units(text, tokens, *unit.bracket, whole, cover) for unit in stems if unit.bracket]


def _seat(text: str, unit: Unit, following: Unit | None, inner: Sequence[tuple[int, int]]) -> Unit:
    stop = following.start if following else unit.end + len(unit.tail)
    bracket = next(((a, b) for a, b in inner if unit.end < a <= unit.end + 2), None)
    gap = text[unit.end : stop]
    if bracket:
        gap = gap[: bracket[0] - 1 - unit.end] + gap[bracket[1] + 1 - unit.end :]
    if unit.tail and gap.startswith(unit.tail):
        gap = gap[len(unit.tail) :]
    return replace(unit, gap=gap, bracket=bracket, aside=text[slice(*bracket)].strip() if bracket else "")


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


def _words(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    word: list[Token] = []
    for token in tokens:
        glued = bool(word) and token.start <= word[-1].end
        inside = _inside(text, token)
        if not glued or not inside:
            if word:
                yield word
            word = []
        if inside:
            word.append(token)
    if word:
        yield word


def _inside(text: str, token: Token) -> bool:
    if token.tag[0] != "S" or token.tag.startswith(("SL", "SH", "SN")):
        return True
    mark = text[token.start : token.end]
    if mark == "-" and _HANGUL.match(text, token.start - 1) and _HANGUL.match(text, token.end):
        return False
    return mark in _JOINING


def _stem(text: str, word: list[Token], whole: Whole) -> Unit | None:
    """The stem of a word: a whole name that it opens with, else all before its particles."""
    raw = text[word[0].start : word[-1].end]
    size = whole(raw)
    if size:
        end = word[0].start + size
        tags = tuple(t.tag for t in word if t.end <= end) or ("NNP",)
        if tags[-1].startswith(_PARTICLES + _VERBS):
            tags = ("NNP",)
        return Unit(word[0].start, end, raw[:size], raw[size:], tags=tags)
    last = len(word)
    while last and word[last - 1].tag.startswith(_PARTICLES):
        last -= 1
    while last and text[word[last - 1].start : word[last - 1].end] in _JOINING:
        last -= 1
    while (
        last > 1 and word[last - 1].tag == "NNB" and text[word[last - 1].start : word[last - 1].end] in _GLUED
    ):
        last -= 1
    if not last or word[last - 1].tag.startswith(_VERBS):
        return None
    start, end = word[0].start, word[last - 1].end
    while start < end and text[start] in _JOINING:
        start += 1
    if start >= end:
        return None
    return Unit(
        start,
        end,
        text[start:end],
        text[end : word[-1].end],
        tags=tuple(t.tag for t in word[:last]),
        cuts=tuple(t.start for t in word[1:last]),
    )


def _title_split(text: str, unit: Unit) -> Iterator[Unit]:
    """A title and the next name of a list whose separators were lost (센터장 and a name in one word)."""
    if 5 <= len(unit.text) <= 9 and unit.text[-3] in forms.SURNAMES and set(unit.text[-2:]) <= forms.GIVEN:
        head, cut = unit.text[:-3], unit.end - 3
        if (
            len(head) > 1
            and head in forms.TITLES
            and unit.text[-3:] not in forms.TITLES
            and "NNP" in unit.tags
        ):
            yield Unit(unit.start, cut, head, "", "", ("NNG",))
            yield Unit(cut, unit.end, text[cut : unit.end], unit.tail, "", ("NNP",))
            return
    for cut in unit.cuts:
        head, rest = text[unit.start : cut], text[cut : unit.end]
        if head in forms.TITLES and 2 <= len(rest) <= 4 and rest[0] in forms.SURNAMES and len(head) > 1:
            if rest in forms.TITLES:
                continue
            yield Unit(unit.start, cut, head, "", "", ("NNG",))
            yield Unit(cut, unit.end, rest, unit.tail, "", ("NNP",))
            return
    yield unit
