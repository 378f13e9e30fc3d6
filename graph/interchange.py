"""A drawn part of the graph in the forms of other tools: Cytoscape, GraphML, GEXF."""

from __future__ import annotations

import io
import unicodedata
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
