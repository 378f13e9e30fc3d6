"""Bodies of other states by their names: ministries and agencies behind their country, embassies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from graph.extract import forms
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.units import Unit
from graph.model import Kind

_TYPES = {
    "부": "ministry", "성": "ministry", "청": "ministry", "처": "ministry", "위원회": "ministry",
    "통화청": "public-institution", "감독청": "public-institution", "감독원": "public-institution",
    "당국": "public-institution", "관광청": "public-institution", "관광국": "public-institution",
    "투자청": "public-institution", "진흥청": "public-institution", "투자진흥청": "public-institution",
    "중앙은행": "public-institution", "은행": "public-institution",
    "공사": "public-institution", "공단": "public-institution",
    "기구": "public-institution", "센터": "public-institution", "연구소": "public-institution",
    "연구원": "public-institution", "연구센터": "public-institution", "진흥원": "public-institution",
    "진흥회": "public-institution", "기금": "public-institution",
    "협회": "association", "연합회": "association", "상의": "association", "상공회의소": "association",
}  # fmt: skip
_MISSION = re.compile(
    r"(?:(?P<post>주[가-힣]{1,8}?)\s?)?(?P<country>[가-힣]{2,10})\s?"
    r"(?:상무부?\s?)?(?:대사관|총영사관|영사관|대표부|문화원)"
)


@cache
def _fields() -> re.Pattern[str]:
    """Portfolios in a row (외교통상, 고용·경제)."""
    fields = "|".join(sorted(forms.PORTFOLIOS, key=len, reverse=True))
    return re.compile(rf"(?:(?:{fields})[·ㆍ‧]?){{1,6}}")


@lru_cache(maxsize=65536)
def body(text: str) -> str | None:
    """The type code of another state's body named with its country, or None.

    >>> body("핀란드 고용경제부"), body("싱가포르통화청"), body("주한 체코대사관"), body("독일 정부")
    ('ministry', 'public-institution', 'embassy', None)
    """
    if not 4 <= len(text) <= 40 or text[-1] not in _LASTS:
        return None
    if mission := _MISSION.fullmatch(text):
        return "embassy" if forms.country(mission["country"]) else None
    return next(
        (_office(word) for country, word in _splits(text) if _office(word) and known().land_abroad(country)),
        None,
    )


@lru_cache(maxsize=65536)
def _office(word: str) -> str | None:
    """The type code of an agency by the name that it has within its state."""
    kind = next((kind for kind in _KINDS if word.endswith(kind)), None)
    if kind and (word == kind in _WHOLE or _fields().fullmatch(word.removesuffix(kind))):
        return _TYPES[kind]
    return None


def office(word: str) -> bool:
    """Whether a word is the name that a ministry has within its state (`경제고용부`), no Korean one."""
    return len(word) > 4 and word[-1] in "부성" and _office(word) is not None and not known().body(word)


_WHOLE = ("통화청", "상공회의소", "중앙은행")
_KINDS = sorted(_TYPES, key=len, reverse=True)
_LASTS = frozenset({kind[-1] for kind in _TYPES} | set("관부원"))


def _splits(text: str) -> Iterator[tuple[str, str]]:
    if " " in text:
        country, _, word = text.partition(" ")
        yield country, word
    else:
        yield from ((text[:cut], text[cut:]) for cut in range(2, min(8, len(text) - 1)))


def propose(board: Board, text: str, phrase: Sequence[Unit]) -> None:
    """`카자흐스탄 외교부`, `주한 체코 대사관`: one name; its country is named as a place too."""
    for first, unit in enumerate(phrase):
        if office(unit.text) and (_abroad(text, phrase, first) or _LATIN.match(unit.aside)):
            board.add(unit.start, unit.end, Kind.ORGANIZATION, "ministry", 0.7)
        for last in range(min(first + 2, len(phrase) - 1), first - 1, -1):
            if phrase[last].text[-1:] not in _LASTS:
                continue
            type_ = body(" ".join([u.text for u in phrase[first : last + 1]]))
            if type_ is None:
                continue
            board.add(unit.start, phrase[last].end, Kind.ORGANIZATION, type_, 0.9)
            _country(board, text, unit.start, phrase[last].end)
            break


def _abroad(text: str, phrase: Sequence[Unit], i: int) -> bool:
    """Whether a country, or a place that lies abroad, stands before a word."""
    before = text[max(0, phrase[i].start - 8) : phrase[i].start]
    return i > 0 and (
        _ABROAD.search(before) is not None or known().land_abroad(phrase[i - 1].text) is not None
    )


_LATIN = re.compile("[A-Z]{2,6}$")
_ABROAD = re.compile(r"(?:소재|위치한|있는) $")


def _country(board: Board, text: str, start: int, end: int) -> None:
    name = text[start:end]
    mission = _MISSION.fullmatch(name)
    country = mission["country"] if mission else name.partition(" ")[0]
    state = known().land_abroad(country)
    if state:
        at = start + name.find(country)
        board.add(at, at + len(country), Kind.PLACE, "country", 0.9, state.id)
        board.within.add((at, at + len(country)))
