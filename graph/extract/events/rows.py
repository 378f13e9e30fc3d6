"""Rows of an event's overview: `(일시/장소) …`, `▣ 주최 : …`, `◦ 참가기업 : …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graph.extract.context import Sentence
from graph.extract.tables import BORDERS

_LABELS = {
    "when": "일시 일자 기간 날짜 시간 개최일 개최일시 행사기간 일정 때".split(),
    "where": "장소 개최장소 곳 행사장소 위치".split(),
    "host": "주최 주최기관 공동주최 주최자 주최처".split(),
    "organizer": "주관 주관기관 공동주관 주관사".split(),
    "supporter": "후원 협찬 후원기관 특별후원 후원사 협찬사 공식후원".split(),
    "attendees": (
        "참석 참석자 참석대상 참석기관 참석기업 참석인사 참석인원 참석범위 참석업체 주요참석자 "
        "참가 참가자 참가기업 참가기관 참가국 참가국가 참가대상 참가단체 참가업체 주요참가기업 "
        "참여 참여자 참여기업 참여기관 참여국 참여국가 참여단체 참여대학 참여업체 주요참여기업 "
        "초청인사 내빈 주요내빈 귀빈 구성원 배석 배석자 "
        "체결기관 체결자 협약기관 협약기업 협약당사자 협약자 서명기관 서명자".split()
    ),
    "speakers": (
        "발제 발제자 주제발표 발표 발표자 토론 토론자 패널 패널토론 연사 강연 강연자 기조강연 기조연설 "
        "주제강연".split()
    ),
    "chair": "좌장 사회자 사회 진행 진행자 주재 주재자 모더레이터".split(),
    "theme": "주제 행사주제 슬로건".split(),
    "count": "규모 참석규모 인원".split(),
    "name": "행사명 명칭 회의명 사업명".split(),
}
_SLOT_OF = {label: slot for slot, labels in _LABELS.items() for label in labels}
LABELS = frozenset(_SLOT_OF)
_ANY = "|".join(r"\s?".join(label) for label in sorted(_SLOT_OF, key=len, reverse=True))
"""Labels may be spread over the width of their column (`일 시`)."""
_LABEL = re.compile(
    rf"(?:^|(?<=\s))[^가-힣\w(（\[【]*[(（\[【]?\s*(?P<labels>(?:주요\s?)?(?:{_ANY})(?:\s*[/·,‧ㆍ및]\s*(?:{_ANY}))*)"
    rf"\s*(?:[)）\]】]\s*[:：]?|[:：]|(?P<border>[{BORDERS}]))\s*"
)


def slot_of(label: str) -> str | None:
    """The slot that a label without spaces stands for (`참석자` → attendees).

    >>> slot_of("주요참석자"), slot_of("소속")
    ('attendees', None)
    """
    return _SLOT_OF.get(label) or _SLOT_OF.get(label.removeprefix("주요"))


@dataclass(frozen=True, slots=True)
class Row:
    """What stands under one label: the slot and `[start, end)` of the document."""

    slot: str
    start: int
    end: int
    label: str


@lru_cache(maxsize=4096)
def rows(sentence: Sentence) -> tuple[Row, ...]:
    """The labelled parts of a row; `(일시/장소) A / B` gives A to the one and B to the other."""
    return tuple(_rows(sentence))


def _rows(sentence: Sentence) -> Iterator[Row]:
    found = list(_LABEL.finditer(sentence.text))
    for match, nxt in zip(found, [*found[1:], None][: len(found)], strict=True):
        start, end = match.end(), nxt.start() if nxt else len(sentence.text)
        if match["border"] and _headings(sentence.text[start:end]):
            continue
        names = [re.sub(r"\s", "", label) for label in re.findall(_ANY, match.group("labels"))]
        slots = [_SLOT_OF[name] for name in names]
        parts = _parts(sentence.text, start, end, len(slots))
        for slot, label, (a, b) in zip(slots, names, parts, strict=False):
            yield Row(slot, sentence.start + a, sentence.start + b, label)


def _headings(text: str) -> bool:
    """Whether the next cell is a heading itself: the row heads the columns of a table."""
    cell = re.sub(r"\s", "", re.split(rf"[{BORDERS}]", text)[0])
    return not cell or slot_of(cell) is not None or cell in {"비고", "내용", "구분", "소속", "직위", "성명"}


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
