"""Pieces of a text put in place of others, by offsets into the text as it was."""

from __future__ import annotations

from collections.abc import Iterable

Edit = tuple[int, int, str]
"""Start, end and what stands there instead; where start is end, something put in."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; of those at one place the first given comes first.

    >>> edited("a b c", [(2, 3, "x"), (5, 5, "!")])
    'a x c!'
    """
    out, done = [], 0
    for start, end, piece in sorted(edits, key=lambda edit: edit[:2]):
        out.append(text[done:start] + piece)
        done = end
    return "".join(out) + text[done:]
