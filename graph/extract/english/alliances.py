"""English alliances: where they are named, who their members and heads are."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.cues import cued
from graph.extract import dated
from graph.extract.context import Context, Name, Sentence
from graph.extract.english.words import MONTHS
from graph.extract.policies.found import Found
from graph.model import Claim, Kind

_CAP = r"[A-Z0-9][\w’'&.–-]*"
_NAMED = cued(
    rf"(?:{_CAP}\s(?:(?:of|for|and|on|the)\s){{0,2}}){{1,8}}(?P<head>Alliance|Consortium|Coalition|Partnership|Council|Forum|Task Force|Working Group|(?<!Charging )(?<!Rail )(?<!Road )(?<!Power )(?<!Grid )(?<!Sales )(?<!Supply )(?<!Station )Network)\b"
    rf"(?:\s(?:of|for|on)\s(?:the\s)?(?!(?:{MONTHS})\b){_CAP}(?:\s(?:(?:of|for|and)\s)?{_CAP}){{0,5}})?(?!\s[A-Z])"
)
_LEAD = re.compile(
    r"^(?:(?:The|A|An|This|In|At|On|By|And|Under|Korea launches|First|Second|Third|\d+\w\w|(?:(?:Inaugural|Annual|General|Founding|Regular|First) )*"
    r"(?:Meeting|Assembly|Session|(?:Launch(?:ing)?|Opening) Ceremony|Launch) of(?: the)?)\s)+"
)
_LAUNCHED = re.compile(
    r"\b(?:launch\w*|establish\w*|inaugur\w*|found(?:ed|ing)|form(?:ed|s|ing|ation| the| an?\b)|kick\w* off|set up|creat\w+)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:[Ii]naugural|[Aa]nnual|hosted by|held|took place|kicked off|opened|began|attended|\d+(?:st|nd|rd|th)|first|second|third)\b"
)
"""What shows that a Forum is an event and no body."""
_STANDING = re.compile(
    r"\b(?:is|as|was) (?:an?|the) (?:[\w-]+ ){0,5}(?:body|group|platform|network|coalition|alliance|initiative|consortium|mechanism)\b|,? (?:an?|the) (?:[\w-]+ ){0,4}(?:body|alliance|coalition|consortium|network)\b"
)
_MEMBERS = cued(
    r"\b(?:members?(?: (?:of [^.,;]{2,80}|companies|firms|countries|states))? (?:are|is|include[sd]?|includ\w+)|br(?:ings?|ought|inging) together|consist(?:s|ing)? of|comprised? of|composed of"
    r"|(?:has|have|with|counts?|numbers?|boasts?|gathers?|lists?) (?:some |about |more than |now )?(?:\d+|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|ten|eleven|twelve|nine|eight|seven|six|five) (?:[\w-]+ ){0,2}(?:members?|participants|bodies|institutions|companies|organi[sz]ations|partners),? ?(?:among (?:them|which|whom)|including|such as|namely|from|:|—|–)"
    r"|membership (?:includes?|comprises|covers|spans|consists of)|made up of|compris(?:es|ing)|joined by|participating (?:companies|institutions|organizations|countries) (?:are|include)|grouping"
    r"|(?:alliance|council|consortium|coalition|partnership|body|it) (?:will )?(?:includes?|involves?|gathers?|unites?|groups?))\b"
    r"|^\W*(?:Members|Member (?:companies|firms|institutions)|Participating \w+)\s?:",
    re.IGNORECASE,
)
_FOUNDERS = re.compile(
    r"\bto (?:jointly )?(?:form|launch|create|establish|set up) (?:the |an? )?(?:new |joint )?[“\"‘]?$"
)
_AMONG = re.compile(
    r"(?: \([^()]*\))?[”\"’]?,? (?:together |along |jointly )?with (?:[\w-]+ ){0,5}?(?:companies|firms|members|institutions|organi[sz]ations|partners|bodies|universities),? (?:among them|including|such as|namely) "
)
_JOINED = re.compile(
    r"\b(?:joined|have joined|will join|take part in|took part in|participat\w+ in|members of)\b"
)
_JOIN_TOO = cued(
    r"\b(?:will |are to )?(?:also |both )?(?:take part|join|participate|come aboard)(?: in (?:it|the \w+))?(?= |,|\.|$)"
)
_ARE_MEMBERS = cued(
    r"\b(?:are|were|became|become|will be|is|joined as)(?: also| all| among)* (?:its |the |founding |initial |full )*members?\b"
)
_THROUGH = re.compile(r"[”\"’]?(?: \([^()]*\))?, (?:through|in|under|with|by) which ")
_UNTIL_VERB = re.compile(
    r" (?:will|would|can|plan|plans|are to|aim|agreed|have agreed|jointly|share|pool|work)\b"
)


_SAID_TO_BE = cued(
    rf"(?:{_CAP}\s(?:(?:of|for|and)\s)?){{1,6}}{_CAP}(?: \([A-Z0-9]+\))?,? (?:which is )?an? (?:[a-z][\w-]* ){{0,4}}(?:alliance|coalition|consortium|consultative body)\b"
)
"""`the Nuri Business Summit, a corporate-led hydrogen alliance`."""


def said_to_be(ctx: Context) -> Iterator[Found]:
    """Names that the text itself calls an alliance."""
    for sentence in ctx.sentences:
        for match in _SAID_TO_BE.finditer(ctx.document.text, sentence.start, sentence.end):
            name = _LEAD.sub("", re.split(r"(?: \([A-Z0-9]+\))?,? (?:which is )?an? (?=[a-z])", match[0])[0])
            start = match.start() + match[0].index(name)
            if len(name.split()) > 1:
                yield Found(start, start + len(name), name, "alliance", 0.8)


def named(ctx: Context) -> Iterator[Found]:
    """Runs of capitalised words that end in Alliance and the like: an alliance by its form, others where founded."""
    yield from said_to_be(ctx)
    for sentence in ctx.sentences:
        for match in _NAMED.finditer(ctx.document.text, sentence.start, sentence.end):
            name = _LEAD.sub("", match[0])
            if len(name.split()) < 2 or re.match(r"(?:the|an?) ", name):
                continue
            if re.search(r" of \d", name):
                continue  # a headline's alliance of 18 nations
            start = match.end() - len(name)
            around = ctx.document.text[max(sentence.start, start - 60) : min(sentence.end, match.end() + 90)]
            standing = _STANDING.search(ctx.document.text[match.end() : min(sentence.end, match.end() + 90)])
            council = match["head"] in {"Council", "Forum", "Partnership", "Network"}
            if match["head"] == "Network" and not _OF_MANY.search(
                ctx.document.text, match.end(), match.end() + 160
            ):
                continue
            if (
                match["head"] in {"Alliance", "Coalition"}
                or (standing and match["head"] != "Forum")
                or (
                    _LAUNCHED.search(around)
                    and not (match["head"] == "Forum" and _HELD.search(around))
                    and (
                        not council
                        or standing
                        or re.search(
                            r"launch|inaugur|\b(?:create|form|set up) (?:the|a)\b", around, re.IGNORECASE
                        )
                    )
                )
            ):
                yield Found(start, match.end(), name, "alliance", 0.8)


_OF_MANY = re.compile(
    r"\b(?:brings? together|members?|join\w*|take part|participat\w+|compris\w+|consist\w*|body|partners)\b"
)
"""What tells a network of bodies from one of wires."""
_COUNTS = cued(
    r"\b(?:counts?|numbers?|lists?) (?P<list>[^.;]{3,240}?),? (?:among|as) (?:its|the) (?:\w+ )?members\b"
)
_BEGUN = re.compile(
    r"\b(?:(?:launched|formed|founded|established|set up|created|inaugurated)|(?:launch|formation|establishment|inauguration|creation|founding) of) (?:the |an? )?(?:new |joint )?[“\"‘]?$"
)
_LAUNCHERS = re.compile(rf"\b(?:have |has |jointly |officially |together )*{_BEGUN.pattern}")


def _launchers(ctx: Context, sentence: Sentence, end: int) -> list[Claim]:
    """`Korea, Japan and eight other countries launched the …`: they are its first members."""
    found = list(_listed(ctx, sentence, sentence.start, end))
    lead = sentence.text[: (found[0].evidence.highlight[0].start - sentence.start) if found else 0]
    types = {n.name: n.type for n in ctx.names.within(sentence.start, end)}
    official = any(types.get(str(c.value)) in {"ministry", "local-government"} for c in found)
    several = len(found) > (2 if official else 1)
    return (
        found
        if several and not _FAR_FROM_VERB.search(sentence.text[len(lead) : end - sentence.start])
        else []
    )


_FAR_FROM_VERB = re.compile(r"\b(?:said|announced|held|signed|attended|hosted|which|where|at|during|after)\b")


def members(ctx: Context, about: list[Sentence], occurrences: list[Name]) -> Iterator[Claim]:
    """Those that a sentence about it lists as its members; countries too."""
    for sentence in about:
        if told := _MEMBERS.search(sentence.text):
            yield from _listed(ctx, sentence, sentence.start + told.end(), sentence.end)
        elif joins := _JOIN_TOO.search(sentence.text):
            yield from _listed(ctx, sentence, sentence.start, sentence.start + joins.start())
        for counts in _COUNTS.finditer(sentence.text):
            a, b = counts.span("list")
            yield from _listed(ctx, sentence, sentence.start + a, sentence.start + b)
        for are in _ARE_MEMBERS.finditer(sentence.text):
            yield from _listed(ctx, sentence, sentence.start, sentence.start + are.start())
        here = [n for n in occurrences if sentence.start <= n.start < sentence.end]
        for name in here:
            gap = sentence.text[max(0, name.start - sentence.start - 40) : name.start - sentence.start]
            if _JOINED.search(gap):
                yield from _listed(ctx, sentence, sentence.start, name.start)
            if told := _LAUNCHERS.search(gap):
                yield from _launchers(ctx, sentence, name.start - len(gap) + told.start())
            if _FOUNDERS.search(gap):
                founders = list(_listed(ctx, sentence, sentence.start, name.start))
                yield from founders if len(founders) > 1 else ()
            if through := _THROUGH.match(sentence.text, name.end - sentence.start):
                stop = _UNTIL_VERB.search(sentence.text, through.end())
                if stop:
                    yield from _listed(
                        ctx, sentence, sentence.start + through.end(), sentence.start + stop.start()
                    )
            if among := _AMONG.match(sentence.text, name.end - sentence.start):
                yield from _listed(ctx, sentence, sentence.start + among.end(), sentence.end)


def _listed(ctx: Context, sentence: Sentence, start: int, end: int) -> Iterator[Claim]:
    governments = {n.name: n for n in ctx.names.of(Kind.ORGANIZATION) if n.type == "local-government"}
    for name in ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE):
        if name.type == "region" and (
            government := governments.get(ctx.document.text[name.start : name.end])
        ):
            name = replace(government, start=name.start, end=name.end)
        joins = name.type == "country" or (
            name.kind is Kind.ORGANIZATION and name.type not in {"alliance", "media"}
        )
        if joins and not _SPEAKS.match(sentence.text, name.end - sentence.start):
            yield Claim("members", name.name, ctx.evidence((name.start, name.end)), 0.75, name.kind)


_SPEAKS = re.compile(r" said|[’']s ")


_FOUNDED = re.compile(r"^\W*(?:Founded|Established|Launched|Formed|Set up|Created|Inaugurated) (?:in|on) ")


def founded(ctx: Context, occurrences: list[Name]) -> Claim | None:
    """The day told beside its launch: `On Thursday A and B launched the …`, `Founded in 2019, the … counts`."""
    for name in occurrences:
        s = ctx.sentence_at(name.start)
        before = s.text[: name.start - s.start]
        front = _FOUNDED.match(s.text)
        if not front and not (
            _BEGUN.search(before) and not re.search(r"\b(?:will|plans?|to)\b", before[-60:])
        ):
            continue
        days = [m for m in dated.moments(ctx, s.start, name.start) if len(m.value) >= (4 if front else 7)]
        if front and days and days[0].start - s.start > front.end() + 1:
            continue
        if days:
            return Claim(
                "founded",
                days[0].value[:10],
                ctx.evidence((name.start, name.end), (days[0].start, days[0].end)),
                0.85,
            )
    return None
