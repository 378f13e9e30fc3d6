"""How much a word looks like the name of a person, Korean or foreign."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import forms
from graph.extract.events.words import TYPE_OF as EVENT_TYPES
from graph.extract.names.known import known
from graph.extract.names.post_words import Body, is_title
from graph.extract.units import Unit

LATIN_NAME = re.compile(r"(?:[A-Z][A-Za-zÀ-ž.'’-]* ){1,4}[A-ZÀ-Ž][A-Za-zÀ-ž.'’-]*$")

"""A personal name in Latin letters, as it stands in brackets behind the Korean form."""


def personlike(unit: Unit, body: Body) -> int:
    """How much a unit looks like a Korean personal name: 0 not at all … 3 surely."""
    text = unit.text
    if not 2 <= len(text) <= 4 or text in forms.NOT_NAMES or text in forms.TITLES or body(text):
        return 0
    if text in EVENT_TYPES:
        return 0
    double = text[:2] in forms.COMPOUND_SURNAMES and len(text) >= 3
    given = text[2 if double else 1 :]
    if not (double or text[0] in forms.SURNAMES) or len(given) > 2 or not set(given) <= forms.GIVEN:
        return 0
    if known().place(text):
        return 0
    if any(tag.startswith(("V", "J", "E", "SN")) for tag in unit.tags):
        return _in_pieces(unit.tags) if len(text) == 3 else 0
    if set("○O◯*") & set(given) or LATIN_NAME.match(unit.aside):
        return 3
    if is_title(text):
        return 1 if len(text) == 3 and "NNP" in unit.tags else 0
    if len(text) == 2:
        return 1 if set(unit.tags) == {"NNP"} or len(unit.tags) == 2 else 0
    return _by_tags(unit.tags)


def _in_pieces(tags: Sequence[str]) -> int:
    """`김도연` as a noun, a particle and a determiner: a name maybe, if no particle ends it."""
    return int(
        len(tags) == 3 and tags[0] == "NNP" and tags[1] == "JX" and not tags[2].startswith(("J", "E", "V"))
    )


def _by_tags(tags: Sequence[str]) -> int:
    """Kiwi takes an unknown name for one proper or common noun, or cuts it into odd pieces."""
    if set(tags) == {"NNP"}:
        return 3 if len(tags) == 1 else 2
    if len(tags) == 1:
        return 2 if tags[0] in ("NNG", "UN", "NNP+JX") else 0
    return 2 if "NNP" in tags else 1


def foreign(units: Sequence[Unit], body: Body, latin: bool = False) -> bool:
    """Whether units can be a foreign name in Hangul: unknown or proper nouns, none a word."""
    return all(
        u.tags
        and (
            set(u.tags) <= {"NNP", "UN"} or ((latin or u is not units[0]) and u.tags in (("NNP",), ("NNG",)))
        )
        and "가" <= u.text[0] <= "힣"
        and not (body(u.text) or known().place(u.text) or is_title(u.text) or u.text in forms.NOT_NAMES)
        and not forms.stationed(u.text)
        for u in units
    )
