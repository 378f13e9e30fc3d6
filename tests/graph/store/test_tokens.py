from __future__ import annotations

import time

import pytest

from graph.store.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ex:a.b.c .", ["ex:a.b.c", "."]),
        (":a. _:b.c.", [":a", ".", "_:b.c", "."]),
        ("e.x-y:%4A\\. ", ["e.x-y:%4A\\."]),
        ("a.b c", ["a", ".", "b", "c"]),
    ],
)
def test_names_end_where_the_grammar_ends_them(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@pytest.mark.parametrize("piece", ["a.", "a-", "a:.", "_:a.", "'\\", "<a", "'''\" ", "a:...", "<\\u0", "1e"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    """Twenty seconds for what takes two: the square of the length would take an hour."""
    begun = time.monotonic()
    tokens(piece * 50_000)
    assert time.monotonic() - begun < 20
