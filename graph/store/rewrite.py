"""Foreign updates made to keep the merged graph in step and to leave the service's graphs alone.

The engine's default graph is the merged one, so "default" in templates becomes the stored default graph's
name. What an operation may have added or removed is noted in a graph of candidates; each of those then shows
in the merged graph exactly if a graph that shows there holds it. All of it is one update, so one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.errors import Forbidden, InvalidQuery
from graph.ids import Ids
from graph.store.dataset import absolute
from graph.store.tokens import Token, tokens
from graph.store.update_parts import Operation, Part

SHOWS = "urn:policygraph:shows"
"""Function: whether a graph's triples show in the merged graph."""
CALLERS = "urn:policygraph:callers"
"""Function: whether a graph is the callers' (the stored default graph is not among them)."""
_ALL = "?_s ?_p ?_o"


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
    """Turns operations into text for the engine; `present` tells the graphs there are, where it matters."""

    def __init__(
        self,
        ids: Ids,
        *,
        union: bool,
        using: Using,
        present: Callable[[], Iterable[str]] = tuple,
        engine: Engine = Engine(),
    ) -> None:
        self.engine = engine
        self.ids = ids
        self.union = union
        self.using = using
        self.present = present
        self.known: set[str] = set()
        self.stored = ids.service("default").value
        self.candidates = ids.service("update/candidates").value
        self.touched = ids.service("update/touched").value
        self.pattern = ids.service("update/using").value
        self.loaded: dict[str, str] = {}

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
        if operation.kind == "LOAD":
            yield from self._load(operation)
        elif operation.kind in {"MODIFY", "DELETE WHERE"}:
            yield from self._modify(operation)
        elif not self.union:
            yield operation.text
        elif operation.kind == "INSERT DATA":
            parts = operation.inserted
            merged = " ".join(sealed(part.triples) for part in parts if not anonymous(part))
            yield f"INSERT DATA {{ {self._placed(operation, parts)} {self.engine.place(merged)} }}"
            if any(map(anonymous, parts)):
                yield from self._note_targets(operation)
                yield from self.settle()
        elif operation.kind == "DELETE DATA":
            parts = operation.deleted
            yield f"DELETE DATA {{ {self._placed(operation, parts)} }}"
            yield f"INSERT DATA {{ {self._noted(parts)} }}"
            yield from self.settle()
        elif operation.kind in {"CLEAR", "DROP"}:
            yield from self._empty(operation)
        elif operation.kind == "CREATE":
            self.target(operation, operation.targets[0])
            yield operation.text
        else:
            yield from self._transfer(operation)

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
            inserted += self._noted(operation.deleted + operation.inserted)
            inserted += self._touching(operation)
        if operation.kind == "DELETE WHERE" or deleted:
            head += f"DELETE {{ {deleted} }} "
        yield f"{head}INSERT {{ {inserted} }} {using} WHERE {self._where(operation, using)}"
        if before:
            yield f"DROP SILENT GRAPH <{self.pattern}>"
        if self.union:
            yield from self._note_targets(operation)
            yield from self.settle()

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
            before = [f"ADD SILENT GRAPH <{graph}> TO GRAPH <{self.pattern}>" for graph in default]
            default = (self.pattern,)
        clauses = [f"USING <{graph}>" for graph in default] + [f"USING NAMED <{graph}>" for graph in named]
        return " ".join(clauses), before

    def _where(self, operation: Operation, using: str) -> str:
        """The pattern, on the merged graph unless the operation names a dataset."""
        if not self.union or not self.engine.merged or operation.with_graph or using:
            return operation.where
        return f"{{ {self.engine.place(operation.where)} }}"

    def _empty(self, operation: Operation) -> Iterator[str]:
        target = operation.targets[0]
        silent = "SILENT " if operation.silent else ""
        if target.is_word("DEFAULT"):
            yield from self._note(self.stored)
            yield f"CLEAR SILENT GRAPH <{self.stored}>"
        elif target.is_word("NAMED", "ALL"):
            yield from self._empty_many(operation.kind, stored=target.is_word("ALL"))
        else:
            graph = self.target(operation, target)
            yield from self._note(graph)
            yield f"{operation.kind} {silent}GRAPH <{graph}>"
        yield from self.settle()

    def _empty_many(self, kind: str, *, stored: bool) -> Iterator[str]:
        every = f"GRAPH ?g {{ {_ALL} }}"
        yield (
            f"DELETE {{ {every} }} INSERT {{ GRAPH <{self.candidates}> {{ {_ALL} }} }} "
            f"WHERE {{ {every} FILTER({self.engine.callers.format('?g')}) }}"
        )
        if stored:
            yield from self._note(self.stored)
            yield f"CLEAR SILENT GRAPH <{self.stored}>"
        if kind == "DROP":
            yield from (
                f"DROP SILENT GRAPH <{graph}>"
                for graph in sorted(self.known.union(self.present()))
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
        yield from self._note(from_graph)
        yield from self._note(to_graph)
        silent = "SILENT " if operation.silent else ""
        yield f"{operation.kind} {silent}GRAPH <{from_graph}> TO GRAPH <{to_graph}>"
        yield from self.settle()

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
            placed = f"GRAPH <{graph or self.stored}> {{ {triples} }} {self.engine.place(triples)}"
        yield f"INSERT DATA {{ {placed} }}"

    def _placed(self, operation: Operation, parts: list[Part]) -> str:
        """Templates or data with every triple in the graph it belongs to."""
        return " ".join(f"GRAPH {self._place(operation, part)} {{ {part.triples} }}" for part in parts)

    def _place(self, operation: Operation, part: Part) -> str:
        graph = part.graph or operation.with_graph
        if graph is None:
            return f"<{self.stored}>"
        return graph.text if graph.kind == "variable" else f"<{self.target(operation, graph)}>"

    def _noted(self, parts: list[Part]) -> str:
        return " ".join(
            f" GRAPH <{self.candidates}> {{ {part.triples} }}" for part in parts if not anonymous(part)
        )

    def _note_targets(self, operation: Operation) -> Iterator[str]:
        """Notes all of the graphs that got nodes without a name, which a second copy would not share."""
        for part in filter(anonymous, operation.inserted):
            place = self._place(operation, part)
            where = f"GRAPH {place} {{ {_ALL} }}"
            if place[0] in "?$":
                where = f"GRAPH <{self.touched}> {{ {place} <{SHOWS}> {place} }} {where}"
            yield f"INSERT {{ GRAPH <{self.candidates}> {{ {_ALL} }} }} WHERE {{ {where} }}"

    def _touching(self, operation: Operation) -> str:
        """Notes the graphs that variables stand for, to be checked at the end."""
        graphs = [part.graph.text for part in operation.deleted + operation.inserted if part.graph]
        variables = sorted({graph for graph in graphs if graph[0] in "?$"})
        return "".join(f" GRAPH <{self.touched}> {{ {v} <{SHOWS}> {v} }}" for v in variables)

    def _note(self, graph: str) -> Iterator[str]:
        yield (
            f"INSERT {{ GRAPH <{self.candidates}> {{ {_ALL} }} }} WHERE {{ GRAPH <{graph}> {{ {_ALL} }} }}"
        )

    def settle(self) -> Iterator[str]:
        """Have each candidate show in the merged graph exactly if a graph that shows there holds it."""
        candidate = f"GRAPH <{self.candidates}> {{ {_ALL} }}"
        held = f"EXISTS {{ GRAPH ?h {{ {_ALL} }} FILTER({self.engine.shows.format('?h')}) }}"
        merged = self.engine.place(_ALL)
        yield f"INSERT {{ {merged} }} WHERE {{ {candidate} FILTER {held} }}"
        yield f"DELETE {{ {merged} }} WHERE {{ {candidate} FILTER NOT {held} }}"
        yield f"DROP SILENT GRAPH <{self.candidates}>"

    def target(self, operation: Operation, token: Token) -> str:
        """The IRI of a graph to write to; raises `Forbidden` for the service's own."""
        graph = operation.iri(token)
        if self.union:
            refuse_owned(self.ids, graph)
        self.known.add(graph)
        return graph


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


def anonymous(part: Part) -> bool:
    """Whether it makes nodes without a name: `[…]` or a collection."""
    return any(token.is_mark("[") or token.is_mark("(") for token in tokens(part.triples))


def plain(parts: list[Part]) -> str:
    """Templates as they were."""
    return " ".join(
        f"GRAPH {part.graph.text} {{ {part.triples} }}" if part.graph else sealed(part.triples)
        for part in parts
    )


def sealed(triples: str) -> str:
    """Triples that others may follow."""
    return triples if triples.endswith(".") else triples + " ."
