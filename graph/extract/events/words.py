"""The words by which events are known: head nouns and their types, and words that only point back at one."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.reference import lexicon
from graph.reference.lexicon import TypedWord

_HANGUL = re.compile("[가-힣]|^MOU$")
_LISTED = [word for word in lexicon.event_words() if _HANGUL.search(word.form)]
_AGREED = [word for word in _LISTED if word.form.endswith(("협약", "협정", "계약", "약정"))]
_CEREMONIES = {f"{word.form}{end}" for word in _AGREED for end in ("식", "체결식", " 체결식")}
"""Every kind of agreement has its ceremony (상생협약식, 공급계약 체결식)."""
_WORDS = [*_LISTED, *(TypedWord(form, "signing", False) for form in _CEREMONIES - {w.form for w in _LISTED})]

TYPE_OF: dict[str, str] = {word.form: word.type for word in _WORDS}
"""Head nouns with their event type (`ontology/lexicon/event_words.csv`); of several the longest counts."""

STRONG = frozenset(word.form for word in _WORDS if not word.weak)
"""Heads that speak of an event whatever stands before them."""

BODIES = frozenset("협의체 추진단 추진위 위원회 협의회 대책반 이사회".split())
"""Heads of meetings that are bodies too: with a pointer they mean the body."""

SESSIONS = frozenset("세션 패널토론 종합토론 패널토의".split())
OPENINGS = frozenset("개막식 폐막식 개회식 폐회식 시상식".split())
ADDRESSES = "개회사|개막사|폐회사|폐막사|환영사|축사|격려사|기념사|인사말씀?"
"""Words for what a host or guest says at an opening or a close (a pattern without groups)."""
RAISED = tuple(
    "준공식 착공식 기공식 개소식 개관식 개원식 개청식 현판식 상량식 안전기원제 준공 착공 개소 개관".split()
)
"""Ends of heads of ceremonies held where something is built or opened."""

SUBORDINATE = SESSIONS | OPENINGS
"""Heads of events that take place inside another one."""

POINTERS = "이번|금번|이날|동|본|해당|당일|당시|이|오늘|올해|그|같은"
"""Words before a head that point at an event named elsewhere."""

LANDS = (
    "유럽연합|(?:동|서|남|북|중앙)?유럽|중동|(?:중|북|남)미|미주|(?:동남|중앙|서남|동북)아(?:시아)?|아세안|(?:북|남)?아프리카|오세아니아"
    "|교황청|바티칸"
)
"""Parts of the world, and states that no list of countries has: where trips go to (a pattern)."""

GENERIC = frozenset("행사 자리 대회".split())
"""Heads that name no kind of event: with a pointer they mean the one spoken of."""

_SUFFIXES = frozenset(word.form for word in _WORDS if word.suffix)


def _pattern(form: str) -> str:
    whole = "(?!원)" if form.endswith("위") else ""  # 경제공동위원회 ends in 위원회
    return (r"(?<=[가-힣]{2})" if form in _SUFFIXES else "") + re.escape(form) + whole


HEAD = cued("|".join(map(_pattern, sorted(TYPE_OF, key=len, reverse=True))))


_ENGLISH = {
    word.form.lower(): word.type
    for word in lexicon.event_words()
    if not _HANGUL.search(word.form)
    and word.type in {"conference", "forum", "exhibition"}
    and (not word.weak or word.type == "exhibition")
}
_ENGLISH_HEAD = re.compile(
    rf"\b({'|'.join(sorted(_ENGLISH, key=len, reverse=True))})\b"
    r"(?:\W*(?:19|20)\d\d|\s(?:in\s)?[A-Z][a-z]+)?\W*$",
    re.IGNORECASE,
)


def english_type_of(name: str) -> str | None:
    """The type of an event that bears an English name in a Korean text (`제6회 Ocean Conference`)."""
    match = _ENGLISH_HEAD.search(name) if name.isascii() or re.search("[A-Za-z]{4}", name) else None
    return _ENGLISH[match[1].lower()] if match else None


def type_of(name: str) -> str | None:
    """The type of an event by the head its name ends in, trailing years, editions and places aside.

    >>> type_of("국제 배터리 엑스포 2025 포항"), type_of("이차전지 투자협약식"), type_of("특화단지")
    ('exhibition', 'signing', None)
    """
    last: str | None = None
    end = 0
    for match in HEAD.finditer(name):
        last, end = TYPE_OF[match.group()], match.end()
    tail = name[end:].strip(" ’'”\"」』｣)")
    return (
        last
        if last
        and re.fullmatch(
            r"(?:[(（].*)?|\W*\d{4}.*|in\b.*|(?!일정|개요|계획|안내|결과|현황|내용|모집|성과)[가-힣]{2,4}\s*\d{0,4}(?:[(（].*)?",
            tail,
        )
        else None
    )
