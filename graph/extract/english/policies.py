"""Policies by capitals and last word in English text."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context
from graph.extract.english.words import TITLES
from graph.extract.policies import words as policy_words
from graph.extract.policies.found import Found
from graph.model import Kind, RegionKind

_CAP = r"(?:\d{1,3}(?:,\d{3})+|[A-Z0-9][\w’'.&-]*|K-\w+)"
_LINK = r"(?:of|for|and|on|to|the|in|with|&)"
_HEAD = "|".join(sorted(policy_words.ENGLISH_TYPES, key=len, reverse=True))
_DAY = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.? \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_ENGLISH = cued(
    rf"\b(?:Vision 20\d\d\b(?! [A-Z])|(?:{_CAP}\s(?:{_LINK}\s){{0,2}}){{1,8}}(?P<head>{_HEAD})\b(?!-)(?:\s20\d\d)?(?:\s(?:on|for|of)\s(?:the\s)?(?!{_DAY}|(?!(?:19|20)\d\d\b)\d){_CAP}(?:\s(?:{_LINK}\s){{0,2}}{_CAP}){{0,8}})?(?!\s(?:{_CAP}))|"
    rf"(?:{_CAP}\s){{0,3}}(?P<act>Act|Law|Regulation|Plan|Strategy|Roadmap|Initiative|Framework|Programme|Program|Vision|Agenda|Scheme)\s(?:on|"
    rf"for)\s(?:the\s)?{_CAP}(?:\s(?:{_LINK}\s){{0,2}}{_CAP})*)"
)


_POST = re.compile(rf"(?<![\w-])(?:{TITLES})(?![\w-])")


def by_capitals(ctx: Context) -> Iterator[Found]:
    """Runs of capitalised words that end in Strategy, Act and the like."""
    yield from _small_head(ctx)
    yield from _with_sums(ctx)
    yield from _items(ctx)
    for sentence in ctx.sentences:
        for match in _ENGLISH.finditer(ctx.document.text, sentence.start, sentence.end):
            head = match["head"] or match["act"] or "Vision"
            name = match[0]
            skip = re.match(
                r"(?:With|With the|While|When|As|If|The|This|These|A|An|Its|Their|Our|In|On|At|For|By|To|"
                r"And|Under|Also|Minister \w+|Won|Tril|Bil)\s",
                name,
            )
            while skip:
                name = name[skip.end() :]
                skip = re.match(
                    r"(?:With|The|the|This|A|An|Its|In|On|At|For|By|To|And|Under|of|for|and|on|to|the|in|"
                    r"with)\s",
                    name,
                )
            start = match.end() - len(name)
            name = name.rstrip(".,")
            if _A_TALK.search(sentence.text[: start - sentence.start]) or (
                sentence.region is RegionKind.TITLE
                and (len(name.split()) == 2 or len(name.split()) > 8)
                and ctx.document.text.count(name) < 2
            ):
                continue
            if (
                _POST.search(name)
                or _other(ctx, start, match.end())
                or (head == "Complex" and not _STRATEGIC.search(name))
            ):
                continue
            if len(name.split()) >= 3 or (
                len(name.split()) == 2 and policy_words.ENGLISH_TYPES[head] in {"law", "zone", "strategy"}
            ):
                yield Found(start, start + len(name), name, policy_words.ENGLISH_TYPES[head], 0.75)


_A_TALK = re.compile(
    r"\b(?:keynote|speech|lecture|address|presentation|talk|titled|entitled|theme|slogan|session|book|report)(?: on| of| is| was| speech)?,? [“\"‘']$"
)
"""What a talk is called is no plan."""
_NAMED = rf"{_CAP}(?: (?:{_LINK} ){{0,2}}(?!KRW){_CAP}){{1,6}}"
_SMALL_HEAD = re.compile(
    rf"\b(?:[Ii]ts|[Tt]he|[Tt]heir|[’']s|[Uu]nder) (?P<name>{_NAMED}) (?P<head>plan|strategy|initiative|programme|program|project|roadmap|campaign|vision|scheme|policy|drive)\b"
)
_SUM = r"(?:(?:KRW|₩) ?[\d.,]+(?: (?:trillion|billion|million))?|[\d.,]+ (?:trillion|billion|million)[ -]won)"
_GETS = cued(
    rf"\b[Tt]he (?P<name>{_NAMED})(?:, [^.;]{{3,80}},)? (?:will (?:receive|get)|gets|receives|is allocated|is to receive) (?:some |about )?{_SUM}"
    rf"|{_SUM}(?: \([^()]*\))? (?:on|for|to|into) (?:the|its) (?P<other>{_NAMED})(?=,| and |\.|;|$)"
)
_COSTS = cued(
    rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts) (?P<name>{_NAMED})(?: (?:project|programme|program|scheme|initiative))?(?:,? (?:costing|worth|budgeted at|valued at) (?:about |some )?| \((?:worth )?){_SUM}"
)
"""`three stages: the A Terminal (KRW 500 billion), the B Plant (KRW 600 billion)`."""


_SMALL = re.compile(
    r"(?:20\d\d|Deal|Innovation|Korea) (?:plan|strategy|initiative|program|project|roadmap|campaign|vision|scheme|policy|drive)"
)


def _small_head(ctx: Context) -> Iterator[Found]:
    """`its Carbon Neutral Bay 2030 plan`: a proper name of three words or with a year, the head in small letters."""
    for sentence in ctx.sentences:
        if not _SMALL.search(sentence.text):
            continue
        for match in _SMALL_HEAD.finditer(ctx.document.text, sentence.start, sentence.end):
            name, head = match["name"], match["head"].capitalize()
            if len(name.split()) < 3 or not (
                re.search(r" 20\d\d$", name) or name.split()[-1] in {"Deal", "Innovation", "Korea"}
            ):
                continue
            if not any(
                True
                for _ in ctx.names.within(
                    match.start("name"), match.end("name"), Kind.ORGANIZATION, Kind.PERSON
                )
            ):
                yield Found(
                    *match.span("name"),
                    name,
                    policy_words.ENGLISH_TYPES[head] if head != "Drive" else "programme",
                    0.75,
                )


def _with_sums(ctx: Context) -> Iterator[Found]:
    """`800 billion won on the New Port Terminal`: what a plan gives a sum to is a programme of it."""
    if not any(_ENGLISH.search(s.text) for s in ctx.sentences):
        return
    for sentence in ctx.sentences:
        if "won" not in sentence.text and "KRW" not in sentence.text and "₩" not in sentence.text:
            continue
        costs = list(_COSTS.finditer(ctx.document.text, sentence.start, sentence.end))
        told = [
            m
            for m in costs
            if len(costs) > 1 or re.search(r" (?:project|program\w*|scheme|initiative)\b", m.group())
        ]
        for match in (*_GETS.finditer(ctx.document.text, sentence.start, sentence.end), *told):
            which = "name" if match["name"] else "other"
            name = match[which].rstrip(".,")
            bodies = [
                n
                for n in ctx.names.within(match.start(which), match.end(which), Kind.ORGANIZATION, Kind.PLACE)
                if n.end - n.start == len(name)
            ]
            sure = [
                n
                for n in bodies
                if n.reference or n.type in {"company", "ministry", "university", "local-government"}
            ]
            if (
                len(name.split()) >= 3
                and not sure
                and not re.search(r"\b(?:Fund|Bank|Inc|Corp|Co|Ltd)$", name)
            ):
                yield Found(match.start(which), match.start(which) + len(name), name, "programme", 0.8)


_ITEM = cued(
    rf"(?:(?<=\n)|^)[ \t]*(?:[-–—•·○●▪■◦*]|\d{{1,2}}[.)])[ \t]*(?:[Tt]he )?(?P<name>{_NAMED})(?::| \(| [-–—]|,)(?=[^\n]{{0,60}}?(?:{_SUM}|\b(?:by|through|until|in) 20[2-9]\d\b))"
)
"""`- Nuri Terminal: KRW 48 billion, to be completed by 2029`."""
_LIST_OF = re.compile(
    r"\b(?:projects|program(?:me)?s|tasks|measures|pillars|initiatives|schemes|components|strategies)\b[^:\n]{0,50}:\s*$"
)


def _items(ctx: Context) -> Iterator[Found]:
    """The undertakings listed under `Its main projects are:`, each with its sum or year."""
    text, above = ctx.document.text, -1
    for match in _ITEM.finditer(text):
        head = text.rfind("\n", 0, match.start() - 1 if match.start() else 0) + 1
        first = _LIST_OF.search(text[head : match.start()]) is not None
        if not first and (above < 0 or "\n\n" in text[above : match.start()]):
            continue
        above = match.end()
        sentence = ctx.sentence_at(match.start("name"))
        if sentence.start <= match.start("name") < sentence.end and not _POST.search(match["name"]):
            yield Found(*match.span("name"), match["name"], "programme", 0.8)


_STRATEGIC = re.compile(r"\b(?:Strategic|Speciali[sz]ed|Special)\b")


def _other(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch lies in the name of a body or place, or begins one that goes on."""
    around = list(ctx.names.within(max(0, start - 40), end + 60, Kind.ORGANIZATION, Kind.PLACE))
    town = any(n.kind is Kind.PLACE and n.type == "region" and n.end == end for n in around)
    return town or any(n.start <= start and end <= n.end for n in around)
