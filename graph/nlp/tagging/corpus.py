"""Sentences with their names marked, as KLUE-NER writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and its spans: start, end (code points), kind."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def read(path: Path) -> Iterator[Example]:
    """The sentences of a KLUE-NER file: a character and its BIO label a line, then a blank line."""
    for block in path.read_text("utf-8").split("\n\n"):
        pairs = [line.rsplit("\t", 1) for line in block.split("\n") if line and not line.startswith("## ")]
        if pairs:
            yield Example("".join(c for c, _ in pairs), tuple(_spans([label for _, label in pairs])))


def _spans(labels: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for i, label in enumerate([*labels, "O"]):
        if start >= 0 and not label.startswith("I-"):
            yield start, i, labels[start][2:]
            start = -1
        if label.startswith("B-"):
            start = i
