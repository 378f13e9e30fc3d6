"""Whose a sum or a year is: a plan's, or that of one of the parts named in the same sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from graph.extract.context import Context, Name, Sentence
from graph.extract.policies.focus import Focus
from graph.extract.policies.items import BULLET
from graph.model import Kind

_OPEN = r"[‘'「｢『《“\"<]?"
_CLOSE = r"[’'」｣』》”\">]?"
_SIZED = re.compile(rf"\s?(?:이상|규모|상당|가량)?(?:의|인)?\s?{_OPEN}")
"""`12조 원 규모의 ‘… 펀드’`."""
_PLANS = "계획|전략|대책|로드맵|방안|사업|구상|프로젝트|프로그램"
_SPENT_ON = re.compile(
    rf"(?:(?:을|를|이|가)?\s(?:들여|들인|들이는|투입해|투입하여|투입하는|투입한|투자해|투자하여|투자하는|출자해|출자하여|모아|써|쏟아|"
    rf"활용해|활용하는|편성해|배정해|지원하는|\S{{0,3}}대는|드는|들어가는|걸린|확보한|쓰는|투입될|\S{{2}}(?:되는|될|된))|으로)\s(?:(?!\S*(?:{_PLANS})[은는]\s)\S{{1,12}}\s){{0,3}}?{_OPEN}"
)
"""`120억 원을 들여 ‘… 사업’을`."""
_SHARE = re.compile(rf"(?:은|는)\s(?:\S{{1,6}}\s)?{_OPEN}")
_SHARE_AFTER = re.compile(rf"{_CLOSE}\s?(?:몫|에\s?(?:쓰|쓴|투입|배정|들어)|예산|사업비)")
"""`1,500억 원은 ‘… 사업’ 몫`."""
_TO = re.compile(
    rf"{_CLOSE}(?:\([^()\d]{{1,20}}\))?\s?(?:에는|에도|에만|에|은|는|을|를|:|\(|,)?\s?"
    r"(?:(?:20\d\d년(?:까지|부터)|(?:올해|내년|내후년)(?:까지|부터)?|총|모두|약|국비|연간|예산(?:을|은|으로)?|사업비(?:로|는)?"
    r"|[’'‘]?(?:20)?\d\d년?\s?[~∼～–-]\s?[’'‘]?(?:20)?\d\d년?,?)\s?)*"
)
"""`‘… 사업’에 240억 원`, `… 구축(1,800억 원)`."""
_JOINED = re.compile(rf"{_CLOSE}(?:과|와|,|·|\s및)\s?{_OPEN}")
_JOINED_MARKED = re.compile(rf"{_CLOSE}(?:과|와|,|·|\s및)\s?[‘'「｢『《“\"<]")
_CLAUSE = re.compile(r"[가-힣](?:고|며),\s")
_ITEM_ENDS = re.compile(r"\s?(?:규모)?(?:로|를|을|씩)?,\s")


def mine(focus: Focus, sentence: Sentence, policy: str, at: int, end: int = 0) -> bool:
    """Whether a figure at `at` in a sentence is this policy's; `end`, where it ends, is for sums only."""
    named = focus.named_in(sentence)
    if not named:
        return not of_firm(focus.ctx, sentence, at) and not _elsewhere(focus, sentence, policy, at)
    return _owner(focus, sentence, named, at, end) == policy


def of_firm(ctx: Context, sentence: Sentence, at: int) -> bool:
    """Whether a sentence that names no policy tells what a firm does: its sums are no policy's."""
    bodies = ctx.names.within(sentence.start, at, Kind.ORGANIZATION)
    return any(b.type == "company" and _DOES.match(ctx.document.text, b.end) for b in bodies)


def _elsewhere(focus: Focus, sentence: Sentence, policy: str, at: int) -> bool:
    """Whether a local government of which the policy's own sentences say nothing does what is told."""
    ctx = focus.ctx
    for body in ctx.names.within(sentence.start, at, Kind.ORGANIZATION):
        if body.type == "local-government" and _DOES.match(ctx.document.text, body.end):
            spoken = (ctx.sentence_at(n.start) for n in focus.occurrences[policy])
            here = (n for s in spoken for n in ctx.names.within(s.start, s.end, Kind.ORGANIZATION))
            return body.name != ctx.document.issuer and all(n.name != body.name for n in here)
    return False


_DOES = re.compile(r"(?:㈜|\(주\))?(?:\([^()\n]{1,30}\))?(?:은|는|이|가|도)\s")


