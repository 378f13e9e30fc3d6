"""Whose a graph is: those of the service are read only, and each has another way to be changed."""

from __future__ import annotations

from graph.errors import Forbidden
from graph.ids import Ids


def refuse_owned(ids: Ids, graph: str) -> None:
    """Raise `Forbidden` for a graph of the service's own, telling what to use instead."""
    if ids.owns(graph):
        raise Forbidden(
            f"<{graph}> belongs to the service: {instead(graph.removeprefix(ids.base + '/graph/'))}"
        )


def instead(name: str) -> str:
    """What to use in place of writing to a graph of the service.

    >>> instead("ab12/claims")
    'change the document by /api/documents/ab12'
    """
    match name:
        case "default":
            return "write to the default graph (DEFAULT, or /store?default)"
        case "judgements":
            return "add a judgement by POST /api/judgements"
        case "merged" | "history":
            return "it follows from the documents; change those by /api/documents"
        case "ontology" | "industries" | "reference":
            return "add reference data by the command policygraph reference add"
    return f"change the document by /api/documents/{name.partition('/')[0]}"
