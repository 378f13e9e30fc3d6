"""Names whose last syllable the analyser takes for a particle (`류지만 …원장`, `엘레나 콘티 부소장`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract import forms
from graph.extract.names import bodies, posts
from graph.extract.names.known import known
from graph.extract.names.personal import personlike
from graph.extract.names.post_words import Body, is_title
from graph.extract.names.strangers import strange
from graph.extract.units import Unit, rejoined

_TAIL = re.compile("은|이|인|만|나|도|라|로|아|야|지만|이나|이라|이란|란|하나|이랑|랑|고|서|든|나마")
"""Particles that end given names too."""


def mended(phrases: Iterator[Sequence[Unit]], text: str, body: Body) -> Iterator[Sequence[Unit]]:
    """The phrases; one that ends in a severed name is joined with the post behind it that has no holder."""

    def both(before: Sequence[Unit], phrase: Sequence[Unit]) -> Sequence[Unit] | None:
        whole = _whole(before[-1], text)
        return [*before[:-1], whole, *phrase] if whole and _lacks_holder(phrase, body) else None

    return rejoined(phrases, both)


def _whole(unit: Unit, text: str) -> Unit | None:
    """The unit with its particle, if that makes a name and what is left without it is no word."""
    if not unit.tail or unit.gap.strip(" ") or not (_TAIL.fullmatch(unit.tail) or unit.tail in forms.GIVEN):
        return None
    end = unit.end + len(unit.tail)
    whole = Unit(unit.start, end, text[unit.start : end], "", " ", ("NNP",))
    ends = _TAIL.fullmatch(unit.tail) or unit.tail == "한"
    noun = len(unit.text) > 1 and bodies.is_noun(unit.text) and ends
    if noun and strange(whole.text) < 2:
        return None
    if (
        bodies.body(unit.text)
        or known().place(unit.text)
        or is_title(unit.text)
        or unit.text in forms.NOT_NAMES
    ):
        return None
    korean = len(whole.text) == 3 and personlike(whole, bodies.body) == 3
    return whole if korean or strange(whole.text) == 2 else None


def _lacks_holder(phrase: Sequence[Unit], body: Body) -> bool:
    """Whether a phrase opens with a post, or the body and the post, of nobody."""
    first = next(posts.read(phrase, body), None)
    if first is None or (first.person and first.person[0] != phrase[0].start):
        return False
    if first.person:
        return strange(phrase[0].text) > 0 and first.foreign
    return (
        phrase[0].start in (first.title[0], first.body[0] if first.body else -1)
        or strange(phrase[0].text) > 0
    )
