"""Places told by what is said of them: what is opened or visited, quarters, towns named in full elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from graph.cues import cued
from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.halls import HELD, PREMISES
from graph.extract.names.known import known
from graph.extract.names.list_items import proper
from graph.extract.names.personal import personlike
from graph.extract.names.places import TIMED, bare_town, is_admin, is_region
from graph.extract.names.post_words import is_title
from graph.extract.names.strangers import sound
from graph.extract.units import Unit
from graph.model import Kind

_OPENINGS = frozenset("준공 개관 착공 개장".split())
_CEREMONIES = tuple("준공식 개관식 착공식 기공식 개장식 개청식 상량식 완공식".split())
_BUILT = (*forms.VENUE_SUFFIXES, "센터", "연구소", "병원", "충전소", "학교", "플랜트", "기지", "벤처캠퍼스")
_VISIT = frozenset("방문 시찰 견학 현장방문 탐방 방문단".split())
_SEEN = re.compile(
    r"(?:을|를)\s(?:\S{1,6}\s)?(?:방문|찾|둘러|시찰|견학|살펴|돌아)|에서\s|에\s(?:있는|위치|들러)"
)


def propose(board: Board, text: str, line: Line, towns: Set[str]) -> None:
    """Put every guess at such a place in a line on the board; `towns` are the short names of known ones."""
    for phrase in line.phrases:
        _opened(board, text, phrase)
        _premises(board, text, phrase)
        _quarters(board, text, phrase)
        _towns(board, text, phrase, towns)
        _visited(board, text, phrase)
        _abroad(board, text, phrase)
        _resort(board, text, phrase, line)
        _numbered(board, phrase)
    if line.carrier is None:
        opened(board, text, line)
    for one, two in pairwise(line.phrases):
        _town_of_hall(board, one, two)


def _opened(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`부산 해양물류센터 준공식`: what is opened is a building."""
    i = next((k for k in range(1, len(phrase)) if _opens(phrase[k].text)), None)
    if i is None:
        return
    last = phrase[i - 1]
    first = i - 1
    while first > 0 and _names(phrase[first - 1]):
        first -= 1
    while first < i - 1 and is_admin(phrase[first]) and not _quoted(text, phrase[first].start):
        first += 1
    if not last.text.endswith(_BUILT) or last.counts or (first == i - 1 and not _own(last.text)):
        return
    if is_region(phrase[first].text):
        board.within.add((phrase[first].start, phrase[first].end))
    type_ = "site" if last.text.endswith(forms.SITE_SUFFIXES) else "venue"
    board.add(phrase[first].start, last.end, Kind.PLACE, type_, 0.8)


def _opens(word: str) -> bool:
    return word in _OPENINGS or word.endswith(_CEREMONIES)


_OPENED_QUOTE = cued(
    r"[‘'「『“]([^‘’'「」『』“”\n]{3,40})[’'」』”](?:\s?(?:준공|개관|착공|기공|개장|개청|상량|완공)식"
    r"|(?:을|를|이|가)\s(?:\S{1,6}\s)?(?:개관|준공|개장|착공|완공|문을 열))"
)


def opened(board: Board, text: str, line: Line) -> None:
    """`‘가람어울림센터’ 개청식`, `‘누리복지센터’를 개관했다`: a building in quotes."""
    s = line.sentence
    for match in _OPENED_QUOTE.finditer(text, s.start, s.end):
        if match[1].endswith(_BUILT) and match[1] not in forms.NOT_NAMES:
            type_ = "site" if match[1].endswith(forms.SITE_SUFFIXES) else "venue"
            board.add(*match.span(1), Kind.PLACE, type_, 0.85)


def _names(unit: Unit) -> bool:
    """Whether a word can stand within the name of a building."""
    return not unit.counts and unit.text not in _NO_PART and not is_title(unit.text)


_NO_PART = frozenset(
    "이날 오전 오후 지난 지난해 올해 내년 신축 새 현장 이번 및 등 오늘 가운데 참석한 열린 함께".split()
)


def _own(word: str) -> bool:
    return len(word) > 4 and word not in forms.NOT_NAMES and word not in forms.VENUE_SUFFIXES


def _quoted(text: str, start: int) -> bool:
    return text[start - 1 : start] in tuple("‘'「『“\"<")


