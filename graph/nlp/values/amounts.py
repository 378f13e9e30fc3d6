"""Sums of money and quantities."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.model import MentionType
from graph.nlp.values.numbers import AMOUNT, DIGITS, NATIVE, number
from graph.nlp.values.value import Value

CURRENCIES = {
    "원": "KRW", "달러": "USD", "불": "USD", "유로": "EUR", "엔": "JPY", "위안": "CNY", "파운드": "GBP", "루피": "INR",
    "프랑": "CHF", "루블": "RUB", "홍콩달러": "HKD", "호주달러": "AUD", "캐나다달러": "CAD", "싱가포르달러": "SGD",
    "won": "KRW", "dollars": "USD", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "KRW": "KRW", "USD": "USD", "EUR": "EUR",
    "₩": "KRW", "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "JPY": "JPY", "CNY": "CNY", "GBP": "GBP",
}  # fmt: skip
_SCALE = {
    "trillion": 10**12,
    "billion": 10**9,
    "million": 10**6,
    "thousand": 10**3,
    "bn": 10**9,
    "tn": 10**12,
}
COUNTERS = (
    "명 인분 인 개사 개국 개소 개교 개반 개월령 개동 개 곳 군데 사람 톤 t 킬로미터 ㎞ km 미터 m2 m3 ㎡ ㎥ m ㎝ cm ㎜ mm "
    "제곱미터 평 헥타르 ha ㏊ 에이커 퍼센트포인트 퍼센트 %포인트 %p ％ % 배 건 차례 차로 차 회 위권 위 층 호선 호기 호 기 종목 종 "
    "가지 세대 세 살 점 등급 급수 급 단계 단 척 마리 편 권 쪽 장 석 표 병 채 동 가구 필지 번째 번 대 도 ℃ 등 매 부스 부 팀 쌍 켤레 벌 "
    "㎿h ㎿ MWh MW GWh GW kWh ㎾h kW ㎾ TWh Wh V A Hz ㎐ L ℓ 리터 kg ㎏ 킬로그램 mg ㎎ g 그램 배럴 인치 바이트 GB TB MB Ω "
    "라운드 승 패 연승 골 타수 안타 루타 루 홈런 심 학점 학년 반 과목 관왕 강 인조 인방 발 갑 모금 그루 포기 박스 상자 봉지 잔 "
    "년생 행 조 항 개 주 차선 타점 득점 어시스트 리바운드 이닝 세트 경기 회전 자 글자 음절 bp pt F"
).split()
_COUNTER = "|".join(sorted(map(re.escape, dict.fromkeys(COUNTERS)), key=len, reverse=True))
_NATIVE_COUNTER = "명|개사|개국|개|곳|군데|가지|번째|번|차례|사람|회사|업체|기업|기관|나라|도시|대|마리|팀|쌍|채|장|권|편|건|살|배|잔|병|그루|척|골|판|그룹|단계|시즌|아이|아들|딸|남매|형제|자매"
_NATIVE_NUMBER = "|".join(
    sorted((w for w in NATIVE if w not in ("하나", "둘", "셋", "넷")), key=len, reverse=True)
)
_RANGE = r"\s?[~∼～\-–]\s?"
_HANGUL_CURRENCIES = tuple(c for c in CURRENCIES if not c.isascii() and c not in "₩€£¥")
_OTHER_CURRENCIES = tuple(c for c in CURRENCIES if c not in _HANGUL_CURRENCIES)
_CURRENCY = "|".join(sorted(_HANGUL_CURRENCIES, key=len, reverse=True))
_MONEY = cued(
    rf"(?<![\d.,])(?P<about>약\s?)?(?:(?P<low>{AMOUNT}){_RANGE})?(?P<n>{AMOUNT})(?P<more>\s?여)?\s?(?P<u>{_CURRENCY})"
    rf"(?![가-힣]*(?:천|유)\b)(?!년|장|주시|전\s|탁|인\b|자력|료)"
)
_BARE_MONEY = cued(
    rf"(?<![\d.,])(?P<about>약\s?)?(?P<n>(?:(?:{DIGITS})\s?천?\s?조\s?)?(?:{DIGITS})\s?(?:천|백)?\s?(?:{DIGITS})?\s?[억조])(?P<more>\s?여)?"
    rf"(?=\s*(?:규모|투자|투입|지원|들여|유치|확보|달해|예산|을|를|이|의|으로|에|,|\.|…|·|\)|\((?:국비|도비|시비|군비|구비|지방비|민자)|$))(?!\s?(?:명|개|톤|달러|건|대|배|t|㎡))"
)
_FOREIGN = re.compile(
    rf"(?<![A-Za-z\d.,])(?P<u>KRW|USD|EUR|JPY|CNY|GBP|US\$|[₩$€£¥])\s?(?P<n>{DIGITS})\s?(?P<s>trillion|billion|million|thousand|bn|tn|[조억만])?"
    rf"|(?<![A-Za-z\d.,])(?P<n2>{DIGITS})\s?(?P<s2>trillion|billion|million|thousand)?(?:[-\s])(?P<u2>won|dollars|euros|yen|yuan)\b",
)
_QUANTITY = cued(
    rf"(?<![\d.,A-Za-z])(?P<about>약\s?)?(?P<th>제\s?)?(?:(?P<low>{AMOUNT}){_RANGE})?(?P<n>{AMOUNT})(?P<more>\s?여)?\s?(?P<u>{_COUNTER})"
)
_DIGIT = re.compile("[0-9]")
_ORDINAL = re.compile(r"(?P<th>제\s?)(?P<n>\d+)(?![\d.])")
_NATIVE = cued(
    rf"(?<![가-힣])(?P<n>{_NATIVE_NUMBER})(?P<more>\s?여)?\s?(?P<u>{_NATIVE_COUNTER})(?=[\s,.은는이가을를의에로과와도만째씩간]|$)"
)
_HANGUL_AFTER = {
    "개": "월", "인": "텔천도", "대": "학회표상한체", "도": "시로", "장": "관", "동": "안", "기": "업관후", "단": "체지",
    "조": "원", "세": "금계종", "점": "심", "석": "사", "부": "산터처", "차": "량", "회": "사의장", "건": "설강", "위": "원",
    "호": "텔", "자": "체", "주": "년", "강": "의", "배": "터", "등": "에의", "층": "위", "표": "준", "종": "합", "명": "의 ",
    "반": "도", "행": "사", "매": "출", "살": "인", "점포": "", "일": "", "발": "전", "권": "역한", "패": "", "채": "용", "항": "만공", "팀": "장",
}  # fmt: skip
_SINO_ONLY = frozenset(
    {
        "등",
        "자",
        "주",
        "행",
        "부",
        "강",
        "발",
        "매",
        "A",
        "V",
        "m",
        "g",
        "t",
        "L",
        "F",
        "반",
        "조",
        "항",
        "도",
    }
)


def found(text: str, start: int, end: int) -> Iterator[Value]:
    """Sums and quantities in `[start, end)`; they may overlap, sums come first."""
    if _DIGIT.search(text, start, end):
        yield from _in_figures(text, start, end)
    for match in _NATIVE.finditer(text, start, end):
        yield _value(match, MentionType.QUANTITY, match.group("u"))


def _in_figures(text: str, start: int, end: int) -> Iterator[Value]:
    yield from _sums(text, start, end)
    for match in _QUANTITY.finditer(text, start, end):
        unit = match.group("u")
        after = text[match.end() : match.end() + 1]
        if (after and after in _HANGUL_AFTER.get(unit, "")) or (
            unit.isascii() and after.isascii() and after.isalpha()
        ):
            continue
        if (
            unit in _SINO_ONLY
            and after
            and after.isalnum()
            and not re.match(r"[은는이가을를의에로과와]", after)
        ):
            continue
        yield _value(match, MentionType.QUANTITY, unit)
    for match in _ORDINAL.finditer(text, start, end):
        yield _value(match, MentionType.QUANTITY, "제")


def _sums(text: str, start: int, end: int) -> Iterator[Value]:
    """Sums of money; what any of them holds is looked for first, which costs far less than the patterns."""
    stretch = text[start:end]
    if any(name in stretch for name in _HANGUL_CURRENCIES):
        for match in _MONEY.finditer(text, start, end):
            yield _value(match, MentionType.MONEY, CURRENCIES[match.group("u")])
    if "억" in stretch or "조" in stretch:
        for match in _BARE_MONEY.finditer(text, start, end):
            yield _value(match, MentionType.MONEY, "KRW")
    if any(name in stretch for name in _OTHER_CURRENCIES):
        for match in _FOREIGN.finditer(text, start, end):
            yield _foreign(match)


def _value(match: re.Match[str], kind: MentionType, unit: str) -> Value:
    got = match.groupdict()
    first, last = number(got["n"]), None
    if got.get("low"):
        low = got["low"]
        scale = re.sub(r"[\d.,\s]", "", got["n"])
        first, last = number(low if re.search("[십백천만억조]", low) else low + scale), number(got["n"])
    start = match.start("th" if got.get("th") else "low" if got.get("low") else "n")
    return Value(
        start, match.end(), kind, match.string[start : match.end()], first, last,
        "exact" if not got.get("more") and not got.get("about") else "about", unit,
        bool(got.get("more") or got.get("about")),
    )  # fmt: skip


def _foreign(match: re.Match[str]) -> Value:
    got = match.groupdict()
    base = number(got["n"] or got["n2"]) or 0
    scale = got["s"] or got["s2"] or ""
    factor = _SCALE.get(scale) or {"조": 10**12, "억": 10**8, "만": 10**4}.get(scale, 1)
    value = round(base * factor, 2)
    unit = CURRENCIES[got["u"] or got["u2"]]
    amount = int(value) if value == int(value) else value
    return Value(*match.span(), MentionType.MONEY, match.group(), amount, None, "exact", unit)
