"""What firms do: put money into places, make goods, own one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract import dated, noun_runs
from graph.extract.context import Context, Name, Sentence
from graph.extract.relation import Stated, between
from graph.model import Kind
from graph.nlp import Value

_INVEST = re.compile(r"(?:을|를)?\s?(?:투자|투입|들여|쏟아|invest)", re.IGNORECASE)
_TOPIC = re.compile(r"[’'」]?(?:\([^()\n]{1,20}\))?(?:은|는|이|가|도)\s")
_SAME = re.compile(r"^\W*(?:이|동|해당|같은) (?:회사|기업|업체|법인)|^\W*(?:이|동)사(?:는|가)")
_STRANGER = re.compile(
    r"^\W*(?:(?:또|이어|한편|아울러),?\s)?(?![가-힣]*(?:회사|공장|투자|협약|생산|제품)(?:은|"
    r"는))[가-힣A-Za-z0-9&]+(?:은|는)\s"
)
_AT = re.compile(
    r"(?:\s?(?:일원|부지|내|안))?(?:\s?[\d만천,.]+\s?(?:㎡|평|제곱미터)(?:\s?(?:부지|"
    r"규모))?)?(?:에|에서)\s"
)
_MAKES = re.compile(
    r"(?:을|를)\s(?:(?:해마다|연간|매년|연|한 해|총|약|새로|직접|본격|국내|전량|대량|"
    r"연속)?\s?(?:[\d만천,.]+\s?(?:톤|대|개|GWh|MWh|t|만대|㎘)(?:씩|가량|규모로)?\s?)?)*"
    r"(?:생산|양산|제조|뽑아내|추출)(?:하|할|한|해|했|중|을|를|는)?"
)
_PLANT = re.compile(
    r"\s?(?:등\s)?(?:완제품\s|생산\s|제조\s|양산\s)?(?:공장|생산라인|생산시설|양산라인)(?:을|"
    r"를)\s(?:[^.]{0,20}?)(?:짓|건립|건설|신설|세우|증설|조성|구축)"
)
_JOINT = re.compile(r"(?:의)?\s?(?:합작(?:사|社|법인|회사|투자사)|자회사|계열사|공동 출자|손자회사)")
_GROUNDS = frozenset({"site", "region", "venue", "local-government"})


def _firms(ctx: Context, start: int, end: int) -> list[Name]:
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type == "company"]


def _subject(ctx: Context, sentence: Sentence, at: int, last: Name | None) -> Name | None:
    """The firm a sentence is about at an offset: its topic, else that of the sentence before."""
    firms = [f for f in _firms(ctx, sentence.start, at) if _TOPIC.match(ctx.document.text, f.end)]
    if firms:
        return firms[-1]
    lead = _STRANGER.match(sentence.text)
    return None if lead and not _SAME.match(sentence.text) else last


def _topic(ctx: Context, sentence: Sentence, last: Name | None) -> Name | None:
    """The firm that the next sentence goes on about."""
    firms = _firms(ctx, sentence.start, sentence.end)
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


def _walk(ctx: Context) -> Iterator[tuple[Sentence, Name | None]]:
    """Every sentence with the firm that the text was speaking of before it."""
    last: Name | None = None
    for sentence in ctx.sentences:
        yield sentence, last
        last = _topic(ctx, sentence, last)


def investments(ctx: Context) -> Iterator[Stated]:
    """A는 … 산단에 2천억 원을 들여, 500억 원을 … 단지에 투자: A puts that sum into the site."""
    text = ctx.document.text
    for sentence, last in _walk(ctx):
        for money in dated.sums(ctx, sentence.start, sentence.end):
            if not _INVEST.search(text, money.end, sentence.end):
                continue
            firm = _subject(ctx, sentence, money.start, last)
            if firm is None:
                continue
            low = max(firm.end, sentence.start)
            ground = _ground(ctx, money, low, _clause_end(ctx, money, sentence))
            if ground is not None:
                spans: tuple[tuple[int, int], ...] = ((ground.start, ground.end), (money.start, money.end))
                if firm.start >= sentence.start:
                    spans = ((firm.start, firm.end), *spans)
                yield Stated(firm, "invests_in", ground.name, ground.kind, spans, 0.75, int(money.value or 0))


_ENGLISH = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:will\s|plans to\s|is to\s|has\s|to\s|also\s)*invest(?:s|"
    r"ed)?\s(?:about\s|some\s|at least\s)?$"
)


def english_investments(ctx: Context) -> Iterator[Stated]:
    """A will invest KRW 2 trillion in B."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for money in dated.sums(ctx, sentence.start, sentence.end):
            firm = next(
                (
                    f
                    for f in _firms(ctx, sentence.start, money.start)
                    if _ENGLISH.fullmatch(text[f.end : money.start])
                ),
                None,
            )
            places = ctx.names.within(money.end, sentence.end, Kind.PLACE)
            ground = next(
                (
                    p
                    for p in places
                    if p.type != "country"
                    and re.search(r"\b(?:in|at)\s(?:the\s)?$", text[money.end : p.start])
                ),
                None,
            )
            if firm is not None and ground is not None:
                spans = ((firm.start, firm.end), (money.start, money.end), (ground.start, ground.end))
                yield Stated(firm, "invests_in", ground.name, ground.kind, spans, 0.7, int(money.value or 0))


