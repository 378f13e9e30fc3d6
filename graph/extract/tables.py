"""Tables in the text: a row of headings, and the rows below it cut into the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.extract.context import Sentence

NAMES = frozenset("성명 이름 성함 명단".split())
BODIES = frozenset(
    "소속 소속기관 기관 기관명 기업 기업명 업체 업체명 회사 회사명 단체 단체명 대학 대학명 참가업체명".split()
)
TITLES = frozenset("직위 직책 직급 직함 직위직책 직급직위 직위·직책 직위/직책 직책직위".split())
POSTS = frozenset("소속직위 소속및직위 소속·직위 소속/직위 소속직책 소속및직책 소속·직책 소속/직책".split())
"""Columns with the body and the post in one cell."""
OTHERS = frozenset(
    """
    구분 연번 번호 순번 순서 비고 역할 분야 부문
    시간 일정 내용 프로그램 주제 발표주제 제목 주요내용 국가 국가명 지역 일시
    장소 세션 담당 업종 주력제품 사진 훈격 공적
""".split()
)
BORDERS = r"\t|｜│┃║┆┇┊┋¦"
"""Signs between the cells of a row, for a class of characters."""
_BORDER = re.compile(rf"[{BORDERS}]")
_WIDE = re.compile(r"\s{2,}")
_LONGEST_HEADING = 14

Span = tuple[int, int]
"""`[start, end)` of the document."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of headings or a row below them: the number of its sentence and the cells, column by column."""

    at: int
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The headings of a table without spaces and brackets, and the rows below."""

    heading: Row
    words: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(sentences: Sequence[Sentence], known: frozenset[str] = frozenset()) -> Iterator[Table]:
    """The tables that a row of headings opens; `known` are further words that may head a column."""
    i = 0
    while i < len(sentences):
        heading = _heading(sentences[i], known)
        i += 1
        if heading is None:
            continue
        border, cells = heading
        rows, first = [], i - 1
        while i < len(sentences) and _heading(sentences[i], known) is None:
            row = cut(sentences[i], border)
            if len(row) < 2:
                break
            rows.append(Row(i, _aligned(row, len(cells), border)))
            i += 1
        words = tuple(word(sentences[first], cell) for cell in cells)
        yield Table(Row(first, tuple(cells)), words, tuple(rows))


def word(sentence: Sentence, cell: Span) -> str:
    """What stands in a cell, without spaces, brackets and marks."""
    return re.sub(r"[\s()（）*]", "", sentence.text[cell[0] - sentence.start : cell[1] - sentence.start])


def cut(sentence: Sentence, border: re.Pattern[str] = _BORDER) -> list[Span]:
    """The cells of a row."""
    edges = [m.span() for m in border.finditer(sentence.text)]
    starts, ends = [0, *(b for _, b in edges)], [*(a for a, _ in edges), len(sentence.text)]
    return [(sentence.start + a, sentence.start + b) for a, b in zip(starts, ends, strict=True)]


_HEADINGS = NAMES | BODIES | TITLES | POSTS | OTHERS


def _heading(sentence: Sentence, known: frozenset[str]) -> tuple[re.Pattern[str], list[Span]] | None:
    if len(sentence.text) > 200:
        return None
    for border, least in ((_BORDER, 2), (_WIDE, 3)):
        cells = cut(sentence, border)
        if len(cells) < least:
            continue
        words = [word(sentence, cell) for cell in cells]
        filled = [w for w in words if w]
        told = [w for w in filled if w in _HEADINGS or w in known]
        if len(told) >= max(2, len(filled) - 1) and max(map(len, words)) <= _LONGEST_HEADING:
            return border, cells
    return None


def _aligned(row: list[Span], columns: int, border: re.Pattern[str]) -> tuple[Span, ...]:
    """A row without a border for the first cells (one that goes over several rows) lies to the right."""
    missing = columns - len(row) if border is _WIDE else 0
    return (*((row[0][0], row[0][0]),) * max(0, missing), *row)
