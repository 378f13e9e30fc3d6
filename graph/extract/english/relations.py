"""Relations that English sentences state: places in places, seats, makers, owners, zones."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from graph.cues import cued
from graph.extract import dated, forms
from graph.extract.context import Context, Name
from graph.extract.english.words import KIND_NOUN
from graph.extract.names.known import known
from graph.extract.relations.relation import Stated, between, near
from graph.model import Kind
from graph.nlp import Value

_INSIDE = re.compile(
    r",? in (?:the )?(?:[a-z]+ ){0,3}|, (?:the [a-z ]{3,40} of [^,]{3,40}, in )?|, a (?:city|town|county|port city) in (?:[a-z]+ )?"
)
_SEATED = re.compile(
    r"(?:\s\([^()]{1,20}\))?,?\s(?:which is |is |are )?(?:(?:an?|the) (?:[\w-]+ ){1,6})?(?:based|headquartered|located|situated)\sin\s(?:the\s)?(?:[A-Za-z ]{0,40}?(?:city|town) of )?"
)
_A_BASED = re.compile(r"(?:\s\([^()]{1,20}\))?,? (?:which is |is )?an? ")
_BASED_ON = re.compile(r"-(?:based|headquartered)\b")
"""`A, a Busan-based maker of towers`."""
_FRONT = re.compile(
    r"^\W*(?:(?:Founded|Established|Set up) in (?:19|20)\d\d (?:and|,) )?(?:[Hh]eadquartered|[Bb]ased|[Ll]ocated) (?:in|at) (?:the )?$"
)
"""`Founded in 2000 and headquartered in Daegu, A makes …`."""
_BASED = re.compile(
    rf"-(?:based|headquartered) (?:[a-z][\w-]* ){{0,4}}?$|(?:[’']s|(?<=\w)) (?:[a-z][\w-]* ){{0,4}}?(?:{KIND_NOUN}) $|[’']s $"
)
"""`Gunsan-based recycler A`, `Norway’s A`, `Jeju start-up A`."""
_OWNED = re.compile(
    r"(?:\s\([^()]{1,20}\))?,? (?:is )?(?:an?|the) (?:[\w-]+ ){0,5}?(?:subsidiary|unit|affiliate|arm|division|spin-off|battery unit) of (?:the )?(?:[a-z]+ ){0,3}"
)
_OWNER = re.compile(r"[’']s? (?:[\w-]+ ){0,4}?(?:subsidiary|unit|affiliate|arm|spin-off),? ")
_MAKES = re.compile(
    r"(?:\s\([^()]{1,20}\))?,? (?:which |that |also |currently |a subsidiary of [^,]{2,40} (?:that|which) |(?:an?|the) (?:[\w-]+ ){0,6}(?:that|which) )?"
    r"(?:makes?|produces?|manufactures?|builds?|will produce|to produce|producing|plans to produce|mass-produces?) (?P<what>[^.;]{3,80})"
    r"|\.?(?:,? (?:Co|Inc|Corp|Ltd)\.?)*(?:\s\([^()]{1,20}\))?,? (?:is |which is )?(?:a|an|the|Korea[’']s|South Korea[’']s) (?:[\w’'-]+ ){0,5}?(?:maker|producer|manufacturer|supplier|provider|developer) of (?P<made>[^.;]{3,80})"
    r"|(?:\s\([^()]{1,20}\))?,? (?:also |will |plans to )?suppl(?:y|ies) (?P<supplied>[^.;]{3,80})"
)
_THING = re.compile(
    r"(?:[\d,.]+ (?:tons|tonnes|units|GWh|MW) of )?(?P<thing>[A-Za-z][\w/-]*(?: [A-Za-z][\w/-]*){0,4}?)(?=,| and | for | in | at | by | using | to | from | with | per |$)"
)
_DESIGNATED = cued(r"\bdesignat(?:ed|es|ing)\b")
_INVESTS = cued(
    r"\b(?:will |plans? to |is to |are to |has |have |would |agreed to |intends? to |to |also |jointly |decided to )*(?:invest(?:s|ed|ing)?|spend(?:s|ing)?|inject(?:s|ed)?|pour(?:s|ed)?|put(?:s|ting)?|commit(?:s|ted)?|pump(?:s|ed)?)\b"
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
        province = re.search(r"(?:Province|-do|State|Prefecture|Island)$|^(?:North|South) \w+", outer.name)
        if outer.type == "country" and ctx.document.text[inner.start : inner.end].isupper():
            continue  # a dateline
        within = re.search(r"-(?:gu|dong|eup|myeon|ro|ri)$", inner.name)
        if (wide or province or within) and (
            _INSIDE.fullmatch(gap) or (wide and re.fullmatch(r", [^,]{3,60}, in ", gap))
        ):
            yield between(inner, "located_in", outer, 0.78)


def _firms(ctx: Context, names: list[Name], end: int) -> Iterator[Stated]:
    text = ctx.document.text
    bodies = [n for n in names if n.kind is Kind.ORGANIZATION and n.type not in _NO_SEAT]
    yield from _by_demonym(ctx, bodies)
    for body in bodies:
        for place in (n for n in names if n.kind is Kind.PLACE and n.type in {"region", "country"}):
            gap = near(ctx, body, place, 70)
            if gap is not None and _A_BASED.fullmatch(gap) and _BASED_ON.match(text, place.end):
                yield between(body, "located_in", place, 0.75)
            if gap is not None and (_SEATED.fullmatch(gap) or _seat(text, body, place, gap)):
                yield between(body, "located_in", place, 0.75)
            back = near(ctx, place, body, 60)
            if back is not None and _before(text, place, body, back):
                yield between(body, "located_in", place, 0.7)
        for owner in (n for n in bodies if n.name != body.name):
            gap = near(ctx, body, owner, 70)
            if gap is not None and _OWNED.fullmatch(gap):
                yield between(body, "subsidiary_of", owner, 0.8)
            back = near(ctx, owner, body, 60)
            if back is not None and _OWNER.fullmatch(back):
                yield between(body, "subsidiary_of", owner, 0.75)
        yield from _made(body, text, end)
    yield from _by_the_firm(ctx, end)


def _seat(text: str, body: Name, place: Name, gap: str) -> bool:
    """`an analyst at A in Seoul`: where the body of somebody's post sits."""
    named = re.fullmatch(r"(?:\s\([^()]{1,20}\))? in (?:the )?", gap) is not None
    return (
        named
        and place.type == "region"
        and body.type in {"company", "university", "public-institution", "other"}
        and re.search(
            r"\b(?:analyst|researcher|fellow|professor|director|economist|head|manager|CEO|president) (?:at|of) (?:the )?$",
            text[max(0, body.start - 40) : body.start],
        )
        is not None
    )


