"""The ontology's terms as code uses them. A test holds that each stands in `ontology/policygraph.ttl`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from graph.model import Kind

_ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology" / "policygraph.ttl"
PG = "https://w3id.org/policygraph/ontology#"
INDUSTRY = "https://w3id.org/policygraph/industry/"
PREFIXES = {
    "pg": PG,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "industry": INDUSTRY,
}
"""Prefixes that need not be declared in queries."""


def pg(name: str) -> NamedNode:
    """A term of the product's own ontology."""
    return NamedNode(PG + name)


def term(curie: str) -> NamedNode:
    """A term by its prefixed name, from `PREFIXES`.

    >>> term("rdfs:label").value
    'http://www.w3.org/2000/01/rdf-schema#label'
    """
    prefix, _, name = curie.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


CLASSES: dict[tuple[Kind, str], str] = {
    **{
        (Kind.ORGANIZATION, code): name
        for code, name in {
            "ministry": "Ministry",
            "local-government": "LocalGovernment",
            "public-institution": "PublicInstitution",
            "company": "Company",
            "association": "Association",
            "alliance": "Alliance",
            "university": "University",
            "international": "InternationalOrganization",
            "embassy": "Embassy",
            "media": "Media",
            "party": "Party",
            "other": "Organization",
        }.items()
    },
    **{
        (Kind.PLACE, code): name
        for code, name in {"country": "Country", "region": "Region", "venue": "Venue", "site": "Site"}.items()
    },
    **{
        (Kind.EVENT, code): code.capitalize()
        for code in (
            "conference forum exhibition launch signing meeting ceremony visit announcement designation"
        ).split()
    },
    (Kind.EVENT, "other"): "Event",
    **{(Kind.POLICY, code): code.capitalize() for code in "strategy programme law platform zone".split()},
    (Kind.PERSON, "person"): "Person",
    (Kind.ALLIANCE, "alliance"): "Alliance",
    (Kind.QUOTATION, "quotation"): "Quotation",
}
"""The class of an entry by its kind and type code (`corpus/GUIDELINES.md` has the codes)."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of an entry: its property, whether it holds many values, and what they are."""

    property: str
    many: bool = False
    names: bool = False
    """The value names a thing; else it is a date, number, code or text."""


SLOTS: dict[Kind, dict[str, Slot]] = {
    Kind.EVENT: {
        "start": Slot("startDate"),
        "end": Slot("endDate"),
        "venue": Slot("venue", names=True),
        "region": Slot("region", names=True),
        "country": Slot("country", names=True),
        "host": Slot("host", many=True, names=True),
        "organizer": Slot("organizer", many=True, names=True),
        "supporter": Slot("supporter", many=True, names=True),
        "attendees": Slot("attendee", many=True, names=True),
        "speakers": Slot("speaker", many=True, names=True),
        "chair": Slot("chair", many=True, names=True),
        "attendee_count": Slot("attendeeCount"),
        "edition": Slot("edition"),
        "status": Slot("status"),
        "theme": Slot("theme"),
        "industries": Slot("industry", many=True),
        "parent": Slot("partOfEvent", names=True),
        "launches": Slot("launches", many=True, names=True),
        "announces": Slot("announces", many=True, names=True),
    },
    Kind.ALLIANCE: {
        "members": Slot("member", many=True, names=True),
        "led_by": Slot("ledBy", many=True, names=True),
        "working_groups": Slot("workingGroup", many=True, names=True),
        "founded": Slot("foundedOn"),
        "industries": Slot("industry", many=True),
    },
    Kind.POLICY: {
        "issuer": Slot("issuer", names=True),
        "announced": Slot("announcedOn"),
        "budget_krw": Slot("budget"),
        "target_year": Slot("targetYear"),
        "industries": Slot("industry", many=True),
        "region": Slot("region", names=True),
        "parts": Slot("part", many=True, names=True),
        "responds_to": Slot("respondsTo", many=True, names=True),
    },
    Kind.PERSON: {
        "title": Slot("title"),
        "organization": Slot("affiliation", names=True),
    },
    Kind.QUOTATION: {
        "speaker": Slot("quotedSpeaker", names=True),
        "text": Slot("text"),
    },
    Kind.RELATION: {
        "subject": Slot("subject", names=True),
        "object": Slot("object", names=True),
        "amount_krw": Slot("amount"),
    },
    Kind.ORGANIZATION: {},
    Kind.PLACE: {},
}
"""Every slot by kind; its key is the key in a document's JSON."""

PREDICATES = {
    "located_in": "locatedIn",
    "part_of": "partOf",
    "subsidiary_of": "subsidiaryOf",
    "member_of": "memberOf",
    "invests_in": "investsIn",
    "produces": "produces",
    "designated_as": "designatedAs",
    "affiliated_with": "affiliatedWith",
}
"""The property of a relation by its predicate code."""


@cache
def supers(of: NamedNode) -> tuple[NamedNode, ...]:
    """All super-classes or super-properties of a term, the aligned external ones too, by `policygraph.ttl`.

    They are materialised when facts are written, so that queries need no reasoner.
    """
    found: dict[NamedNode, None] = {}
    todo = [of]
    while todo:
        wider = [node for node in _hierarchy().get(todo.pop(), ()) if node not in found and node != of]
        found |= dict.fromkeys(wider)
        todo += wider
    return tuple(found)


@cache
def _hierarchy() -> dict[NamedNode, list[NamedNode]]:
    """The direct super-terms of each term."""
    wanted = {term("rdfs:subClassOf"), term("rdfs:subPropertyOf")}
    found: dict[NamedNode, list[NamedNode]] = {}
    for quad in parse(path=str(_ONTOLOGY), format=RdfFormat.TURTLE):
        if quad.predicate in wanted and isinstance(quad.object, NamedNode):
            assert isinstance(quad.subject, NamedNode)
            found.setdefault(quad.subject, []).append(quad.object)
    return found
