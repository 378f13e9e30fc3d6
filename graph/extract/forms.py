"""What names look like: titles, suffixes of organizations and buildings, surnames.

General Korean, after the conventions of press releases; the lists stand in `words/`. Nothing there names a
particular body or person (those stand in `ontology/reference`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from graph.cues import cued
from graph.extract.names.known import known
from graph.model import Kind
from graph.reference import lexicon


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


def by_country(name: str) -> Iterator[tuple[str, str]]:
    """The words of a list that stand by country, each with the English name of its country."""
    for line in _lines(name):
        country, _, words = line.partition(": ")
        for word in words.split("|"):
            yield word, country


TITLES = _words("titles.txt")
BODY_SUFFIXES = {
    s.form: s.type for s in lexicon.suffixes() if s.kind is Kind.ORGANIZATION and len(s.form) > 3
} | _sections("suffixes.txt")
VENUE_SUFFIXES = tuple(_words("venues.txt"))
SITE_SUFFIXES = tuple(_words("sites.txt"))
FIRM_KINDS = tuple(
    "기업 업체 회사 제조사 합작사 자회사 계열사 협력사 스타트업 부품사 개발사 운영사 공급사".split()
)
"""Words for a kind of firm, which may stand before its name."""
LYING = r"있는|위치한|소재한|자리한|자리\s?잡은|들어선"
"""What is said of a thing behind the place where it is; for patterns."""
NOT_NAMES = _words("common.txt")
SURNAMES = _words("surnames.txt")
PORTFOLIOS = _words("portfolios.txt")
"""Fields that ministries are in charge of."""
COMPOUND_SURNAMES = frozenset(name for name in SURNAMES if len(name) > 1)

TITLE_END = cued(rf"(?:{'|'.join(sorted(map(re.escape, TITLES), key=len, reverse=True))})$")

_SUFFIXES = sorted(BODY_SUFFIXES, key=len, reverse=True)
METROPOLES = ("서울", "부산", "대구", "인천", "광주", "대전", "울산", "세종")
"""The cities that are no part of a province."""
_PROVINCES = frozenset(
    f"{name}{end}"
    for end, names in {
        "특별시": "서울",
        "광역시": "부산 대구 인천 광주 대전 울산",
        "특별자치시": "세종",
        "특별자치도": "강원 전북 제주",
        "시": " ".join(METROPOLES),
        "도": "경기 강원 충북 충남 전북 전남 경북 경남 제주 충청북 충청남 전라북 전라남 경상북 경상남",
    }.items()
    for name in names.split()
)


_SOCIETY = re.compile(r"(?:(?<!의)(?<!위원)(?<!국)(?<!대)(?<!교)(?<!사)회|연합|연맹|중앙회)$")


_WORLDWIDE = ("유엔", "국제", "세계", "유럽", "아시아", "아프리카", "글로벌", "아세안")


_UNIVERSITY = re.compile(
    r"[가-힣]{2,8}(?:과학기술|공업|산업|해양|항공|외국어|여자|보건|교통|교육|사범|농업|체육|예술|폴리텍|사이버|과기|(?<!특)공|외|주립|시립)대"
)
"""`나고야공업대`, `서울과학기술대`: universities in short whose names are longer than most."""
_WORKS = re.compile(
    r"(?:조성|건설|설치|확장|정비|개선|보수|토목|건축|증축|신축|복구|철거|포장|기반|매립|준설|굴착)공사$"
)
"""Building works, which are no 공사 of a state."""


@lru_cache(maxsize=65536)
def body_type(text: str) -> str | None:
    """The type code of a body by the form of its name alone, or None.

    >>> body_type("한국광물진흥원")
    'public-institution'
    """
    if text in _PROVINCES:
        return "local-government"
    if _WORKS.search(text):
        return None
    for suffix in _SUFFIXES:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            return BODY_SUFFIXES[suffix]
    if len(text) > 4 and text.startswith(_WORLDWIDE) and text.endswith(("기구", "기금", "사무국")):
        return "international"
    if text.endswith("위원회") and len(text) > 5:
        return "ministry"
    if len(text) > 3 and text.startswith(("한국", "대한", "전국")) and _SOCIETY.search(text):
        return "association"
    if len(text) > 4 and text.startswith(("한국", "국립")) and text[-1] in "원소단관처":
        return "public-institution"
    if _UNIVERSITY.fullmatch(text):
        return "university"
    if text.endswith("대") and 3 <= len(text) <= 5 and text not in NOT_NAMES and text[:-1] not in NOT_NAMES:
        return "university"
    return None


GIVEN = _words("given.txt") | frozenset("○O◯*")
"""Syllables of given names, and the marks that stand for one left out."""
HEADS_OF_PARTS = frozenset(
    "센터장 본부장 실장 국장 과장 팀장 부장 단장 사업단장 사업부장 부문장 소장 그룹장 파트장 반장".split()
)
"""Posts that head a part of a body: 산업정책실장 is a post as a whole."""
RANKS = ("장관", "차관", "장", "관", "원", "PD", "MD", "사", "위원", "총괄", "담당", "수석", "대표", "이사")
SHARED = frozenset("원회청처관단소부장시도군구사행당터")
"""Last syllables that a body and the post of its head share."""
OWN_NAME = (
    "한국",
    "대한",
    "국립",
    "국가",
    "전국",
    "세계",
    "재단",
    "서울",
    "경기",
    "충북",
    "충남",
    "전북",
    "전남",
    "경북",
    "경남",
    "부산",
    "대구",
    "인천",
    "광주",
    "대전",
    "울산",
    "세종",
    "강원",
    "제주",
)
PARTS = tuple(
    "과 실 국 팀 본부 부문 담당 센터 위원회 사업단 사업부 추진단 지원단 파트 학과 학부 연구실".split()
)
"""How names of parts of a body end."""


def country(text: str) -> bool:
    """Whether a word is the name of a country."""
    found = known().place(text)
    return bool(found and found.type == "country")


_POSTED = frozenset("주미 주일 주중 주러 주영 주독 주불 주유엔 주제네바 주아세안 주유네스코".split())


def stationed(text: str) -> bool:
    """Whether a word says where a diplomat serves (주한, 주일, 주싱가포르).

    >>> stationed("주베트남"), stationed("주식회사")
    (True, False)
    """
    return text.startswith("주한") or text in _POSTED or (text[0] == "주" and country(text[1:]))


@lru_cache(maxsize=65536)
def suffix_of(text: str) -> str | None:
    """The suffix by which a word tells that it names a body, with two letters or more before it."""
    for suffix in _SUFFIXES:
        if text.endswith(suffix) and len(text) > len(suffix) + 1:
            return suffix
    return None


@lru_cache(maxsize=65536)
def weak(text: str) -> bool:
    """Whether the form is one that common nouns have too (전기자동차, 석유화학, 시험무대)."""
    suffix = suffix_of(text)
    if suffix is None:
        return text.endswith("대") and not _UNIVERSITY.fullmatch(text)
    common = BODY_SUFFIXES[suffix] in ("company", "media") and not suffix.endswith("법인")
    return common or text.removesuffix(suffix) in NOT_NAMES


GENERIC_HEADS = {
    **{word: BODY_SUFFIXES[word] for word in _words("heads.txt") if word in BODY_SUFFIXES},
    **{"위원회": "ministry", "재단": "public-institution", "연구회": "association"},
}
"""Words that end a name of several words and are no name alone."""
OPENERS = frozenset(
    "한국 대한 국립 국가 국제 전국 세계 아시아 글로벌 코리아 유럽 미국 일본 중국 독일 서울 경기 부산".split()
)
"""Words with which names of bodies begin, though they are common ones too."""
NO_BODIES = _words("nobodies.txt")
"""Acronyms that are no bodies."""


ENGLISH_TITLES = frozenset(_lines("english_titles.txt"))
ENGLISH_BODIES = _sections("english_bodies.txt")
ENGLISH_HEADS = _sections("english_heads.txt")
ENGLISH_COMMON = _words("english_common.txt")
ENGLISH_SURNAMES = _words("english_surnames.txt")
