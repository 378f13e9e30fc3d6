"""Who issued a policy: drew it up, announced it, designated the zone, runs the platform."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.cues import cued
from graph.extract.context import Context, Name, Sentence
from graph.extract.policies.focus import Focus
from graph.model import Claim, Kind, RegionKind

_ACT = re.compile(
    r"발표|수립|확정|의결|마련|공개|공표|시행|제정|개정|도입|선포|내놓|내놨|제시|보고|고시|통과|구축|설명|소개|조성|"
    r"개설|운영|개통|추진|지정|선정|세우|세울|세운|세웠|짰|펴[낸냈내]|꺼내|시작|신설|벌[이인일여였]|펼[치친칠쳐쳤]|가동|"
    r"운용|나[서선섰]|뽑[았혔]|개시|착수|띄[우운웠]|내건|내걸"
)
_LEGAL = re.compile(r"제정|마련|개정|시행|공표|고시|통과|의결|발표|공개|[A-Za-z]")
_LATIN = re.compile("[A-Za-z]")
_ENGLISH_ACT = cued(
    r"announc|unveil|releas|adopt|approv|launch|establish|introduc|enact|pass|present|publish", re.IGNORECASE
)
_SUBJECT = re.compile(r"[’'」」\"”)]?\s?(?:\([^()\n]{1,45}\))?(?:은|는|이|가|에서|와|과|도|,)(?=\s|$)")
_OF = re.compile(
    r"[’'」]?\s?(?:의|(?:이|가)?\s?(?:주관|공모|주최)(?:한|하는|의)?|(?:이|가) 추진(?:하는| 중인)|"
    r"\(.{1,12}\)의)?\s?[‘'「｢『《`“\"]?$"
)
_MAKER = re.compile(
    r"(?:[(（][^()（）]{1,40}[)）])?(?:이|가)\s(?:(?!\S*[이은는]\s)\S{1,8}\s){0,5}?\S*[는은한할인된던]\s[‘'「｢『《`“\"]?$"
)
_ENGLISH_SUBJECT = re.compile(
    r"^(?:\s\([^()]{1,20}\))?(?:\s\w+){0,6}\s(?:also\s)?(?:announc|unveil|releas|adopt|approv|"
    r"launch|establish|introduc|present|publish|push|enact)\w*\b"
)
_CITED = re.compile(
    r"[’'」｣』》>`”\"]?\s?(?:\([^()\n]{1,30}\))?\s?(?:제\d+조|에 따[른라]|에 근거|에 의[한해]|"
    r"에 대응|에 발맞|에 부응|"
    r"의 위임|상 |위반|에서 정한|에 명시|(?:공모\s?)?(?:사업\s?)?(?:공모|에)(?:에)?\s(?:최종\s|신규\s|"
    r"추가\s)?(?:선정|응모|신청))"
)
DONE = re.compile(
    r"(?:발표|수립|확정|마련|내놓|공개|공표|제시|도입|시행|추진|세운|짠)(?:한|은|했던|하는|하고 있는|"
    r"된|됐던|되는|중인)?\s[‘'「｢『《“]?$"
)
_DEFINES = re.compile(
    r"(?:\([^()\n]{1,20}\))?(?:이|가)\s(?:\S{1,8}\s){0,5}(?:지정|추진|운영|시행|도입|선정|"
    r"주관)하는\s"
)
_STATE = re.compile(r"정부(?:의|가 (?:발표한|수립한|추진하는|추진 중인|내놓은|마련한))\s?[‘'「｢『《“]?$")
_ISSUERS = frozenset(
    {
        "ministry",
        "local-government",
        "public-institution",
        "international",
        "other",
        "association",
        "company",
        "alliance",
    }
)
_GOVERNMENT = frozenset({"ministry", "local-government"})
_RUNS = re.compile(r"(?:\s?\([^()\n]{1,30}\))?(?:은|는)\s[^.]*$")
_TAKES_PART = re.compile(r"선정(?!했|하였|한다|하고)|공모|응모|신청|참여|건의|요청|따라|근거|유치|통해")
"""What one does with somebody else's programme."""
_SPEAKER = re.compile(r"(?:\s?\([^()\n]{1,30}\))?\s?(?:[가-힣A-Z·]{1,20}\s?){0,4}?(?:은|는|이|가)\s")
COMMITTEE = re.compile(r"위원회$")
_FOREIGN_LAW = re.compile(r"^(EU|유럽연합|미국|중국|일본|독일|프랑스|영국)\s")


def issuer(focus: Focus, policy: str) -> Claim | None:
    """Who drew up, announced, designated or runs a policy."""
    ctx = focus.ctx
    if made := _short_subject(focus, policy, _SHORT_MAKER):
        return made
    best: tuple[float, Name, Name] | None = None
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        for sure, body in _candidates(ctx, name, sentence):
            if best is None or sure > best[0]:
                best = (sure, body, name)
    if best is None or best[0] < _MADE_SURE:
        made = _maker_of_this(focus, policy)
        if made is not None:
            return made
    org = _organization(ctx, best[1]) if best is not None else None
    if best is None or org is None:
        return _short_subject(focus, policy) or _post_subject(focus, policy)
    sure, body, name = best
    return Claim(
        "issuer", org, ctx.evidence((body.start, body.end), (name.start, name.end)), sure, Kind.ORGANIZATION
    )


