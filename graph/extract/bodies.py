"""What a word says of itself: the type code of the body it names, by reference data or by its form."""

from __future__ import annotations

from functools import lru_cache

from graph.extract import forms
from graph.extract.known import known
from graph.reference import Reference

STRONG, WEAK, NAMED, DOUBTFUL = 0.85, 0.3, 0.95, 0.35


@lru_cache(maxsize=65536)
def body(text: str) -> str | None:
    """The type code of a known body or of one with a telling form, else None; for rows of words too."""
    found = known().body(text)
    if found:
        return found.type
    return forms.body_type(text)


def reference(text: str) -> Reference | None:
    """The body's reference, where it is a known one."""
    return known().body(text)


@lru_cache(maxsize=65536)
def weight(text: str) -> float:
    """How surely a word names a body by itself, 0 to 1."""
    if known().body(text):
        return NAMED if len(text) > 2 or not "가" <= text[0] <= "힣" else DOUBTFUL
    kind = forms.body_type(text)
    if kind is None:
        return 0.0
    return WEAK if forms.weak(text) else STRONG
