"""Who issued a policy, when it was announced, what it costs, by when it is to be done, what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extract.context import Context, Name, Sentence
from graph.extract.policy_focus import Focus
from graph.model import Claim, Kind, MentionType
from graph.nlp import Moment, Value

_ACT = re.compile(
    r"발표|수립|확정|의결|마련|공개|공표|시행|제정|개정|도입|선포|내놓|제시|고시|통과|구축|"
    r"개설|운영|개통|추진|지정|선정|세우|세웠|짰|펴냈|"
    r"announc|unveil|releas|adopt|approv|launch|establish|introduc|enact|pass|present|publish",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"발표|수립|확정|의결|마련했|마련하였|공개|공표|제정|선포|내놓|제시했|통과|지정|선정|고시|"
    r"announc|unveil|releas|adopt|approv|launch|enact|pass",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"[’'」」\"”)]?\s?(?:\([^()\n]{1,30}\))?(?:은|는|이|가|에서|와|과|도|,)(?=\s|$)")
_OF = re.compile(
    r"[’'」]?\s?(?:의|이 추진하는|가 추진하는|이 추진 중인|가 추진 중인|\(.{1,12}\)의)?\s?[‘'「｢『《`“\"]?$"
)
_MAKER = re.compile(r"(?:이|가)\s(?:\S{1,8}\s){0,3}?\S*[는한할인된]\s[‘'「｢『《`“\"]?$")
_ENGLISH_SUBJECT = re.compile(
    r"^(?:\s\([^()]{1,20}\))?(?:\s\w+){0,6}\s(?:also\s)?(?:announc|unveil|releas|adopt|approv|"
    r"launch|establish|introduc|present|publish|push|enact)\w*\b"
)
_CITED = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?\s?(?:제\d+조|에 따[른라]|에 근거|에 의[한해]|"
    r"의 위임|상 |위반|에서 정한|에 명시)"
)
_ISSUERS = {
    "ministry",
    "local-government",
    "public-institution",
    "international",
    "other",
    "association",
    "company",
}
_BODY = re.compile(r"위원회$")
_RESPONDS = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?(?:에|에도|에 적극|"
    r"에 선제적으로)\s?(?:\S{2,6}\s)?(?:대응|발맞|부응|호응)"
)
_UNTIL = re.compile(
    r"(?<!\d)(?P<y>20\d\d)년?(?:\s?\d{1,2}월)?\s?까지|[‘’'](?P<s>\d\d)년?\s?까지|"
    r"\bby\s(?:the end of\s)?(?P<e>20\d\d)|~\s?(?:20)?(?P<r>\d\d)년?\)"
)
_FOREIGN_LAW = re.compile(r"^(EU|유럽연합|미국|중국|일본|독일|프랑스|영국)\s")


def issuer(focus: Focus, policy: str) -> Claim | None:
    """Who drew up, announced, designated or runs a policy."""
    ctx = focus.ctx
    best: tuple[float, Name, Name] | None = None
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        for sure, body in _candidates(ctx, name, sentence):
            if best is None or sure > best[0]:
                best = (sure, body, name)
    if best is None:
        return _designator(focus, policy)
    sure, body, name = best
    org = _organization(ctx, body)
    if org is None:
        return None
    return Claim(
        "issuer", org, ctx.evidence((body.start, body.end), (name.start, name.end)), sure, Kind.ORGANIZATION
    )


def presumed(focus: Focus, policy: str) -> Claim | None:
    """Where a sentence says what is done to a policy and not by whom: who issued the main one."""
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    sentence = ctx.sentence_at(name.start)
    if (
        focus.main is None
        or policy == focus.main
        or name.type in {"law", "zone"}
        or _CITED.match(ctx.document.text, name.end)
    ):
        return None
    if not _ACT.search(ctx.document.text, name.end, sentence.end):
        return None
    claim = issuer(focus, focus.main)
    return None if claim is None else replace(claim, confidence=0.5)


def _designator(focus: Focus, policy: str) -> Claim | None:
    """For a zone given in a list: the committee named last before, which decides on zones."""
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    sentence = ctx.sentence_at(name.start)
    if (
        name.type != "zone"
        or not re.search(r"지정|선정|의결", sentence.text)
        or _before_year(ctx, name, sentence)
    ):
        return None
    bodies = [b for b in ctx.names.of(Kind.ORGANIZATION) if b.end <= name.start and _BODY.search(b.name)]
    if not bodies:
        return None
    body = next((b for b in reversed(bodies) if b.name[0] != " "), bodies[-1])
    evidence = ctx.evidence((body.start, body.end))
    return Claim("issuer", body.name, evidence, 0.6, Kind.ORGANIZATION)


def _before_year(ctx: Context, name: Name, sentence: Sentence) -> bool:
    """Whether the zone is told with a date of its own, an earlier one."""
    return bool(re.search(r"\d{4}년\s$", ctx.document.text[sentence.start : name.start]))


def _candidates(ctx: Context, name: Name, sentence: Sentence) -> Iterator[tuple[float, Name]]:
    text = ctx.document.text
    if _CITED.match(text, name.end):
        return
    bodies = list(ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION, Kind.PERSON))
    bodies = [b for b in bodies if b.kind is Kind.PERSON or b.type in _ISSUERS]
    acted = _ACT.search(text, name.end, sentence.end)
    acted_before = not re.search("[가-힣]", sentence.text)
    foreign = _FOREIGN_LAW.match(name.name)
    for body in bodies:
        if body.end <= name.start:
            gap = text[body.end : name.start]
            if _MAKER.match(gap):
                yield 0.86, body
            if _OF.match(gap) and body.kind is Kind.ORGANIZATION:
                yield 0.85, body
            elif acted_before and _ENGLISH_SUBJECT.search(gap):
                yield 0.8, body
            elif acted and _SUBJECT.match(gap):
                committee = bool(_BODY.search(body.name)) and name.type == "zone"
                near = 0.05 * (body.start == min(b.start for b in bodies))
                yield (0.88 if committee else 0.7 + near), body
        elif foreign and body.start == name.start:
            yield 0.8, body


def _organization(ctx: Context, body: Name) -> str | None:
    """The body itself, or the one a person speaks for."""
    if body.kind is Kind.ORGANIZATION:
        return body.name
    post = ctx.post(body.name)
    return post.organization if post is not None else None


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
    return best


_PAST = re.compile(r"\S{2,6}?(?:했|하였|한\s|된\s|됐|되었|해\s|하기로)")


def _told(text: str, act: re.Match[str] | None) -> bool:
    """Whether the act is told as done."""
    return act is not None and bool(_PAST.match(text, act.start()))


def _dated(ctx: Context, name: Name) -> Claim | None:
    text = ctx.document.text
    sentence = ctx.sentence_at(name.start)
    if _CITED.match(text, name.end):
        return None
    acted = _ANNOUNCED.search(text, name.end, sentence.end)
    moments = [m for m in ctx.doc._.moments if sentence.start <= m.start < sentence.end]
    prior = [
        m
        for m in moments
        if m.end <= name.start and not re.match(r"\s?(?:까지|부터)", text[m.end : m.end + 3])
    ]
    if prior and _DATED.match(text[prior[-1].end : name.start]):
        return _date(ctx, prior[-1], name, 0.85)
    english = not re.search("[가-힣]", sentence.text)
    announcing = None
    if not acted:
        announcing = _ANNOUNCED.search(text, sentence.start, name.start)
        if announcing is None or (name.type != "zone" and not english):
            return None
    if prior:
        return _date(ctx, prior[-1], name, 0.8)
    between = [
        m for m in moments if acted and name.end <= m.start < acted.start() and m.start - name.end < 60
    ]
    if between:
        return _date(ctx, between[-1], name, 0.78)
    if english:
        later = [m for m in moments if m.start >= name.end and text[m.start - 3 : m.start] != "by "]
        if announcing is not None and later and len(later[0].value) >= 7:
            return _date(ctx, later[0], name, 0.78)
    told = english or ":" in sentence.text or _told(text, acted or announcing)
    day = _day_before(ctx, sentence.start) if told else None
    return _date(ctx, day, name, 0.5) if day is not None else None


def _date(ctx: Context, moment: Moment, name: Name, sure: float) -> Claim:
    spans = [(name.start, name.end), (moment.start, moment.end)]
    return Claim("announced", moment.value[:10], ctx.evidence(*spans), sure)


def _day_before(ctx: Context, offset: int) -> Moment | None:
    """The last day named before: what happened there happened then."""
    days = [m for m in ctx.doc._.moments if m.end <= offset and len(m.value) >= 10 and _factual(ctx, m.start)]
    return days[-1] if days else None


def _factual(ctx: Context, offset: int) -> bool:
    try:
        ctx.sentence_at(offset)
    except LookupError:
        return False
    return True


def target_year(focus: Focus, policy: str) -> Claim | None:
    """The year by which a policy is to be done (`2030년까지`): the last one its sentences give."""
    found: list[tuple[str, Claim]] = []
    for sentence in focus.sentences(policy):
        for match in _UNTIL.finditer(sentence.text):
            at = sentence.start + match.start()
            if not _mine(focus, sentence, policy, at):
                continue
            year = match["y"] or match["e"] or "20" + (match["s"] or match["r"])
            span = (at, sentence.start + match.end())
            found.append((year, Claim("target_year", year, focus.ctx.evidence(span), 0.75)))
    return found[0][1] if found else None


def _mine(focus: Focus, sentence: Sentence, policy: str, at: int, end: int = 0) -> bool:
    """Whether a figure in a sentence is this policy's: the last one named before it, else the first.

    A sum right before a name (`12조 원 규모의 ‘… 펀드’`) is that one's; a new clause is about the main one only.
    """
    named = focus.named_in(sentence)
    if not named:
        return True
    text = focus.ctx.document.text
    following = next((n for n in named if n.start >= max(end, at)), None)
    if end and following is not None and _SIZED.fullmatch(text[end : following.start]):
        return following.name == policy
    prior = [n for n in named if n.start <= at]
    if prior and policy != focus.main and re.search(r"[가-힣](?:고|며),\s", text[prior[-1].end : at]):
        return False
    return (prior[-1] if prior else named[0]).name == policy


_SIZED = re.compile(r"\s?(?:규모|상당|가량)?(?:의|인)?\s?[‘'「｢『《“]?")
_TOTAL = re.compile(r"총\s?(?:사업비|투자|예산|\S{0,6})?\s?(?:약\s?)?$|모두\s?$|총액|총사업비")
_SPENT = re.compile(
    r"사업비|투자|투입|예산|국비|규모|들여|지원|재정|자금|재원|확보|invest|budget|fund|spend|worth",
    re.IGNORECASE,
)


def budget(focus: Focus, policy: str) -> Claim | None:
    """What a policy costs in won: a sum called total, else the largest spent on it."""
    sums: list[tuple[bool, int, Value]] = []
    for sentence in focus.sentences(policy):
        for value in _money(focus.ctx, sentence):
            if not _mine(focus, sentence, policy, value.start, value.end):
                continue
            around = sentence.text
            before = around[max(0, value.start - sentence.start - 30) : value.start - sentence.start]
            after = around[value.end - sentence.start : value.end - sentence.start + 25]
            if _SPENT.search(before + " " + after):
                sums.append((bool(_TOTAL.search(before)), int(value.value or 0), value))
    if not sums:
        return None
    total, amount, value = max(sums, key=lambda s: (s[0], s[1], -s[2].start))
    return Claim("budget_krw", amount, focus.ctx.evidence((value.start, value.end)), 0.8 if total else 0.65)


def _money(ctx: Context, sentence: Sentence) -> Iterator[Value]:
    for value in ctx.doc._.values:
        inside = sentence.start <= value.start < sentence.end
        if inside and value.type is MentionType.MONEY and value.unit == "KRW" and value.value:
            yield value


def responds_to(focus: Focus, policy: str) -> Iterator[Claim]:
    """The policies that this one answers (…에 대응해)."""
    text = focus.ctx.document.text
    for name in focus.occurrences[policy]:
        sentence = focus.ctx.sentence_at(name.start)
        for other in focus.named_in(sentence):
            if other.name != policy and other.end <= name.start and _RESPONDS.match(text, other.end):
                spans = [(name.start, name.end), (other.start, other.end)]
                yield Claim("responds_to", other.name, focus.ctx.evidence(*spans), 0.8, Kind.POLICY)
