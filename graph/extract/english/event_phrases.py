"""The words that belong to an event's head: how far its noun phrase reaches to the left."""

# ruff: noqa: E501 -- a pattern reads best on one line

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

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"


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
    text = "" if flags.get("pointer") else sentence.text[start:end].strip(" ,")
    return EventName(
        sentence.start + start,
        sentence.start + start + len(sentence.text[start:end].rstrip(" ,")),
        text,
        kind,
        head,
        **flags,
    )


def left(ctx: Context, sentence: Sentence, words: list[re.Match[str]], i: int) -> Phrase:
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
                or (low in STOPS and not (word == "Signing" and j + 1 == i))
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
    return Phrase(start, determiner, tuple(m.group() for m in reversed(kept)))


def _person_before(ctx: Context, sentence: Sentence, at: int) -> bool:
    return any(
        sentence.start + at - n.end < 2
        for n in ctx.names.within(sentence.start, sentence.start + at, Kind.PERSON, Kind.ORGANIZATION)
    )
