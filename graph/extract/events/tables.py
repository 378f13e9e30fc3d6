"""Participants in the columns of a table: a row of headings says what stands in each column below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract.context import Sentence
from graph.extract.events.rows import slot_of
from graph.extract.passages import Passage

_BORDER = re.compile(r"[\t|｜│]")
_LONGEST_HEADING = 14
NAMES = frozenset("성명 이름 성함 명단".split())
BODIES = frozenset(
    "소속 소속기관 기관 기관명 기업 기업명 업체 업체명 회사 회사명 단체 단체명 대학 대학명 참가업체명".split()
)
_OTHERS = frozenset(
    """
    구분 연번 번호 순번 순서 비고 직위 직책 직급 직함 소속직위 소속및직위 소속·직위 역할 분야 부문
    시간 일정 내용 프로그램 주제 발표주제 제목 주요내용 국가 국가명 지역 일시
    장소 세션 담당 업종 주력제품 사진 훈격 공적
""".split()
)
_TOLD = re.compile(r"참석|참가|참여|명단|토론|발표|연사|패널|협약|체결|서명|수상|시상|초청")
_SPEAKING = re.compile(r"토론|발표|연사|패널|발제|강연")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with people or bodies: what it makes of them, and `[start, end)` of the document."""

    passage: Passage
    slot: str
    label: str
    start: int
    end: int


def cells(passages: list[Passage]) -> Iterator[Cell]:
    """The cells of all tables whose column is headed as one of participants."""
    i = 0
    while i < len(passages):
        columns = _columns(passages, i)
        i += 1
        while columns and i < len(passages):
            row = cut(passages[i].sentence)
            if len(row) < 2 or is_heading(passages[i].sentence, row):
                break
            for at, slot, label in columns:
                if at < len(row):
                    yield Cell(passages[i], slot, label, *row[at])
            i += 1


def _columns(passages: list[Passage], i: int) -> list[tuple[int, str, str]]:
    """Number, slot and heading of the columns with participants; none if the row heads no table."""
    sentence = passages[i].sentence
    row = cut(sentence)
    if len(row) < 2 or not is_heading(sentence, row):
        return []
    words = [heading(sentence, cell) for cell in row]
    found = [(at, slot_of(word), word) for at, word in enumerate(words)]
    told = [(at, slot, word) for at, slot, word in found if slot in {"attendees", "speakers", "chair"}]
    title = " ".join(p.text for p in passages[max(0, i - 2) : i] if not p.text.rstrip().endswith("다."))
    if told or not _TOLD.search(title):
        return told
    slot = "speakers" if _SPEAKING.search(title + " ".join(words)) else "attendees"
    return [
        (at, slot if word in NAMES else "attendees", word)
        for at, _, word in found
        if word in NAMES | BODIES or (word.startswith("소속") and word in _OTHERS)
    ]


def is_heading(sentence: Sentence, row: list[tuple[int, int]]) -> bool:
    """Whether the cells of a row are headings of columns."""
    words = [heading(sentence, cell) for cell in row]
    known = [w for w in words if w in NAMES | BODIES | _OTHERS or slot_of(w)]
    return len(known) >= max(2, len([w for w in words if w]) - 1) and all(
        len(w) <= _LONGEST_HEADING for w in words
    )


def heading(sentence: Sentence, cell: tuple[int, int]) -> str:
    """What a cell says as a heading: its letters."""
    text = sentence.text[cell[0] - sentence.start : cell[1] - sentence.start]
    return re.sub(r"[\s()（）*]", "", text)


def cut(sentence: Sentence) -> list[tuple[int, int]]:
    """The cells of a row, as `[start, end)` of the document; a border at the row's start opens the first."""
    text = sentence.text
    edges = [m.start() for m in _BORDER.finditer(text)]
    starts, ends = [0, *(e + 1 for e in edges)], [*edges, len(text)]
    found = [(sentence.start + a, sentence.start + b) for a, b in zip(starts, ends, strict=True)]
    if found and not text[: ends[0]].strip() and len(found) > 1 and text[ends[0]] != "\t":
        found = found[1:]
    return found
