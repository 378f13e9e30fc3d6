"""Where bodies have their seats, plants and offices: around their names, in brackets, as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations import referents
from graph.extract.relations.places import (
    COORDINATED,
    NO_SEAT,
    OPENS,
    VISITED,
    bracketed,
    only_head,
    standing,
)
from graph.extract.relations.regions import level, places
from graph.extract.relations.relation import Stated, between, near
from graph.model import Kind

_BASE = (
    r"(?:본사|본점|뿌리|거점|둥지|공장|사업장|본부|본거지|생산기지|터|사옥|연구소|기반|근거지|법인|연구센터)"
    r"(?:를|을|와 공장을|와 연구소를)?\s?(?:둔|두고|튼|내린|있는|가진|잡은|옮긴|이전한|세운)"
)
_SEAT = re.compile(rf"에\s(?:{_BASE}|(?:본사|본점|공장|사업장)가\s(?:있는|위치한|자리한))")
_THERE = re.compile(
    rf"에\s(?:{OPENS})\s(?:[가-힣A-Za-z·]+\s){{0,4}}[㈜‘]?|\s소재(?:의)?\s(?:[가-힣A-Za-z·]+\s){{0,3}}(?:㈜|\(주\))?"
)
_FIRM = r"\S{0,8}(?:기업|회사|업체|스타트업|제조사|메이커|벤처)"
_WHAT_IT_IS = re.compile(
    rf"(?:에\s(?:{_BASE}|{OPENS})\s(?:[^.,]{{0,40}}?\s)?(?:\S*(?:기업|회사|업체|기관|조직|센터|시설|연구소|법인|대학|곳|사))"
    rf"|(?:\s소재|의|\s소재의|\s지역의?)\s(?:[^.,은는을를]{{0,24}}?\s)?{_FIRM})"
    r"(?:으로|로|다|이다|인데|이며|이고|입니다)?(?=[\s.,]|$)"
)
_TOPIC = re.compile(r"[’'」㈜]?(?:\([^()\n]{1,30}\))?(?:은|는|이|가)\s")


_PREMISES = r"(?:본사|본점|공장|연구소|사옥|거점|터전|생산기지|본원|사업장)"
_MOVED = re.compile(rf"{_PREMISES}(?:를|을)\s(?:[가-힣]+에서\s)?$")
_TO = re.compile(
    rf"(?:으로|로)\s(?:{_PREMISES}(?:를|을)\s)?"
    r"(?:옮(?:긴|겼|겨|기고)|이전(?:한|했|해|하고|을 마))\S*\s?"
)
_PLAN = re.compile(r"(?:옮기기로|이전하기로|이전할|옮길)")


def grounds(ctx: Context, sentence: Sentence) -> list[Name]:
    """The places and industrial sites of a sentence."""
    sites = [n for n in ctx.names.within(sentence.start, sentence.end, Kind.PLACE) if n.type == "site"]
    return sorted({*sites, *places(ctx, sentence.start, sentence.end)})


def moved(ctx: Context) -> Iterator[Stated]:
    """본사를 화순으로 옮긴 A, A는 2020년 나주로 본사를 이전했다."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence):
            told = _TO.match(text, place.end, sentence.end)
            before = _MOVED.search(text, sentence.start, place.start)
            if told is None or not (before or re.search(_PREMISES, told[0])) or _PLAN.search(told[0]):
                continue
            after = list(_run_of_bodies(ctx, told.end(), sentence.end, 4))
            yield from (between(body, "located_in", place, 0.75) for body in after)
            topic = None if after else _topic(ctx, sentence.start, place.start)
            if topic is not None:
                yield between(topic, "located_in", place, 0.7)


_HOLDS = re.compile(
    rf"에\s(?:{_PREMISES}(?:를|을|와\s\S{{2,6}}(?:를|을))?\s(?:두고|둔(?=\s[^.]{{0,24}}(?:기업|업체|회사|곳))|가동|운영|보유|갖추|갖고"
    r"|(?:설립|조성|준공|건립)(?:해|하고|하여|했)|세웠|지었)|"
    r"둥지를 (?:틀|튼)|터를 (?:잡|닦)|뿌리를 (?:두|내리|내린)|"
    r"(?:본거지|거점)를? (?:두|둔)|자리\s?잡고 있|(?:자리\s?잡|자리(?:를|하))(?:고|아|은)?,?\s(?!온)|입주해)"
)


