"""Patterns that are tried only where a text holds what they cannot match without.

Most patterns find nothing in most sentences, and `re` is slow to find nothing. So two things are read from a
pattern: its cues, short texts of which any match must hold one (`(주최|주관)[은는]` has two), looked
for first; and with what characters a match begins, where `re` does not see that for itself. What is found
is what `re` finds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from sys import maxsize
from typing import Any

from graph.cues.begins import begun
from graph.cues.branches import compiled
from graph.cues.needs import needs

__all__ = ["Cued", "cued"]

_PARSER: Any = import_module("re._parser")  # no stubs know it; the one reader of patterns that there is


class Cued:
    """A pattern as of `re.compile`, whose `cues` are looked for first (none: it is always tried)."""

    __slots__ = ("_finditer", "_fullmatch", "_match", "_search", "_sub", "_told", "cues", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        parts = _PARSER.parse(pattern, flags)
        self.pattern, self.flags = pattern, parts.state.flags
        regex = compiled(begun(pattern, parts), self.flags)
        self.cues = tuple(sorted(needs(parts, self.flags)))
        folds = bool(self.flags & re.IGNORECASE) and any(cue != cue.upper() for cue in self.cues)
        self._told = _teller(self.cues, folds)
        self._search, self._match, self._finditer = regex.search, regex.match, regex.finditer
        self._fullmatch, self._sub = regex.fullmatch, regex.sub

    def search(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self._search(text, start, end) if self._told(text, start, end) else None

    def match(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self._match(text, start, end) if self._told(text, start, end) else None

    def fullmatch(self, text: str, start: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """As `re.Pattern.fullmatch`."""
        return self._fullmatch(text, start, end) if self._told(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = maxsize) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        return self._finditer(text, start, end) if self._told(text, start, end) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As `re.Pattern.sub`."""
        return self._sub(by, text) if self._told(text, 0, maxsize) else text


_FEW = 4
"""Cues up to which looking for one after the other is fastest."""


def _teller(cues: Sequence[str], folds: bool) -> Callable[[str, int, int], object]:
    """What tells whether a cue stands in `[start, end)` of a text; as for `re`, a negative start is none."""
    looked_for = compiled("|".join(map(re.escape, cues))).search
    if folds:
        return lambda text, start, end: looked_for(text[start if start > 0 else 0 : end].lower())
    if len(cues) > _FEW:
        return looked_for

    if len(cues) == 1:
        (only,) = cues
        return lambda text, start, end: only in text[start if start > 0 else 0 : end]

    def told(text: str, start: int, end: int) -> bool:
        text = text[start if start > 0 else 0 : end]
        for cue in cues:
            if cue in text:
                return True
        return not cues

    return told


def cued(pattern: str, flags: int = 0) -> Cued:
    """A pattern that is tried only where one of its cues stands.

    >>> cued("(?:공동 ?)?(?:주최|주관)(?=[은는])").cues
    ('주관', '주최')
    """
    return Cued(pattern, flags)
