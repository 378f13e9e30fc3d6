"""Who belongs to an alliance, who leads it, its working groups, when it was founded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.extract import dated, noun_runs
from graph.extract.alliance_names import LAUNCHED_ONLY, SURE
from graph.extract.context import Context, Name, Sentence
from graph.model import Claim, Kind

_LAUNCH = re.compile(
    (
        r"발족|출범|창립|결성|구성(?!원)|띄우|띄웠|꾸리|꾸렸|창설|신설|업무협약|협약|launch|"
        r"establish|inaugurat|found"
    ),
    re.IGNORECASE,
)
_BEGAN = re.compile(r"발족|출범|창립|결성|협약|launch|establish|inaugurat|found", re.IGNORECASE)
_TOGETHER = re.compile(
    r"(?:과|와)\s?(?:함께|공동|손잡|힘을|협력|뜻을)|(?:등과|등이|등은|기관과|기관이|이|가|은|"
    r"는|과|와|도)?\s?참여|(?:과|와|이|가|은|는)(?=[\s,])"
)
_JOINED = re.compile(
    r"(?:에는|에|은|는|으로|로)?.*(?:참여|구성|가입|동참|함께하|포함|합류|더해|짜였|이뤄|"
    r"이루어|꾸려|모였|뭉쳤)"
)
_PRESENT = re.compile(r"참석|자리를 함께|방문|축사|개회사|환영사|격려")
_ROW = re.compile(
    r"^\W*[(\[]?\s?(?:참여\s?(?:기관|기업|단체|사)|회원사?|회원\s?기관|구성\s?기관|"
    r"참가\s?기관|구성원?|위원)\s?[)\]]?\s?[:：\]]"
)
_HEAD = (
    r"(?:공동)?(?:단장|위원장|의장|회장|대표|간사장|부단장|부위원장|부의장|공동의장|공동대표|"
    r"초대 의장|이사장)"
)
_CHAIR = r"(?:공동)?(?:단장|위원장|의장|부단장|부위원장|부의장|공동의장|공동대표|초대 회장)"
_LED = re.compile(
    (
        rf"(?:초대\s)?(?:공동)?{_CHAIR}(?:은|는|으로|로|에는|에|을|를|직을|이|가|도)|"
        rf"{_CHAIR}\s?[:：]|chair|led by|headed by"
    ),
    re.IGNORECASE,
)
_MARKED_HEAD = re.compile(rf"\((?:공동\s?)?{_HEAD}\)")
_GROUP = re.compile(
    r"(?P<names>[가-힣A-Za-z0-9·&\s,]{2,60}?)\s?(?P<head>분과위원회|전문분과|분과|워킹그룹|"
    r"실무그룹|작업반|소위원회|실무위원회|실무반)(?![가-힣]*(?:장|원)\b)"
)
_DIVISIONS = re.compile(
    (
        r"(?:divisions?|working groups?|subcommittees?|task forces?)[^.]{0,20}?(?:for|on|:|"
        r"covering|dealing with)\s(?P<list>[^.;]+)"
    ),
    re.IGNORECASE,
)
_BARE = "|".join((*SURE, *LAUNCHED_ONLY))
_BACK = re.compile(
    rf"(?:^|\s)(?:이번|이|동|각|본)?\s?(?:{_BARE})(?:은|는|이|가|을|를|에|에는|의|와|과|"
    rf"\s및)(?=\s|$)|\b[Tt]he (?:alliance|council|consortium|partnership|committee)\b|"
    rf"^\s*It has\b|^\s*It is made up"
)
_MEMBER_TYPES = frozenset(
    """
    ministry local-government public-institution company association university international embassy
    party other media
