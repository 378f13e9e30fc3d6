"""The queue of pairs that people may decide, as an answer; made once a state of the store."""

from __future__ import annotations

from typing import Any

from graph.merge.alike import Pair, unsure
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
