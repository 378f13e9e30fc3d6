"""Spans and labels of units, either from the other; where a span ends by the conventions of KLUE-NER."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.nlp.tagging.units import Unit

Found = tuple[int, int, str]
"""The first unit of a span, the one after its last, and its kind: PS, OG, LC, DT, TI or QT."""


def labelled(units: Sequence[Unit], spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """The label of each unit for spans given by offsets; a span that cuts a unit takes in the whole of it."""
    labels = ["O"] * len(units)
    for start, end, kind in spans:
        inside = [i for i, unit in enumerate(units) if unit.start < end and unit.end > start]
        if len(inside) == 1:
            labels[inside[0]] = "S-" + kind
        elif inside:
            for i in inside:
                labels[i] = "I-" + kind
            labels[inside[0]], labels[inside[-1]] = "B-" + kind, "E-" + kind
    return labels


def spans(labels: Sequence[str]) -> Iterator[Found]:
    """The spans that the labels tell."""
    start = 0
    for i, label in enumerate(labels):
        if label[0] in "SB":
            start = i
        if label[0] in "SE":
            yield start, i + 1, label[2:]
