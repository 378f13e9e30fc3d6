"""Which forms of a name mean one thing: 이차전지 특화단지 = 이차전지 국가첨단전략산업 특화단지."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

_KINDS = frozenset({"기회발전특구", "교육발전특구", "규제자유특구", "연구개발특구", "경제자유구역"})


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name without marks, spaces, brackets' signs and case.

    >>> plain("한국형 산업 (탄소)데이터 플랫폼")
    '한국형산업탄소데이터플랫폼'
    """
    bare = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name)).lower()
    return re.sub("소재부품장비", "소부장", bare)


def shortens(short: str, long: str, heads: Sequence[str] = ()) -> bool:
    """Whether `short` is `long` with words left out: its end, or its words in order with gaps.

    >>> shortens("이차전지 특화단지", "이차전지 국가첨단전략산업 특화단지", ["특화단지"])
    True
    >>> shortens("수소특화단지", "당진 청정수소 생산 특화단지", ["특화단지"])
    False
    """
    a, b = plain(short), plain(long)
    if not a or a == b:
        return bool(a)
    if len(a) > len(b):
        return False
    words, longer = _words(short, tuple(heads)), _words(long, tuple(heads))
    if short in _KINDS and long.endswith(short):
        return True
    if b.endswith(a) and len(a) >= 5:
        return len(words) >= 2 and any(plain("".join(longer[i:])) == a for i in range(len(longer)))
    if not words or not longer or words[-1] != longer[-1] or len(words) < 2:
        return False
    return _in_order(words, longer)


@lru_cache(maxsize=8192)
def _words(name: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    words = [plain(word) for word in re.split(r"[\s·‧ㆍ]+", name) if plain(word)]
    if words:
        head = next((h for h in heads if words[-1].endswith(h) and words[-1] != h), None)
        if head:
            words[-1:] = [words[-1].removesuffix(head), head]
    return tuple(words)


def _in_order(words: Sequence[str], longer: Sequence[str]) -> bool:
    rest = iter(longer)
    exact = 0
    for word in words:
        for other in rest:
            if other == word:
                exact += 1
                break
            if len(word) >= 3 and other.endswith(word):
                break
        else:
            return False
    return exact >= max(2, len(words) - 1)


def groups(forms: Iterable[str], heads: Sequence[str] = ()) -> dict[str, str]:
    """Each form with its main form: the longest of which it is a shortening; ambiguous ones stay alone.

    A form is compared with those only that have its rarest word or end like it, so that time grows with the
    names and not with their square.
    """
    order = sorted(set(forms), key=lambda form: (-len(plain(form)), form))
    main: dict[str, str] = {}
    longer = _Longer(tuple(heads))
    for form in order:
        tops = {main[other] for other in longer.near(form) if shortens(form, other, heads)}
        main[form] = tops.pop() if len(tops) == 1 else form
        longer.add(form)
    return main


class _Longer:
    """The forms seen so far, by what a shortening of them must share with them."""

    def __init__(self, heads: tuple[str, ...]) -> None:
        self._heads = heads
        self._by_end: dict[str, set[str]] = defaultdict(set)
        """By each word and its endings: all words of a shortening are among these."""
        self._by_whole: dict[str, set[str]] = defaultdict(set)
        """By the whole, by what it ends with written in one, and by its kind of zone."""

    def add(self, form: str) -> None:
        words = _words(form, self._heads)
        kinds = {kind for kind in _KINDS if form.endswith(kind)}
        for word in words:
            for end in (word, *(word[i:] for i in range(1, len(word) - 2))):
                self._by_end[end].add(form)
        for whole in {plain(form), *kinds, *(plain("".join(words[i:])) for i in range(len(words)))}:
            self._by_whole[whole].add(form)

    def near(self, form: str) -> set[str]:
        """The forms that this one may shorten."""
        words = _words(form, self._heads)
        kind = _KINDS.intersection([form])
        found = set().union(*(self._by_whole.get(whole, ()) for whole in {plain(form), *kind}))
        if len(words) > 1:
            found |= min((self._by_end.get(word, set()) for word in words), key=len)
        return found