def _premises(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`가나정밀 공장을 찾아`, `가나정밀 공장 방문`: premises of a firm that somebody visits."""
    for i, (one, two) in enumerate(pairwise(phrase)):
        if two.text not in PREMISES or not _firm(one):
            continue
        following = phrase[i + 2] if i + 2 < len(phrase) else None
        visited = following.text in _VISIT if following else _SEEN.match(text, two.end)
        if visited:
            board.add(one.start, two.end, Kind.PLACE, "venue", 0.85)
            board.add(one.start, one.end, Kind.ORGANIZATION, bodies.body(one.text) or "company", 0.6)
            board.within.add((one.start, one.end))


def _firm(unit: Unit) -> bool:
    """Whether a word can be the firm that premises belong to."""
    if (
        unit.text in forms.NOT_NAMES
        or is_region(unit.text)
        or unit.counts
        or personlike(unit, bodies.body) > 2
    ):
        return False
    branded = bodies.body(unit.text) == "company" and len(unit.text) > 3 and not bodies.is_noun(unit.text)
    return len(unit.text) > 1 and (proper(unit) or (branded and not bodies.qualified(unit.text)))


_AT_SITE = re.compile(rf"(?:에|에서)\s(?:{forms.LYING}|문을 연)\s$|\s소재\s$")
_ON = frozenset("에서 에서는 에 에는 의".split())
_SIGHTS = ("센터", "연구소", "실증단지", "체험관", "홍보관", "충전소", "스마트팜", "농장", "매장", "물류센터")


def _visited(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`…단지에 있는 가나배터리산업화센터를 찾아`: what lies somewhere and is visited."""
    last = phrase[-1]
    told = last.particle in ("을", "를") and _SEEN.match(text, last.end)
    seen = told or (last.particle in _ON and not bodies.body(last.text))
    if not seen or not last.text.endswith(_SIGHTS) or not _AT_SITE.search(text[: phrase[0].start][-12:]):
        return
    if (len(phrase) > 1 or _own(last.text)) and not any(u.counts or is_title(u.text) for u in phrase):
        board.add(phrase[0].start, last.end, Kind.PLACE, "venue", 0.8)


_BELOW = re.compile(r"[가-힣]{1,4}(?:읍|면|동)$|[가-힣]{3,5}리$")
_LIVED = re.compile(r"\s(?:일원|일대|소재|현지|주민|부지|\d+(?:-\d+)?번지|행정복지센터)")
_GROUND = re.compile(
    r"(?:에|에서|에는|에서는|의|으로|로|을|를|와|과|도|은|는)?(?:\s(?:일원|일대|소재|현지|주민|부지|인근|산\d|\d+(?:-\d+)?번지|행정복지센터|\d))"
    r"|에(?:서)?\s|에서는\s|에\s?(?:들어|조성|자리|위치|건립|세워)"
)


def _quarters(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`자인면 소재 …`, `교동에서`, `문무대왕면 일원`: a unit below a town that stands alone."""
    for unit in phrase:
        if unit.text[-1] not in "읍면동리" or not _BELOW.fullmatch(unit.text):
            continue
        if unit.text in forms.NOT_NAMES or is_title(unit.text):
            continue
        ground = _GROUND if len(unit.text) > 2 else _LIVED
        if known().place(unit.text) or bodies.body(unit.text):
            continue
        proper_noun = "NNP" in unit.tags and set(unit.tags) <= _PROPER
        cut = len(unit.tags) > 1 and not bodies.is_noun(unit.text) and unit.text[-1] in "읍면"
        if (proper_noun and ground.match(text, unit.end)) or (cut and _LIVED.match(text, unit.end)):
            board.add(unit.start, unit.end, Kind.PLACE, "region", 0.7)


_PROPER = {"NNP", "XSN"}
_SAID = re.compile(r"(?:에|에서|에는|에도|에서는|의|은|는|이|가|을|를|로|와|과|다|이다|이며)(?![가-힣])")
_SPOT = re.compile(r"(?:곳|지역|장소|후보지|도시|입지|무대)(?:은|는)\s$")


def _towns(board: Board, text: str, phrase: Sequence[Unit], towns: Set[str]) -> None:
    """`예산에`, in a text that names 예산군; `설 곳은 완주다`."""
    unit = phrase[0]
    if len(unit.text) != 2 or len(phrase) > 1 or not _SAID.match(text, unit.end):
        return
    town = known().place(unit.text) or bare_town(unit.text)
    if town is None or town.type != "region":
        return
    spot = _SPOT.search(text, max(0, unit.start - 6), unit.start)
    told = unit.text in towns and not re.match("을|를|은|는|이|가|이다", unit.particle)
    if spot or told:
        board.add(unit.start, unit.end, Kind.PLACE, "region", 0.7, town.id)


_STATE = re.compile(r"[가-힣]{2,5}(?:주|성|현|섬)$")
_IN = re.compile(r"에\s|에서|의\s")


def _abroad(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`앨라배마주에`, `박닌성에서`: a state or province abroad, by the sound of its name."""
    unit = phrase[-1]
    state = unit.text[-1] in "주성현섬" and _STATE.fullmatch(unit.text)
    if state and set(unit.tags) <= _PROPER and "NNP" in unit.tags:
        foreign = sound(unit.text[:-1]) > _STRANGE or known().place(unit.text[:-1])
        if known().place(unit.text) or bodies.body(unit.text):
            return
        if foreign and _IN.match(text, unit.end):
            board.add(unit.start, unit.end, Kind.PLACE, "region", 0.7)


_STRANGE = 0.3


def _town_of_hall(board: Board, one: Sequence[Unit], two: Sequence[Unit]) -> None:
    """`에스포의 노키아 본사에서`: a town abroad of which no list knows, before a hall that lies there."""
    unit = one[-1]
    if unit.particle != "의" or len(one) > 1 or set(unit.tags) != {"NNP"} or unit.gap.strip("의 "):
        return
    hall = two[-1].text.endswith((*forms.VENUE_SUFFIXES, *forms.SITE_SUFFIXES)) and len(two) > 1
    stranger = sound(unit.text) > _STRANGE and len(unit.text) > 2 and not bodies.body(unit.text)
    if hall and stranger and two[-1].particle in ("에서", "에서는") and not known().place(unit.text):
        board.add(unit.start, unit.end, Kind.PLACE, "region", 0.6)


def _resort(board: Board, text: str, phrase: Sequence[Unit], line: Line) -> None:
    """`쏠비치 삼척에서 열린`, `블록71에서 열린`: a hall of a strange name, its town or a number behind."""
    last = phrase[-1]
    held = last.particle in ("에서", "에서는") and HELD.search(
        text, last.end, min(line.sentence.end, last.end + 90)
    )
    row = not last.tail and TIMED.search(text, max(0, phrase[0].start - 24), phrase[0].start)
    if not held and not (row and phrase[0].text.endswith("호텔")):
        return
    numbered = re.fullmatch(r"[가-힣]{2,6}\d{2,3}", last.text) and not last.text.startswith("코로나")
    if len(phrase) == 1 and numbered and last.tags[0] in ("NNP", "NNG"):
        board.add(last.start, last.end, Kind.PLACE, "venue", 0.7)
    if len(phrase) != 2 or not is_region(last.text):
        return
    name = phrase[0]
    common = (
        bodies.body(name.text) or bodies.is_noun(name.text) or is_title(name.text) or is_region(name.text)
    )
    hotel = name.text.endswith(("호텔", "리조트")) and len(name.text) > 3
    if hotel or (not common and proper(name) and set(name.tags) <= {"NNP", "SL"} and len(name.text) > 1):
        board.add(name.start, last.end, Kind.PLACE, "venue", 0.9)
        board.within.add((last.start, last.end))


_NUMBER = re.compile(r"제?\d(?:국가|일반)?(?:산업단지|산단|공단|단지)$")


def _numbered(board: Board, phrase: Sequence[Unit]) -> None:
    """`구미 1공단`, `가나테크노밸리 제2일반산업단지`: sites by their numbers."""
    for one, two in pairwise(phrase):
        if two.text[-1] not in "지단" or not _NUMBER.fullmatch(two.text):
            continue
        if is_region(one.text) or one.text.endswith(forms.SITE_SUFFIXES):
            board.add(one.start, two.end, Kind.PLACE, "site", 0.95)
        if is_region(one.text):
            board.within.add((one.start, one.end))
