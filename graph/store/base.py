"""The store as the rest of the package sees it. `tests/store/contract.py` holds every store to this."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | BlankNode | Literal
Row = Mapping[str, NamedNode | BlankNode | Literal]
"""One solution: the bound variables by name."""


@dataclass(frozen=True, slots=True)
class Change:
    """One transaction: all of it becomes visible together, or none of it."""

    replace: Mapping[NamedNode, Collection[Triple]] = field(default_factory=dict)
    """Graphs whose whole content becomes these triples; an empty collection removes the graph."""
    append: Sequence[Quad] = ()
    """Lines added to the logs (judgements, history)."""


class View(Protocol):
    """A consistent, read-only state of the store. For trusted queries only: no limits apply.

    Its default graph is the merged graph. Queries need not declare the prefixes of `vocab.PREFIXES`.
    """

    @property
    def version(self) -> str:
        """Identifies the state: equal versions give equal answers."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT; `bindings` fixes variables beforehand."""

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """All quads of one named graph."""

    def merged(self) -> Iterator[Triple]:
        """All triples of the merged graph, each once."""

    def graphs(self) -> Iterator[NamedNode]:
        """All named graphs that hold at least one quad."""


class Writer(Protocol):
    """The one writer of a store."""

    def commit(self, change: Change) -> str:
        """Apply a change, with the merged graph kept in step; returns once queries see it.

        Returns the new version. Raises `Unavailable` if the store cannot be written now.
        """


class Store(View, Writer, Protocol):
    """A store that is open: what `view` gives stays as it is while later commits go on."""

    def view(self) -> View:
        """The state as of now."""

    def ping(self) -> None:
        """Raise `Unavailable` if the store does not answer."""

    def close(self) -> None:
        """Give the data folder back; later calls raise `Unavailable`."""


class ThroughView(ABC):
    """The reading half of a store, each call answered by the state as of now."""

    @abstractmethod
    def view(self) -> View:
        """The state as of now."""

    def ping(self) -> None:
        """Raise `Unavailable` if the store does not answer."""
        self.view()

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """The solutions of a SELECT on the state as of now."""
        return self.view().select(query, bindings)

    def quads(self, graph: NamedNode) -> Iterator[Quad]:
        """All quads of one named graph."""
        return self.view().quads(graph)

    def merged(self) -> Iterator[Triple]:
        """All triples of the merged graph."""
        return self.view().merged()

    def graphs(self) -> Iterator[NamedNode]:
        """All named graphs that hold a quad."""
        return self.view().graphs()
