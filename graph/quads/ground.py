"""What stands in the graph beside documents: the ontology, the industries and the reference data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph import vocab
from graph.ids import Ids, name_key
from graph.merge.identity import IRI_KIND
from graph.model import Kind
from graph.quads.facts import statement
from graph.reference import ONTOLOGY, Reference, ReferenceSet, load
from graph.vocab import pg, term


def ground(ids: Ids, references: ReferenceSet | None = None) -> dict[NamedNode, frozenset[Triple]]:
    """The service's own graphs, written with the first document."""
    known = references or load()
    data = (triple for item in known for triple in _reference(item, known, ids))
    return {
        ids.service("ontology"): _file("policygraph.ttl"),
        ids.service("industries"): _file("industries.ttl"),
        ids.service("reference"): frozenset(data),
    }


@lru_cache
def _file(name: str) -> frozenset[Triple]:
    quads = parse((ONTOLOGY / name).read_bytes(), RdfFormat.TURTLE)
    return frozenset(quad.triple for quad in quads)


def _reference(item: Reference, known: ReferenceSet, ids: Ids) -> Iterator[Triple]:
    node = reference_node(item, ids)
    yield from statement(node, term("rdf:type"), pg(vocab.CLASSES[item.kind, item.type]))
    main = {item.label("ko"), item.label("en")}
    yield Triple(node, term("rdfs:label"), Literal(item.label("ko"), language="ko"))
    yield Triple(node, term("rdfs:label"), Literal(item.label("en"), language="en"))
    for name, language in item.names:
        if name not in main:
            yield Triple(node, term("skos:altLabel"), Literal(name, language=language))
    for key in {name_key(name) for name, _ in item.names}:
        yield Triple(node, pg("nameKey"), Literal(key))
    for iri in item.same_as:
        yield Triple(node, term("owl:sameAs"), NamedNode(iri))
    for _, code in item.codes:
        yield Triple(node, term("skos:notation"), Literal(code))
    for name, day in (("validFrom", item.valid_from), ("validTo", item.valid_to)):
        if day:
            yield Triple(node, pg(name), Literal(day, datatype=term("xsd:date")))
    yield from _links(item, node, known, ids)
    if item.lat is not None and item.lon is not None:
        point = Literal(f"POINT({item.lon} {item.lat})", datatype=term("geo:wktLiteral"))
        yield Triple(node, term("geo:asWKT"), point)


def _links(item: Reference, node: NamedNode, known: ReferenceSet, ids: Ids) -> Iterator[Triple]:
    parent = known.get(item.parent) if item.parent else None
    if parent:
        within = "locatedIn" if item.kind is Kind.PLACE else "partOf"
        yield from statement(node, pg(within), reference_node(parent, ids))
    region = known.get(item.governs) if item.governs else None
    if region:
        yield from statement(node, pg("governs"), reference_node(region, ids))
    for former in item.predecessors:
        if found := known.get(former):
            yield from statement(node, term("prov:wasDerivedFrom"), reference_node(found, ids))


def reference_node(item: Reference, ids: Ids) -> NamedNode:
    """The address of a known thing."""
    return ids.entity(IRI_KIND[item.kind], item.id)
