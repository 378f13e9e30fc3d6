"""What a list or a sum names: the items between marks or commas, and whether words name an undertaking."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from graph.extract.context import Context
from graph.extract.names.noun_runs import NOUNS
from graph.extract.policies.words import TYPES, UNFINISHED
from graph.extract.quoted import Quoted
from graph.marks import CIRCLED
from graph.model import Kind

SHORTEST, LONGEST = 4, 40
PLANS = ("계획", "전략", "대책", "로드맵", "마스터플랜")
"""Last words of what holds parts."""
BULLET = re.compile(r"[" + CIRCLED + r"△▲▴▵∆▷▶▸►◆■]")
"""Marks before the items of a list within a sentence."""
NO_ITEM = re.compile(r"[‘’“”「」:;()]|\d\s?(?:조|억|만)\s?\d*\s?원")
"""What no item has inside."""
_END_WORDS = re.compile(
    r"(?:\s?등(?:의|이|을|으로|을\s|\s|$).*|\s?(?:세|네|다섯|두)\s?가지.*|이다\.?|"
    r"\s(?:과제|사업|전략|분야)(?:가|이|를|을|로|다)\s?.*|(?:으로|로|을|를|이|가|와|"
    r"과)\s?(?:구성|이뤄|이루어|나뉘|나눠|추진|설정|제시|선정|꼽|담|포함|골자|뼈대|핵심|시행|마련).*)$"
)


def in_list(ctx: Context, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names in a list: between bullets where there are any, else between commas."""
    text = ctx.document.text
    bullets = [m.start() for m in BULLET.finditer(text, start, end)]
    if bullets:
        edges = [(a + 1, b) for a, b in pairwise([*bullets, end])]
    else:
        commas = [start - 1, *(m.start() for m in re.finditer(r",\s", text[:end]) if m.start() >= start), end]
        edges = [(a + 1, b) for a, b in pairwise(commas)]
    for a, b in edges:
        named = (_whole(ctx, a, b) if bullets else None) or _name(ctx, a, b)
        if named is not None:
            yield named


def _without_ending(ctx: Context, start: int, item: str) -> str:
    """An item without the ending of the sentence that it closes: `… 확대다.`, but `…의 바다` as it stands."""
    bare = item.rstrip(" .,·")
    ended = bare.endswith("다") and not bare.endswith("이다")
    tokens = ctx.tokens(start, start + len(bare)) if ended else ()
    return bare[:-1] if tokens and tokens[-1].tag.split("+")[-1] == "EF" else item


def _whole(ctx: Context, start: int, end: int) -> tuple[int, int] | None:
    """An item between marks as it stands, if it is short and ends in a noun: `…을 위한 경제구조 개혁`."""
    item = _without_ending(ctx, start, ctx.document.text[start:end].split("\n")[0])
    body = re.sub(r"\s?\([^()]*\)$", "", _END_WORDS.sub("", item.rstrip(" .,·")).rstrip()).rstrip()
    start += len(item) - len(item.lstrip())
    name = body.strip()
    if not SHORTEST <= len(name) <= LONGEST or " " not in name or NO_ITEM.search(name):
        return None
    tokens = ctx.tokens(start, start + len(name))
    return (start, start + len(name)) if tokens and tokens[-1].tag[:1] in "NX" else None


def _name(ctx: Context, start: int, end: int) -> tuple[int, int] | None:
    """The run of nouns at the end of a list item, particles and the sentence's verb cut off."""
    text = ctx.document.text
    item = text[start:end]
    quoted = re.match(r"\s*[‘'「｢]([^’'」｣]{3,40})[’'」｣]", item)
    if quoted:
        return start + quoted.start(1), start + quoted.end(1)
    body = _END_WORDS.sub("", _without_ending(ctx, start, item.split("\n")[0]).rstrip(" .,·"))
    body = re.sub(r"\([^()]*\)\s?$", "", body).rstrip(" ’'”」")
    end = start + len(body)
    begin = run_start(ctx, start, end)
    length = end - begin
    if not SHORTEST <= length <= LONGEST or " " not in text[begin:end].strip():
        return None
    return begin, end


