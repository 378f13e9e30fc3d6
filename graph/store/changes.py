"""A `Change` as bytes, for the way to the writer's process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from graph.store.base import Change


def dump_change(change: Change) -> tuple[dict[str, Any], bytes]:
    """A header and N-Quads; blank nodes keep their names."""
    replaced = (
        Quad(t.subject, t.predicate, t.object, graph)
        for graph, triples in change.replace.items()
        for t in triples
    )
    body = serialize(replaced, format=RdfFormat.N_QUADS) or b""
    log = serialize(change.append, format=RdfFormat.N_QUADS) or b""
    return {"graphs": [graph.value for graph in change.replace], "split": len(body)}, body + log


def load_change(header: Mapping[str, Any], payload: bytes) -> Change:
    """The change that `dump_change` wrote."""
    replace: dict[NamedNode, list[Triple]] = {NamedNode(iri): [] for iri in header["graphs"]}
    for quad in parse(payload[: header["split"]], RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            replace[quad.graph_name].append(quad.triple)
    return Change(replace, list(parse(payload[header["split"] :], RdfFormat.N_QUADS)))
