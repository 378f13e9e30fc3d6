"""What firms make."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Name, Sentence
from graph.extract.names import noun_runs
from graph.extract.relations.firms import firms_in, subject, walk
from graph.extract.relations.relation import Stated
from graph.model import Kind

_MAKES = cued(
    r"(?:을|를|도)\s(?:(?:해마다|연간|매년|연|한 해|총|약|새로|직접|본격|국내|전량|대량|"
    r"연속|주력으로|주로|전문적으로|자체)?\s?(?:[\d만천,.]+\s?(?:톤|대|개|GWh|MWh|t|만대|㎘)(?:씩|가량|규모로)?\s?)?)*"
    r"(?:생산|양산|제조|뽑아내|추출)(?:하|할|한|해|했|중|을|를|는)?"
)
_PLANT = cued(
    r"\s?(?:등\s)?(?:완제품\s)?(?:(?:생산|제조|양산|가공|추출|조립|정제)\s?(?:공장|시설|설비|라인)|공장)(?:을|"
    r"를)\s(?:[^.]{0,20}?)(?:짓|지을|건립|건설|신설|신축|세우|증설|조성|구축|설립|늘리|확충)"
)
_STARTS = cued(
    r"\s(?:생산|양산|제조)(?:을|를|에)\s(?:(?:본격|본격적으로|새로|처음)\s)?"
    r"(?:시작|들어가|들어간|들어갔|나서|나선|나섰|착수|개시|돌입)"
)


def products(ctx: Context) -> Iterator[Stated]:
    """수산화리튬을 해마다 4만 톤 생산, 커피로봇을 만드는 A, 강관 제조업체 A: what a firm makes."""
    text = ctx.document.text
    for sentence, last in walk(ctx):
        for pattern in (_MAKES, _PLANT, _STARTS, _MADE, _MAKER, _TRADE):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                maker = _follows(ctx, match, sentence) if pattern not in (_PLANT, _STARTS) else None
                if maker is None and pattern not in (_MAKER, _TRADE):
                    maker = subject(ctx, sentence, match.start(), last)
                if maker is None and pattern is _MAKER and _IS.search(match[0]):
                    maker = _called(ctx, sentence, match.start())
                if maker is None or _OF_OTHERS.match(text, match.end(), sentence.end):
                    continue
                shared = _each(ctx, sentence, maker) if pattern in (_MAKES, _MADE) else ()
                for firm, upto in ((maker, match.start()), *shared):
                    for start, end in _goods(ctx, sentence, upto):
                        if _is_goods(text[start:end], pattern is _TRADE):
                            spans = ((start, end), match.span())
                            yield Stated(firm, "produces", text[start:end], None, spans, 0.65)


_IS = re.compile(r"(?:으?로서|으?로|이?다|이며|이고|인데|입니다)$")
_TOPIC = re.compile(r"(?:㈜|\(주\))?(?:\([^()\n]{1,30}\))?(?:은|는)\s")


def _called(ctx: Context, sentence: Sentence, end: int) -> Name | None:
    """`A는 … 감속기 제조업체다`: the firm that is said to be a maker, the topic of the sentence."""
    firms = firms_in(ctx, sentence.start, end)
    return firms[-1] if firms and _TOPIC.match(ctx.document.text, firms[-1].end) else None


_EACH = re.compile(r"(?:을|를),\s(?:㈜|\(주\)\s?)?$")


def _each(ctx: Context, sentence: Sentence, maker: Name) -> Iterator[tuple[Name, int]]:
    """`A는 X를, B는 Y를 생산한다`: those before who share the verb, with where their goods end."""
    text, firm = ctx.document.text, maker
    while (cut := _EACH.search(text, sentence.start, firm.start)) is not None:
        before = [f for f in firms_in(ctx, sentence.start, cut.start()) if _TOPIC.match(text, f.end)]
        if not before:
            return
        firm = before[-1]
        yield firm, cut.start()


_OWN = cued(
    r"(?:이|가)\s(?:(?:직접|새로|자체|독자|국내에서|처음)\s)*(?:생산|제조|양산|제작|개발·생산)"
    r"(?:하는|해 온|한)\s"
    r"|(?:이|가)\s(?:직접\s)?(?:만드는|만든|만들어\s?파는)\s"
)
_PLANTS = re.compile(
    r"(?:짓고\s있는|짓는|지을|지은|세운|세우는|세울|가동\s?중인|가동하는|증설\s?중인|신설하는|운영\s?중인)\s"
    r"(?P<goods>[가-힣A-Za-z·ㆍ]{2,12}(?:\s[가-힣A-Za-z·ㆍ]{2,10})?)(?:\s(?:생산|제조|가공)\s?)?\s공장(?=[\s가-힣,.])"
)
_NO_PLANT = frozenset(
    "신규 제2 제3 새 대규모 스마트 최신 현지 해외 국내 생산 제조 첨단 자동화 친환경 통합 전용 글로벌".split()
)


def plants(ctx: Context) -> Iterator[Stated]:
    """`A는 산단에 짓고 있는 동박 공장에`: what a plant of a firm makes."""
    text = ctx.document.text
    for sentence, last in walk(ctx):
        for plant in _PLANTS.finditer(text, sentence.start, sentence.end) if "공장" in sentence.text else ():
            maker = subject(ctx, sentence, plant.start(), last)
            if maker is None or set(plant["goods"].split()) & _NO_PLANT:
                continue
            for start, end in _items(ctx, *plant.span("goods")):
                if _is_goods(text[start:end], False):
                    yield Stated(maker, "produces", text[start:end], None, ((start, end), plant.span()), 0.6)


_ITSELF = ("자사", "회사", "이 회사")


def made_by(ctx: Context) -> Iterator[Stated]:
    """A가 생산하는 급속충전기를, A는 자사가 만드는 배터리를: what a firm makes, behind the verb."""
    text = ctx.document.text
    for sentence, last in walk(ctx):
        for verb in _OWN.finditer(text, sentence.start, sentence.end):
            maker = next(
                (f for f in firms_in(ctx, sentence.start, verb.start()) if f.end == verb.start()), None
            )
            if maker is None and text[sentence.start : verb.start()].endswith(_ITSELF):
                maker = subject(ctx, sentence, verb.start(), last)
            goods = _after(ctx, verb.end(), sentence.end) if maker else None
            if maker and goods and _is_goods(text[slice(*goods)], False):
                yield Stated(maker, "produces", text[slice(*goods)], None, (goods, verb.span()), 0.6)


def _after(ctx: Context, start: int, end: int) -> tuple[int, int] | None:
    """The run of nouns that begins at an offset, to its particle."""
    for token in ctx.tokens(start, min(end, start + 40)):
        if token.tag in ("JKO", "JKS", "JX") and token.start > start + 1:
            return next(iter(_items(ctx, start, token.start)), None)
        if not set(token.tag.split("+")) <= noun_runs.NOUNS | {"SN"}:
            return None
    return None


_MADE = re.compile(
    r"(?:을|를|도)\s(?:만드는|만든다|만들고(?:\s있|,)|만들며|만들어\s?(?:파는|온|팔)|내놓고\s있|공급하고\s있|"
    r"만들어\s?(?:공급|납품|판매|수출|내놓)|(?:조립|가공)해\s(?:납품|판매|수출|공급)|(?:개발|설계)·생산|(?:제조|가공)·(?:판매|공급|유통|수출))"
)
_MAKER = cued(
    r"\s?(?:전문\s?)?(?:생산|제조|제작)\s?(?:전문\s?)?(?:업체|기업|회사|사)(?:인|으?로서|으?로|이?다|이며|이고|인데|입니다)?(?=[\s,.])"
)
_OF_OTHERS = re.compile(
    r"(?:는|할|하는|하게 될)?\s(?:\S{1,6}\s)?\S{0,4}(?:법인|합작사|합작회사|자회사)(?:을|를)\s"
)
"""`전구체를 생산하는 합작법인을 세우기로`: what another firm will make."""
_TRADE = cued(r"\s(?:(?:업체|회사|메이커)(?:인)?|전문\s?(?:업체|기업)(?:인)?)(?=\s[㈜(‘가-힣A-Z])")
"""`열영상 카메라 업체 A`: goods of two words or more; one word (반도체 업체) is a field."""
_FIELDS = frozenset(
    """
    서비스 솔루션 컨설팅 설계 개발 유통 운송 관리 운영 연구 플랫폼 에너지 제조 건설 물류 무역 통신 게임
    보안 금융 투자 디자인 엔지니어링 분야 전문 관련 협력 입주 참여 수출 대표 벤처 부품 소재 장비 바이오
    방산 조선 해운 항공 제약 식품 화학 철강 반도체 배터리 이차전지 자동차 정보기술 IT AI 인공지능
    소프트웨어 콘텐츠 교육 의료 여행 광고 등 선도 강소 혁신 국내 해외 지역 중소 중견
