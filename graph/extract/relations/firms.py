"""Which firm a sentence speaks of, and where it puts its money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Context, Name, Sentence
from graph.extract.relations import referents
from graph.extract.relations.relation import AREA, Stated
from graph.model import Kind, MentionType, RegionKind
from graph.nlp import Value

_INVEST = cued(r"(?:을|를)?\s?(?:더\s)?(?:투자|투입|들여|들일|들인다|들이기로|쏟|출자|invest)", re.IGNORECASE)
_TOPIC = re.compile(r"[’'」㈜]?(?:\([^()\n]{1,20}\))?(?:은|는|이|가|도)\s")
_SAME = re.compile(r"^\W*(?:이|동|해당|같은) (?:회사|기업|업체|법인)|^\W*(?:이|동)사(?:는|가)")
_STRANGER = re.compile(
    r"^\W*(?:(?:또|이어|한편|아울러),?\s)?(?![가-힣]*(?:회사|공장|투자|협약|생산|제품)(?:은|"
    r"는))[가-힣A-Za-z0-9&㈜]+(?:\(주\))?(?:은|는)\s"
)
_AT = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?(?:\s?(?:일원|일대|부지|내|안))?(?:\s?(?:부지\s?면적|대지면적|건축면적|연면적|면적|부지))?"
    rf"(?:\s?{AREA}(?:의)?(?:\s?규모(?:의|로)?)?(?:\s?(?:부지|터|땅|용지))?)?"
    r"(?:(?:에|에서)\s|(?:으로|로)\s(?:[가-힣]{2,6}(?:을|를)\s)?(?:확장\s|신축\s)?(?:이전|옮))"
)
_GROUNDS = frozenset({"site", "region", "venue", "local-government"})


def firms_in(ctx: Context, start: int, end: int) -> list[Name]:
    """The firms named in a stretch."""
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type == "company"]


def subject(ctx: Context, sentence: Sentence, at: int, last: Name | None) -> Name | None:
    """The firm a sentence is about at an offset: its topic, else that of the sentence before."""
    firms = [f for f in firms_in(ctx, sentence.start, at) if _TOPIC.match(ctx.document.text, f.end)]
    if firms:
        return None if _another(ctx, firms[-1].end, at) else firms[-1]
    if sentence.region is RegionKind.TITLE:
        return next(iter(firms_in(ctx, sentence.start, at)), None)
    lead = _STRANGER.match(sentence.text)
    return None if lead and not _SAME.match(sentence.text) else last


_CLAUSE = re.compile(r"(?:고|며|지만|는데),?\s")
"""What ends a clause, behind which another may act."""


def _another(ctx: Context, start: int, end: int) -> bool:
    """Whether a clause after a firm's has a topic of its own (`A는 공장을 짓고 있고, … B는`)."""
    text = ctx.document.text
    cut = _CLAUSE.search(text, start + 2, end)
    tokens = ctx.tokens(cut.end(), end) if cut else ()
    return any(
        one.tag.startswith("N")
        and one.tag not in ("NNB", "NP", "NR")
        and two.tag == "JX"
        and text[two.start : two.end] in ("은", "는")
        for one, two in pairwise(tokens)
    )


_DEAL = re.compile(r"\s?(?:투자|업무)")


def _topic(ctx: Context, sentence: Sentence, last: Name | None) -> Name | None:
    """The firm that the next sentence goes on about."""
    firms = firms_in(ctx, sentence.start, sentence.end)
    topics = [f for f in firms if _TOPIC.match(ctx.document.text, f.end)]
    if topics:
        return topics[0]
    others = [
        n for n in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION) if n.type != "company"
    ]
    agreed = next((f for f in firms if _DEAL.match(ctx.document.text, f.end, f.end + 4)), None)
    return agreed or (None if others else last)


def walk(ctx: Context) -> Iterator[tuple[Sentence, Name | None]]:
    """Every sentence with the firm that the text was speaking of before it."""
    last: Name | None = None
    for sentence in ctx.sentences:
        yield sentence, last
        last = _topic(ctx, sentence, last)


def _sums(ctx: Context, start: int, end: int) -> list[Value]:
    """The sums of money that begin in a stretch, foreign ones too."""
    return [v for v in ctx.values if start <= v.start < end and v.type is MentionType.MONEY]


def investments(ctx: Context) -> Iterator[Stated]:
    """A는 … 산단에 2천억 원을 들여, 500억 원을 … 단지에 투자: A puts that sum into the site, or the firm."""
    text = ctx.document.text
    for sentence, last in walk(ctx):
        if not _INVEST.search(sentence.text) and not _BUILDS.search(sentence.text):
            continue
        for money in _sums(ctx, sentence.start, sentence.end):
            if not _INVEST.search(text, money.end, sentence.end) and not _BUILT.match(text, money.end):
                continue
            firm = subject(ctx, sentence, money.start, last)
            if firm is None:
                continue
            low = max(firm.end, sentence.start)
            ground = _ground(ctx, money, low, _clause_end(ctx, money, sentence)) or _held(ctx, money, low)
            if ground is None and _SHARED.match(text, money.end):
                ground = _ground(ctx, money, low, sentence.end)
            if ground is None:
                ground = _before(ctx, sentence, firm) or _that(ctx, sentence, money)
            if ground is not None and ground.name != firm.name:
                spans: tuple[tuple[int, int], ...] = ((ground.start, ground.end), (money.start, money.end))
                if firm.start >= sentence.start:
                    spans = ((firm.start, firm.end), *spans)
                amount = int(money.value or 0) if money.unit == "KRW" and money.value else None
                yield Stated(firm, "invests_in", ground.name, ground.kind, spans, 0.75, amount)


