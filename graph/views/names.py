"""From what a caller writes to nodes: an IRI, what follows `/id/` in it, or a name or alias matched whole."""

from __future__ import annotations

from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode

from graph.ids import Ids, name_key, slug
from graph.store.base import View

KINDS = frozenset({"organization", "person", "place", "event", "policy", "quotation", "investment", "role"})


def node_of(ids: Ids, value: str) -> NamedNode | None:
    """The node that an IRI or the part after `/id/` means; None for anything else, such as a name."""
    rest = value.removeprefix(f"{ids.base}/id/")
    kind, slash, key = rest.partition("/")
    if not slash or kind not in KINDS | {"document", "claim", "change", "judgement"} or not key:
        return None
    return ids.entity(kind, slug(unquote(key)))


def nodes_named(view: View, ids: Ids, value: str) -> list[NamedNode]:
    """The nodes that a filter's value means; none if nothing is so called.

    A region's name means the body that governs it too: 충북 is who issues what 충청북도 issues.
    """
    node = node_of(ids, value)
    if node is not None:
        return [node]
    rows = view.select(
        "SELECT DISTINCT ?node WHERE { { ?node pg:nameKey ?key } "
        "UNION { ?place pg:nameKey ?key . ?node pg:governs ?place } }",
        {"key": Literal(name_key(value))},
    )
    return [row["node"] for row in rows if isinstance(row["node"], NamedNode)]
