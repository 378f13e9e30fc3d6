"""How bodies' names are shortened in Korean: 고려대 for 고려대학교, 대한상의, 경북TP."""

from __future__ import annotations

import re
from collections.abc import Iterator

TAIL = (
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|까지|부터|만|이나|나|측|및|등|에서는|이며|인|이다|에도)?"
    r"(?![가-힣A-Za-z0-9])"
)
"""What may stand behind a whole name: one particle, then no letter."""
AFTER = re.compile(TAIL)

_PAIRS = (
    ("대학교", "대"), ("대학교", "대학"), ("대학", "대"), ("테크노파크", "TP"), ("상공회의소", "상의"),
    ("에너지솔루션", "엔솔"), ("경영자총협회", "경총"), ("무역협회", "무협"),
)  # fmt: skip
_OPENING = re.compile(r"^(?:한국|대한|국립|\(재\)|\(사\)|㈜|\(주\)|재단법인|사단법인|전국|주식회사)\s*")
_GENERIC = frozenset(
    """
    공단 공사 협회 학회 재단 연구원 진흥원 기술원 위원회 협의회 조합 얼라이언스 협의체 회사
    그룹 본부 센터 시 도 군 구 대학 학교 은행 부 청 처 원
    당사 추진단 포럼 공동위 위원회 기관 기업
    """.split()
)


def generic(form: str) -> bool:
    """Whether a form stands for a body in its own document only (`이하 공단`)."""
    return form in _GENERIC


def shortens(short: str, long: str) -> bool:
    """Whether `short` is a usual short form of the body `long`.

    >>> shortens("고려대", "고려대학교"), shortens("한전", "한국전력공사")
    (True, True)
    """
    a, b = short.replace(" ", ""), long.replace(" ", "")
    if len(a) >= len(b) or len(a) < 2:
        return False
    for full, brief in _PAIRS:
        if b.endswith(full) and a == b.removesuffix(full) + brief:
            return True
    core = _OPENING.sub("", b)
    if core != b and len(a) >= 4 and a in (core, _OPENING.sub("", a)) and core == a:
        return True
    return _initials(a, b) or (core != b and _initials(a, core))


def keys(short: str) -> Iterator[str]:
    """By what a form may be found as a short one: itself, and its first and last letter if it is brief."""
    name = short.replace(" ", "")
    yield name
    if 2 <= len(name) <= 5:
        yield f"{name[0]}…{name[-1]}"


def keys_of_short_forms(long: str) -> Iterator[str]:
    """One of the `keys` of every form that `shortens` this name."""
    name = long.replace(" ", "")
    yield from (name.removesuffix(full) + brief for full, brief in _PAIRS if name.endswith(full))
    core = _OPENING.sub("", name)
    yield core
    yield from {f"{one[0]}…{last}" for one in (name, core) for last in one[1:]}


def _initials(a: str, b: str) -> bool:
    """`한전` of `한국전력공사`: some letters in order, the first one first, much shorter than the name."""
    if (
        not 2 <= len(a) <= 5
        or len(b) < 2 * len(a) + 1
        or a[0] != b[0]
        or not all("가" <= c <= "힣" for c in a)
    ):
        return False
    if b.startswith(a):
        return False
    rest = iter(b)
    return all(letter in rest for letter in a)
