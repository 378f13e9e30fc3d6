"""The facts graph of one document: what it states, about nodes that all documents share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.ids import Ids, content_hash, name_key
from graph.merge.corrections import Rejections
from graph.merge.identity import Identities, Identity, find
from graph.merge.traces import trace, triples
from graph.model import Claim, Entry, Kind, Reading
from graph.times import KOREA, first_day, is_iso, last_day, time_literal
from graph.vocab import pg, term

Object = NamedNode | Literal

_A, _LABEL, _ALIAS = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")
_DATES = frozenset({"start", "end", "founded", "announced"})
_NONE = Rejections()
_DOMESTIC = frozenset({"대한민국", "한국", "republic of korea", "korea", "south korea"})


def facts(
    reading: Reading, identities: Identities, ids: Ids, rejected: Rejections = _NONE
) -> frozenset[Triple]:
    """All triples of a document's facts graph, super-classes and super-properties included.

    What is `rejected` is left out; names and keys stay as the document gives them.
    """
    document = ids.document(reading.document.id)
    found: set[Triple] = set()
    for entry in reading.entries:
        if entry.kind is Kind.RELATION:
            found.update(_relation(entry, identities, ids, rejected))
        elif entry.kind is Kind.QUOTATION:
            found.update(_quotation(entry, identities, ids, document, rejected))
        else:
            found.update(_entity(entry, identities, ids, reading, rejected))
    named = {(entry.kind, entry.name) for entry in reading.entries}
    for key, identity in identities.items():
        if key not in named:  # a country that no words name
            found.update(statement(identity.iri, _A, pg("Country")))
            found.update(labels(identity, (), reading.document.language))
    return frozenset(found)


def statement(subject: NamedNode, predicate: NamedNode, value: Object) -> Iterator[Triple]:
    """A triple and what follows from it by the super-classes or super-properties of its term."""
    yield Triple(subject, predicate, value)
    if predicate == _A:
        assert isinstance(value, NamedNode)
        yield from (Triple(subject, _A, wider) for wider in vocab.supers(value))
    else:
        yield from (Triple(subject, wider, value) for wider in vocab.supers(predicate))


def class_of(entry: Entry) -> NamedNode:
    """The class of an entry by its kind and type code; the kind's own class for an unknown code."""
    fallback = {Kind.PERSON: "Person", Kind.ALLIANCE: "Alliance", Kind.QUOTATION: "Quotation"}
    return pg(
        vocab.CLASSES.get((entry.kind, entry.type)) or fallback.get(entry.kind, entry.kind.capitalize())
    )


def quotation_node(entry: Entry, ids: Ids) -> NamedNode:
    """The node of a quotation: the same words of the same speaker are one."""
    return ids.entity("quotation", content_hash("|".join(str(claim.value) for claim in entry.claims)))


def claim_value(entry: Entry, claim: Claim, identities: Identities) -> Object | None:
    """What a claim's value is in the graph; None for a name that the document has no entry for."""
    slot = vocab.SLOTS[entry.kind][claim.slot]
    if slot.names:
        target = find(identities, claim.kind, str(claim.value))
        return target.iri if target else None
    if claim.slot == "industries":
        return NamedNode(vocab.INDUSTRY + str(claim.value))
    if claim.slot in _DATES:
        return time_literal(str(claim.value), _zone(entry)) if is_iso(claim.value) else None
    if claim.slot == "target_year":
        return Literal(str(claim.value), datatype=term("xsd:gYear"))
    if isinstance(claim.value, int):
        return Literal(str(claim.value), datatype=term("xsd:integer"))
    return Literal(claim.value)


def _entity(
    entry: Entry, identities: Identities, ids: Ids, reading: Reading, rejected: Rejections
) -> Iterator[Triple]:
    identity = identities[entry.kind, entry.name]
    yield from statement(identity.iri, _A, class_of(entry))
    yield from labels(identity, (entry.name, *entry.aliases), reading.document.language)
    yield Triple(identity.iri, pg("mentionedIn"), ids.document(reading.document.id))
    yield from triples(trace(entry, reading), identity.iri, ids)
    entry = rejected.kept(entry, identity.iri, lambda one, claim: claim_value(one, claim, identities))
    if entry.kind is Kind.PERSON:
        yield from _posts(entry, identity, identities, ids, reading)
        return
    for claim in entry.claims:
        value = claim_value(entry, claim, identities)
        if value is not None:
            yield from statement(identity.iri, pg(vocab.SLOTS[entry.kind][claim.slot].property), value)
    if entry.kind is Kind.EVENT:
        yield from _days(entry, identity)


