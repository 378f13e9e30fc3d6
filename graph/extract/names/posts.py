"""Posts: which person holds which title in which body, in every order the genre uses.

A phrase is read as a row of units and cut after each title: `[name] [body …] [title]`,
`[body …] [name] [title]`, `[body …] [title] [name]`, with the body perhaps grown into the title
(진흥원장, a mayor's 시장).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.extract import forms
from graph.extract.names import bodies, states
from graph.extract.names.bodies import WEAK
from graph.extract.names.known import known
from graph.extract.names.personal import LATIN_NAME, foreign, personlike
from graph.extract.names.post_words import Body, Merged, is_title, merged_body, title_start
from graph.extract.names.strangers import FORMER, reach, sound, strange
from graph.extract.units import Unit

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Holder:
    """One reading of a phrase: spans of the person, the title and the body; person or body may be missing."""

    person: Span | None
    title: Span
    body: Span | None
    score: int = 3
    """How much the person's name looks like one, 1 to 3 (`personlike`)."""
    surname: bool = False
    """The person is named by the surname alone (김 장관)."""
    foreign: bool = False
    known: bool = False
    """The body is one by its own name, not only by its place before a title."""
    grown: str | None = None
    """The body's name where the text cuts it short (a governor's 충남 for 충남도)."""
    also: Span | None = None
    """A second post of the same person (부총리 겸 기획재정부 장관)."""


def read(phrase: Sequence[Unit], body: Body) -> Iterator[Holder]:
    """The holders of posts in a phrase, in order."""
    at, i = 0, 0
    while i < len(phrase):
        merged = merged_body(phrase[i].text, body)
        if merged is None and not is_title(phrase[i].text):
            i += 1
            continue
        end = i
        while end + 1 < len(phrase) and title_start(phrase[end + 1].text) == 0 and end + 1 - i < 2:
            end += 1
        head = i - 1 if merged is None and i > at and station(phrase[i - 1].text) else i
        holder, used = _holder(phrase[at:head], phrase[head : end + 1], phrase[end + 1 :], merged, body)
        if used and at == i and not holder.body and _goes_on(phrase[end + 1 + used :], body):
            at, i = end + 1, end + 1 + used
            continue
        at = i = end + 1 + used
        if not used and (second := _second(phrase, i)):
            holder, at = _with_second(holder, phrase[i:second], phrase[second], body), second + 1
            i = at
        yield holder


def station(text: str) -> bool:
    """Whether a word tells where an envoy is posted (`주싱가포르 대사`)."""
    return len(text) > 2 and text[0] == "주" and text != "주한" and _country(text[1:])


def _goes_on(after: Sequence[Unit], body: Body) -> bool:
    """`의장 홍길동 가나제약 부사장`: a part played here, and behind the name the post proper."""
    post = next((i for i, u in enumerate(after[:4]) if merged_body(u.text, body) or is_title(u.text)), None)
    return post is not None and (post > 0 or merged_body(after[0].text, body) is not None)


def _second(phrase: Sequence[Unit], i: int) -> int | None:
    """Where the post stands that `겸` adds: `부총리 겸 기획재정부 장관`."""
    while i < len(phrase) and title_start(phrase[i].text) == 0:
        i += 1
    if i >= len(phrase) or phrase[i].text != "겸":
        return None
    return next((j for j in range(i + 1, min(i + 5, len(phrase))) if title_start(phrase[j].text) == 0), None)


def _with_second(holder: Holder, between: Sequence[Unit], post: Unit, body: Body) -> Holder:
    """A post whose holder has another one too; its body is taken where the first post names none."""
    found, sure = body_of([u for u in between if u.text != "겸"], body)
    if holder.body or not found:
        return holder
    return replace(holder, body=found, known=sure, also=(post.start, post.end))


