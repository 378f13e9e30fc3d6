"""Organizations: the voices that speak for a span, each with its weight.

known name .95 · telling suffix .85 · legal form .9 · place before a title .6 · member of a list of bodies ·
learned tag .45 · word of apposition (기업, 업체) .5 · company-like ending .3 · unknown proper noun .2
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extract import forms
from graph.extract.lines import Line, joined
from graph.extract.names import bodies, investors, joining, kinds, listed, pairs, states
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.personal import personlike
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind

_ADMIN = re.compile(r"^(?:[가-힣]+(?:특별시|광역시|특별자치시|특별자치도)|[가-힣]{1,5}[시도군구])$")
_LOCATIVE = re.compile(r"^(?:에서|에|로|으로|까지|부터|내|권)(?!는|도 )")


def propose(board: Board, text: str, line: Line) -> None:
    """Put every guess at an organization in a line on the board."""
    for one, two in pairwise(line.phrases):
        kinds.called(board, one, two)
    if line.carrier is None:
        kinds.quoted(board, text, line)
        kinds.told(board, text, line)
    legal = kinds.legal_form(text, line.row)
    for phrase in line.phrases:
        _forms(board, text, phrase)
        states.propose(board, text, phrase)
        if legal:
            kinds.legal(board, text, phrase)
        kinds.apposition(board, phrase)
        kinds.acronym(board, phrase)
        pairs.propose(board, text, phrase)
    investors.propose(board, text, line)
    listed.propose(board, text, line)
    joining.propose(board, text, line)


def _forms(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    i = 0
    while i < len(phrase):
        size = _longest_known(phrase, i)
        if size:
            run = phrase[i : i + size]
            name = joined(text, run)
            if not is_region_here(phrase, i + size - 1) and not _acronym(name):
                found = bodies.reference(name)
                type_ = found.type if found else "other"
                board.add(
                    run[0].start,
                    run[-1].end,
                    Kind.ORGANIZATION,
                    type_,
                    bodies.weight(name),
                    found.id if found else None,
                )
            i += size
            continue
        _by_suffix(board, phrase, i)
        i += 1


def _acronym(name: str) -> bool:
    return name in forms.NO_BODIES


def _longest_known(phrase: Sequence[Unit], i: int) -> int:
    if not known().may_open(phrase[i].text):
        return 0
    for size in range(min(5, len(phrase) - i), 0, -1):
        found = known().body(" ".join([u.text for u in phrase[i : i + size]]))
        if found and (size == 1 or found.type not in {"local-government", "media"}):
            return size
    return 0


def is_region_here(phrase: Sequence[Unit], i: int) -> bool:
    """Whether a province or town that is also a government stands for the ground here, not for the body."""
    unit = phrase[i]
    if not _ADMIN.match(unit.text) or not known().place(unit.text):
        return False
    following = phrase[i + 1] if i + 1 < len(phrase) else None
    if following is None:
        province = known().place(phrase[i - 1].text) if i > 0 and unit.particle == "의" else None
        here = _LOCATIVE.match(unit.particle) or (province is not None and province.parent == "kr")
        return bool(here) or unit.gap.lstrip().startswith("소재")
    if (
        known().place(following.text)
        or following.text.endswith((*forms.VENUE_SUFFIXES, *forms.SITE_SUFFIXES))
        or following.text in _NEAR
    ):
        return True
    if any(u.text.endswith(forms.VENUE_SUFFIXES) and not is_title(u.text) for u in phrase[i + 1 :]):
        return True
    if re.match("에서(?!는|도)", phrase[-1].particle) and not any(is_title(u.text) for u in phrase[i + 1 :]):
        return True
    if _STREET.search(following.text) and i + 2 < len(phrase) and phrase[i + 2].text[0].isdigit():
        return True
    return following.text.endswith(("읍", "면", "동", "리")) and len(following.text) > 2


_STREET = re.compile(r"[가-힣\d](?:로|길|대로)(?:\d+(?:번길|길))?$")
"""A street of an address (`서울 강서구 하늘길 177`)."""


_FOR_EACH = re.compile(r"별(?:$|협회|기관|단체)|^\d")
_NEAR = frozenset("일원 소재 관내 일대 전역 인근 지역 내 현지".split())


def _by_suffix(board: Board, phrase: Sequence[Unit], i: int) -> None:
    unit = phrase[i]
    kind = forms.body_type(unit.text)
    first = i
    if unit.text in forms.GENERIC_HEADS:
        first = _reach(phrase, i)
        kind = forms.GENERIC_HEADS[unit.text] if first < i else None
    if not kind:
        return
    if unit.text == "얼라이언스" and i - first > 1:
        board.add(phrase[first].start, unit.end, Kind.ORGANIZATION, kind, 0.3)
    if _building(phrase, i):
        board.add(phrase[first].start, unit.end, Kind.PLACE, "venue", 0.6)
        return
    goods = first == i and forms.suffix_of(unit.text) in _GOODS
    if goods and (not set(unit.tags) & {"NNP", "UN", "SL"} or unit.text.split("-")[0] in forms.NO_BODIES):
        return
    weight = _joined_weight(phrase[first:i]) if first < i else bodies.weight(unit.text)
    if forms.weak(unit.text) and all(tag == "NNP" for tag in unit.tags):
        weight += 0.25
    following = phrase[i + 1].text if i + 1 < len(phrase) else ""
    zone = following.endswith(("특구", "특화단지")) and kind == "company" and not known().body(unit.text)
    if zone or re.fullmatch(r"(?:19|20)\d\d", following):
        return
    if unit.text in forms.NOT_NAMES or is_title(unit.text) or _FOR_EACH.search(phrase[first].text):
        return
    board.add(phrase[first].start, unit.end, Kind.ORGANIZATION, kind, weight)


_GOODS = frozenset(
    "로봇 소재 신소재 첨단소재 섬유 배터리 카본 무역 플랜트 기계 식품 음료 타이어 반도체 디스플레이 항만 "
    "솔라 윈드 바이오".split()
)
"""Last words of firms that are the names of goods too: alone they make no firm of common words."""
_BUILDINGS = ("박물관", "과학관", "미술관", "도서관", "체육관", "수목원", "기념관", "체험관")


def _building(phrase: Sequence[Unit], i: int) -> bool:
    """A museum, or a centre where something takes place, that does nothing itself here."""
    unit = phrase[i]
    centre = unit.text.endswith("센터") and phrase[-1].particle == "에서"
    if not (centre or unit.text.endswith(_BUILDINGS)) or known().body(unit.text) or len(unit.text) < 5:
        return False
    acts = re.match(r"(?:은|는|이|가|과|와|도|측)(?![가-힣])", phrase[-1].particle)
    return not acts and not any(is_title(u.text) for u in phrase[i + 1 :]) and bool(phrase[-1].tail)


def _joined_weight(before: Sequence[Unit]) -> float:
    """How surely words before a bare 협회 or 얼라이언스 belong to its name."""
    if any(
        set(u.tags) & {"NNP", "SL", "UN"} or u.text in forms.OPENERS or known().place(u.text) for u in before
    ):
        return 0.7
    return 0.4


def _reach(phrase: Sequence[Unit], i: int) -> int:
    """How far to the left a name reaches whose last word is a bare 협회, 그룹 or 재단."""
    first = i
    while first > 0 and i - first < 4:
        before = phrase[first - 1]
        opener = before.text in forms.OPENERS
        if phrase[i].text == "재단" and bodies.body(before.text) == "company":
            return first - 1
        if (before.text in forms.NOT_NAMES and not opener) or before.bracket or _closes(before):
            break
        if opener and first < i and forms.country(before.text):
            break
        if opener:
            return first - 1
        if phrase[i].text == "재단" and bodies.body(before.text) == "company":
            return first - 1
        first -= 1
    return first


def _closes(unit: Unit) -> bool:
    return bool(
        len(unit.text) < 2
        or unit.counts
        or personlike(unit, bodies.body) >= 3
        or is_title(unit.text)
        or bodies.body(unit.text)
        or set(unit.tags) & {"SN", "NNB", "NR", "MAG", "MM", "NP"}
    )


def _other(unit: Unit) -> bool:
    """Whether a word is a title, a person or a body of its own, so no part of the body before it."""
    if unit.text in pairs.BELOW or is_title(unit.text) or personlike(unit, bodies.body) >= 2:
        return True
    return known().body(unit.text) is not None


def blocked(phrase: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """(first, last) word of each part of a body that counts by its body (the assembly's committee)."""
    for i, j in parts(phrase):
        if not (phrase[i].text == "국회" and phrase[j].text.endswith("위원회")):
            yield phrase[i + 1], phrase[j]


def parts(phrase: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """(index of a body, index of the last word of its part): 충북대 … 사업단."""
    for i, unit in enumerate(phrase[:-1]):
        if bodies.weight(unit.text) < bodies.STRONG:
            continue
        reach = i
        while reach + 1 < len(phrase) and reach < i + 3 and not _other(phrase[reach + 1]):
            reach += 1
        for j in range(reach, i, -1):
            if phrase[j].text.endswith(forms.PARTS) or (
                bodies.body(unit.text) == "university"
                and phrase[j].text.endswith(("연구원", "연구소", "대학원", "학과", "기술원"))
            ):
                yield i, j
                break
