import json
from pathlib import Path

import pytest

from tests.golden.renew import FOLDER, SEEDS, facts


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_seed_is_read_as_before(seed: Path) -> None:
    expected = json.loads((FOLDER / f"{seed.stem}.json").read_text("utf-8"))
    assert facts(seed.read_text("utf-8")) == expected, "if better, run: python -m tests.golden.renew"
