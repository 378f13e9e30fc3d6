"""Policies by capitals and last word in English text."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.policies import words as policy_words
from graph.extract.policies.found import Found
from graph.model import Kind

_CAP = r"(?:[A-Z0-9][\w’'.&-]*|K-\w+)"
_LINK = r"(?:of|for|and|on|to|the|in|with|&)"
_HEAD = "|".join(sorted(policy_words.ENGLISH_TYPES, key=len, reverse=True))
_ENGLISH = re.compile(
    rf"\b(?:Vision 20\d\d\b(?! [A-Z])|(?:{_CAP}\s(?:{_LINK}\s){{0,2}}){{1,8}}(?P<head>{_HEAD})\b(?:\s20\d\d)?(?:\s(?:on|for|of)\s(?:the\s)?{_CAP}(?:\s(?:{_LINK}\s){{0,2}}{_CAP}){{0,8}})?(?!\s(?:{_CAP}))|"
    rf"(?:{_CAP}\s){{0,3}}(?P<act>Act|Law|Regulation|Plan|Strategy|Roadmap|Initiative|Framework|Programme|Program|Vision|Agenda|Scheme)\s(?:on|"
    rf"for)\s(?:the\s)?{_CAP}(?:\s(?:{_LINK}\s){{0,2}}{_CAP})*)"
)


def by_capitals(ctx: Context) -> Iterator[Found]:
    """Runs of capitalised words that end in Strategy, Act and the like."""
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
            if _other(ctx, start, match.end()) or (head == "Complex" and not _STRATEGIC.search(name)):
                continue
            if len(name.split()) >= 3 or (
                len(name.split()) == 2 and policy_words.ENGLISH_TYPES[head] in {"law", "zone", "strategy"}
            ):
                yield Found(start, start + len(name), name, policy_words.ENGLISH_TYPES[head], 0.75)


_STRATEGIC = re.compile(r"\b(?:Strategic|Speciali[sz]ed|Special)\b")


def _other(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch lies in the name of a body or place, or begins one that goes on."""
    around = list(ctx.names.within(max(0, start - 40), end + 60, Kind.ORGANIZATION, Kind.PLACE))
    town = any(n.kind is Kind.PLACE and n.type == "region" and n.end == end for n in around)
    return town or any(n.start <= start and end <= n.end for n in around)
