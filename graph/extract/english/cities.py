"""Cities abroad: large ones that a list knows, and towns that only the works in them tell."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
import unicodedata
from functools import cache

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.types import body_type
from graph.extract.english.words import CAP
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.model import Kind


@cache
def cities() -> dict[str, str]:
    """Large cities abroad by name, with the English name of their country."""
    found = {}
    for name, country in forms.by_country("english_cities.txt"):
        found[name] = found[_unaccented(name)] = country
    return found


_STROKES = str.maketrans("łŁøØđĐı", "lLoOdDi")


def _unaccented(name: str) -> str:
    """A name as English newspapers print it.

    >>> _unaccented("Wrocław")
    'Wroclaw'
    """
    return unicodedata.normalize("NFKD", name.translate(_STROKES)).encode("ascii", "ignore").decode()


def country_of(region: str) -> str | None:
    """The English name of the country of a large city or state abroad.

    >>> country_of("Glasgow")
    'United Kingdom'
    """
    return cities().get(region)


_WORKS = cued(
    rf"\b(?:plant|factory|mine|refinery|smelter|shipyard|port|facility|laboratory|headquarters|gigafactory|terminal|farm|centre|center)s? (?:[a-z]+ ){{0,3}}?in (?P<town>{CAP})(?=[,.;]| (?:and|by|in|to|next|from|with|that|which|for|on|at|this|last|as) |$)"
)


def works(board: Board, text: str, start: int, end: int) -> None:
    """`a foil plant in Skawina, to be finished in 2027`: a town that no list knows, by the works in it."""
    for match in _WORKS.finditer(text, start, end):
        name = match["town"]
        if not (
            known().body(name)
            or known().place(name)
            or name in forms.ENGLISH_COMMON
            or len(name) < 4
            or re.search(r"\d|^[A-Z]+$", name)
            or body_type(name, alone=True)
        ):
            board.add(*match.span("town"), Kind.PLACE, "region", 0.7)
