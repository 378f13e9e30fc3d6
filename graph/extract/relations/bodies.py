"""Bodies above and below one another: subsidiaries, joint ventures, institutes under a ministry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Name
from graph.extract.relations.relation import Stated, between, near
from graph.model import Kind

_TOPIC = re.compile(r"[’'」㈜]?(?:\([^()\n]{1,20}\))?(?:은|는|이|가|도)\s")
_JOINT = cued(
    r"(?:\((?:주|株)\)|㈜)?(?:의\s[가-힣]{2,8}\s|의|그룹|그룹의)?\s?(?:\d+%\s)?(?:합작(?:사|社|법인|회사|투자사)|자회사|계열사|계열회사|"
    r"공동 출자|손자회사|사내벤처|100% 출자회사)"
)
_GROUP = "그룹"
"""What a firm's name may end in before the word for those below it."""
_IS = re.compile(
    r"(?:이자\s|인\s|로\s|으로\s|\s|이며\s)?(?:[가-힣·]{2,12}\s(?:기업|업체|회사)(?:인)?\s)?(?:㈜|\(주\))?[‘']?"
)
_OWNERS = frozenset({"company", "public-institution", "university", "other"})


def _owning(ctx: Context, start: int, end: int) -> list[Name]:
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type in _OWNERS]


def owners(ctx: Context) -> Iterator[Stated]:
    """A는 B와 C의 합작사다; B의 자회사 A; A(B 자회사)."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        for joint in _JOINT.finditer(text, sentence.start, sentence.end):
            start = joint.start() + (len(_GROUP) if joint[0].startswith(_GROUP) else 0)
            before = _owning(ctx, sentence.start, start)
            parents = _parents(ctx, before, start)
            child = _child(ctx, joint, sentence.end, [f for f in before if f not in parents], parents)
            if child is not None:
                for one in [child, *_joined(ctx, child, joint.end(), sentence.end)]:
                    for parent in parents:
                        yield between(one, "subsidiary_of", parent, 0.75)


def _joined(ctx: Context, child: Name, start: int, end: int) -> Iterator[Name]:
    """The further ones of `B의 자회사 A와 C`."""
    last = child
    for firm in _owning(ctx, child.end, end) if child.start >= start else ():
        if not _AND.fullmatch(ctx.document.text[last.end : firm.start]):
            return
        yield firm
        last = firm


_AND = re.compile(r"(?:와|과|,|·|및)\s?(?:[가-힣\d\s]{2,20}(?:기업|업체|그룹|사)(?:인)?\s)?(?:㈜|\(주\))?")
_FOUNDED = re.compile(
    r"(?:이|가)\s(?:[^,.]{0,24}\s)?(?:설립|출자|공동 설립|세우|만들)\S{0,3}\s(?:\S+\s){0,4}?"
    r"(?:합작법인|합작사|합작회사|자회사)"
)


def founded(ctx: Context) -> Iterator[Stated]:
    """A는 B와 C가 지난해 50대50으로 설립한 합작법인이다."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        firms = _owning(ctx, sentence.start, sentence.end)
        for last in firms:
            told = _FOUNDED.match(text, last.end, sentence.end)
            if told is None:
                continue
            before = [f for f in firms if f.end <= last.start]
            parents = [last]
            for firm in reversed(before):
                if not _AND.fullmatch(text[firm.end : parents[-1].start]):
                    break
                parents.append(firm)
            child = _child(ctx, told, sentence.end, [f for f in before if f not in parents], parents)
            if child is not None:
                yield from (between(child, "subsidiary_of", parent, 0.7) for parent in parents)


_HELD_BY = re.compile(r"(?:이|가)\s(?:\S+\s)?(?:최대주주|대주주|모회사|지주회사)(?=[로인이다]|\s?다)")


