"""What sums are spent on: each sum of won with the undertaking that it is told for.

`A 조성에 230억 원`, `▲B 구축(350억 원)`, `‘C’를 세우고(900억 원)`, `120억 원 규모의 ‘D’`,
`나머지 150억 원은 ‘E’에 쓴다`, `‘F’는 공단이 90억 원으로 구축한다`,
`- (G 개발) 초고장력 강판의 국산화에 3,200억 원`.
"""

from __future__ import annotations

import re

from graph.extract import dated
from graph.extract.context import Context, Sentence, Share
from graph.extract.policies import items
from graph.extract.policies.figures import BULLET, joined, of_firm, spent_on
from graph.extract.quoted import Quoted, marked
from graph.model import MentionType
from graph.nlp import Value


def find(ctx: Context) -> list[Share]:
    """The sums of the factual text that are told for something, in the order of the text."""
    values = [v for v in ctx.doc._.values if v.type is MentionType.MONEY and v.unit == "KRW" and v.value]
    if not values:
        return []
    quotes = [q for q in sorted(marked(ctx.document.text)) if items.nominal(ctx, q)]
    found = []
    for value in values:
        if not dated.factual(ctx, value.start):
            continue
        sentence = ctx.sentence_at(value.start)
        if of_firm(ctx, sentence, value.start):
            continue
        name = _name(ctx, sentence, value, [q for q in quotes if sentence.start <= q.start < sentence.end])
        if name is not None:
            start, end, inside = name
            text = ctx.document.text[start:end]
            found.append(Share(start, end, text, int(value.value or 0), value.start, inside))
    return sorted(found)


Span = tuple[int, int, bool]


