"""The words that belong to an event's head: how far its noun phrase reaches to the left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.extract import forms
from graph.extract.context import Context, Sentence
from graph.extract.english.event_words import (
    DETERMINERS,
    ORDINAL,
    OTHER_TIME,
    STOPS,
)
from graph.extract.english.words import TITLE_WORDS
from graph.extract.events.naming import EventName
from graph.model import Kind


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around a head: where it begins, its determiner, and whether capitals stand in it."""

    start: int
    determiner: str
    words: tuple[str, ...]

    @property
    def proper(self) -> bool:
        """Whether it has a capitalised word that is no ordinal."""
        return any(w[0].isupper() or w[0].isdigit() for w in self.words if not ORDINAL.fullmatch(w))


def named(sentence: Sentence, start: int, end: int, kind: str, head: str, **flags: bool) -> EventName:
    """The naming at a place of a sentence, without a name where it only points."""
    text = "" if flags.get("pointed") else sentence.text[start:end].strip(" ,")
    return EventName(
        sentence.start + start,
        sentence.start + start + len(sentence.text[start:end].rstrip(" ,")),
        text,
        kind,
        head,
        **flags,
    )


_NO_NAME = TITLE_WORDS - frozenset(
    "1st 2nd Leader General Inaugural Founding Joint Special First Second Third Regional Global".split()
)
"""Titles that are no part of an event's name; the rest may be (`Joint Meeting`)."""
_LINKS = frozenset({"of", "for", "and", "on", "&"})


def left(ctx: Context, sentence: Sentence, words: list[re.Match[str]], i: int) -> Phrase:
    """What belongs to a head on its left, up to its determiner."""
    kept: list[re.Match[str]] = []
    determiner, lower = "", 0
    for j in range(i - 1, -1, -1):
        word = words[j].group()
        low = word.lower()
        if _of_plural(words, j):
            continue
        if re.search(r"[’'`]s?$", word):
            if low.endswith(("s’", "s'")) or low in {"year’s", "year's"}:
                kept.append(words[j])
                continue
            determiner = word
            break
        numbered = j > 0 and word[0].isupper() and ORDINAL.fullmatch(words[j - 1].group())
        if low in DETERMINERS and not numbered:  # the 10th Our Tide Forum
            determiner = low
            break
        if word[0].isupper() or word[0].isdigit() or word[0] == "(":
            if _ends_name(word, opens=j == 0, beside_head=j + 1 == i):
                break
        elif _links(words, j, kept):
            before = words[j - 1].group()
            person = low == "and" and _person_before(ctx, sentence, words[j].start())
            if before in forms.ENGLISH_COMMON or person:
                break
        elif not word[0].isalpha() or lower >= 4 or (low in STOPS and not (j + 1 == i and low in _OF_EVENTS)):
            break
        else:
            lower += 1
        kept.append(words[j])
    return _phrase(ctx, sentence, words[i].start(), determiner, kept)


_OF_EVENTS = frozenset({"signing", "launch", "launching"})
"""Stops that belong to an event's name right before its head (`a launch ceremony`)."""


def _of_plural(words: list[re.Match[str]], j: int) -> bool:
    """The mark of a plural's possessive (`ministers’ meeting`)."""
    before = words[j - 1] if j else None
    at_word = before is not None and before.end() == words[j].start() and before.group().endswith("s")
    return words[j].group() in "’'" and at_word


def _ends_name(word: str, *, opens: bool, beside_head: bool) -> bool:
    """Whether a capitalised word is none of the name: a sentence's first word, a title, a stop."""
    common = word in forms.ENGLISH_COMMON and not ORDINAL.fullmatch(word) and not OTHER_TIME.fullmatch(word)
    stop = word.lower() in STOPS and not (beside_head and word.lower() in _OF_EVENTS)
    return (opens and common) or stop or word in _NO_NAME


def _links(words: list[re.Match[str]], j: int, kept: list[re.Match[str]]) -> bool:
    """Whether a small word joins two capitalised ones."""
    joins = words[j].group().lower() in _LINKS and j > 0 and kept
    return bool(joins and kept[-1].group()[0].isupper() and words[j - 1].group()[0].isupper())


def _phrase(ctx: Context, sentence: Sentence, at: int, determiner: str, kept: list[re.Match[str]]) -> Phrase:
    """The phrase of the words kept, the last first; what links to nothing and people left out."""
    while kept and (kept[-1].group().lower() in _LINKS or kept[-1].group()[0] == "("):
        kept.pop()
    people = [n.end for n in ctx.names.within(sentence.start, sentence.start + at, Kind.PERSON)]
    kept = [m for m in kept if not any(sentence.start + m.start() < end for end in people)]
    start = kept[-1].start() if kept else at
    return Phrase(start, determiner, tuple(m.group() for m in reversed(kept)))


def _person_before(ctx: Context, sentence: Sentence, at: int) -> bool:
    return any(
        sentence.start + at - n.end < 2
        for n in ctx.names.within(sentence.start, sentence.start + at, Kind.PERSON, Kind.ORGANIZATION)
    )
