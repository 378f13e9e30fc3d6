"""Imports run one way: down the stages that data passes, and never from the graph to the application."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STAGES = (
    "errors cues marks model ids vocab times sparql facts_json web store reference read nlp extract merge "
    "quads validate history past network views interchange ask curation forgetting derived judging reading "
    "processes pipeline"
).split()
"""From the ground up; a stage may use those before it. `store.base` is what a store promises, used by all."""
MODULES = sorted((ROOT / "graph").rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def stage(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "graph" and len(parts) > 1 and parts[1] in STAGES else None


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    own = stage(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for module in imported(path):
        assert not module.startswith("app"), f"{path} imports {module}"
        used = stage(module)
        if own and used:
            assert STAGES.index(used) <= STAGES.index(own), f"{own} imports {used}"


def test_every_module_has_a_stage() -> None:
    names = {path.relative_to(ROOT / "graph").parts[0].removesuffix(".py") for path in MODULES}
    assert names - {"__init__"} <= set(STAGES)
