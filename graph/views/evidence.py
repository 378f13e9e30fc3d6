"""The sentences behind facts, from the claims graphs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from graph.sparql import values
from graph.store.base import Row, Term, View

Json = dict[str, Any]
Fact = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Witness:
    """One document's claim of a fact."""

    evidence: Json
    confidence: float
    role: str | None = None
    topic: str | None = None


def witnesses(
    view: View, subjects: Iterable[NamedNode], objects: Iterable[NamedNode] = ()
) -> dict[Fact, list[Witness]]:
    """All claims about `subjects` (and only about `objects`, if given), by what they state."""
    subjects, objects = list(subjects), list(objects)
    if not subjects:
        return {}
    narrowed = values("o", objects) if objects else ""
    rows = view.select(
        f"""SELECT * WHERE {{ {values("s", subjects)} {narrowed} GRAPH ?g {{
              ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; pg:start ?start ; pg:end ?end ;
                pg:quote ?quote ; pg:confidence ?confidence ; prov:wasDerivedFrom ?document .
              OPTIONAL {{ ?claim pg:highlight ?highlight }}
              OPTIONAL {{ ?claim pg:roleName ?role }} OPTIONAL {{ ?claim pg:topic ?topic }} }} }}
            ORDER BY ?document ?start"""
    )
    found: dict[Fact, list[Witness]] = defaultdict(list)
    for row in rows:
        fact = (row["s"], row["p"], row["o"])
        found[fact].append(_witness(row))  # type: ignore[index]
    return dict(found)


def evidence(witnesses: Iterable[Witness]) -> list[Json]:
    """The distinct sentences of witnesses, those sure of it first."""
    ordered = sorted(witnesses, key=lambda witness: -witness.confidence)
    found: dict[tuple[Any, ...], Json] = {}
    for witness in ordered:
        row = witness.evidence
        key = (row["document"], row["start"], row["end"])
        if key in found:
            merged = found[key]["highlight"] + [
                h for h in row["highlight"] if h not in found[key]["highlight"]
            ]
            found[key]["highlight"] = sorted(merged, key=lambda span: span["start"])
        else:
            found[key] = {**row, "highlight": list(row["highlight"])}
    return list(found.values())


def _witness(row: Row) -> Witness:
    spans = [span.split("-") for span in row["highlight"].value.split()] if "highlight" in row else []
    source = row["document"].value
    sentence: Json = {
        "document": source.rpartition("/")[2],
        "start": int(row["start"].value),
        "end": int(row["end"].value),
        "quote": row["quote"].value,
        "highlight": [{"start": int(start), "end": int(end)} for start, end in spans],
    }
    if "/id/judgement/" in source:
        sentence["judgement"] = sentence["document"]
    role, topic = (row[name].value if name in row else None for name in ("role", "topic"))
    return Witness(sentence, float(row["confidence"].value), role, topic)
