"""Parts of a plan told again, behind the list that named them, by their last words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph.extract.context import Context, Name, Part
from graph.extract.dated import factual
from graph.model import Kind

_BEHIND = 400
"""How far behind a list its items are told by their last words."""
_TOO_COMMON = frozenset(
    "사업 과제 지원 구축 조성 개발 육성 전략 계획 방안 확대 강화 운영 제도 추진 도입 설치".split()
)


def find(ctx: Context, parts: list[Part], names: list[Name], main: Mapping[str, str]) -> Iterator[Name]:
    """`▷A 특별회계 ▷B 아카데미를 … . 특별회계는 …, 아카데미에는`: what was listed, by its last word."""
    text = ctx.document.text
    last = {p.name: p.name.split()[-1] for p in parts if " " in p.name and p.name in main}
    alone = [word for word in last.values() if word not in _TOO_COMMON]
    for part in parts:
        word = last.get(part.name, "")
        told = text.find(word, part.end, part.end + _BEHIND) >= 0  # patterns take long to be made
        if len(word) < 2 or alone.count(word) != 1 or not told:
            continue
        said = re.compile(rf"(?:[.,]\s|\n\s?)(?P<word>{re.escape(word)})(?:은|는|에는)\s")
        for match in said.finditer(text, part.end, part.end + _BEHIND):
            start, end = match.span("word")
            if not any(n.start < end and start < n.end for n in names) and factual(ctx, start):
                yield Name(start, end, Kind.POLICY, main[part.name], part.type, 0.7)
