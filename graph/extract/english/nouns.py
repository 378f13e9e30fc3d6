"""Which body a bare noun means in English text: `the ministry`, `the company`, `the consortium`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from graph.extract.context import Context, Name
from graph.model import Kind

NOUNS = (
    "ministry|city|province|county|company|firm|carmaker|chipmaker|consortium|alliance|coalition|agency|association|institute"
    "|foundation|federation|council|university|committee|commission|corporation|chamber|party|organization|bank|authority"
)
"""Common nouns that a text takes a body up by."""
_TYPES = {
    "ministry": {"ministry"},
    "city": {"local-government"},
    "province": {"local-government"},
    "county": {"local-government"},
    "company": {"company"},
    "firm": {"company"},
    "carmaker": {"company"},
    "chipmaker": {"company"},
    "consortium": {"alliance"},
    "alliance": {"alliance"},
    "coalition": {"alliance"},
}
"""What a body may be that a noun stands for; another noun stands for bodies with the noun in their names."""
_WIDE = re.compile(r"Province|-do$|^(?:North|South) |\b[Pp]rovincial\b")
_FORMS: dict[str, Callable[[str], bool]] = {
    "city": lambda name: _WIDE.search(name) is None,
    "province": lambda name: _WIDE.search(name) is not None,
}
"""Which of the governments that a text names are of a city or of a province."""
_OF_MANY = _TYPES.keys() - {"consortium", "alliance"}
"""Nouns of kinds of which a text may name so many that nobody can tell which one is meant."""
_NOUN = re.compile(
    rf"(?:^\W*|[,;] (?:and |but )?|\band )[Tt]he (?P<noun>{NOUNS})"
    r"(?: (?:has|had|will|would|also|jointly|then|later|recently|plans to|is to))* $"
)


def meant(noun: str, bodies: Iterable[Name]) -> list[Name]:
    """The bodies of a kind that a noun may stand for."""
    noun = noun.lower()
    if types := _TYPES.get(noun):
        alike = [n for n in bodies if n.type in types]
        fits = _FORMS.get(noun)
        return [n for n in alike if fits and fits(n.name)] or alike
    return [n for n in bodies if n.name.lower().endswith(noun) or n.name.startswith(noun.capitalize())]


def subject(ctx: Context, start: int, verb: int) -> Name | None:
    """The body that `the ministry` before a verb means: the last of that kind named before the sentence."""
    told = _NOUN.search(ctx.document.text[start:verb])
    if told is None:
        return None
    noun = told["noun"]
    alike = meant(noun, ctx.names.within(0, start, Kind.ORGANIZATION))
    if not alike or (noun in _OF_MANY and len({n.name for n in alike}) > 3):
        return None
    at = start + told.start("noun")
    return replace(alike[-1], start=at, end=at + len(noun))
