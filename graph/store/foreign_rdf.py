"""RDF that callers send: parsed in the writer's process, which may be lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, parse

from graph.errors import InvalidQuery, UnknownFormat

DEEPEST = 500
"""Brackets in one another that JSON-LD or Turtle may have; some 10,000 end the engine's process."""
_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


def parts(header: Mapping[str, Any], payload: bytes) -> Iterator[tuple[bytes, str]]:
    """The files of an upload with their media types."""
    start = 0
    for media, size in header["parts"]:
        yield payload[start : start + size], media
        start += size


def parse_into(data: bytes, media: str, base: str, graph: NamedNode | DefaultGraph) -> list[Quad]:
    """The triples of a file, as quads of one graph; blank nodes get names of their own.

    Raises `UnknownFormat` and `InvalidQuery` (RDF that does not parse).
    """
    form = RdfFormat.from_media_type(media)
    if form is None:
        raise UnknownFormat(
            f"{media} is no RDF format known here: send text/turtle, application/n-triples, …"
        )
    try:
        found = list(parse(data, form, base_iri=base, rename_blank_nodes=True))
    except SyntaxError as error:
        raise InvalidQuery(f"the {form.name} does not parse: {error}") from error
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in found]


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
