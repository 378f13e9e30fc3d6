"""Places made what is no policy of the text (`안산시를 투자선도지구로 지정`), and sites made zones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Name, Sentence
from graph.extract.names import noun_runs
from graph.extract.relations.regions import level
from graph.extract.relations.relation import AREA, Stated
from graph.model import Kind

_MADE = cued(
    r"[’'」』”]?(?:\s?후보지)?(?:으로|로)\s(?:\S{1,8}\s){0,2}?"
    r"(?:(?:재|추가\s?)?지정|선정|뽑|확정|선포)(?P<end>\S*(?:\s(?:곳|지역|도시))?)"
)
_KIND = re.compile(
    r"(?:특구|지구|지역|구역|단지|도시|거점|특화단지|클러스터|특별구역|상권|벨트|밸리|마을|시범지구)$"
)
_WISH = re.compile(
    r"하기 위|될 수|되도록|받기 위|받을|해 달라|해야|을 위|하겠|"
    r"할 (?:계획|예정|방침)|추진|목표|도전|신청|준비|노력"
)
_AREA = (
    r"(?:\([^()\n]{1,30}\))?(?:\s?등\s?(?:\d+|[두세네]|다섯)\s?개?\s?[가-힣]{1,4})?(?:\s?(?:일대|일원|전역|지역|부지))?"
    rf"(?:\s?{AREA})?"
)
_TOPIC = re.compile(rf"{_AREA}(?:은|는|이|가)\s")
_OBJECT = re.compile(rf"{_AREA}(?:을|를)\s")
_ALIKE = re.compile(r"\s?[·ㆍ,]\s?|(?:와|과)\s|\s및\s")
_PASSIVE = re.compile(r"^(?:된|됐|되|돼|받|혔|힌|히)")


def designations(ctx: Context) -> Iterator[Stated]:
    """`삼척을 수소 특화도시로 선정`, `새만금은 … 특화단지로 지정됐다`, `A는 국토부가 …로 지정한 곳`."""
    for sentence in ctx.sentences:
        for made in _MADE.finditer(ctx.document.text, sentence.start, sentence.end):
            zone = _zone(ctx, sentence, made.start())
            if zone is None or _WISH.search(
                ctx.document.text, made.end() - 2, min(sentence.end, made.end() + 8)
            ):
                continue
            yield from _alongside(ctx, sentence, zone[0])
            place = _place(ctx, sentence, made, zone[0])
            for one in _with_those_before(ctx, sentence, place) if place else ():
                yield _stated(ctx, one, *zone)


_TURNED = re.compile(r"[’'」』”]?(?:으로|로)(?=,)")


def _alongside(ctx: Context, sentence: Sentence, end: int) -> Iterator[Stated]:
    """`울산을 …시범도시로, 삼척을 …특화도시로 뽑았다`: the places before, whose verb stands at the end."""
    for turned in _TURNED.finditer(ctx.document.text, sentence.start, end):
        zone = _zone(ctx, sentence, turned.end() if turned[0][0] in "’'」』”" else turned.start())
        places = (
            [p for p in _places(ctx, sentence, zone[0]) if _OBJECT.match(ctx.document.text, p.end)]
            if zone
            else []
        )
        if zone and places and zone[0] - places[-1].end < _NEAR:
            for one in _with_those_before(ctx, sentence, places[-1]):
                yield _stated(ctx, one, *zone)


def _zone(ctx: Context, sentence: Sentence, end: int) -> tuple[int, int] | None:
    """The words for what a place becomes."""
    text = ctx.document.text
    if text[end - 1] in "’'」』”":
        end -= 1
    named = ctx.names.within(max(sentence.start, end - 60), end, Kind.POLICY, Kind.PLACE)
    known = [n for n in named if n.end == end and n.type in ("zone", "site")]
    if known:
        return known[0].start, end
    last = noun_runs.token_at(ctx.doc, end - 1)
    if last is None or not _KIND.search(text, sentence.start, end):
        return None
    start = max(sentence.start, noun_runs.left(ctx.doc, text, last.idx))
    return (start, end) if end - start > _SHORTEST else None


_SHORTEST = 4


def _place(ctx: Context, sentence: Sentence, made: re.Match[str], zone: int) -> Name | None:
    """The place that is the object of making, or the topic of being made."""
    text = ctx.document.text
    places = _places(ctx, sentence, zone)
    objects = [p for p in places if _OBJECT.match(text, p.end)]
    passive = _PASSIVE.match(made["end"]) or made["end"].endswith(("곳", "지역", "도시"))
    if objects and not passive:
        return objects[-1] if zone - objects[-1].end < _NEAR else None
    topics = [p for p in places if _TOPIC.match(text, p.end)] if passive else []
    return topics[0] if topics and zone - topics[0].end < 2 * _NEAR else None


def _places(ctx: Context, sentence: Sentence, end: int) -> list[Name]:
    named = ctx.names.within(sentence.start, end, Kind.PLACE, Kind.ORGANIZATION)
    return [n for n in named if n.type in ("region", "site") or _town(n)]


def _with_those_before(ctx: Context, sentence: Sentence, place: Name) -> Iterator[Name]:
    """The place and those joined to it (`영광·목포·신안 일대가`)."""
    yield place
    start = place.start
    named = ctx.names.within(sentence.start, place.start, Kind.PLACE)
    for other in reversed([n for n in named if n.type in ("region", "site")]):
        gap = ctx.document.text[other.end : start]
        if gap == " " and level(other) == 1:
            start = other.start
            continue
        if not _ALIKE.fullmatch(gap):
            return
        yield other
        start = other.start


_NEAR = 40
"""Code points between a place and what it is made."""


def _town(name: Name) -> bool:
    return name.type == "local-government" and name.name.endswith(("시", "군", "구", "도"))


def _stated(ctx: Context, place: Name, start: int, end: int) -> Stated:
    own = next((n for n in ctx.names.within(start, end, Kind.POLICY, Kind.PLACE) if n.end == end), None)
    name, kind = (own.name, own.kind) if own else (ctx.document.text[start:end], None)
    spans = ((place.start, place.end), (start, end))
    return Stated(_as_ground(ctx, place), "designated_as", name, kind, spans, 0.7)


def _as_ground(ctx: Context, place: Name) -> Name:
    """The place of a town that is named as a body here (경주시 beside 경주)."""
    short = place.name.removesuffix("시").removesuffix("군")
    same = (n for n in ctx.names.of(Kind.PLACE) if n.name in (place.name, short) and n.type == "region")
    return place if place.kind is Kind.PLACE else next(same, place)
