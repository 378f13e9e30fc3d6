"""Which of the names that one document gives a thing may stand for it in other documents too.

A document may call anything "the association"; across documents only names that tell the thing apart count.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.merge.keys import Key, name_keys, organization_key, plain_key, primary, qualifier
from graph.model import Entry, Kind, Reading

GENERIC = frozenset(
    (
        "협회 위원회 진흥원 연구원 연구소 조합 재단 공사 공단 센터 대학 대학교 협의체 얼라이언스 포럼 "
        "정부 회사 기업 본부 부처 당국 시청 도청 군청 구청 의회 시의회 도의회 추진단 워킹그룹 협의회 "
        "연합회 그룹 은행 병원 학회 단체 기관 테크노파크 상공회의소 "
        "committee association ministry council university company alliance group institute agency center "
        "centre foundation government province city"
    ).split()
)
"""Words that name a kind of body, not a body."""
_LEAST_ACRONYM = 3
_LEAST_SHORT_FORM = 3
_LEAST_BILINGUAL = 4
_NATION = "한국"
_OF_THE_NATION = frozenset({"association", "public-institution"})
_LEAST_WITHOUT_NATION = 5
"""도로공사 and 연구재단 are words too."""


def linked_keys(entry: Entry, reading: Reading) -> frozenset[Key]:
    """The further keys under which other documents' names mean this entry."""
    if entry.kind not in {Kind.ORGANIZATION, Kind.ALLIANCE, Kind.PLACE, Kind.POLICY}:
        return frozenset()
    own = primary(entry, reading)
    if entry.kind is Kind.POLICY:
        return frozenset(_policy_keys(entry, reading)) - {own}
    names = name_keys(entry)
    found = {key for name, key in names.items() if name == entry.name or _tells(name, entry)}
    return frozenset({*found, *_without_nation(entry, names[entry.name])} - {own})


def _without_nation(entry: Entry, key: Key) -> Iterator[Key]:
    """한국미래차산업협회 is 미래차산업협회 to whoever writes for readers in Korea."""
    short = key.text.removeprefix(_NATION)
    if entry.type in _OF_THE_NATION and short != key.text and len(short) >= _LEAST_WITHOUT_NATION:
        yield Key(key.group, short)


def _policy_keys(entry: Entry, reading: Reading) -> Iterator[Key]:
    """A policy's aliases, each with its issuer: 제1차 기본계획 is a name of many."""
    issuer = qualifier(entry, reading)
    tail = (issuer.reference or issuer.text) if issuer else ""
    for alias in entry.aliases:
        if _tells(alias, entry):
            yield Key("policy", "-".join(filter(None, (plain_key(alias), tail))))


def _tells(alias: str, entry: Entry) -> bool:
    """Whether an alias tells a thing apart by itself."""
    short, full = organization_key(alias), organization_key(entry.name)
    if short in GENERIC or len(short) < _LEAST_ACRONYM:
        return False
    if alias.isascii() != entry.name.isascii():
        return len(alias) >= (_LEAST_ACRONYM if alias.isupper() else _LEAST_BILINGUAL)
    if entry.type == "company" and full.startswith(short):
        return False  # a group's name is no name of its subsidiary
    return len(short) >= _LEAST_SHORT_FORM and (subsequence(short, full) or subsequence(full, short))


def subsequence(short: str, full: str) -> bool:
    """Whether the letters of `short` stand in `full` in that order, as in abbreviations.

    >>> subsequence("대한상의", "대한상공회의소")
    True
    """
    rest = iter(full)
    return all(letter in rest for letter in short)
