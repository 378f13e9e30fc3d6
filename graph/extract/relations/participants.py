"""Who takes part in a zone: told in a sentence, in a row of undertakers, in the footnote to their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations.relation import Stated
from graph.extract.relations.zones import zones_in
from graph.model import Kind

_FIRMS = re.compile(
    r"특구\s?사업자|협력사업자|참여\s?기업|참여기관|입주기업|앵커\s?기업|선도기업|주관기관|총괄\s?주관|사업자로"
)
_BODIES = frozenset({"company", "public-institution", "university", "association", "other"})
_PART = re.compile(
    r"(?:이|가|을|를|은|는|도|으로|로)\s(?:[^.,]{0,20}?\s)?"
    r"(?:참여|사업자로|앵커기업|함께한|함께하|합류|이름을 올|들어와|들어온|들어가|입주|주관|총괄)"
)
_INTO = re.compile(r"[’'」』]?(?:에|에는|에도|은|는)\s")
_POINTED = re.compile(r"(?<![가-힣])(?:이\s|해당\s|이번\s)?(?:특구|특화단지)(?:에|에는)\s")
_OF_ZONE = re.compile(r"(?:하는|한|할|해\s\S{1,6}|하고\s있는)?\s(?:\S+\s){0,2}?[‘'「『]?$")
_AS = re.compile(
    r"[’'」』]?(?:의|에)?\s?(?:특구\s?)?(?:사업자|앵커기업|참여기업|주관기관)?(?:로|으로)?\s?(?:참여|선정|합류|나서|나선)"
)
_STAR = re.compile(r"(?:개사|기업|기관|곳|사업자|업체|대학)\s?(?:\([^()\n]{1,12}\))?\s?[*＊]")
_OCCASION = re.compile(r"간담회|설명회|협약식|회의|포럼|세미나|박람회|전시회|토론회|행사|참석")


def participants(ctx: Context) -> Iterator[Stated]:
    """Firms that the text says take part in a zone, the footnote of their names with them."""
    zone: Name | None = None
    star = False
    for sentence in ctx.sentences:
        here = zones_in(ctx, sentence)
        zone = next(iter(here), zone)
        if zone is None:
            continue
        bodies = _bodies(ctx, sentence.start, sentence.end)
        note = star and _footnote(ctx, sentence)
        told = bool(_FIRMS.search(sentence.text)) or note
        if not told:
            bodies, zone = _taking_part(ctx, sentence, bodies, here, zone)
        star = bool(_STAR.search(sentence.text)) and bool(told or _JOINS.search(sentence.text))
        for body in bodies:
            yield Stated(body, "member_of", zone.name, zone.kind, ((body.start, body.end),), 0.7)


_JOINS = re.compile(r"참여|사업자|입주|함께")


def _bodies(ctx: Context, start: int, end: int) -> list[Name]:
    return [b for b in ctx.names.within(start, end, Kind.ORGANIZATION) if b.type in _BODIES]


def _taking_part(
    ctx: Context, sentence: Sentence, bodies: list[Name], zones: list[Name], last: Name
) -> tuple[list[Name], Name]:
    """`특구에는 A, B 등이 참여한다`, `A가 특구에 참여해`, `A가 참여하는 … 특구`: who, and where."""
    text = ctx.document.text
    if not bodies or not _JOINS.search(sentence.text) or _OCCASION.search(sentence.text):
        return [], last
    pointed = _POINTED.search(text, sentence.start, sentence.end)
    spots = [(z, z.start, z.end) for z in zones]
    if pointed and not zones:
        spots = [(last, pointed.start(), pointed.end() - 2)]
    for zone, start, end in spots:
        before = [b for b in bodies if b.end <= start]
        after = [b for b in bodies if b.start >= end]
        joins = _PART.search(text, before[-1].end, start) if before else None
        if before and joins and _OF_ZONE.fullmatch(text[joins.end() : start]):
            return before, zone
        if before and _AS.match(text, end if not pointed or zones else pointed.end() - 1):
            return before, zone
        if after and (_INTO.match(text, end) or pointed) and _PART.search(text, after[-1].end, sentence.end):
            return after, zone
    return [], last


def _footnote(ctx: Context, sentence: Sentence) -> bool:
    line = ctx.document.text.rfind("\n", 0, sentence.start) + 1
    return ctx.document.text[line : sentence.end].lstrip().startswith(("*", "＊", "※"))
