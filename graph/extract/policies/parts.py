"""The parts of a plan, to two levels: `3대 전략은 A, B, C이다`, `세부사업은 ①A ②B`, `A를 위한 B, C 과제`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Part, Sentence
from graph.extract.policies import headings, shares
from graph.extract.policies.items import BULLET, LONGEST, NO_ITEM, PLANS, SHORTEST, in_list, kind_of
from graph.extract.policies.words import OWN_BUSINESS, TYPES
from graph.marks import CIRCLED

_LEAD = cued(
    r"(?:(?:\d+|[세네두]|다섯|여섯)\s?(?:대|개|가지)|(?:두|세|네|다섯)\s(?=축|기둥|갈래))\s?(?:[가-힣]{1,6}\s?){0,2}?(?P<what>전략|"
    r"과제|사업|프로젝트|분야|방향|축|기둥|갈래)"
    r"(?:은|는|으로는|로는|으로|로|에는|:|\s?\()"
    r"|(?P<what2>세부사업|세부과제|중점과제|추진과제|핵심과제|추진전략|주요과제|핵심사업|"
    r"중점사업)(?:은|는|으로는|로는|으로|로|:)"
    r"|(?:^|\s)(?:이번\s|주요\s|공모\s?|선정(?:된)?\s)?(?P<what3>사업|과제)(?:은|는|으로는)\s(?=[△▲▴▵∆"
    + CIRCLED
    + r"])"
)
_AIM = cued(r"(?:을|를)\s위한\s(?:\S{1,6}과제(?:로|로는)\s)?")
_TASKS = re.compile(r"\s?(?:등\s?)?(?:\d+\S{0,2}\s)?(?:과제|사업|전략|프로젝트)(?:가|이|를|을|로)\s")
_RECENT = 40


def find(ctx: Context) -> list[Part]:
    """All parts listed in a document, in the order of the text."""
    found: list[Part] = []
    for sentence in ctx.sentences:
        found += list(_aimed(ctx, sentence, found)) or list(_listed(ctx, sentence))
        found += _on_agenda(ctx, sentence)
    found += headings.find(ctx)
    found += [
        Part(s.start, s.end, s.name, kind_of(s.name, "과제"))
        for s in shares.close_by(ctx.shares)
        if not s.name.endswith(PLANS)
    ]
    names: dict[str, Part] = {}
    for part in found:
        names.setdefault(part.name, part)
    return sorted(names.values()) if len(names) > 1 else []


_CLOSE = cued(
    r"\s?(?:등\s?)?(?:총\s|모두\s)?(?:의\s)?(?:\d+|[세네두])\s?(?:대|개|"
    r"가지)\s?(?:[가-힣]{1,6}\s?){0,2}?(?P<what>전략|과제|사업|프로젝트|분야|방향|축)"
)


_PILLARS = cued(
    r"\b(?:pillars|strategies|tasks|priorities|projects|initiatives|goals)\s?(?::|—|–|"
    r"-)\s(?P<list>[^.;]+)"
)


_PIECE = re.compile(
    r"(?:,\s)?(?:and\s)?(?:(?:the|an?)\s)?(?P<name>(?:(?!,\s|\sand\s(?=\w+ing\b|the\s|an?\s))[^()])+)(?:\([^()]*\))?\s?"
)
_IN_TOWN = re.compile(r"(?<=[a-z]) (?:in|at) (?:the )?[A-Z]\w+$|\s+$")
_GOES_ON = re.compile(r"(?:which|that|who|where|with|including|such|to|in|by|due|all|both|each)\b")


def _pillars(sentence: Sentence) -> Iterator[Part]:
    """three pillars: A, B, and C; `two projects: the A (2 billion won), and the B in Jeju`."""
    match = _PILLARS.search(sentence.text)
    if match is None:
        return
    for piece in _PIECE.finditer(sentence.text, *match.span("list")):
        name = _IN_TOWN.sub("", piece["name"].rstrip()).rstrip(" ,")
        if SHORTEST < len(name) <= 70 and " " in name and not _GOES_ON.match(name):
            start = sentence.start + piece.start("name")
            yield Part(start, start + len(name), name, "programme")


_GOALS = re.compile(r"\d\s?대\s?(?:정책\s?|핵심\s?)?(?:목표|비전|원칙|가치)")
"""`△A △B를 2대 목표로 6대 추진전략`: what is listed are goals."""


def _closed(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    """①A ②B ③C 등 3대 전략: the list before the word that says what they are."""
    close = _CLOSE.search(sentence.text)
    if close is None or not BULLET.search(sentence.text, 0, close.start()):
        return
    bullets = [m.start() for m in BULLET.finditer(sentence.text, 0, close.start())]
    if _GOALS.search(sentence.text, bullets[-1], close.end()):
        return
    items = list(in_list(ctx, sentence.start + bullets[0], sentence.start + close.start()))
    if len(items) >= 2:
        for a, b in items:
            yield Part(a, b, ctx.document.text[a:b], kind_of(ctx.document.text[a:b], close["what"]))


_HOLDS = re.compile(
    r"(?:전략|계획|대책|방안|로드맵|구상|비전|프로젝트|종합계획|패키지|정책|사업)[’'」』”]?(?:은|는|에는|에서는|에)\s"
    r"(?=.*[" + CIRCLED + r"△▲▴▵∆▷▶].*(?:담|포함|제시|추진|시행|구성|골자|뼈대|핵심|마련))"
)


def _held(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    """`로드맵은 ①A(…) ②B(…)를 담고 있다`: the marked items of what a plan holds, if they are undertakings."""
    lead = _HOLDS.search(sentence.text)
    first = BULLET.search(sentence.text, lead.end()) if lead else None
    if first is None:
        return
    items = list(in_list(ctx, sentence.start + first.start(), sentence.end))
    names = [ctx.document.text[a:b] for a, b in items]
    if len(items) < 2 or len(items) != len(BULLET.findall(sentence.text[first.start() :])):
        return
    if all(name.endswith(tuple(w for w in TYPES if len(w) > 1)) or "지원" in name[-4:] for name in names):
        for (a, b), name in zip(items, names, strict=True):
            yield Part(a, b, name, kind_of(name, "사업"))


_COUNTS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}
_BEFORE_LIST = re.compile(r".*(?:[을를은는]|으로|에서|에는)\s")


def _joined(sentence: Sentence) -> Iterator[Part]:
    """`A 마련, B 구축, C 조성 등 3대 전략`: as many items between commas as the text counts."""
    close = _CLOSE.search(sentence.text)
    number = re.search(r"(\d+|[두세네]|다섯|여섯)\s?(?:대|개|가지)", close[0]) if close else None
    if close is None or number is None or "등" not in close[0][:3]:
        return
    wanted = _COUNTS.get(number[1]) or int(number[1])
    pieces = list(re.finditer(r"[^,]+(?:,(?!\s)[^,]+)*", sentence.text[: close.start()]))[-wanted:]
    if len(pieces) < wanted or wanted < 2:
        return
    spans = [(p.start() + len(p[0]) - len(p[0].lstrip()), p.start() + len(p[0].rstrip())) for p in pieces]
    lead = _BEFORE_LIST.match(sentence.text, *spans[0])
    spans[0] = (lead.end() if lead else spans[0][0], spans[0][1])
    names = [sentence.text[a:b] for a, b in spans]
    if all(SHORTEST < len(n) <= LONGEST and " " in n and not NO_ITEM.search(n) for n in names):
        for (a, b), name in zip(spans, names, strict=True):
            yield Part(sentence.start + a, sentence.start + b, name, kind_of(name, close["what"]))


def _listed(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    yield from _pillars(sentence)
    lead = _LEAD.search(sentence.text)
    items: list[tuple[int, int]] = []
    if lead is not None:
        what = lead["what"] or lead["what2"] or lead["what3"]
        items = list(in_list(ctx, sentence.start + lead.end(), sentence.end))
        bullet = BULLET.search(sentence.text, lead.end())
        if _miscounted(lead[0], sentence.text[lead.end() :]) or (
            bullet and _DEPENDS.search(sentence.text, lead.end(), bullet.start())
        ):
            items = []
    if lead is None or len(items) < 2:
        yield from list(_closed(ctx, sentence)) or list(_held(ctx, sentence)) or _joined(sentence)
        return
    for a, b in items:
        yield Part(a, b, ctx.document.text[a:b], kind_of(ctx.document.text[a:b], what))


_DEPENDS = re.compile(r"에 따라|여부")
"""`14개 사업은 결과에 따라 ▲종료 ▲연장 …`: what becomes of things, and none of their names."""
_AGENDA = cued(r"(?:안건|의안)(?:은|으로는|으로)\s?[:：]?\s?(?=[△▲▷▶" + CIRCLED + r"])")


def _on_agenda(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    """안건은 ▶A 강화방안 ▶B 추진현황: of what a meeting decides on, what is called a plan."""
    lead = _AGENDA.search(sentence.text)
    for a, b in in_list(ctx, sentence.start + lead.end(), sentence.end) if lead else ():
        name = ctx.document.text[a:b]
        kind = next((k for word, k in TYPES.items() if len(word) > 1 and name.endswith(word)), None)
        if kind is not None and not OWN_BUSINESS.search(name):
            yield Part(a, b, name, kind)


def _miscounted(lead: str, rest: str) -> bool:
    """Whether a list with marks has not as many items as the words before it count (5대 과제는 …)."""
    number = re.match(r"(\d+|[두세네]|다섯|여섯)\s?(?:대|개|가지)", lead)
    marks = len(BULLET.findall(rest))
    if number is None or marks < 2 or re.search(r"\s등", rest):
        return False
    return (_COUNTS.get(number[1]) or int(number[1])) != marks


def _aimed(ctx: Context, sentence: Sentence, known: list[Part]) -> Iterator[Part]:
    """Second level: what is to be done for a part already listed."""
    for aim in _AIM.finditer(sentence.text):
        before = sentence.text[: aim.start()]
        part = next((p for p in known[-_RECENT:] if before.endswith(p.name)), None)
        if part is None:
            continue
        stop = _TASKS.search(sentence.text, aim.end())
        end = sentence.start + stop.start() if stop else sentence.end
        items = list(in_list(ctx, sentence.start + aim.end(), end))
        for a, b in items if len(items) >= 2 or stop else []:
            name = ctx.document.text[a:b]
            yield Part(a, b, name, kind_of(name, "과제"), part.name)
        return
