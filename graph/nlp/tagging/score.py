"""Precision, recall and F1 of spans, exact by start, end and kind; as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Spans = set[tuple[int, int, str]]
KINDS = ("PS", "OG", "LC", "DT", "TI", "QT")
GROUPS = {
    **{kind: (kind,) for kind in KINDS}, "PS/OG/LC": KINDS[:3], "DT/TI/QT": KINDS[3:], "all": KINDS,
}  # fmt: skip


def table(gold: Iterable[Spans], found: Iterable[Spans]) -> str:
    """A line for each kind and group: precision, recall, F1, how many of how many."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one, other in zip(gold, found, strict=True):
        wanted.update(kind for _, _, kind in one)
        given.update(kind for _, _, kind in other)
        right.update(kind for _, _, kind in one & other)
    lines = []
    for name, kinds in GROUPS.items():
        w, g, r = (sum(counts[kind] for kind in kinds) for counts in (wanted, given, right))
        f1 = 2 * r / (w + g) if w + g else 0.0
        lines.append(f"{name:9s} P {r / max(g, 1):.3f}  R {r / max(w, 1):.3f}  F1 {f1:.3f}  ({r} of {w})")
    return "\n".join(lines)
