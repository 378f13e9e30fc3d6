"""The parts of a plan, to two levels: `3대 전략은 A, B, C이다`, `세부사업은 ①A ②B`, `A를 위한 B, C 과제`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.context import Context, Part, Sentence
from graph.extract.dated import factual
from graph.extract.policies.words import TYPES
from graph.extract.quoted import marked
from graph.model import Kind, MentionType

_LEAD = re.compile(
    r"(?:\d+|[세네두]|다섯|여섯)\s?(?:대|개|가지)\s?(?:[가-힣]{1,6}\s?){0,2}?(?P<what>전략|"
    r"과제|사업|프로젝트|분야|방향|축)"
    r"(?:은|는|으로는|로는|으로|로|에는|:|\s?\()"
    r"|(?P<what2>세부사업|세부과제|중점과제|추진과제|핵심과제|추진전략|주요과제|핵심사업|"
    r"중점사업)(?:은|는|으로는|로는|으로|로|:)"
    r"|(?:^|\s)(?:이번\s|주요\s|공모\s?|선정(?:된)?\s)?(?P<what3>사업|과제)(?:은|는|으로는)\s(?=[△▲▴▵∆①])"
)
_BULLET = re.compile(r"[①-⑳△▲▴▵∆▷▶]")
_AIM = re.compile(r"(?:을|를)\s위한\s(?:\S{1,6}과제(?:로|로는)\s)?")
_TASKS = re.compile(r"\s?(?:등\s?)?(?:\d+\S{0,2}\s)?(?:과제|사업|전략|프로젝트)(?:가|이|를|을|로)\s")
_END_WORDS = re.compile(
    r"(?:\s?등(?:의|이|을|으로|을\s|\s|$).*|\s?(?:세|네|다섯|두)\s?가지.*|이다\.?|다\.?|"
    r"\s(?:과제|사업|전략|분야)(?:가|이|를|을|로|다)\s?.*|(?:으로|로|을|를|이|가|와|"
    r"과)\s?(?:구성|이뤄|이루어|나뉘|나눠|추진|설정|제시|선정|꼽).*)$"
)
_SHORTEST, _LONGEST = 4, 40
_RECENT = 40


def find(ctx: Context) -> list[Part]:
    """All parts listed in a document, in the order of the text."""
    found: list[Part] = []
    for sentence in ctx.sentences:
        found += list(_aimed(ctx, sentence, found)) or list(_listed(ctx, sentence))
        found += _on_agenda(ctx, sentence)
    found += _ordered(ctx)
    found += _headed(ctx)
    found += _costed(ctx)
    names: dict[str, Part] = {}
    for part in found:
        names.setdefault(part.name, part)
    return sorted(names.values()) if len(names) > 1 else []


_ORDINAL = re.compile(
    r"^\W*(?:[가-힣]+의\s)?(?:첫째|둘째|셋째|넷째|다섯째|첫 번째|두 번째|세 번째|"
    r"네 번째)(?:[,는로은]|\s(?:축|전략|과제|방향|분야|거점|사업|목표)(?:은|는|으로|로)?)"
)
_BODIES = re.compile(
    r"(?:센터|위원회|협의체|협의회|얼라이언스|추진단|기구|재단|협회|포럼|컨퍼런스|회의|박람회|"
    r"전시회)$"
)


def _ordered(ctx: Context) -> list[Part]:
    """첫째 축은 서산의 ‘… 거점’이다. 둘째, ‘… 클러스터’를 둔다: marked names, one an ordinal sentence."""
    found = []
    for sentence in ctx.sentences:
        if not _ORDINAL.match(sentence.text):
            continue
        for quoted in marked(sentence.text):
            if 6 <= len(quoted.text) <= 45 and " " in quoted.text and not _BODIES.search(quoted.text):
                start = sentence.start + quoted.start
                part = Part(start, start + len(quoted.text), quoted.text, _type(quoted.text, "과제"))
                found.append(part)
                break
    return found if len(found) >= 2 else []


_INTO = re.compile(
    r"(?:에|에는|에도|에만|을 위해|를 위해)\s(?:오는\s|20\d\d년까지\s|총\s|모두\s|약\s|"
    r"국비\s)*$|\s?\(\s?(?:총\s|약\s|국비\s)?$"
)
_NOT_PARTS = re.compile(
    r"^(?:이|그|올해|내년|이번|해당|위|모두|\d+|[한두세네]|다섯|여섯)\s?(?:대|개|가지)?\s|(?:기업|회사|기관|지역|단지|등|년|월|일|곳|시|군|도|"
    r"공장|부지|이내|이상|규모|기간)$"
)


_NUMBER = re.compile(r"(?<!\d)(\d)\s?대\s?(?:[가-힣]{1,6}\s?){0,2}?(전략|과제|방향|분야)")
_HEADING = re.compile(
    (
        r"^[ \t]*(?:[(\[]?(\d)[.)\]]|(?:전략|"
        r"과제)\s?(\d)[.:]?)\s?[‘'「]?([가-힣A-Za-z0-9·‧,\- ]{4,32}?)[’'」]?[ \t]*$"
    ),
    re.MULTILINE,
)


def _headed(ctx: Context) -> list[Part]:
    """Headings 1. 2. 3. where the text speaks of as many strategies or tasks."""
    wanted = {(int(m[1]), m[2]) for s in ctx.sentences for m in _NUMBER.finditer(s.text)}
    heads = [m for m in _HEADING.finditer(ctx.document.text) if factual(ctx, m.start(3))]
    numbers = [int(m[1] or m[2]) for m in heads]
    what = next((word for count, word in sorted(wanted) if numbers == list(range(1, count + 1))), None)
    if what is None or len(heads) < 2:
        return []
    return [Part(m.start(3), m.end(3), m[3], _type(m[3], what)) for m in heads]


def _costed(ctx: Context) -> list[Part]:
    """기술 선점에 7,200억 원, 인력 양성에는 2,300억 원; ▲A(480억 원) ▲B(350억 원): what sums are spent on."""
    text, found = ctx.document.text, []
    for value in ctx.doc._.values:
        if value.type is not MentionType.MONEY or not factual(ctx, value.start):
            continue
        sentence = ctx.sentence_at(value.start)
        into = _INTO.search(text[sentence.start : value.start])
        if into is None:
            continue
        end = sentence.start + into.start()
        start = _run_start(ctx, max(sentence.start, end - _LONGEST), end)
        name = text[start:end].lstrip("△▲▴▵∆▷▶①②③④⑤⑥⑦⑧⑨ ‘'")
        start = end - len(name)
        name = name.rstrip(" ’'」")
        end = start + len(name)
        if _may_be_part(ctx, name, start, end):
            found.append(Part(start, end, name, _type(name, "과제")))
    return _close_by(found)


def _may_be_part(ctx: Context, name: str, start: int, end: int) -> bool:
    """An undertaking, not a place, a body or a date."""
    if not _SHORTEST + 1 <= len(name) <= _LONGEST or " " not in name or _NOT_PARTS.search(name):
        return False
    things = ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION)
    return not any(thing.end >= end - 1 for thing in things) and not re.search(
        r"\d{4}|[,.:;=㎡]|\d평|\d억", name
    )


def _close_by(found: list[Part]) -> list[Part]:
    """Two or more within one passage; a sum spent on one thing alone makes no parts."""
    return [p for p in found if any(q is not p and abs(q.start - p.start) < 250 for q in found)]


_CLOSE = re.compile(
    r"\s?(?:등\s?)?(?:총\s|모두\s)?(?:의\s)?(?:\d+|[세네두])\s?(?:대|개|"
    r"가지)\s?(?:[가-힣]{1,6}\s?){0,2}?(?P<what>전략|과제|사업|프로젝트|분야|방향|축)"
)


_PILLARS = re.compile(
    r"\b(?:pillars|strategies|tasks|priorities|projects|initiatives|goals)\s?(?::|—|–|"
    r"-)\s(?P<list>[^.;]+)"
)


def _pillars(sentence: Sentence) -> Iterator[Part]:
    """three pillars: A, B, and C."""
    match = _PILLARS.search(sentence.text)
    if match is None:
        return
    at = sentence.start + match.start("list")
    for piece in re.split(r"(,\s(?:and\s)?|\sand\s(?=\w+ing\b))", match["list"]):
        name = piece.strip(" ,")
        if _SHORTEST < len(name) <= 70 and " " in name:
            start = at + piece.index(name)
            yield Part(start, start + len(name), name, "programme")
        at += len(piece)


def _closed(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    """①A ②B ③C 등 3대 전략: the list before the word that says what they are."""
    close = _CLOSE.search(sentence.text)
    if close is None or not _BULLET.search(sentence.text, 0, close.start()):
        return
    bullets = [m.start() for m in _BULLET.finditer(sentence.text, 0, close.start())]
    items = list(_items(ctx, sentence.start + bullets[0], sentence.start + close.start()))
    if len(items) >= 2:
        for a, b in items:
            yield Part(a, b, ctx.document.text[a:b], _type(ctx.document.text[a:b], close["what"]))


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
    if all(_SHORTEST < len(n) <= _LONGEST and " " in n and not _NO_ITEM.search(n) for n in names):
        for (a, b), name in zip(spans, names, strict=True):
            yield Part(sentence.start + a, sentence.start + b, name, _type(name, close["what"]))


def _listed(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    yield from _pillars(sentence)
    lead = _LEAD.search(sentence.text)
    items: list[tuple[int, int]] = []
    if lead is not None:
        what = lead["what"] or lead["what2"] or lead["what3"]
        items = list(_items(ctx, sentence.start + lead.end(), sentence.end))
        if _miscounted(lead[0], sentence.text[lead.end() :]):
            items = []
    if lead is None or len(items) < 2:
        yield from list(_closed(ctx, sentence)) or _joined(sentence)
        return
    for a, b in items:
        yield Part(a, b, ctx.document.text[a:b], _type(ctx.document.text[a:b], what))


_AGENDA = re.compile(r"(?:안건|의안)(?:은|으로는|으로)\s?[:：]?\s?(?=[△▲▷▶①])")


def _on_agenda(ctx: Context, sentence: Sentence) -> Iterator[Part]:
    """안건은 ▶A 강화방안 ▶B 추진현황: of what a meeting decides on, what is called a plan."""
    lead = _AGENDA.search(sentence.text)
    for a, b in _items(ctx, sentence.start + lead.end(), sentence.end) if lead else ():
        name = ctx.document.text[a:b]
        kind = next((k for word, k in TYPES.items() if len(word) > 1 and name.endswith(word)), None)
        if kind is not None:
            yield Part(a, b, name, kind)


def _miscounted(lead: str, rest: str) -> bool:
    """Whether a list with marks has not as many items as the words before it count (5대 과제는 …)."""
    number = re.match(r"(\d+|[두세네]|다섯|여섯)\s?(?:대|개|가지)", lead)
    marks = len(_BULLET.findall(rest))
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
        items = list(_items(ctx, sentence.start + aim.end(), end))
        for a, b in items if len(items) >= 2 or stop else []:
            name = ctx.document.text[a:b]
            yield Part(a, b, name, _type(name, "과제"), part.name)
        return


def _items(ctx: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a list: between bullets where there are any, else between commas."""
    text = ctx.document.text
    bullets = [m.start() for m in _BULLET.finditer(text, start, end)]
    if bullets:
        edges = [(a + 1, b) for a, b in pairwise([*bullets, end])]
    else:
        commas = [start - 1, *(m.start() for m in re.finditer(r",\s", text[:end]) if m.start() >= start), end]
        edges = [(a + 1, b) for a, b in pairwise(commas)]
    for a, b in edges:
        named = (_whole(ctx, a, b) if bullets else None) or _name(ctx, a, b)
        if named is not None:
            yield named


