"""The parts of a plan in English sentences: sums told beside names, and lists of what it consists of."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract import dated
from graph.extract.context import Context, Name, Part, Sentence
from graph.model import Kind, RegionKind
from graph.nlp import Value

_BEFORE = re.compile(
    r"[\s-]?(?:won\b)?(?: \([^()]*\))?(?: (?:through|by|until|over|from) (?:20\d\d(?: to 20\d\d)?|[\w -]{3,20} years))?(?:(?: \w+){0,3}? (?:on|to|for|into|through|via|under))?(?: the| a| an| its)? [“\"‘]?$"
)
"""`KRW 3 trillion on the A`, `1.5 trillion won goes to the A`, `the 1.8 trillion-won A`."""
_AFTER = re.compile(
    r"[”\"’]?(?: (?:project|programme|program|scheme|initiative|plan))?(?: \([A-Z-]+\))?(?:,(?! which| and)[^.;]{3,80},)?(?:,? (?:is|are) to [^.;,]{3,60}? (?:for|with|at)|,? (?:which|that) (?:gets|receives|is worth|will get|will receive|is allocated|costs)|,? worth|,? costing|,? budgeted at|,? valued at|,? with(?: a budget of)?|,? at| \(|:|,? (?:gets|receives|will get|will receive)) ?(?:some |about |a |up to )?$"
)
"""`A, which gets 1.6 trillion won`, `B, worth 500 billion won`, `C (KRW 2 trillion)`."""
_CUE = re.compile(
    r"\b(?:[Oo]f (?:this|that|which|the total|the amount|the sum)|consists? of|made up of|compris(?:es|ing|ed of)|composed of|divided into|broken down|includ(?:es|ing)|namely|as follows)\b|:\s"
)
_LISTS = re.compile(r"\b(?:consists? of|made up of|compris(?:es|ed of)|composed of|divided into)\b")
_PILLARS = re.compile(
    r"\b(?:has|have|rests on|is built on|consists? of|comprises|includes|centers on|cent(?:er|re)d on|divided into|made up of|composed of) (?:\w+ ){0,2}?(?:two|three|four|five|six|seven|several|key|main|\d+) (?:\w+ ){0,2}?(?:pillars|stages|phases|arms|strands|steps|legs|prongs|elements|components|schemes|planks|parts|program(?:me)?s|projects|components|axes|areas|initiatives|tasks|tracks|measures)\b"
)
"""`The strategy has three pillars.`: the next sentences tell them one by one."""
_THE_PLAN = re.compile(
    r"\b(?:[Tt]he|[Tt]his) (?:plan|strategy|roadmap|programme|program|project|initiative|vision|package|blueprint|scheme|policy)\b"
)
_ON = re.compile(
    r"^\W*(?:Of (?:this|that|which|the)|It|This|The (?:strategy|plan|roadmap|programme|program|project|initiative|vision|package|blueprint|measures?|[Gg]overnment|[Mm]inistry|[Cc]ity|province|county|company|agency|committee|Republic)|Under|Through)\b"
)


def bound(ctx: Context, sentence: Sentence) -> dict[int, Value]:
    """The sum that stands right beside each policy named in a sentence, by where the name begins."""
    found: dict[int, Value] = {}
    text = ctx.document.text
    names = list(ctx.names.within(sentence.start, sentence.end, Kind.POLICY))
    for money in dated.sums(ctx, sentence.start, sentence.end):
        after = next((n for n in names if n.start >= money.end), None)
        before = next((n for n in reversed(names) if n.end <= money.start), None)
        if after is not None and _BEFORE.fullmatch(text[money.end : after.start]):
            found.setdefault(after.start, money)
        elif before is not None and _AFTER.fullmatch(text[before.end : money.start]):
            found.setdefault(before.start, money)
    return found


def find(ctx: Context) -> list[Part]:
    """The parts that English sentences name with their sums or as what a plan consists of; each within its plan."""
    found: dict[str, Part] = {}
    last: tuple[Name, int] | None = None
    pillars: tuple[Name, int] | None = None
    for i, sentence in enumerate(ctx.sentences):
        names = list(ctx.names.within(sentence.start, sentence.end, Kind.POLICY))
        if sentence.region is RegionKind.TITLE:
            continue
        told = _PILLARS.search(sentence.text)
        if (
            told
            and (names or last)
            and (names or _ON.match(sentence.text) or _THE_PLAN.search(sentence.text, 0, told.start() + 1))
        ):
            pillars = (names[0], i) if names else (last[0], i) if last else None
        if not names:
            continue
        money = bound(ctx, sentence)
        if (
            pillars is not None
            and i > pillars[1]
            and "\n" not in ctx.document.text[ctx.sentences[pillars[1]].end : sentence.start]
        ):
            for name in names:
                opens = name.start - sentence.start < 6 and name.type == "programme"
                if (name.start in money or opens) and name.name != pillars[0].name:
                    found.setdefault(
                        name.name, Part(name.start, name.end, name.name, name.type, pillars[0].name)
                    )
        whole = _whole(sentence, names, money, last if last and i - last[1] < 3 else None)
        for part in _parts(sentence, names, money, whole) if whole else ():
            found.setdefault(part.name, part)
        own = [n for n in names if n.name not in found]
        last = (own[0], i) if own else last
    return sorted(found.values())


def _whole(
    sentence: Sentence,
    names: list[Name],
    money: dict[int, Value],
    last: tuple[Name, int] | None,
) -> Name | None:
    """The plan that a sentence takes apart: named first in it, without a sum of its own right there, or before it."""
    first = names[0]
    rest = [int(money[n.start].value or 0) for n in names[1:] if n.start in money]
    told = _PILLARS.search(sentence.text, first.end - sentence.start)
    whole = (
        told and first.start in money and len(rest) > 1 and sum(rest) <= int(money[first.start].value or 0)
    )
    if (first.start not in money or whole) and len(names) > 1 and first.type != "law":
        return first
    if last is not None and last[0].name != first.name and _ON.match(sentence.text):
        return last[0]
    return None


def _parts(sentence: Sentence, names: list[Name], money: dict[int, Value], whole: Name) -> Iterator[Part]:
    cue = _CUE.search(sentence.text)
    lists = _LISTS.search(sentence.text)
    with_sums = [n for n in names if n.start in money and n.name != whole.name]
    listed = [n for n in names if lists and n.start - sentence.start > lists.end() and n.name != whole.name]
    if len(with_sums) > 1 or (with_sums and cue) or len(listed) > 1:
        for name in dict.fromkeys([*with_sums, *listed]):
            if name.type != "law":
                yield Part(name.start, name.end, name.name, name.type, whole.name)
