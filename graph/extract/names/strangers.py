"""People from abroad by their names in Hangul: which words can be part of one, and how far the name reaches.

The words come from `graph.nlp.tagging.lexicon` (parts of names of Wikidata's people); those that it lacks are
judged by their sound: which syllables stand in such names, and which in Korean nouns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log

from graph.extract import forms
from graph.extract.names import bodies, states
from graph.extract.names.known import known
from graph.extract.names.post_words import Body, is_title
from graph.extract.units import Unit
from graph.nlp.tagging.lexicon import lexicon

FORMER = frozenset("전 현 전임 신임 전직 현직 당시 前 現".split())
"""What stands between a name and the post of some time (`존 하워드 전 호주 총리`)."""
_LINKS = frozenset("더 드 데 델 디 라 르 반 폰 판 알 엘 빈 이븐 응 다 두 도스 본 산".split())
"""Short words within names from abroad (`빌럼 더 용`)."""
_LONGEST = 4
_FOREIGN, _FAMILIAR, _CLEAR, _UNLIKE, _KOREAN = 0.8, 0.3, 0.0, -0.7, -1.2
"""Sounds: of a part of a name by itself, of one beside sure ones; of a Korean noun; of a Korean name."""


def reach(left: Sequence[Unit], body: Body, alone: bool = False) -> tuple[int, int] | None:
    """`[first, behind)` of the units before a post that are a name from abroad; None if there is none.

    The name stands before its body (`존 케리 미국 …`), behind it (`뉴질랜드 멜리사 리 의원`), or, where
    `alone`, before a post that is no firm's.
    """
    if size := _vietnamese(left, body):
        return 0, size
    for first in _openings(left, body):
        behind = first
        while behind < len(left) and behind - first < _LONGEST and _part(left[behind], body, behind > first):
            behind += 1
        if behind > first and (end := _settled(left, first, behind, body, alone)):
            return first, end
    return None


_FAMILIES = frozenset(
    "응우옌 응웬 쩐 레 팜 판 호앙 부 보 당 부이 응오 즈엉 딘 찐 또 르엉 쯔엉 도안 까오".split()
)
"""Family names of Vietnam: with two or three short words behind them they make a name."""


def _vietnamese(left: Sequence[Unit], body: Body) -> int:
    """How many words a Vietnamese name opens the units with (`팜 민 찐`), 0 if none."""
    if not left or left[0].text not in _FAMILIES:
        return 0
    size = 1
    while size < min(len(left), 4) and len(left[size].text) < 4 and "가" <= left[size].text[0] <= "힣":
        unit = left[size]
        if unit.counts or body(unit.text) or known().place(unit.text) or is_title(unit.text):
            break
        size += 1
    return size if size > 2 else 0


def _openings(left: Sequence[Unit], body: Body) -> Iterator[int]:
    """Where a name may begin: at the start, behind common words or a body."""
    yield 0
    for i in range(1, len(left)):
        before = left[i - 1]
        if before.text in forms.NOT_NAMES or before.counts or _border(before, body):
            yield i


def is_name(run: Sequence[Unit], body: Body) -> bool:
    """Whether all words of a run are one name from abroad."""
    parts = all(_part(unit, body, i > 0) for i, unit in enumerate(run))
    return parts and len(run) <= _LONGEST and _name(run)


def _settled(left: Sequence[Unit], first: int, behind: int, body: Body, alone: bool) -> int | None:
    """Where the name ends, if the run of words that can be parts of one is a name."""
    run = left[first:behind]
    if behind < len(left) and _border(left[behind], body):
        return behind if _name(run) else None
    sure = first
    while sure < behind and all(strange(word) == 2 for word in left[sure].text.split()):
        sure += 1
    words, size = len(_words(left[first:sure])), len(_words(run))
    if behind == len(left) and size in (2, 3) and not alone and _given(_words(run)[:2]):
        return next((i for i in range(first + 1, behind + 1) if len(_words(left[first:i])) == 2), None)
    if words < 2 and not (words and size == 2 and (alone or first)):
        return None
    if behind < len(left) or (size > 2 and sure < behind and not alone):
        return next((i for i in range(first, sure + 1) if len(_words(left[first:i])) == 2), None)
    return behind


def _given(words: Sequence[str]) -> bool:
    """Whether two words are a given name and a family name, no Korean noun among them."""
    return strange(words[0]) == 2 and all(
        strange(word) and (not bodies.is_noun(word) or sound(word) > _FOREIGN) for word in words
    )


def _words(run: Sequence[Unit]) -> list[str]:
    return [word for unit in run for word in unit.text.split()]


def _name(run: Sequence[Unit]) -> bool:
    """Whether words before a body are one name: enough of them sure, none a Korean name and a firm's."""
    words = _words(run)
    weights = [strange(word) for word in words]
    if len(words) == 1:
        return len(words[0]) > 2 and (weights[0] == 2 or sound(words[0]) > 1)
    if len(words[0]) > 1 and weights[0] < 2 and sound(words[0]) < _UNLIKE:
        return False
    return sum(weights) > 1


