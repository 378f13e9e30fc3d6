"""Where a building or ground stands or will: told by its name, or by its last words (`실증센터`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations import referents
from graph.extract.relations.regions import level, places
from graph.extract.relations.relation import AREA, Stated
from graph.model import Kind

_EXTENT = (
    r"(?:\([^()\n]{1,30}\))?\s?(?:일원|일대|부지|내|안|인근|옛 터|땅)?"
    rf"(?:\s?{AREA}(?:\s?(?:부지|규모))?)?"
)
_WHEN = r"(?:(?:새로|각각|함께|추가로|우선|먼저|총|\d{4}년(?:까지|에)?|내년|올해|[가-힣]+까지)\s)*"
_SET = (
    r"(?:들어서|들어선|들어설|들어섰|세워|세운|세우|지어|지을|짓|조성|건립|설립|설치|구축|마련|자리|둥지|"
    r"둔다|두기로|두고|둘\s|문을\s(?:연|열)|개소|개관|준공|착공|위치|있다|있으며|있고|생긴|생겨|선다|서게)"
)
_AT = re.compile(rf"{_EXTENT}(?:에는|에도|에|으로|로)\s{_WHEN}(?:{_SET}|지정|운영|만든|만들|닦|꾸리|꾸민)")
_RUN = re.compile(
    rf"{_EXTENT}에서\s{_WHEN}(?:시범\s?)?(?:추진|진행|시행|운영|실시|시작|펼쳐|펼친|벌인|벌여|이뤄|착수|한다|수행)"
)
"""What is done at a place with a programme or zone (`실증사업은 세종에서 진행된다`)."""
_THERE = re.compile(
    rf"{_EXTENT}에\s{_WHEN}(?:들어(?:서는|선|설)|세워(?:지는|진|질)|세운|지은|짓는|"
    r"(?:조성|건립|설치|구축)(?:되는|된|될|하는|한)|있는|위치한|자리한|자리\s?잡은|문을 연)\s"
)
_SUBJECT = re.compile(r"[’'」』”]?(?:\([^()\n]{1,30}\))?(?:은|는|이|가|도|을|를)(?=,?\s)")
_SPOT = re.compile(
    r"(?:이|가|을|를)\s(?:새로\s)?(?:들어설|들어서는|설|세울|세워질|지을|조성될|조성할|건립될|건립할|둘)"
    r"\s(?:곳|자리|장소|부지|땅|지역)(?:은|는)\s"
)
_BREAK = re.compile(r"(?:다|고|며|지만|면서|는데|해|하여)[,.]?\s")
_POINTED = re.compile(r"(?:이|해당|동)\s[가-힣]{2,6}?(?=은|는|이|가|을|를|의|에|에서|에는|으로|로|\s)")
_OPENED = re.compile(r"(?:준공|개관|착공|기공|개장|개청|개소|완공)식")
_ON_SITE = re.compile(r"(?:\s(?:현지|현장|부지|일원))?에서\s(?:\S{1,8}\s){0,3}?[‘'「『“]?$")


def stands(ctx: Context) -> Iterator[Stated]:
    """`실증센터는 천안에 들어선다`, `자원순환센터가 설 곳은 완주다`, `동남군에 있는 이 공장에서`."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        grounds = _grounds(ctx, sentence)
        for ground in grounds:
            if _AT.match(text, ground.end, sentence.end):
                yield from _told(ctx, sentence, grounds, ground)
            elif _RUN.match(text, ground.end, sentence.end):
                yield from (s for s in _told(ctx, sentence, grounds, ground) if s.subject.kind is Kind.POLICY)
            yield from _spot(ctx, sentence, ground)
            yield from _pointed(ctx, sentence, ground)
        if _OPENED.search(sentence.text):
            named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE)
            yield from _opened(ctx, sentence, sorted({*grounds, *(n for n in named if n.name[-1] in _OPEN)}))


_OPEN = "항"
"""How names of open grounds end that count as halls: ports."""


def _grounds(ctx: Context, sentence: Sentence) -> list[Name]:
    """The towns, provinces and sites of a sentence."""
    named = ctx.names.within(sentence.start, sentence.end, Kind.PLACE)
    sites = [n for n in named if n.type == "site" or n.name[-1] in _OPEN]
    return sorted({*sites, *(p for p in places(ctx, sentence.start, sentence.end) if level(p))})


