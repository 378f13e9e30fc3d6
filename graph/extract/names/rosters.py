"""People in tables: a row of headings says which column holds the name, the post and the body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import forms
from graph.extract.context import Sentence
from graph.extract.events import tables
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.people import Held
from graph.model import Kind

_POSTS = frozenset("직위 직책 직급 직함 직위(직책) 직위직책".split())
_PERSON = re.compile(
    r"[가-힣]{2,4}|[가-힣]{2,}(?: [가-힣]+){1,3}|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,3}"
)
Cell = tuple[int, int]


def propose(board: Board, text: str, sentences: Sequence[Sentence]) -> list[Held]:
    """Put the people of every table with a column of names on the board; the posts they hold."""
    held: list[Held] = []
    columns: tuple[int, int | None, int | None] | None = None
    body: Cell | None = None
    width = 0
    for sentence in sentences:
        if not _MANY.search(sentence.text):
            columns = None
            continue
        row = tables.cut(sentence)
        if columns and len(row) == width - 1 and sentence.text.lstrip().startswith(_BORDERS):
            row = [(row[0][0], row[0][0]), *row]
        if tables.is_heading(sentence, row):
            columns, body = _columns([tables.heading(sentence, cell) for cell in row]), None
            width = len(row)
        elif columns and len(row) > max(at or 0 for at in columns):
            name, title, seat = (_trimmed(text, row[at]) if at is not None else None for at in columns)
            body = seat or body
            if name and _PERSON.fullmatch(text[slice(*name)]):
                held.append(_put(board, text, name, title, body))
    return held


_BORDERS = ("|", "｜", "│", "\t")
"""Before the first heading that a row leaves empty: its group is that of the row above."""
_MANY = re.compile(r"[\t|｜│].*[\t|｜│]")


def _columns(words: Sequence[str]) -> tuple[int, int | None, int | None] | None:
    """Numbers of the columns with names, posts and bodies; None without names or without posts."""
    name = next((i for i, w in enumerate(words) if w in tables.NAMES), None)
    title = next((i for i, w in enumerate(words) if w in _POSTS), None)
    seat = next((i for i, w in enumerate(words) if w in tables.BODIES), None)
    return None if name is None or (title is None and seat is None) else (name, title, seat)


def _trimmed(text: str, cell: Cell) -> Cell | None:
    start, end = cell
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _put(board: Board, text: str, name: Cell, title: Cell | None, body: Cell | None) -> Held:
    board.add(*name, Kind.PERSON, "person", 0.95)
    if body and text[slice(*body)] not in forms.NOT_NAMES:
        word = text[slice(*body)]
        found = bodies.reference(word)
        kind = bodies.body(word) or bodies.body(word.split()[-1]) or "company"
        board.add(*body, Kind.ORGANIZATION, kind, 0.9, found.id if found else None)
    return Held(name, title, body)
