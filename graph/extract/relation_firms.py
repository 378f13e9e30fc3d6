"""What firms do: put money into places and firms, make goods."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract import noun_runs
from graph.extract.context import Context, Name, Sentence
from graph.extract.relation import Stated
from graph.model import Kind, MentionType
from graph.nlp import Value

_INVEST = re.compile(r"(?:을|를)?\s?(?:투자|투입|들여|쏟아|invest)", re.IGNORECASE)
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
_MAKES = re.compile(
    r"(?:을|를)\s(?:(?:해마다|연간|매년|연|한 해|총|약|새로|직접|본격|국내|전량|대량|"
    r"연속)?\s?(?:[\d만천,.]+\s?(?:톤|대|개|GWh|MWh|t|만대|㎘)(?:씩|가량|규모로)?\s?)?)*"
    r"(?:생산|양산|제조|뽑아내|추출)(?:하|할|한|해|했|중|을|를|는)?"
)
_PLANT = re.compile(
    r"\s?(?:등\s)?(?:완제품\s|생산\s|제조\s|양산\s)?(?:공장|생산라인|생산시설|양산라인)(?:을|"
    r"를)\s(?:[^.]{0,20}?)(?:짓|건립|건설|신설|세우|증설|조성|구축)"
)
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


def _sums(ctx: Context, start: int, end: int) -> list[Value]:
    """The sums of money that begin in a stretch, foreign ones too."""
    return [v for v in ctx.doc._.values if start <= v.start < end and v.type is MentionType.MONEY]


def investments(ctx: Context) -> Iterator[Stated]:
    """A는 … 산단에 2천억 원을 들여, 500억 원을 … 단지에 투자: A puts that sum into the site, or the firm."""
    text = ctx.document.text
    for sentence, last in _walk(ctx):
        if not _INVEST.search(sentence.text):
            continue
        for money in _sums(ctx, sentence.start, sentence.end):
            if not _INVEST.search(text, money.end, sentence.end):
                continue
            firm = _subject(ctx, sentence, money.start, last)
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
    later = [f for f in _firms(ctx, money.end, sentence.end) if _TOPIC.match(ctx.document.text, f.end)]
    return later[0].start if later else sentence.end


def _ground(ctx: Context, money: Value, start: int, end: int) -> Name | None:
    """The site, else the place, that the money goes to: marked by 에, the nearest to the sum."""
    places = [p for p in ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION) if p.type in _GROUNDS]
    marked = [p for p in places if _AT.match(ctx.document.text, p.end)]
    marked.sort(key=lambda p: (p.type != "site", min(abs(p.end - money.start), abs(p.start - money.end))))
    return marked[0] if marked else None


def products(ctx: Context) -> Iterator[Stated]:
    """수산화리튬을 해마다 4만 톤 생산, 커피로봇을 만드는 A, 강관 제조업체 A: what a firm makes."""
    text = ctx.document.text
    for sentence, last in _walk(ctx):
        for pattern in (_MAKES, _PLANT, _MADE, _MAKER):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                maker = _follows(ctx, match, sentence) if pattern is not _PLANT else None
                if maker is None and pattern is not _MAKER:
                    maker = _subject(ctx, sentence, match.start(), last)
                if maker is None:
                    continue
                for start, end in _goods(ctx, sentence, match.start()):
                    if text[start:end].split()[-1] not in _NO_GOODS:
                        spans = ((start, end), match.span())
                        yield Stated(maker, "produces", text[start:end], None, spans, 0.65)


_MADE = re.compile(
    r"(?:을|를)\s(?:만드는|만든다|만들고\s있|만들어\s?(?:파는|온|팔)|내놓고\s있|공급하고\s있|개발·생산|제조·판매)"
)
_MAKER = re.compile(
    r"\s?(?:전문\s?)?(?:생산|제조|제작)\s?(?:전문\s?)?(?:업체|기업|회사|사)(?:인|로|다|이다)?(?=[\s,.])"
)
_NO_GOODS = frozenset(
    """
    제품 완제품 물량 시제품 일자리 기술 콘텐츠 제도 법 법안 방안 계획 자리 기회 공장 시설 환경 부품 소재
    물건 규정 기준 생태계 시장 수요 성과 사례 모델 가치 기반 미래 세상 도시 협의체 조직 위원회 문화 분위기
    여건 체계 국내 해외 세계 글로벌 지역 전문 중견 중소 서비스 핵심 관련 각종 다양한
""".split()
)
_OF_MAKER = re.compile(
    r"(?:하는|한|하고\s있는|하던|중인)?\s?(?:(?:국내|글로벌|세계적인|전문|중견|중소|유망|대표|\S{1,6})\s){0,3}?"
    r"(?:(?:기업|업체|회사|제조사|전문기업|스타트업|강소기업)(?:인)?\s)?[‘'㈜(]*(?:주\))?"
)


def _follows(ctx: Context, match: re.Match[str], sentence: Sentence) -> Name | None:
    """The firm that the making is said of before its name (커피로봇을 만드는 A)."""
    firm = next(iter(_firms(ctx, match.end(), min(sentence.end, match.end() + 40))), None)
    gap = ctx.document.text[match.end() : firm.start] if firm is not None else ""
    told = firm is not None and match[0].endswith(("는", "한", "업체", "기업", "회사", "사", "인", "하"))
    return firm if told and _OF_MAKER.fullmatch(gap) else None


def _goods(ctx: Context, sentence: Sentence, end: int) -> Iterator[tuple[int, int]]:
    """니켈·코발트·망간: the goods in the run of nouns before the verb."""
    text = ctx.document.text
    end = sentence.start + len(re.sub(r"\s?(?:등|등등|따위)?\s*$", "", text[sentence.start : end]))
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