def _holder(
    left: Sequence[Unit],
    posts: Sequence[Unit],
    after: Sequence[Unit],
    merged: Merged | None,
    body: Body,
) -> tuple[Holder, int]:
    first = posts[0]
    cut = len(first.text) - 2 if first.text.startswith("주한") and first.text.endswith("대사") else 0
    title = (first.start + (merged[1] if merged else cut), posts[-1].end)
    grown = (first.start, first.start + merged[0]) if merged else None
    if left and left[-1].text in FORMER and "MM" in left[-1].tags:
        left = left[:-1]
    surname = left and left[-1].text in forms.SURNAMES and len(left[-1].text) == 1
    if surname and not grown and not LATIN_NAME.match(left[-1].aside):
        found, known = body_of(left[:-1], body)
        return Holder((left[-1].start, left[-1].end), title, found, surname=True, known=known), 0
    office = first.text.startswith("주한") or posts[-1].text.endswith(_OFFICES)
    if grown and left and _department(left[-1], first.text[: merged[0]] if merged else ""):
        title, grown, merged = (first.start, posts[-1].end), None, None
    long = (title_start(first.text) or 0) > 2
    person, rest, abroad = _person(left, body, office or long)
    if len(left) > 1 and first.text.endswith(_ENVOYS) and foreign(left, body):
        person, rest, abroad = (left[0].start, left[-1].end), (), True
    if person is None and len(left) in (2, 3, 4) and office and foreign(left, body):
        person, rest, abroad = (left[0].start, left[-1].end), (), True
    used = 0
    least = 1 if not left and after and not after[0].bare else 2
    if person is None and (behind := reach(after, body, alone=True)) and behind[0] == 0 and behind[1] > 1:
        person, used, abroad = (after[0].start, after[behind[1] - 1].end), behind[1], True
    elif person is None and after and personlike(after[0], body) >= least and not is_title(after[0].text):
        person, used = (after[0].start, after[0].end), 1
    found, known = (grown, True) if grown else body_of(rest, body)
    if not found and person and not abroad and len(rest) == 1 and left and _firm(rest[0], first.text):
        found = (rest[0].start, rest[0].end)
    if grown and first.text[: merged[1] + 1 if merged else 0] in forms.GENERIC_HEADS:
        whole, sure = body_of(rest, body)
        if rest and not whole and "NNP" in rest[-1].tags and rest[-1].end == first.start - 1:
            whole, sure = (rest[-1].start, rest[-1].end), True
        if whole and sure:
            found = (whole[0], grown[1]) if rest and rest[-1].end == whole[1] == first.start - 1 else whole
    score = next((personlike(u, body) for u in (*left, *after[:1]) if (u.start, u.end) == person), 3)
    full = merged[2] if merged else None
    return Holder(person, title, found, score or 3, foreign=abroad, known=known, grown=full), used


def _department(before: Unit, grown: str) -> bool:
    """Whether what a post is grown into is a part of the firm before it (`가나중공업 미래기술연구원장`)."""
    return (
        bodies.body(before.text) == "company"
        and bodies.weight(before.text) > WEAK
        and not known().body(grown)
    )


def _bears(unit: Unit, body: Body) -> bool:
    """Whether a word with a Latin name in brackets behind it can be a person's (not 세계은행(World Bank))."""
    if bodies.body(unit.text):
        return False
    if len(unit.text) == 1:
        return "가" <= unit.text <= "힣"
    return bool(strange(unit.text.split()[-1]) or personlike(unit, body) or foreign([unit], body, latin=True))


def _korean(left: Sequence[Unit]) -> bool:
    """Whether a name that has its Latin form beside it is a Korean one (홍길동(Hong Gildong))."""
    known = set(left[-1].aside.split()) & forms.ENGLISH_SURNAMES
    return bool(known) and len(left[-1].text) > 1 and not (len(left) > 1 and strange(left[-2].text) == 2)


