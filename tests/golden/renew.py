"""Writes what is read out of the seeds into `tests/golden`: look at the difference before you commit it.

python -m tests.golden.renew
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph import extract, read
from graph.facts_json import LISTS, to_json

FOLDER = Path(__file__).parent
SEEDS = sorted(Path("seeds").glob("*.txt"))
_ASIDE = {"id", "evidence", "facts", "confidence", "reference"}


def facts(text: str) -> dict[str, Any]:
    """The facts of a text without offsets, ids and confidences: what a reader would check by eye."""
    data = to_json(extract.read_facts(read.document(text)))
    lists = {name: [_plain(row) for row in data[name]] for name in LISTS.values()}
    return {"title": data["document"]["title"], "published": data["document"]["published"], **lists}


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in _ASIDE and value not in (None, [])}


def main() -> None:
    """Renew all files."""
    for seed in SEEDS:
        told = json.dumps(facts(seed.read_text("utf-8")), ensure_ascii=False, indent=1)
        (FOLDER / f"{seed.stem}.json").write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
