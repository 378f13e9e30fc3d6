"""The claims graph of one document: each fact with the sentence that says it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.ids import Ids, content_hash
from graph.merge.identity import Identities, find
from graph.model import Claim, Entry, Evidence, Kind, Reading
from graph.quads.facts import claim_value, class_of, quotation_node
from graph.vocab import pg, term

Object = NamedNode | Literal
_A = term("rdf:type")


def claims(reading: Reading, identities: Identities, ids: Ids) -> frozenset[Triple]:
    """All triples of a document's claims graph: names, offsets and quotes as written; nodes by identity."""
    found: set[Triple] = set()
    for position, entry in enumerate(reading.entries):
        for claim, subject, predicate, value, names in _stated(entry, identities, ids):
            key = f"{position}|{claim.slot}|{claim.value}|{claim.evidence.start}"
            node = ids.entity("claim", f"{reading.document.id}-{content_hash(key)}")
            found.update(_reified(node, subject, predicate, value))
            found.update(_witness(node, claim, names))
            found.add(Triple(node, term("prov:wasDerivedFrom"), ids.document(reading.document.id)))
    return frozenset(found)


def _stated(
    entry: Entry, identities: Identities, ids: Ids
) -> Iterator[tuple[Claim, NamedNode, NamedNode, Object, tuple[str, str]]]:
    if entry.kind is Kind.RELATION:
        yield from _related(entry, identities)
        return
    if entry.kind is Kind.QUOTATION:
        node, name = quotation_node(entry, ids), ""
    else:
        node, name = identities[entry.kind, entry.name].iri, entry.name
        yield _existence(entry), node, _A, class_of(entry), (name, entry.type)
    for claim in entry.claims:
        value = claim_value(entry, claim, identities)
        if value is not None:
            predicate = pg(vocab.SLOTS[entry.kind][claim.slot].property)
            yield claim, node, predicate, value, (name, str(claim.value))


def _existence(entry: Entry) -> Claim:
    return Claim("type", entry.type, entry.evidence, entry.confidence)


def _related(
    entry: Entry, identities: Identities
) -> Iterator[tuple[Claim, NamedNode, NamedNode, Object, tuple[str, str]]]:
    parts = {claim.slot: claim for claim in entry.claims}
    if not {"subject", "object"} <= parts.keys() or entry.type not in vocab.PREDICATES:
        return
    subject, target = (
        find(identities, parts[slot].kind, str(parts[slot].value)) for slot in ("subject", "object")
    )
    if subject and target:
        names = (str(parts["subject"].value), str(parts["object"].value))
        claim = Claim(entry.type, names[1], entry.evidence, entry.confidence)
        yield claim, subject.iri, pg(vocab.PREDICATES[entry.type]), target.iri, names


def _reified(node: NamedNode, subject: NamedNode, predicate: NamedNode, value: Object) -> Iterator[Triple]:
    yield Triple(node, _A, pg("Claim"))
    yield Triple(node, term("rdf:subject"), subject)
    yield Triple(node, term("rdf:predicate"), predicate)
    yield Triple(node, term("rdf:object"), value)


def _witness(node: NamedNode, claim: Claim, names: tuple[str, str]) -> Iterator[Triple]:
    evidence: Evidence = claim.evidence
    yield Triple(node, pg("subjectName"), Literal(names[0]))
    yield Triple(node, pg("objectName"), Literal(names[1]))
    yield Triple(node, pg("start"), _integer(evidence.start))
    yield Triple(node, pg("end"), _integer(evidence.end))
    yield Triple(node, pg("quote"), Literal(evidence.quote))
    if evidence.highlight:
        spans = " ".join(f"{span.start}-{span.end}" for span in evidence.highlight)
        yield Triple(node, pg("highlight"), Literal(spans))
    yield Triple(node, pg("confidence"), Literal(f"{claim.confidence:.2f}", datatype=term("xsd:decimal")))
    if claim.role:
        yield Triple(node, pg("roleName"), Literal(claim.role))
    if claim.topic:
        yield Triple(node, pg("topic"), Literal(claim.topic))


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=term("xsd:integer"))
