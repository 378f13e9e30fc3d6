"""Events that a verb tells: somebody toured a plant, a minister met with somebody."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Sentence
from graph.extract.events.naming import EventName
from graph.model import Kind, RegionKind

GROUND = "groundbreaking"
"""The head by which `broke ground` points at the ceremony that the text names elsewhere."""
_VISITED = cued(
    r"\b(?:visited|toured|inspected|visits|tours|paid a visit to|made a visit to|went on a tour of"
    r"|(?:will|to|also|later) (?:visit|tour|inspect))\s(?:the |its |their |a )?"
)
_WENT = cued(
    r"\b(?:ma[dk]e|take|took|goes?|went|conduct(?:ed)?|paid|pay|began|start(?:ed)?)(?: on)? (?:an? |the )?(?P<visit>(?:[a-z-]+ ){0,2}?(?:tour|visit|inspection|trip)(?: tour)?) (?:of|to) "
)
_SIGNING = cued(r"\b[Tt]he (?P<head>signing)(?! (?:of|ceremony|event|the|an?)\b|-)")
_BREAKS = re.compile(
    r"\b(?:(?:broke|broken|breaks?|breaking) ground|(?:launched|began|started|commenced) (?:the )?construction (?:(?:on )?[A-Z][a-z]+day )?(?:of|on))\b"
)
_MET = cued(
    r"\b(?:met (?:separately )?(?:one-on-one )?with|held (?:one-on-one |bilateral |separate )?talks with|sat down with"
    r"|had (?:a |separate |one-on-one )*talks with|met(?= [A-Z]))\s"
)
_MET_MANY = cued(
    r"\b(?:met with|held (?:a )?(?:talks|meeting|roundtable) with|sat down with) (?:the |some |about )?(?:\d+ )?(?:[\w-]+ ){0,3}?(?:business(?:people|men| leaders)|executives|CEOs|entrepreneurs|lawmakers|researchers|scientists|company officials|industry officials|investors|ambassadors|envoys|mayors|governors|farmers|representatives)\b"
)
"""`met with Norwegian business leaders`: with whom, by their kind only."""
_OWNS = re.compile(r"[’']s (?!(?:\w+ ){0,3}(?:plant|factory|headquarters|capital|city|port|complex)\b)")
_GAP = re.compile(r"(?:(?!with\b|by\b|from\b|and\b)[A-Za-z-]+ ){0,4}")


def acts(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    """Visits to named places, and meetings with named people, told by a verb in a sentence."""
    if sentence.region is RegionKind.TITLE:
        return
    for match in _VISITED.finditer(sentence.text):
        at = sentence.start + match.end()
        first = next(ctx.names.within(at, sentence.end, Kind.PLACE, Kind.ORGANIZATION), None)
        place = first and max(
            ctx.names.within(first.start, sentence.end, Kind.PLACE, Kind.ORGANIZATION),
            key=lambda n: (n.start == first.start, n.end if n.start == first.start else 0),
        )
        if place is not None and _GAP.fullmatch(ctx.document.text[at : place.start]):
            start, end = sentence.start + match.start(), place.end
            owns = place.kind is Kind.PLACE and _OWNS.match(
                ctx.document.text, place.end
            )  # `visit Australia’s market`
            if not owns and not (place.type == "country" and "to" in match.group()[:3]):
                yield EventName(start, end, ctx.document.text[start:end], "visit", "visit")
    for match in _WENT.finditer(sentence.text):
        at = sentence.start + match.end()
        place = next(ctx.names.within(at, sentence.end, Kind.PLACE), None)
        if (
            place is not None
            and place.type != "country"
            and _GAP.fullmatch(ctx.document.text[at : place.start])
        ):
            start, end = sentence.start + match.start("visit"), place.end
            yield EventName(start, end, ctx.document.text[start:end], "visit", "visit")
    for match in _SIGNING.finditer(sentence.text):
        start, end = (sentence.start + edge for edge in match.span("head"))
        yield EventName(start, end, "", "signing", "signing", pointed=True)
    for match in _BREAKS.finditer(sentence.text):
        yield EventName(
            sentence.start + match.start(), sentence.start + match.end(), "", "ceremony", GROUND, pointed=True
        )
    for match in _MET_MANY.finditer(sentence.text):
        people = ctx.names.within(sentence.start, sentence.start + match.start(), Kind.PERSON)
        if any(True for _ in people):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            yield EventName(start, end, ctx.document.text[start:end], "meeting", "meeting")
    for match in _MET.finditer(sentence.text):
        at = sentence.start + match.end()
        met = list(ctx.names.within(at, min(sentence.end, at + 110), Kind.PERSON, Kind.ORGANIZATION))[:2]
        person = next((n for n in met if n.kind is Kind.PERSON), met[0] if met else None)
        if person is not None and "," in ctx.document.text[met[0].end : person.start]:
            person = met[0]
        if (
            person is not None
            and person.start - at < 60
            and not re.search(r"[.;]", ctx.document.text[at : person.start][-8:])
        ):
            start, end = sentence.start + match.start(), person.end
            yield EventName(start, end, ctx.document.text[start:end], "meeting", "meeting")
