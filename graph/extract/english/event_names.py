"""Where an English text names an event, or points at one: a head noun with the words that belong to it."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract import forms
from graph.extract.context import Context, Sentence
from graph.extract.english.event_acts import acts
from graph.extract.english.event_words import (
    BARE,
    BODIES,
    DETERMINERS,
    HEAD,
    HELD,
    ORDINAL,
    OTHER_TIME,
    SIGNED,
    STOPS,
    TYPE_OF,
)
from graph.extract.english.words import CAP, TITLE_WORDS
from graph.extract.events.naming import MOST, EventName
from graph.model import Kind, RegionKind

_WORD = re.compile(r"\([A-Za-z0-9&/-]{2,14}\)|[\w&][\w&.’'`/+–-]*[\w&]|\w|[^\w\s]")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_NEXT = rf"(?!{_MONTHS}\b)(?!\d+\b){CAP}"
_EXTENDED = re.compile(
    rf" (?:on|of|for) (?:the )?{_NEXT}(?:,? (?:(?:of|for|and|on|the|&|in) ){{0,2}}{_NEXT}){{0,9}}"
)
_YEAR = re.compile(r" (?:19|20)\d\d(?:[-–]\d{2,4})?(?![\w,]\d)")
_OF_BODY = re.compile(
    rf" of (?:the )?(?P<of>(?:\d+\w\w )?{_NEXT}(?: (?:(?:of|for|and|on|the|&) ){{0,2}}{_NEXT}){{0,9}}(?![\w’'`])|conference|committee|council|forum|alliance)"
)
_SUBJECT = re.compile(
    r"(?: \((?:MOU|MoU|MOC|LOI)\))?(?: of (?:understanding|cooperation|intent))?(?: \((?:MOU|MoU|MOC|LOI)\))?"
    rf"(?: (?:on|for|to) (?:(?!with\b|at\b|between\b|that\b|which\b|worth\b|under\b|during\b|on\b|last\b|in (?:{_MONTHS}|[A-Z])|{_MONTHS}|\d)[\w’'-]+,? ?){{1,9}})?"
)
_SESSION = re.compile(
    r"\bSession (?:\d|[IVX]{1,3}|[A-C])\b|\b(?:[Mm]orning|[Aa]fternoon|[Pp]lenary|[Oo]pening|[Cc]losing|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]inal) session\b"
)
_BRANDED = re.compile(
    rf"(?P<name>(?:{CAP} ){{1,5}}(?:19|20)\d\d)(?P<what>,[^.,]{{0,90}},)?(?=,? (?:\w+ )?"
    r"(?:kicked off|opened|opens|will (?:be held|open|take place|run|kick off|return|feature)|(?:is|was|has been|to be) (?:being )?held|took place|takes place"
    r"|closed|wrapped up|ended|got underway|gets underway|drew|attracted|held|which|, ))"
)
_KINDS = re.compile(
    r"\b(?:fair|exhibition|expo|show|conference|forum|festival|summit|convention|symposium)\b"
)
_QUOTED = re.compile(r"[“\"‘]([A-Z0-9][^”\"’\n]{4,90})[”\"’]")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase around a head: where it begins, its determiner, and whether capitals stand in it."""

    start: int
    determiner: str
    words: tuple[str, ...]

    @property
    def proper(self) -> bool:
        """Whether it has a capitalised word that is no ordinal."""
        return any(w[0].isupper() or w[0].isdigit() for w in self.words if not ORDINAL.fullmatch(w))


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
    return sorted(found)[:MOST]


_APPOSED = re.compile(r"(?: \([^()]*\))?, (?:(?:an?|the|its|one of the|[\w’' -]{2,20}[’']s) )?")


def _apposed(ctx: Context, name: EventName, taken: list[tuple[int, int]]) -> bool:
    """`A 2023, the country’s second-largest fair`: what only says of which kind the event just named is."""
    before = [b for _, b in taken if b <= name.start]
    text = ctx.document.text
    plain = name.name[:1].islower() and name.type not in {"signing", "visit"}
    return plain and bool(before) and bool(_APPOSED.fullmatch(text[max(before) : name.start]))


def _name(sentence: Sentence, start: int, end: int, kind: str, head: str, **flags: bool) -> EventName:
    text = "" if flags.get("pointer") else sentence.text[start:end].strip(" ,")
    return EventName(
        sentence.start + start,
        sentence.start + start + len(sentence.text[start:end].rstrip(" ,")),
        text,
        kind,
        head,
        **flags,
    )


