"""The operations of an update that manage whole graphs: LOAD, CLEAR, DROP, CREATE, ADD, COPY, MOVE."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.errors import Forbidden
from graph.ids import Ids
from graph.store.candidates import ALL, Candidates
from graph.store.owned import refuse_owned
from graph.store.tokens import Token
from graph.store.update_parts import Operation


class Managing:
    """Turns them into lines that keep the merged graph in step; `loaded` is what LOAD finds at addresses."""

    def __init__(
        self,
        ids: Ids,
        candidates: Candidates,
        *,
        union: bool,
        present: Callable[[], Iterable[str]],
        loaded: Mapping[str, str],
    ) -> None:
        """`present` tells the graphs there are."""
        self.ids = ids
        self.candidates = candidates
        self.union = union
        self.present = present
        self.loaded = loaded
        self.stored = ids.service("default").value
        self._known: set[str] = set()

    def lines(self, operation: Operation) -> Iterator[str]:
        """The operations that stand for one; raises `Forbidden`."""
        if operation.kind == "LOAD":
            yield from self._load(operation)
        elif not self.union:
            yield operation.text
        elif operation.kind in {"CLEAR", "DROP"}:
            yield from self._empty(operation)
        elif operation.kind == "CREATE":
            self.target(operation, operation.targets[0])
            yield operation.text
        else:
            yield from self._transfer(operation)

    def target(self, operation: Operation, token: Token) -> str:
        """The IRI of a graph to write to; raises `Forbidden` for the service's own."""
        graph = operation.iri(token)
        if self.union:
            refuse_owned(self.ids, graph)
        self._known.add(graph)
        return graph

    def _empty(self, operation: Operation) -> Iterator[str]:
        target = operation.targets[0]
        if target.is_word("DEFAULT"):
            yield from self._empty_stored()
        elif target.is_word("NAMED", "ALL"):
            yield from self._empty_many(operation.kind, stored=target.is_word("ALL"))
        else:
            graph = self.target(operation, target)
            silent = "SILENT " if operation.silent or self._surely_there(graph) else ""
            yield self.candidates.note(graph)
            yield f"{operation.kind} {silent}GRAPH <{graph}>"
        yield from self.candidates.settle()

    def _surely_there(self, graph: str) -> bool:
        """Whether a server has a graph; Virtuoso itself denies those that no CREATE made."""
        return self.candidates.engine.merged is not None and graph in set(self.present())

    def _empty_stored(self) -> Iterator[str]:
        yield self.candidates.note(self.stored)
        yield f"CLEAR SILENT GRAPH <{self.stored}>"

    def _empty_many(self, kind: str, *, stored: bool) -> Iterator[str]:
        every = f"GRAPH ?g {{ {ALL} }}"
        callers = self.candidates.engine.callers.format("?g")
        yield f"DELETE {{ {every} }} {self.candidates.note_where(f'{every} FILTER({callers})')}"
        if stored:
            yield from self._empty_stored()
        if kind == "DROP":
            yield from (
                f"DROP SILENT GRAPH <{graph}>"
                for graph in sorted(self._known.union(self.present()))
                if not self.ids.owns(graph)
            )

    def _transfer(self, operation: Operation) -> Iterator[str]:
        source, target = operation.targets
        from_graph = self.stored if source.is_word("DEFAULT") else operation.iri(source)
        to_graph = self.stored if target.is_word("DEFAULT") else self.target(operation, target)
        if operation.kind == "MOVE" and from_graph != self.stored:
            self.target(operation, source)
        if from_graph == to_graph:
            return
        if self.stored in {from_graph, to_graph}:
            yield f"CREATE SILENT GRAPH <{self.stored}>"
        yield self.candidates.note(from_graph)
        yield self.candidates.note(to_graph)
        silent = "SILENT " if operation.silent else ""
        yield f"{operation.kind} {silent}GRAPH <{from_graph}> TO GRAPH <{to_graph}>"
        yield from self.candidates.settle()

    def _load(self, operation: Operation) -> Iterator[str]:
        source = operation.iri(operation.targets[0])
        graph = operation.iri(operation.targets[1]) if len(operation.targets) > 1 else None
        if graph and self.union:
            self.target(operation, operation.targets[1])
        if source not in self.loaded:
            if operation.silent:
                return
            raise Forbidden(f"LOAD reaches no address here: send {source} to /store instead")
        triples = self.loaded[source]
        placed = f"GRAPH <{graph}> {{ {triples} }}" if graph else triples
        if self.union:
            merged = self.candidates.engine.place(triples)
            placed = f"GRAPH <{graph or self.stored}> {{ {triples} }} {merged}"
        yield f"INSERT DATA {{ {placed} }}"
