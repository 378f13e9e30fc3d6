"""Dates, times, money and quantities: `tests/cases/values/*.json`."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph import nlp
from graph.model import Document

CASES = Path(__file__).parents[2] / "cases" / "values"


def _cases(name: str) -> list[Any]:
    return [
        pytest.param(case, id=case["text"][:40]) for case in json.loads((CASES / name).read_text("utf-8"))
    ]


def _parse(case: dict[str, Any]) -> Any:
    document = Document(
        "x", case["text"], published=case.get("published"), language=case.get("language", "ko")
    )
    return nlp.parse(document)


@pytest.mark.parametrize("case", _cases("dates.json"))
def test_moments(case: dict[str, Any]) -> None:
    doc = _parse(case)
    text = case["text"]
    found = [[text[m.start : m.end], m.value, m.end_value] for m in doc._.moments]
    assert found == case["moments"]


@pytest.mark.parametrize("case", _cases("amounts.json"))
def test_amounts(case: dict[str, Any]) -> None:
    values = [v for v in _parse(case)._.values if v.type in ("money", "quantity")]
    assert [[v.text, v.type.value, v.value, v.end_value, v.unit] for v in values] == case["values"]
