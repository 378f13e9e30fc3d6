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
from graph.extract.policies.figures import joined, of_firm, spent_on
from graph.extract.policies.items import BULLET
from graph.extract.quoted import Quoted, marked
from graph.marks import CIRCLED
from graph.model import MentionType
from graph.nlp import Value


def find(ctx: Context) -> list[Share]:
    """The sums of the factual text that are told for something, in the order of the text."""
    values = [v for v in ctx.values if v.type is MentionType.MONEY and v.unit == "KRW" and v.value]
    if not values:
        return []
    quotes = [q for q in sorted(marked(ctx.document.text)) if items.nominal(ctx, q)]
    found = []
    for value in values:
        if not dated.factual(ctx, value.start) or _BOUND.match(ctx.document.text, value.end):
            continue
        sentence = ctx.sentence_at(value.start)
        if not _KOREAN.search(sentence.text):
            continue  # English has readers of its own
        if of_firm(ctx, sentence, value.start):
            continue
        name = _name(ctx, sentence, value, [q for q in quotes if sentence.start <= q.start < sentence.end])
        if name is not None:
            start, end, inside = name
            text = ctx.document.text[start:end]
            found.append(Share(start, end, text, int(value.value or 0), value.start, inside))
    return sorted(found)


_KOREAN = re.compile("[가-힣]")
_BOUND = re.compile(r"\s?(?:이상|이하|미만|초과)")
"""`100억 원 이상 공사에`: what a sum bounds, and nothing that it is spent on."""
Span = tuple[int, int, bool]


