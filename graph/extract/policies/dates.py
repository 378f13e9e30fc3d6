"""When a policy was announced, and by which year it is to be done."""

from __future__ import annotations

import re

from graph.extract import dated
from graph.extract.context import Context, Name
from graph.extract.policies.figures import mine
from graph.extract.policies.focus import Focus
from graph.model import Claim
from graph.nlp import Moment

_ANNOUNCED = re.compile(
    r"발표|수립|확정|의결|마련했|마련하였|공개|공표|제정|선포|내놓|내놨|제시했|보고했|보고하|채택|통과|지정|선정|고시|"
    r"announc|unveil|releas|adopt|approv|launch|enact|pass",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?\s?(?:제\d+조|에 따[른라]|에 근거|에 의[한해]|"
    r"에 대응|에 발맞|에 부응|"
    r"의 위임|상 |위반|에서 정한|에 명시|(?:공모\s?)?(?:사업\s?)?(?:공모|에)(?:에)?\s(?:최종\s|신규\s|"
    r"추가\s)?(?:선정|응모|신청))"
)
_UNTIL = re.compile(
    r"(?<!\d)(?P<y>20\d\d)년?(?:\s?\d{1,2}월)?\s?까지|[‘’'](?P<s>\d\d)년?\s?까지|"
    r"\bby\s(?:the end of\s)?(?P<e>20\d\d)|~\s?(?:20)?(?P<r>\d\d)년?\)"
    r"|(?<!\d)(?P<g>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?(?:을|를)?\s?목표로"
    r"|(?<!\d)(?P<h>20\d\d)년(?:에는|에)?\s(?:\S{1,12}\s){1,4}?\S{1,12}(?:을|를)\s목표"
)


_NEXT_YEAR = re.compile(r"(?:내년|후년|내후년)\s?(?:말|상반기|하반기|중|연말)?\s?까지")


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
    return best or _published(focus, policy)


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


def _told(text: str, act: re.Match[str] | None) -> bool:
    """Whether the act is told as done."""
    return act is not None and bool(_PAST.match(text, act.start()))


def _dated(ctx: Context, name: Name) -> Claim | None:
    text = ctx.document.text
    sentence = ctx.sentence_at(name.start)
    if _CITED.match(text, name.end) and not _MADE_BEFORE.search(text, sentence.start, name.start):
        return None
    acted = _ANNOUNCED.search(text, name.end, sentence.end)
    moments = dated.moments(ctx, sentence.start, sentence.end)
    prior = [
        m
        for m in moments
        if m.end <= name.start and not re.match(r"\s?(?:까지|부터)", text[m.end : m.end + 3])
    ]
    if prior and text.startswith("도", prior[-1].end):
        prior.pop()
    if prior and _DATED.match(text[prior[-1].end : name.start]):
        return _date(ctx, prior[-1], name, 0.85)
    made = _MADE_BEFORE.search(text, sentence.start, name.start)
    before = [m for m in prior if made and _WHO_MADE.fullmatch(text[m.end : made.start()])]
    if before:
        return _date(ctx, _finest(before), name, 0.8)
    bracketed = [m for m in moments if acted and _IN_BRACKET.fullmatch(text[acted.end() : m.start])]
    if bracketed:
        return _date(ctx, bracketed[0], name, 0.82)
    said = [
        m
        for m in moments
        if acted
        and _SAID.match(text, m.end)
        and (_HAVING.fullmatch(text[acted.end() : m.start]) or _AND_SAID.fullmatch(text[name.end : m.start]))
    ]
    if said and not (prior and _exact(prior)):
        return _date(ctx, said[0], name, 0.8)
    held = ctx.occasions.get(sentence.start)
    there = _MADE_THERE.match(text, name.end) or _WOULD.match(text, name.end, sentence.end)
    if held and not prior and there:
        return Claim("announced", held, ctx.evidence((name.start, name.end)), 0.7)
    if acted and _TO_COME.match(text, acted.end(), sentence.end):
        soon = [m for m in moments if len(m.value) == 7 and _SOON.fullmatch(text[m.end : acted.start()])]
        return _date(ctx, soon[0], name, 0.7) if soon and soon[0].start >= name.end else None
    english = not re.search("[가-힣]", sentence.text)
    announcing = None
    if not acted:
        announcing = _ANNOUNCED.search(text, sentence.start, name.start)
        if announcing is None or (name.type != "zone" and not english):
            return None
    if prior:
        return _date(ctx, _finest(prior), name, 0.8)
    between = [
        m for m in moments if acted and name.end <= m.start < acted.start() and m.start - name.end < 60
    ]
    if between:
        return _date(ctx, between[-1], name, 0.78)
    if english:
        later = [m for m in moments if m.start >= name.end and text[m.start - 3 : m.start] != "by "]
        later = [m for m in later if re.search(r"\d", text[m.start : m.end])]
        if announcing is not None and later and len(later[0].value) >= 7:
            return _date(ctx, later[0], name, 0.78)
    told = english or ":" in sentence.text or _told(text, acted or announcing)
    day = dated.last_day(ctx, sentence.start) if told else None
    return _date(ctx, day, name, 0.5) if day is not None else None


def _finest(moments: list[Moment]) -> Moment:
    """The last day, else the last month, else the last year (8일 … 2050년 탄소중립: the former)."""
    return max(enumerate(moments), key=lambda pair: (min(len(pair[1].value), 10), pair[0]))[1]


def _date(ctx: Context, moment: Moment, name: Name, sure: float) -> Claim:
    spans = [(name.start, name.end), (moment.start, moment.end)]
    return Claim("announced", moment.value[:10], ctx.evidence(*spans), sure)


def target_year(focus: Focus, policy: str) -> Claim | None:
    """The year by which a policy is to be done: that in a plan's name, else the first its sentences give."""
    named = _named_year(focus, policy)
    if named is not None:
        return named
    found: list[tuple[str, Claim]] = []
    for sentence in focus.sentences(policy):
        for match in _UNTIL.finditer(sentence.text):
            at = sentence.start + match.start()
            if not mine(focus, sentence, policy, at):
                continue
            year = match["y"] or match["e"] or match["g"] or match["h"] or "20" + (match["s"] or match["r"])
            span = (at, sentence.start + match.end())
            found.append((year, Claim("target_year", year, focus.ctx.evidence(span), 0.75)))
        for moment in dated.moments(focus.ctx, sentence.start, sentence.end) if not found else ():
            relative = _NEXT_YEAR.match(focus.ctx.document.text, moment.start)
            if relative and mine(focus, sentence, policy, moment.start):
                evidence = focus.ctx.evidence((moment.start, relative.end()))
                found.append((moment.value[:4], Claim("target_year", moment.value[:4], evidence, 0.65)))
    return found[0][1] if found else None


_YEAR_NAMED = re.compile(r"(?:^|\s)(20[2-9]\d)\s?(?:년\s)?(?=[가-힣A-Z(]|$)")


def _named_year(focus: Focus, policy: str) -> Claim | None:
    """The year in the name of a plan (2050 탄소중립 추진전략)."""
    first = focus.occurrences[policy][0]
    match = _YEAR_NAMED.search(policy)
    published = (focus.ctx.document.published or "2029")[:4]
    if match is None or first.type != "strategy" or match[1] <= f"{int(published) + 1}":
        return None
    return Claim("target_year", match[1], focus.ctx.evidence((first.start, first.end)), 0.6)