def topics(ctx: Context) -> Iterator[Stated]:
    """A는 구미에 본사를 두고 있다, A는 예산산업단지에 둥지를 튼 지 4년 만에."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence):
            told = _HOLDS.match(text, place.end, sentence.end)
            if told is None or next(iter(_run_of_bodies(ctx, told.end(), sentence.end, 3)), None):
                continue
            topic = _topic(ctx, sentence.start, place.start)
            if topic is not None:
                yield between(topic, "located_in", place, 0.75)


def _topic(ctx: Context, start: int, end: int) -> Name | None:
    """The body that a sentence is about before an offset."""
    bodies = [b for b in ctx.names.within(start, end, Kind.ORGANIZATION) if b.type not in NO_SEAT]
    return next((b for b in reversed(bodies) if _TOPIC.match(ctx.document.text, b.end)), None)


def described(ctx: Context) -> Iterator[Stated]:
    """A는 울산에 본사를 둔 헬스케어 기업으로: what a body is said to be tells where it is."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence):
            told = _WHAT_IT_IS.match(text, place.end, sentence.end)
            if told is None or next(iter(_run_of_bodies(ctx, told.end(), sentence.end, 2)), None):
                continue
            bodies = [
                b for b in standing(ctx, sentence) if b.end <= place.start and b.kind is Kind.ORGANIZATION
            ]
            topics = [b for b in bodies if _TOPIC.match(text, b.end)]
            if topics:
                yield between(topics[0], "located_in", place, 0.7)


_REST = re.compile(r"(?:\s?(?:소재|위치|본사|시|군))?(?:\s?[,·/;][^()\n]*)?")


def asides(ctx: Context) -> Iterator[Stated]:
    """가나정밀(경기 화성 소재), 다라㈜(대표 김한솔·경기 화성): a body with its place in brackets."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        regions = places(ctx, sentence.start, sentence.end)
        for body in [n for n in standing(ctx, sentence) if n.kind is Kind.ORGANIZATION] if regions else ():
            run = bracketed(ctx, body, regions)
            if run and _REST.fullmatch(text[run[-1].end : text.find(")", body.end)]):
                yield between(body, "located_in", max(run, key=level), 0.7)


_TOWN_OF = re.compile(
    r"(?:의|\s지역의?|\s소재(?:의)?)\s(?:(?:[가-힣A-Za-z0-9·]+\s){0,3}?"
    + _FIRM
    + r"(?:인)?\s)?[‘'「]?(?:㈜|\(주\))?"
    r"|\s(?:[가-힣A-Za-z0-9·]+\s){0,3}?" + _FIRM + r"(?:인)?\s[‘'「]?(?:㈜|\(주\))?"
    r"|에서\s[^.,]{2,40}?(?:를|을)\s(?:만드는|만들어\s?파는|생산하는|제조하는|양산하는|가공하는|조립하는|키우는|기르는)\s"
    r"(?:(?:[가-힣A-Za-z0-9·]+\s){0,3}?" + _FIRM + r"(?:인)?\s)?[‘'「]?(?:㈜|\(주\))?"
)
_NO_TOWN_OF = re.compile(r"\s(?:등|및|외|참여|협약|투자|입주|주요|대표)\s?")
_ENDS = re.compile(
    r"(?:㈜|\(주\))?[’'」]?(?:\([^()\n]{1,30}\))?"
    r"(?:(?:은|는|이|가|을|를|와|과|도|에|에서|로|으로|에는|에게|까지)(?=[\s,])|[,·]|\s(?:등|및|[가-힣]{3}\s(?:대표|회장|사장|전무|상무|이사)))"
)


def of_towns(ctx: Context) -> Iterator[Stated]:
    """창원의 가나기전, 포항의 이차전지 기업 다라셀, 구미에서 부품을 만드는 마바전자: a body by its town."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        grounds = [p for p in places(ctx, sentence.start, sentence.end) if p.kind is Kind.PLACE and level(p)]
        for place in grounds:
            body = _first_body(ctx, place.end, sentence.end) if _TOWN_OF.match(text, place.end) else None
            gap = text[place.end : body.start] if body is not None else ""
            nearer = body is not None and any(p.start >= place.end for p in grounds if p.end <= body.start)
            if body is None or nearer or not _TOWN_OF.fullmatch(gap) or _NO_TOWN_OF.search(gap):
                continue
            if body.type != "ministry" and _ENDS.match(text, body.end) and not only_head(ctx, body):
                yield between(body, "located_in", place, 0.7)