def _quoted(sentence: Sentence) -> Iterator[EventName]:
    """`the “Global Chip Forum 2024”`: a short title in marks with a head in it."""
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
        if heads and len(words) > 1 and small <= len(words) / 4 and not themed and len(words) < 14:
            yield _name(sentence, *match.span(1), TYPE_OF[heads[-1]], heads[-1], quoted=True)


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
            and not re.match(rf"(?:In |On |By |Since )?(?:{_MONTHS})\b", name)
            and not HEAD.search(name)
        ):
            lead = re.match(r"(?:The|At|In) ", name)
            yield _name(
                sentence,
                match.start("name") + (lead.end() if lead else 0),
                match.end("name"),
                TYPE_OF[kinds[0]],
                kinds[0],
            )


def _sessions(sentence: Sentence) -> Iterator[EventName]:
    """`Session 1`, `a second session`."""
    for match in _SESSION.finditer(sentence.text):
        yield _name(sentence, *match.span(), "forum", "session")


def _phrases(ctx: Context, sentence: Sentence) -> Iterator[EventName]:
    words = list(_WORD.finditer(sentence.text))
    at = {m.start(): i for i, m in enumerate(words)}
    for match in HEAD.finditer(sentence.text):
        i = at.get(match.start())
        if HEAD.match(sentence.text, match.end() + 1) and sentence.text[match.end()] == " ":
            continue  # a launch event, a summit meeting: the last word counts
        if i is None or _part_of_other(ctx, sentence, match):
            continue
        phrase = _left(ctx, sentence, words, i)
        if (found := _read(sentence, match, phrase)) is not None:
            yield found


