"""What is set up on a ground: `고흥에는 「…단지」를 조성하며`, `비축기지 안에는 ‘시험센터’를 세우고`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations import referents
from graph.extract.relations.places import standing
from graph.extract.relations.regions import level, places
from graph.extract.relations.relation import BASES, Stated, between
from graph.model import Kind

_GROUNDS = re.compile(
    rf"(?:{BASES}|센터|공장|시설|특구|시험동|연구동|충전소|공원)$|(?:구축|조성|건립|설치)\s?사업$"
)


def _plans(ctx: Context, sentence: Sentence) -> list[Name]:
    """What can stand somewhere, planned things (위성 제조혁신타운) among it."""
    parts = ctx.names.within(sentence.start, sentence.end, Kind.POLICY)
    planned = [n for n in parts if n.type != "zone" and _GROUNDS.search(n.name)]
    return sorted({*standing(ctx, sentence), *planned})


_SET_UP = re.compile(
    r"[’'」』｣]?(?:\([^()\n]{1,30}\))?(?:이|가|을|를|도)\s(?:새로\s|각각\s|함께\s|추가로\s|[가-힣]+까지\s|\d+년\s)*"
    r"(?:조성|건립|설립|설치|구축|짓|지어|지을|세우|세워|착공|개소|개관|들어서|들어선|문을 연|문을 열|준공|"
    r"닦|꾸리|꾸며|벌이|벌여|펼치|펼쳐|놓|들인|들여|만들|마련)"
    r"|[’'」』｣](?:\([^()\n]{1,30}\))?\s(?:조성|건립|설립|구축|설치|건설)(?:에|을|를|이|사업)"
)
_AT_PLACE = re.compile(r"\s?(?:안|내|부지|일원|일대)?(?:에는|에도|에)\s")


_BREAK = re.compile(r"(?:다|고|며|지만)[,.]?\s(?!있)")


def built(ctx: Context) -> Iterator[Stated]:
    """고흥에는 「우주발사체 국가산업단지」를 새로 조성하며: what is set up in a place."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        things = [n for n in _plans(ctx, sentence) if _SET_UP.match(text, n.end)]
        named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE) if things else ()
        regions = [p for p in places(ctx, sentence.start, sentence.end) if level(p)] if things else []
        regions = sorted({*regions, *(p for p in named if p.type == "site")})
        for thing in things:
            marked = [p for p in regions if p.end <= thing.start and _AT_PLACE.match(text, p.end)]
            if marked and not _BREAK.search(text, marked[-1].end, thing.start):
                yield between(thing, "located_in", marked[-1], 0.7)
            elif not marked:
                yield from _in_what_was_named(ctx, sentence, thing)


_IN_IT = re.compile(r"(?<![가-힣])(?P<noun>[가-힣]{3,8})\s?(?:안|내|부지)?(?:에는|에)\s[‘'「『]?$")


def _in_what_was_named(ctx: Context, sentence: Sentence, thing: Name) -> Iterator[Stated]:
    """`비축기지 안에는 ‘시험센터’를 세우고`: in the only hall or site whose name ends so."""
    told = _IN_IT.search(ctx.document.text, sentence.start, thing.start)
    ground = referents.meant(ctx, told["noun"], told.start("noun"), (Kind.PLACE,)) if told else None
    if told and ground is not None and ground.name != thing.name:
        spans = ((thing.start, thing.end), told.span("noun"))
        yield Stated(thing, "located_in", ground.name, ground.kind, spans, 0.7)
