from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.media import FORMATS
from graph.vocab import PREFIXES

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs/sparql.md").read_text()
DEVIATIONS = json.loads((ROOT / "tests/cases/w3c_deviations.json").read_text())


@pytest.mark.parametrize("name", sorted(DEVIATIONS))
def test_each_deviation_is_explained(name: str) -> None:
    assert f"`{name.partition('#')[2]}`" in TEXT


def test_the_number_of_deviations_is_told() -> None:
    assert f"The {len(DEVIATIONS)} that fail" in TEXT


@pytest.mark.parametrize("prefix", sorted(PREFIXES))
def test_each_prefix_is_named(prefix: str) -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("The prefixes `pg"))
    assert prefix in line.split("`")[1].split()


def test_each_format_is_named() -> None:
    offered = TEXT.partition("?format=")[2].partition("`")[0].split("|")
    assert set(offered) <= set(FORMATS)
    assert {table or graph for table, graph in FORMATS.values()} == {
        FORMATS[name][0] or FORMATS[name][1] for name in offered
    }
