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