def run_start(ctx: Context, low: int, end: int) -> int:
    """How far left the nouns of an item reach: to the last word with a particle or an ending."""
    doc = ctx.doc
    i = bisect_left(doc, end, key=lambda token: token.idx) - 1
    begin = end
    while i >= 0 and doc[i].idx >= low:
        token = doc[i]
        tags = token.tag_.split("+")
        if not token.is_space:
            particle = any(t[0] == "J" or t[0] == "E" or t[:2] in ("VV", "VA", "VX", "VC") for t in tags if t)
            if particle or token.text in ",，△▲▷▶" + CIRCLED:
                break
            begin = token.idx
        i -= 1
    lead = re.match(r"(?:및|또한|그리고|우선|또|마지막|먼저)\s|[\s,:·\-]+", ctx.document.text[begin:end])
    return begin + (lead.end() if lead else 0)


def kind_of(name: str, lead: str) -> str:
    """The type of a part: by its last word, else by what the list is said to hold (`lead`)."""
    own = next(
        (
            kind
            for word, kind in TYPES.items()
            if name.endswith(word) and (len(word) > 2 or kind == "zone" or word in PLANS)
        ),
        None,
    )
    return own or ("strategy" if "전략" in lead or "방향" in lead else "programme")


_NOT_PARTS = re.compile(
    r"^(?:이|그|올해|내년|이번|해당|위|모두|\d+|[한두세네]|다섯|여섯)\s?(?:대|개|가지)?\s|(?:기업|회사|기관|지역|단지|등|년|월|일|곳|시|군|(?<!제)도|"
    r"공장|부지|이내|이상|규모|기간)$"
)


_SEVERAL = re.compile(r"\s등\s|\s\d+\s?(?:개|건|곳|개소)$")
"""`A 확장사업 등 소득증대 사업 134개`: one example and how many there are, no name."""


def undertaking(ctx: Context, start: int, end: int) -> bool:
    """Whether a stretch of several words may name an undertaking, not a place, a body or a date."""
    name = ctx.document.text[start:end]
    if not SHORTEST + 1 <= len(name) <= LONGEST or " " not in name or _NOT_PARTS.search(name):
        return False
    if _SEVERAL.search(name):
        return False
    things = ctx.names.within(start, end, Kind.PLACE, Kind.ORGANIZATION)
    return not any(thing.end >= end - 1 for thing in things) and not re.search(
        r"\d{4}|[,.:;=㎡]|\d평|\d억", name
    )


def nominal(ctx: Context, quote: Quoted) -> bool:
    """Whether marked words are a name of an undertaking: nouns, no body, no event, no sentence."""
    name = quote.text
    if not 4 <= len(name) <= LONGEST or UNFINISHED.search(name) or _NO_PART.search(name):
        return False
    if any(
        n.start <= quote.start and n.end >= quote.end and n.type != "venue"
        for n in ctx.names.within(
            quote.start - 1, quote.end + 1, Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE, Kind.ALLIANCE
        )
    ):
        return False
    tokens = ctx.tokens(quote.start, quote.end)
    return bool(tokens) and (tokens[-1].tag.split("+")[-1] in NOUNS or tokens[-1].tag in {"SSC", "NNB"})


_NO_PART = re.compile(
    r"(?:식|협약|회의|대회|축제|엑스포|페스티벌|심포지엄|세미나|포럼|간담회|설명회|주간|위크|데이|컨퍼런스|콘퍼런스|박람회|전시회|"
    r"위원회|협의체|협의회|얼라이언스|추진단|기구|재단|협회|선언|선언문|신문|보고서|기자|국가|강국|도시|시대|사회|나라|정부)$"
)
