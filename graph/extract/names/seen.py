"""People whom the learned tagger sees before a post, where the rules for names read none or a part of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from graph.extract import forms
from graph.extract.lines import Line
from graph.extract.names import bodies
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.people import Held, type_by_title
from graph.extract.names.post_bodies import FIRM_POSTS, body_of
from graph.extract.names.post_words import is_title
from graph.extract.units import Unit
from graph.model import Kind

_MOST_BETWEEN = 4
"""Words between a name and the post, at most."""
_LONGEST = 4
_TWO_NAMES = 5
"""Code points before a name's last word where that word is the firm's (`마르코 로시 가나테크 이사`)."""
_PART = 2
"""Code points of a name that the rules read which may be a part of the one tagged (`욘` of `욘 하칼라`)."""


def propose(
    board: Board, text: str, line: Line, tagged: Sequence[tuple[int, int]], held: Sequence[Held]
) -> Iterator[Held]:
    """Posts of people tagged (`tagged`, sorted spans) in a row; `held` are those that the rules read."""
    read = [one.person for one in held]
    for phrase in line.phrases:
        start = bisect_left(tagged, (phrase[0].start, 0))
        for span in tagged[start : bisect_left(tagged, (phrase[-1].end, 0))]:
            run = [i for i, unit in enumerate(phrase) if span[0] <= unit.start and unit.end <= span[1]]
            if len(run) < 2 or (phrase[run[0]].start, phrase[run[-1]].end) != span:
                continue
            known_one = any(
                span[0] < b and a < span[1] and (b - a > _PART or span[0] < a < b == span[1]) for a, b in read
            )
            if not known_one and _name([phrase[i] for i in run]):
                yield from _held(board, text, phrase, run[-1] + 1, span)


def _name(units: Sequence[Unit]) -> bool:
    """Whether words can be the parts of one foreign name: Hangul, no body, place, post or common word."""
    return len(units) <= _LONGEST and all(
        "가" <= u.text[0] <= "힣"
        and not (bodies.body(u.text) or known().place(u.text) or is_title(u.text) or forms.stationed(u.text))
        and (u.text not in forms.NOT_NAMES or len(u.text) == 1)
        for u in units
    )


def _held(
    board: Board, text: str, phrase: Sequence[Unit], after: int, span: tuple[int, int]
) -> Iterator[Held]:
    at = next(
        (i for i in range(after, min(len(phrase), after + _MOST_BETWEEN + 1)) if is_title(phrase[i].text)),
        None,
    )
    if at is None:
        return
    between = phrase[after:at]
    last = phrase[after - 1]
    if not between and phrase[at].text in FIRM_POSTS and last.start - span[0] > _TWO_NAMES:
        between, span = [last], (span[0], phrase[after - 2].end)
    body, sure = body_of(between, bodies.sure)
    board.add(*span, Kind.PERSON, "person", 0.8)
    title = (phrase[at].start, phrase[at].end)
    if body:
        kind = bodies.body(text[slice(*body)]) or type_by_title(text[slice(*title)])
        board.add(*body, Kind.ORGANIZATION, kind, 0.7 if sure else 0.6)
    yield Held(span, title, body)
