"""The queue of pairs that people may decide, as an answer; made once a state of the store."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from graph.merge.alike import Pair, unsure
from graph.merge.keys import key_of
from graph.merge.resolve import Identifier
from graph.store.base import View
from graph.views.entities import listed
from graph.views.pages import Page, Paging

Json = dict[str, Any]


class Review:
    """The unsure pairs of the last state that was asked for."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._pairs: list[Pair] = []

    def page(self, state: Identifier, paging: Paging) -> Page:
        """The pairs worth most to know first, with score, reasons and the sentences about both."""
        if state.view.version != self._version:
            self._pairs, self._version = unsure(state), state.view.version
        shown = self._pairs[paging.offset : paging.offset + paging.limit]
        return Page(_items(state.view, shown, paging.lang), len(self._pairs))


def why(state: Identifier, node: NamedNode) -> list[Json]:
    """What holds a thing's names together: each link between two of its keys, with reason and score."""
    rows = state.view.select("SELECT ?key WHERE { ?thing pg:identityKey ?key }", {"thing": node})
    keys = {key_of(row["key"], state.ids) for row in rows if isinstance(row["key"], NamedNode)}
    if len(keys) < 2:
        return []
    cluster = {key for members in state.explorer.around(keys).values() for key in members}
    return [
        {
            "left": link.left.reference or link.left.text,
            "right": link.right.reference or link.right.text,
            "score": min(link.score, 1.0),
            "reason": link.reason,
        }
        for link in state.explorer.why(cluster)
    ]


def _items(view: View, pairs: list[Pair], lang: str) -> list[Json]:
    nodes = list(dict.fromkeys(thing.node for pair in pairs for thing in (pair.left, pair.right)))
    found = dict(zip(nodes, listed(view, nodes, lang), strict=True)) if nodes else {}
    return [
        {
            "left": found[pair.left.node],
            "right": found[pair.right.node],
            "type": found[pair.left.node]["type"],
            "score": pair.score,
            "value": round(pair.value, 3),
            "reasons": [{"name": name, "score": score} for name, score in pair.reasons],
        }
        for pair in pairs
    ]