def _before(text: str, place: Name, body: Name, gap: str) -> bool:
    """The place before a body: `Headquartered in A, B`, `A-based maker B`, `Norway’s B`."""
    line = text.rfind("\n", 0, place.start) + 1
    lead = text[max(line, place.start - 90) : place.start].rsplit(". ", 1)[-1]
    if gap == ", ":
        return _FRONT.search(lead) is not None
    owns = gap.startswith(("’s", "'s", "-based", "-headquartered"))
    if (re.search(r"\b(?:in|at|to|from|near) (?:the )?$", lead) and not owns) or body.type not in {
        "company",
        "other",
        "public-institution",
    }:
        return False
    return _BASED.fullmatch(gap) is not None


@cache
def _demonyms() -> dict[str, str]:
    """Adjectives of countries with the English names of their countries."""
    return dict(forms.by_country("english_demonyms.txt"))


_OF_COUNTRY = re.compile(
    rf"(?P<word>[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?) (?:[a-z][\w-]* ){{0,3}}?(?:{KIND_NOUN}) $"
)


def _by_demonym(ctx: Context, bodies: list[Name]) -> Iterator[Stated]:
    """`the Norwegian research institute A`: in the country, where the text names it."""
    text = ctx.document.text
    countries = {known().place(n.name): n for n in ctx.names.of(Kind.PLACE) if n.type == "country"}
    by_id = {found.id: n for found, n in countries.items() if found}
    for body in bodies:
        said = _OF_COUNTRY.search(text[max(0, body.start - 60) : body.start])
        name = _demonyms().get(said["word"].split()[-1]) or _demonyms().get(said["word"]) if said else None
        found = known().place(name) if name else None
        if found and (place := by_id.get(found.id)) is not None and body.type != "ministry":
            spans = ((body.start, body.end), (place.start, place.end))
            yield Stated(body, "located_in", place.name, Kind.PLACE, spans, 0.7)


_A_SUBSIDIARY = re.compile(
    r"(?:\s\([^()]{1,20}\))?, an? (?:[\w-]+ ){0,4}(?:subsidiary|unit|affiliate|arm) of [^,]{2,40},(?= (?:makes?|produces?|manufactures?|builds?|supplies)\b)"
)
_OWNER_HERE = re.compile(r"\b(?:subsidiary|unit|affiliate|arm|division) of (?:the )?$")


