"""Parts that stand at the head of a passage: `첫째, ‘…’`, headings 1. 2. 3. as many as the text counts."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Context, Part
from graph.extract.dated import factual
from graph.extract.policies.items import kind_of
from graph.extract.quoted import marked


def find(ctx: Context) -> list[Part]:
    """Marked names told one after the other by ordinals, and numbered headings."""
    return [*_ordered(ctx), *_headed(ctx)]


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
                part = Part(start, start + len(quoted.text), quoted.text, kind_of(quoted.text, "과제"))
                found.append(part)
                break
    return found if len(found) >= 2 else []


_NUMBER = cued(r"(?<!\d)(\d)\s?대\s?(?:[가-힣]{1,6}\s?){0,2}?(전략|과제|방향|분야)")
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
    return [Part(m.start(3), m.end(3), m[3], kind_of(m[3], what)) for m in heads]
