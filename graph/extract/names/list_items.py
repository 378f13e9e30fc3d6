"""What the members of a list are: names, and how surely bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import forms
from graph.extract.lines import joined
from graph.extract.names import bodies
from graph.extract.names.known import known
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit

_PLURAL = tuple(
    """
    기업 업체 기관 관계자 전문가 단체 협력사 조선사 업계 대학 학교 연구소 학계 산업계 정부 지자체 임직원 대표
    시민 주민 사업자 제작사 운영사
    """.split()
)


def nameable(unit: Unit) -> bool:
    """Whether a word can be a firm's name where the text says that firms are listed."""
    text = unit.text
    common = text in forms.NOT_NAMES or text.endswith(_PLURAL) or is_title(text) or known().place(text)
    return len(text) > 2 and not common and not unit.counts and text not in forms.NO_BODIES


def proper(unit: Unit) -> bool:
    """Whether a unit can be a name: proper, unknown or Latin, and no common word, place or title."""
    text = unit.text
    if text in forms.NOT_NAMES or text in forms.NO_BODIES or is_title(text) or known().place(text):
        return False
    return len(text) > 1 and text[0].isalnum() and bool(set(unit.tags) & {"NNP", "SL", "UN", "SH"})


def common(word: str) -> bool:
    """Whether a word is anybody's: a noun that the analyser knows, a title, a place."""
    return (
        bodies.is_noun(word) or word in forms.NOT_NAMES or is_title(word) or known().place(word) is not None
    )


def coined(unit: Unit) -> bool:
    """Whether a unit is no word that the analyser knows: a name, where the text says that one stands."""
    text = unit.text
    return (
        len(text) > 2
        and not common(text)
        and not unit.counts
        and not text.endswith((*_PLURAL, *forms.FIRM_KINDS))
    )


def branded(head: Sequence[Unit]) -> bool:
    """`LG AI연구원`, `NC AI`: a short Latin brand and a word that is no body alone."""
    brand = re.fullmatch("[A-Z]{2,4}", head[0].text) is not None
    return brand and known().body(head[1].text) is None and "SL" in head[1].tags


def belief(text: str, head: Sequence[Unit]) -> float:
    """How surely a member is a body by itself."""
    last = head[-1].text
    if len(head) > 1 and last in forms.GENERIC_HEADS:
        return bodies.STRONG
    return max(bodies.weight(joined(text, head)), bodies.weight(last) if len(head) > 1 else 0.0)


_DAYS = re.compile(r"\d일$|^D-?\d")


SO_MANY = re.compile(r"\d+(?:개)?(?:사|개사|기업|업체|기관|단체|대학)")
"""`A, B 2개사 대표`: how many the list has; `조선 3사` names none."""


def name_in(item: Sequence[Unit]) -> list[Unit] | None:
    """The name in a member of a list, or None where it is more than a name."""
    head: list[Unit] = []
    for unit in item:
        closing = unit.text in ("등", "외", "및", "가운데", "중")
        if not head and (closing or unit.text in forms.NOT_NAMES or unit.counts):
            if unit.text not in forms.OPENERS:
                continue
        elif closing:
            break
        elif SO_MANY.fullmatch(unit.text):
            if not head or bodies.is_noun(head[-1].text):
                return None
            break
        head.append(unit)
    while len(head) > 1 and head[0].text.endswith(forms.FIRM_KINDS) and not known().body(head[0].text):
        head = head[1:]
    if not head or len(head) > 4 or any(set(u.tags) & {"NNB", "NR", "MAG"} for u in head):
        return None
    if any(is_title(u.text) or set(u.tags) == {"SN"} or _DAYS.search(u.text) for u in head) or head[
        -1
    ].text.endswith(_PLURAL):
        return None
    if len(head) > 1 and known().land_abroad(head[0].text) and head[-1].text[-1] in "주성현시":
        return None
    while (
        len(head) > 1
        and known().land_abroad(head[0].text)
        and not bodies.reference(" ".join(u.text for u in head))
    ):
        head = head[1:]
    return head
