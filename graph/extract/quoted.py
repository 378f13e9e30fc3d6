"""Names and words that the text sets in marks: ‘…’ 「…」 《…》 and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.cues import cued

_PAIRS = ("‘’", "「」", "｢｣", "『』", "《》", "〈〉", "<>", "``", "′′", "‵′")
_LONGEST = 70
_MARKED = cued(
    "|".join(rf"{re.escape(p[0])}([^{re.escape(p)}\n]{{2,{_LONGEST}}}){re.escape(p[1])}" for p in _PAIRS)
    + rf"|(?<![A-Za-z0-9])'([^'\n]{{2,{_LONGEST}}})'(?![A-Za-z0-9])"
)
_SPEECH = cued(
    rf"“([^“”\n]{{2,{_LONGEST}}})”" + rf"|(?<![A-Za-z0-9])\"([^\"\n]{{2,{_LONGEST}}})\"(?![A-Za-z0-9])"
)
"""Marks of speech, which may hold marked words."""


@dataclass(frozen=True, order=True, slots=True)
class Quoted:
    """Marked words: `[start, end)` without the marks, and where the closing mark ends."""

    start: int
    end: int
    text: str
    after: int


_ASIDE = cued(r"\s?\((?:이하|약칭)[^()]*\)$|\s?\((?:총\s|약\s)?\d[\d,.천백십조억만\s]*원\)$")


def without_aside(quoted: Quoted) -> Quoted:
    """The marked words without the short form or sum in a bracket at their end: `… 협의회(이하 협의회)`."""
    aside = _ASIDE.search(quoted.text)
    if aside is None or not aside.start():
        return quoted
    end = quoted.start + aside.start()
    return Quoted(quoted.start, end, quoted.text[: aside.start()], quoted.after)


@lru_cache(maxsize=16)
def marked(text: str) -> tuple[Quoted, ...]:
    """The marked stretches of a text, marks and outer spaces aside; at most 70 code points on one line.

    >>> [q.text for q in marked("정부는 ‘수소 전략’과 「철강 대책」을")]
    ['수소 전략', '철강 대책']
    """
    return tuple(_stretches(text))


def _stretches(text: str) -> Iterator[Quoted]:
    for match in (*_MARKED.finditer(text), *_SPEECH.finditer(text)):
        start, end = match.span(match.lastindex or 0)
        inner = text[start:end]
        start += len(inner) - len(inner.lstrip())
        end -= len(inner) - len(inner.rstrip())
        if end > start:
            yield Quoted(start, end, text[start:end], match.end())
