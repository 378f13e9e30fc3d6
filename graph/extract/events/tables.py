"""Participants in the columns of a table: a row of headings says what stands in each column below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.extract import tables
from graph.extract.events.rows import LABELS, slot_of
from graph.extract.passages import Passage

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
    for table in tables.tables([p.sentence for p in passages], LABELS):
        columns = _columns(passages, table)
        for row in table.rows:
            for at, slot, label in columns:
                if at < len(row.cells):
                    yield Cell(passages[row.at], slot, label, *row.cells[at])


def _columns(passages: list[Passage], table: tables.Table) -> list[tuple[int, str, str]]:
    """Number, slot and heading of the columns with participants."""
    i = table.heading.at
    found = [(at, slot_of(word), word) for at, word in enumerate(table.words)]
    told = [(at, slot, word) for at, slot, word in found if slot in {"attendees", "speakers", "chair"}]
    title = " ".join(p.text for p in passages[max(0, i - 2) : i] if not p.text.rstrip().endswith("다."))
    if told or not _TOLD.search(title):
        return told
    slot = "speakers" if _SPEAKING.search(title + " ".join(table.words)) else "attendees"
    return [
        (at, slot if word in tables.NAMES else "attendees", word)
        for at, _, word in found
        if word in tables.NAMES | tables.BODIES | tables.POSTS
    ]
