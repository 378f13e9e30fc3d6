"""Who leads an alliance: chairs, co-chairs and deputies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.cues import cued
from graph.extract.alliances.alliance import TAKES, Alliance, bodies_in
from graph.extract.context import Context, Name, Sentence
from graph.extract.english import alliance_heads as english_heads
from graph.model import Claim, Kind

_HEAD = (
    r"(?:공동)?(?:단장|위원장|의장|회장|대표|간사장|부단장|부위원장|부의장|공동의장|공동대표|"
    r"초대 의장|이사장)"
)
_CHAIR = r"(?:공동)?(?:단장|위원장|의장|부단장|부위원장|부의장|공동의장|공동대표|초대 회장)"
_LED = cued(
    rf"(?:초대\s)?(?:공동)?{_CHAIR}(?:은|는|으로|로|에는|에|을|를|직을|이|가|도|인)|"
    rf"{_CHAIR}\s?[:：]"
)
_MARKED_HEAD = re.compile(rf"\((?:공동\s?)?{_HEAD}\)")
_BEFORE = ("으로", "로", "을", "를", "직을", "에")
_ARE = cued(
    r"(?:추진|공동|사업|기획|지원)?(?:위원장|단장|의장|회장|부회장|부위원장|부단장|부의장|대표)(?:은|에는|"
    r"으로는|로는|는)\s"
)
_LEADING_BODY = cued(
    r"(?:공동\s?)?(?:회장사|의장사|대표사|위원장사|회장\s?기관)(?:은|는|으로는|으로|로|에는|에|를|을)?\s"
)
_NAMED_HEAD = re.compile(rf"(?<![가-힣])(?:초대\s)?(?:공동\s?)?{_CHAIR}(?:\s?[:：])?\s$")


def heads(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """Its chair, co-chairs and deputies."""
    yield from english_heads.heads(ctx, alliance.about, alliance.occurrences)
    for sentence in alliance.about:
        yield from _marked_heads(ctx, sentence)
        yield from _listed(ctx, sentence)
        yield from _taking(ctx, sentence)
        yield from _called(ctx, sentence)
        yield from _bodies(ctx, sentence)
        for match in _LED.finditer(sentence.text):
            for person in _nearest(ctx, sentence, match):
                yield _claim(ctx, person, sentence.start + match.start(), sentence.start + match.end(), 0.7)
    yield from _by_post(ctx, alliance)


def _claim(ctx: Context, head: Name, start: int, end: int, sure: float) -> Claim:
    evidence = ctx.evidence((head.start, head.end), (start, end))
    return Claim("led_by", head.name, evidence, sure, head.kind)


def _people(ctx: Context, sentence: Sentence) -> list[Name]:
    return list(ctx.names.within(sentence.start, sentence.end, Kind.PERSON))


def _listed(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """공동위원장에는 A 차관과 B 원장이 위촉됐다: all of them."""
    for match in _ARE.finditer(sentence.text):
        first = sentence.start + match.start()
        end = sentence.start + match.end()
        for person in [p for p in _people(ctx, sentence) if p.start >= end]:
            gap = ctx.document.text[end : person.start]
            joined = len(gap) < _PENDING and end > sentence.start + match.end() and _AND_THEN.match(gap)
            if not joined and (len(gap) > 25 or re.search(r"(?:이|가|을|를|며|고)\s", gap)):
                break
            yield _claim(ctx, person, first, sentence.start + match.end(), 0.8)
            end = person.end


_PENDING = 90
_AND_THEN = re.compile(
    r"[^.,]{0,24}?(?:장관|차관|장|대표|사장|이사|교수|위원|의원|관|부사장|전무|상무)(?:과|와)\s(?!함께)(?!.*[고며],?\s)"
)
"""`A 장관과 …하기 위해 B 회장이 맡기로`: another is still to be named."""


def _taking(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """A 차관과 B 원장이 공동위원장을 맡고: all of them."""
    for match in TAKES.finditer(sentence.text):
        at = sentence.start + match.start()
        counted = _COUNTED.search(ctx.document.text, sentence.start, at)
        if counted is not None:
            yield from _all_of(ctx, sentence, at)
            continue
        for person in _joined_before(ctx, _people(ctx, sentence), at):
            yield _claim(ctx, person, at, sentence.start + match.end(), 0.8)
        yield from _by_post_alone(ctx, sentence, at)


_JOINS = re.compile(r"(?:[과와]|,|·)\s")
_NEW_CLAUSE = re.compile(r".*(?:[은는]|[가-힣][고며],?)\s")


def _by_post_alone(ctx: Context, sentence: Sentence, end: int) -> Iterator[Claim]:
    """`가나부 정책실장과 B 부회장이 공동위원장을 맡고`: who holds a post that stands without its holder."""
    text = ctx.document.text
    clause = _NEW_CLAUSE.match(text, sentence.start, end)
    start = clause.end() if clause else sentence.start
    for piece in _JOINS.split(text[start:end])[:_CHAIRS]:
        at = start
        start += len(piece) + 2
        if any(ctx.names.within(at, at + len(piece), Kind.PERSON)):
            continue
        holder = _holder(ctx, piece) if piece.endswith(_POSTED) else None
        if holder is not None:
            evidence = ctx.evidence((at, at + len(piece)))
            yield Claim("led_by", holder, evidence, 0.7, Kind.PERSON)
        elif piece.endswith(_POSTED) and (bodies := bodies_in(ctx, at, at + len(piece))):
            yield _claim(ctx, bodies[0], at, at + len(piece), 0.6)


_CHAIRS = 5
_POSTED = ("장", "장관", "차관", "정책관", "대표", "이사", "사장")
"""How posts end that are told without a name."""


_COUNTED = re.compile(r"등?\s?(?:총\s)?(?:\d+|두|세|네|다섯)\s?(?:인|명|사람)$")
_MINISTERS = re.compile(r"[가-힣·,\s]*\s(?:장관|차관|위원장|청장|처장)(?=[과와,\s])")


def _all_of(ctx: Context, sentence: Sentence, end: int) -> Iterator[Claim]:
    """A·B부 장관과 C 의원, D 회장 등 5인이 공동의장을 맡고: all since the topic, ministers by their posts."""
    text = ctx.document.text
    start = max((m.end() for m in re.finditer(r"(?:은|는)\s", text[sentence.start : end])), default=0)
    start += sentence.start
    for person in [p for p in _people(ctx, sentence) if start <= p.start < end]:
        yield _claim(ctx, person, person.start, end, 0.75)
    ministers = _MINISTERS.match(text, start, end)
    for body in bodies_in(ctx, start, ministers.end()) if ministers else ():
        if body.type == "ministry":
            holder = next((p for p in ctx.posts if p.organization == body.name and p.title == "장관"), None)
            yield Claim("members", body.name, ctx.evidence((body.start, body.end)), 0.7, Kind.ORGANIZATION)
            if holder is not None:
                yield Claim("led_by", holder.person, ctx.evidence((body.start, body.end)), 0.7, Kind.PERSON)


def _joined_before(ctx: Context, people: list[Name], end: int) -> Iterator[Name]:
    """The people before an offset, as far as they are joined to one another."""
    for person in reversed([p for p in people if p.end <= end]):
        gap = ctx.document.text[person.end : end]
        if len(gap) > 25 or re.search(r"(?:은|는|며|고|,)\s", gap):
            return
        yield person
        end = person.start


def _called(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """위원장 홍길동 교수는: the post right before the name."""
    for person in _people(ctx, sentence):
        low = max(sentence.start, person.start - 16)
        post = _NAMED_HEAD.search(ctx.document.text, low, person.start)
        if post is not None:
            yield _claim(ctx, person, post.start(), post.end(), 0.65)


def _by_post(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """Someone whose post is one of its chairs, wherever the text says so."""
    forms = {alliance.name, *(ctx.document.text[n.start : n.end] for n in alliance.occurrences)}
    for post in ctx.posts:
        if post.organization in forms and post.title and re.fullmatch(rf"(?:공동\s?)?{_HEAD}", post.title):
            yield Claim("led_by", post.person, ctx.evidence((post.start, post.end)), 0.75, Kind.PERSON)


def _bodies(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """회장사는 A가 맡고, 공동의장사로 A와 B가 선임됐다: the bodies that lead it."""
    for match in _LEADING_BODY.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        for body in bodies_in(ctx, end, sentence.end):
            gap = re.sub(r"\([^()]*\)", "", ctx.document.text[end : body.start])
            if len(gap) > 12 or re.search(r"[,.]\s(?:부|간|감)|(?:맡|선임|선출|고\s|며\s)", gap):
                break
            yield _claim(ctx, body, start, sentence.start + match.end(), 0.7)
            end = body.end


_BEHIND = 20
_CHOSEN = re.compile(
    r"\s?(?:새로\s|만장일치로\s)?(?:(?:선출|선임|추대|위촉|뽑)(?:된|한|힌)|맡은|맡고\s있는|이끄는)\s"
)
"""`협의회장으로 선출된 가나텍 B 사장은`, `추진단장을 맡은 C 원장`."""


def _nearest(ctx: Context, sentence: Sentence, match: re.Match[str]) -> list[Name]:
    """위원장은 홍길동 회장이 맡고: the person named next; A 회장과 B 회장을 위원장으로: those before."""
    people = _people(ctx, sentence)
    at = sentence.start + match.start()
    if match[0].endswith(_BEFORE):
        before = [p for p in people if p.end <= at]
        if (
            before
            and not _CHOSEN.match(ctx.document.text, sentence.start + match.end())
            and at - before[-1].end < 30
        ):
            return list(_joined_before(ctx, people, at)) or before[-1:]
        end = sentence.start + match.end()
        chosen = _CHOSEN.match(ctx.document.text, end)
        end = chosen.end() if chosen else end
        return [p for p in people if 0 <= p.start - end < (_BEHIND if chosen else 3)][:1]
    after = [p for p in people if p.start >= at]
    return after[:1] if after and after[0].start - at < 40 else []


def _marked_heads(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """산업부 산업정책실장(단장): the person who holds that post, wherever the text names them."""
    for match in _MARKED_HEAD.finditer(sentence.text):
        at = sentence.start + match.start()
        people = [p for p in ctx.names.within(sentence.start, at, Kind.PERSON) if at - p.end < 25]
        name = people[-1].name if people and "," not in ctx.document.text[people[-1].end : at] else None
        if name is None:
            name = _holder(ctx, ctx.document.text[sentence.start : at])
        if name is not None:
            evidence = ctx.evidence((at, sentence.start + match.end()))
            yield Claim("led_by", name, evidence, 0.75, Kind.PERSON)


def _holder(ctx: Context, before: str) -> str | None:
    post = re.split(r"[,、(]|에는\s|은\s|는\s", before)[-1].strip()
    for held in ctx.posts:
        if held.title and held.organization and post:
            body = held.organization
            short = held.title
            if post.endswith(short) and (post.startswith(body[:2]) or body in post):
                return held.person
            if post.endswith("장") and (
                post == body + "장" or post.removesuffix("장") == body[: len(post) - 1]
            ):
                return held.person
    return None


_ALONE = ("교수", "변호사", "의원", "박사", "Professor", "professor", "Dr.", "lawmaker")
"""Posts of people who lead a body for themselves: nobody sent them."""


def heads_bodies(ctx: Context, led: Iterable[Claim]) -> Iterator[Claim]:
    """The bodies that lead it, and those whose heads do, are members."""
    for claim in led:
        if claim.slot == "led_by" and claim.kind is Kind.ORGANIZATION:
            yield Claim("members", claim.value, claim.evidence, 0.7, Kind.ORGANIZATION)
            continue
        post = ctx.post(str(claim.value)) if claim.kind is Kind.PERSON else None
        if post is not None and (post.title or "").endswith(_ALONE):
            continue
        if post is not None and post.organization and post.organization in ctx.names.mains(Kind.ORGANIZATION):
            yield Claim("members", post.organization, claim.evidence, 0.6, Kind.ORGANIZATION)
