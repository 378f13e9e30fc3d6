"""What a noun phrase with an event's head names: an event, one that is pointed at, or nothing."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Sentence
from graph.extract.english.event_bare import IS_HELD, SAYS_WHAT, TAKEN_PART, brand, taken_part
from graph.extract.english.event_phrases import Phrase, named
from graph.extract.english.event_words import (
    BARE,
    BODIES,
    HELD,
    ORDINAL,
    OTHER_TIME,
    SIGNED,
    TYPE_OF,
)
from graph.extract.english.words import CAP, MONTHS, RUN
from graph.extract.events.naming import EventName
from graph.model import RegionKind

_NEXT = rf"(?!{MONTHS}\b)(?!\d+\b){CAP}"

_EXTENDED = re.compile(
    rf" (?:on|of|for) (?:the )?{_NEXT}(?:(?:,(?! with\b))? (?:(?:of|for|and|on|the|&|in|to|with|against) ){{0,2}}{_NEXT}){{0,9}}"
)

_SUBJECT_CAPITALS = re.compile(_EXTENDED.pattern.replace("to|with|against", "to|against"))
"""What an agreement is on: whom it is with is none of its name."""
_YEAR = re.compile(r" (?:19|20)\d\d(?:[-–]\d{2,4})?(?![\w,]\d)")

_OF_BODY = re.compile(
    rf" of (?:the )?(?P<of>(?:\d+\w\w )?{_NEXT}(?: (?:(?:of|for|and|on|the|&) ){{0,2}}{_NEXT}){{0,9}}(?![\w’'`])|conference|committee|council|forum|alliance)"
)

_SUBJECT = re.compile(
    r"(?: \((?:MOU|MoU|MOC|LOI)\))?(?: of (?:understanding|cooperation|intent))?(?: \((?:MOU|MoU|MOC|LOI)\))?"
    rf"(?: (?:on|for|to) (?:(?!with\b|to the\b|to a\b|at\b|between\b|that\b|which\b|worth\b|under\b|during\b|on\b|last\b|in (?:{MONTHS}|[A-Z])|{MONTHS}|\d)[\w’'-]+,? ?){{1,9}})?"
)


_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_PARLIAMENTS = frozenset({"National", "Provincial", "City", "Metropolitan"})
"""Words that make an assembly a body."""
_VAGUE = frozenset({"each", "no", "any", "some", "these", "those"})
_TOLD = re.compile(
    r"\b(?:plans?|planned|will|agreed)\b"
    r"|^\W*(?:This|The|A|In this) (?:file |undated |handout )?(?:photo|picture|image)\b"
    r"|\b(?:[Aa]t|[Dd]uring|[Ff]ollowing|[Aa]fter|series) (?:the|a|an)\b"
)


def read(sentence: Sentence, match: re.Match[str], phrase: Phrase) -> EventName | None:
    """The naming that a head with its phrase is, or None."""
    head = match["head"].lower()
    kind = _kind(head, phrase)
    yeared = head in {"event", "edition"} and _YEAR_ALONE.fullmatch(" ".join(phrase.words)) is not None
    ordinal = yeared or any(ORDINAL.fullmatch(w) or OTHER_TIME.fullmatch(w) for w in phrase.words)
    if head == "edition" or yeared or (kind == "other" and ordinal and head != "event"):
        return named(sentence, phrase.start, match.end(), kind, head) if ordinal else None
    if head in BODIES:
        return _of_body(sentence, match, phrase, ordinal)
    if kind == "signing":
        return _signing(sentence, match, phrase, head)
    if head == "assembly" and _PARLIAMENTS.intersection(phrase.words[-1:]):
        return None
    plural = bool(match["more"]) and head != "talks"
    if all(w.lower() in _EMPTY for w in phrase.words):
        return _bare(sentence, match, phrase, kind, head, plural)
    if plural or phrase.determiner in _VAGUE:
        return None
    capital = match["head"][0].isupper()
    if (
        phrase.determiner == "this"
        and phrase.words in {("year’s",), ("year's",)}
        and match["head"][0].islower()
    ):
        return named(sentence, *match.span(), kind, head, pointed=True)
    if head == "show" and (fair := brand(sentence, phrase)) is not None:
        return fair
    if head in BARE and not (phrase.proper and capital) and not taken_part(sentence, match, phrase, ordinal):
        return None
    if phrase.proper and (capital or sentence.region is not RegionKind.TITLE):
        return _proper(sentence, match, phrase, kind)
    if head == "mission" and phrase.determiner in {"this", "that"}:
        return named(sentence, *match.span(), kind, head, pointed=True)
    if kind == "visit" and (goal := _GOAL.match(sentence.text, match.end())):
        return named(sentence, phrase.start, goal.end(), kind, head)
    return _described(sentence, match, phrase, kind, ordinal)


_GOAL = re.compile(
    rf" (?:of|to|at) (?:the |its )?{RUN}(?: (?:[a-z-]+ )?(?:plant|factory|facility|shipyard|headquarters|site|campus|laboratory|farm|mine|port))?(?![\w’'])"
)
"""`a technical tour of the Nuri pilot facility`: the name of a visit says where it goes."""


def _proper(sentence: Sentence, match: re.Match[str], phrase: Phrase, kind: str) -> EventName:
    """A name in capitals, with what goes on behind its head."""
    end = match.end()
    start = phrase.start
    for word in phrase.words[:-1]:
        if word not in _EMPTY:
            break
        start += len(word) + 1  # the two-day Nuri Forum
    if match["head"][0].isupper() and (more := _EXTENDED.match(sentence.text, end)):
        end = more.end()
    if more := _YEAR.match(sentence.text, end):
        end = more.end()
    return named(sentence, start, end, kind, match["head"].lower())


def _described(
    sentence: Sentence, match: re.Match[str], phrase: Phrase, kind: str, ordinal: bool
) -> EventName | None:
    """An event in small letters, where the sentence tells that it takes place."""
    head, before = match["head"].lower(), sentence.text[: phrase.start]
    loose = head in _ABSTRACT and not phrase.determiner and not _CONVENES.search(before)
    if sentence.region is RegionKind.TITLE or loose or SAYS_WHAT.search(before):
        return None
    if head == "ceremony" and phrase.determiner == "the" and _CUTTING.fullmatch(" ".join(phrase.words)):
        return named(sentence, *match.span(), kind, head, pointed=True)
    if phrase.words[0] in _BEST:  # Korea’s largest battery fair
        return named(sentence, *match.span(), kind, head, pointed=True)
    of = _OF_BODY.match(sentence.text, match.end()) if ordinal else None
    told = (
        HELD.search(sentence.text)
        or _TOLD.search(sentence.text)
        or (head in BARE and TAKEN_PART.search(before))
    )
    if not of and not told:
        return None
    return named(sentence, phrase.start, of.end() if of else match.end(), kind, head)


_CUTTING = re.compile(r"(?:ribbon|tape)[- ]cutting|(?:plaque|signboard)[- ](?:unveiling|hanging)")
"""What is done at a ceremony that has a name of its own."""
_BEST = frozenset({"largest", "biggest", "leading", "premier", "foremost"})
_ABSTRACT = frozenset({"dialogue", "dialog", "consultation", "assembly", "commission", "inspection"})
"""Heads that name no single event without an article (`to continue close dialogue`)."""
_CONVENES = re.compile(r"\b(?:h[eo]lds?|had|attended|convened|opened|hosted|concluded) $")

_EMPTY = frozenset(
    "international global academic major large-scale biennial biannual yearly weeklong week-long four-day five-day six-day same joint regular annual whole entire such recent upcoming latest day’s two-day three-day four-day one-day series new official".split()
)


def _kind(head: str, phrase: Phrase) -> str:
    words = " ".join(phrase.words).lower()
    if head == "ceremony":
        if re.search(r"sign|\bagreement|\bmous?\b|\bcontract", words):
            return "signing"
        return "launch" if re.search(r"launch|inaugura|kick", words) else "ceremony"
    if head in {"event", "meeting", "assembly"} and re.search(r"launch|inaugural$|founding|kick", words):
        return "launch"
    if head == "briefing" and words and not re.search(r"press|media|news", words):
        return "forum"
    return TYPE_OF[head]


def _bare(
    sentence: Sentence, match: re.Match[str], phrase: Phrase, kind: str, head: str, plural: bool
) -> EventName | None:
    """A head without more: a pointer after `the`, `this`, a weekday’s; else an event by its kind and the body it is of."""
    of = _OF_BODY.match(sentence.text, match.end())
    if of and (
        (phrase.words and head in {"meeting", "session"})
        or (phrase.determiner in {"a", "the"} and head == "meeting")
    ):
        return named(sentence, phrase.start, of.end(), kind, head)
    if plural or head in BARE - {"visit", "tour", "inspection", "launch", "event", "gathering"}:
        return None
    points = phrase.determiner in {"the", "this", "that", "today’s", "today's"} or phrase.determiner.endswith(
        ("’s", "'s")
    )
    if points or (not phrase.determiner and match.start() == 0):
        return named(sentence, *match.span(), kind, head, pointed=True)
    works = _FOR_WORKS.match(sentence.text, match.end()) if head == "ceremony" else None
    if works and phrase.determiner in {"a", "an"}:
        return named(sentence, match.start(), works.end(), "ceremony", head)
    indefinite = phrase.determiner in {"a", "an"} and head not in BARE and kind in _TALKED_OF
    before, after = sentence.text[: match.start()], sentence.text[match.end() :]
    if indefinite and (_HOLDS.search(before) or IS_HELD.match(after)):
        return named(sentence, phrase.start, match.end(), kind, head)
    return None


_FOR_WORKS = re.compile(
    r" (?:for|of|to mark|to celebrate|marking|celebrating) (?:the |its )?(?:completion|groundbreaking|opening|dedication|construction|start of construction)\b"
)
"""`a ceremony for the completion of …`: what kind of ceremony is said behind it."""

_TALKED_OF = frozenset({"forum", "conference", "meeting", "exhibition", "ceremony"})

_HOLDS = re.compile(
    r"\b(?:held|holds?|hosted|hosts?|attended|participated in|took part in|convened|chaired|presided over|opened|staged|joined|organized|at|during|after)"
    r"(?: [a-z]+ly)? (?:an?|[A-Z]\w+)(?: (?:new|joint|regular|annual|two-day|three-day))* $"
)


def _of_body(sentence: Sentence, match: re.Match[str], phrase: Phrase, ordinal: bool) -> EventName | None:
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
            return named(sentence, phrase.start, more.end(), "meeting", match["head"].lower())
        return named(sentence, phrase.start, match.end(), "meeting", match["head"].lower())
    return None


_TITLED = re.compile(r"(?: \([A-Za-z]{2,4}\))? (?:on|for) (?:the )?[A-Z]")
"""`the Memorandum of Understanding on Rare Earths`: an agreement by its full name."""


_WORTH = re.compile(r"[\d.,]+[ -](?:million|billion|trillion)(?:[ -](?:won|dollars?))? ")
"""What an agreement is worth is none of its name."""


def _signing(sentence: Sentence, match: re.Match[str], phrase: Phrase, head: str) -> EventName | None:
    """`signed a memorandum of understanding on small rockets with …`; `the agreement` points."""
    signed = SIGNED.search(sentence.text[max(0, phrase.start - 70) : match.end() + 60])
    signed = signed or (HELD.search(sentence.text) if head == "ceremony" else None)
    ceremony = re.match(
        r"(?:-| )[Ss]igning (?:[Cc]eremony|[Ee]vent)|(?:-| )signing", sentence.text[match.end() :]
    )
    if ceremony:
        return named(sentence, phrase.start, match.end() + ceremony.end(), "signing", "ceremony")
    if sentence.region is RegionKind.TITLE:
        return None
    titled = match["head"][0].isupper() and _TITLED.match(sentence.text, match.end())
    definite = phrase.determiner in {"the", "this", "today’s", "today's"} and not titled
    if definite and not [w for w in phrase.words if w.lower() not in _EMPTY]:
        return named(sentence, *match.span(), "signing", head, pointed=True)
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
    if titled and (whole := _SUBJECT_CAPITALS.match(sentence.text, match.end())):
        end = max(end, whole.end())
    name = re.sub(
        r"(?:\s(?:and|in|the|on|for|to|an?|its|of|at|by|with|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|earlier|late|early))*\s*$",
        "",
        sentence.text[phrase.start : end],
    )
    worth = _WORTH.match(name)
    start = phrase.start + (worth.end() if worth else 0)
    return named(
        sentence, start, phrase.start + len(name), "signing", "mou" if head.startswith("m") else head
    )