def _whole(ctx: Context, start: int, end: int) -> tuple[int, int] | None:
    """An item between marks as it stands, if it is short and ends in a noun: `…을 위한 경제구조 개혁`."""
    item = ctx.document.text[start:end].split("\n")[0]
    body = re.sub(r"\s?\([^()]*\)$", "", _END_WORDS.sub("", item.rstrip(" .,·")).rstrip()).rstrip()
    start += len(item) - len(item.lstrip())
    name = body.strip()
    if not _SHORTEST <= len(name) <= _LONGEST or " " not in name or _NO_ITEM.search(name):
        return None
    tokens = ctx.tokens(start, start + len(name))
    return (start, start + len(name)) if tokens and tokens[-1].tag[:1] in "NX" else None


_NO_ITEM = re.compile(r"[‘’“”「」:;()]|\d\s?(?:조|억|만)\s?\d*\s?원")


def _name(ctx: Context, start: int, end: int) -> tuple[int, int] | None:
    """The run of nouns at the end of a list item, particles and the sentence's verb cut off."""
    text = ctx.document.text
    item = text[start:end]
    quoted = re.match(r"\s*[‘'「｢]([^’'」｣]{3,40})[’'」｣]", item)
    if quoted:
        return start + quoted.start(1), start + quoted.end(1)
    body = _END_WORDS.sub("", item.split("\n")[0].rstrip(" .,·"))
    body = re.sub(r"\([^()]*\)\s?$", "", body).rstrip(" ’'”」")
    end = start + len(body)
    begin = _run_start(ctx, start, end)
    length = end - begin
    if not _SHORTEST <= length <= _LONGEST or " " not in text[begin:end].strip():
        return None
    return begin, end


def _run_start(ctx: Context, low: int, end: int) -> int:
    """How far left the nouns of an item reach: to the last word with a particle or an ending."""
    doc = ctx.doc
    i = bisect_left(doc, end, key=lambda token: token.idx) - 1
    begin = end
    while i >= 0 and doc[i].idx >= low:
        token = doc[i]
        tags = token.tag_.split("+")
        if not token.is_space:
            particle = any(t[0] == "J" or t[0] == "E" or t[:2] in ("VV", "VA", "VX", "VC") for t in tags if t)
            if particle or token.text in ",，①②③④⑤⑥⑦⑧⑨⑩△▲▷▶":
                break
            begin = token.idx
        i -= 1
    lead = re.match(r"(?:및|또한|그리고|우선|또|마지막|먼저)\s|[\s,:·\-]+", ctx.document.text[begin:end])
    return begin + (lead.end() if lead else 0)


def _type(name: str, lead: str) -> str:
    own = next((kind for word, kind in TYPES.items() if len(word) > 2 and name.endswith(word)), None)
    return own or ("strategy" if "전략" in lead or "방향" in lead else "programme")
