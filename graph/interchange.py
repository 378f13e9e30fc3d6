"""A drawn part of the graph in the forms of other tools: Cytoscape, GraphML, GEXF."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from typing import Any

import networkx as nx

Json = dict[str, Any]

FORMATS = {"graphml": ("application/graphml+xml", "graphml"), "gexf": ("application/gexf+xml", "gexf")}
"""Media type and file ending of each."""


def cytoscape(drawn: Json) -> Json:
    """`{"elements": {"nodes": [...], "edges": [...]}}` as cytoscape.js takes it."""
    nodes = [
        {"data": {k: v for k, v in node.items() if k not in {"x", "y"}}, "position": _place(node)}
        for node in drawn["nodes"]
    ]
    edges = [{"data": {**edge, "id": f"e{i}"}} for i, edge in enumerate(drawn["edges"])]
    return {"elements": {"nodes": nodes, "edges": edges}}


def write_network(drawn: Json, form: str) -> bytes:
    """The part as a file of `form`, a key of `FORMATS`; an edge keeps the first sentence that states it."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in drawn["nodes"]:
        plain = {k: _clean(v) for k, v in node.items() if isinstance(v, str | int | float) and k != "id"}
        graph.add_node(node["id"], label=_clean(node["name"]), **plain)
    for i, edge in enumerate(drawn["edges"]):
        quote = _clean(edge["evidence"][0]["quote"]) if edge["evidence"] else ""
        label = edge["predicate"]
        graph.add_edge(edge["source"], edge["target"], key=i, label=label, predicate=label, quote=quote)
    out = io.BytesIO()
    (nx.write_graphml if form == "graphml" else nx.write_gexf)(graph, out)
    return out.getvalue()


def _place(node: Json) -> Json:
    return {"x": node["x"], "y": node["y"]}


def _clean(value: Any) -> Any:
    """Without the control characters that XML cannot hold."""
    if not isinstance(value, str):
        return value
    return "".join(c for c in value if c in "\t\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def write_facts(drawn: Json) -> Iterator[bytes]:
    """One row a fact between things and sentence, as CSV with a byte order mark."""
    names = {node["id"]: node for node in drawn["nodes"]}
    header = ["subject", "subject_type", "predicate", "object", "object_type", "document", "quote"]
    yield b"\xef\xbb\xbf" + _row([*header, "subject_id", "object_id"])
    for edge in drawn["edges"]:
        source, target = (names[edge[end]] for end in ("source", "target"))
        for said in edge["evidence"] or [{"document": "", "quote": ""}]:
            yield _row(
                [
                    source["name"],
                    source["type"],
                    edge["predicate"],
                    target["name"],
                    target["type"],
                    said["document"],
                    said["quote"],
                    source["id"],
                    target["id"],
                ]
            )


def safe_cell(text: str) -> str:
    """A cell that a spreadsheet will not run as a formula.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text[:1] in {"=", "+", "@", "\t", "\r"} else text


def _row(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([safe_cell(cell) for cell in cells])
    return out.getvalue().encode()
