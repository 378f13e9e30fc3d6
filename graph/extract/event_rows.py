"""Rows of an event's overview: `(일시/장소) …`, `▣ 주최 : …`, `◦ 참가기업 : …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.context import Sentence

_LABELS = {
    "when": "일시 일자 기간 날짜 시간 개최일 개최일시 행사기간 일정 때".split(),
    "where": "장소 개최장소 곳 행사장소 위치".split(),
    "host": "주최 주최기관".split(),
    "organizer": "주관 주관기관".split(),
    "supporter": "후원 협찬 후원기관 특별후원".split(),
    "attendees": (
        "참석 참석자 참석대상 참가 참가자 참가기업 참여기업 참석기관 참가기관 참여기관 참석기업 참가국 "
        "참여국 주요참석자 "
        "체결기관 협약기관 협약기업 협약당사자 서명기관 배석 배석자 참가대상 참여 발제자 토론자 발표자 "
        "연사 패널".split()
    ),
    "theme": "주제 행사주제 슬로건".split(),
    "count": "규모 참석규모 인원".split(),
    "name": "행사명 명칭 회의명 사업명".split(),
}
_SLOT_OF = {label: slot for slot, labels in _LABELS.items() for label in labels}
_ANY = "|".join(sorted(_SLOT_OF, key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:^|(?<=\s))[^가-힣\w(（\[【]*[(（\[【]?\s*(?P<labels>(?:주요\s?)?(?:{_ANY})(?:\s*[/·,‧ㆍ및]\s*(?:{_ANY}))*)"
    r"\s*(?:[)）\]】]\s*[:：]?|[:：])\s*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands under one label: the slot and `[start, end)` of the document."""

    slot: str
    start: int
    end: int
    label: str


def rows(sentence: Sentence) -> Iterator[Row]:
    """The labelled parts of a row; `(일시/장소) A / B` gives A to the one and B to the other."""
    found = list(_LABEL.finditer(sentence.text))
    for match, nxt in zip(found, [*found[1:], None][: len(found)], strict=True):
        start, end = match.end(), nxt.start() if nxt else len(sentence.text)
        names = re.findall(_ANY, match.group("labels"))
        slots = [_SLOT_OF[name] for name in names]
        parts = _parts(sentence.text, start, end, len(slots))
        for slot, label, (a, b) in zip(slots, names, parts, strict=False):
            yield Row(slot, sentence.start + a, sentence.start + b, label)


def _parts(text: str, start: int, end: int, count: int) -> list[tuple[int, int]]:
    cuts = [
        m.span() for m in re.finditer(r"\s+[/|]\s+|(?<=[\d)분])\s*[/,]\s*(?=[가-힣A-Za-z])", text[start:end])
    ]
    if count == 1:
        return [(start, end)]
    if len(cuts) < count - 1:
        return [(start, end)] * count
    edges = [start]
    for a, b in cuts[: count - 1]:
        edges += [start + a, start + b]
    edges.append(end)
    return list(zip(edges[::2], edges[1::2], strict=True))
