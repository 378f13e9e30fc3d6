"""A document's own node: metadata in its facts graph, its text and reading in its text graph."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from graph.facts_json import from_json, to_json
from graph.ids import Ids, content_hash
from graph.merge.copies import signature
from graph.model import Document, Reading
from graph.quads.facts import statement
from graph.store.base import View
from graph.times import is_iso, time_literal
from graph.vocab import pg, term

_JSON = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON")


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as the store holds it."""

    reading: Reading
    ingested: str
    """When this version came in: ISO date and time, UTC."""
    duplicate_of: str | None = None
    """The id of the earlier document with the same text."""


def description(document: Document, ids: Ids) -> frozenset[Triple]:
    """The triples about a document that belong to its facts graph."""
    node = ids.document(document.id)
    title = document.title or document.id
    found = {
        *statement(node, term("rdf:type"), pg("Document")),
        *(Triple(node, term("rdfs:label"), Literal(title, language=language)) for language in ("ko", "en")),
        Triple(node, term("dct:title"), Literal(title, language=document.language)),
        Triple(node, term("dct:language"), Literal(document.language)),
        Triple(node, pg("version"), Literal(str(document.version), datatype=term("xsd:integer"))),
    }
    if is_iso(document.published):
        found.add(Triple(node, term("dct:issued"), time_literal(str(document.published))))
    if document.url:
        found.add(Triple(node, pg("url"), Literal(document.url, datatype=term("xsd:anyURI"))))
    if document.outlet:
        found.add(Triple(node, term("dct:publisher"), Literal(document.outlet)))
    return frozenset(found)


def content(stored: Stored, ids: Ids) -> frozenset[Triple]:
    """The triples of a document's text graph: its text, all that was read out of it, when it came."""
    document = stored.reading.document
    reading = json.dumps(to_json(stored.reading), ensure_ascii=False, separators=(",", ":"))
    return frozenset(_content(ids.document(document.id), document.text, reading, stored))


def stored(view: View, ids: Ids, document: str) -> Stored | None:
    """The document as it was last written; None if the store has none of that id."""
    values = {
        quad.predicate.value: quad.object.value
        for quad in view.quads(ids.text(document))
        if isinstance(quad.object, Literal)
    }
    if not values:
        return None
    reading = from_json(json.loads(values[pg("reading").value]), values[pg("content").value])
    return Stored(
        reading,
        values[term("prov:generatedAtTime").value],
        values.get(pg("duplicateOf").value),
    )


def _content(node: NamedNode, text: str, reading: str, stored: Stored) -> Iterator[Triple]:
    yield Triple(node, pg("content"), Literal(text))
    yield Triple(node, pg("textHash"), Literal(content_hash(text)))
    yield Triple(node, pg("signature"), Literal(signature(text)))
    yield Triple(node, pg("reading"), Literal(reading, datatype=_JSON))
    yield Triple(node, term("prov:generatedAtTime"), Literal(stored.ingested, datatype=term("xsd:dateTime")))
    if stored.duplicate_of:
        yield Triple(node, pg("duplicateOf"), Literal(stored.duplicate_of))
