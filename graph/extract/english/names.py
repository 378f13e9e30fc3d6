"""English text: people beside posts, bodies by known name and last word, venues, countries and towns."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from itertools import pairwise

from graph.cues import cued
from graph.extract.english import bodies as english_bodies
from graph.extract.english import cities as english_cities
from graph.extract.english import lists as english_lists
from graph.extract.english import people as english_people
from graph.extract.english import places as english_places
from graph.extract.english.posts import ministry_end
from graph.extract.english.runs import runs
from graph.extract.english.words import TITLE_WORDS
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.people import Held
from graph.model import Kind

_HANGUL = re.compile("[가-힣]")
_MINISTRY = re.compile(
    r"(?:Ministry|Department) (?:of|for) (?:the )?[A-Z][\w&]+(?:(?:, (?:and )?| and | & )[A-Z][\w&]+| [A-Z][\w&]+)*"
)
_CREDIT = cued(
    r"\((?:[A-Z][\w./ ]{2,24}|Photo[^()]*|Courtesy[^()]*)\)\s*(?:--|—|–|$)|\([A-Z][\w.’ -]{2,30}/ ?[A-Z][\w.’ -]{2,30}\)|\b[Cc]ourtesy of .*$|/\s?[A-Z]\w+$"
)


_OF_PICTURE = re.compile(r"[A-Z][\w.’ -]{2,30}/ ?(?:The )?[A-Z][\w.’ -]{2,30}\)")
"""`(Im Se-jun/The Nuri Herald)`: who took a picture."""


def _took(board: Board, text: str, one: Held) -> bool:
    """Whether somebody is only named for a picture taken; then the name goes off the board."""
    start, end = one.person
    if text[start - 1 : start] != "(" or not _OF_PICTURE.match(text, start):
        return False
    board.guesses.pop((start, end, Kind.PERSON), None)
    return True


def is_english(text: str) -> bool:
    """Whether a sentence is to be read by English rules."""
    return not _HANGUL.search(text) and sum(c.isascii() and c.isalpha() for c in text) >= 8


def propose(board: Board, text: str, start: int, end: int) -> list[Held]:
    """Put every guess at a name in an English sentence on the board; the posts that people hold."""
    held = [one for one in english_people.people(board, text, start, end) if not _took(board, text, one)]
    _ministries(board, text, start, end)
    _short_ministries(board, text, start, end)
    english_lists.listed(board, text, start, end)
    taken = [one.person for one in held] + [one.title for one in held if one.title]
    taken += [span for span in board.closed if start <= span[0] and span[1] <= end]
    taken += [m.span() for m in _CREDIT.finditer(text, start, end)]
    edges = sorted({start, end, *(edge for span in taken for edge in span)})
    for left, right in pairwise(edges):
        if not any(a <= left and right <= b for a, b in taken):
            for a, b in runs(text, left, right):
                _run(board, text, a, b, start)
    english_lists.neighbours(board, text, start, end)
    english_lists.organizers(board, text, start, end)
    english_lists.of_lands(board, text, start, end)
    english_places.governments(board, text, start, end)
    english_places.seats(board, text, start, end)
    english_places.based(board, text, start, end)
    english_places.towns(board, text, start, end)
    english_cities.works(board, text, start, end)
    english_places.lines(board, text, start, end)
    english_places.grounds(board, text, start, end)
    return held


def _ministries(board: Board, text: str, start: int, end: int) -> None:
    for match in _MINISTRY.finditer(text, start, end):
        name = match.group()
        stop = ministry_end(name)
        found = known().body(name[:stop])
        board.add(
            match.start(),
            match.start() + stop,
            Kind.ORGANIZATION,
            "ministry",
            0.9,
            found.id if found else None,
        )


_SHORT_MINISTRY = cued(r"\b(?P<what>[A-Z]?[a-z]{3,}|SMEs?|ICT)(?: and [A-Za-z]+)? [Mm]inistry\b")


def _short_ministries(board: Board, text: str, start: int, end: int) -> None:
    """`the land ministry`: the one ministry of the text that has the word in its name."""
    for match in _SHORT_MINISTRY.finditer(text, start, end):
        word = match["what"].capitalize() if match["what"].islower() else match["what"]
        full = {m.group()[: ministry_end(m.group())] for m in _MINISTRY.finditer(text)}
        named = [name for name in sorted(full) if re.search(rf"\b{re.escape(word)}\b", name)]
        if len(named) == 1:
            found = known().body(named[0])
            board.add(*match.span(), Kind.ORGANIZATION, "ministry", 0.9, found.id if found else None)
            board.labels[match.span()] = named[0]


def _run(board: Board, text: str, a: int, b: int, start: int) -> None:
    if text[a:b].split()[0] in TITLE_WORDS:
        return
    if text[a - 1 : a] == "(" and any(g.end == a - 2 and g.type == "venue" for g in board.guesses.values()):
        return  # the short form of the hall before it
    if english_bodies.abbreviates(text, a):
        return
    if english_places.place(board, text, a, b, start) or english_bodies.body(board, text, a, b, start):
        return
    english_bodies.inside(board, text, a, b)
