"""RDF that callers send: parsed in the writer's process, which may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, parse

from graph.errors import InvalidQuery, UnknownFormat

DEEPEST = 500
"""Brackets in one another that JSON-LD or Turtle may have; some 10,000 end the engine's process."""
_UNNAMED = DefaultGraph()
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def parts(header: Mapping[str, Any], payload: bytes) -> Iterator[tuple[bytes, str]]:
    """The files of an upload with their media types."""
    start = 0
    for media, size in header["parts"]:
        yield payload[start : start + size], media
        start += size


def parse_into(data: bytes, media: str, base: str, graph: NamedNode | DefaultGraph) -> list[Quad]:
    """The triples of a file, as quads of one graph; blank nodes get names of their own.

    Raises `UnknownFormat` and `InvalidQuery` (RDF that does not parse, or that names another graph).
    """
    form = RdfFormat.from_media_type(media)
    if form is None:
        raise UnknownFormat(
            f"{media} is no RDF format known here: send text/turtle, application/n-triples, …"
        )
    try:
        found = parse(data, form, base_iri=base, rename_blank_nodes=True)
        return [Quad(t.subject, t.predicate, t.object, graph) for t in triples_of(found, graph)]
    except SyntaxError as error:
        raise InvalidQuery(f"the {form.name} does not parse: {error}") from error


def triples_of(quads: Iterable[Quad], graph: NamedNode | DefaultGraph) -> Iterator[Triple]:
    """The triples of RDF that is to be one graph: it names that one, or none. Raises `InvalidQuery`."""
    for quad in quads:
        if quad.graph_name != _UNNAMED and quad.graph_name != graph:
            raise InvalidQuery(
                f"the graph {quad.graph_name} is named in what is to be one graph: leave such names out, "
                "send each graph by itself, or send all of them to /api/import"
            )
        yield quad.triple


def check_depth(data: bytes) -> None:
    """Refuse nesting that would end the process; raises `InvalidQuery`."""
    if data.count(b"[") + data.count(b"{") + data.count(b"(") + data.count(b"<<") <= DEEPEST:
        return
    level = deepest = 0
    for byte in _STRINGS.sub(b"", data):
        if byte in b"[{(":
            level += 1
            deepest = max(deepest, level)
        elif byte in b"]})":
            level = max(0, level - 1)
    if deepest > DEEPEST:
        raise InvalidQuery(f"more than {DEEPEST} brackets stand in one another: nest less deeply")
