"""A body that took part by its person is highlighted beside the person."""

from __future__ import annotations

import pytest

from graph import read
from graph.extract import read_facts
from graph.model import Kind

CASES = [
    (
        "「2031 소재 포럼」이 3월 5일 부산에서 열렸다.\n기조강연은 LG화학 김가람 부사장이 맡았다.",
        "LG화학",
        {"LG화학", "김가람"},
    ),
    (
        "「2031 소재 포럼」이 3월 5일 부산에서 열렸다.\n포럼에는 삼성SDI, 포스코 등이 참석했다.",
        "삼성SDI",
        {"삼성SDI"},
    ),
]


@pytest.mark.parametrize(("text", "body", "marked"), CASES)
def test_the_name_is_marked_where_the_sentence_spells_it(text: str, body: str, marked: set[str]) -> None:
    found = read_facts(read.document(text))
    said = [
        {text[one.start : one.end] for one in claim.evidence.highlight}
        for entry in found.entries
        if entry.kind is Kind.EVENT
        for claim in entry.claims
        if claim.value == body
    ]
    assert marked in said, said
