"""The working groups and divisions of an alliance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.alliances.alliance import HAS, UNDER, UNITS, Alliance
from graph.extract.context import Context, Sentence
from graph.extract.names import noun_runs
from graph.marks import CIRCLED
from graph.model import Claim

_DIVISIONS = cued(
    (
        r"(?:divisions?|working groups?|subcommittees?|task forces?)[^.]{0,20}?(?:for|on|:|"
        r"covering|dealing with)\s(?P<list>[^.;]+)"
    ),
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"(?:^|\s)(?:will|are|is|to|have|has|was|were|under|that|which)\b.*$|^and\s")
"""What a sentence goes on to say of the groups that it has listed."""
_LEADING = re.compile(
    r"^(?:(?:one|the other|another|a (?:second|third|fourth)|the (?:first|second|third))[^,]{0,20}? )?"
    r"(?:on|for|in charge of|covering|to deal with) (?:the )?"
)
"""`two subcommittees, one for infrastructure and one for safety`."""


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
    own = {ctx.document.text[n.start : n.end] for n in alliance.occurrences} | {alliance.name}
    yield from _apart([c for c in _working_groups(ctx, alliance) if c.value not in own])


def _working_groups(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    for sentence in alliance.about:
        divisions = _DIVISIONS.search(sentence.text)
        if divisions is not None:
            for item in re.split(r",\s?(?:and\s)?|\sand\s", divisions["list"].strip()):
                item = _LEADING.sub("", _TOLD_OF.sub("", item).strip())
                if 2 < len(item) < 50:
                    at = sentence.start + sentence.text.index(item)
                    yield Claim("working_groups", item, ctx.evidence((at, at + len(item))), 0.75)
        yield from _counted(ctx, sentence)
        yield from _set_up(ctx, sentence)
        yield from _divided(ctx, sentence)
        for start, end in _groups(ctx, sentence):
            yield Claim("working_groups", ctx.document.text[start:end], ctx.evidence((start, end)), 0.7)


_MARKS = r"(,?\s?(?:[△▲▷▶■◆]|[" + CIRCLED + r"]|\(\d\)|\d\))\s?)"
"""Marks that part the items of a list: where they stand, dots and commas belong to the items."""
_COUNTED = cued(
    r"(?P<etc>\s?등(?:의)?)?(?:의)?\s?(?:총\s?)?(?:(?P<count>\d+|두|세|네|다섯|여섯)\s?(?:개|대)(?:의)?\s?[가-힣]{0,4}?\s?"
    r"(?:분과|워킹그룹|작업반|소위|위원회|실무반|협의회)|(?P<few>두|세|네|다섯|여섯)\s(?:분과|워킹그룹|작업반))"
)
_STARTS = re.compile(
    r"(?:으로서,?|로서,?|은|는|에는|에|이|가|를|을|[하되맡두꾸]고|[가-힣]며,?|도록|위해|위하여|통해|따라)\s"
)
"""Where the list before a count cannot reach further left."""
_QUOTES = re.compile(r"(?:[‘'「“][^’'」”\n]{2,30}[’'」”](?:[,·]?\s?|\s및\s|[와과]\s)){2,}$")
_BRACKETED = re.compile(r"\s?\((?P<list>[^()\n]{4,80})\)")


def _counted(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """데이터 활용, 제도 개선 등 3개 분과: the items as they stand, if they are as many or end in 등."""
    low = 0
    for match in _COUNTED.finditer(sentence.text):
        number = _number(match["count"] or match["few"])
        items = _before(sentence.text, low, match.start())
        low = match.end()
        if len(items) != number and not (match["etc"] and len(items) > 1):
            behind = _BRACKETED.match(sentence.text, match.end())
            items = [(i, behind.start("list") + at) for i, at in _items(behind["list"])] if behind else []
            if len(items) != number:
                continue
        for item, offset in items:
            if 2 <= len(item) <= 30 and re.search("[가-힣A-Za-z]", item):
                start = sentence.start + offset
                yield Claim("working_groups", item, ctx.evidence((start, start + len(item))), 0.75)


def _before(text: str, low: int, end: int) -> list[tuple[str, int]]:
    """The items of the list that ends at `end`, with their offsets: words in marks, else what is parted."""
    quotes = _QUOTES.search(text, low, end)
    if quotes is not None:
        return [
            (m[1], m.start(1))
            for m in re.finditer(r"[‘'「“]([^’'」”]+)[’'」”]", text[:end])
            if m.start() >= quotes.start()
        ]
    start = max((m.end() for m in _STARTS.finditer(text, low, end)), default=low)
    joined = re.match(r"[와과]\s", text[start:end]) if start == low else None
    start += joined.end() if joined else 0
    mark = re.search(_MARKS, text[start:end])
    start += mark.start() if mark and mark[0].strip(" ,") in "△▲▷▶■◆" else 0
    return [(item, start + at) for item, at in _items(text[start:end])]


def _items(text: str) -> Iterator[tuple[str, int]]:
    """The items of a list with their offsets: parted by marks if there are any, by commas, else by dots."""
    marked = len(re.findall(_MARKS, text)) > 1
    parts = _MARKS if marked else r"(,\s?|\s및\s)" if "," in text else r"(·|(?<=[가-힣])\?(?=[가-힣])|\s및\s)"
    at = 0
    for i, piece in enumerate(re.split(parts, text)):
        item = piece.strip(" ,").removesuffix(" 이렇게")
        if item and i % 2 == 0:
            yield item, at + piece.index(item)
        at += len(piece)


_NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


_UNDER = re.compile(UNDER)
_UNIT = re.compile(rf"(?:{UNITS})$")


def _set_up(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """산하에 기술개발반, 제도개선반을 둔다: the units by how their names end."""
    for match in _UNDER.finditer(sentence.text):
        for item, offset in _items(
            re.sub(r"(?:(?<=[반팀룹부회원])[와과]|(?<=분과)와)(?=\s)", ",", match["list"])
        ):
            name = re.sub(r"\s등(?:\s.*)?$", "", item)
            if _UNIT.search(name) and 3 <= len(name) <= 30 and not re.search(r"\d\s?개", name):
                start = sentence.start + match.start("list") + offset
                yield Claim("working_groups", name, ctx.evidence((start, start + len(name))), 0.75)


_HEADS = frozenset("작업반 실무반 분과 전문분과 워킹그룹 실무그룹 그룹 팀 전담팀".split())
_DIVIDED = cued(
    r"(?:으로|로)\s(?:나누어|나눠|나뉘어|나뉘|이뤄|이루어|구성|짜[였여])"
    rf"|(?:을|를)\s(?:각각\s|새로\s|별도로\s|따로\s)?{HAS}"
)
_JOINED_UNITS = re.compile(
    r"(?:(?:[가-힣A-Za-z·]{1,12}\s)?[가-힣A-Za-z·]{1,12}(?:반|분과|팀|그룹)(?:[와과,·]|\s및)?\s?){2,}$"
)


def _divided(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """`기술반과 제도반으로 나누어 움직인다`, `… 제도반을 둔다`: the units that it is divided into or has."""
    for match in _DIVIDED.finditer(sentence.text):
        units = _JOINED_UNITS.search(sentence.text, max(0, match.start() - 60), match.start())
        for unit in re.finditer(
            r"[가-힣A-Za-z·]+?(?:반|분과|팀|그룹)(?=[와과,·]|\s|$)", units[0] if units else ""
        ):
            if unit[0] in _HEADS:
                continue
            start = sentence.start + (units.start() if units else 0) + unit.start()
            yield Claim("working_groups", unit[0], ctx.evidence((start, start + len(unit[0]))), 0.7)


def _groups(ctx: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = ctx.document.text
    for match in re.finditer(_GROUP_HEAD, sentence.text):
        head = sentence.start + match.start()
        start = max(sentence.start, noun_runs.left(ctx.doc, text, head))
        end = sentence.start + match.end()
        name = text[start:end]
        alone = match[0] in _ALONE and re.match(r"(?:을|를|으로|은|는|도)\s", text[end : end + 3])
        if (
            (start < head or alone)
            and not re.match(r"\d+[개대]|각|세부", name)
            and not _AFTER_COUNT.search(text, max(0, start - 6), start)
        ):
            yield start, end


_AFTER_COUNT = re.compile(r"\d개(?:의)?\s?$")
_ALONE = frozenset("실무그룹 워킹그룹 실무위원회 실무협의회 실무협의체 실무추진단".split())
"""Heads that are names alone where the text speaks of one alliance."""
_GROUP_HEAD = (
    r"(?:분과위원회|전문분과|분과|워킹그룹|실무그룹|작업반|소위원회|실무위원회|실무협의회|실무협의체|실무추진단|"
    r"실무반)(?!\s?(?:회의|협약|위원장|장|원|별|참여|기업))(?![가-힣]*(?:장|원)\b)"
)