def _person(
    left: Sequence[Unit], body: Body, alone: bool = False
) -> tuple[Span | None, Sequence[Unit], bool]:
    """The person among the units before a title, what is left of them, whether the name is a foreign one."""
    if not left:
        return None, left, False
    scores = [personlike(unit, body) for unit in left]
    latin = next((i for i, u in enumerate(left) if LATIN_NAME.match(u.aside) and _bears(u, body)), None)
    if latin is not None and not _korean(left[: latin + 1]):
        size = len(left[latin].aside.split())
        start = latin
        while start > 0 and latin - start + 1 < size and _bears(left[start - 1], body):
            start -= 1
        return (left[start].start, left[latin].end), left[latin + 1 :] or left[:start], True
    if found := reach(left, body, alone):
        others = [u for u in (left[found[1] :] or left[: found[0]]) if u.text not in FORMER]
        return (left[found[0]].start, left[found[1] - 1].end), others, True
    places = [i for i, score in enumerate(scores) if score]
    if places:
        best = max(places, key=lambda i: (scores[i] + _seat(i, left, body), left[i].text[0] not in _RARE, i))
        if scores[best] + _seat(best, left, body) >= 2:
            rest = left[best + 1 :] or left[:best]
            return (left[best].start, left[best].end), rest, False
    if len(left) > 2 and _country(left[1].text) and left[0].tags == ("NNP",) and foreign(left[:1], body):
        return (left[0].start, left[0].end), left[1:], True
    if len(left) == 2 and not places and _stranger(left[0], body) and set(left[1].tags) <= {"NNP", "SL"}:
        return (left[0].start, left[0].end), left[1:], True
    named = next((i for i, u in enumerate(left) if _opens_body(u, body)), len(left))
    start = next((i for i, u in enumerate(left) if u.text not in forms.NOT_NAMES), 0)
    abroad = named < len(left) and _country(left[named].text) and left[named].text not in ("한국", "대한민국")
    if 2 <= named - start <= 4 and named < len(left) and foreign(left[start:named], body, latin=abroad):
        return (left[start].start, left[named - 1].end), left[named:], True
    tail = left[len(left) - 2 :]
    if len(left) > 2 and foreign(tail, body) and (body(left[-3].text) or _ACRONYM.fullmatch(left[-3].aside)):
        return (tail[0].start, tail[-1].end), left[:-2], True
    return None, left, False


def _seat(i: int, left: Sequence[Unit], body: Body) -> int:
    """How well a name sits there: next to the title, or in front of a known body."""
    if i == len(left) - 1:
        return 1 if i == 0 or body(left[i - 1].text) or left[i - 1].text in forms.NOT_NAMES else 0
    firm = i == 0 and len(left) == 2 and set(left[1].tags) <= {"NNP", "SL"}
    return 1 if firm or any(body(u.text) for u in left[i + 1 :]) else 0


_ACRONYM = re.compile("[A-Z]{2,6}")
_ENVOYS = ("대사", "영사", "집행위원", "총리", "대통령")
_OFFICES = (
    "대사",
    "장관",
    "차관",
    "총리",
    "대통령",
    "교수",
    "박사",
    "의원",
    "위원",
    "위원장",
    "청장",
    "총장",
    "영사",
    "CEO",
    "CTO",
)
"""Posts whose holder may be named by a foreign name alone; a firm's two words before 대표 are its name."""


_RARE = frozenset(
    "제마라어초판승추도소설길연위표명기반왕금옥육맹모탁국은편용예경봉사부피목형두감음빈동온호범팽"
)


def _stranger(unit: Unit, body: Body) -> bool:
    """Whether a word can be a foreign person's whole name: short, proper, nothing known (before a firm)."""
    return unit.tags == ("NNP",) and len(unit.text) <= 4 and foreign([unit], body)


def _country(text: str) -> bool:
    found = known().place(text)
    return bool(found and found.type == "country")


def _opens_body(unit: Unit, body: Body) -> bool:
    if _ACRONYM.fullmatch(unit.text) and unit.text not in forms.NO_BODIES:
        return True
    return bool(body(unit.text)) or forms.stationed(unit.text) or bool(known().place(unit.text))


