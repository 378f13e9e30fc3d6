"""Relations that English sentences state: places in places, seats, makers, owners, zones."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.extract import dated
from graph.extract.context import Context, Name
from graph.extract.relations.relation import Stated, between, near
from graph.model import Kind

_INSIDE = re.compile(
    r",? in (?:the )?(?:[a-z]+ ){0,3}|, (?:the [a-z ]{3,40} of [^,]{3,40}, in )?|, a (?:city|town|county|port city) in (?:[a-z]+ )?"
)
_SEATED = re.compile(
    r"(?:\s\([^()]{1,20}\))?,?\s(?:which is |is |are )?(?:based|headquartered|located|situated)\sin\s(?:the\s)?(?:[A-Za-z ]{0,40}?(?:city|town) of )?"
)
_OWNED = re.compile(
    r"(?:\s\([^()]{1,20}\))?,? (?:is )?(?:an?|the) (?:[\w-]+ ){0,5}?(?:subsidiary|unit|affiliate|arm|division|spin-off|battery unit) of (?:the )?(?:[a-z]+ ){0,3}"
)
_OWNER = re.compile(r"[’']s? (?:[\w-]+ ){0,4}?(?:subsidiary|unit|affiliate|arm|spin-off),? ")
_MAKES = re.compile(
    r"(?:\s\([^()]{1,20}\))?,? (?:which |that |also |currently |a subsidiary of [^,]{2,40} (?:that|which) |(?:an?|the) (?:[\w-]+ ){0,6}(?:that|which) )?"
    r"(?:makes?|produces?|manufactures?|builds?|will produce|to produce|producing|plans to produce|mass-produces?) (?P<what>[^.;]{3,80})"
)
_THING = re.compile(
    r"(?:[\d,.]+ (?:tons|tonnes|units|GWh|MW) of )?(?P<thing>[A-Za-z][\w/-]*(?: [A-Za-z][\w/-]*){0,4}?)(?=,| and | for | in | at | by | using | to | from | with | per |$)"
)
_DESIGNATED = re.compile(r"\bdesignat(?:ed|es|ing)\b")
_INVESTS = re.compile(
    r"\b(?:will |plans? to |is to |are to |has |have |would |agreed to |intends? to |to |also |jointly |decided to )*(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|inject(?:s|ed)?|pour(?:s|ed)?)\b"
)
_NO_SEAT = frozenset(
    {"ministry", "local-government", "party", "media", "embassy", "alliance", "international"}
)


def relations(ctx: Context) -> Iterator[Stated]:
    """All relations of the English sentences of a document."""
    for sentence in ctx.sentences:
        if not re.search("[가-힣]", sentence.text):
            names = list(ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION, Kind.PLACE))
            yield from _inside(ctx, [n for n in names if n.kind is Kind.PLACE])
            yield from _firms(ctx, names, sentence.end)
            yield from _designated(ctx, sentence.start, sentence.end, sentence.text)
            yield from _invests(ctx, sentence.start, sentence.end)


def _inside(ctx: Context, places: list[Name]) -> Iterator[Stated]:
    """`Seongnam, Gyeonggi Province`, `Brussels, Belgium`, `Le Palais in Brussels`."""
    order = {"venue": 0, "site": 0, "region": 1, "country": 2}
    for inner, outer in pairwise(places):
        gap = near(ctx, inner, outer, 90)
        if (
            gap is None
            or order[inner.type] > order[outer.type]
            or (order[inner.type] == order[outer.type] == 2)
        ):
            continue
        wide = order[inner.type] < order[outer.type]
        province = re.search(r"(?:Province|-do|State|Prefecture)$|^(?:North|South) \w+", outer.name)
        if (wide or province) and (
            _INSIDE.fullmatch(gap) or (wide and re.fullmatch(r", [^,]{3,60}, in ", gap))
        ):
            yield between(inner, "located_in", outer, 0.78)


def _firms(ctx: Context, names: list[Name], end: int) -> Iterator[Stated]:
    text = ctx.document.text
    bodies = [n for n in names if n.kind is Kind.ORGANIZATION and n.type not in _NO_SEAT]
    for body in bodies:
        for place in (n for n in names if n.kind is Kind.PLACE and n.type in {"region", "country"}):
            gap = near(ctx, body, place, 70)
            if gap is not None and _SEATED.fullmatch(gap):
                yield between(body, "located_in", place, 0.75)
        for owner in (n for n in bodies if n.name != body.name):
            gap = near(ctx, body, owner, 70)
            if gap is not None and _OWNED.fullmatch(gap):
                yield between(body, "subsidiary_of", owner, 0.8)
            back = near(ctx, owner, body, 60)
            if back is not None and _OWNER.fullmatch(back):
                yield between(body, "subsidiary_of", owner, 0.75)
        yield from _made(body, text, end)


def _made(body: Name, text: str, end: int) -> Iterator[Stated]:
    made = _MAKES.match(text, body.end, end)
    if made is None or body.type != "company":
        return
    at = made.start("what")
    for _ in range(4):
        thing = _THING.match(text, at, made.end("what"))
        if (
            thing is None
            or re.match(r"(?:a|an|the|it|its|their|up|more|about|some) ", thing["thing"])
            or re.search(r"\b(?:plant|factory|facility|facilities|center|line|lines)$", thing["thing"])
        ):
            return
        spans = ((body.start, body.end), thing.span("thing"))
        yield Stated(body, "produces", thing["thing"], None, spans, 0.6)
        joint = re.match(r",? and |, ", text[thing.end() : made.end("what")])
        if joint is None or len(thing["thing"]) < 3:
            return
        at = thing.end() + joint.end()


def _designated(ctx: Context, start: int, end: int, text: str) -> Iterator[Stated]:
    """`designated Yongin and Pyeongtaek as a … Complex`: each place and the zone."""
    if not _DESIGNATED.search(text):
        return
    zones = [n for n in ctx.names.within(start, end, Kind.POLICY) if n.type == "zone"]
    places = [n for n in ctx.names.within(start, end, Kind.PLACE) if n.type in {"region", "site"}]
    for zone in zones[:1]:
        for place in places:
            if place.end <= zone.start and "," not in text[place.end - start : zone.start - start].replace(
                ", ", "", 2
            ):
                yield between(place, "designated_as", zone, 0.7)


def _invests(ctx: Context, start: int, end: int) -> Iterator[Stated]:
    """`A will invest KRW 2 trillion in B`, `A plans to spend 130 billion won to build a plant in B`."""
    text = ctx.document.text
    for money in dated.sums(ctx, start, end):
        verb = max(
            (m for m in _INVESTS.finditer(text, start, money.start)), key=lambda m: m.end(), default=None
        )
        if verb is None or money.start - verb.end() > 30:
            continue
        firms = [
            f for f in ctx.names.within(start, verb.start() + 1, Kind.ORGANIZATION) if f.type == "company"
        ]
        places = [
            p
            for p in ctx.names.within(money.end, end, Kind.PLACE)
            if p.type != "country"
            and re.search(r"\b(?:in|at|into)\s(?:the\s)?(?:[a-z]+ ){0,4}(?:of )?$", text[money.end : p.start])
        ]
        if firms and places and not re.search(r"[;]|, (?:while|which)", text[firms[-1].end : money.start]):
            spans = (
                (firms[-1].start, firms[-1].end),
                (places[0].start, places[0].end),
                (money.start, money.end),
            )
            yield Stated(
                firms[-1], "invests_in", places[0].name, places[0].kind, spans, 0.75, int(money.value or 0)
            )