def _name(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """The stretch of what a sum is spent on, and whether it stands in marks."""
    return (
        _labelled(ctx, sentence, value)
        or _bracketed(ctx, sentence, value, quotes)
        or _behind(ctx, sentence, value, quotes)
        or _ahead(ctx, sentence, value, quotes)
        or _topical(ctx, value, quotes)
    )


_LABEL = re.compile(
    r"[ \t]*(?:[-*·•▪◦○ㅇ※□▷△▶▲①-⑳➊-➓❶-❿]\s?)+"
    r"[(\[【<〔]\s?(?P<name>[^()\[\]【】<>〔〕\n]{4,40}?)\s?[)\]】>〕]\s"
)


def _labelled(ctx: Context, sentence: Sentence, value: Value) -> Span | None:
    """The label that the line of the only sum begins with."""
    text = ctx.document.text
    label = _LABEL.match(text, text.rfind("\n", 0, sentence.start) + 1)
    if label is None or not sentence.start - 4 <= label.start("name") < value.start:
        return None
    start, end = label.span("name")
    if len(dated.sums(ctx, sentence.start, sentence.end)) > 1 or not items.undertaking(ctx, start, end):
        return None
    return start, end, False


_HOW_MUCH = r"(?:(?:오는|20\d\d년까지|총|모두|약|국비|최대|연간|예산|사업비|각각|올해|내년(?:까지)?)\s?)*"
_IN_BRACKET = re.compile(rf"\s?[(（]\s?{_HOW_MUCH}$")


def _bracketed(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`A(230억 원)`, `‘B’를 세우고(230억 원)`: what stands before the bracket, or the verb's object there."""
    text = ctx.document.text
    opened = _IN_BRACKET.search(text, max(sentence.start, value.start - 24), value.start)
    if opened is None:
        return None
    end = opened.start()
    tokens = ctx.tokens(max(sentence.start, end - 60), end)
    if tokens and tokens[-1].tag.split("+")[-1][:1] == "E":
        end = next((t.start for t in reversed(tokens) if t.tag == "JKO"), 0)
    return _before(ctx, sentence, end, quotes)


_INTO = re.compile(rf"(?:에|에는|에도|에만|을 위해|를 위해|을 위한|를 위한)\s{_HOW_MUCH}$")
_NEXT_TO = re.compile(rf"[’'」｣』》>”\"]\s?(?:은|는|을|를|:|,)?\s?{_HOW_MUCH}$")
_AFTER_ITEM = re.compile(rf"[가-힣A-Za-z]\s?[:：]?\s{_HOW_MUCH}$")


def _behind(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`A 조성에 총 230억 원`, `‘B’ 230억 원`, `▲C 구축 230억 원`."""
    text, low = ctx.document.text, max(sentence.start, value.start - 30)
    into = _INTO.search(text, low, value.start)
    if into is not None:
        return _before(ctx, sentence, into.start(), quotes)
    beside = _NEXT_TO.search(text, low, value.start)
    if beside is not None:
        return _before(ctx, sentence, beside.start() + 1, quotes)
    item = _AFTER_ITEM.search(text, low, value.start)
    if item is None:
        return None
    found = _before(ctx, sentence, item.start() + 1, quotes)
    return found if found is not None and BULLET.search(text[found[0] - 2 : found[0]]) else None


_SPENT_LATER = re.compile(
    r"(?:은|는|을|를)\s(?P<name>[^,.()‘’「」]{4,40}?)에\s?(?:각각\s|나눠\s|우선\s)?"
    r"(?:쓰[고며]|쓴다|쓸|투입|배정|들이|들인|지원|투자|쏟|붓|배분|책정)"
)
_FOR_MARKED = re.compile(r"(?:은|는|을|를)\s(?:각각\s|나머지\s)?[‘'「｢『《“\"]$")
_SPENT = re.compile(
    r"[’'」｣』》”\">]?에\s?(?:각각\s|나눠\s|우선\s)?(?:쓰|쓴|쓸|투입|배정|들이|들인|들어|지원|투자|쏟|붓|배분|책정)"
)


def _ahead(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`230억 원 규모의 ‘A’`, `230억 원을 들여 ‘B’를`, `230억 원은 ‘C’에 쓴다`, `230억 원을 D 구축에 투입`."""
    text = ctx.document.text
    quote = next((q for q in quotes if q.start >= value.end), None)
    if quote is not None and quote.start - value.end < 40:
        told = _FOR_MARKED.fullmatch(text, value.end, quote.start) and _SPENT.match(text, quote.end)
        if (told or spent_on(text, value.end, quote.start, quote.end)) and not joined(text, quote.end):
            return quote.start, quote.end, True
    later = _SPENT_LATER.match(text, value.end, sentence.end)
    if later is None:
        return None
    start, end = later.span("name")
    start = max(start, items.run_start(ctx, start, end))
    return (start, end, False) if items.undertaking(ctx, start, end) else None


_DOING = re.compile(r"[’'」｣』》”\">]?(?:은|는|이|가)\s(?:[^\s,()]{1,12}\s){0,4}")
_BY = re.compile(r"(?:으로|을 들여|을 투입해|을 써서?)\s")


def _topical(ctx: Context, value: Value, quotes: list[Quoted]) -> Span | None:
    """`‘A’는 공단이 90억 원으로 구축한다`."""
    text = ctx.document.text
    quote = next((q for q in reversed(quotes) if q.end < value.start), None)
    if quote is None or value.start - quote.end > 40 or not _BY.match(text, value.end):
        return None
    return (quote.start, quote.end, True) if _DOING.fullmatch(text, quote.end, value.start) else None


def _before(ctx: Context, sentence: Sentence, end: int, quotes: list[Quoted]) -> Span | None:
    """The marked words or the run of nouns that ends at `end`."""
    quote = next((q for q in quotes if q.start < end <= q.after + 1 and q.end <= end), None)
    if quote is not None:
        return quote.start, quote.end, True
    text = ctx.document.text
    start = items.run_start(ctx, max(sentence.start, end - items.LONGEST), end)
    name = text[start:end].lstrip("△▲▴▵∆▷▶①②③④⑤⑥⑦⑧⑨ ‘'")
    start = end - len(name)
    name = name.rstrip(" ’'」")
    end = start + len(name)
    return (start, end, False) if items.undertaking(ctx, start, end) else None


def wholes(shares: list[Share]) -> frozenset[int]:
    """Where the sums stand that several sums right behind them make up."""
    told = sorted(shares, key=lambda s: s.at)
    found = set()
    for i, whole in enumerate(told):
        total = 0
        for n, share in enumerate(told[i + 1 : i + 1 + _MOST]):
            total += share.amount
            if n and near(whole.amount, total):
                found.add(whole.at)
    return frozenset(found)


def names_of_wholes(ctx: Context) -> set[str]:
    """The names whose sums several sums right behind them make up."""
    at = wholes(ctx.shares)
    return {s.name for s in ctx.shares if s.at in at}


def near(whole: int, total: int) -> bool:
    """Whether parts make up a sum, which may be rounded."""
    return abs(whole - total) <= total * _ROUNDED


_MOST = 12
_ROUNDED = 0.015


def close_by(shares: list[Share]) -> list[Share]:
    """Two or more within one passage; a sum spent on one thing alone makes no parts."""
    return [s for s in shares if any(t is not s and abs(s.start - t.start) < _PASSAGE for t in shares)]


_PASSAGE = 250