def _clause_end(ctx: Context, money: Value, sentence: Sentence) -> int:
    """Where the next firm takes over, else the end of the sentence."""
    later = [f for f in _firms(ctx, money.end, sentence.end) if _TOPIC.match(ctx.document.text, f.end)]
    return later[0].start if later else sentence.end


def _ground(ctx: Context, money: Value, start: int, end: int) -> Name | None:
    """The site, else the place, that the money goes to: marked by 에, the nearest to the sum."""
    places = [p for p in ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION) if p.type in _GROUNDS]
    marked = [p for p in places if _AT.match(ctx.document.text, p.end)]
    marked.sort(key=lambda p: (p.type != "site", min(abs(p.end - money.start), abs(p.start - money.end))))
    return marked[0] if marked else None


def products(ctx: Context) -> Iterator[Stated]:
    """수산화리튬을 해마다 4만 톤 생산: what the firm in question makes."""
    text = ctx.document.text
    for sentence, last in _walk(ctx):
        for pattern in (_MAKES, _PLANT):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                firm = _subject(ctx, sentence, match.start(), last)
                if firm is None:
                    continue
                for start, end in _goods(ctx, sentence, match.start()):
                    spans = ((start, end), match.span())
                    yield Stated(firm, "produces", text[start:end], None, spans, 0.65)


def _goods(ctx: Context, sentence: Sentence, end: int) -> Iterator[tuple[int, int]]:
    """니켈·코발트·망간: the goods in the run of nouns before the verb."""
    text = ctx.document.text
    end = sentence.start + len(text[sentence.start : end].rstrip())
    last = noun_runs.token_at(ctx.doc, end - 1)
    if last is None or not set(last.tag_.split("+")) <= noun_runs.NOUNS | {"SSC"}:
        return
    start = max(sentence.start, noun_runs.left(ctx.doc, text, last.idx))
    run = text[start:end]
    run = re.sub(r"\s?[\d만천백,.]+\s?(?:톤|대|개|GWh|t)$", "", run)
    at = start
    for piece in re.split(r"([·ㆍ,]\s?)", run):
        name = re.sub(r"^(?:[가-힣]+용\s)+", "", piece.strip())
        if name.endswith("용"):
            name = ""
        if (
            2 <= len(name) <= 25
            and re.search(r"[가-힣A-Za-z]", name)
            and not re.match(r"[\d,.]+$|[·ㆍ]", name)
        ):
            lead = at + piece.rindex(name)
            yield lead, lead + len(name)
        at += len(piece)


def owners(ctx: Context) -> Iterator[Stated]:
    """A는 B와 C의 합작사다; B의 자회사 A."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for joint in _JOINT.finditer(text, sentence.start, sentence.end):
            before = _firms(ctx, sentence.start, joint.start())
            parents = _parents(ctx, before, joint.start())
            rest = [f for f in before if f not in parents]
            child = next((f for f in rest if _TOPIC.match(text, f.end)), None)
            after = next(iter(_firms(ctx, joint.end(), sentence.end)), None)
            if child is None and after is not None and after.start - joint.end() < 6:
                child = after
            if child is not None:
                for parent in parents:
                    yield between(child, "subsidiary_of", parent, 0.75)


def _parents(ctx: Context, firms: list[Name], end: int) -> list[Name]:
    """The firms joined by and right before 의 합작사."""
    held: list[Name] = []
    for firm in reversed(firms):
        upto = held[-1].start if held else end
        gap = ctx.document.text[firm.end : upto]
        if (held and not re.fullmatch(r"(?:와|과|,|·)\s?(?:[가-힣]{2,4}\s)?(?:\(주\)|㈜)?", gap)) or (
            not held and len(gap) > 1
        ):
            break
        held.append(firm)
    return held
