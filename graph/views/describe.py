"""Nodes as the small objects that every answer names them by."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph.sparql import values
from graph.store.base import View
from graph.vocab import CLASSES, PG

Json = dict[str, Any]

TYPES = {PG + name: code for (_, code), name in CLASSES.items() if code != "other"}
"""The type code of each class; `other` stands for what has none of them."""


def describe(view: View, nodes: Iterable[NamedNode], lang: str = "ko") -> dict[NamedNode, Json]:
    """`{"id", "name", "type"}` for each node; one without a label is called by the end of its IRI."""
    wanted = list(dict.fromkeys(nodes))
    if not wanted:
        return {}
    rows = view.select(
        f"""SELECT ?node ?label ?class WHERE {{ {values("node", wanted)}
            OPTIONAL {{ ?node rdfs:label ?label FILTER(LANG(?label) = "{"en" if lang == "en" else "ko"}") }}
            OPTIONAL {{ ?node a ?class }} }}"""
    )
    found: dict[NamedNode, Json] = {
        node: {"id": node.value, "name": node.value.rpartition("/")[2], "type": "other"} for node in wanted
    }
    for row in rows:
        item = found[row["node"]]  # type: ignore[index]
        if "label" in row:
            item["name"] = row["label"].value
        if "class" in row and row["class"].value in TYPES:
            item["type"] = TYPES[row["class"].value]
    return found
