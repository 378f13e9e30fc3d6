"""When a policy was announced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.cues import cued
from graph.extract import dated
from graph.extract.context import Context, Name, Sentence
from graph.extract.policies.focus import Focus
from graph.model import Claim
from graph.nlp import Moment

_ANNOUNCED = cued(
    r"발표|수립|확정|의결|마련했|마련하였|공개|공표|제정|선포|내놓|내놨|제시했|보고했|보고하|채택|통과|지정|선정|뽑[았혔]|고시|"
    r"announc|unveil|releas|adopt|approv|launch|enact|pass",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?\s?(?:제\d+조|에 따[른라]|에 근거|에 의[한해]|"
    r"에 대응|에 발맞|에 부응|"
    r"의 위임|상 |위반|에서 정한|에 명시|(?:공모\s?)?(?:사업\s?)?(?:공모|에)(?:에)?\s(?:최종\s|신규\s|"
    r"추가\s)?(?:선정|응모|신청))"
)
_DATED = re.compile(
    r"\s?(?:에는|에|의|자)?\s(?:[가-힣]{0,6}(?:발표|수립|확정|의결|마련|공개|제정|지정|선정|"
    r"고시|도입|출범)(?:한|된|했던|되었던|됐던)\s)?(?:‘|'|「|｢|『|《|“)?$|(?:에는|에|"
    r"의)?\s?[‘'「]?$"
)


def announced(focus: Focus, policy: str) -> Claim | None:
    """The day (or month, year) a policy was announced, decided or designated."""
    best: Claim | None = None
    for name in focus.occurrences[policy]:
        claim = _dated(focus.ctx, name)
        if claim is not None and (best is None or claim.confidence > best.confidence):
            best = claim
    return best or _pointed(focus, policy) or _published(focus, policy)


_MADE_THIS = re.compile(
    r"(?:에|쯤|께|경|\s?중)?\s(?:\S{1,8}\s){0,2}?(?:발표|수립|확정|의결|공개|공표|제정|선포|마련|고시)(?:한|할|된|될|되는|하는)\s(?:이|이번|해당)\s?"
    r"(?:[가-힣]{2,4}\s)?(?:계획|전략|대책|방안|로드맵|구상|비전|청사진|조례|법안?)(?:은|는|에는|에\s따르면)\s"
)


def _pointed(focus: Focus, policy: str) -> Claim | None:
    """`오는 12월 확정될 이 계획은`: the day told where the plan is only pointed to."""
    for sentence in focus.sentences(policy):
        for moment in dated.told(focus.ctx, sentence.start, sentence.end):
            if _MADE_THIS.match(focus.ctx.document.text, moment.end, sentence.end):
                evidence = focus.ctx.evidence((moment.start, moment.end))
                return Claim("announced", moment.value[:10], evidence, 0.7)
    return None


def _published(focus: Focus, policy: str) -> Claim | None:
    """The document's own day for what it reports as just made, where it gives no date."""
    ctx = focus.ctx
    day = ctx.document.published
    if policy != focus.main or day is None:
        return None
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        acted = _ANNOUNCED_NOW.match(ctx.document.text, name.end, sentence.end)
        if acted and not dated.moments(ctx, sentence.start, sentence.end):
            return Claim("announced", day, ctx.evidence((name.start, name.end)), 0.4)
    return None


_ANNOUNCED_NOW = re.compile(
    r"[’'」｣』》>`”\"]?(?:\([^()\n]{1,30}\))?(?:을|를)\s(?:\S{1,6}\s)?(?:발표|수립|확정|마련|"
    r"공개|내놓|의결)(?:했|하였|았|고)"
)


_MADE_THERE = re.compile(
    r"[’'」｣』》>`”\"]?(?:\([^()\n]{1,40}\))?(?:을|를|도|은|는)?\s(?:(?!\S*[.])\S{1,10}\s){0,3}?\S{0,3}?(?:"
    r"(?:발표|공개|확정|의결|채택|선포|선언|설명|소개|제시|심의·의결)(?:하|했|한|되|됐|된)(?!기\s(?:위|전)|\S*\s?(?:계획|예정|방침))|내놓|내놨|"
    r"추진하겠다|시행하겠다|마련하겠다|도입하겠다)"
)
"""What follows a plan that is made public at the event which the sentence is about."""


