"""Bodies told by two words beside one another: a firm behind its country, a house under a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.extract import forms
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.list_items import proper
from graph.extract.names.personal import personlike
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind

_ACRONYM = re.compile("[A-Z]{2,6}")
BELOW = frozenset("산하 소속 부설 직속".split())
"""What stands between a body and another one under it, which is no part of its name."""


def propose(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """Put every guess at a body in two words of a phrase on the board."""
    if len(phrase) < 2:
        return
    _with_acronym(board, phrase)
    _hospitals(board, phrase)
    _under(board, phrase)
    _houses(board, phrase)
    _of_country(board, text, phrase)
    _quarters(board, phrase)


def _quarters(board: Board, phrase: Sequence[Unit]) -> None:
    """`인천 서구와`: a quarter that more than one city has bears its city's name too."""
    for one, two in pairwise(phrase):
        acts = two is phrase[-1] and two.particle in _ACTING
        if acts and one.text in forms.METROPOLES and two.text in _QUARTERS:
            board.add(one.start, two.end, Kind.ORGANIZATION, "local-government", 0.98)


_ACTING = frozenset(["", "와", "과", "은", "는", "이", "가", "도"])
_QUARTERS = frozenset("중구 동구 서구 남구 북구 강서구".split())


_DEALS = re.compile(
    r"(?:와|과|와도|과도|의|이|가|은|는)\s(?:\S+\s){0,6}?\S*(?:합작|계약|협약|자회사|공급|지분|인수|제휴|수주|양해각서|MOU|법인|투자|기술)"
)


def _of_country(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`사우디아라비아 알나마그룹`, `러시아 ASE와 … 계약을`: a firm behind its country."""
    one, two = phrase[-2:]
    if one.text in ("한국", "대한민국") or not forms.country(one.text):
        return
    if personlike(two, bodies.body) >= 2 or not proper(two) or bodies.weight(two.text) > bodies.STRONG:
        return
    deal = _DEALS.match(text, two.end, two.end + 60)
    acronym = _ACRONYM.fullmatch(two.text)
    firm = bodies.body(two.text) == "company" and not bodies.commonplace(two.text)
    if firm or (deal and (acronym or (len(two.text) > 2 and not bodies.is_name(two.text)))):
        board.add(two.start, two.end, Kind.ORGANIZATION, "company", 0.55)


_HOUSES = ("센터", "연구소", "연구원", "기술원", "진흥원", "교육원", "개발원", "재단", "병원")


def _under(board: Board, phrase: Sequence[Unit]) -> None:
    """`과기정통부 산하 …센터`: what stands under a body is one itself."""
    for one, two in pairwise(phrase):
        if one.text not in BELOW:
            continue
        named = two.text.endswith(_HOUSES) and len(two.text) > 4 and two.text not in forms.NOT_NAMES
        if named and not is_title(two.text):
            kind = bodies.body(two.text) or "public-institution"
            board.add(two.start, two.end, Kind.ORGANIZATION, kind, 0.7)


def _houses(board: Board, phrase: Sequence[Unit]) -> None:
    """`법무법인 가온`, `개인택시조합 강릉지부`: one name of two words."""
    for one, two in pairwise(phrase):
        counts = two.counts and one.text not in bodies.FORCES
        kind = None if counts or is_title(two.text) else bodies.of_two(f"{one.text} {two.text}")
        if kind:
            board.add(one.start, two.end, Kind.ORGANIZATION, kind, 0.97)


def _hospitals(board: Board, phrase: Sequence[Unit]) -> None:
    """A university's hospital is named with both words."""
    for one, two in pairwise(phrase):
        if two.text.endswith("병원") and bodies.body(one.text) == "university":
            board.add(one.start, two.end, Kind.ORGANIZATION, "other", 0.97)


def _with_acronym(board: Board, phrase: Sequence[Unit]) -> None:
    """A proper noun and an acronym of the same name (an institute's `… IPA`)."""
    for one, two in pairwise(phrase):
        acronym = len(two.text) < 6 and _ACRONYM.fullmatch(two.text) and two.text not in forms.NO_BODIES
        if (
            acronym
            and not forms.country(two.text)
            and not is_title(two.text)
            and set(one.tags) == {"NNP"}
            and proper(one)
        ):
            alone = bodies.body(two.text) and not bodies.body(one.text)
            if not alone and not personlike(one, bodies.body):
                board.add(one.start, two.end, Kind.ORGANIZATION, bodies.body(one.text) or "other", 0.9)