def _outermost(ctx: Context, ground: Name, grounds: list[Name]) -> int:
    """Where the run of places begins that ends in a ground (`충남 천안에`)."""
    start = ground.start
    for other in reversed([g for g in grounds if g.end <= ground.start]):
        if ctx.document.text[other.end : start].strip(" 의"):
            break
        start = other.start
    return start


def _told(ctx: Context, sentence: Sentence, grounds: list[Name], ground: Name) -> Iterator[Stated]:
    """The topic before the place, or before several (`실증센터는 천안에 …`, `특구는 A와 B 일원에`)."""
    text = ctx.document.text
    alike = _alike(ctx, ground, grounds)
    start = _outermost(ctx, alike[-1], grounds)
    for mark in reversed(list(_SUBJECT.finditer(text, max(sentence.start, start - 60), start))):
        if _BREAK.search(text, mark.end(), start) or start - mark.end() > _FAR:
            return
        if thing := _thing(ctx, sentence, mark.start()):
            yield from (_stated(thing, place) for place in alike)
            return


_JOINED = re.compile(r"(?:\s?(?:일원|일대|부지))?(?:\s?[·ㆍ,]\s?|(?:와|과)\s|\s및\s)")


def _alike(ctx: Context, ground: Name, grounds: list[Name]) -> list[Name]:
    """A ground and those joined to it before it."""
    alike, start = [ground], _outermost(ctx, ground, grounds)
    for other in reversed([g for g in grounds if g.end <= start]):
        if not _JOINED.fullmatch(ctx.document.text[other.end : start]):
            break
        alike.append(other)
        start = _outermost(ctx, other, grounds)
    return alike


_FAR = 40
"""Code points between a topic and the place that is told of it."""
Told = tuple[Name, int, int]
"""A thing and the words that mean it."""


def _thing(ctx: Context, sentence: Sentence, end: int) -> Told | None:
    """The thing that the words before an offset name or mean."""
    start, words = referents.phrase_before(ctx, end, sentence.start)
    named = ctx.names.within(max(sentence.start, end - 60), end, Kind.PLACE, Kind.POLICY)
    here = [n for n in named if n.end >= end - 1 and (n.kind is Kind.POLICY or n.type in ("site", "venue"))]
    thing = here[0] if here else referents.meant(ctx, words, start)
    return (thing, here[0].start if here else start, end) if thing else None


def _spot(ctx: Context, sentence: Sentence, ground: Name) -> Iterator[Stated]:
    """`자원순환센터가 설 곳은 완주다`."""
    for told in _SPOT.finditer(ctx.document.text, sentence.start, ground.start):
        thing = _thing(ctx, sentence, told.start()) if told.end() >= ground.start - 8 else None
        if thing:
            yield _stated(thing, ground)


def _pointed(ctx: Context, sentence: Sentence, ground: Name) -> Iterator[Stated]:
    """`왕궁면 일원에 조성되는 이 산단에는`: what was named before stands there."""
    text = ctx.document.text
    there = _THERE.match(text, ground.end, sentence.end)
    words = _POINTED.match(text, there.end(), sentence.end) if there else None
    thing = referents.meant(ctx, words[0], words.start()) if words else None
    if words and thing:
        yield _stated((thing, *words.span()), ground)


def _opened(ctx: Context, sentence: Sentence, grounds: list[Name]) -> Iterator[Stated]:
    """`감천항에서 ‘… 물류센터 준공식’을 열었다`: what is opened on a ground lies there."""
    text = ctx.document.text
    for hall in ctx.names.within(sentence.start, sentence.end, Kind.PLACE):
        if hall.type != "venue" or not _OPENED.match(text[hall.end : hall.end + 6].lstrip()):
            continue
        before = [g for g in grounds if g.end <= hall.start]
        if before and _ON_SITE.fullmatch(text[before[-1].end : hall.start]):
            yield _stated((hall, hall.start, hall.end), before[-1])


def _stated(told: Told, ground: Name) -> Stated:
    thing, *words = told
    spans = ((words[0], words[1]), (ground.start, ground.end))
    return Stated(thing, "located_in", ground.name, ground.kind, spans, 0.75)
