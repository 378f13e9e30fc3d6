"""How well a thing is witnessed: by how many independent sources, and on what they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.ids import Ids
from graph.merge.copies import sources
from graph.model import Kind
from graph.sparql import values
from graph.store.base import View
from graph.vocab import SLOTS

Json = dict[str, Any]
_NO_VALUES = frozenset({"status", "theme"})
"""Slots of one value in which another wording is no contradiction."""


def witnessed(view: View, ids: Ids, documents: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """For each list of documents, the same by independent source: copies of one text together."""
    wanted = {document for of in documents for document in of}
    known = _signatures(view, ids, wanted)
    return [
        sources({one: known[one] for one in of if one in known}) + [[one] for one in of if one not in known]
        for of in documents
    ]


def contradictions(item: Json) -> list[Json]:
    """The slots of one value for which documents give several, each with witnesses, best supported first."""
    single = [name for name, slot in SLOTS[Kind.EVENT].items() if not slot.many and name not in _NO_VALUES]
    found = []
    for name in single:
        facts = [fact for fact in item["facts"] if fact["slot"] == name]
        values = [fact for fact in facts if not any(_says_less(fact, other) for other in facts)]
        if len(values) > 1:
            found.append({"slot": name, "values": [_value(fact) for fact in values]})
    return found


def _says_less(fact: Json, other: Json) -> bool:
    """Whether another value says the same more exactly (2024-05 beside 2024-05-02)."""
    short, full = str(fact["value"]), str(other["value"])
    return short != full and fact["slot"] in {"start", "end"} and full.startswith(short)


def _value(fact: Json) -> Json:
    kept: Json = {
        name: fact[name] for name in ("value", "id", "type", "confidence", "evidence") if name in fact
    }
    return {**kept, "documents": sorted({one["document"] for one in fact["evidence"]})}


def _signatures(view: View, ids: Ids, documents: set[str]) -> dict[str, str]:
    nodes = [ids.document(document) for document in sorted(documents)]
    rows = view.select(
        f"SELECT ?document ?signature WHERE {{ {values('document', nodes)} "
        "GRAPH ?g { ?document pg:signature ?signature } }"
    )
    return {row["document"].value.rpartition("/")[2]: row["signature"].value for row in rows}
