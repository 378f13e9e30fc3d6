"""The body that a post is of, among the words before the post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import forms
from graph.extract.names import bodies, states
from graph.extract.names.known import known
from graph.extract.names.post_words import Body, is_title
from graph.extract.names.strangers import sound, strange
from graph.extract.units import Unit

Span = tuple[int, int]


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
    rest = [u for u in rest if u is rest[-1] or not u.text.endswith(forms.FIRM_KINDS)]
    if len(rest) == 1 and len(rest[0].text) > 5 and rest[0].text.endswith("위원회"):
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


def firm(unit: Unit, title: str) -> bool:
    """`홍길동 대동 대표`: a common word between a person and a firm's post is the firm's name."""
    named = set(unit.tags) == {"NNG"} and 2 <= len(unit.text) <= 5 and "가" <= unit.text[0] <= "힣"
    return named and title in FIRM_POSTS and unit.text not in _NO_FIRM and not _part(unit)


def brand(unit: Unit) -> bool:
    """Whether a word before a name and a post can only be a firm: long, no noun and no part of a name."""
    coined = bool(set(unit.tags) & {"NNP", "UN", "SL"}) and not bodies.is_noun(unit.text)
    told = strange(unit.text) == 0 or bodies.body(unit.text) == "company"
    return coined and told and len(unit.text) > 3


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