_MADE_SURE = 0.86
_MAKER_OF_THIS = re.compile(
    r"(?:\s?\([^()\n]{1,30}\))?(?:이|가)\s(?:\S{1,6}\s){0,2}?(?:마련|수립|발표|내놓|세운|추진|공개)(?:한|은|하는)?\s(?:이번|이)\s?"
    r"(?:\S{1,4}\s)?(?:전략|계획|대책|로드맵|방안|사업|제도|비전)"
)


def _maker_of_this(focus: Focus, policy: str) -> Claim | None:
    """`복지부가 마련한 이번 계획은`: told where the plan is only pointed to."""
    ctx = focus.ctx
    for sentence in focus.sentences(policy):
        if "이번" not in sentence.text and " 이 " not in sentence.text:
            continue
        for body in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION):
            if _MAKER_OF_THIS.match(ctx.document.text, body.end):
                evidence = ctx.evidence((body.start, body.end))
                return Claim("issuer", body.name, evidence, _MADE_SURE, Kind.ORGANIZATION)
    return None


def presumed(focus: Focus, policy: str) -> Claim | None:
    """Where a sentence says what is done to a policy and not by whom: who issued the main one."""
    ctx, name = focus.ctx, focus.occurrences[policy][0]
    sentence = ctx.sentence_at(name.start)
    if policy == focus.main and name.type == "strategy":
        return _letterhead(focus, name)
    if (
        focus.main is None
        or policy == focus.main
        or name.type in {"law", "zone"}
        or _STATE.search(ctx.document.text[sentence.start : name.start])
        or _CITED.match(ctx.document.text, name.end)
    ):
        return None
    if not (
        _act(ctx.document.text, name.end, sentence.end)
        or DONE.search(ctx.document.text[sentence.start : name.start])
    ):
        return None
    claim = issuer(focus, focus.main)
    return None if claim is None else replace(claim, confidence=0.5)


def _letterhead(focus: Focus, name: Name) -> Claim | None:
    """The body that put the document out, for the plan that it is about and says nobody else made."""
    ctx = focus.ctx
    body = next((n.name for n in ctx.names.of(Kind.ORGANIZATION) if n.name == ctx.document.issuer), None)
    named = [(n, ctx.sentence_at(n.start)) for n in focus.occurrences[name.name]]
    told = any(s.region is RegionKind.TITLE or _act(ctx.document.text, n.end, s.end) for n, s in named)
    if body is None or not told:
        return None
    return Claim("issuer", body, ctx.evidence((name.start, name.end)), 0.5, Kind.ORGANIZATION)


_SHORT = re.compile(r"(?:^|[.,]\s|\s)(시|도|군|구|정부)(?:는|은|가)\s")


_SHORT_MAKER = re.compile(
    r"(?:^|\s)([도시군구])가\s(?:(?!\S*[이가은는]\s)\S{1,8}\s){0,3}\S*[은한운된]\s[‘'「｢『《`“\"]?$"
)
"""`성 시장은 … 도가 내놓은 ‘…’`: who made it stands nearer than who speaks of it."""


def _short_subject(focus: Focus, policy: str, form: re.Pattern[str] | None = None) -> Claim | None:
    """`시는 … ‘… 육성계획’을 발표했다`: the local government that the text names most."""
    ctx = focus.ctx
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        said = (form or _SHORT).search(ctx.document.text[sentence.start : name.start])
        around = ctx.document.text[max(sentence.start, name.start - 16) : sentence.end]
        if said is None or said[1] == "정부" or not _act(around, 0, len(around)):
            continue
        seen = Counter(n.name for n in ctx.names.of(Kind.ORGANIZATION) if n.type == "local-government")
        body = next((b for b, _ in seen.most_common() if b.endswith(said[1])), None)
        if body is not None:
            start = sentence.start + said.start(1)
            evidence = ctx.evidence((start, start + 1), (name.start, name.end))
            return Claim("issuer", body, evidence, 0.65, Kind.ORGANIZATION)
    return None


_POST_SUBJECT = re.compile(r"(?:^|\s)(?P<family>[가-힣])\s(?P<post>[가-힣]{1,8})(?:은|는|이|가)\s")


def _post_subject(focus: Focus, policy: str) -> Claim | None:
    """`도 국장은 … 「… 방안」을 내놓았다`: the body of the one person of that name and post."""
    ctx = focus.ctx
    for name in focus.occurrences[policy]:
        sentence = ctx.sentence_at(name.start)
        said = _POST_SUBJECT.search(ctx.document.text[sentence.start : name.start])
        if said is None or not _act(ctx.document.text, name.end, sentence.end):
            continue
        posts = [
            p for p in ctx.posts if p.person[0] == said["family"] and (p.title or "").endswith(said["post"])
        ]
        bodies = {p.organization for p in posts if p.organization}
        if len({p.person for p in posts}) == 1 and len(bodies) == 1:
            body = bodies.pop()
            start = sentence.start + said.start("family")
            evidence = ctx.evidence((start, sentence.start + said.end("post")), (name.start, name.end))
            return Claim("issuer", body, evidence, 0.65, Kind.ORGANIZATION)
    return None


