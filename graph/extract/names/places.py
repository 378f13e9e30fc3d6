"""Places: countries, regions at every level, venues down to the room, industrial sites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from graph import reference
from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.organizations import is_region_here
from graph.extract.names.post_words import is_title
from graph.extract.names.strangers import sound
from graph.extract.units import Unit
from graph.model import Kind
from graph.reference import Reference

ADMIN_BELOW = re.compile(r"^[가-힣]{1,5}(?:읍|면|동|리|가|로|길)$")
_ACRONYMS = frozenset("UAE USA".split())
_NEVER = frozenset("우리나라 우리 Korea".split())


def propose(board: Board, text: str, line: Line) -> None:
    """Put every guess at a place in a line on the board."""
    for items in line.lists:
        _listed(board, items)
    for phrase in line.phrases:
        _known(board, text, phrase)
        _addressed(board, phrase)
        _sites(board, phrase)


def _listed(board: Board, items: Sequence[Sequence[Unit]]) -> None:
    """Towns listed with towns, where each alone could be another word (보령, 부여)."""
    ends = [item[-1] if len(item) == 1 or _town(item[-1].text) else item[0] for item in items]
    towns = [u for u in ends if _town(u.text)]
    if len(towns) > 1 and 2 * len(towns) >= len(items):
        for unit in towns:
            if not bodies.body(unit.text) or bodies.body(unit.text) == "company":
                found = known().place(unit.text)
                type_ = "country" if found and found.type == "country" else "region"
                board.add(unit.start, unit.end, Kind.PLACE, type_, 0.6, known().place_id(unit.text))


def _region_within(board: Board, text: str, unit: Unit, venue: Reference) -> None:
    """The region that a known building bears in its name (정부세종청사)."""
    region = reference.load().get(venue.parent) if venue.parent else None
    for short in region.short if region else ():
        at = text.find(short, unit.start, unit.end)
        if region and at >= 0:
            board.add(at, at + len(short), Kind.PLACE, "region", 0.9, region.id)
            board.within.add((at, at + len(short)))


@lru_cache(maxsize=65536)
def _town(text: str) -> bool:
    """Whether a word names a region, or would with 시, 군 or 구 behind it (부여)."""
    full = (text, text + "군", text + "시", text + "구") if len(text) == 2 else (text,)
    return any(is_region(name) for name in full)


def _known(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        found = known().place(unit.text)
        if found and found.type in ("venue", "site"):
            named = bodies.reference(unit.text)
            if named and not _is_there(text, phrase, i):
                continue
            board.add(unit.start, unit.end, Kind.PLACE, found.type, 0.9, found.id)
            if found.type == "venue":
                _region_within(board, text, unit, found)
            acts = any(is_title(u.text) for u in phrase) or phrase[-1].particle.startswith(_ACTS)
            if named and named.type == "company" and not acts:
                board.block(unit.start, unit.end)
            continue
        end = _known_end(unit)
        if end is None:
            abroad = _stands_there(text, unit) or (i and _abroad(phrase[i - 1], unit))
            told = known().place(f"{phrase[i - 1].text} {unit.text}") if i else None
            if told is not None and told.type == "region" and is_admin(phrase[i - 1]):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.9, told.id)
            elif (town := bare_town(unit.text)) and _leads(phrase, i):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.6, town.id)
            elif abroad or (i and below(unit) and is_admin(phrase[i - 1])) or _ground_next(phrase, i):
                board.add(unit.start, unit.end, Kind.PLACE, "region", 0.92 if abroad else 0.8)
            continue
        found = known().place(text[unit.start : end])
        if unit.start + 1 == end:
            continue
        if (
            not found
            or (unit.text[0].isascii() and unit.text not in _ACRONYMS)
            or text[unit.start : end] in _NEVER
            or (found.id == "kr" and _as_adjective(phrase, i))
        ):
            continue
        governed = bodies.reference(unit.text)
        if governed and governed.type == "local-government" and not is_region_here(phrase, i):
            continue
        shared = governed is not None and governed.type != "local-government"
        weight = 0.55 if shared else 0.9 if _clear(unit, found) else 0.3
        if weight == 0.3 and _leads(phrase, i):
            weight = 0.6
        board.add(unit.start, end, Kind.PLACE, found.type, weight, known().place_id(unit.text))


_ACTS = ("은", "는", "이", "가", "측")
"""Particles of whoever does something."""
_PAIRED = re.compile(r"(?:와|과)\s\S{2,16}에서\s")
"""A hall named in one row with another (`벡스코와 누리마루에서 …`)."""


def _is_there(text: str, phrase: Sequence[Unit], i: int) -> bool:
    """Whether what is said of a place that is a body too speaks of the place."""
    unit = phrase[i]
    return (
        phrase[-1].particle.startswith(("에", "로", "일원", "을", "를"))
        or i + 1 < len(phrase)
        or (i > 0 and is_admin(phrase[i - 1]))
        or is_region(unit.aside)
        or _PAIRED.match(text, unit.end) is not None
        or TIMED.search(text, max(0, unit.start - 24), unit.start) is not None
    )


def _ground_next(phrase: Sequence[Unit], i: int) -> bool:
    """`대소원면 …산업단지`, `봉방동 …센터`: a site or a house right behind what may be a quarter."""
    text, after = phrase[i].text, phrase[i + 1].text if i + 1 < len(phrase) else ""
    if len(after) < 6 or len(text) < 3 or text[-1] not in "읍면동리":
        return False
    quarter = ADMIN_BELOW.match(text) and not bodies.is_noun(text)
    if not quarter or text.endswith(forms.VENUE_SUFFIXES) or text in forms.NOT_NAMES:
        return False
    return after.endswith((*forms.SITE_SUFFIXES, *HOUSES))


def _addressed(board: Board, phrase: Sequence[Unit]) -> None:
    """`봉방동 …센터에서`: the house behind its quarter, where it does nothing itself."""
    for i, unit in enumerate(phrase[1:]):
        there = unit is phrase[-1] and unit.particle.startswith(("에", "의", "을", "를", "로", "으로"))
        if there and unit.text.endswith(HOUSES) and _ground_next(phrase, i) and not known().body(unit.text):
            board.add(unit.start, unit.end, Kind.PLACE, "venue", 0.7)


HOUSES = ("센터", "공장", "발전소", "충전소", "캠퍼스", "연구소", "병원", "처리장", "소각장", "정수장")
"""Ends of names of buildings that are bodies or common nouns too: an address before them tells."""


TIMED = cued(r"(?:\d{1,2}:\d{2}|\d시(?:\s?\d+분)?|\d일|\d\.?\s?\([월화수목금토일]?\))\s?[,/|]\s?$")
"""What stands before a hall in a row of a programme: its day or hour."""


@lru_cache(maxsize=65536)
def bare_town(text: str) -> Reference | None:
    """The town whose name without 시 or 군 is another word too (사천, 음성)."""
    found = (known().place(text + end) for end in ("시", "군")) if len(text) == 2 else ()
    return next((town for town in found if town and town.type == "region"), None)


def _leads(phrase: Sequence[Unit], i: int) -> bool:
    """`사천 …산업단지`, `사천에서`: a town that could be a word, before a hall or site or as a place."""
    if i + 1 < len(phrase):
        following = phrase[i + 1].text
        return len(following) > 4 and following.endswith((*forms.VENUE_SUFFIXES, *forms.SITE_SUFFIXES))
    return bool(re.match("에서(?!는|도|의)", phrase[i].particle)) and "NNG" not in phrase[i].tags[1:]


def _as_adjective(phrase: Sequence[Unit], i: int) -> bool:
    """`한국 배터리 산업`, `대한민국 농업박람회`: the country only says of what kind."""
    return "가" <= phrase[i].text[0] <= "힣" and i + 1 < len(phrase)


def _clear(unit: Unit, found: Reference) -> bool:
    """Whether a bare name of a town is no common word here (강화, 부여): by its tag, or by its ending."""
    if unit.text not in found.short or len(unit.text) > 2:
        return True
    return "NNP" in unit.tags or found.parent == "kr"


def foreign_state(unit: Unit) -> bool:
    """Whether a word sounds like a state or province abroad (오하이오주)."""
    return (
        len(unit.text) > 3
        and unit.text[-1] in "주성현"
        and "NNP" in unit.tags
        and sound(unit.text[:-1]) > 0.3
    )


def _abroad(country: Unit, unit: Unit) -> bool:
    """`미국 앨라배마주`: a state, province or town right behind a foreign country."""
    foreign = known().land_abroad(country.text) is not None or foreign_state(country)
    state = len(unit.text) > 2 and unit.text[-1] in "주성현시"
    town = unit.particle.startswith(("에", "로")) and not bodies.body(unit.text)
    return bool(foreign and ((state and "NNP" in unit.tags) or (town and set(unit.tags) == {"NNP"})))


_THERE = re.compile(rf"에\s(?:{forms.LYING}|건설한|세운|짓는)\s")


def _stands_there(text: str, unit: Unit) -> bool:
    """`외스케멘에 있는 …`: a town abroad that no list has, by its sound and by what stands there."""
    if len(unit.text) < 3 or not text.startswith("에", unit.end):
        return False
    told = _THERE.match(text, unit.end) and not bodies.is_noun(unit.text)
    return bool(told and sound(unit.text) > 0.3 and not bodies.body(unit.text) and not is_title(unit.text))


def below(unit: Unit) -> bool:
    """Whether a word names a unit below a town: 오송읍, 역삼동."""
    if unit.text[-1] not in "읍면동리" or len(unit.text) < 3:
        return False
    if not ADMIN_BELOW.match(unit.text) or unit.text.endswith(forms.SITE_SUFFIXES):
        return False
    return unit.text.endswith("읍") or set(unit.tags) <= {"NNP", "XSN", "NNG+XSN"}


def _known_end(unit: Unit) -> int | None:
    """Where a known place ends that opens a word: the word, or before a further morpheme (미국시장)."""
    if known().place(unit.text):
        return unit.end
    for cut in reversed(unit.cuts):
        head, rest = unit.text[: cut - unit.start], unit.text[cut - unit.start :]
        if len(head) > 1 and rest in _AFTER_PLACE and known().place(head):
            return cut
    return None


_AFTER_PLACE = frozenset(
    "시장 정부 측 기업 현지 지역 권 내 국적 출신 대표단 시민 주민 도민 군민 관내 공장 전역 일원 행 발".split()
) - {"인", "산"}


def is_region(text: str) -> bool:
    """Whether a word names a country or region by a known name."""
    found = known().place(text)
    return bool(found and found.type in ("country", "region"))


def is_admin(unit: Unit) -> bool:
    """Whether a word names a town, a province or a unit below one."""
    found = known().place(unit.text)
    return bool(found and found.type == "region") or below(unit)


def _says_which(before: Unit, unit: Unit) -> bool:
    """Whether a word belongs to a site's name: a proper one, or the field of a national site."""
    if {"NNP", "SL"} & set(before.tags):
        return True
    field = set(before.tags) == {"NNG"} and before.text not in forms.NOT_NAMES and len(before.text) > 2
    return field and unit.text in ("국가산업단지", "국가산단")


def _of_town(town: Unit, site: Unit) -> bool:
    """`전주 첨단복합산업단지`: a site named by common nouns only bears its town’s short name."""
    found = known().place(town.text)
    short = found is not None and found.type == "region" and town.text in found.short
    return short and set(site.tags) <= {"NNG", "XPN", "XSN"} and town.bare


def _sites(board: Board, phrase: Sequence[Unit]) -> None:
    for i, unit in enumerate(phrase):
        if not unit.text.endswith(forms.SITE_SUFFIXES):
            continue
        first = i
        while (
            unit.text in forms.SITE_SUFFIXES
            and first > 0
            and i - first < 3
            and (known().place(phrase[first - 1].text) or _says_which(phrase[first - 1], unit))
        ):
            first -= 1
        if first == i and i and _of_town(phrase[i - 1], unit):
            first = i - 1
            board.within.add((phrase[first].start, phrase[first].end))
        if first < i or (unit.text not in forms.SITE_SUFFIXES and unit.text not in forms.NOT_NAMES):
            board.add(phrase[first].start, unit.end, Kind.PLACE, "site", 0.8)
