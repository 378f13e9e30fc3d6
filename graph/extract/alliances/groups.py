"""The working groups and divisions of an alliance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.alliances.alliance import Alliance
from graph.extract.context import Context, Sentence
from graph.extract.names import noun_runs
from graph.model import Claim

_DIVISIONS = re.compile(
    (
        r"(?:divisions?|working groups?|subcommittees?|task forces?)[^.]{0,20}?(?:for|on|:|"
        r"covering|dealing with)\s(?P<list>[^.;]+)"
    ),
    re.IGNORECASE,
)
_TOLD_OF = re.compile(r"\s(?:will|are|is|to|have|has|was|were|under|that|which)\b.*$|^and\s")
"""What a sentence goes on to say of the groups that it has listed."""


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
                item = _TOLD_OF.sub("", item).strip()
                if 2 < len(item) < 50:
                    at = sentence.start + sentence.text.index(item)
                    yield Claim("working_groups", item, ctx.evidence((at, at + len(item))), 0.75)
        yield from _counted(ctx, sentence)
        yield from _set_up(ctx, sentence)
        for start, end in _groups(ctx, sentence):
            yield Claim("working_groups", ctx.document.text[start:end], ctx.evidence((start, end)), 0.7)


_MARKS = r"(,?\s?(?:[△▲▷▶■◆]|[①-⑳]|\(\d\)|\d\))\s?)"
"""Marks that part the items of a list: where they stand, dots and commas belong to the items."""
_COUNTED = re.compile(
    r"\s?(?:등\s?)?(?:총\s?)?(?P<count>\d+|두|세|네|다섯|여섯)\s?개\s?(?:전문\s?|실무\s?)?(?:분과|"
    r"워킹그룹|작업반|소위|위원회)"
)


def _counted(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """데이터 활용, 제도 개선 등 3개 분과: the items as they stand, if they are as many or end in 등."""
    for match in _COUNTED.finditer(sentence.text):
        before = sentence.text[: match.start()]
        topic = max((m.end() for m in re.finditer(r"(?:은|는|에는|이|가|를|을)\s", before)), default=0)
        items = list(_items(before[topic:]))
        if "등" not in match[0] and len(items) != _number(match["count"]):
            continue
        for item, offset in items:
            if 2 <= len(item) <= 30 and re.search("[가-힣]", item):
                start = sentence.start + topic + offset
                yield Claim("working_groups", item, ctx.evidence((start, start + len(item))), 0.75)


def _items(text: str) -> Iterator[tuple[str, int]]:
    """The items of a list with their offsets: parted by marks if there are any, by commas, else by dots."""
    marked = len(re.findall(_MARKS, text)) > 1
    parts = _MARKS if marked else r"(,\s?|\s및\s)" if "," in text else r"(·|\s및\s)"
    at = 0
    for i, piece in enumerate(re.split(parts, text)):
        item = piece.strip(" ,")
        if item and i % 2 == 0:
            yield item, at + piece.index(item)
        at += len(piece)


_NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6}


def _number(text: str) -> int:
    return _NUMBERS.get(text) or int(text)


_UNDER = re.compile(
    r"(?:산하|아래|밑)에(?:는)?\s(?P<list>[^.]{4,120}?)(?:을|를)?\s(?:각각\s)?(?:둔|두고|두어|두며|둘|둬|설치|꾸려|꾸리|구성|운영)"
)
_UNIT = re.compile(r"(?:반|분과|팀|위원회|그룹|본부|TF|협의회|분과위|소위)$")


def _set_up(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """산하에 기술개발반, 제도개선반을 둔다: the units by how their names end."""
    for match in _UNDER.finditer(sentence.text):
        for item, offset in _items(
            re.sub(r"(?:(?<=[반팀룹부회원])[와과]|(?<=분과)와)(?=\s)", ",", match["list"])
        ):
            name = re.sub(r"\s등(?:\s.*)?$", "", item)
            if _UNIT.search(name) and 3 <= len(name) <= 30 and not re.match(r"총?\s?\d", name):
                start = sentence.start + match.start("list") + offset
                yield Claim("working_groups", name, ctx.evidence((start, start + len(name))), 0.75)


def _groups(ctx: Context, sentence: Sentence) -> Iterator[tuple[int, int]]:
    text = ctx.document.text
    for match in re.finditer(_GROUP_HEAD, sentence.text):
        head = sentence.start + match.start()
        start = max(sentence.start, noun_runs.left(ctx.doc, text, head))
        end = sentence.start + match.end()
        name = text[start:end]
        alone = match[0] in _ALONE and re.match(r"(?:을|를|으로|은|는|도)\s", text[end : end + 3])
        if (start < head or alone) and not re.match(r"\d+개|각|세부", name):
            yield start, end


_ALONE = frozenset("실무그룹 워킹그룹 실무위원회 실무협의회 실무협의체 실무추진단".split())
"""Heads that are names alone where the text speaks of one alliance."""
_GROUP_HEAD = (
    r"(?:분과위원회|전문분과|분과|워킹그룹|실무그룹|작업반|소위원회|실무위원회|실무협의회|실무협의체|실무추진단|"
    r"실무반)(?!\s?(?:회의|협약|위원장|장|원|별|참여|기업))(?![가-힣]*(?:장|원)\b)"
)
