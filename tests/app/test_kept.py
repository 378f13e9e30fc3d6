"""What is kept from request to request is small, however long the requests are."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest
from fastapi import Request

from app import media
from app.sparql_request import endpoint
from graph.store.dataset import absolute

LONG = 1 << 20


def host(text: str) -> None:
    scope = {"type": "http", "scheme": "http", "headers": [(b"host", b"x")], "path": "/" + text}
    endpoint(Request(scope))


@pytest.mark.parametrize(
    "read",
    [
        lambda text: media.accepted(text, ("text/csv",)),
        lambda text: media.wanted(None, text),
        lambda text: absolute("http://e/" + text, "http://e/"),
        host,
    ],
    ids=["accepted", "wanted", "absolute", "endpoint"],
)
def test_long_texts_are_not_kept(read: Callable[[str], object]) -> None:
    tracemalloc.start()
    for i in range(20):
        read(f"{i}-" + "x" * LONG)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 4 * LONG


def test_an_accept_header_counts_up_to_a_length() -> None:
    assert media.accepted("text/csv, " + "a/b;q=0.1, " * 100_000, ("text/csv",)) == "text/csv"