_BUILDS = cued(r"규모(?:의|로)\s")
_BUILT = re.compile(
    r"\s?(?:상당|규모)(?:의|로)\s[^,.]{0,40}?(?:공장|시설|센터|라인|설비|연구소|사업장|물류단지)(?:을|를)\s"
    r"(?:\S{1,6}\s)?(?:신설|신축|증설|건립|건설|짓|지을|지어|세우|세울|조성|구축|설립)"
)
"""`130억 원 규모의 공장을 신설한다`: what is built for the sum."""
_SHARED = re.compile(r",\s|(?:을|를),?\s")
"""A는 1000억 원, B는 800억 원을 들여 … 단지에: the place is told once for both."""
_INTO = re.compile(r"(?:\([^()\n]{1,20}\))?(?:에|에게)\s(?:\S+\s){0,3}?$")


_THAT = re.compile(
    r"(?:이|같은|해당|동)\s(?:산단|산업단지|단지|공단|공장|센터|부지)(?=(?:\s?(?:내|안|부지))?(?:에|에는)\s)"
)
_TOPIC_AT = re.compile(
    r"(?:\s?(?:일원|부지|내|안))?에(?:는|도)\s(?:㈜|\(주\)|[가-힣]{2,6}\s(?:기업|업체)(?:인)?\s)?$"
)


def _before(ctx: Context, sentence: Sentence, firm: Name) -> Name | None:
    """`여수산단에는 A가 500억 원을 들여`: the place right before the firm, or the first of several."""
    places = [p for p in ctx.names.within(sentence.start, firm.start, Kind.PLACE) if p.type in _GROUNDS]
    firms = firms_in(ctx, places[-1].end, firm.end) if places else []
    gaps = [ctx.document.text[places[-1].end : one.start] for one in firms]
    return places[-1] if any(_TOPIC_AT.fullmatch(gap) for gap in gaps) else None


def _that(ctx: Context, sentence: Sentence, money: Value) -> Name | None:
    """`이 산단에는 A가 420억 원을`, `같은 단지에 340억 원을`: the ground named before."""
    near = [
        m for m in _THAT.finditer(sentence.text) if abs(sentence.start + m.start() - money.start) < _CLOSE
    ]
    return (
        referents.meant(ctx, near[-1][0], sentence.start + near[-1].start(), (Kind.PLACE,)) if near else None
    )


_CLOSE = 60
"""Code points between a sum and the words for the ground that it goes into."""
_PUT = re.compile(
    r"(?:을|를)?\s(?:투자한|투자해\s(?:지은|세운|건립한|조성한)|들인|들여\s(?:지은|세운|건립한|조성한|만든)|투입한)\s"
    r"(?:[‘'「]?)(?P<thing>[^.,\n]{2,40}?)(?:은|는|이|가|을|를|에서|에)(?=[,\s])"
)
_WHO = re.compile(r"(?:이|가)\s(?:[^,.]{0,16}\s)?$")


def funded(ctx: Context) -> Iterator[Stated]:
    """`A가 720억 원을 투자한 물류센터는`: the thing that money was put into."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for money in _sums(ctx, sentence.start, sentence.end) if _INVEST.search(sentence.text) else ():
            put = _PUT.match(text, money.end, sentence.end)
            bodies = list(ctx.names.within(sentence.start, money.start, Kind.ORGANIZATION)) if put else []
            who = bodies[-1] if bodies and _WHO.fullmatch(text[bodies[-1].end : money.start]) else None
            if put is None or who is None:
                continue
            named = [p for p in ctx.names.within(*put.span("thing"), Kind.PLACE) if p.end == put.end("thing")]
            thing = (
                named[0]
                if named
                else referents.meant(ctx, _bare(put["thing"]), put.start("thing"), (Kind.PLACE,))
            )
            if thing is not None:
                spans = ((who.start, who.end), (money.start, money.end))
                amount = int(money.value or 0) if money.unit == "KRW" and money.value else None
                yield Stated(who, "invests_in", thing.name, thing.kind, spans, 0.75, amount)


def _bare(words: str) -> str:
    """`센터` as `이 센터`: in the words after a sum a bare noun means what was named last."""
    return words if " " in words else f"이 {words}"


def _held(ctx: Context, money: Value, start: int) -> Name | None:
    """A가 B에 1조원을 투자: the firm or fund right before the sum."""
    named = ctx.names.within(start, money.start, Kind.ORGANIZATION, Kind.POLICY)
    funds = [n for n in named if n.type == "company" or n.name.endswith("펀드")]
    return funds[-1] if funds and _INTO.fullmatch(ctx.document.text[funds[-1].end : money.start]) else None


def _clause_end(ctx: Context, money: Value, sentence: Sentence) -> int:
    """Where the next firm takes over, else the end of the sentence."""
    text = ctx.document.text
    later = [f for f in firms_in(ctx, money.end, sentence.end) if _TOPIC.match(text, f.end)]
    if not later:
        return sentence.end
    cuts = [m.end() for m in _CLAUSE.finditer(text, money.end, later[0].start)]
    return cuts[-1] if cuts else later[0].start


def _ground(ctx: Context, money: Value, start: int, end: int) -> Name | None:
    """The site, else the place, that the money goes to: marked by 에, the nearest to the sum."""
    places = [p for p in ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION) if p.type in _GROUNDS]
    marked = [p for p in places if _AT.match(ctx.document.text, p.end)]
    marked.sort(key=lambda p: (p.type != "site", min(abs(p.end - money.start), abs(p.start - money.end))))
    return marked[0] if marked else None
