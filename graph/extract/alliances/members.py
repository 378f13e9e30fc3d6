"""Who belongs to an alliance."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.cues import cued
from graph.extract.alliances import counted
from graph.extract.alliances import rows as alliance_rows
from graph.extract.alliances.alliance import LAUNCH, ROW, Alliance, bodies_in
from graph.extract.context import Context, Name, Sentence
from graph.extract.english import alliances as english_alliances
from graph.model import Claim, Kind

_TOGETHER = re.compile(
    r"(?:과|와)\s?(?:함께|공동|손잡|힘을|협력|뜻을)|(?:등과|등이|등은|기관과|기관이|이|가|은|"
    r"는|과|와|도)?\s?참여|(?:과|와|이|가|은|는)(?=[\s,])"
)
_JOINED = cued(
    r"참여|구성|가입|동참|함께(?:하|한|해)|포함|합류|더해|짜였|이뤄|이루어|꾸려|모였|뭉쳤|들어왔|들어와|들어간|"
    r"이름을 올|힘을 보태|(?:사|기업|기관|단체|곳|개국|등)(?:으로|로|이|가) (?:발족|출범|결성|시작)|"
    r"손잡|손을 잡|힘을 [모합]|뜻을 모|의기투합|가세|회원이\s?(?:됐|되|모두|다|며|고)|회원으로|일원으로|주축"
)
_PRESENT = re.compile(r"참석(?!한\s\d+\s?개)|자리를 함께|방문|축사|개회사|환영사|격려")


def members(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """The bodies that formed it or that the text says take part in it."""
    yield from english_alliances.members(ctx, alliance.about, alliance.occurrences)
    yield from _as_members(ctx, alliance_rows.listed(ctx, alliance), 0.85)
    for sentence in alliance.about:
        spoken = next((n for n in alliance.occurrences if sentence.start <= n.start < sentence.end), None)
        if spoken is not None:
            yield from _parties(ctx, sentence, spoken)
            yield from _countries(ctx, sentence)
        if ROW.match(sentence.text) or _PRESENT.search(sentence.text):
            continue
        named = [n for n in alliance.occurrences if sentence.start <= n.start < sentence.end]
        if named:
            yield from _founders(ctx, sentence, named[0])
            yield from _joiners(ctx, sentence, named[-1].end)
            yield from _made_up(ctx, sentence, named[0])
        else:
            yield from _joiners(ctx, sentence, sentence.start)
        yield from _as_members(ctx, _officers(ctx, sentence), 0.75)


_COUNTS = dict(zip("두 세 네 다섯 여섯 일곱 여덟 아홉 열".split(), range(2, 11), strict=True))
_THEY = cued(
    rf"(?:(?:(?P<n>\d+|{'|'.join(_COUNTS)})\s?개?\s?|(?:협약\s)?참여\s?|협약\s?|양\s?|이들\s?)"
    r"(?:기관|회사|기업|단체|대학|시군|당사자|측|참여기관)(?:들)?|(?<![가-힣])이들)(?:은|는|이|가)\s"
)


def _parties(ctx: Context, sentence: Sentence, name: Name) -> Iterator[Claim]:
    """`협약 참여기관은 이날 ‘… 협의회’도 발족했다`, `여덟 기관이 함께하는 … 추진단`: who signed."""
    they = _THEY.search(sentence.text, 0, name.start - sentence.start)
    if they is None:
        return
    count = they["n"] and (_COUNTS.get(they["n"]) or int(they["n"]))
    if not count and not LAUNCH.search(ctx.document.text, name.end, sentence.end):
        return
    told = (ctx.parties.get(sentence.start, ()), *ctx.parties.values())
    bodies = next((parties for parties in told if parties and count in {None, "", len(parties)}), ())
    evidence = ctx.evidence(
        (sentence.start + they.start(), sentence.start + they.end()), (name.start, name.end)
    )
    for body in bodies:
        if body != name.name:
            yield Claim("members", body, evidence, 0.65, Kind.ORGANIZATION)


_STATES = re.compile(r"(\d+)\s?개국(?:이|가|은|는)?\s(?:모두\s|함께\s)?(?:참여|가입|구성|결성)")
_STATES_FORM = re.compile(r"(\d+)\s?개국(?:이|은)\s")


def _countries(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """`한국과 중앙아 5개국이 참여하는`: the countries named here, and those that another sentence lists."""
    counted = _STATES.search(sentence.text)
    if counted is None and LAUNCH.search(sentence.text):
        counted = _STATES_FORM.search(sentence.text)
    if counted is None:
        return
    lists = [
        [n for n in ctx.names.within(s.start, s.end, Kind.PLACE) if n.type == "country"]
        for s in ctx.sentences
        if f"{counted[1]}개국" in s.text
    ]
    here = [n for n in ctx.names.within(sentence.start, sentence.end, Kind.PLACE) if n.type == "country"]
    named = {n.name for n in here}
    for names in lists:
        others = {n.name: n for n in names if n.name not in named}
        if len(others) >= int(counted[1]) - len(named):
            here += list(others.values())[-int(counted[1]) :]
            break
    for name in here:
        yield Claim("members", name.name, ctx.evidence((name.start, name.end)), 0.65, Kind.PLACE)


_OFFICE = re.compile(
    r"(?:간사|주관|총괄|운영|사무국|부회장|이사|감사)\s?(?:기관|사|단체)?(?:은|는|을|를|으로|로|에는|에)\s"
)


def _officers(ctx: Context, sentence: Sentence) -> Iterator[Name]:
    """간사기관은 A가 맡는다, A와 B가 간사기관을 맡고: bodies that hold an office in it."""
    for office in _OFFICE.finditer(sentence.text):
        at, end = sentence.start + office.start(), sentence.start + office.end()
        taken = re.compile(r"맡|선임|선출|뽑|위촉|지정").search(ctx.document.text, end, sentence.end)
        if taken is None or taken.start() - end > 60:
            continue
        after = bodies_in(ctx, end, taken.start())
        yield from after or _run_up(ctx, bodies_in(ctx, sentence.start, at), at)


def _run_up(ctx: Context, bodies: list[Name], end: int) -> Iterator[Name]:
    """The bodies joined to one another that stand right before an offset."""
    for body in reversed(bodies):
        if not re.fullmatch(
            r"\s?(?:\([^()]*\))?(?:와|과|이|가|,|·|은|는)?\s?", ctx.document.text[body.end : end]
        ):
            return
        yield body
        end = body.start


_FORMING = re.compile(r"\bwith\s.*\b(?:launch|form|establish|creat|found)\w*\s(?:the\s|a\s)?$")


def _founders(ctx: Context, sentence: Sentence, name: Name) -> Iterator[Claim]:
    """산업부는 대한상의, 업종별 협회 등과 함께 ‘… 얼라이언스’를 출범."""
    text = ctx.document.text
    if _FORMING.search(text[sentence.start : name.start]):
        yield from _as_members(ctx, bodies_in(ctx, sentence.start, name.start), 0.7, name)
        return
    if not LAUNCH.search(text, name.end, sentence.end):
        return
    bodies = bodies_in(ctx, sentence.start, name.start)
    if _CEREMONY.match(text, name.end):
        bodies = [b for b in bodies if b.type not in _GOVERNMENT] if len(bodies) > 1 else []
    if bodies and _TOGETHER.search(text, bodies[0].end, name.start):
        yield from _as_members(ctx, bodies, 0.75, name)


_GOVERNMENT = frozenset({"ministry", "local-government"})
_CEREMONY = re.compile(r"[’'」』｣>》]?\s?(?:\([^()\n]{1,30}\))?\s?(?:의\s)?(?:출범식|발족식|창립총회|킥오프)")
"""Whoever holds the ceremony of an alliance alone, or as the government, is not for that its member."""


_OF_WHOM = re.compile(
    r"(?:등)?(?:\s?\S{1,12}){0,4}?(?:로|으로|이|가|이\s함께)\s?(?:구성|참여|결성|설립|만든|"
    r"꾸린)(?:된|하는|한)?\s(?:\S{1,10}(?<![.,을를])\s){0,2}?[‘'「｢『《“]?$"
)


def _made_up(ctx: Context, sentence: Sentence, name: Name) -> Iterator[Claim]:
    """A, B, C 등이 참여하는 ‘… 얼라이언스’."""
    bodies = bodies_in(ctx, sentence.start, name.start)
    if len(bodies) >= 2 and _OF_WHOM.fullmatch(ctx.document.text[bodies[-1].end : name.start]):
        yield from _as_members(ctx, bodies, 0.75, name)


_THEY_ARE = re.compile(
    r"(?:(?:참여|참가|가입|회원)\s?(?:기업|기관|회원사?|사|국|단체)|회원)(?:은|는|으로는|로는|에는)\s[^.]*(?:이다|이며|다)[.\s]*$"
)


_BESIDE = re.compile(
    r"(\d+)개\s?(?:기관|기업|단체|사|대학|시군)(?:\s이?외에|뿐\s?(?:아니라|만)|에 더해|을 비롯)"
)
"""`8개 기관 외에 A와 B가 참여`: those who signed, and more."""


def _so_many(ctx: Context, count: int) -> tuple[str, ...]:
    """The parties of the agreement that has so many."""
    return next((parties for parties in ctx.parties.values() if len(parties) == count), ())


def _joiners(ctx: Context, sentence: Sentence, start: int) -> Iterator[Claim]:
    """… 얼라이언스에는 A, B 등이 참여한다."""
    last = max((m.start() for m in _JOINED.finditer(ctx.document.text, start, sentence.end)), default=start)
    bodies = bodies_in(ctx, start, last)
    beside = _BESIDE.search(ctx.document.text, start, last)
    parties = _so_many(ctx, int(beside[1])) if beside else ()
    for body in parties:
        evidence = ctx.evidence((sentence.start, sentence.end))
        yield Claim("members", body, evidence, 0.65, Kind.ORGANIZATION)
    if parties:
        yield from _as_members(ctx, bodies, 0.7)
        return
    they = _THEY_ARE.search(ctx.document.text, start, sentence.end)
    if they and len(bodies) < 2:
        bodies = bodies_in(ctx, they.start(), sentence.end)
    if len(bodies) >= 2:
        yield from _as_members(ctx, bodies, 0.7)
        yield from _as_members(ctx, counted.meant(ctx, sentence), 0.65)


def _as_members(
    ctx: Context, bodies: Iterable[Name], sure: float, name: Name | None = None
) -> Iterator[Claim]:
    for body in bodies:
        spans = [(body.start, body.end)] + ([(name.start, name.end)] if name else [])
        yield Claim("members", body.name, ctx.evidence(*spans), sure, Kind.ORGANIZATION)