def _name(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """The stretch of what a sum is spent on, and whether it stands in marks."""
    return (
        _marked_before(ctx, sentence, value, quotes)
        or _labelled(ctx, sentence, value)
        or _bracketed(ctx, sentence, value, quotes)
        or _behind(ctx, sentence, value, quotes)
        or _ahead(ctx, sentence, value, quotes)
        or _topical(ctx, sentence, value, quotes)
    )


_LABEL = re.compile(
    r"[ \t]*(?:[-*·•▪◦○ㅇ※□▷△▶▲" + CIRCLED + r"]\s?)+"
    r"[(\[【<〔]\s?(?P<name>[^()\[\]【】<>〔〕\n]{4,40}?)\s?[)\]】>〕]\s"
)


def _marked_before(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`(실증) … ‘A 실증사업’에 2027년까지 420억 원`: marked words into which the sum goes, label or not."""
    low = max(sentence.start, value.start - 30)
    into = _INTO_MARKED.search(ctx.document.text, low, value.start)
    return _before(ctx, sentence, into.start() + 1, quotes) if into else None


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


_HOW_MUCH = (
    r"(?:(?:(?:올해|내년|내후년|후년|20\d\d년?|[’'‘]?\d\d년?)(?:\s?[~∼～–-]\s?[’'‘]?(?:20)?\d\d년?)?(?:\s?말)?(?:부터|까지|에)?|"
    r"오는|앞으로|총|모두|약|국비|지방비|최대|연간|예산|사업비|각각),?\s?)*"
)
"""What stands before a sum: by when, how long, whose money."""
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
_INTO_MARKED = re.compile(rf"[’'」｣』》>”\"](?:에|에는)\s{_HOW_MUCH}$")
_NEXT_TO = re.compile(
    rf"[’'」｣』》>”\"](?:의)?\s?(?:예산|사업비|총사업비|재원|지원금|지원\s?규모|규모)?(?:은|는|을|를|도|:|,)?\s?{_HOW_MUCH}$"
)
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
    listed = found is not None and (
        BULLET.search(text[found[0] - 2 : found[0]])
        or _AFTER_SUM.search(text, max(sentence.start, found[0] - 12), found[0])
        or _BEFORE_SUM.match(text, value.end, sentence.end)
    )
    return found if listed else None


_AFTER_SUM = re.compile(r"[조억만]\s?원?(?:과|와|을|를|이|,)?,?\s(?:그리고\s|및\s)?$")
_BEFORE_SUM = re.compile(
    rf"(?:과|와|,|·|\s및)\s?[^,.\d()]{{4,40}}?(?:에|:)?\s{_HOW_MUCH}\d[\d,.천백조]*\s?[조억]"
)
"""`A 40억 원, B 50억 원`: items between commas, each with its sum."""


_SPENT_LATER = re.compile(
    r"(?:은|는|을|를)\s(?P<name>[^,.()‘’「」]{4,40}?)에\s?(?:각각\s|나눠\s|우선\s)?"
    r"(?:쓰[고며]|쓴다|쓸|투입|배정|들이|들인|지원|투자|쏟|붓|배분|책정)"
)
_FOR_MARKED = re.compile(r"(?:은|는|을|를)\s(?:각각\s|나머지\s)?[‘'「｢『《“\"]$")
_INTO_IT = r"에\s?(?:각각\s|나눠\s|우선\s)?(?:쓰|쓴|쓸|투입|배정|들이|들인|들어|지원|투자|쏟|붓|배분|책정)"
"""What is said of that into which a sum goes."""
_SPENT = re.compile(rf"[’'」｣』》”\">]?{_INTO_IT}")


def _ahead(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`230억 원 규모의 ‘A’`, `230억 원을 들여 ‘B’를`, `230억 원은 ‘C’에 쓴다`, `230억 원을 D 구축에 투입`."""
    text = ctx.document.text
    quote = next((q for q in quotes if q.start >= value.end), None)
    if quote is not None and quote.start - value.end < 40:
        told = _FOR_MARKED.fullmatch(text, value.end, quote.start) and _SPENT.match(text, quote.end)
        if (told or spent_on(text, value.end, quote.start, quote.end)) and not joined(text, quote.end):
            return quote.start, quote.end, True
    for_it = _FOR_IT.match(text, value.end, sentence.end)
    if for_it is not None:
        return next(((q.start, q.end, True) for q in quotes if q.end == for_it.end("name")), None)
    later = _SPENT_LATER.match(text, value.end, sentence.end)
    if later is None:
        return None
    start, end = later.span("name")
    start = max(start, items.run_start(ctx, start, end))
    return (start, end, False) if items.undertaking(ctx, start, end) else None


_FOR_IT = re.compile(
    r"(?:은|는)\s[^‘’「」“”\d]{0,40}(?:20\d\d년까지\s)?[^‘’「」“”\d]{0,60}[‘'「｢『《“\"](?P<name>[^‘’「」“”\n]{4,40})[’'」｣』》”\"]"
    rf"(?:\s(?:[가-힣]{{2,4}}\s)?[가-힣]{{2,4}})?(?:{_INTO_IT}|의?\s몫)"
)
"""`나머지 150억 원은 부품사를 모으는 ‘A’ 조성에 쓴다`, `그중 30억 원은 새로 시작하는 ‘B’의 몫이다`."""
_DOING = re.compile(r"[’'」｣』》”\">]?(?:은|는|이|가)\s(?:[^\s,()]{1,12}\s){0,4}")
_BY = re.compile(r"(?:으로|을 들여|을 투입해|을 써서?)\s")


def _topical(ctx: Context, sentence: Sentence, value: Value, quotes: list[Quoted]) -> Span | None:
    """`‘A’는 공단이 90억 원으로 구축한다`."""
    text = ctx.document.text
    quote = next((q for q in reversed(quotes) if q.end < value.start), None)
    if quote is None:
        return None
    near = value.start - quote.end <= 40 and _BY.match(text, value.end)
    if near and _DOING.fullmatch(text, quote.end, value.start):
        return quote.start, quote.end, True
    alone = len(dated.sums(ctx, sentence.start, sentence.end)) == 1 and _LEADS.fullmatch(
        text, sentence.start, quote.start
    )
    told = alone and _TOPIC.match(text, quote.end) and _COSTS.match(text, value.end)
    return (quote.start, quote.end, True) if told else None


_LEADS = re.compile(
    r"\W*(?:(?:먼저|우선|또|또한|이어|아울러|특히|마지막으로|다음으로|첫째|둘째|셋째|넷째)[,는로]*\s)?[‘'「｢『《“\"]?"
)
_TOPIC = re.compile(r"[’'」｣』》”\">](?:\s[가-힣]{2,4})?(?:은|는|에는|엔|의\s?경우)[\s,]")
_COSTS = re.compile(
    r"(?:이|가|을|를|으로|의|\s규모(?:로|의|다|이다))?[\s.](?:[^\s,.]{1,8}\s){0,2}?(?:투입|들어|들여|든다|들인|쓰|쓴|지원|소요|배정|편성|책정|투자|추진|사업|예산)"
)
"""`먼저 ‘A’는 … 시설로, 내년까지 125억 원이 투입된다`: the only sum of a sentence that begins with a name."""


_BEHIND_MARK = re.compile(
    r"[’'」｣』》”\">]\s(?:(?:실증|지원|시범|구축|조성|육성|개발)\s?)?(?:사업|과제|프로젝트|프로그램|조성|구축|건립|건설|개발|설립|확충|도입|운영|추진|지원)$"
)
"""`‘A’ 사업에는`, `‘B’ 건립에`: what the marked name is of, or what is done to it."""


def _before(ctx: Context, sentence: Sentence, end: int, quotes: list[Quoted]) -> Span | None:
    """The marked words or the run of nouns that ends at `end`."""
    text = ctx.document.text
    done = _BEHIND_MARK.search(text, max(sentence.start, end - 16), end)
    at = done.start() + 1 if done else end
    quote = next((q for q in quotes if q.start < at <= q.after + 1 and q.end <= at), None)
    if quote is not None:
        return quote.start, quote.end, True
    start = items.run_start(ctx, max(sentence.start, end - items.LONGEST), end)
    name = text[start:end].lstrip(CIRCLED + "△▲▴▵∆▷▶ ‘'")
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
