"""Firms where they are told to be at work, and those that have moved into a site or house."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name
from graph.extract.relations.firms import firms_in
from graph.extract.relations.relation import Stated, between
from graph.extract.relations.seats import grounds
from graph.model import Kind

_AT_WORK = re.compile(
    r"에서\s(?:(?:영업|가동|조업|활동|생산)\s?(?:중인|하는|하고\s있는)|"
    r"[^.,]{2,40}?(?:를|을)\s(?:만드는|생산하는|제조하는|양산하는|가공하는|조립하는|운영하는))\s"
    r"(?:[가-힣A-Za-z]+\s){0,2}?(?:\S{0,6}(?:기업|업체|회사|제조사)(?:인)?\s)?(?:㈜|\(주\)\s?)?"
)


def at_work(ctx: Context) -> Iterator[Stated]:
    """화성에서 설비를 제조하는 A, 산단에서 영업 중인 A: a firm behind where and what it works at."""
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence) if "에서 " in sentence.text else ():
            firm = next(iter(firms_in(ctx, place.end, sentence.end)), None)
            if firm is not None and _AT_WORK.fullmatch(ctx.document.text, place.end, firm.start):
                yield between(firm, "located_in", place, 0.7)


_MOVED_IN = re.compile(
    r"(?:\s?(?:내|안))?에\s(?:모두\s|이미\s|차례로\s)?"
    r"(?:입주(?:를\s(?:마쳤|마치|완료)|했|하였|해\s(?:있|제품|공장|연구))|둥지를\s틀었|들어와\s있|들어섰)"
)
_SUCH = re.compile(
    r"(?:㈜|\(주\))?\s?(?:등\s?)?(?:[^,.\s]{0,8}\s)?(?:\d+\s?개\s?(?:사|기업|업체|곳)|\d+\s?곳)?(?:이|가|은|는)\s(?:\S{1,8}\s){0,3}?"
)
"""`… 등 5개사가`: what stands between those named and where they moved in."""
_LISTED = re.compile(
    r"(?:㈜|\(주\))?(?:\([^()\n]{1,30}\))?(?:\s?[·,ㆍ]\s?|(?:와|과)\s|\s및\s)(?:㈜|\(주\)\s?)?"
)


def moved_in(ctx: Context) -> Iterator[Stated]:
    """`A, B 등 5개사가 센터에 입주를 마쳤다`: all who are named; without a place, what was named last."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        if "입주" not in sentence.text and not _MOVED_IN.search(sentence.text):
            continue
        for ground in _houses(ctx, sentence.start, sentence.end):
            if _MOVED_IN.match(text, ground.end):
                firms = firms_in(ctx, sentence.start, ground.start)
                if firms and _SUCH.fullmatch(text, firms[-1].end, ground.start):
                    yield from _all_in(ctx, firms, ground)
        told = _SETTLED.search(text, sentence.start, sentence.end)
        firms = firms_in(ctx, sentence.start, told.start()) if told else []
        before = _houses(ctx, max(0, sentence.start - _NEAR), sentence.start) if told else []
        if told and before and len(firms) > 1 and _SUCH.fullmatch(text, firms[-1].end, told.end("who")):
            yield from _all_in(ctx, firms, before[-1])


_NEAR = 300
"""How far before a sentence the house may be named that firms have moved into."""
_SETTLED = re.compile(
    r"\d+\s?개?\s?(?:사|곳|업체|기업)(?P<who>(?:이|가)\s)(?:이미\s|모두\s)?입주(?:를\s마|했|하였|해\s있|한\s상태)"
)
_HOUSE = re.compile(r"(?:센터|단지|파크|타운|밸리|허브|캠퍼스)$")


def _houses(ctx: Context, start: int, end: int) -> list[Name]:
    """The sites, halls and bodies of such a name in a stretch, by where they stand."""
    named = ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION)
    return [
        n
        for n in named
        if n.type in ("site", "venue") or (n.kind is Kind.ORGANIZATION and _HOUSE.search(n.name))
    ]


def _all_in(ctx: Context, firms: list[Name], ground: Name) -> Iterator[Stated]:
    """The last of the firms and those joined before it, on that ground."""
    yield _on(firms[-1], ground)
    for first, second in zip(firms[-2::-1], firms[:0:-1], strict=False):
        if not _LISTED.fullmatch(ctx.document.text, first.end, second.start):
            return
        yield _on(first, ground)


def _on(firm: Name, ground: Name) -> Stated:
    return Stated(firm, "located_in", ground.name, ground.kind, ((firm.start, firm.end),), 0.75)
