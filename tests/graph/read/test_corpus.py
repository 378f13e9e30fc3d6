"""What the public corpus says of titles, dates and noise; runs where POLICYGRAPH_SHARED names its folder."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from graph.model import FACTUAL
from graph.read import document

SHARED = Path(os.environ.get("POLICYGRAPH_SHARED", "/nowhere"))
GOLD = sorted(SHARED.glob("corpus/*/*.gold.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason="POLICYGRAPH_SHARED does not name the folder of the corpus")


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.name.split(".")[0])
def test_title_date_language_and_noise_are_those_of_the_gold(path: Path) -> None:
    gold: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    name = path.name.replace(".gold.json", ".txt")
    texts = [p for p in (path.parent / name, SHARED / "seeds" / name) if p.exists()]
    read = document(texts[0].read_text(encoding="utf-8"))
    factual = "".join(read.text[r.start : r.end] for r in read.regions if r.kind in FACTUAL)
    assert (read.title, read.published, read.language) == (gold["title"], gold["published"], gold["language"])
    assert [n for n in gold["noise"] if n in factual and n not in gold["title"]] == []
    assert [p["name"] for p in gold["people"] if p["name"] not in factual] == []
