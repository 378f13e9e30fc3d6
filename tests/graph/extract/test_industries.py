import csv
import json
from pathlib import Path

import pytest

from graph.extract import industries

CASES = json.loads((Path(__file__).parents[2] / "cases/industries/names.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_industries_of_a_name(case: dict[str, object]) -> None:
    assert list(industries.of(str(case["text"]))) == case["codes"]


def test_counts_are_in_the_order_of_the_text() -> None:
    assert list(industries.counts("수소와 전기차, 그리고 수소").items()) == [
        ("hydrogen", 2),
        ("electric-vehicle", 1),
    ]


def test_a_word_stands_once_in_the_list() -> None:
    """Words are found without their spaces too; a word in two rows counts in the last of them only."""
    with industries.WORDS.open(encoding="utf-8", newline="") as file:
        rows = [
            (row["codes"], word) for row in csv.DictReader(file) for word in row["words"].lower().split("|")
        ]
    spaced = {word.replace(" ", "") for _, word in rows if " " in word}
    assert [word for _, word in rows if word in spaced] == []
    forms: dict[str, set[str]] = {}
    for codes, word in rows:
        for form in {word.strip("^~$"), word.strip("^~$").replace(" ", "")}:
            forms.setdefault(form, set()).add(codes)
    assert {form: codes for form, codes in forms.items() if len(codes) > 1} == {}
    assert len(rows) == len({word for _, word in rows})