def _made(body: Name, text: str, end: int) -> Iterator[Stated]:
    aside = _A_SUBSIDIARY.match(text, body.end, end)
    made = _MAKES.match(text, aside.end() if aside else body.end, end)
    owner = (
        _OWNER_HERE.search(text[max(0, body.start - 40) : body.start])
        and text[body.end : body.end + 1] == ","
    )
    if made is None or body.type != "company" or owner:
        return
    which = next(group for group in ("what", "made", "supplied") if made[group])
    at = made.start(which)
    for _ in range(4):
        thing = _THING.match(text, at, made.end(which))
        if (
            thing is None
            or re.match(
                r"(?:(?:a|an|the|it|its|their|up|more|about|some) |(?:supplies|sells|makes|produces|has|have|will|said|is|was|are|to|which|that|announced|signed|plans|aims|hopes|expects|operates|opened|employs)\b)",
                thing["thing"],
            )
            or re.search(r"-(?:rich|based|type|grade|free|made|in|to)$", thing["thing"])
            or re.search(r"\b(?:plant|factory|facility|facilities|center|line|lines)$", thing["thing"])
        ):
            return
        spans = ((body.start, body.end), thing.span("thing"))
        yield Stated(body, "produces", thing["thing"], None, spans, 0.6)
        joint = re.match(r",? and |, ", text[thing.end() : made.end(which)])
        if joint is None or len(thing["thing"]) < 3:
            return
        at = thing.end() + joint.end()


_FIRM_MAKES = re.compile(
    r"^\W*(?:The (?:company|firm|maker|group|startup|start-up|carmaker|chipmaker)|It) (?:also |currently |mainly )?(?:makes|produces|manufactures|supplies|builds)\b"
)


def _by_the_firm(ctx: Context, end: int) -> Iterator[Stated]:
    """`The company makes …`: what the firm makes that the sentence before speaks of first."""
    sentence = ctx.sentence_at(end - 1)
    told = _FIRM_MAKES.match(sentence.text)
    firms = _told_last(ctx, sentence.start) if told else []
    if told is None or not firms:
        return
    verb = sentence.start + told.end() - len(told.group().split()[-1]) - 1
    yield from _made(replace(firms[0], start=sentence.start, end=verb), ctx.document.text, sentence.end)


_INTO = re.compile(r"(?: \([^()]*\))? (?:in|into) (?:the )?(?:[\w’'-]+ ){0,5}?$")


def _into_firm(ctx: Context, firm: Name, money: Value, end: int) -> Iterator[Stated]:
    """`A invested 20 billion won in B`."""
    text = ctx.document.text
    target = next(ctx.names.within(money.end, end, Kind.ORGANIZATION), None)
    if (
        target is not None
        and target.type == "company"
        and target.name != firm.name
        and _INTO.fullmatch(text[money.end : target.start])
    ):
        spans = ((firm.start, firm.end), (target.start, target.end), (money.start, money.end))
        yield Stated(firm, "invests_in", target.name, target.kind, spans, 0.7, int(money.value or 0))


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


_THE_FIRM = re.compile(
    r"\b(?:[Tt]he (?:company|firm|maker|group|carmaker|chipmaker|startup|start-up)|[Ii]t) (?:\w+ ){0,2}$"
)


def _told_last(ctx: Context, at: int) -> list[Name]:
    """The firm that the sentence before speaks of first."""
    before = next((s for s in reversed(ctx.sentences) if s.end <= ctx.sentence_at(at).start), None)
    firms = ctx.names.within(before.start, before.end, Kind.ORGANIZATION) if before else iter(())
    return [f for f in firms if f.type == "company"][:1]


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
        if not firms and (meant := _THE_FIRM.search(text[start : verb.start()])) is not None:
            firms = _told_last(ctx, start + meant.start())
        places = [
            p
            for p in ctx.names.within(money.end, end, Kind.PLACE)
            if p.type != "country"
            and re.search(r"\b(?:in|at|into)\s(?:the\s)?(?:[a-z]+ ){0,4}(?:of )?$", text[money.end : p.start])
        ]
        if firms and not places:
            yield from _into_firm(ctx, firms[-1], money, end)
        if firms and places and not re.search(r"[;]|, (?:while|which)", text[firms[-1].end : money.start]):
            spans = (
                (firms[-1].start, firms[-1].end),
                (places[0].start, places[0].end),
                (money.start, money.end),
            )
            yield Stated(
                firms[-1], "invests_in", places[0].name, places[0].kind, spans, 0.75, int(money.value or 0)
            )
