"""Heads that often name no event (`trip`, `show`, `round`), and where they do."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Sentence
from graph.extract.english.event_phrases import Phrase, named
from graph.extract.events.naming import EventName

SAYS_WHAT = re.compile(
    r"\b(?:was|is|were|are|be|became|becomes|as|remains) (?:also )?(?:the |an? |one of the )?(?:\w+(?:st|nd|rd|th) and |\w+(?:st|nd|rd|th) )?$"
)

IS_HELD = re.compile(
    r"(?: \([^()]*\))?(?: (?:on|for|to|of|with) [^.;]{1,120}?)? (?:(?:(?:was|is|will be|has been|to be|is to be|are to be|is being) )?held|took place|takes place|will take place|is to take place)\b"
)


TAKEN_PART = re.compile(
    r"\b(?:h[eo]lds?|holding|host(?:s|ed|ing)?|join(?:s|ed|ing)?|attend(?:s|ed|ing)?|tak(?:e|es|ing) part in|took part in|participat(?:e|es|ed|ing) in|moved on to|went on|g[io]ve[sn]?"
    r"|with|ma[dk]e|making|organi[sz]e[sd]?|planned|plans|arranged?|conduct(?:s|ed)?|includ(?:e|es|ed|ing)|featur(?:e|es|ed|ing)|followed by|during|after|for) (?:an? |its |their )$"
)
_MISSIONS = frozenset(
    "trade business economic development investment market marketing export buyer buyers industry industrial technology technical procurement fact-finding purchasing".split()
)
"""What kind of mission is a journey of many."""
_OF_TALKS = re.compile(
    r" of (?:the )?(?:[\w-]+ ){0,3}(?:talks|dialogue|consultations|meetings?|negotiations)\b"
)


def taken_part(sentence: Sentence, match: re.Match[str], phrase: Phrase, ordinal: bool) -> bool:
    """Whether a head that is often no event is one: held, taken part in, or numbered."""
    head, text = match["head"].lower(), sentence.text
    held = IS_HELD.match(text, match.end()) is not None
    if head == "trip":
        owned = phrase.determiner in _OWN or phrase.determiner.endswith(("’s", "'s"))
        days = any(word.endswith("-day") for word in phrase.words)
        return (owned or days) and _TO_LAND.match(text, match.end()) is not None
    if head == "mission":
        if SAYS_WHAT.search(text[: phrase.start]):
            return False
        named = bool(phrase.words) and phrase.words[-1].lower() in _MISSIONS
        return named or (ordinal and bool(_PLANNED.match(text, match.end())))
    if head in {"round", "ministerial"}:
        hosted = _HOSTED.search(text[: phrase.start])
        return ordinal and bool(held or hosted or _OF_TALKS.match(text, match.end()))
    return held or bool(phrase.words and not match["more"] and TAKEN_PART.search(text[: phrase.start]))


_OWN = frozenset({"his", "her", "their", "its"})
_TO_LAND = re.compile(r" to (?:the )?[A-Z]")
_HOSTED = re.compile(
    r"\b(?:host|hosts|hosted|hold|holds|held|attended?|convened?|for|at|of) (?:the |its |a )?$"
)
_PLANNED = re.compile(
    r"(?:,[^,.;]{2,60},)? (?:(?:is|was|will be|are) (?:planned|scheduled|slated|set|due|held)|will (?:go|leave|head|travel|visit|follow)|went|left|travel[l]?ed|follows)\b"
)


_SHOWS = frozenset("trade motor air auto boat technology tech consumer electronics energy".split())


def brand(sentence: Sentence, phrase: Phrase) -> EventName | None:
    """`the NuriBattery 2024 trade show`: a fair by its brand, its kind in small letters."""
    words = list(phrase.words)
    while words and words[-1].lower() in _SHOWS and words[-1].islower():
        words.pop()
    if not words or len(words) == len(phrase.words) or not any(w[0].isupper() for w in words):
        return None
    end = phrase.start + len(" ".join(words))
    return named(sentence, phrase.start, end, "exhibition", "show")