""".split()
)


@dataclass(slots=True)
class Alliance:
    """An alliance, where it is named, and the sentences about it."""

    name: str
    occurrences: list[Name]
    about: list[Sentence]


def alliances(ctx: Context) -> list[Alliance]:
    """The alliances spotted; sentences that say only 얼라이언스는 are about the one named last."""
    found: dict[str, Alliance] = {}
    for name in ctx.names.of(Kind.ALLIANCE):
        found.setdefault(name.name, Alliance(name.name, [], [])).occurrences.append(name)
    current: Alliance | None = None
    for sentence in ctx.sentences:
        named = dict.fromkeys(n.name for n in ctx.names.within(sentence.start, sentence.end, Kind.ALLIANCE))
        for main in named:
            found[main].about.append(sentence)
        if named:
            current = found[next(iter(named))]
        elif current and (
            _BACK.search(sentence.text)
            or _TAKES.search(sentence.text)
            or re.match(r"\W*(?:공동)?(?:위원장|단장|의장)(?:은|에는|으로는)", sentence.text)
            or _ROW.match(sentence.text)
            or _GROUP.search(sentence.text)
        ):
            current.about.append(sentence)
    return list(found.values())


def _bodies(ctx: Context, start: int, end: int) -> list[Name]:
    """Organizations named in a stretch, each place once; those named only as somebody's post included."""
    return [n for n in ctx.names.within(start, end, Kind.ORGANIZATION) if n.type in _MEMBER_TYPES]


