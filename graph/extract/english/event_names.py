"""Where an English text names an event, or points at one: a head noun with the words that belong to it."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Context, Sentence
from graph.extract.english.event_acts import acts
from graph.extract.english.event_phrases import left, named
from graph.extract.english.event_reading import read
from graph.extract.english.event_words import (
    BODIES,
    HEAD,
    TYPE_OF,
)
from graph.extract.english.words import CAP, MONTHS
from graph.extract.events.naming import MOST, EventName
from graph.model import Kind

_WORD = re.compile(
    r"\([A-Za-z0-9&/-]{2,14}\)|(?:[\w&’'–-]*-)?(?:U\.S\.(?:A\.)?|U\.K\.|U\.N\.|U\.A\.E\.|E\.U\.)(?:-[\w-]+)?|[\w&][\w&.’'`/+–-]*[\w&]|\w|[^\w\s]"
)

_SESSION = cued(
    r"\bSession (?:\d|[IVX]{1,3}|[A-C])\b|\b(?:[Mm]orning|[Aa]fternoon|[Pp]lenary|[Oo]pening|[Cc]losing|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]inal) session\b"
)

_BRANDED = cued(
    rf"(?P<name>(?:{CAP} ){{1,5}}(?:19|20)\d\d)(?P<what>,[^.,]{{0,90}},)?(?=,? (?:\w+ )?"
    r"(?:kicked off|opened|opens|will (?:be held|open|take place|run|kick off|return|feature)|(?:is|was|has been|to be) (?:being )?held|took place|takes place"
    r"|closed|wrapped up|ended|got underway|gets underway|drew|attracted|held|which|, ))"
)

_TITLED = cued(
    r"\b(?P<kind>event|forum|ceremony|meeting|conference|seminar|exhibition|workshop|symposium|gathering|summit|festival|fair|expo|roundtable)(?: (?:titled|entitled|dubbed|called|named|under the title(?: of)?)(?: the)?,?| (?=[“\"‘][A-Z0-9][\w-]+(?: [A-Z0-9][\w-]*| (?:of|for|and|in|on|the)){1,9}[”\"’])) ?[“\"‘](?P<name>[^”\"\n]{4,90}?)[,.]?[”\"’](?!s)"
)

_KINDS = re.compile(
    r"\b(?:fair|exhibition|expo|show|conference|forum|festival|summit|convention|symposium)\b"
)

_QUOTED = re.compile(r"[“\"‘]([A-Z0-9][^”\"’\n]{4,140})[”\"’]")


def find(ctx: Context) -> list[EventName]:
    """Every event name and pointer of an English document, in order, without overlaps."""
    found: list[EventName] = []
    for sentence in ctx.sentences:
        taken: list[tuple[int, int]] = []
        for name in (
            *_quoted(sentence),
            *_branded(ctx, sentence),
            *_sessions(sentence),
            *_phrases(ctx, sentence),
            *acts(ctx, sentence),
        ):
            if not any(a < name.end and name.start < b for a, b in taken) and not _apposed(ctx, name, taken):
                taken.append((name.start, name.end))
                found.append(name)
    return _without_editions(ctx, sorted(found))[:MOST]


_OUT_BY = re.compile(r", the ")


def _without_editions(ctx: Context, names: list[EventName]) -> list[EventName]:
    """`The first edition, the Green Forum 2024, drew …`: the name that follows is what the edition is."""
    text = ctx.document.text
    told = {
        one.start
        for one, after in pairwise(names)
        if one.head == "edition"
        and after.name[:1].isupper()
        and _OUT_BY.fullmatch(text[one.end : after.start])
    }
    return [n for n in names if n.start not in told]


_APPOSED = re.compile(r"(?: \([^()]*\))?, (?:(?:an?|the|its|one of the|[\w’' -]{2,20}[’']s) )?")


_MARK = frozenset({' "', " “", " ‘"})


def _apposed(ctx: Context, name: EventName, taken: list[tuple[int, int]]) -> bool:
    """`A 2023, the country’s second-largest fair`: what only says of which kind the event just named is."""
    before = [b for _, b in taken if b <= name.start]
    text = ctx.document.text
    if name.name.split(" ")[-1].islower() and any(
        text[name.end : a] in _MARK for a, _ in taken if a > name.end
    ):
        return True  # the trade exhibition “Nuri 2023”
    plain = name.name[:1].islower() and name.type not in {"signing", "visit"}
    return plain and bool(before) and bool(_APPOSED.fullmatch(text[max(before) : name.start]))


def _quoted(sentence: Sentence) -> Iterator[EventName]:
    """`the “Global Chip Forum 2024”`: a short title in marks with a head in it."""
    for match in _TITLED.finditer(sentence.text):
        yield named(sentence, *match.span("name"), TYPE_OF[match["kind"]], match["kind"], quoted=True)
    for match in _QUOTED.finditer(sentence.text):
        words = re.findall(r"[\w-]+", match.group(1))
        heads = [
            h
            for h in map(str.lower, words)
            if h in TYPE_OF and TYPE_OF[h] not in {"signing", "visit"} and h not in BODIES
        ]
        small = sum(w[0].islower() and len(w) > 3 for w in words)
        themed = re.search(
            r"(?:theme[d]?|title[d]?|motto|slogan|topic|subject)(?: of| is| was)?,? $",
            sentence.text[: match.start()],
        )
        if heads and len(words) > 1 and small <= len(words) / 4 and not themed and len(words) < 22:
            yield named(sentence, *match.span(1), TYPE_OF[heads[-1]], heads[-1], quoted=True)


def _branded(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    """`Semicon 2023, a chip fair, kicked off`: a name with its year, its kind said beside it or later."""
    for match in _BRANDED.finditer(sentence.text):
        name = match["name"]
        kinds = _KINDS.findall(match["what"] or "") or _KINDS.findall(
            ctx.document.text[sentence.start :].lower()
        )
        a, b = sentence.start + match.start("name"), sentence.start + match.end("name")
        planned = any(
            n.start < b and a < n.end for n in ctx.names.within(sentence.start, sentence.end, Kind.POLICY)
        )
        if (
            kinds
            and not planned
            and not re.match(rf"(?:In |On |By |Since )?(?:{MONTHS})\b", name)
            and not HEAD.search(name)
        ):
            lead = re.match(r"(?:The|At|In) ", name)
            yield named(
                sentence,
                match.start("name") + (lead.end() if lead else 0),
                match.end("name"),
                TYPE_OF[kinds[0]],
                kinds[0],
            )


def _sessions(sentence: Sentence) -> Iterator[EventName]:
    """`Session 1`, `a second session`."""
    for match in _SESSION.finditer(sentence.text):
        yield named(sentence, *match.span(), "forum", "session")


def _phrases(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    words = list(_WORD.finditer(sentence.text))
    at = {m.start(): i for i, m in enumerate(words)}
    for match in HEAD.finditer(sentence.text):
        i = at.get(match.start())
        if HEAD.match(sentence.text, match.end() + 1) and sentence.text[match.end()] == " ":
            continue  # a launch event, a summit meeting: the last word counts
        if i is None or _part_of_other(ctx, sentence, match):
            continue
        phrase = left(ctx, sentence, words, i)
        if (found := read(sentence, match, phrase)) is not None:
            yield found


_GOES_ON = re.compile(r" (?:(?:and|&) )?[A-Z]\w+")


def _part_of_other(ctx: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word goes on as another name: a modifier (`Forum Secretariat`), a hall, a known body."""
    rest = sentence.text[match.end() :]
    if re.match(
        r" (?:booths?|stands?|halls?|pavilions?|space|area|site|Center|Centre|Hall|Complex|Plaza|House|Room|Secretariat|Association|Foundation|Organi[sz]ation|room|center|minutes|agenda|organi[sz]ers?)\b|-",
        rest,
    ):
        return True
    a, b = sentence.start + match.start(), sentence.start + match.end()
    inside = [n for n in ctx.names.within(max(0, a - 120), b + 120) if n.start <= a and b <= n.end]
    if any(n.kind is Kind.ORGANIZATION and _GOES_ON.match(rest[: n.end - b]) for n in inside):
        return True  # the Daegu Convention and Visitors Bureau
    if match["head"].lower() in BODIES:
        return any(n.kind is Kind.PLACE for n in inside)
    return any(
        n.kind in {Kind.PERSON, Kind.PLACE} or (n.kind is Kind.ORGANIZATION and n.reference) for n in inside
    )
