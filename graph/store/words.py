"""Text as it is searched, Korean above all: spaces, case, particles and middle dots aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

PARTICLES = tuple(
    sorted(
        (
            "이 가 은 는 을 를 의 에 와 과 도 만 로 으로 에서 에게 께 께서 한테 부터 까지 보다 처럼 "
            "이나 나 이며 며 이고 하고 이랑 랑 이라는 라는 에는 에도 에서는 으로는 로는 와의 과의 에서의 "
            "으로서 로서 으로써 로써 이란 란"
        ).split(),
        key=len,
        reverse=True,
    )
)
"""Particles (조사) that may end a word, the longest first."""
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_GAP = re.compile(r"[\s(·ㆍ/-]+")
"""What stands between the words of a name."""
_FIRST, _LAST, _PER_INITIAL = 0xAC00, 0xD7A3, 588


def folded(text: str) -> tuple[str, list[int]]:
    """The search form of a text, and for each of its characters the offset in the text it came from.

    >>> folded("에코 프로ＢＭ")[0]
    '에코프로bm'
    """
    out: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for c in unicodedata.normalize("NFKC", character).casefold():
            if c.isalnum() or unicodedata.category(c)[0] == "S":
                out.append(c)
                places.append(place)
    return "".join(out), places


def initials(text: str) -> str:
    """The initial consonants (초성) of the Hangul syllables, other characters as they are.

    >>> initials("배터리 AI")
    'ㅂㅌㄹai'
    """
    return "".join(
        INITIALS[(ord(c) - _FIRST) // _PER_INITIAL] if _FIRST <= ord(c) <= _LAST else c
        for c in folded(text)[0]
    )


def first_syllable(initial: str) -> str:
    """The first of the syllables that begin with an initial consonant; 587 more follow it.

    >>> first_syllable("ㄴ")
    '나'
    """
    return chr(_FIRST + INITIALS.index(initial) * _PER_INITIAL)


def is_initials(word: str) -> bool:
    """Whether a word consists of initial consonants only."""
    return bool(word) and all(c in INITIALS for c in word)


def query_words(query: str) -> list[tuple[str, ...]]:
    """For each word of a query the forms that may stand for it: as it is, and without its particle.

    >>> query_words("배터리를 ㅅㅎ")
    [('배터리를', '배터리'), ('ㅅㅎ',)]
    """
    found = []
    for word in unicodedata.normalize("NFC", query).split():
        form = word if is_initials(word) else folded(word)[0]
        if form:
            found.append((form, *_without_particle(form)))
    return found


def matches(text: str, query: str) -> bool:
    """Whether a text holds every word of a query.

    >>> matches("이차전지 소재 산업", "소재산업의"), matches("삼성SDI", "ㅅㅅsdi"), matches("삼성", "ㅅㅅ")
    (True, False, True)
    """
    key = folded(text)[0]
    first = initials(text)
    words = query_words(query)
    return bool(words) and all(
        any(form in (first if is_initials(form) else key) for form in forms) for forms in words
    )


def begins(text: str, query: str) -> int:
    """How a text stands to what was typed: 0 the same, 1 it begins so, 2 a word of it does, 3 otherwise.

    Initial consonants are never the whole of a name.

    >>> [begins(name, "가람") for name in ("가 람", "가람로봇", "한빛 가람사", "한가람")]
    [0, 1, 2, 3]
    >>> begins("삼성", "ㅅㅅ")
    1
    """
    typed = "".join(query.split())
    form, key = (initials, typed) if is_initials(typed) else (_key, folded(query)[0])
    if form is _key and key == _key(text):
        return 0
    starts = [0, *(found.end() for found in _GAP.finditer(text))]
    held = [start for start in starts if form(text[start:]).startswith(key)]
    return 3 if not held else 2 - (held[0] == 0)


def _key(text: str) -> str:
    return folded(text)[0]


def spans(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of a query stand in a text: offsets in code points, sorted."""
    key, places = folded(text)
    first = initials(text)
    found = set()
    for forms in query_words(query):
        for form in forms:
            at = (first if is_initials(form) else key).find(form)
            if at >= 0:
                found.add((places[at], places[at + len(form) - 1] + 1))
                break
    return sorted(found)


def _without_particle(word: str) -> Iterator[str]:
    for particle in PARTICLES:
        if word.endswith(particle) and len(word) - len(particle) >= 2:
            yield word.removesuffix(particle)
            return