""".split()
)


def _is_goods(name: str, trade: bool) -> bool:
    """Whether a noun phrase names goods: nothing abstract, and of a trade nothing that is a field."""
    words = name.split()
    if trade:
        return len(words) > 1 and words[-1] not in _FIELDS | _NO_GOODS
    return words[-1] not in _NO_GOODS or (len(words) > 1 and words[-1] in ("부품", "소재"))


_NO_GOODS = frozenset(
    """
    제품 완제품 물량 시제품 일자리 기술 콘텐츠 제도 법 법안 방안 계획 자리 기회 공장 시설 환경 부품 소재
    물건 규정 기준 생태계 시장 수요 성과 사례 모델 가치 기반 미래 세상 도시 협의체 조직 위원회 문화 분위기
    여건 체계 안전기준 표준 인력 인재 프로그램 협력 관계
    국내 해외 세계 글로벌 지역 전문 중견 중소 서비스 핵심 관련 각종 다양한
""".split()
)
_OF_MAKER = re.compile(
    r"(?:하는|한|하고\s있는|하던|중인)?\s?(?:(?:국내|글로벌|세계적인|전문|중견|중소|유망|대표|\S{1,6})\s){0,3}?"
    r"(?:(?:기업|업체|회사|제조사|전문기업|스타트업|강소기업)(?:인)?\s)?[‘'㈜(]*(?:주\))?"
)


def _follows(ctx: Context, match: re.Match[str], sentence: Sentence) -> Name | None:
    """The firm that the making is said of before its name (커피로봇을 만드는 A)."""
    firm = next(iter(firms_in(ctx, match.end(), min(sentence.end, match.end() + 40))), None)
    gap = ctx.document.text[match.end() : firm.start] if firm is not None else ""
    told = firm is not None and match[0].endswith(("는", "한", "업체", "기업", "회사", "사", "인", "하"))
    return firm if told and _OF_MAKER.fullmatch(gap) and not _GOES_ON.match(gap) else None


_GOES_ON = re.compile(r"(?:고|며|여|면서)(?!\s있는\s)|[^㈜]*,")
"""What goes on to another clause (`생산하고 있으며, A는`)."""


_AMOUNT = re.compile(
    r"\s?(?:연\s?|연간\s?)?[\d만천백억,.]+\s?(?:여\s?)?(?:톤|t|대|개|GWh|MWh|㎘|리터|병|켤레|장|벌)(?:씩|가량|규모)?$"
)
_AND = re.compile(r"(?:와|과|,|\s및)\s*$")
_MOST = 6


def _goods(ctx: Context, sentence: Sentence, end: int) -> Iterator[tuple[int, int]]:
    """니켈·코발트·망간, 에틸렌 180만t과 프로필렌 77만t: the goods in the runs of nouns before the verb."""
    text = ctx.document.text
    for _ in range(_MOST):
        end = sentence.start + len(_ASIDE.sub("", text[sentence.start : end]))
        last = noun_runs.token_at(ctx.doc, end - 1)
        if last is None or not set(last.tag_.split("+")) <= noun_runs.NOUNS | {"SSC", "NNB"}:
            return
        start = max(sentence.start, noun_runs.left(ctx.doc, text, last.idx))
        start = _behind_names(ctx, start, end)
        if any(n.end == end for n in ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PERSON)):
            return
        amount = _AMOUNT.search(text, start, end)
        yield from _items(ctx, start, amount.start() if amount else end)
        joint = _AND.search(text, sentence.start, start)
        if joint is None:
            return
        end = joint.start()


_ASIDE = re.compile(r"(?:\s?\((?![A-Za-z·-]+\))[^()\n]{1,30}\))?\s?(?:등|등등|따위)?\s*$")
"""What may stand behind goods: a bracket that is no other form of their name, `등`."""
_SUBJECT = re.compile(r"(?:시|군|구|도)?(?:이|가|은|는|의)\s")


def _behind_names(ctx: Context, start: int, end: int) -> int:
    """Where goods begin in a run of nouns that opens with somebody's name (`사천시가 거푸집`)."""
    named = ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PLACE)
    told = [m for n in named if (m := _SUBJECT.match(ctx.document.text, n.end, end))]
    return told[-1].end() if told else start


def _items(ctx: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = ctx.document.text
    at = start
    for piece in re.split(r"([·ㆍ,]\s?)", text[start:end]):
        name = piece.strip()
        lead = at + piece.rindex(name)
        fits = 2 <= len(name) <= 25 and re.search(r"[가-힣A-Za-z]", name) and not name.endswith("용")
        if fits and not _named(ctx, lead, lead + len(name)):
            yield lead, lead + len(name)
        at += len(piece)


def _named(ctx: Context, start: int, end: int) -> bool:
    """Whether what stands there names a body or a place, which nobody makes."""
    kinds = (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE)
    return any(n.end - n.start == end - start for n in ctx.names.within(start, end, *kinds))