def body_of(rest: Sequence[Unit], body: Body) -> tuple[Span | None, bool]:
    """The body in the units around a name: the longest known one, else what may be an unknown firm."""
    rest = _seated(rest)
    for size in range(len(rest), 0, -1):
        for i in range(len(rest) - size + 1):
            if type_ := body(" ".join(u.text for u in rest[i : i + size])):
                last = rest[i + size - 1]
                branded = type_ == "company" and rest[i].text.isascii() and i + size + 1 == len(rest)
                if branded and forms.body_type(rest[-1].text) and not rest[-1].text.endswith(forms.PARTS):
                    last = rest[-1]
                return (rest[i].start, last.end), True
    if len(rest) == 1 and states.office(rest[0].text):
        return (rest[0].start, rest[0].end), False
    head = [u for u in rest if not _part(u)]
    if not head or len(head) > 3 or (len(head) < len(rest) and head[0] not in rest[:2]):
        return None, False
    if not any(set(u.tags) & {"NNP", "SL", "UN", "SH"} or _coined(u) for u in head):
        return None, False
    return (head[0].start, head[-1].end), False


def _seated(rest: Sequence[Unit]) -> Sequence[Unit]:
    """What follows the seat of a body (`구미 소재 ㈜가나테크`), or the mark of its legal form."""
    cut = next((i for i, u in enumerate(rest[:-1]) if u.text in _AT_SEAT or _LEGAL.search(u.gap)), None)
    return rest if cut is None else rest[cut + 1 :]


_AT_SEAT = frozenset("소재 위치 입주".split())
_LEGAL = re.compile(r"㈜|\(주\)$")
FIRM_POSTS = frozenset("대표 대표이사 회장 부회장 사장 부사장 전무 상무 이사".split())
"""Posts that are told with the name of a firm."""
_NO_FIRM = frozenset(
    """
    공동 상임 학생 청년 시민 노조 주민 유족 국민 신임
    전임 창업 기업 업체 회사 협력사 입주기업 근로자 직원 농민
    어민 상인 여성 팀 조합 각자 단독 총괄 선수 원내 임시
    법인 당 명예 수석 선임 비상임 상근 초대 현지 그룹 지역
    업계 학계 마을 가족 사측 노동자 소비자 교사 학부모 신입생 졸업생 의원 위원 신 구 양 두 세 네 각 전 현
    """.split()
)


def _firm(unit: Unit, title: str) -> bool:
    """`홍길동 대동 대표`: a common word between a person and a firm's post is the firm's name."""
    named = set(unit.tags) == {"NNG"} and 2 <= len(unit.text) <= 5 and "가" <= unit.text[0] <= "힣"
    return named and title in FIRM_POSTS and unit.text not in _NO_FIRM and not _part(unit)


def _coined(unit: Unit) -> bool:
    """Whether a word is no noun that the analyser knows, and sounds like a firm's name."""
    return (
        len(unit.text) > 2
        and "NNG" in unit.tags
        and sound(unit.text) > -0.5
        and not bodies.is_noun(unit.text)
    )


_FIELD = re.compile(
    r"(?:공공|대외|해외|국내|글로벌|사업|기술|경영|신사업|제품|상품|고객|디지털|마케팅|영업|연구|재무|인사|법무|홍보|전략|기획|생산|품질"
    r"|정책|운영|아시아|아태|아시아태평양|유럽|북미|미주|동남아|중동|커뮤니케이션|인프라|클라우드){1,3}"
    r"(?:정책|협력|개발|영업|지원|전략|연구|마케팅|홍보|기획|생산|품질|인사|재무|법무|총괄|지역|부문|담당|운영|사업|혁신|커뮤니케이션)?"
)
"""What an officer of a firm is in charge of, which is no part of the firm's name (공공정책 부사장)."""


def _part(unit: Unit) -> bool:
    """Whether a word names a part of a body, or no body at all."""
    if unit.counts or is_title(unit.text):
        return True
    text = unit.text
    if _FIELD.fullmatch(text):
        return True
    return (
        text in forms.NOT_NAMES
        or text.endswith(forms.PARTS)
        or bool(known().place(text))
        or forms.stationed(text)
    )
