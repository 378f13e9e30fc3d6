"""The cues of a pattern: short texts of which whatever it matches holds at least one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from math import prod
from typing import Any

_MANY = 400
"""Texts that a part of a pattern may stand for, to be spelt out."""
_LOOKED_FOR = 80
"""Cues beyond which looking for all takes as long as trying the pattern."""
_CLASS = 30
"""Characters of a class, to be spelt out."""
_USUAL = frozenset("은는이가을를에의로과와도한하고다지사인기대시자정 .,")
_UNEVEN = frozenset("iks")
"""Letters that further ones match where case does not count (ı, K, ſ)."""

Texts = frozenset[str]
_Told = tuple[Texts | None, Texts]
"""All texts that a part of a pattern can match, if few; else texts of which it holds one, if known."""
_NOTHING: _Told = (frozenset({""}), frozenset())
_ANYTHING: _Told = (None, frozenset())


def needs(parts: Iterable[tuple[Any, Any]], flags: int) -> Texts:
    """The cues of a parsed pattern, in small letters where case does not count; empty, if none are known."""
    told, cues = _read(parts, flags)
    cues = cues if told is None else _shortest(told)
    return cues if len(cues) <= _LOOKED_FOR else frozenset()


def _read(parts: Iterable[tuple[Any, Any]], flags: int) -> _Told:
    """Of parts that follow each other."""
    run, options, whole = frozenset({""}), [], True
    for op, value in parts:
        told, cues = _READERS.get(op.name, _anything)(value, flags)
        options.append(cues)
        if told is not None and len(run) * len(told) <= _MANY:
            run = frozenset(before + after for before in run for after in told)
            continue
        whole = False
        options.append(_shortest(run))
        run = told or frozenset({""})
    if whole and not any(options):
        return run, frozenset()
    return None, min(filter(None, [*options, _shortest(run)]), key=_cost, default=frozenset())


def _shortest(texts: Texts) -> Texts:
    """Of each text a few characters; nothing, if one of them is empty."""
    found: set[str] = set()
    for text in sorted(texts, key=lambda text: (len(text), text)):
        if all(found.isdisjoint(_parts(text, size)) for size in range(1, _LATIN + 1)):
            parts = _parts(text, _LATIN if text.isascii() else _SYLLABLES) or [text]
            found.add(min(parts, key=_usual))
    return frozenset() if "" in texts else frozenset(found)


_SYLLABLES, _LATIN = 2, 4
"""Characters of a cue: more find fewer sentences, but are shared by fewer words."""


def _parts(text: str, size: int) -> list[str]:
    return [text[i : i + size] for i in range(len(text) - size + 1)]


def _usual(cue: str) -> float:
    """How likely a sentence is to hold a cue, roughly."""
    if len(cue) > 1:
        return prod(map(_usual, cue)) / 3
    return 0.9 if cue in _USUAL else 0.05 if cue.isascii() and cue.isalpha() else 0.2


def _cost(cues: Texts) -> float:
    """Of looking for cues, and of trying the pattern where one is found (as of some 200 cues)."""
    return len(cues) + 200 * min(1, sum(map(_usual, cues)))


def _anything(_value: Any, _flags: int) -> _Told:
    return _ANYTHING


def _nothing(_value: Any, _flags: int) -> _Told:
    return _NOTHING


def _literal(value: int, flags: int) -> _Told:
    letter = chr(value)
    if flags & re.IGNORECASE and letter.lower() != letter.upper():
        letter = letter.lower()
        if not letter.isascii() or letter in _UNEVEN:
            return _ANYTHING
    return frozenset({letter}), frozenset()


def _class(members: Iterable[tuple[Any, Any]], flags: int) -> _Told:
    found: set[str] = set()
    for op, value in members:
        first, last = value if op.name == "RANGE" else (value, value)
        if op.name not in ("LITERAL", "RANGE") or last - first > _CLASS:
            return _ANYTHING
        for code in range(first, last + 1):
            letter, _ = _literal(code, flags)
            if letter is None:
                return _ANYTHING
            found |= letter
    return (frozenset(found), frozenset()) if len(found) <= _CLASS else _ANYTHING


def _group(value: tuple[Any, int, int, Any], flags: int) -> _Told:
    _, more, fewer, parts = value
    return _read(parts, (flags | more) & ~fewer)


def _branch(value: tuple[None, list[Any]], flags: int) -> _Told:
    read = [_read(parts, flags) for parts in value[1]]
    if all(told is not None for told, _ in read):
        return frozenset().union(*(told for told, _ in read if told is not None)), frozenset()
    cues = [cues if told is None else _shortest(told) for told, cues in read]
    return None, frozenset().union(*cues) if all(cues) else frozenset()


def _repeat(value: tuple[int, int, Any], flags: int) -> _Told:
    least, most, parts = value
    told, cues = _read(parts, flags)
    if most == 1 and told is not None:
        return told | ({""} if least == 0 else set()), frozenset()
    if least == 0:
        return _ANYTHING
    return None, cues if told is None else _shortest(told)


def _ahead(value: tuple[int, Any], flags: int) -> _Told:
    """What must follow stands in the text as well; what must stand before may lie outside of it."""
    direction, parts = value
    return _NOTHING[0], frozenset() if direction < 0 else needs(parts, flags)


_READERS: dict[str, Callable[[Any, int], _Told]] = {
    "LITERAL": _literal, "IN": _class, "SUBPATTERN": _group, "BRANCH": _branch, "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat, "POSSESSIVE_REPEAT": _repeat, "ATOMIC_GROUP": _read, "ASSERT": _ahead,
    "ASSERT_NOT": _nothing, "AT": _nothing,
}  # fmt: skip
