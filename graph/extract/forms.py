"""What names look like: titles, suffixes of organizations and buildings, surnames.

General Korean, after the conventions of press releases; the lists stand in `words/`. Nothing there names a
particular body or person (those stand in `ontology/reference`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    for line in files("graph.extract").joinpath("words", name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _sections(name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    section = ""
    for line in _lines(name):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found.update(dict.fromkeys(line.split(), section))
    return found


TITLES = _words("titles.txt")
BODY_SUFFIXES = _sections("suffixes.txt")
VENUE_SUFFIXES = tuple(_words("venues.txt"))
SITE_SUFFIXES = tuple(_words("sites.txt"))
NOT_NAMES = _words("common.txt")
SURNAMES = _words("surnames.txt")
COMPOUND_SURNAMES = frozenset(name for name in SURNAMES if len(name) > 1)

TITLE_END = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})$")

_SUFFIXES = sorted(BODY_SUFFIXES, key=len, reverse=True)
_PROVINCES = frozenset(
    f"{name}{end}"
    for end, names in {
        "특별시": "서울",
        "광역시": "부산 대구 인천 광주 대전 울산",
        "특별자치시": "세종",
        "특별자치도": "강원 전북 제주",
        "시": "서울 부산 대구 인천 광주 대전 울산 세종",
        "도": "경기 강원 충북 충남 전북 전남 경북 경남 제주 충청북 충청남 전라북 전라남 경상북 경상남",
    }.items()
    for name in names.split()
)
_PLACE = re.compile(r"(?:특별시|광역시|특별자치시|특별자치도|[가-힣]{1,3}(?:시|도|군|구))$")


def place_like(text: str) -> bool:
    """Whether a word ends as an administrative unit does."""
    return _PLACE.search(text) is not None


def body_type(text: str) -> str | None:
    """The type code of a body by the form of its name alone, or None.

    >>> body_type("한국광물진흥원")
    'public-institution'
    """
    if text in _PROVINCES:
        return "local-government"
    for suffix in _SUFFIXES:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            return BODY_SUFFIXES[suffix]
    if text.endswith("위원회") and len(text) > 5:
        return "ministry"
    if text.endswith("대") and 3 <= len(text) <= 4 and text[:-1] not in NOT_NAMES:
        return "university"
    return None