_SOON = re.compile(r"(?:에|까지|\s?중에?|\s?안에)?\s(?:\S{1,6}\s)?")
"""`내달 발표하겠다`: the month in which a plan is to be made public."""
_WOULD = re.compile(
    r"[’'」｣』》>”\"]?[^.‘’“”「」]{0,45}겠다(?:고|는\s\S{2,4}[을를])\s(?:\S{1,6}\s)?(?:밝|약속|제시|발표)"
)
"""`‘…’에 120억 원을 지원하겠다는 계획을 밝혔다`: made public at the event that the sentence is about."""


_PAST = re.compile(r"\S{2,6}?(?:했|하였|한\s|된\s|됐|되었|해\s|하기로)")


_TO_COME = re.compile(
    r"(?:받|하|되|을 받)?(?:겠|을 계획|을 예정|할 계획|할 예정|할 방침|받을|하도록|을 목표|"
    r"을 위해|을 추진|을 요청|을 건의|을 신청)"
)


_MADE_BEFORE = re.compile(
    r"(?:내놓은|발표한|발표된|수립한|마련한|확정한|의결한|공개한|제정한|제정된|도입한|지정한|지정된)\s[‘'「｢『《“]?$"
)
_WHO_MADE = re.compile(r"(?:에|에는)?\s(?!\S*이번)(?:[^\s,()]{1,14}\s){0,4}")
"""What stands between the day and the verb: who made it, where."""
_IN_BRACKET = re.compile(r"[^,()]{0,10}\(")


_HAVING = re.compile(r"(?:했|하였|됐|되었)?다고\s(?:지난\s|오는\s)?")
_AND_SAID = re.compile(
    r"[’'」｣』》>”\"]?(?:\([^()\n]{1,30}\))?(?:을|를)\s(?:\S{1,6}\s)?"
    r"(?:수립|확정|마련|발표|제정|의결)(?:해|하고|했으며|하며),?\s[^‘’「」\n]{0,60}다고\s(?:지난\s|오는\s)?"
)
"""`‘…’을 수립해 방향을 제시했다고 21일 밝혔다`."""
_SAID = re.compile(r"\s?(?:밝혔|전했|발표했|알렸|말했|설명했)")
"""`‘…’을 수립했다고 21일 밝혔다`."""


def _exact(moments: list[Moment]) -> bool:
    return any(len(m.value) >= 10 for m in moments)


def _done(text: str, act: re.Match[str] | None) -> bool:
    """Whether the act is told as done."""
    return act is not None and bool(_PAST.match(text, act.start()))


@dataclass(frozen=True, slots=True)
class _Told:
    """A policy's name in its sentence: the verb behind it, the dates there and those before the name."""

    ctx: Context
    name: Name
    sentence: Sentence
    acted: re.Match[str] | None
    moments: list[Moment]
    prior: list[Moment]

    @property
    def text(self) -> str:
        return self.ctx.document.text

    def claim(self, moment: Moment, sure: float) -> Claim:
        """The policy was announced at a moment."""
        spans = [(self.name.start, self.name.end), (moment.start, moment.end)]
        return Claim("announced", moment.value[:10], self.ctx.evidence(*spans), sure)


def _dated(ctx: Context, name: Name) -> Claim | None:
    """When the sentence around a name says that it was announced: the surest way of telling it first."""
    text, sentence = ctx.document.text, ctx.sentence_at(name.start)
    if _CITED.match(text, name.end) and not _MADE_BEFORE.search(text, sentence.start, name.start):
        return None
    moments = dated.told(ctx, sentence.start, sentence.end)
    prior = [
        m
        for m in moments
        if m.end <= name.start and not re.match(r"\s?(?:까지|부터)", text[m.end : m.end + 3])
    ]
    if prior and text.startswith("도", prior[-1].end):
        prior.pop()
    acted = _ANNOUNCED.search(text, name.end, sentence.end)
    told = _Told(ctx, name, sentence, acted, moments, prior)
    found = _beside(told) or _said(told) or _there(told)
    if found is not None:
        return found
    if acted and _TO_COME.match(text, acted.end(), sentence.end):
        return _soon(told, acted)
    return _by_act(told)


