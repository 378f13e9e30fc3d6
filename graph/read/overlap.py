"""How far a line speaks of the same things as the story: shared letter groups of words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from operator import add

_WORD = re.compile(r"[가-힣]{2,}|[A-Za-z][A-Za-z0-9]{2,}|\d{2,}")
_LIMIT = 3000
_COMMON = frozenset(
    "the and for with from that this its has have had was were are will been which who into over after "
    "also said not but their they".split()
)
"""English words that any text shares with any other."""


def grams(text: str) -> set[str]:
    """The letter groups of a text: syllable pairs of Korean words, whole English words and numbers.

    >>> sorted(grams("포항시 Battery"))
    ['battery', '포항', '항시']
    """
    found: set[str] = set()
    for word in _WORD.findall(text[:_LIMIT]):
        if "가" <= word[0] <= "힣":
            found.update(map(add, word, word[1:]))
        elif (lower := word.lower()) not in _COMMON:
            found.add(lower)
    return found


def vocabulary(texts: Iterable[str]) -> set[str]:
    """The letter groups of several texts together."""
    found: set[str] = set()
    for text in texts:
        found |= grams(text)
    return found


def share(text: str, known: set[str]) -> float:
    """Which part (0–1) of a text's letter groups are known; 0 for a text without any."""
    own = grams(text)
    return len(own & known) / len(own) if own else 0.0
