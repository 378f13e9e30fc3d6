"""Posts as words: where a post begins in a word, and the body grown into it (진흥원장, a mayor's 시장)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from graph.extract import forms
from graph.extract.names import bodies
from graph.extract.names.known import known

Body = Callable[[str], str | None]

"""Gives the type code of a body by its name, or None."""

Merged = tuple[int, int, str | None]

"""End of the body, start of the title, the body's full name where it is cut short."""


def title_start(text: str) -> int | None:
    """Where the post begins in a word that ends in one: 4 in 산업정책실장; None where none does."""
    match = forms.TITLE_END.search(text)
    if not match or (match.start() and len(match.group()) == 1):
        return None
    return match.start()


@lru_cache(maxsize=65536)
def is_title(text: str) -> bool:
    """Whether a word is a post: a title, or a department grown together with one (산업정책실장)."""
    start = title_start(text)
    if start is None:
        return False
    if start == 0:
        return True
    title = text[start:]
    if text.endswith(forms.VENUE_SUFFIXES):
        return False
    if title in forms.HEADS_OF_PARTS:
        return True
    return len(title) >= 2 and title.endswith(forms.RANKS) and not bodies.body(text)


def merged_body(text: str, body: Body) -> Merged | None:
    """(end of the body, start of the title) in a word that holds both; 진흥원장 shares its 원."""
    return _merged(text, body) if text[-1:] in _LASTS else None


_LASTS = frozenset({title[-1] for title in forms.TITLES} | set("장사수"))
"""Letters that posts end with."""


@lru_cache(maxsize=65536)
def _merged(text: str, body: Body) -> Merged | None:
    if text in forms.TITLES or known().body(text):
        return None
    if committee := _committee(text):
        return committee
    starts = [start for start in range(1, len(text) - 1) if text[start:] in forms.TITLES]
    for start in starts:
        title, shared = text[start:], text[: start + 1]
        fused = title[0] in forms.SHARED and title[1:] in ("장", "의장", "수", "청장")
        if fused and body(shared) and _splits(shared, title):
            return start + 1, start, None
        if title == "실장" and known().body(shared):
            return start + 1, start, None
    for start in starts:
        if start >= 2 and body(text[:start]) and text[:start] not in forms.NOT_NAMES:
            return start, start, None
    return _province(text, body) or _unnamed(text)


def _committee(text: str) -> Merged | None:
    """금융위원장: of 금융위원회, of which the word keeps 금융위."""
    name = text.removesuffix("장") + "회"
    if not text.endswith("위원장") or len(text) < 5 or not known().body(name):
        return None
    return len(text) - 2, len(text) - 3, name


def _unnamed(text: str) -> Merged | None:
    """약사회장, 치협회장: a chair of a society whose name is no known one."""
    if not text.endswith("회장") or len(text) < 4 or text in forms.TITLES or text in forms.NOT_NAMES:
        return None
    if text.endswith("협회장"):
        return (
            (len(text) - 2, len(text) - 2, None) if len(text) == 4 else (len(text) - 1, len(text) - 2, None)
        )
    return (len(text) - 1, len(text) - 2, None) if not text.endswith(("부회장", "총회장", "국회장")) else None


def _splits(shared: str, title: str) -> bool:
    """A centre, bureau or team is a part of its body unless it bears a name of its own (한국…센터장)."""
    return title not in forms.HEADS_OF_PARTS or shared.startswith(forms.OWN_NAME)


_DEPUTIES = {
    "경제부지사": "도", "행정부지사": "도", "정무부지사": "도", "부지사": "도", "지사": "도",
    "부시장": "시", "시장": "시", "부군수": "군", "군수": "군", "부구청장": "구", "구청장": "구",
}  # fmt: skip


def _province(text: str, body: Body) -> Merged | None:
    """경북도지사, 경북지사: the governor's province is the word before 도지사 or 지사."""
    if text.endswith("도지사") and body(text[:-2]) == "local-government":
        return len(text) - 2, len(text) - 3, None
    for title, level in _DEPUTIES.items():
        head = text.removesuffix(title)
        if head != text and len(head) >= 2:
            for grown in (head, head + level):
                if body(grown) == "local-government":
                    return len(head), len(head), grown
    return None
