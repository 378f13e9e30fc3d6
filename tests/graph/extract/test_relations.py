import json
from pathlib import Path
from typing import Any

import pytest

from graph import vocab
from graph.extract.relations import entries as relations
from graph.model import Entry
from tests.graph.extract.spotted import spotted

CASES = json.loads((Path(__file__).parents[2] / "cases/relations/all.json").read_text("utf-8"))


def _triple(entry: Entry) -> tuple[Any, ...]:
    subject, other = entry.values("subject")[0], entry.values("object")[0]
    return (subject, entry.type, other, *entry.values("amount_krw"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_relations_that_the_text_states(case: dict[str, Any]) -> None:
    found = {_triple(entry) for entry in relations.find(spotted(case["text"]))}
    wanted = {tuple(row) for row in case.get("relations", ())}
    refused = {tuple(row) for row in case.get("not", ())}
    assert wanted <= found
    assert not refused & {triple[:3] for triple in found}
    if not wanted and not refused:
        assert not found


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_every_relation_has_evidence_and_a_known_predicate(case: dict[str, Any]) -> None:
    for entry in relations.find(spotted(case["text"])):
        assert entry.type in vocab.PREDICATES
        assert case["text"][entry.evidence.start : entry.evidence.end] == entry.evidence.quote
        assert entry.evidence.highlight
