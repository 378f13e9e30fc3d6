import json
from pathlib import Path
from typing import Any

import pytest

from graph.extract import quotations
from tests.graph.extract.spotted import spotted

CASES = json.loads((Path(__file__).parents[2] / "cases/quotations/all.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_who_said_what(case: dict[str, Any]) -> None:
    entries = list(quotations.find(spotted(case["text"])))
    assert [[*e.values("speaker"), *e.values("text")] for e in entries] == case["said"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_the_words_stand_in_the_text(case: dict[str, Any]) -> None:
    for entry in quotations.find(spotted(case["text"])):
        assert str(entry.values("text")[0]) in case["text"]
