"""The merged graph kept in step by SPARQL alone.

What an update may have added or removed is noted in a graph of candidates; each of those then shows in the
merged graph exactly if a graph that shows there holds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.ids import Ids
from graph.store.tokens import tokens
from graph.store.update_parts import Part

SHOWS = "urn:policygraph:shows"
"""Function: whether a graph's triples show in the merged graph."""
CALLERS = "urn:policygraph:callers"
"""Function: whether a graph is the callers' (the stored default graph is not among them)."""
ALL = "?_s ?_p ?_o"
"""Any triple, by variables that callers are not likely to use."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine holds the merged graph, and how it tells graphs apart."""

    merged: str | None = None
    """The named graph that is the merged one; None where it is the engine's default graph."""
    shows: str = f"<{SHOWS}>({{0}})"
    """Whether the triples of the graph in a variable show in the merged graph."""
    callers: str = f"<{CALLERS}>({{0}})"
    """Whether the graph in a variable is the callers'."""

    def place(self, triples: str) -> str:
        """Triples in the merged graph."""
        return f"GRAPH <{self.merged}> {{ {triples} }}" if self.merged else triples


EMBEDDED = Engine()


class Candidates:
    """Lines of an update that note candidates and settle them."""

    def __init__(self, ids: Ids, engine: Engine = EMBEDDED) -> None:
        self.engine = engine
        self.graph = ids.service("update/candidates").value

    @property
    def nothing(self) -> str:
        """A template that removes nothing; without any, Virtuoso fails by an INSERT into several graphs."""
        return f"GRAPH <{self.graph}> {{ <{SHOWS}> <{SHOWS}> <{SHOWS}> }}"

    def note(self, graph: str) -> str:
        """Notes all of a graph."""
        return self.note_where(f"GRAPH <{graph}> {{ {ALL} }}")

    def note_where(self, pattern: str) -> str:
        """Notes every `ALL` of a pattern."""
        return f"INSERT {{ GRAPH <{self.graph}> {{ {ALL} }} }} WHERE {{ {pattern} }}"

    def noted(self, parts: list[Part]) -> str:
        """Parts of a template that note what it adds or removes, but for nodes without a name."""
        return " ".join(
            f" GRAPH <{self.graph}> {{ {part.triples} }}" for part in parts if not anonymous(part)
        )

    def settle(self) -> Iterator[str]:
        """Have each candidate show in the merged graph exactly if a graph that shows there holds it."""
        candidate = f"GRAPH <{self.graph}> {{ {ALL} }}"
        held = f"EXISTS {{ GRAPH ?h {{ {ALL} }} FILTER({self.engine.shows.format('?h')}) }}"
        merged = self.engine.place(ALL)
        yield f"INSERT {{ {merged} }} WHERE {{ {candidate} FILTER {held} }}"
        yield f"DELETE {{ {merged} }} WHERE {{ {candidate} FILTER NOT {held} }}"
        yield f"DROP SILENT GRAPH <{self.graph}>"


def anonymous(part: Part) -> bool:
    """Whether it makes nodes without a name: `[…]` or a collection."""
    return any(token.is_mark("[") or token.is_mark("(") for token in tokens(part.triples))


def blank(part: Part) -> bool:
    """Whether it makes nodes of its own, with a name or without."""
    return anonymous(part) or any(token.text.startswith("_:") for token in tokens(part.triples))
