"""What a word says of itself: the type code of the body it names, by reference data or by its form."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.extract import forms
from graph.extract.names import states
from graph.extract.names.known import known
from graph.reference import Reference

STRONG, WEAK, NAMED, DOUBTFUL = 0.85, 0.3, 0.95, 0.35


@lru_cache(maxsize=65536)
def body(text: str) -> str | None:
    """The type code of a known body or of one with a telling form, else None; for rows of words too."""
    found = known().body(text)
    if found:
        return found.type
    return states.body(text) or (None if " " in text else forms.body_type(text))


_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에서는|에는|에도|에게|까지|부터|만|이나|나|측|측은|등|등의|등이|라는|이라는|으로부터|로부터|"
    r"및|인|이며|이고|이다|와의|과의|로서|으로서|보다|처럼|만의|들|들이|에선|이란|란|이라고)?$"
)


@lru_cache(maxsize=65536)
def sure(text: str) -> str | None:
    """Like `body`, but without forms that common nouns have too."""
    return body(text) if known().body(text) or weight(text) > WEAK else None


@lru_cache(maxsize=65536)
def whole(word: str) -> int:
    """How long the name is that a word opens with: one that is known, followed by nothing but particles.

    Kiwi takes names that it does not know for verbs or cuts them within (`SK온`, `얼라이언스`).
    """
    for end in range(min(len(word), 30), 1, -1):
        head = word[:end]
        if not _PARTICLE.match(word, end):
            continue
        if known().body(head) or known().place(head):
            return end
        if (end >= 4 and head in forms.GENERIC_HEADS) or _MIXED.match(head):
            return end
    return 0


@lru_cache(maxsize=65536)
def cover(word: str) -> tuple[int, ...]:
    """Where a word is to be cut that is nothing but known names run together; longest names first.

    >>> cover("미국스웨덴영국"), cover("미국")
    ((2, 5), ())
    """
    if not 5 <= len(word) <= 80 or known().body(word) or known().place(word) or forms.body_type(word):
        return _unknown_then_known(word)
    cuts: list[int] = []
    at = 0
    while at < len(word):
        end = next((e for e in range(min(len(word), at + 20), at + 1, -1) if _own(word[at:e])), 0)
        if not end:
            return _unknown_then_known(word)
        at = end
        cuts.append(at)
    return tuple(cuts[:-1])


def _own(name: str) -> bool:
    found = known().body(name)
    if found:
        return len(name) > 2 and found.type != "local-government"
    place = known().place(name)
    return bool(place and place.type == "country")


def _unknown_then_known(word: str) -> tuple[int, ...]:
    """`○○켐현대엔지니어링`: an unknown firm's name and a known firm's run together."""
    for cut in range(3, len(word) - 4 if len(word) <= 80 else 0):
        found = known().body(word[cut:])
        if found and found.type == "company" and forms.body_type(word[:cut]) is None:
            head = word[:cut]
            if not known().place(head) and head not in forms.NOT_NAMES and not known().body(word):
                return (cut,)
    return ()


_MIXED = re.compile(r"(?:[A-Z]{2,}|[A-Z]&[A-Z])[가-힣]?(?![은는이가을를의에와과도로만나등측])[가-힣]$")


def reference(text: str) -> Reference | None:
    """The body's reference, where it is a known one."""
    return known().body(text)


@lru_cache(maxsize=65536)
def weight(text: str) -> float:
    """How surely a word names a body by itself, 0 to 1."""
    found = known().body(text)
    if found:
        short = len(text) <= 2 and "가" <= text[0] <= "힣" and found.type == "company"
        return DOUBTFUL if short else NAMED
    if body(text) is None:
        return 0.0
    if states.body(text):
        return STRONG
    return WEAK if forms.weak(text) else STRONG
