"""What a word says of itself: the type code of the body it names, by reference data or by its form."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.extract import forms
from graph.extract.names import states
from graph.extract.names.known import known
from graph.nlp.tagging.lexicon import lexicon
from graph.reference import Reference

STRONG, WEAK, NAMED, DOUBTFUL, FAINT = 0.85, 0.3, 0.95, 0.35, 0.1


@lru_cache(maxsize=65536)
def body(text: str) -> str | None:
    """The type code of a known body or of one with a telling form, else None; for rows of words too."""
    found = known().body(text)
    if found:
        return found.type
    return states.body(text) or (of_two(text) if " " in text else forms.body_type(text))


_LEGAL_HEADS = frozenset(
    "법무법인 회계법인 특허법인 세무법인 노무법인 관세법인 감정평가법인 의료법인 학교법인 농업회사법인"
    " 영농조합법인".split()
)
_COMMITTEE = re.compile(r"[가-힣]{2,20}(?<!소)위원회")
_TROOPS = re.compile(
    r"제?\d+[가-힣]{0,8}(?:사단|여단|군단|함대|비행단|연대|전단)|[가-힣]{2,12}(?:사령부|작전사)"
)
FORCES = frozenset("육군 해군 공군 해병대".split())
_BRANCH = re.compile(r"(?:[가-힣]{2,6})?(?:지부|지회|지역본부)")


def of_two(text: str) -> str | None:
    """`법무법인 가온`, `국회 국방위원회`: names of two words, the kind before, the branch behind."""
    one, _, two = text.partition(" ")
    if (one == "국회" and _COMMITTEE.fullmatch(two)) or (one in FORCES and _TROOPS.fullmatch(two)):
        return "other"
    if two.endswith("법인") and forms.country(two.removesuffix("법인")):
        return "company" if body(one) == "company" else None
    if one in _LEGAL_HEADS and len(two) > 1 and " " not in two:
        return "company"
    return "association" if _BRANCH.fullmatch(two) and body(one) == "association" else None


_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에서는|에는|에도|에게|까지|부터|만|이나|나|측|측은|등|등의|등이|라는|이라는|으로부터|로부터|"
    r"및|인|이며|이고|이다|와의|과의|로서|으로서|보다|처럼|만의|들|들이|에선|이란|란|이라고)?$"
)

_IN_HEADLINES = "서"
"""에서 behind a place, as headlines have it (`삼척서 발족식`)."""


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
            if word[end:] == _IN_HEADLINES and known().place(head):
                return end
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


def is_noun(word: str) -> bool:
    """Whether the analyser's language model holds a word as a common noun."""
    return (word, "NNG") in lexicon().clusters


def is_name(word: str) -> bool:
    """Whether the analyser's language model holds a word as a proper noun."""
    return (word, "NNP") in lexicon().clusters


_COMMON_ENDS = tuple(sorted((w for w in forms.NOT_NAMES if len(w) > 2), key=len, reverse=True))
_GOODS = frozenset(
    "로봇 소재 신소재 섬유 배터리 무역 플랜트 기계 식품 음료 반도체 디스플레이 항만 바이오 항공 해운"
    " 전자 화학 건설 조선".split()
)
"""Ends of firms' names that are fields too: behind a common noun they name no firm."""
_QUALIFIES = frozenset(
    "국제 그린 스마트 글로벌 디지털 차세대 첨단 친환경 녹색 국산 해외 국내 신 대형 소형 무인 미래".split()
)


@lru_cache(maxsize=65536)
def commonplace(text: str) -> bool:
    """Whether a word that ends as bodies do is made of common ones alone (녹색해운, AI대학원, 그린핀테크).

    >>> commonplace("제조로봇"), commonplace("누리로봇")
    (True, False)
    """
    suffix = forms.suffix_of(text) or ""
    fields = suffix in ("대학원", "대학", "연구단", "사업단", "은행", "그룹")
    if not (fields or (forms.weak(text) and suffix)):
        return False
    ends = {
        text.removesuffix(suffix),
        *(text.removesuffix(end) for end in _COMMON_ENDS if text.endswith(end)),
    }
    return any(
        stem in _QUALIFIES
        or stem in forms.NO_BODIES
        or ((fields or suffix in _GOODS) and is_noun(stem) and not is_name(stem))
        for stem in ends
        if stem and stem != text
    )


def qualified(text: str) -> bool:
    """Whether a word is a suffix of bodies with but a general word before it (첨단소재, 전력반도체)."""
    suffix = forms.suffix_of(text) or ""
    stem = text.removesuffix(suffix)
    common = suffix not in _OF_FIRMS and is_noun(stem) and not is_name(stem)
    return stem in _QUALIFIES or stem in forms.NOT_NAMES or common


_OF_FIRMS = frozenset("전자 정밀 제약 산업 금속 제과 건설 바이오 이엔지 테크 시스템".split())
"""Ends that make a firm's name of a common noun (누리전자)."""


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
    if commonplace(text):
        return FAINT
    return WEAK if forms.weak(text) else STRONG
