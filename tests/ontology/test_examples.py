"""Each valid example breaks no shape; each invalid one breaks just the shape that its first line names."""

from pathlib import Path

import pytest
import rdflib

from graph.validate import Violation, in_graph
from graph.vocab import PREFIXES

EXAMPLES = Path(__file__).parents[2] / "ontology" / "examples"


def results(path: Path) -> list[Violation]:
    return in_graph(rdflib.Graph().parse(path, format="turtle"))


def named(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).glob("*.ttl"))


@pytest.mark.parametrize("path", named("valid"), ids=lambda path: path.stem)
def test_valid(path: Path) -> None:
    assert results(path) == []


@pytest.mark.parametrize("path", named("invalid"), ids=lambda path: path.stem)
def test_invalid(path: Path) -> None:
    expected = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# expected: ")
    prefix, _, name = expected.partition(":")
    wanted = PREFIXES[prefix] + name if name else ""
    found = results(path)
    assert {one.path for one in found} == {wanted}
    assert all(one.message for one in found)


def test_there_are_examples() -> None:
    assert len(named("valid")) >= 10
    assert len(named("invalid")) >= 30