def _act(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first verb of announcing; ignoring case costs too much where no Latin letter stands."""
    latin = _LATIN.search(text, start, end)
    english = _ENGLISH_ACT.search(text, latin.start(), end) if latin else None
    found = [match for match in (_ACT.search(text, start, end), english) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _candidates(ctx: Context, name: Name, sentence: Sentence) -> Iterator[tuple[float, Name]]:
    text = ctx.document.text
    if _STATE.search(text[sentence.start : name.start]):
        return
    if _CITED.match(text, name.end):
        yield from _cited(ctx, name, sentence)
        return
    bodies = list(ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION, Kind.PERSON))
    bodies = [b for b in bodies if b.kind is Kind.PERSON or b.type in _ISSUERS]
    if name.type == "programme":
        bodies = [b for b in bodies if b.type != "alliance"]
    acted = _act(text, name.end, sentence.end)
    if acted and name.type == "law" and (acted.start() - name.end > 15 or not _LEGAL.match(acted[0])):
        acted = None
    acted_before = not re.search("[가-힣]", sentence.text)
    foreign = _FOREIGN_LAW.match(name.name)
    given = name.type == "zone" and acted is not None and _GIVEN.match(text, acted.end())
    for body in bodies:
        if given and body.type == "local-government":
            continue
        if body.end <= name.start:
            gap = text[body.end : name.start]
            if _MAKER.match(gap):
                yield 0.86, body
            if _OF.match(gap) and body.kind is Kind.ORGANIZATION:
                yield 0.85, body
            elif acted_before and _ENGLISH_SUBJECT.search(gap):
                yield 0.8, body
            elif acted and body.kind is Kind.PERSON and _SPEAKER.match(gap):
                yield 0.72, body
            elif _SUBJECT.match(gap) and DONE.search(gap):
                yield 0.74, body
            elif body.type in _GOVERNMENT and name.type == "programme" and _RUNS.match(gap):
                if body.type == "ministry" or not _TAKES_PART.search(text, name.end, sentence.end):
                    yield 0.6, body
            elif acted and name.type == "zone" and COMMITTEE.search(body.name) and _HELD_BY.match(gap):
                yield 0.88, body
            elif acted and _SUBJECT.match(gap):
                committee = bool(COMMITTEE.search(body.name)) and name.type == "zone"
                near = 0.05 * (body.start == min(b.start for b in bodies))
                yield (0.88 if committee else 0.7 + near), body
            elif _draws_up(text, name, body):
                yield 0.62, body
        elif body.start > name.end and _DEFINES.match(text, body.end, sentence.end):
            yield 0.9, body
        elif foreign and body.start == name.start:
            yield 0.8, body


def _cited(ctx: Context, name: Name, sentence: Sentence) -> Iterator[tuple[float, Name]]:
    """`도는 지난 1월 발표한 「…」에 따라`, `가나부의 ‘… 사업’ 공모에 선정`: whose the text calls it."""
    text = ctx.document.text
    if name.type == "law":
        return
    for body in ctx.names.within(sentence.start, name.start, Kind.ORGANIZATION):
        if body.type not in _ISSUERS:
            continue
        gap = text[body.end : name.start]
        if _OF.match(gap) or _MAKER.match(gap):
            yield 0.8, body
        elif _SUBJECT.match(gap) and DONE.search(gap) and not OTHER_SUBJECT.search(gap, 2):
            yield 0.72, body


OTHER_SUBJECT = re.compile(r"[가-힣](?:이|가|은|는)\s")


def _draws_up(text: str, name: Name, body: Name) -> bool:
    """`전남도는 제안을 ‘… 종합계획’에 담을 방침이다`: into a plan of its own."""
    if body.type not in _GOVERNMENT or name.type != "strategy" or not _PUTS_IN.match(text, name.end):
        return False
    gap = text[body.end : name.start]
    return _RUNS.match(gap) is not None and not OTHER_SUBJECT.search(gap, 3)


_PUTS_IN = re.compile(r"[’'」｣』》>”\"]?에\s(?:\S{2,4}\s)?(?:담|반영|포함)(?!된|돼|되어|된다)")
_GIVEN = re.compile(r"받|됐|되|돼|된|될")
"""`구미시가 … 특화단지로 지정돼`: a town that gets a zone has not made it."""
_HELD_BY = re.compile(r"(?:을|를)\s(?:\S{1,8}\s){0,2}?(?:열|개최|거쳐|통해)|(?:의)?\s?(?:심의|의결)|에서\s")
"""What a sentence says of the committee that decides on a zone: `위원회를 열고`, `위원회 심의를 거쳐`."""


def _organization(ctx: Context, body: Name) -> str | None:
    """The body itself, or the one a person speaks for."""
    if body.kind is Kind.ORGANIZATION:
        return body.name
    post = ctx.post(body.name)
    return post.organization if post is not None else None
