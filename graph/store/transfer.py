"""The whole graph as a stream of bytes, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import cast

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Triple, serialize

from graph.errors import UnknownFormat
from graph.ids import Ids
from graph.store.base import View
from graph.vocab import PREFIXES

FORMATS: Mapping[str, RdfFormat] = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "turtle": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}
"""`turtle` holds what a query sees (the merged graph); the others hold every graph, and can be imported."""
_BATCH = 5000


def export(view: View, form: str, base_iri: str, *, texts: bool = True) -> Iterator[bytes]:
    """All of a state, without documents' whole texts if so wanted, piece by piece; raises `UnknownFormat`.

    The merged graph is left out: it follows from the others. The stored default graph is the default graph.
    """
    if form not in FORMATS:
        raise UnknownFormat(f"format {form!r} is unknown: use one of {', '.join(FORMATS)}")
    items: Iterable[Quad | Triple] = view.merged() if form == "turtle" else _quads(view, Ids(base_iri), texts)
    return _written(iter(items), FORMATS[form])


def _quads(view: View, ids: Ids, texts: bool) -> Iterator[Quad]:
    stored = ids.service("default")
    for graph in view.graphs():
        if not texts and ids.is_text(graph.value):
            continue
        for quad in view.quads(graph):
            yield in_graph(quad, DefaultGraph()) if graph == stored else quad


def _written(items: Iterator[Quad | Triple], form: RdfFormat) -> Iterator[bytes]:
    """Pieces that make one document when put together: each format allows it in its way."""
    in_json = form == RdfFormat.JSON_LD
    prefixes = None if in_json or form == RdfFormat.N_QUADS else PREFIXES
    first = True
    while batch := list(islice(items, _BATCH)):
        piece = serialize(cast("list[Quad]", batch), format=form, prefixes=prefixes) or b""
        if in_json:
            piece = (b"[" if first else b",\n") + piece.strip()[1:-1]
        first = False
        yield piece
    if in_json:
        yield b"[]" if first else b"]"


def in_graph(quad: Quad, graph: NamedNode | DefaultGraph) -> Quad:
    """The triple of a quad in another graph."""
    return Quad(quad.subject, quad.predicate, quad.object, graph)