_WITHIN = re.compile(r"[‘'「｢『《“]\s")
"""`8일 ‘특별법 공청회’를`: the marks hold more than the policy's name."""


def _beside(told: _Told) -> Claim | None:
    """The date right before the name or before who made it, or in the bracket behind the verb."""
    text, name, acted = told.text, told.name, told.acted
    gap = text[told.prior[-1].end : name.start] if told.prior else ""
    if told.prior and _DATED.match(gap) and not _WITHIN.fullmatch(gap[-1:] + text[name.end : name.end + 1]):
        return told.claim(told.prior[-1], 0.85)
    made = _MADE_BEFORE.search(text, told.sentence.start, name.start)
    before = [m for m in told.prior if made and _WHO_MADE.fullmatch(text[m.end : made.start()])]
    if before:
        return told.claim(_finest(before), 0.8)
    bracketed = [m for m in told.moments if acted and _IN_BRACKET.fullmatch(text[acted.end() : m.start])]
    return told.claim(bracketed[0], 0.82) if bracketed else None


def _said(told: _Told) -> Claim | None:
    """`‘…’을 수립했다고 21일 밝혔다`: the day on which it was said."""
    text, acted = told.text, told.acted
    if acted is None or _exact(told.prior):
        return None
    for moment in told.moments:
        having = _HAVING.fullmatch(text[acted.end() : moment.start])
        if (having or _AND_SAID.fullmatch(text[told.name.end : moment.start])) and _SAID.match(
            text, moment.end
        ):
            return told.claim(moment, 0.8)
    return None


def _there(told: _Told) -> Claim | None:
    """The day of the event that the sentence is about, where the policy was made public there."""
    ctx, name, end = told.ctx, told.name, told.sentence.end
    held = ctx.occasions.get(told.sentence.start)
    public = _MADE_THERE.match(told.text, name.end) or _WOULD.match(told.text, name.end, end)
    if not held or told.prior or not public:
        return None
    return Claim("announced", held, ctx.evidence((name.start, name.end)), 0.7)


def _soon(told: _Told, acted: re.Match[str]) -> Claim | None:
    """`내달 발표하겠다`: the month between the name and the verb."""
    soon = [
        m for m in told.moments if len(m.value) == 7 and _SOON.fullmatch(told.text[m.end : acted.start()])
    ]
    return told.claim(soon[0], 0.7) if soon and soon[0].start >= told.name.end else None


def _by_act(told: _Told) -> Claim | None:
    """The date that stands with the verb: before the name, before the verb, else the last day told."""
    text, name, acted, sentence = told.text, told.name, told.acted, told.sentence
    english = not re.search("[가-힣]", sentence.text)
    announcing = None if acted else _ANNOUNCED.search(text, sentence.start, name.start)
    if not acted and (announcing is None or (name.type != "zone" and not english)):
        return None
    if told.prior:
        return told.claim(_finest(told.prior), 0.8)
    between = [
        m for m in told.moments if acted and name.end <= m.start < acted.start() and m.start - name.end < 60
    ]
    if between:
        return told.claim(between[-1], 0.78)
    later = _later(told) if english and announcing is not None else None
    if later is not None:
        return later
    public = english or ":" in sentence.text or _done(text, acted or announcing)
    day = dated.last_day(told.ctx, sentence.start) if public else None
    return told.claim(day, 0.5) if day is not None else None


def _later(told: _Told) -> Claim | None:
    """English: the date behind the name, that of a deadline (`by 2030`) aside."""
    text = told.text
    later = [m for m in told.moments if m.start >= told.name.end and text[m.start - 3 : m.start] != "by "]
    later = [m for m in later if re.search(r"\d", text[m.start : m.end])]
    return told.claim(later[0], 0.78) if later and len(later[0].value) >= 7 else None


def _finest(moments: list[Moment]) -> Moment:
    """The last day, else the last month, else the last year (8일 … 2050년 탄소중립: the former)."""
    return max(enumerate(moments), key=lambda pair: (min(len(pair[1].value), 10), pair[0]))[1]
