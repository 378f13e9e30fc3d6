"""Events named in marks: quoted names, numbered sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Sentence
from graph.extract.events.naming import AFTER, EDITION, FOUNDED, HELD, SAID_HELD, EventName
from graph.extract.events.words import (
    BODIES,
    GENERIC,
    HEAD,
    STRONG,
    TYPE_OF,
    english_type_of,
    type_of,
)

QUOTED = re.compile(
    r"[「｢『‘“《〈<`'\"＜]\s*([^「｢『‘“《〈」｣』’”》〉<>`'\"＜＞\n]{2,80}?)\s*[」｣』’”》〉>`'\"＞]"
)

_OPENED = re.compile(
    r"\s*[’”」』]?\s*(?:\([^)]{1,60}\)\s*)?(?:이|가|을|를|의|은|는|에|에서)?\s*(?:[가-힣\d,~.()∼]+\s){0,4}?"
    r"(?:개최|열[렸린리어고었]|연다|여는|막을 올|막이 올|막 올|개막|폐막|펼쳐|참가|참석|운영"
    r"|체결|맺|주재|가동|진행|치[렀르러]|(?:실시|전개|벌[인이일])(?:한다|했|하였|할|다\s|였))"
)

_FOLLOWED = re.compile(rf"\s?(?:의\s)?(?:공식\s)?({HEAD.pattern})(?={AFTER.pattern})")

_LED = cued(rf"({HEAD.pattern})\s*(?:[1-9]\s*)?(?:인\s*)?$")


def quoted(sentence: Sentence) -> Iterator[EventName]:
    """Names of events in quotation marks or brackets."""
    for match in QUOTED.finditer(sentence.text):
        inner = match.group(1).strip()
        at = match.start(1)
        before, after = sentence.text[: match.start()], sentence.text[match.end() :]
        if re.search(r"이하\s?$", before) and type_of(inner) and inner not in BODIES:
            spot = sentence.start + at
            yield EventName(
                spot,
                spot + len(inner),
                inner,
                type_of(inner) or "other",
                _head_of(inner),
                quoted=True,
                short=True,
            )
            continue
        if label := _LABEL.search(before, max(0, len(before) - 16)):
            start, end = sentence.start + label.start("label"), sentence.start + match.end()
            name_of = sentence.text[label.start("label") : match.end()]
            yield EventName(start, end, name_of, "forum", "세션", quoted=True)
            continue
        if name := _quoted_name(inner, before, after):
            text, kind, extra = name
            end = match.end() + extra if extra else at + len(inner)
            start = sentence.start + (match.start() if extra else at)
            head = _head_of(text) or ((led := _LED.search(before)) and led[1]) or ""
            yield EventName(start, sentence.start + end, text, kind, head, quoted=True)


_LABEL = re.compile(
    r"(?:^|[^가-힣A-Za-z0-9])(?P<label>(?:제\s?)?\d\s?(?:세션|트랙)|(?:세션|트랙)\s?[1-9Ⅰ-Ⅴ])\s?[.:·-]?\s?$",
    re.MULTILINE,
)
"""`세션2 ‘안전’`, `1세션 ‘기술’`: a session by its number, what it is about in marks."""
_SESSION = cued(
    r"(?:^|[(\[<【\s])(?P<name>(?:세션|트랙|분과세션)\s?[1-9]\s?[.:·)-]\s?(?P<title>[^‘“'\"()\[\]<>\n:]{2,30}?))\s?[)\]>】:]"
)


def sessions(sentence: Sentence) -> Iterator[EventName]:
    """`(세션2. 스마트항만)`: a session by its number and title, as rows give it."""
    for match in _SESSION.finditer(sentence.text):
        start, end = (sentence.start + at for at in match.span("name"))
        yield EventName(start, end, match["name"].strip(), "forum", "세션", quoted=True)


_MEETING_OF = re.compile(
    r"(?:\s?\([^()]{1,60}\))?\s?(?P<what>(?:(?:제\s?\d{1,3}\s?[차회]|첫|첫\s?번째|정기|임시|전체)\s?)?(?:회의|총회))"
    rf"(?={AFTER.pattern})"
)
"""What a body's meeting is called behind its name (`「가 협의체」(이하 협의체) 제1차 회의`)."""


def _quoted_name(inner: str, before: str, after: str) -> tuple[str, str, int] | None:
    """Name, type and how far it reaches past the closing mark; None where the quotation names no event."""
    if re.search(r"[다요까]\s*[.!?]?$|[.!?]\s", inner):
        return None
    met = _MEETING_OF.match(after) if _head_of(inner) in BODIES else None
    if met:
        return f"{inner} {' '.join(met['what'].split())}", "meeting", met.end()
    follow = _FOLLOWED.match(after)
    if follow and follow.group(1) in TYPE_OF and not re.search(r"주제|제목", before[-6:]):
        head = follow.group(1)
        own = type_of(inner)
        if head in GENERIC:
            inside = [TYPE_OF[m.group()] for m in HEAD.finditer(inner)]
            kinds = [kind for kind in inside if kind != "designation"] or inside
            return inner, own or (kinds[0] if kinds else "other"), 0
        return (
            (inner, own, 0)
            if own and own == TYPE_OF[head]
            else (f"{inner} {head}", TYPE_OF[head], follow.end())
        )
    own = type_of(inner)
    if own == "visit" and re.match(
        r"\s?(?:일정|행사|프로그램)|(?:을|를|이|가|도)?\s(?:진행|마련|이어)", after
    ):
        return inner, own, 0
    if own and _head_of(inner) in {*BODIES, "포럼"} and FOUNDED.match(after):
        return None
    if own and (_head_of(inner) in STRONG or EDITION.search(inner)):
        return inner, own, 0
    if own and _head_of(inner) in BODIES and _INVITES.match(after):
        return None
    told_before = SAID_HELD.search(before[-12:]) is not None
    told = told_before or _OPENED.match(after) or (_WAS.match(after) and _ON_PLAN.search(before))
    if own and own != "designation" and told:
        return inner, own, 0
    led = _LED.search(before)
    if led and led.group(1) in STRONG:
        return inner, TYPE_OF[led.group(1)], 0
    if own or _AS_THEME.match(after):
        return None
    taken_part = _ATTENDED.match(after) or told_before
    kind = english_type_of(inner)
    if HELD.match(after) or taken_part or (kind and (_OPENED.match(after) or _AT_WHICH.match(after))):
        return inner, kind or "other", 0
    return None


_AS_THEME = re.compile(r"\s?(?:을|를|이라는|라는|이란|란|의)?\s?(?:대?주제|제목|슬로건|테마|표어)")
_AT_WHICH = re.compile(r"\s?(?:\([^)]{1,40}\))?(?:에는|에서|에서는)\s")


_INVITES = re.compile(r"\s?(?:이|가)?\s?(?:초청|주최|주관)")
"""`‘가나 협의회’ 초청 간담회`: a body that invites."""
_WAS = re.compile(r"(?:이었|였|이다|입니다|다\.|로\s시작|으로\s시작)")
_ON_PLAN = re.compile(r"(?:일정|행사|프로그램|순서)(?:은|는)\s[^.]{0,60}$")
"""`첫 일정은 … ‘가나 데이’였다`."""

_ATTENDED = re.compile(r"에\s(?:직접\s|함께\s)?참석(?:해|하|했)")


def _head_of(name: str) -> str:
    heads = [m.group() for m in HEAD.finditer(re.sub(r"(?<=.)[(（][^)）]*[)）]?$", "", name))]
    return heads[-1] if heads else ""
