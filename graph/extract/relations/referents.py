"""What a common noun means: `실증센터` a part named before, `이 공장` the last plant."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from graph.extract.context import Context, Name
from graph.extract.names import noun_runs
from graph.model import Kind

_ACT = re.compile(
    r"(?:\s?(?:구축|건립|조성|설치|신설|건설|운영|지원|확충|증설|설립|개발|유치|착공|준공)){0,2}(?:\s?(?:사업|과제|계획))?$"
)
"""Ends of a part's name that say what is done: the thing itself stands before."""
_THIS = re.compile(r"^(?:이|그|해당|동|같은|이들)\s(?=\S)")
_SAME = {"산단": ("산단", "산업단지", "공단"), "단지": ("단지", "산단"), "공단": ("공단", "산단", "산업단지")}
"""Other words for the same ground."""
_STANDING = frozenset({"site", "venue"})


def thing(name: str) -> str:
    """A name without what is done to the thing: 소재은행 구축 is about a 소재은행.

    >>> thing("그린바이오 소재은행 구축"), thing("충전소 확충 사업")
    ('그린바이오 소재은행', '충전소')
    """
    return name[: _ACT.search(name).start()] if _ACT.search(name) else name  # type: ignore[union-attr]


def phrase_before(ctx: Context, end: int, least: int) -> tuple[int, str]:
    """Where the run of nouns that ends at an offset begins, and its words."""
    last = noun_runs.token_at(ctx.doc, end - 1)
    if last is None:
        return end, ""
    start = max(least, noun_runs.left(ctx.doc, ctx.document.text, last.idx))
    return start, ctx.document.text[start:end]


def meant(
    ctx: Context, words: str, at: int, kinds: Iterable[Kind] = (Kind.PLACE, Kind.POLICY)
) -> Name | None:
    """The thing that a noun phrase at an offset means, if only one named thing ends so; else None."""
    pointed = _THIS.match(words)
    noun = words[pointed.end() :] if pointed else words
    if len(noun) < (2 if pointed else 3):
        return None
    names = [n for n in ctx.names.of(*kinds) if _can_stand(n)]
    if pointed:
        upto = bisect_right([n.start for n in names], at)
        ends = _SAME.get(noun, (noun,))
        return next((n for n in reversed(names[:upto]) if n.end <= at and n.name.endswith(ends)), None)
    found = {n.name: n for n in reversed(names) if _short_for(noun, thing(n.name))}
    return next(iter(found.values())) if len(found) == 1 else None


def _can_stand(name: Name) -> bool:
    return name.kind is not Kind.PLACE or name.type in _STANDING


def _short_for(noun: str, name: str) -> bool:
    """Whether a noun phrase is the end of a name, words left out before or within it."""
    if noun == name or (name.endswith(noun) and len(name) > len(noun)):
        return True
    rest = iter(name.split())
    words = noun.split()
    within = all(any(word.endswith(one) for word in rest) for one in words)
    return len(words) > 1 and name.endswith(words[-1]) and within