def seats(ctx: Context) -> Iterator[Stated]:
    """포항에 뿌리를 둔 A와 B, 나주에 본사를 두고 새로 세워진 A."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence):
            there = _THERE.match(text, place.end)
            body = _first_body(ctx, place.end, sentence.end) if there else None
            told = body is not None and _THERE.fullmatch(text[place.end : body.start])
            if body is not None and told and not only_head(ctx, body):
                yield between(body, "located_in", place, 0.75)
            seat = _SEAT.match(text, place.end)
            if seat is None:
                continue
            for body in _run_of_bodies(ctx, seat.end(), sentence.end):
                yield between(body, "located_in", place, 0.8)
        yield from _seats_there(ctx, sentence)


_HERE = re.compile(
    r"(?P<words>(?:이|같은|해당|동)\s(?:산단|산업단지|단지|공단|밸리|특구))"
    rf"(?:\s?(?:내|안))?에\s(?:{_BASE}|입주한|자리한|자리\s?잡은|있는|둥지를 튼)"
)


def _seats_there(ctx: Context, sentence: Sentence) -> Iterator[Stated]:
    """이 산단에 본사를 둔 A: the ground named before."""
    for there in _HERE.finditer(ctx.document.text, sentence.start, sentence.end):
        ground = referents.meant(ctx, there["words"], there.start(), (Kind.PLACE,))
        if ground is None:
            continue
        for body in _run_of_bodies(ctx, there.end(), sentence.end):
            spans = (there.span(), (body.start, body.end))
            yield Stated(body, "located_in", ground.name, ground.kind, spans, 0.75)


_WORKS = re.compile(
    r"에서\s(?:[^.,]{2,40}?(?:를|을)\s)?(?:만드는|만들어\s?파는|생산하는|제조하는|양산하는|가공하는|조립하는|개발하는|운영하는)\s"
    r"(?:[가-힣A-Za-z·]+\s){0,3}?(?:\S{0,6}(?:기업|업체|회사|제조사|스타트업|공장))"
    r"(?:다|이다|이며|인데|입니다|으?로,)"
)


def workshops(ctx: Context) -> Iterator[Stated]:
    """A는 안산에서 감속기를 만드는 업체다: where a body that is told what it is does its work."""
    for sentence in ctx.sentences:
        for place in grounds(ctx, sentence):
            if _WORKS.match(ctx.document.text, place.end, sentence.end):
                topic = _topic(ctx, sentence.start, place.start)
                if topic is not None:
                    yield between(topic, "located_in", place, 0.7)


def called_on(ctx: Context) -> Iterator[Stated]:
    """거제 가나조선 방문, 아산 가나전자를 찾아: a firm right behind the town where somebody calls on it."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for body in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION):
            if body.type != "company" or not VISITED.match(text, body.end, sentence.end):
                continue
            before = [
                p for p in places(ctx, sentence.start, body.start) if level(p) > 1 and p.kind is Kind.PLACE
            ]
            if before and text[before[-1].end : body.start] in (" ", "의 "):
                yield between(body, "located_in", before[-1], 0.7)


def _first_body(ctx: Context, start: int, end: int) -> Name | None:
    """The next body, an office of the state too."""
    named = ctx.names.within(start, min(end, start + 60), Kind.ORGANIZATION)
    return next((b for b in named if b.type not in NO_SEAT - {"ministry"}), None)


def _run_of_bodies(ctx: Context, start: int, end: int, far: int = 20) -> Iterator[Name]:
    """The first bodies after an offset, joined by and."""
    bodies = [b for b in ctx.names.within(start, end, Kind.ORGANIZATION) if b.type not in NO_SEAT]
    if not bodies or bodies[0].start - start > far:
        return
    yield bodies[0]
    for first, second in pairwise(bodies):
        gap = near(ctx, first, second, 4)
        if gap is None or not COORDINATED.fullmatch(gap):
            return
        yield second
