"""Firms of unknown names among those who take part, sign or put up stands: words that no dictionary has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.list_items import common
from graph.extract.names.personal import personlike
from graph.extract.units import Unit
from graph.model import Kind

_VERBS = (
    r"(?:참가|참석|참여|출품|출전|서명|부스|공동관|전시(?=[했하한할])|함께\s?(?:했|한|하|할)|자리를\s|손을?\s?(?:맞)?잡|나[왔온올와선섰]|"
    r"협약|양해각서|MOU|이름을\s?올|합류|가입|(?:상|표창)을\s(?:받|수상))"
)
_JOIN = cued(
    r"[’”'\"」』]?\s?(?:\([^()]{0,30}\)\s?)?(?:등\s?)?(?:에서|측|들)?(?:이|가|은|는|도|와|과)\s"
    rf"[^.\n“”]{{0,30}}?{_VERBS}"
)
_JOIN_TOO = cued(r"\s?(?:\S{1,8}\s){0,3}?\S{0,8}(?:이|가|은|는|도|와|과)\s" rf"[^.\n“”]{{0,30}}?{_VERBS}")
"""What follows a list of those who take part."""
_ROLES = frozenset("관계자 임직원 실무자 담당자 대표 대표이사 임원 직원 회원사 연구진 대표단".split())
"""What may stand behind a firm for whoever came from it (`가온켐 관계자`)."""
_COMMON = tuple(
    "주민 시민 학생 회원 위원 교수 기업 업체 기관 단체 협약 회의 사업 기술 산업 시스템 팀 관 품 물 류"
    " 자 들 인 공장 사업장 캠퍼스 본부 지사 지점 현장 단지 그룹 마을 시장 센터 부스 행사".split()
)
"""Ends of words for kinds of people and things."""
_LEAST = 0.6
"""The share of a list's members that have to look like bodies or coined names."""


def propose(board: Board, text: str, line: Line) -> None:
    """Put the coined words of each such list on the board."""
    lists: list[Sequence[Sequence[Unit]]] = [*line.lists]
    lists += [[_to_etc(phrase)] for phrase in line.phrases if len(phrase) > 2]
    for items in lists:
        joined = next((n for n in range(len(items), 0, -1) if _join(text, items[n - 1][-1])), 0)
        if joined:
            _add(board, list(chain.from_iterable(map(_words, items[:joined]))))


def _to_etc(phrase: Sequence[Unit]) -> Sequence[Unit]:
    """A phrase up to 등 (`가나전자 다라텍 등 지역 기업 12곳`)."""
    return phrase[: next((i + 1 for i, u in enumerate(phrase) if i > 1 and u.text == "등"), len(phrase))]


def _join(text: str, last: Unit) -> bool:
    """Whether what ends with a word takes part in something, by what follows."""
    return (_JOIN if last.text != "등" else _JOIN_TOO).match(text, last.end, last.end + 70) is not None


def _add(board: Board, members: Sequence[Unit]) -> None:
    named = [bool(bodies.body(m.text)) for m in members]
    fresh = [not n and _made_up(m) for n, m in zip(named, members, strict=True)]
    fits = sum(named) + sum(fresh)
    if fits < _LEAST * len(members) or fits < 2 or not (any(named) or sum(fresh) > 2):
        return
    for member in (m for m, new in zip(members, fresh, strict=True) if new):
        board.add(member.start, member.end, Kind.ORGANIZATION, "company", 0.6)


def _words(item: Sequence[Unit]) -> Iterator[Unit]:
    """The words of a member that may be names: one, its role aside, or several that only spaces part."""
    words = [u for u in item if u.text not in ("등", "외", "및")]
    if len(words) == 2 and words[1].text in _ROLES and not personlike(words[0], bodies.body):
        words = words[:1]
    if len(words) == 1 or all(bodies.body(u.text) or _made_up(u) for u in words):
        yield from words
    elif words:
        yield words[-1]


def _made_up(unit: Unit) -> bool:
    """Whether a word looks like a firm's made-up name: one that no dictionary has, and no person's."""
    text = unit.text
    tags = set(unit.tags)
    unknown = tags <= {"NNP", "UN"} or (tags == {"NNG"} and len(unit.tags) == 1)
    return (
        unknown
        and not (common(text) or bodies.is_name(text) or unit.counts)
        and not personlike(unit, bodies.body)
        and text not in forms.NO_BODIES
        and not text.endswith(_COMMON)
        and re.fullmatch(r"[가-힣A-Za-z&]{2,12}", text) is not None
    )