def members(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """The bodies that formed it or that the text says take part in it."""
    for sentence in alliance.about:
        if _ROW.match(sentence.text):
            yield from _as_members(ctx, _bodies(ctx, sentence.start, sentence.end), 0.85)
            continue
        if _PRESENT.search(sentence.text):
            continue
        named = [n for n in alliance.occurrences if sentence.start <= n.start < sentence.end]
        if named:
            yield from _founders(ctx, sentence, named[0])
            yield from _joiners(ctx, sentence, named[-1].end)
            yield from _made_up(ctx, sentence, named[0])
        else:
            yield from _joiners(ctx, sentence, sentence.start)


def _founders(ctx: Context, sentence: Sentence, name: Name) -> Iterator[Claim]:
    """산업부는 대한상의, 업종별 협회 등과 함께 ‘… 얼라이언스’를 출범."""
    text = ctx.document.text
    if not _LAUNCH.search(text, name.end, sentence.end):
        return
    bodies = _bodies(ctx, sentence.start, name.start)
    if bodies and _TOGETHER.search(text, bodies[0].end, name.start):
        yield from _as_members(ctx, bodies, 0.75, name)


_SUM = re.compile(r"(\d+)개\s?([가-힣]{0,4}사|기관|기업|단체|업체|대학)")


def _summed_up(ctx: Context, sentence: Sentence) -> list[Name]:
    """위원회는 6개 조선사에 …: those that another sentence lists as A, B … 등 6개 조선사."""
    found: list[Name] = []
    for match in _SUM.finditer(sentence.text):
        again = re.compile(rf"등\s?{match[1]}개\s?{match[2]}").search(ctx.document.text)
        if (
            again is None
            or sentence.start <= again.start() < sentence.end
            or not dated.factual(ctx, again.start())
        ):
            continue
        listed = _bodies(ctx, ctx.sentence_at(again.start()).start, again.start())[-int(match[1]) :]
        found += listed if len(listed) == int(match[1]) else []
    return found


_OF_WHOM = re.compile(
    r"(?:등)?(?:\s?\S{1,12}){0,4}?(?:로|으로|이|가|이\s함께)\s?(?:구성|참여|결성|설립|만든|"
    r"꾸린)(?:된|하는|한)?\s[‘'「｢『《“]?$"
)


def _made_up(ctx: Context, sentence: Sentence, name: Name) -> Iterator[Claim]:
    """A, B, C 등이 참여하는 ‘… 얼라이언스’."""
    bodies = _bodies(ctx, sentence.start, name.start)
    if len(bodies) >= 2 and _OF_WHOM.fullmatch(ctx.document.text[bodies[-1].end : name.start]):
        yield from _as_members(ctx, bodies, 0.75, name)


def _joiners(ctx: Context, sentence: Sentence, start: int) -> Iterator[Claim]:
    """… 얼라이언스에는 A, B 등이 참여한다."""
    bodies = _bodies(ctx, start, sentence.end)
    if len(bodies) >= 2 and _JOINED.search(ctx.document.text[bodies[-1].end : sentence.end]):
        yield from _as_members(ctx, bodies, 0.7)
        yield from _as_members(ctx, _summed_up(ctx, sentence), 0.65)


def _as_members(
    ctx: Context, bodies: Iterable[Name], sure: float, name: Name | None = None
) -> Iterator[Claim]:
    for body in bodies:
        spans = [(body.start, body.end)] + ([(name.start, name.end)] if name else [])
        yield Claim("members", body.name, ctx.evidence(*spans), sure, Kind.ORGANIZATION)


def heads(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """Its chair, co-chairs and deputies."""
    for sentence in alliance.about:
        yield from _marked_heads(ctx, sentence)
        yield from _shared(ctx, sentence)
        for match in _LED.finditer(sentence.text):
            person = _nearest(ctx, sentence, match)
            if person is not None:
                spans = [
                    (person.start, person.end),
                    (sentence.start + match.start(), sentence.start + match.end()),
                ]
                yield Claim("led_by", person.name, ctx.evidence(*spans), 0.7, Kind.PERSON)


_TAKES = re.compile(
    r"(?:이|가)\s(?:초대\s)?(?:공동\s?)?(?:단장|위원장|의장|회장|대표|부단장|부위원장)(?:을|"
    r"를|직을|으로)?\s(?:맡|선임|선출|추대|위촉)"
)


_ARE = re.compile(r"(?:공동)?(?:위원장|단장|의장|부위원장|부단장|부의장|대표)(?:은|에는|으로는|는)\s")


def _shared(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """A 차관과 B 원장이 공동위원장을 맡고: all of them."""
    people = list(ctx.names.within(sentence.start, sentence.end, Kind.PERSON))
    for match in _ARE.finditer(sentence.text):
        end = sentence.start + match.end()
        for person in [p for p in people if p.start >= end]:
            gap = ctx.document.text[end : person.start]
            if len(gap) > 25 or re.search(r"(?:이|가|을|를|며|고)\s", gap):
                break
            spans = [
                (person.start, person.end),
                (sentence.start + match.start(), sentence.start + match.end()),
            ]
            yield Claim("led_by", person.name, ctx.evidence(*spans), 0.8, Kind.PERSON)
            end = person.end
    for match in _TAKES.finditer(sentence.text):
        at = sentence.start + match.start()
        held = [p for p in people if p.end <= at]
        end = at
        for person in reversed(held):
            gap = ctx.document.text[person.end : end]
            if len(gap) > 25 or re.search(r"(?:은|는|며|고|,)\s", gap):
                break
            yield Claim(
                "led_by",
                person.name,
                ctx.evidence((person.start, person.end), (at, at + 1)),
                0.8,
                Kind.PERSON,
            )
            end = person.start


def _nearest(ctx: Context, sentence: Sentence, match: re.Match[str]) -> Name | None:
    """위원장은 홍길동 회장이 맡고: the person named next; 홍길동 회장을 위원장으로: the one before."""
    people = list(ctx.names.within(sentence.start, sentence.end, Kind.PERSON))
    at = sentence.start + match.start()
    after = [p for p in people if p.start >= at]
    before = [p for p in people if p.end <= at]
    if match[0].endswith(("으로", "로", "을", "를", "직을")):
        return before[-1] if before and at - before[-1].end < 30 else None
    return after[0] if after and after[0].start - at < 40 else None


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


def heads_bodies(ctx: Context, led: Iterable[Claim]) -> Iterator[Claim]:
    """The bodies whose heads lead it are members."""
    for claim in led:
        post = ctx.post(str(claim.value))
        if post is not None and post.organization:
            yield Claim("members", post.organization, claim.evidence, 0.6, Kind.ORGANIZATION)


def _apart(claims: list[Claim]) -> Iterator[Claim]:
    """A·B 워킹그룹 left out where A 워킹그룹 and B 워킹그룹 are told apart elsewhere."""
    names = {str(c.value) for c in claims}
    for claim in claims:
        name = str(claim.value)
        head = name.split()[-1]
        halves = [half.strip() for half in name.removesuffix(head).split("·")]
        if len(halves) < 2 or not all(f"{half} {head}" in names for half in halves):
            yield claim


def working_groups(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """Its divisions: 기술·표준 분과, 수요 워킹그룹, divisions for supply chains and norms."""
    yield from _apart(list(_working_groups(ctx, alliance)))


def _working_groups(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    for sentence in alliance.about:
        divisions = _DIVISIONS.search(sentence.text)
        if divisions is not None:
            for item in re.split(r",\s?(?:and\s)?|\sand\s", divisions["list"].strip()):
                if 2 < len(item) < 50:
                    at = sentence.start + sentence.text.index(item)
                    yield Claim("working_groups", item, ctx.evidence((at, at + len(item))), 0.75)
        yield from _counted(ctx, sentence)
        for start, end in _groups(ctx, sentence):
            yield Claim("working_groups", ctx.document.text[start:end], ctx.evidence((start, end)), 0.7)


_COUNTED = re.compile(
    r"\s?등\s?(?:총\s?)?(?:\d+|두|세|네|다섯|여섯)\s?개\s?(?:전문\s?|실무\s?)?(?:분과|"
    r"워킹그룹|작업반|소위|위원회)"
)


def _counted(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """데이터 활용, 제도 개선 등 3개 분과: the items as they stand."""
    for match in _COUNTED.finditer(sentence.text):
        before = sentence.text[: match.start()]
        topic = max((m.end() for m in re.finditer(r"(?:은|는|에는|이|가)\s", before)), default=0)
        at = sentence.start + topic
        for piece in re.split(r"(,\s?|·|△|▲|▷)", before[topic:]):
            item = piece.strip()
            if 2 <= len(item) <= 30 and re.search("[가-힣]", item):
                start = at + piece.index(item)
                yield Claim("working_groups", item, ctx.evidence((start, start + len(item))), 0.75)
            at += len(piece)


def _groups(ctx: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = ctx.document.text
    for match in re.finditer(_GROUP_HEAD, sentence.text):
        head = sentence.start + match.start()
        start = max(sentence.start, noun_runs.left(ctx.doc, text, head))
        end = sentence.start + match.end()
        name = text[start:end]
        alone = match[0] in {"실무그룹", "워킹그룹"} and re.match(r"(?:을|를|으로)\s", text[end : end + 3])
        if (start < head or alone) and not re.match(r"\d+개|각|세부", name):
            yield start, end


_GROUP_HEAD = (
    r"(?:분과위원회|전문분과|분과|워킹그룹|실무그룹|작업반|소위원회|실무위원회|"
    r"실무반)(?!\s?(?:회의|협약|위원장|장|원|별|참여|기업))(?![가-힣]*(?:장|원)\b)"
)


def founded(ctx: Context, alliance: Alliance) -> Claim | None:
    """The day it was launched."""
    for name in alliance.occurrences:
        sentence = ctx.sentence_at(name.start)
        launch = _LAUNCH.search(ctx.document.text, name.end, sentence.end)
        launch = launch or re.compile(r"launch|establish|발족|출범").search(
            ctx.document.text, sentence.start, name.start
        )
        if launch is None:
            continue
        inside = dated.moments(ctx, sentence.start, sentence.end)
        before = dated.last_day(ctx, sentence.start) if _BEGAN.search(launch[0]) else None
        prior = [m for m in inside if m.end <= name.start] or inside or ([before] if before else [])
        exact = [m for m in prior if len(m.value) >= 10] or [m for m in prior if len(m.value) >= 7]
        prior = exact or [m for m in prior if m.value[:4] <= (ctx.document.published or "9999")[:4]]
        if prior:
            day = prior[-1] if prior[-1].end <= name.start else prior[0]
            spans = [(name.start, name.end), (day.start, day.end)]
            return Claim("founded", day.value[:10], ctx.evidence(*spans), 0.8 if day in inside else 0.55)
    return None
