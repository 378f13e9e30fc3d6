"""Work grows with a text's length, not with its square: counted in calls, since times differ by machine."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from benchmarks.long_texts import TEXTS
from graph.extract import read_facts
from graph.read import document

NAMES = ("names", "one letter", "rows", "agreements", "bodies", "plans")
SIZE = 1500


def calls(text: str) -> int:
    """The calls of Python functions and built-in ones that reading a text takes."""
    count = 0

    def counted(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    read_facts(document(text))  # what is remembered is there the second time
    sys.setprofile(counted)
    try:
        read_facts(document(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", NAMES)
def test_four_times_the_text_takes_no_more_than_six_times_the_calls(name: str) -> None:
    assert calls(TEXTS[name](4 * SIZE)) < 6 * calls(TEXTS[name](SIZE))
