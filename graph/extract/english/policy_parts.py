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
_UNDERTAKINGS = re.compile(
    r"\b(?:projects?|program(?:me)?s?|tasks?|measures?|pillars?|initiatives?|schemes?|parts?|items?|components?|strategies|plans?|areas|steps)\b[^:]{0,50}:$"
)
"""`Its main projects are:`, above a list of them."""
_ITEM = re.compile(r"\s*(?:[-–—•·○●▪■◦*]|\d{1,2}[.)])\s*$")
_ONE_OF_IT = re.compile(
    r"^\W*(?:(?:It|This|They|(?:The|This) (?:plan|strategy|roadmap|programme|program|package|blueprint|vision|initiative|scheme)) (?:also |will (?:also )?)*(?:includes?|contains?|covers?|features?|comprises?|calls? for|provides? for)"
    r"|(?:Its|The (?:plan|strategy|roadmap|programme|program|package|blueprint|vision|initiative)[’']s|One of its|Among (?:them|its \w+)(?: is| are)?,?|(?:The|Its) (?:first|second|third|main|flagship|key|core|largest|biggest|central))"
    r"(?: [a-z-]+){0,4}? (?:projects?|program(?:me)?s?|initiatives?|tasks?|components?|pillars?|parts?|measures?|planks?|schemes?|steps?)(?: (?:is|are|will be))?),? (?:the |an? )?[“\"‘]?$"
)
"""`It includes the A Programme`, `Its first project, the B Program, …`: one part of the plan told of before."""
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
    above: Name | None = None
    for i, sentence in enumerate(ctx.sentences):
        names = list(ctx.names.within(sentence.start, sentence.end, Kind.POLICY))
        if sentence.region is RegionKind.TITLE:
            continue
        if above is not None and _is_item(ctx, sentence):
            for name in names[:1]:
                if name.start - sentence.start < 6 and name.name != above.name and name.type != "law":
                    found.setdefault(name.name, Part(name.start, name.end, name.name, name.type, above.name))
            continue
        above = (
            (names[0] if names else last[0] if last else None)
            if sentence.text.endswith(":") and _UNDERTAKINGS.search(sentence.text)
            else None
        )
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
        if (
            last is not None
            and names[0].name not in found
            and names[0].name != last[0].name
            and names[0].type != "law"
            and i - last[1] < 3
        ):
            one = names[0]
            if _ONE_OF_IT.match(sentence.text[: one.start - sentence.start]):
                found[one.name] = Part(one.start, one.end, one.name, one.type, last[0].name)
        whole = _whole(sentence, names, money, last if last and i - last[1] < 3 else None)
        for part in _parts(sentence, names, money, whole) if whole else ():
            found.setdefault(part.name, part)
        own = [n for n in names if n.name not in found]
        last = (own[0], i) if own else last
    return sorted(found.values())


def _is_item(ctx: Context, sentence: Sentence) -> bool:
    """Whether a sentence begins as an item of a list, its mark before it or in it."""
    text = ctx.document.text
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    return bool(_ITEM.fullmatch(line)) or bool(re.match(r"(?:[-–—•·○●▪■◦*]|\d{1,2}[.)])\s*\S", sentence.text))


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
