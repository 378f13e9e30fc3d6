"""Alternatives put together by their first letters, so that `re` tries a few at each place and not all.

`re` goes through the alternatives of `투자협약식|투자설명회|포럼` one by one. Those that begin with the same
letter are tried as one (`투자(?:협약식|설명회)|포럼`), in the order in which they stood: it finds the same.
One that begins with a few letters (`[Vv]ice`) counts as several.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import groupby
from typing import Any

_PARSER: Any = import_module("re._parser")  # no stubs know the two
_COMPILER: Any = import_module("re._compiler")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, the alternatives put together."""
    parts = _PARSER.parse(pattern, flags)
    found: re.Pattern[str] = _COMPILER.compile(_rewritten(parts, parts.state.flags), flags)
    return found


def _rewritten(value: Any, flags: int) -> Any:
    """A parsed pattern, or what a part of one holds, with its alternatives put together."""
    if isinstance(value, _PARSER.SubPattern):
        return _PARSER.SubPattern(value.state, [(op, _part(op, held, flags)) for op, held in value])
    return type(value)(_rewritten(one, flags) for one in value) if isinstance(value, tuple) else value


def _part(op: Any, value: Any, flags: int) -> Any:
    if op is _PARSER.BRANCH:
        return None, _together([_rewritten(branch, flags) for branch in value[1]], flags)
    if op is _PARSER.SUBPATTERN:
        flags = (flags | value[1]) & ~value[2]
    return _rewritten(value, flags)


def _together(branches: list[Any], flags: int) -> list[Any]:
    """The alternatives, those that begin with the same letter joined; none goes past what may begin alike."""
    spelt = [one for branch in branches for one in _spelt(branch)]
    runs = groupby(spelt, lambda branch: _plain(branch, flags))
    return [one for plain, run in runs for one in (_joined(run, flags) if plain else run)]


_FEW = 4
"""Letters of a class, for each of which an alternative is spelt out."""


def _spelt(branch: Any) -> Iterator[Any]:
    """The alternatives that one stands for which begins with a class of a few letters."""
    op, members = branch[0] if len(branch) else (None, ())
    if op is _PARSER.IN and len(members) <= _FEW and all(of is _PARSER.LITERAL for of, _ in members):
        for letter in members:
            yield _PARSER.SubPattern(branch.state, [letter, *list(branch)[1:]])
    else:
        yield branch


def _plain(branch: Any, flags: int) -> bool:
    """Whether an alternative begins with a letter that, but for case, stands for no other."""
    if not len(branch) or branch[0][0] is not _PARSER.LITERAL:
        return False
    letter = chr(branch[0][1])
    return not flags & re.IGNORECASE or letter.isascii() or letter.lower() == letter.upper()


def _joined(branches: Iterable[Any], flags: int) -> Iterator[Any]:
    by_letter: dict[str, list[Any]] = {}
    for branch in branches:
        letter = chr(branch[0][1])
        by_letter.setdefault(letter.lower() if flags & re.IGNORECASE else letter, []).append(branch)
    for alike in by_letter.values():
        yield alike[0] if len(alike) == 1 else _headed(alike[0][0], alike, flags)


def _headed(letter: Any, branches: list[Any], flags: int) -> Any:
    """One alternative of several that begin with a letter."""
    state = branches[0].state
    rest = _together([_PARSER.SubPattern(state, list(branch)[1:]) for branch in branches], flags)
    tail = list(rest[0]) if len(rest) == 1 else [(_PARSER.BRANCH, (None, rest))]
    return _PARSER.SubPattern(state, [letter, *tail])
