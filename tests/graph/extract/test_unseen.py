import os
from pathlib import Path

import pytest

UNSEEN = Path("tests/golden/unseen")
FLOOR = 0.9
"""A little under what `docs/extraction.md` says that the eight documents give."""


@pytest.mark.skipif("POLICYGRAPH_SHARED" not in os.environ, reason="the scorer lies in $POLICYGRAPH_SHARED")
def test_documents_of_other_fields_are_read_as_well_as_before() -> None:
    from benchmarks.extraction import readings, scorer
    from graph.facts_json import to_json

    score = scorer()
    total, leaks = score.Tally(), []
    for _, reading, gold in readings(str(UNSEEN)):
        document = score.Doc(gold, to_json(reading))
        total.merge(document.run())
        leaks += document.leaks
    assert not leaks
    assert total.prf()[2] >= FLOOR
