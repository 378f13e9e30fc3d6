"""Foreign updates made to keep the merged graph in step and to leave the service's graphs alone.

The engine's default graph is the merged one, so "default" in templates becomes the stored default graph's
name. All of an update stays one update, so one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.errors import InvalidQuery
from graph.ids import Ids
from graph.store.candidates import ALL, EMBEDDED, SHOWS, Candidates, Engine, anonymous, blank
from graph.store.dataset import absolute
from graph.store.managing import Managing
from graph.store.update_parts import Operation, Part


@dataclass(frozen=True, slots=True)
class Using:
    """The dataset that the request names for its patterns."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raise `InvalidQuery` for what is no full IRI: these go into the text of an update."""
        for graph in self.default + self.named:
            absolute(graph, "")

    def __bool__(self) -> bool:
        return bool(self.default or self.named)


class Rewriter:
    """Turns operations into text for the engine.

    `present` tells the graphs there are, where it matters; `loaded` is what LOAD finds at addresses.
    """

    def __init__(
        self,
        ids: Ids,
        *,
        union: bool,
        using: Using,
        present: Callable[[], Iterable[str]] = tuple,
        loaded: Mapping[str, str],
        engine: Engine = EMBEDDED,
    ) -> None:
        self.engine = engine
        self.union = union
        self.using = using
        self.touched = ids.service("update/touched").value
        self._pattern = ids.service("update/using").value
        self._candidates = Candidates(ids, engine)
        self._managing = Managing(ids, self._candidates, union=union, present=present, loaded=loaded)

    def text(self, operations: list[Operation]) -> str:
        """The whole update."""
        return " ;\n".join(line for operation in operations for line in self.lines(operation))

    def lines(self, operation: Operation) -> Iterator[str]:
        """The operations that stand for one; the first bears its prologue."""
        prologue = operation.prologue + "\n" if operation.prologue else ""
        lines = list(self._lines(operation)) or (["INSERT DATA {}"] if prologue else [])
        for i, line in enumerate(lines):
            yield line if i else prologue + line

    def _lines(self, operation: Operation) -> Iterator[str]:
        if operation.kind in {"MODIFY", "DELETE WHERE"}:
            yield from self._modify(operation)
        elif operation.kind == "INSERT DATA" and self.union:
            yield from self._insert(operation)
        elif operation.kind == "DELETE DATA" and self.union:
            parts = operation.deleted
            yield f"DELETE DATA {{ {self._placed(operation, parts)} }}"
            yield f"INSERT DATA {{ {self._candidates.noted(parts)} }}"
            yield from self._candidates.settle()
        elif operation.kind in {"INSERT DATA", "DELETE DATA"}:
            yield operation.text
        else:
            yield from self._managing.lines(operation)

    def _insert(self, operation: Operation) -> Iterator[str]:
        parts = operation.inserted
        data = self._placed(operation, parts)
        if merged := " ".join(sealed(part.triples) for part in parts if not anonymous(part)):
            data += f" {self.engine.place(merged)}"
        if self.engine.merged and any(map(blank, parts)):  # some servers take no blank nodes as data
            yield f"DELETE {{ {self._candidates.nothing} }} INSERT {{ {data} }} WHERE {{}}"
        else:
            yield f"INSERT DATA {{ {data} }}"
        if any(map(anonymous, parts)):
            yield from self._note_targets(operation)
            yield from self._candidates.settle()

    def _modify(self, operation: Operation) -> Iterator[str]:
        if not (self.union or self.using or len(operation.using) > 1):
            yield operation.text
            return
        using, before = self._using(operation)
        yield from before
        head = f"WITH <{operation.iri(operation.with_graph)}> " if operation.with_graph else ""
        if not self.union:
            deleted, inserted = plain(operation.deleted), plain(operation.inserted)
        else:
            deleted = self._placed(operation, operation.deleted)
            inserted = self._placed(operation, operation.inserted)
            inserted += self._candidates.noted(operation.deleted + operation.inserted)
            inserted += self._touching(operation)
        if self.engine.merged and self.union and not deleted:
            deleted = self._candidates.nothing
        if operation.kind == "DELETE WHERE" or deleted:
            head += f"DELETE {{ {deleted} }} "
        yield f"{head}INSERT {{ {inserted} }} {using} WHERE {self._where(operation, using)}"
        if before:
            yield f"DROP SILENT GRAPH <{self._pattern}>"
        if self.union:
            yield from self._note_targets(operation)
            yield from self._candidates.settle()

    def _using(self, operation: Operation) -> tuple[str, list[str]]:
        """The USING clauses, and what merges several graphs into one beforehand."""
        if self.using and (operation.using or operation.using_named or operation.with_graph):
            raise InvalidQuery(
                "using-graph-uri and using-named-graph-uri exclude USING and WITH in the update"
            )
        default = self.using.default or tuple(operation.iri(token) for token in operation.using)
        named = self.using.named or tuple(operation.iri(token) for token in operation.using_named)
        before: list[str] = []
        if len(set(default)) > 1:
            before = [f"ADD SILENT GRAPH <{graph}> TO GRAPH <{self._pattern}>" for graph in default]
            default = (self._pattern,)
        clauses = [f"USING <{graph}>" for graph in default] + [f"USING NAMED <{graph}>" for graph in named]
        return " ".join(clauses), before

    def _where(self, operation: Operation, using: str) -> str:
        """The pattern, on the merged graph unless the operation names a dataset."""
        if not self.union or not self.engine.merged or operation.with_graph or using:
            return operation.where
        return f"{{ {self.engine.place(operation.where)} }}"

    def _placed(self, operation: Operation, parts: list[Part]) -> str:
        """Templates or data with every triple in the graph it belongs to."""
        return " ".join(f"GRAPH {self._place(operation, part)} {{ {part.triples} }}" for part in parts)

    def _place(self, operation: Operation, part: Part) -> str:
        graph = part.graph or operation.with_graph
        if graph is None:
            return f"<{self._managing.stored}>"
        return graph.text if graph.kind == "variable" else f"<{self._managing.target(operation, graph)}>"

    def _note_targets(self, operation: Operation) -> Iterator[str]:
        """Notes all of the graphs that got nodes without a name, which a second copy would not share."""
        for part in filter(anonymous, operation.inserted):
            place = self._place(operation, part)
            where = f"GRAPH {place} {{ {ALL} }}"
            if place[0] in "?$":
                where = f"GRAPH <{self.touched}> {{ {place} <{SHOWS}> {place} }} {where}"
            yield self._candidates.note_where(where)

    def _touching(self, operation: Operation) -> str:
        """Notes the graphs that variables stand for, to be checked at the end."""
        graphs = [part.graph.text for part in operation.deleted + operation.inserted if part.graph]
        variables = sorted({graph for graph in graphs if graph[0] in "?$"})
        return "".join(f" GRAPH <{self.touched}> {{ {v} <{SHOWS}> {v} }}" for v in variables)


def plain(parts: list[Part]) -> str:
    """Templates as they were."""
    return " ".join(
        f"GRAPH {part.graph.text} {{ {part.triples} }}" if part.graph else sealed(part.triples)
        for part in parts
    )


def sealed(triples: str) -> str:
    """Triples that others may follow."""
    return triples if triples.endswith(".") else triples + " ."
