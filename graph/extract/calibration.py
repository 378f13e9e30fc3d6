"""Confidences that mean something: of facts at 0.9, about nine in ten are right.

Rules give raw scores that only rank; `calibration.json` maps them to shares of right facts, by kind and slot,
as `benchmarks/extraction.py calibrate` measured them on documents with gold (table: `docs/extraction.md`).
"""

from __future__ import annotations

import json
import math
from functools import cache, lru_cache
from pathlib import Path

from graph.model import Entry

_FILE = Path(__file__).with_suffix(".json")
_FLOOR, _CEILING = 0.05, 0.99


@cache
def _table() -> tuple[dict[str, float], float]:
    data = json.loads(_FILE.read_text("utf-8"))
    return data["offsets"], float(data["slope"])


def raw_scores() -> None:
    """Leave raw scores as they are from now on in this process: for measuring."""
    _table.cache_clear()
    confidence.cache_clear()
    _MEASURING.append(True)


_MEASURING: list[bool] = []


def logit(share: float) -> float:
    """The log-odds of a share, kept off 0 and 1.

    >>> logit(0.5)
    0.0
    """
    kept = min(max(share, 0.01), 0.99)
    return math.log(kept / (1 - kept))


@lru_cache(maxsize=4096)
def confidence(key: str, raw: float) -> float:
    """The share of right facts among those of a kind or slot (`event`, `event.start`) with a raw score."""
    if _MEASURING:
        return raw
    offsets, slope = _table()
    odds = offsets.get(key, offsets[""]) + slope * logit(raw)
    return round(min(max(1 / (1 + math.exp(-odds)), _FLOOR), _CEILING), 3)


def calibrated(entry: Entry) -> Entry:
    """The entry with its own and its claims' raw scores turned into confidences."""
    kind = entry.kind.value
    claims = tuple(c.rated(confidence(f"{kind}.{c.slot}", c.confidence)) for c in entry.claims)
    return entry.rated(confidence(kind, entry.confidence), claims)
