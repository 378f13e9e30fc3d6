"""How well documents with gold are read, and how much a confidence is worth.

    python benchmarks/extraction.py score FOLDER [--texts DIR] [--misses]
    python benchmarks/extraction.py calibrate FOLDER[:TEXTS] …      writes graph/extract/calibration.json
    python benchmarks/extraction.py table FOLDER[:TEXTS] …          shares of right facts by confidence

FOLDER holds NAME.gold.json; the texts NAME.txt lie beside it or in TEXTS. `score.py` is taken from the folder
`corpus` of $POLICYGRAPH_SHARED.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from graph import extract, read
from graph.extract import calibration
from graph.facts_json import LISTS, to_json
from graph.model import Reading

Judged = tuple[str, float, bool]
"""Kind and slot, confidence, and whether gold agrees."""


def scorer_path() -> Path:
    """Where the scorer lies."""
    return Path(os.environ["POLICYGRAPH_SHARED"]) / "corpus" / "score.py"


def scorer() -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", scorer_path())
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def readings(folder: str) -> Iterator[tuple[str, Reading, Any]]:
    """Name, reading and gold of each document of `FOLDER[:TEXTS]`."""
    gold, _, texts = folder.partition(":")
    for file in sorted(Path(gold).glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        text = (Path(texts or gold) / f"{name}.txt").read_text("utf-8")
        yield name, extract.read_facts(read.document(text)), json.loads(file.read_text("utf-8"))


def score(folder: str, texts: str | None, misses: bool) -> int:
    """Dump what is read and run the scorer over it."""
    with tempfile.TemporaryDirectory() as out:
        for name, reading, _ in readings(f"{folder}:{texts or ''}"):
            Path(out, f"{name}.json").write_text(json.dumps(to_json(reading), ensure_ascii=False), "utf-8")
        command = [sys.executable, str(scorer_path()), folder, "--predictions", out]
        return subprocess.run([*command, *(["--misses"] if misses else [])], check=False).returncode


def judged(folders: list[str]) -> Iterator[Judged]:
    """Every fact that gold can judge, with its confidence."""
    module = scorer()
    for folder in folders:
        for _, reading, gold in readings(folder):
            data = to_json(reading)
            for name in LISTS.values():
                for number, row in enumerate(data[name]):
                    row["number"] = number  # the scorer leaves lists of facts out of what it compares
            yield from _judge(module.Doc(gold, data), data)


def _judge(doc: Any, data: Any) -> Iterator[Judged]:
    for kind, name in LISTS.items():
        if name in {"relations", "quotations"}:
            continue
        fuzzy = {"events": 0.6, "alliances": 0.8, "policies": 0.8}.get(name, 0.0)
        pairs, _, extra = doc.align(name, fuzzy=fuzzy) if fuzzy else doc.align(name)
        yield from ((kind.value, entry["confidence"], False) for entry in extra)
        for gold, entry in pairs:
            yield kind.value, entry["confidence"], True
            yield from _judge_facts(doc, kind.value, gold, data[name][entry["number"]])


def _judge_facts(doc: Any, kind: str, gold: Any, entry: Any) -> Iterator[Judged]:
    for fact in entry["facts"]:
        slot, value = fact["slot"], fact["value"]
        if slot not in gold or gold.get(f"{slot}_optional") is True:
            continue
        right = gold[slot] if isinstance(gold[slot], list) else [gold[slot], *gold.get(f"{slot}_aliases", ())]
        optional = gold.get(f"{slot}_optional")
        if isinstance(optional, list) and doc.c(value) in {doc.c(x) for x in optional}:
            continue
        same = {doc.c(str(x)[:10] if slot in _DATES else x) for x in right if x is not None}
        yield (
            f"{kind}.{slot}",
            fact["confidence"],
            doc.c(str(value)[:10] if slot in _DATES else value) in same,
        )


_DATES = {"start", "end", "founded", "announced"}


def fit(facts: list[Judged], steps: int = 4000, rate: float = 0.05, pull: float = 2.0) -> dict[str, Any]:
    """Offsets by kind and slot and one slope, by logistic regression; offsets are pulled to a common one.

    `pull` counts as so many facts at the common offset, so that rare slots claim little of their own.
    """
    keys = sorted({key for key, _, _ in facts})
    index = np.array([keys.index(key) for key, _, _ in facts])
    x = np.array([calibration.logit(raw) for _, raw, _ in facts])
    y = np.array([float(right) for _, _, right in facts])
    own, common, slope = np.zeros(len(keys)), 0.0, 1.0
    for _ in range(steps):
        wrong = 1 / (1 + np.exp(-(common + own[index] + slope * x))) - y
        common -= rate * float(wrong.mean())
        slope -= rate * 0.2 * float((wrong * x).mean() + 0.02 * (slope - 1))
        own -= (
            rate
            * (np.bincount(index, wrong, len(keys)) + pull * 0.1 * own)
            / np.maximum(np.bincount(index), 8)
        )
    offsets = {"": common, **{key: common + value for key, value in zip(keys, own, strict=True)}}
    return {"offsets": {k: round(float(v), 3) for k, v in offsets.items()}, "slope": round(slope, 3)}


def table(facts: list[Judged]) -> None:
    """Print, for bins of confidence, how many facts there are and how many are right."""
    bins: dict[float, list[bool]] = defaultdict(list)
    for _, sure, right in facts:
        bins[min(math.floor(sure * 20) / 20, 0.95)].append(right)
    print("| confidence | facts | right |\n| --- | --- | --- |")
    for low, right_ones in sorted(bins.items()):
        print(f"| {low:.2f}–{low + 0.05:.2f} | {len(right_ones)} | {sum(right_ones) / len(right_ones):.3f} |")


def main() -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", choices=("score", "calibrate", "table"))
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--texts")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    if args.command == "score":
        return max(score(folder, args.texts, args.misses) for folder in args.folders)
    if args.command == "calibrate":
        calibration.raw_scores()
        path = Path(calibration.__file__).with_suffix(".json")
        path.write_text(json.dumps(fit(list(judged(args.folders))), indent=1, sort_keys=True) + "\n", "utf-8")
        return 0
    table(list(judged(args.folders)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