def labels(identity: Identity, names: Iterable[str], language: str) -> Iterator[Triple]:
    """One label in each language, the other names as aliases, and the keys that names are matched by."""
    yield Triple(identity.iri, _LABEL, Literal(identity.korean, language="ko"))
    yield Triple(identity.iri, _LABEL, Literal(identity.english, language="en"))
    every = {*names, identity.korean, identity.english}
    for name in every - {identity.korean, identity.english}:
        yield Triple(identity.iri, _ALIAS, Literal(name, language="en" if name.isascii() else language))
    for key in {name_key(name) for name in every}:
        yield Triple(identity.iri, pg("nameKey"), Literal(key))


def _days(entry: Entry, identity: Identity) -> Iterator[Triple]:
    start, end = (next(iter(entry.values(slot)), None) for slot in ("start", "end"))
    begin, finish = (str(start) if is_iso(start) else None, str(end) if is_iso(end) else None)
    if begin or finish:
        yield Triple(identity.iri, pg("firstDay"), first_day(begin or finish or ""))
        yield Triple(identity.iri, pg("lastDay"), last_day(finish or begin or ""))


def _posts(
    entry: Entry, person: Identity, identities: Identities, ids: Ids, reading: Reading
) -> Iterator[Triple]:
    title = next((str(value) for value in entry.values("title")), None)
    claim = next((claim for claim in entry.claims if claim.slot == "organization"), None)
    body = find(identities, claim.kind, str(claim.value)) if claim else None
    if body:
        yield from statement(person.iri, pg("affiliation"), body.iri)
    if not (title or body):
        return
    as_of = reading.document.published
    parts = (person.iri.value, title or "", body.iri.value if body else "", as_of or "")
    role = ids.entity("role", content_hash("|".join(parts)))
    yield from statement(person.iri, pg("role"), role)
    yield from statement(role, _A, pg("Role"))
    if title:
        yield Triple(role, pg("title"), Literal(title, language=reading.document.language))
    if body:
        yield from statement(role, pg("organization"), body.iri)
    if as_of:
        yield Triple(role, pg("asOf"), time_literal(as_of))


def _relation(entry: Entry, identities: Identities, ids: Ids, rejected: Rejections) -> Iterator[Triple]:
    parts = {claim.slot: claim for claim in entry.claims}
    subject, target = (
        find(identities, parts[slot].kind, str(parts[slot].value)) if slot in parts else None
        for slot in ("subject", "object")
    )
    if not subject or not target or entry.type not in vocab.PREDICATES:
        return
    if rejected.hold(subject.iri, pg(vocab.PREDICATES[entry.type]), target.iri):
        return
    yield from statement(subject.iri, pg(vocab.PREDICATES[entry.type]), target.iri)
    if entry.type != "invests_in":
        return
    amount = parts.get("amount_krw")
    key = f"{subject.iri.value}|{target.iri.value}|{amount.value if amount else ''}"
    node = ids.entity("investment", content_hash(key))
    yield from statement(node, _A, pg("Investment"))
    yield from statement(node, pg("investor"), subject.iri)
    yield from statement(node, pg("target"), target.iri)
    if amount:
        yield Triple(node, pg("amount"), Literal(str(amount.value), datatype=term("xsd:integer")))


def _quotation(
    entry: Entry, identities: Identities, ids: Ids, document: NamedNode, rejected: Rejections
) -> Iterator[Triple]:
    node = quotation_node(entry, ids)
    entry = rejected.kept(entry, node, lambda one, claim: claim_value(one, claim, identities))
    yield from statement(node, _A, pg("Quotation"))
    yield Triple(node, pg("mentionedIn"), document)
    for claim in entry.claims:
        value = claim_value(entry, claim, identities)
        if value is not None:
            yield from statement(node, pg(vocab.SLOTS[entry.kind][claim.slot].property), value)


def _zone(entry: Entry) -> str:
    """Korea's time zone, unless the event is said to be in another country."""
    countries = {str(value).casefold() for value in entry.values("country")}
    return KOREA if not countries or countries & _DOMESTIC else ""
