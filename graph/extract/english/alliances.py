"""English alliances: where they are named, who their members and heads are."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.policies.found import Found
from graph.model import Claim, Kind

_CAP = r"[A-Z0-9][\w’'&.–-]*"
_NAMED = re.compile(
    rf"(?:{_CAP}\s(?:(?:of|for|and|on|the)\s){{0,2}}){{1,8}}(?P<head>Alliance|Consortium|Coalition|Partnership|Council|Forum|Task Force|Working Group)\b"
    rf"(?:\s(?:of|for|on)\s(?:the\s)?{_CAP}(?:\s(?:(?:of|for|and)\s)?{_CAP}){{0,5}})?(?!\s[A-Z])"
)
_LEAD = re.compile(
    r"^(?:(?:The|A|An|This|In|At|On|By|And|Under|Korea launches|First|Second|Third|\d+\w\w)\s)+"
)
_LAUNCHED = re.compile(
    r"\b(?:launch\w*|establish\w*|inaugurat\w*|found(?:ed|ing)|form(?:ed|s|ing|ation)|kick\w* off|set up|creat\w+)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:is|as|was) (?:an?|the) (?:[\w-]+ ){0,5}(?:body|group|platform|network|coalition|alliance|initiative|consortium|mechanism)\b|,? (?:an?|the) (?:[\w-]+ ){0,4}(?:body|alliance|coalition|consortium|network)\b"
)
_MEMBERS = re.compile(
    r"\b(?:members?(?: (?:of [^.,;]{2,80}|companies|firms|countries|states))? (?:are|is|include[sd]?|includ\w+)|br(?:ings?|ought|inging) together|consist(?:s|ing)? of|comprised? of|composed of"
    r"|made up of|compris(?:es|ing)|joined by|participating (?:companies|institutions|organizations|countries) (?:are|include)|grouping)\b"
)
_JOINED = re.compile(
    r"\b(?:joined|have joined|will join|take part in|took part in|participat\w+ in|members of)\b"
)
_HEADED = re.compile(
    r"\b(?:(?:co-)?(?:chaired|led|headed)(?: jointly)? by|(?:co-)?chair(?:man|woman|person|s)?(?: of (?:the|this) [\w ]{3,40})?,?(?: is| are|:)|(?:elected|named|appointed|chosen) (?=[A-Z]))"
)
_TAKES = re.compile(
    r"\b(?:will |to )?(?:(?:co-)?chair(?:s|ed)?|lead|leads|head|heads|serves? as (?:the |its )?(?:first |inaugural |co-)*(?:chair\w*|co-chairs?|head|president))\b"
)


def named(ctx: Context) -> Iterator[Found]:
    """Runs of capitalised words that end in Alliance and the like: an alliance by its form, others where founded."""
    for sentence in ctx.sentences:
        for match in _NAMED.finditer(ctx.document.text, sentence.start, sentence.end):
            name = _LEAD.sub("", match[0])
            if len(name.split()) < 2:
                continue
            start = match.end() - len(name)
            around = ctx.document.text[max(sentence.start, start - 60) : min(sentence.end, match.end() + 90)]
            standing = _STANDING.search(ctx.document.text[match.end() : min(sentence.end, match.end() + 90)])
            council = match["head"] in {"Council", "Forum", "Partnership"}
            if (
                match["head"] in {"Alliance", "Coalition"}
                or (standing and match["head"] != "Forum")
                or (
                    _LAUNCHED.search(around)
                    and (not council or standing or re.search(r"launch|inaugurat", around))
                )
            ):
                yield Found(start, match.end(), name, "alliance", 0.8)


def members(ctx: Context, about: list[Sentence], occurrences: list[Name]) -> Iterator[Claim]:
    """Those that a sentence about it lists as its members; countries too."""
    for sentence in about:
        if told := _MEMBERS.search(sentence.text):
            yield from _listed(ctx, sentence, sentence.start + told.end(), sentence.end)
        here = [n for n in occurrences if sentence.start <= n.start < sentence.end]
        for name in here:
            gap = sentence.text[max(0, name.start - sentence.start - 40) : name.start - sentence.start]
            if _JOINED.search(gap):
                yield from _listed(ctx, sentence, sentence.start, name.start)


def _listed(ctx: Context, sentence: Sentence, start: int, end: int) -> Iterator[Claim]:
    for name in ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE):
        joins = name.type == "country" or (
            name.kind is Kind.ORGANIZATION and name.type not in {"alliance", "media"}
        )
        if joins and not _SPEAKS.match(sentence.text, name.end - sentence.start):
            yield Claim("members", name.name, ctx.evidence((name.start, name.end)), 0.75, name.kind)


_SPEAKS = re.compile(r" said|[’']s ")


def heads(ctx: Context, about: list[Sentence], occurrences: list[Name]) -> Iterator[Claim]:
    """Its chairs, said in a sentence about it."""
    for sentence in about:
        if not any(sentence.start <= n.start < sentence.end for n in occurrences) and not re.search(
            r"\b(?:alliance|consortium|coalition|body|organi[sz]ation|council|partnership)\b", sentence.text
        ):
            continue
        for match in _HEADED.finditer(sentence.text):
            people = list(ctx.names.within(sentence.start + match.end(), sentence.end, Kind.PERSON))
            near = [p for p in people if p.start - sentence.start - match.end() < 90]
            chosen = re.match(r"elected|named|appointed|chosen", match.group())
            if chosen and not re.search(
                r"\bas (?:the |its )?(?:[\w-]+ ){0,2}(?:chair\w*|head|president)\b|\bchair",
                sentence.text[match.end() :],
            ):
                continue
            yield from _led(
                ctx,
                near
                if "co-" in match.group() or "and" in sentence.text[match.end() : match.end() + 120]
                else near[:1],
            )
        for match in _TAKES.finditer(sentence.text):
            before = list(ctx.names.within(sentence.start, sentence.start + match.start(), Kind.PERSON))
            meeting = re.match(
                r"(?:co-)?chair(?:s|ed)? (?:the |a |an )?(?:[\w-]+ ){0,4}(?:meeting|session|forum|roundtable)",
                match.group() + sentence.text[match.end() :][:60],
            )
            if before and not (meeting and "co-" not in match.group()):
                yield from _led(ctx, before if "co-" in match.group() else before[-1:])


def _led(ctx: Context, people: list[Name]) -> Iterator[Claim]:
    for person in people:
        yield Claim("led_by", person.name, ctx.evidence((person.start, person.end)), 0.75, Kind.PERSON)
