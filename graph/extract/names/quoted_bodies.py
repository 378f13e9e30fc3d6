"""Bodies whose names stand in quotation marks."""

from __future__ import annotations

import re

from graph.extract import forms
from graph.extract.names.guesses import Board
from graph.extract.names.post_words import is_title
from graph.model import Kind

_QUOTED = re.compile(r"[‘'“\"「『｢<〈《]([^‘’'“”\"「」『』｢｣<>〈〉《》\n]{4,40}?)[’'”\"」』｣>〉》]")

_TAKES_PLACE = re.compile(
    r"(?:\([^)]{1,40}\))?(?:을|를|이|가|도)\s(?:[^.]{0,30}\s)?(?:개최|열|연다|막을|진행|이어|시작|개막)|\s(?:개최|개막|성료|폐막|열려|열린)|에\s(?:\S{1,16}\s){0,4}(?:참석|참가)|에서\s"
)

"""What follows the name of a forum that is an event and no body."""

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_ORDINAL = re.compile(r"\s*(?:제?\s?\d+\s?[차회]\s*)?")


def quoted(board: Board, text: str, start: int, end: int) -> None:
    """What stands in quotes and ends as names of bodies do is one name."""
    for match in _QUOTED.finditer(text, start, end):
        name = re.sub(r"\([^()]*\)$", "", match.group(1)).rstrip()
        start = match.start(1) + (_ORDINAL.match(name) or [""])[0].__len__()
        name = text[start : match.start(1) + len(name)]
        last = name.split(" ")[-1]
        if last.endswith("포럼") and (_YEAR.search(name) or _TAKES_PLACE.match(text, match.end())):
            board.block(start, start + len(name))
            continue
        kind = forms.body_type(name.replace(" ", "")) or forms.GENERIC_HEADS.get(last)
        inner = next(
            (forms.GENERIC_HEADS[w] for w in name.split(" ")[1:-1] if w in forms.GENERIC_HEADS), None
        )
        if inner and kind is None and re.search(r"\([A-Z][A-Za-z]+\)$", match.group(1)):
            board.add(start, start + len(name), Kind.ORGANIZATION, inner, 0.93)
        if kind and kind not in ("company", "media") and not is_title(last):
            board.add(start, start + len(name), Kind.ORGANIZATION, kind, 0.93)
