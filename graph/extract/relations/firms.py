"""Which firm a sentence speaks of, and where it puts its money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context, Name, Sentence
from graph.extract.relations.relation import Stated
from graph.model import Kind, MentionType, RegionKind
from graph.nlp import Value

_INVEST = re.compile(r"(?:을|를)?\s?(?:투자|투입|들여|쏟|invest)", re.IGNORECASE)
_TOPIC = re.compile(r"[’'」㈜]?(?:\([^()\n]{1,20}\))?(?:은|는|이|가|도)\s")
_SAME = re.compile(r"^\W*(?:이|동|해당|같은) (?:회사|기업|업체|법인)|^\W*(?:이|동)사(?:는|가)")
_STRANGER = re.compile(
    r"^\W*(?:(?:또|이어|한편|아울러),?\s)?(?![가-힣]*(?:회사|공장|투자|협약|생산|제품)(?:은|"
    r"는))[가-힣A-Za-z0-9&㈜]+(?:\(주\))?(?:은|는)\s"
)
_AT = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?(?:\s?(?:일원|부지|내|안))?(?:\s?[\d만천,.]+\s?(?:㎡|평|제곱미터)(?:\s?(?:부지|"
    r"규모))?)?(?:에|에서)\s"
)
_GROUNDS = frozenset({"site", "region", "venue", "local-government"})


def firms_in(ctx: Context, start: int, end: int) -> list[Name]:
    """The firms named in a stretch."""
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type == "company"]


def subject(ctx: Context, sentence: Sentence, at: int, last: Name | None) -> Name | None:
    """The firm a sentence is about at an offset: its topic, else that of the sentence before."""
    firms = [f for f in firms_in(ctx, sentence.start, at) if _TOPIC.match(ctx.document.text, f.end)]
    if firms:
        return firms[-1]
    if sentence.region is RegionKind.TITLE:
        return next(iter(firms_in(ctx, sentence.start, at)), None)
    lead = _STRANGER.match(sentence.text)
    return None if lead and not _SAME.match(sentence.text) else last


def _topic(ctx: Context, sentence: Sentence, last: Name | None) -> Name | None:
    """The firm that the next sentence goes on about."""
    firms = firms_in(ctx, sentence.start, sentence.end)
    topics = [f for f in firms if _TOPIC.match(ctx.document.text, f.end)]
    if topics:
        return topics[0]
    others = [
        n for n in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION) if n.type != "company"
    ]
    agreed = next(
        (f for f in firms if re.match(r"\s?(?:투자|업무)", ctx.document.text[f.end : f.end + 4])), None
    )
    return agreed or (None if others else last)


def walk(ctx: Context) -> Iterator[tuple[Sentence, Name | None]]:
    """Every sentence with the firm that the text was speaking of before it."""
    last: Name | None = None
    for sentence in ctx.sentences:
        yield sentence, last
        last = _topic(ctx, sentence, last)


def _sums(ctx: Context, start: int, end: int) -> list[Value]:
    """The sums of money that begin in a stretch, foreign ones too."""
    return [v for v in ctx.doc._.values if start <= v.start < end and v.type is MentionType.MONEY]


def investments(ctx: Context) -> Iterator[Stated]:
    """A는 … 산단에 2천억 원을 들여, 500억 원을 … 단지에 투자: A puts that sum into the site, or the firm."""
    text = ctx.document.text
    for sentence, last in walk(ctx):
        if not _INVEST.search(sentence.text):
            continue
        for money in _sums(ctx, sentence.start, sentence.end):
            if not _INVEST.search(text, money.end, sentence.end):
                continue
            firm = subject(ctx, sentence, money.start, last)
            if firm is None:
                continue
            low = max(firm.end, sentence.start)
            ground = _ground(ctx, money, low, _clause_end(ctx, money, sentence)) or _held(ctx, money, low)
            if ground is None and _SHARED.match(text, money.end):
                ground = _ground(ctx, money, low, sentence.end)
            if ground is not None and ground.name != firm.name:
                spans: tuple[tuple[int, int], ...] = ((ground.start, ground.end), (money.start, money.end))
                if firm.start >= sentence.start:
                    spans = ((firm.start, firm.end), *spans)
                amount = int(money.value or 0) if money.unit == "KRW" and money.value else None
                yield Stated(firm, "invests_in", ground.name, ground.kind, spans, 0.75, amount)


_SHARED = re.compile(r",\s|(?:을|를),?\s")
"""A는 1000억 원, B는 800억 원을 들여 … 단지에: the place is told once for both."""
_INTO = re.compile(r"(?:\([^()\n]{1,20}\))?(?:에|에게)\s(?:\S+\s){0,3}?$")


def _held(ctx: Context, money: Value, start: int) -> Name | None:
    """A가 B에 1조원을 투자: the firm or fund right before the sum."""
    named = ctx.names.within(start, money.start, Kind.ORGANIZATION, Kind.POLICY)
    funds = [n for n in named if n.type == "company" or n.name.endswith("펀드")]
    return funds[-1] if funds and _INTO.fullmatch(ctx.document.text[funds[-1].end : money.start]) else None


def _clause_end(ctx: Context, money: Value, sentence: Sentence) -> int:
    """Where the next firm takes over, else the end of the sentence."""
    later = [f for f in firms_in(ctx, money.end, sentence.end) if _TOPIC.match(ctx.document.text, f.end)]
    return later[0].start if later else sentence.end


def _ground(ctx: Context, money: Value, start: int, end: int) -> Name | None:
    """The site, else the place, that the money goes to: marked by 에, the nearest to the sum."""
    places = [p for p in ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION) if p.type in _GROUNDS]
    marked = [p for p in places if _AT.match(ctx.document.text, p.end)]
    marked.sort(key=lambda p: (p.type != "site", min(abs(p.end - money.start), abs(p.start - money.end))))
    return marked[0] if marked else None
