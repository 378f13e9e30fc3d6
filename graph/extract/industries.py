"""The industries that a name or a stretch of text speaks of, as codes of the closed list.

A longer word hides the shorter ones in it: 배터리 리사이클링 is recycling only, not batteries too.
Words: `ontology/reference/industry_words.csv`, general vocabulary.
`^` asks for the start of a word, `$` for its end, `~` allows the word inside another;
without a mark, words of one or two Hangul stand at a word's start.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick

from graph.extract.context import Context, Sentence
from graph.model import Kind, RegionKind

WORDS = Path(__file__).parents[2] / "ontology" / "reference" / "industry_words.csv"
_NO_INDUSTRY = re.compile(
    r"양자\s?(?=간|회담|면담|회의|협의|관계|무역|협상|협정|대화|현안|차원|교역|외교|방문|만남|회동|접촉|채널)"
    r"|(?:보건)?복지부|산업통상자원부|기후에너지환경부|국토교통부|정보통신부|문화체육관광부|농림축산식품부"
    r"|(?:Minist(?:ry|ers?)|Departments?) (?:of|for) (?:the )?[A-Z]\w+(?:(?:, and |, | and | )[A-Z]\w+)*"
    r"|(?:[A-Z]\w+, )*(?:[A-Z]\w+ and )?[A-Z]\w+ (?=(?:First |Second |Vice |Deputy )*Minister\b)"
)


@cache
def _automaton() -> Any:
    """Lower-case word -> (codes, length, whether it must start a word), with and without its spaces."""
    found = ahocorasick.Automaton()
    with WORDS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for marked in row["words"].split("|"):
                word = marked.strip("^~$").lower()
                first = marked[0] == "^" or word[0].isascii() or (len(word) < 3 and marked[0] != "~")
                for form in {word, word.replace(" ", "")}:
                    found.add_word(form, (row["codes"], len(form), first, marked[-1] == "$"))
    found.make_automaton()
    return found


def _free(before: str, after: str, word: str, first: bool, last: bool) -> bool:
    """Whether a word found between two characters is a word of its own there."""
    if word[-1].isascii() and after.isascii() and after.isalnum():
        return False
    if word[0].isascii():
        return not (before.isascii() and (before.isalnum() or before == "-"))
    return not (first and "가" <= before <= "힣") and not (last and "가" <= after <= "힣")


def _found(text: str) -> list[tuple[int, int, str]]:
    """The words in `text` as (start, -length, codes), those inside longer ones included."""
    hits = []
    for last, (codes, length, first, last_too) in _automaton().iter(text):
        start = last - length + 1
        before, after = text[start - 1 : start] or " ", text[last + 1 : last + 2] or " "
        if _free(before, after, text[start : last + 1], first, last_too):
            hits.append((start, -length, codes))
    return sorted(hits)


def counts(text: str) -> Counter[str]:
    """How often each industry is named in `text`, in the order of first naming.

    Words of codes marked `?` (data, energy) count only where no other industry is named, those marked `!`
    (start-ups, trade, ports: industries that are on no list) only where not even these are.
    """
    return Counter(dict(_counted(text)))


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[tuple[str, int], ...]:
    text = _NO_INDUSTRY.sub(" ", unicodedata.normalize("NFKC", text)).lower()
    found, end = {"": Counter[str](), "?": Counter[str](), "!": Counter[str]()}, 0
    for start, length, codes in _found(text):
        if start >= end:
            found[codes[0] if codes[0] in "?!" else ""].update(codes.lstrip("?!").split())
            end = start - length
    return tuple((found[""] or found["?"] or found["!"]).items())


def of(text: str) -> tuple[str, ...]:
    """The codes of the industries named in `text`, in the order of the text; empty where none is.

    >>> of("포항 배터리 리사이클링 규제자유특구")
    ('battery-recycling',)
    >>> of("탄소중립 전략")
    ('carbon-neutrality',)
    """
    return tuple(counts(text))


_TITLE, _LEAD = 4, 2
"""What a word in a title and in the first sentences weighs against one further down."""


def main(ctx: Context) -> tuple[str, ...]:
    """The industries that a document is about, at most two; `other` if none.

    Words of the title weigh most, then those of the first sentences; names of bodies weigh nothing.
    """
    if ctx.industries is None:
        ctx.industries = _main(ctx)
    return ctx.industries


def _main(ctx: Context) -> tuple[str, ...]:
    weights, early = Counter[str](), Counter[str]()
    bodies = 0
    for sentence in ctx.sentences:
        title = sentence.region is RegionKind.TITLE
        bodies += sentence.region is RegionKind.BODY
        found = counts(_without_bodies(ctx, sentence))
        weight = _TITLE if title else _LEAD if bodies <= _LEADS else 1
        for code, times in found.items():
            if code != "other" or weight > 1:
                weights[code] += weight * min(times, 3)
        if title or bodies <= _LEADS:
            early.update(found)
    if not weights and ctx.document.title:
        weights = early = counts(ctx.document.title)
    if not weights:
        return ("other",)
    best = max(weights.values())
    leading = sorted((c for c in weights if weights[c] == best), key=list(weights).index)
    if leading[0] not in early and best * 3 < sum(weights.values()):
        return ("other",)
    second = [c for c in early if c not in leading and weights[c] * 10 >= best * 7 and c != "other"]
    return (*leading[:1], *second[:1])


_LEADS = 2


def _without_bodies(ctx: Context, sentence: Sentence) -> str:
    """A sentence without the names of bodies that are no sign of its subject (ministries, firms, schools)."""
    text, at, kept = ctx.document.text, sentence.start, []
    for name in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION):
        if name.type in _SILENT and name.start >= at:
            kept.append(text[at : name.start])
            at = name.end
    return " ".join([*kept, text[at : sentence.end]])


_SILENT = frozenset(
    """
    ministry local-government public-institution company university media international embassy party other
""".split()
)


def of_name(*names: str) -> tuple[str, ...]:
    """By the first of the names that speaks of an industry of the list; empty where none does."""
    found = (of(name) for name in names)
    return next((codes for codes in found if codes and codes != ("other",)), ())


def of_span(ctx: Context, start: int, end: int) -> tuple[str, ...]:
    """The industries of the thing named at `[start, end)`: by its name, else the document's main ones."""
    return of_name(ctx.document.text[start:end]) or main(ctx)
