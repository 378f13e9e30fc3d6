import os

import pytest

FLOORS = [("unseen", 0.945), ("known", 0.945), ("sealed", 0.89)]
"""Folders of `tests/golden`, each with a little less than what `docs/extraction.md` says that it gives."""


@pytest.mark.skipif("POLICYGRAPH_SHARED" not in os.environ, reason="the scorer lies in $POLICYGRAPH_SHARED")
@pytest.mark.parametrize(("folder", "floor"), FLOORS)
def test_documents_of_other_fields_are_read_as_well_as_before(folder: str, floor: float) -> None:
    from benchmarks.extraction import readings, scorer
    from graph.facts_json import to_json

    score = scorer()
    total, leaks = score.Tally(), []
    for _, reading, gold in readings(f"tests/golden/{folder}"):
        document = score.Doc(gold, to_json(reading))
        total.merge(document.run())
        leaks += document.leaks
    assert not leaks
    assert total.prf()[2] >= floor
