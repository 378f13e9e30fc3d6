"""People in the columns of a table: `구분 | 소속 | 직위 | 성명`, each row a person with body and post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extract import forms, tables
from graph.extract.context import Sentence
from graph.extract.events.rows import slot_of
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.people import Held, type_by_title
from graph.extract.names.post_words import is_title
from graph.extract.tables import Span
from graph.model import Kind

_PERSON = re.compile(
    r"(?P<name>[가-힣]{2,5}|[가-힣](?:\s[가-힣]){1,3}|[가-힣]{1,8}(?:\s[가-힣]{1,8}){1,3}"
    r"|[A-Z][A-Za-z.-]+(?: [A-Z][A-Za-z.-]+){1,3})(?:\s?\(.{1,40}\))?"
)
_POST = re.compile(r"(?P<body>\S.*\S)\s+(?P<title>\S+)")
_NO_BODY = re.compile(r"[-–·\s]*|미정|추후|개인|〃|상동|공석")
_PEOPLE = frozenset({"attendees", "speakers", "chair"})


def propose(board: Board, text: str, sentences: Sequence[Sentence]) -> Iterator[Held]:
    """Put the people of tables and their bodies on the board; the posts they hold."""
    for table in tables.tables(sentences):
        words = table.words
        name = _column(words, tables.NAMES) or next(
            (i for i, w in enumerate(words) if slot_of(w) in _PEOPLE), None
        )
        body, title, post = (_column(words, kind) for kind in (tables.BODIES, tables.TITLES, tables.POSTS))
        if name is None or (body is None and title is None and post is None):
            continue
        above: Span | None = None
        for row in table.rows:
            cells = {i: _trimmed(text, span) for i, span in enumerate(row.cells)}
            person = cells.get(name)
            told = _PERSON.fullmatch(text, *person) if person else None
            if told is None:
                continue
            where, holds = _post(text, cells, body, title, post)
            above = where or above
            yield from _held(board, text, told.span("name"), above, holds)


def _column(words: Sequence[str], kind: frozenset[str]) -> int | None:
    return next((i for i, word in enumerate(words) if word in kind), None)


def _trimmed(text: str, span: Span) -> Span | None:
    raw = text[slice(*span)]
    start = span[0] + len(raw) - len(raw.lstrip())
    end = span[1] - len(raw) + len(raw.rstrip())
    return (start, end) if start < end else None


def _post(
    text: str, cells: dict[int, Span | None], body: int | None, title: int | None, post: int | None
) -> tuple[Span | None, Span | None]:
    """The body and the title of a row; one cell may hold both (`가나부 다라국장`)."""
    where = cells.get(body) if body is not None else None
    holds = cells.get(title) if title is not None else None
    both = cells.get(post) if post is not None else (where if title is None else None)
    if both and (told := _POST.fullmatch(text, *both)) and is_title(told["title"]):
        return told.span("body"), told.span("title")
    if where and _NO_BODY.fullmatch(text, *where):
        where = None
    return where or (both if both and post is None else None), holds


def _held(board: Board, text: str, person: Span, body: Span | None, title: Span | None) -> Iterator[Held]:
    name = text[slice(*person)]
    korean = name[0] in forms.SURNAMES or name[:2] in forms.COMPOUND_SURNAMES
    if not korean and (bodies.body(name) or is_title(name) or name in forms.NOT_NAMES):
        return
    board.add(*person, Kind.PERSON, "person", 0.92 if korean else 0.8)
    if body and body[1] - body[0] > 1 and body[1] - body[0] <= 40:
        word = text[slice(*body)]
        kind = bodies.body(word) or bodies.body(word.split()[-1])
        kind = kind or type_by_title(text[slice(*title)] if title else "")
        found = bodies.reference(word)
        board.add(*body, Kind.ORGANIZATION, kind, 0.9, found.id if found else None)
    yield Held(person, title, body)