def _part(unit: Unit, body: Body, inner: bool) -> bool:
    """Whether a word can be part of a name; `inner`, behind one that is."""
    text, word = unit.text, _word(unit)
    if inner and strange(word) == 2 and known().town_abroad(text):
        return True
    if land(text):
        return False
    if body(text) or known().place(text) or is_title(text) or text in FORMER or not text[0] >= "가":
        return text in _LINKS and inner
    if text in forms.NOT_NAMES:
        return inner and len(text) == 1 and ("NNP" in unit.tags or sound(text) > _FAMILIAR)
    if strange(word):
        return True
    if inner and len(text) < 3:
        return sound(text) > _FAMILIAR
    return set(unit.tags) <= {"NNP", "UN"} and sound(word) > (_UNLIKE if inner else _CLEAR)


def _border(unit: Unit, body: Body) -> bool:
    """Whether a word ends the name before it: a body, a country, an acronym, 전."""
    text = unit.text
    place = known().place(text)
    return bool(
        text in FORMER
        or forms.stationed(text)
        or (text[0].isascii() and text[0].isupper())
        or body(text)
        or bodies.body(text)
        or states.office(text)
        or land(text)
        or (place and place.type == "country")
    )


_LANDS = ("주", "성", "현")


def land(text: str) -> bool:
    """Whether a word is a state or province abroad by its ending and its sound (`나미브주`).

    >>> land("바이에른주"), land("공급주")
    (True, False)
    """
    return len(text) > 3 and text.endswith(_LANDS) and sound(text[:-1]) > _FAMILIAR


def _word(unit: Unit) -> str:
    return unit.text.split()[0]


@lru_cache(maxsize=65536)
def strange(word: str) -> int:
    """How much a word looks like part of a foreign person's name in Hangul: 0 no, 1 maybe, 2 surely.

    >>> strange("다니야르") > 0, strange("데이터")
    (True, 0)
    """
    if word in _LINKS:
        return 1
    if not "가" <= word[0] <= "힣" or word in forms.NOT_NAMES or is_title(word):
        return 0
    clusters, seen = lexicon().clusters, lexicon().parts.get(word, "")
    common = (word, "NNG") in clusters and (word, "NNP") not in clusters
    if seen in ("PS2", "PS3"):
        korean = word in forms.SURNAMES if len(word) == 1 else sound(word) < _KOREAN
        return 1 if common or korean else 2
    if common or len(word) == 1:
        return int(seen == "PS1" and len(word) == 1)
    return int(sound(word) > (_CLEAR if seen == "PS1" else _FAMILIAR))


@lru_cache(maxsize=65536)
def sound(word: str) -> float:
    """How much oftener a word's syllables stand in foreign names than in Korean nouns: the mean log ratio."""
    table = _syllables()
    return sum(table.get(mark, 0.0) for mark in _marks(word)) / len(word)


def _marks(word: str) -> list[str]:
    return [f"^{word[0]}", *word[1:-1], f"{word[-1]}$"] if len(word) > 1 else [f"^{word}"]


@cache
def _syllables() -> dict[str, float]:
    names: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    words = lexicon()
    for word, kind in words.parts.items():
        if kind.startswith("PS") and word not in words.known and word[0] >= "가":
            names.update(_marks(word))
    for word, tag in words.clusters:
        if tag == "NNG" and len(word) > 1 and word[0] >= "가":
            nouns.update(_marks(word))
    scale = log((nouns.total() + 500) / (names.total() + 500))
    return {mark: log((names[mark] + 0.5) / (nouns[mark] + 0.5)) + scale for mark in names.keys() | nouns}