def _owner(focus: Focus, sentence: Sentence, named: list[Name], at: int, end: int) -> str | None:
    told = told_for(focus, at) if end else None
    if told is not None:
        return told
    text, topic = focus.ctx.document.text, focus.topic.get(sentence.start)
    whole = _before_items(focus, sentence, named, at)
    if whole is not None:
        return whole
    if topic in {n.name for n in named}:
        topic = None
    following = next((n for n in named if n.start >= max(end, at)), None)
    if end and following is not None and spent_on(text, end, following.start, following.end):
        if topic is None or not _shared(text, named, following):
            return following.name
        return topic
    item = _item(sentence, at)
    if item is not None:
        inside = [n for n in named if item[0] <= n.start < item[1]]
        if inside or topic:
            return next(
                (n.name for n in reversed(inside) if n.start <= at), inside[0].name if inside else topic
            )
    prior = _uncited(text, [n for n in named if n.start <= at])
    if not prior and topic is not None:
        return topic
    if not prior and (
        _CLAUSE.search(text[at : named[0].start]) or (end and _ITEM_ENDS.match(text[end : named[0].start]))
    ):
        others = [p for p in focus.about.get(sentence.start, ()) if p not in {n.name for n in named}]
        return others[0] if others else None
    if end and prior and prior[-1].name != focus.main and _CLAUSE.search(text[prior[-1].end : at]):
        return prior[-1].name if follows(text, prior[-1].end, at) else None
    return (prior[-1] if prior else named[0]).name


def _before_items(focus: Focus, sentence: Sentence, named: list[Name], at: int) -> str | None:
    """Whose a figure before the items of a list is: `2027년까지 2,750억 원을 들여 ▲A 구축 ▲B 설치를`."""
    marks = [sentence.start + m.start() for m in BULLET.finditer(sentence.text)]
    if len(marks) < 2 or at >= marks[0]:
        return None
    listed = {n.name for n in named if n.start > marks[0]}
    before = [n.name for n in named if n.end <= at]
    spoken = (*before[-1:], focus.topic.get(sentence.start), *focus.about.get(sentence.start, ()))
    return next((p for p in spoken if p and p not in listed), None)


CITED = re.compile(
    rf"{_CLOSE}\)?(?:\s?\([^()\n]{{1,30}}\))?(?:에\s(?:따[라른]|근거|의[해거]|이어|맞춰|발맞춰|부응|대응)|의\s(?:일환|후속)|(?:을|를)\s(?:바탕|토대|근거))"
)


def _uncited(text: str, named: list[Name]) -> list[Name]:
    """The names without those that the sentence only cites (`‘A 사업’은 「B 계획」에 따라 2029년까지 …`)."""
    return [n for n in named if not CITED.match(text, n.end)] or named


def told_for(focus: Focus, at: int) -> str | None:
    """The policy that the text names right where it tells what a sum is spent on."""
    share = next((s for s in focus.ctx.shares if s.at == at), None)
    named = focus.names.within(share.start, share.end + 1) if share is not None else ()
    return next((n.name for n in named if share is not None and n.start <= share.start + 1), None)


def spent_on(text: str, end: int, start: int, after: int) -> bool:
    """Whether the sum that ends at `end` is said to be spent on what is named at `[start, after)`."""
    gap = text[end:start]
    if _SIZED.fullmatch(gap):
        return True
    if _SHARE.fullmatch(gap):
        return _SHARE_AFTER.match(text, after) is not None
    return _SPENT_ON.fullmatch(gap) is not None and _SUM_NEXT.match(text, after) is None


_SUM_NEXT = re.compile(_TO.pattern + r"\d[\d,.천백조억만\s]*(?:억|조|만|천만)\s?원?")


def joined(text: str, after: int) -> bool:
    """Whether something else in marks is joined to the name that ends at `after`."""
    return _JOINED_MARKED.match(text, after) is not None


def follows(text: str, after: int, at: int) -> bool:
    """Whether a sum at `at` is told right behind a name that ends at `after`."""
    return _TO.fullmatch(text, after, at) is not None


def _shared(text: str, named: list[Name], first: Name) -> bool:
    """Whether one sum is told for several things joined to one another."""
    i = named.index(first)
    return i + 1 < len(named) and _JOINED.fullmatch(text[first.end : named[i + 1].start]) is not None


def _item(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The item of a list with marks in this sentence that holds an offset."""
    marks = [sentence.start + m.start() for m in BULLET.finditer(sentence.text)]
    if len(marks) < 2:
        return None
    return next(((a, b) for a, b in pairwise([*marks, sentence.end]) if a <= at < b), None)
