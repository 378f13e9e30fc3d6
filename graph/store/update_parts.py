"""The operations of a SPARQL update, as far as their targets and templates go; patterns stay text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.errors import InvalidQuery
from graph.store.dataset import prologue, resolve
from graph.store.tokens import Token, closing, tokens


@dataclass(frozen=True, slots=True)
class Part:
    """Triples of a template or of data; `graph` as written, None at the default level."""

    graph: Token | None
    triples: str


@dataclass(slots=True)
class Operation:
    """One operation; which fields are set depends on `kind` (its first keywords)."""

    kind: str
    text: str
    prologue: str = ""
    """BASE and PREFIX lines that stand before it."""
    base: str = ""
    prefixes: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    deleted: list[Part] = field(default_factory=list)
    inserted: list[Part] = field(default_factory=list)
    with_graph: Token | None = None
    using: list[Token] = field(default_factory=list)
    using_named: list[Token] = field(default_factory=list)
    where: str = ""
    """The group of a WHERE, with its braces."""
    targets: list[Token] = field(default_factory=list)
    """Graphs (or DEFAULT, NAMED, ALL) of graph management, the source of a LOAD first."""

    def iri(self, token: Token) -> str:
        """The full IRI of a graph as written here."""
        return resolve(token, self.base, self.prefixes)


def operations(text: str, base: str, prefixes: dict[str, str]) -> list[Operation]:
    """The operations of an update; raises `InvalidQuery` where its outline is wrong."""
    reader = _Reader(text, tokens(text), base, dict(prefixes))
    try:
        return list(reader.all())
    except IndexError as error:
        raise InvalidQuery("the update ends too early or has brackets that do not match") from error


class _Reader:
    def __init__(self, text: str, items: list[Token], base: str, prefixes: dict[str, str]) -> None:
        self.text = text
        self.items = items
        self.base = base
        self.prefixes = prefixes
        self.i = 0

    def all(self) -> Iterator[Operation]:
        while True:
            prologue = self.prologue()
            if self.i >= len(self.items):
                return
            start = self.items[self.i].start
            operation = self.one()
            operation.text = self.text[start : self.items[self.i - 1].end]
            operation.prologue, operation.base, operation.prefixes = prologue, self.base, dict(self.prefixes)
            yield operation
            if self.i < len(self.items):
                self.mark(";")

    def prologue(self) -> str:
        start = self.i
        while self.i < len(self.items) and self.items[self.i].is_word("BASE", "PREFIX", "VERSION"):
            self.i += 3 if self.items[self.i].is_word("PREFIX") else 2
        if self.i == start:
            return ""
        self.base, self.prefixes = prologue(self.items[start : self.i], self.base, self.prefixes)
        return self.text[self.items[start].start : self.items[self.i - 1].end]

    def one(self) -> Operation:
        word = self.items[self.i].text.upper()
        if word in {"INSERT", "DELETE", "WITH"}:
            return self.modify()
        if word in {"LOAD", "CLEAR", "DROP", "CREATE", "ADD", "COPY", "MOVE"}:
            self.i += 1
            return self.manage(word)
        raise InvalidQuery(f"{word!r} begins no operation: see SPARQL 1.1 Update")

    def manage(self, word: str) -> Operation:
        operation = Operation(word, "", silent=self.skip("SILENT"))
        while self.i < len(self.items) and not self.items[self.i].is_mark(";"):
            token = self.next()
            if not token.is_word("GRAPH", "TO", "INTO"):
                operation.targets.append(token)
        wanted = {"LOAD": (1, 2), "ADD": (2, 2), "COPY": (2, 2), "MOVE": (2, 2)}.get(word, (1, 1))
        if not wanted[0] <= len(operation.targets) <= wanted[1]:
            raise InvalidQuery(f"{word} has too few or too many graphs: see SPARQL 1.1 Update")
        return operation

    def modify(self) -> Operation:
        if self.here("INSERT", "DATA") or self.here("DELETE", "DATA"):
            kind = f"{self.next().text.upper()} {self.next().text.upper()}"
            operation = Operation(kind, "")
            (operation.inserted if kind == "INSERT DATA" else operation.deleted).extend(self.quads()[0])
            return operation
        if self.here("DELETE", "WHERE"):
            self.i += 2
            parts, block = self.quads()
            return Operation("DELETE WHERE", "", deleted=parts, where=block)
        operation = Operation("MODIFY", "")
        if self.skip("WITH"):
            operation.with_graph = self.next()
        if not self.here("DELETE") and not self.here("INSERT"):
            raise InvalidQuery(f"DELETE or INSERT is due before {self.items[self.i].text!r}")
        if self.skip("DELETE"):
            operation.deleted, _ = self.quads()
        if self.skip("INSERT"):
            operation.inserted, _ = self.quads()
        while self.skip("USING"):
            (operation.using_named if self.skip("NAMED") else operation.using).append(self.next())
        self.skip("WHERE")
        opening = self.i
        self.i = closing(self.items, opening) + 1
        operation.where = self.text[self.items[opening].start : self.items[self.i - 1].end]
        return operation

    def quads(self) -> tuple[list[Part], str]:
        opening = self.i
        if not self.items[opening].is_mark("{"):
            raise InvalidQuery(f"'{{' is due before {self.items[opening].text!r}")
        end = closing(self.items, opening)
        parts: list[Part] = []
        first = self.i = opening + 1
        while self.i < end:
            if self.items[self.i].is_word("GRAPH"):
                parts.extend(self.part(None, first, self.i))
                graph, inner = self.items[self.i + 1], self.i + 2
                self.i = closing(self.items, inner) + 1
                parts.extend(self.part(graph, inner + 1, self.i - 1))
                first = self.i
            else:
                self.i += 1
        parts.extend(self.part(None, first, end))
        self.i = end + 1
        return parts, self.text[self.items[opening].start : self.items[end].end]

    def part(self, graph: Token | None, first: int, end: int) -> Iterator[Part]:
        if graph is None and first < end and self.items[first].is_mark("."):
            first += 1
        if first < end:
            yield Part(graph, self.text[self.items[first].start : self.items[end - 1].end])

    def here(self, *words: str) -> bool:
        return all(self.items[self.i + n].is_word(word) for n, word in enumerate(words))

    def skip(self, word: str) -> bool:
        if self.i < len(self.items) and self.items[self.i].is_word(word):
            self.i += 1
            return True
        return False

    def mark(self, mark: str) -> None:
        if not self.items[self.i].is_mark(mark):
            raise InvalidQuery(f"{mark!r} is due before {self.items[self.i].text!r}")
        self.i += 1

    def next(self) -> Token:
        self.i += 1
        return self.items[self.i - 1]
