"""The documentation names every term, every column and every file."""

import re
from pathlib import Path

import pytest

from graph.reference import ONTOLOGY, REFERENCE
from graph.reference.load import COLUMNS

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
TERMS = re.findall(r"^pg:(\w+) a ", (ONTOLOGY / "policygraph.ttl").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_documented(term: str) -> None:
    assert f"`pg:{term}`" in PAGE


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_is_documented(column: str) -> None:
    assert f"`{column}`" in PAGE


@pytest.mark.parametrize(
    "name", [path.name for path in REFERENCE.glob("*.csv") if path.name != "industry_words.csv"]
)
def test_every_file_is_documented(name: str) -> None:
    assert f"`{name}`" in PAGE