def _part_of_other(ctx: Context, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the word goes on as another name: a modifier (`Forum Secretariat`), a hall, a known body."""
    rest = sentence.text[match.end() :]
    if re.match(
        r" (?:Center|Centre|Hall|Complex|Plaza|House|Room|Secretariat|Association|Foundation|Organi[sz]ation|room|center|minutes|agenda|organi[sz]ers?)\b|-",
        rest,
    ):
        return True
    a, b = sentence.start + match.start(), sentence.start + match.end()
    inside = [n for n in ctx.names.within(max(0, a - 120), b + 120) if n.start <= a and b <= n.end]
    if match["head"].lower() in BODIES:
        return any(n.kind is Kind.PLACE for n in inside)
    return any(
        n.kind in {Kind.PERSON, Kind.PLACE} or (n.kind is Kind.ORGANIZATION and n.reference) for n in inside
    )


def _left(ctx: Context, sentence: Sentence, words: list[re.Match[str]], i: int) -> _Phrase:
    """What belongs to a head on its left, up to its determiner."""
    kept: list[re.Match[str]] = []
    determiner, lower = "", 0
    for j in range(i - 1, -1, -1):
        word = words[j].group()
        low = word.lower()
        if (
            word in "’'"
            and j
            and words[j - 1].end() == words[j].start()
            and words[j - 1].group().endswith("s")
        ):
            continue  # ministers' meeting
        if re.search(r"[’'`]s?$", word):
            determiner = word
            if low.endswith(("s’", "s'")) or (low in {"year’s", "year's"}):
                determiner = ""
                kept.append(words[j])
                continue
            break
        if low in DETERMINERS:
            determiner = low
            break
        if word[0].isupper() or word[0].isdigit() or word[0] == "(":
            if (
                (
                    j == 0
                    and word in forms.ENGLISH_COMMON
                    and not ORDINAL.fullmatch(word)
                    and not OTHER_TIME.fullmatch(word)
                )
                or low in STOPS
                or word
                in TITLE_WORDS
                - {
                    "1st",
                    "2nd",
                    "Leader",
                    "General",
                    "Joint",
                    "Special",
                    "First",
                    "Second",
                    "Third",
                    "Regional",
                    "Global",
                }
            ):
                break
            kept.append(words[j])
            continue
        if (
            low in {"of", "for", "and", "on", "&"}
            and kept
            and j
            and kept[-1].group()[0].isupper()
            and words[j - 1].group()[0].isupper()
        ):
            if words[j - 1].group() in forms.ENGLISH_COMMON or (
                low == "and" and _person_before(ctx, sentence, words[j].start())
            ):
                break
            kept.append(words[j])
            continue
        if not word[0].isalpha() or low in STOPS or lower >= 4:
            break
        lower += 1
        kept.append(words[j])
    while kept and (
        kept[-1].group().lower() in {"of", "for", "and", "on", "&"} or kept[-1].group()[0] == "("
    ):
        kept.pop()
    people = [n.end for n in ctx.names.within(sentence.start, sentence.start + words[i].start(), Kind.PERSON)]
    kept = [m for m in kept if not any(sentence.start + m.start() < end for end in people)]
    start = kept[-1].start() if kept else words[i].start()
    return _Phrase(start, determiner, tuple(m.group() for m in reversed(kept)))


def _person_before(ctx: Context, sentence: Sentence, at: int) -> bool:
    return any(
        sentence.start + at - n.end < 2
        for n in ctx.names.within(sentence.start, sentence.start + at, Kind.PERSON, Kind.ORGANIZATION)
    )


def _read(sentence: Sentence, match: re.Match[str], phrase: _Phrase) -> EventName | None:
    """The naming that a head with its phrase is, or None."""
    head = match["head"].lower()
    kind = _kind(head, phrase)
    capital = match["head"][0].isupper()
    ordinal = any(ORDINAL.fullmatch(w) or OTHER_TIME.fullmatch(w) for w in phrase.words) or (
        head in {"event", "edition"} and bool(re.fullmatch(r"(?:19|20)\d\d", " ".join(phrase.words)))
    )
    plural = bool(match["more"]) and head not in {"talks"}
    dated = head == "event" and phrase.words and re.fullmatch(r"(?:19|20)\d\d", " ".join(phrase.words))
    if head == "edition" or dated or (kind == "other" and ordinal and head != "event"):
        return _name(sentence, phrase.start, match.end(), kind, head) if ordinal else None
    if head in BODIES:
        return _of_body(sentence, match, phrase, ordinal)
    if kind == "signing":
        return _signing(sentence, match, phrase, head)
    if (
        head == "assembly"
        and phrase.words
        and phrase.words[-1] in {"National", "Provincial", "City", "Metropolitan"}
    ):
        return None
    modifiers = [w for w in phrase.words if w.lower() not in _EMPTY]
    title = sentence.region is RegionKind.TITLE
    if not modifiers:
        return _bare(sentence, match, phrase, kind, head, plural)
    if (
        plural
        or (
            head in BARE
            and not (phrase.proper and capital)
            and not _IS_HELD.match(sentence.text, match.end())
        )
        or (phrase.determiner in {"each", "no", "any", "some", "these", "those"})
    ):
        return None
    if phrase.proper and (capital or not title):
        end = match.end()
        if capital and (more := _EXTENDED.match(sentence.text, end)):
            end = more.end()
        if more := _YEAR.match(sentence.text, end):
            end = more.end()
        return _name(sentence, phrase.start, end, kind, head)
    if title:
        return None
    if _SAYS_WHAT.search(sentence.text[: phrase.start]):
        return None
    told = (
        HELD.search(sentence.text)
        or re.search(r"\b(?:plans?|planned|will|agreed)\b", sentence.text)
        or re.search(r"\b(?:[Aa]t|[Dd]uring|[Ff]ollowing|[Aa]fter|series) (?:the|a|an)\b", sentence.text)
    )
    of = _OF_BODY.match(sentence.text, match.end()) if ordinal else None
    if not told and not of:
        return None
    end = of.end() if of else match.end()
    return _name(sentence, phrase.start, end, kind, head)


_SAYS_WHAT = re.compile(
    r"\b(?:was|is|were|are|be|became|becomes|as|remains) (?:also )?(?:the |an? |one of the )?(?:first and |first )?$"
)
_EMPTY = frozenset(
    "biennial biannual yearly weeklong week-long four-day five-day six-day same joint regular annual whole entire such recent upcoming latest day’s two-day three-day four-day one-day series new official".split()
)


def _kind(head: str, phrase: _Phrase) -> str:
    words = " ".join(phrase.words).lower()
    if head == "ceremony":
        if re.search(r"sign", words):
            return "signing"
        return "launch" if re.search(r"launch|inaugura|kick", words) else "ceremony"
    if head in {"event", "meeting"} and re.search(r"launch|inaugural$|kick", words):
        return "launch"
    return TYPE_OF[head]


def _bare(
    sentence: Sentence, match: re.Match[str], phrase: _Phrase, kind: str, head: str, plural: bool
) -> EventName | None:
    """A head without more: a pointer after `the`, `this`, a weekday’s; else an event by its kind and the body it is of."""
    of = _OF_BODY.match(sentence.text, match.end())
    if of and (
        (phrase.words and head in {"meeting", "session"})
        or (phrase.determiner in {"a", "the"} and head == "meeting")
    ):
        return _name(sentence, phrase.start, of.end(), kind, head)
    if plural or head in BARE - {"visit", "tour", "inspection", "launch", "event", "gathering"}:
        return None
    points = phrase.determiner in {"the", "this", "that", "today’s", "today's"} or phrase.determiner.endswith(
        ("’s", "'s")
    )
    if points or (not phrase.determiner and match.start() == 0):
        return _name(sentence, *match.span(), kind, head, pointer=True, pointed=True)
    indefinite = phrase.determiner in {"a", "an"} and head not in BARE and kind in _TALKED_OF
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    if indefinite and (_HOLDS.search(before) or _IS_HELD.match(after)):
        return _name(sentence, phrase.start, match.end(), kind, head)
    return None


_TALKED_OF = frozenset({"forum", "conference", "meeting", "exhibition", "ceremony"})
_HOLDS = re.compile(
    r"\b(?:held|holds?|hosted|hosts?|attended|participated in|took part in|convened|chaired|presided over|opened|staged|joined|organized|at|during|after)"
    r"(?: [a-z]+ly)? (?:an?|[A-Z]\w+)(?: (?:new|joint|regular|annual|two-day|three-day))* $"
)
_IS_HELD = re.compile(
    r"(?: \([^()]*\))?(?: (?:on|for|to|of|with) [^.;]{1,120}?)? (?:(?:(?:was|is|will be|has been|to be) )?held|took place|takes place|will take place)\b"
)


def _of_body(sentence: Sentence, match: re.Match[str], phrase: _Phrase, ordinal: bool) -> EventName | None:
    """`the 2nd Hydrogen Economy Committee was held`: a standing body's meeting."""
    if not phrase.words:
        return None
    held = re.match(
        r"(?: \([^()]*\))?(?:,[^,.]{0,60},)? (?:(?:was|is|will be|has been|to be) )?(?:held|took place|takes place|met\b|convened|will take place|will meet|adopted|Held|Takes Place)",
        sentence.text[match.end() :],
    )
    if match["head"][0].islower() and not (ordinal and held):
        return None
    if ordinal or held:
        if more := _EXTENDED.match(sentence.text, match.end()):
            return _name(sentence, phrase.start, more.end(), "meeting", match["head"].lower())
        return _name(sentence, phrase.start, match.end(), "meeting", match["head"].lower())
    return None


def _signing(sentence: Sentence, match: re.Match[str], phrase: _Phrase, head: str) -> EventName | None:
    """`signed a memorandum of understanding on small rockets with …`; `the agreement` points."""
    signed = SIGNED.search(sentence.text[max(0, phrase.start - 70) : match.end() + 60])
    ceremony = re.match(r"(?:-| )signing (?:ceremony|event)|(?:-| )signing", sentence.text[match.end() :])
    if ceremony:
        return _name(sentence, phrase.start, match.end() + ceremony.end(), "signing", "ceremony")
    if sentence.region is RegionKind.TITLE:
        return None
    definite = phrase.determiner in {"the", "this", "today’s", "today's"}
    if definite and not [w for w in phrase.words if w.lower() not in _EMPTY]:
        return _name(sentence, *match.span(), "signing", head, pointer=True, pointed=True)
    if not signed or (
        match["more"]
        and re.match(
            r"(?:\d+|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive) ", " ".join(phrase.words) + " "
        )
    ):
        return None  # `14 MOUs were signed` are many
    end = match.end()
    if subject := _SUBJECT.match(sentence.text, end):
        end = subject.end()
    name = re.sub(
        r"(?:\s(?:and|in|the|on|for|to|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|earlier|late|early))*\s*$",
        "",
        sentence.text[phrase.start : end],
    )
    return _name(
        sentence, phrase.start, phrase.start + len(name), "signing", "mou" if head.startswith("m") else head
    )
