"""Halls that no list knows and no ending tells, by what is held there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.extract import forms
from graph.extract.events.words import type_of
from graph.extract.lines import joined
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.places import ADMIN_BELOW, HOUSES
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind


def no_name(unit: Unit) -> bool:
    """Whether a word is part of no name: a common noun, a post, a kind of firm, a number."""
    common = unit.text in forms.NOT_NAMES or is_title(unit.text) or unit.text.endswith(("기업", "업체"))
    return common or unit.counts or unit.text in tuple("시군구도")  # what is left of 같은 군


def _before_name(unit: Unit) -> bool:
    return bool(known().place(unit.text)) or no_name(unit)


_LIES = re.compile(rf"에\s(?:{forms.LYING})\s$")


def _lies(text: str, phrase: Sequence[Unit]) -> bool:
    """Whether the text says where it lies: `해운대구에 위치한 …에서 열렸다`."""
    start = phrase[0].start
    return _LIES.search(text, max(0, start - 10), start) is not None


_GROUNDS = ("마을", "마당", "농원", "목장", "숲", "타운", "랜드", "월드", "터")


def _grounds(run: Sequence[Unit]) -> bool:
    """Whether words name open ground where an event may be held: `솔빛산 숲체험 휴양마을`."""
    proper = any(set(u.tags) & {"NNP", "SL"} for u in run)
    return len(run) > 1 and proper and run[-1].text.endswith(_GROUNDS)


_HOUSE_BY_NUMBER = re.compile(r"제?\d{1,2}[가-힣]{0,6}(?:관|실|동|홀)|[가-힣]{1,6}\d{1,3}(?:호|호실|호관|실)")
"""`제10공학관`, `인문1호관`: a building or room of a body by its number."""


def unknown_venue(board: Board, text: str, phrase: Sequence[Unit], labelled: bool) -> None:
    """A body or an unknown name that an event is held at."""
    run = list(phrase)
    while run and (_before_name(run[0]) or any(no_name(u) for u in run[1:-1])):
        run = run[1:]
    if not run or len(run) > 4 or known().place(run[-1].text):
        return
    last = run[-1]
    if (
        last is not phrase[-1]
        or ADMIN_BELOW.match(last.text)
        or type_of(last.text) is not None
        or last.text in forms.NOT_NAMES
        or is_title(last.text)
        or (set(last.tags) & {"SN", "NNB", "NR"} and not _HOUSE_BY_NUMBER.fullmatch(last.text))
    ):
        return
    name = joined(text, run)
    kind = bodies.body(name) or bodies.body(last.text)
    if last.text.endswith(("시청", "도청", "군청", "구청")):
        board.add(last.start, last.end, Kind.PLACE, "venue", 0.97)
        return
    if kind in ("ministry", "local-government", "international", "media", "alliance"):
        return
    if kind:
        board.add(last.start if bodies.body(last.text) else run[0].start, last.end, Kind.PLACE, "venue", 0.7)
    elif (len(last.text) > 5 and last.text.endswith(HOUSES)) or _grounds(run) or _lies(text, phrase):
        board.add(run[0].start, last.end, Kind.PLACE, "venue", 0.7)
    elif "NNP" in last.tags or "SL" in last.tags or (len(run) == 2 and bodies.body(run[0].text)):
        within = len(run) > 1 and bodies.body(run[0].text) is not None
        weight = 0.95 if within else 0.75 if labelled else 0.6
        board.add(run[0].start, last.end, Kind.PLACE, "venue", weight)
