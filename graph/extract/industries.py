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

from graph.extract.context import Context
from graph.model import RegionKind

WORDS = Path(__file__).parents[2] / "ontology" / "reference" / "industry_words.csv"
_MINISTRIES = re.compile(
    r"(?:보건)?복지부|산업통상자원부|기후에너지환경부|국토교통부|정보통신부|문화체육관광부|농림축산식품부"
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

    Words of codes marked `?` (data, energy) count only where no other industry is named.
    """
    return Counter(dict(_counted(text)))


@lru_cache(maxsize=4096)
def _counted(text: str) -> tuple[tuple[str, int], ...]:
    text = _MINISTRIES.sub(" ", unicodedata.normalize("NFKC", text)).lower()
    named, vague, end = Counter[str](), Counter[str](), 0
    for start, length, codes in _found(text):
        if start >= end:
            (vague if codes[0] == "?" else named).update(codes.lstrip("?").split())
            end = start - length
    return tuple((named or vague).items())


def of(text: str) -> tuple[str, ...]:
    """The codes of the industries named in `text`, in the order of the text; empty where none is.

    >>> of("포항 배터리 리사이클링 규제자유특구")
    ('battery-recycling',)
    >>> of("탄소중립 전략")
    ('carbon-neutrality',)
    """
    return tuple(counts(text))


def main(ctx: Context) -> tuple[str, ...]:
    """The industries that a document is about: by title, else by count; `other` if none."""
    title = (
        " ".join(s.text for s in ctx.sentences if s.region is RegionKind.TITLE) or ctx.document.title or ""
    )
    body = Counter[str]()
    for sentence in ctx.sentences:
        body += counts(sentence.text)
    named = of(title)
    if named:
        best = max(body[code] for code in named)
        return tuple(code for code in named if body[code] * 4 >= best)
    leading = body.most_common(2)
    if not leading or (len(leading) == 2 and leading[0][1] == leading[1][1] == 1):
        return ("other",)
    return (leading[0][0],)


def of_span(ctx: Context, start: int, end: int) -> tuple[str, ...]:
    """The industries of the thing named at `[start, end)`: by its name, else the document's main ones."""
    return of(ctx.document.text[start:end]) or main(ctx)
