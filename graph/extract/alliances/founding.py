"""When an alliance was founded."""

from __future__ import annotations

import re

from graph.extract import dated
from graph.extract.alliances.alliance import LAUNCH, Alliance
from graph.extract.context import Context
from graph.extract.english import alliances as english_alliances
from graph.model import Claim, Kind
from graph.nlp import Moment

_LAUNCH = re.compile(
    rf"{LAUNCH.pattern}|문을 [열연]|문 열었|활동에 (?:들어|나섰|돌입)|첫발|첫걸음|돛을|시동을|개소식",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:출범|발족|창립|결성|설립)(?:한 지)?\s?(?:\d+|한|두|세)\s?(?:년|개월|달|주년|돌)")
"""`출범 1년 만에`: a body founded before."""
_BEGAN = re.compile(
    r"발족|출범|창립|결성|협약|문을|활동에|개소|launch|establish|inaugurat|found", re.IGNORECASE
)
_BEFORE = re.compile(r"launch|establish|발족|출범|(?:꾸린|띄운|결성한|창립한|구성한)\s[‘'「『“]?$")
_FORMED = re.compile(
    r"(?: \([^()]*\))?,? (?:which )?(?:was|were|has been) (?:jointly )?"
    r"(?:formed|set up|created|established)\b"
)


_SET_OUT = re.compile(
    r"(?:일|월|년|에|날)?\s(?:공식\s|정식\s|정식으로\s|공식적으로\s)?(?:출범|발족|창립|결성|닻)(?!\s?\d)"
)


def _right_before(ctx: Context, inside: list[Moment], start: int, end: int) -> Moment | None:
    """The day that stands with the verb: `22일 ‘… 위원회’를 구성해 23일 출범시킨다고 밝혔다`."""
    later = [m for m in inside if start <= m.start and len(m.value) >= 7]
    return next((m for m in later if _SET_OUT.match(ctx.document.text, m.end, end)), None)


def _told_later(ctx: Context, alliance: Alliance) -> Claim | None:
    """The day in a sentence about it that does not name it: `2015년 12월 8일 A, B 등 6개사로 발족해`."""
    named = {ctx.sentence_at(n.start).start for n in alliance.occurrences}
    for sentence in alliance.about:
        began = _ITSELF.search(sentence.text) if sentence.start not in named else None
        at = sentence.start + began.start() if began else 0
        prior = [
            m for m in dated.moments(ctx, sentence.start, sentence.end) if m.end <= at and len(m.value) >= 7
        ]
        if began and prior:
            return Claim(
                "founded", prior[-1].value[:10], ctx.evidence((prior[-1].start, prior[-1].end)), 0.65
            )
    return None


_ITSELF = re.compile(r"(?:발족|출범|창립|결성)(?:했|해|한 |됐|돼|하였|되었|하여)")


def founded(ctx: Context, alliance: Alliance) -> Claim | None:
    """The day it was launched."""
    if ctx.document.language == "en" and (claim := english_alliances.founded(ctx, alliance.occurrences)):
        return claim
    if (told := ctx.days.get((Kind.ALLIANCE, alliance.name))) is not None:
        return Claim("founded", str(told.value)[:10], told.evidence, 0.8)
    for name in alliance.occurrences:
        sentence = ctx.sentence_at(name.start)
        if _SINCE.search(ctx.document.text, name.end, sentence.end):
            continue
        launch = _LAUNCH.search(ctx.document.text, name.end, sentence.end) or _FORMED.match(
            ctx.document.text, name.end, sentence.end
        )
        launch = launch or _BEFORE.search(ctx.document.text, sentence.start, name.start)
        if launch is None:
            continue
        inside = dated.told(ctx, sentence.start, sentence.end)
        right = _right_before(ctx, inside, name.end, sentence.end)
        if right is not None:
            return Claim("founded", right.value[:10], ctx.evidence((right.start, right.end)), 0.8)
        held = ctx.occasions.get(sentence.start)
        digits = any(c.isdigit() for m in inside for c in ctx.document.text[m.start : m.end])
        if held and not digits and _BEGAN.search(launch[0]):
            return Claim("founded", held, ctx.evidence((name.start, name.end)), 0.6)
        before = dated.last_day(ctx, sentence.start) if _BEGAN.search(launch[0]) else None
        prior = [m for m in inside if m.end <= name.start] or inside or ([before] if before else [])
        exact = [m for m in prior if len(m.value) >= 10] or [m for m in prior if len(m.value) >= 7]
        prior = exact or [m for m in prior if m.value[:4] <= (ctx.document.published or "9999")[:4]]
        if prior:
            day = prior[-1] if prior[-1].end <= name.start else prior[0]
            spans = [(name.start, name.end), (day.start, day.end)]
            return Claim("founded", day.value[:10], ctx.evidence(*spans), 0.8 if day in inside else 0.55)
    return _told_later(ctx, alliance)
