"""The units that the sequence model tags: tokens, cut further where a name may end inside one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from graph.reference import load
from graph.reference.lexicon import surnames

_STATES = frozenset("한북남미중일러")
_ONE_WORD = frozenset({"북한", "남한", "한남", "일중", "중미", "남미", "남중", "일한", "남일"})
_DIGITS = re.compile(r"(?<=[가-힣A-Za-z])\d+$")
_PARTICLES = ("에서", "에게", "으로", "가", "의", "와", "과", "는", "를", "을", "에")
_NOUNS = frozenset({"NNP", "NNG", "UN"})
_AFTER_COUNTRY = re.compile("[인판군산측행발계식전]$|정부$")


Cell = tuple[int, str, str, bool]
"""A token: where it starts, its text, its tag (`_SP` for white space), whether a space follows."""


class Unit(NamedTuple):
    """A unit `[start, end)`; `spaced`: white space stands before it."""

    start: int
    end: int
    form: str
    tag: str
    spaced: bool


_unit: Callable[[tuple[int, int, str, str, bool]], Unit] = partial(tuple.__new__, Unit)
"""A unit from a tuple: in half the time that its class takes."""


@cache
def _countries() -> frozenset[str]:
    return frozenset(
        name for item in load() if item.type == "country" for name, _ in item.names if len(name) > 1
    )


@cache
def _families() -> frozenset[str]:
    return frozenset(name for name, _ in surnames())


def units(cells: Iterable[Cell], known: frozenset[str]) -> Iterator[Unit]:
    """The units of a sentence's tokens; `known` are the words that the analyser has met."""
    spaced = True
    for start, text, tag, space in cells:
        if tag == "_SP":
            spaced = True
            continue
        cuts = _cuts(text, tag, known) if tag in _NOUNS else ()
        if cuts:
            yield from _parts(start, text, tag, cuts, spaced)
        else:
            yield _unit((start, start + len(text), text, tag, spaced))
        spaced = space


def _parts(start: int, text: str, tag: str, cuts: tuple[int, ...], spaced: bool) -> Iterator[Unit]:
    for left, right in pairwise((0, *cuts, len(text))):
        part_tag = tag if right < len(text) else _tail_tag(text[left:], tag)
        yield Unit(start + left, start + right, text[left:right], part_tag, spaced and left == 0)


def _tail_tag(tail: str, tag: str) -> str:
    if tail.isdigit():
        return "SN"
    return "JKS" if tail in _PARTICLES else "XSN" if len(tail) == 1 else tag


@lru_cache(maxsize=50_000)
def _cuts(text: str, tag: str, known: frozenset[str]) -> tuple[int, ...]:
    """Where a noun is cut: 한미, 남북 · 박씨 · 어벤져스2 · 미국인 · an unknown name with its particle."""
    size = len(text)
    if (
        size == 2
        and text not in _ONE_WORD
        and text[0] in _STATES
        and text[1] in _STATES
        and text[0] != text[1]
    ):
        return (1,)
    if size == 3 and text[1] in "·ㆍᆞ" and text[0] in _STATES and text[2] in _STATES:
        return (1, 2)
    if size == 2 and text[1] in "씨모" and text[0] in _families():
        return (1,)
    if text in ("북측", "북핵", "남측"):
        return (1,)
    digits = _DIGITS.search(text)
    if digits:
        return (digits.start(),)
    tail = _AFTER_COUNTRY.search(text)
    if tail and text[: tail.start()] in _countries():
        return (tail.start(),)
    if size > 2 and text not in known and tag != "UN":
        particle = next((p for p in _PARTICLES if text.endswith(p) and len(p) < size - 1), None)
        if particle:
            return (size - len(particle),)
    return ()
