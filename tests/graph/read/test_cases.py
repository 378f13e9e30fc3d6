"""Invented pages in the shapes of real ones, each line with the region it belongs to (`tests/cases/read`)."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import FACTUAL, Document
from graph.read import document

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['note']}")
    for path in sorted(Path("tests/cases/read").glob("*.json"))
    for case in json.loads(path.read_text(encoding="utf-8"))
]
METADATA = ("title", "published", "language", "outlet", "byline", "issuer")


def text_of(case: dict[str, Any]) -> str:
    """The page: its lines with a line break after each, or what `join` puts there."""
    joins = case.get("join", {})
    return "".join(line + joins.get(str(i), "\n") for i, (_, line) in enumerate(case["lines"]))


def kind_at(read: Document, offset: int) -> str:
    return next(r.kind.value for r in read.regions if r.start <= offset < r.end)


def fits(expected: str, found: str) -> bool:
    """`f` is any factual kind, `x` any that gives no facts, else the kind itself."""
    if expected in {"f", "x"}:
        return (found in FACTUAL) == (expected == "f") and found != "translation"
    return found == expected


@pytest.mark.parametrize("case", CASES)
def test_each_line_is_in_the_region_it_belongs_to(case: dict[str, Any]) -> None:
    read = document(text_of(case))
    wrong, start = [], 0
    for i, (expected, line) in enumerate(case["lines"]):
        middle = start + len(line) - max(1, len(line.strip()) // 2)
        found = kind_at(read, middle)
        if not fits(expected, found) and i not in case.get("loose", []):
            wrong.append(f"{expected} but {found}: {line[:60]}")
        start += len(line) + len(case.get("join", {}).get(str(i), "\n"))
    assert wrong == []


@pytest.mark.parametrize("case", CASES)
def test_what_a_page_says_about_itself_is_found(case: dict[str, Any]) -> None:
    read = document(text_of(case))
    stated = {key: case[key] for key in METADATA if key in case}
    assert {key: getattr(read, key) for key in stated} == stated


LINES = sorted({line for case in CASES for _, line in case.values[0]["lines"]})  # type: ignore[index]


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=40),
    end=st.sampled_from(["\n", "\n\n", " ", "\r\n"]),
)
def test_regions_cover_any_mixture_of_the_lines(lines: list[str], end: str) -> None:
    text = end.join(lines)
    read = document(text)
    assert "".join(text[r.start : r.end] for r in read.regions) == text
    assert all(a.kind != b.kind for a, b in zip(read.regions, read.regions[1:], strict=False))
