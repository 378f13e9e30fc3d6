"""With what characters matches begin, said where `re` does not see it and tries every place."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def begun(pattern: str, parts: Any) -> str:
    """A pattern that looks at each place first whether a match can begin there, if that helps."""
    begins, empty = _begins(parts)
    if begins is None or empty or _seen(parts) or (pattern.startswith("(?") and parts.state.flags & _INLINE):
        return pattern
    return f"(?=[{''.join(sorted(begins))}])(?:{pattern})"


_INLINE = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII
_WIDE = 200
"""Characters of a range with which nearly every word of a text begins."""
_Begins = tuple[frozenset[str] | None, bool]
"""Members of a class of characters, None if there are too many; and whether nothing need stand there."""


def _seen(parts: Any) -> bool:
    """Whether `re` sees with what a match begins: with a character, a class or one of several words."""
    op, value = parts[0]
    if op.name == "SUBPATTERN":
        return _seen(value[3])
    return op.name in ("LITERAL", "IN") or (
        op.name == "BRANCH" and all(branch and branch[0][0].name == "LITERAL" for branch in value[1])
    )


def _begins(parts: Iterable[tuple[Any, Any]]) -> _Begins:
    found: frozenset[str] = frozenset()
    for op, value in parts:
        members, empty = _first(op.name, value)
        if members is None:
            return None, False
        found |= members
        if not empty:
            return found, False
    return found, True


def _first(op: str, value: Any) -> _Begins:
    if op in ("ASSERT", "ASSERT_NOT", "AT"):
        return frozenset(), True
    if op == "LITERAL":
        return frozenset({re.escape(chr(value))}), False
    if op == "IN":
        listed = [_member(member.name, of) for member, of in value]
        return (None if None in listed else frozenset(member for member in listed if member)), False
    if op == "SUBPATTERN" and not value[1] and not value[2]:
        return _begins(value[3])
    if op == "BRANCH":
        branches = [_begins(branch) for branch in value[1]]
        told = [members for members, _ in branches if members is not None]
        if len(told) == len(branches):
            return frozenset().union(*told), any(empty for _, empty in branches)
    if op in ("MAX_REPEAT", "MIN_REPEAT"):
        members, empty = _begins(value[2])
        return members, empty or not value[0]
    return None, False


def _member(op: str, value: Any) -> str | None:
    if op == "LITERAL":
        return re.escape(chr(value))
    if op == "RANGE" and value[1] - value[0] < _WIDE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
    return r"\d" if op == "CATEGORY" and value.name == "CATEGORY_DIGIT" else None
