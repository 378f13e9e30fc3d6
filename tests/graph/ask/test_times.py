"""Words of time in questions."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from graph.ask.times import span

CASES = json.loads((Path(__file__).parents[2] / "cases" / "ask" / "times.json").read_text("utf-8"))
TODAY = date.fromisoformat(CASES["today"])


@pytest.mark.parametrize(("question", "since", "until"), CASES["cases"])
def test_span(question: str, since: str | None, until: str | None) -> None:
    found = span(question, TODAY)
    assert found
    assert (found.since, found.until) == (since, until)
    assert question[found.words.start : found.words.end] == found.words.text


@pytest.mark.parametrize("question", CASES["none"])
def test_no_span(question: str) -> None:
    assert span(question, TODAY) is None