def holders(ctx: Context) -> Iterator[Stated]:
    """A는 지분 60%를 쥔 B가 최대주주다: who holds most of a body's shares."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        firms = _owning(ctx, sentence.start, sentence.end)
        for parent in [f for f in firms if _HELD_BY.match(text, f.end)]:
            topics = [f for f in firms if f.end <= parent.start and _TOPIC.match(text, f.end)]
            if topics:
                yield between(topics[0], "subsidiary_of", parent, 0.7)


def _child(
    ctx: Context, joint: re.Match[str], end: int, rest: list[Name], parents: list[Name]
) -> Name | None:
    """Who is said to be owned: who carries the bracket, who follows, else the topic of the sentence."""
    text = ctx.document.text
    if parents and rest and re.fullmatch(r"\s?\((?:주\)\()?", text[rest[-1].end : parents[-1].start]):
        return rest[-1]
    after = next(iter(_owning(ctx, joint.end(), end)), None)
    if after is not None and _IS.fullmatch(text[joint.end() : after.start]):
        return after
    return next((f for f in rest if _TOPIC.match(text, f.end)), None)


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


_UNDER = re.compile(
    r"[’'」]?(?:\([^()\n]{1,20}\))?(?:\s?(?:산하|소속|부설|직속|출연)(?=[\s기공연전준])(?:의)?\s?"
    r"|에서\s(?:창업|분사|독립|스핀오프)(?:한|해\s나온|해\s세운)\s"
    r"|의?\s(?:1호\s)?(?:연구소|교원|교수|학생|기술)?\s?(?:창업\s?기업|연구소기업|기술지주회사|스핀오프\s?기업)(?:인)?\s)"
)
_KIND = re.compile(
    r"(?:(?:공공|연구|출연|전담|준정부|정부출연|전문)?기관(?:인)?\s)?(?:[가-힣]{2,8}\s(?:기업|업체|스타트업)(?:인)?\s)?[‘'「]?(?:㈜|\(주\))?"
)
_ABOVE = frozenset({"ministry", "local-government", "public-institution", "university", "company", "other"})


def affiliates(ctx: Context) -> Iterator[Stated]:
    """미래부 산하 B, 가나대 부설 B, 산업부 산하기관인 B와 C."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        bodies = list(ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION))
        for i, above in enumerate(bodies[:-1]):
            under = _UNDER.match(text, above.end) if above.type in _ABOVE else None
            if under is None or not _KIND.fullmatch(text[under.end() : bodies[i + 1].start]):
                continue
            for j, below in enumerate(bodies[i + 1 :], i + 1):
                if j > i + 1 and near(ctx, bodies[j - 1], below, 3) not in {"·", ", ", "와 ", "과 ", ","}:
                    break
                predicate = "subsidiary_of" if above.type == below.type == "company" else "affiliated_with"
                yield between(below, predicate, above, 0.75)


_MEMBERS = re.compile(r"(?:의)?\s(?:정)?회원(?:사|기업|기관)(?:인|가|는|와|들이)?\s(?:㈜|\(주\))?")
_ARE_MEMBERS = re.compile(r"\s?(?:등\s)?(?:\d+개\s?)?$")


def members(ctx: Context) -> Iterator[Stated]:
    """`가나협회 회원사인 A와 B`, `A, B 등 가나협회 회원사`: who belongs to an association."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        bodies = list(ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION))
        for i, union in enumerate(bodies):
            told = _MEMBERS.match(text, union.end) if union.type == "association" else None
            if told is None:
                continue
            held = bodies[i + 1 :] if i + 1 < len(bodies) and bodies[i + 1].start == told.end() else []
            for body in _run(ctx, held):
                yield between(body, "member_of", union, 0.7)
            before = bodies[:i][::-1]
            if not held and before and _ARE_MEMBERS.fullmatch(text[before[0].end : union.start]):
                for body in _run(ctx, before):
                    yield between(body, "member_of", union, 0.65)


def _run(ctx: Context, bodies: list[Name]) -> Iterator[Name]:
    """The first bodies as far as they are joined, in either direction."""
    last = None
    for body in bodies:
        if last is not None:
            one, other = sorted((last, body))
            if not _AND.fullmatch(ctx.document.text[one.end : other.start]):
                return
        if body.type in _OWNERS:
            yield body
        last = body
