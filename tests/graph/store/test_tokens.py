from __future__ import annotations

import time

import pytest

from graph.errors import Forbidden
from graph.store.network_guard import without_services
from graph.store.tokens import tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ex:a.b.c .", ["ex:a.b.c", "."]),
        (":a. _:b.c.", [":a", ".", "_:b.c", "."]),
        ("e.x-y:%4A\\. ", ["e.x-y:%4A\\."]),
        ("a.b c", ["a", ".", "b", "c"]),
        ("e:、\\'x SERVICE", ["e:、\\'x", "SERVICE"]),
        ("、:x ?、 〇", ["、:x", "?、", "〇"]),
        ("'open SERVICE\nASK", ["'open SERVICE", "ASK"]),
    ],
)
def test_names_end_where_the_grammar_ends_them(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


def test_a_service_is_not_hidden_by_a_name_with_an_apostrophe() -> None:
    with pytest.raises(Forbidden):
        without_services(
            "PREFIX e: <http://e/> ASK { ?s e:、\\'x ?o SERVICE <http://h/> { ?s ?p e:、\\'x } }"
        )


@pytest.mark.parametrize("piece", ["a.", "a-", "a:.", "_:a.", "'\\", "<a", "'''\" ", "a:...", "<\\u0", "1e"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    """Twenty seconds for what takes two: the square of the length would take an hour."""
    begun = time.monotonic()
    tokens(piece * 50_000)
    assert time.monotonic() - begun < 20
