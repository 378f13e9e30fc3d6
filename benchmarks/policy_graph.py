"""A synthetic policy graph of any size, and ten queries of the kinds that users ask of one."""

from __future__ import annotations

import random
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.ids import Ids
from graph.vocab import INDUSTRY, PREFIXES, pg, term

BASE = "http://127.0.0.1:8000"
IDS = Ids(BASE)
INDUSTRIES = ("battery", "hydrogen", "carbon", "mobility")
QUERIES = {
    "point": "SELECT ?n { <http://127.0.0.1:8000/id/organization/firm7> rdfs:label ?n }",
    "ask": "ASK { <http://127.0.0.1:8000/id/event/e5> pg:attendee ?firm }",
    "firms": "SELECT DISTINCT ?n { ?e pg:industry/skos:broader* industry:battery ; pg:attendee ?f . "
    '?f a pg:Company ; rdfs:label ?n FILTER(LANG(?n) = "ko") } LIMIT 500',
    "count": "SELECT ?t (COUNT(*) AS ?n) { ?e pg:host ?h ; a ?t } GROUP BY ?t",
    "dates": 'SELECT ?e ?d { ?e pg:firstDay ?d FILTER(?d >= "2024-11-01"^^xsd:date) } ORDER BY ?d LIMIT 50',
    "star": "SELECT * { ?e a pg:Conference ; rdfs:label ?n ; pg:host ?h ; pg:firstDay ?d ; pg:venue ?v } "
    "LIMIT 100",
    "optional": "SELECT ?f ?a { ?e pg:attendee ?f OPTIONAL { ?f skos:altLabel ?a } } LIMIT 200",
    "text": 'SELECT ?f ?n { ?f a pg:Company ; rdfs:label ?n FILTER(CONTAINS(?n, "77")) } LIMIT 50',
    "graph": "SELECT ?g { GRAPH ?g { <http://127.0.0.1:8000/id/event/e9> ?p ?o } }",
    "construct": "CONSTRUCT { ?e pg:attendee ?f } "
    "WHERE { ?e pg:attendee ?f ; pg:industry industry:hydrogen } LIMIT 500",
}


def quads(total: int) -> Iterator[Quad]:
    """About `total` quads: documents of one event, its host and eight firms each."""
    draw = random.Random(7)
    label, kind = term("rdfs:label"), term("rdf:type")
    for number in range(total // 40):
        graph = IDS.facts(f"d{number}")
        event = IDS.entity("event", f"e{number}")
        day = Literal(f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}", datatype=term("xsd:date"))
        yield Quad(event, kind, pg("Conference"), graph)
        yield Quad(event, kind, pg("Event"), graph)
        yield Quad(event, label, Literal(f"행사 {number}", language="ko"), graph)
        yield Quad(event, pg("firstDay"), day, graph)
        yield Quad(event, pg("industry"), NamedNode(INDUSTRY + draw.choice(INDUSTRIES)), graph)
        yield Quad(event, pg("host"), IDS.entity("organization", f"ministry{number % 20}"), graph)
        yield Quad(event, pg("venue"), IDS.entity("place", f"venue{number % 300}"), graph)
        for _ in range(8):
            name = draw.randint(0, total // 100)
            firm = IDS.entity("organization", f"firm{name}")
            yield Quad(event, pg("attendee"), firm, graph)
            yield Quad(firm, kind, pg("Company"), graph)
            yield Quad(firm, label, Literal(f"회사 {name}", language="ko"), graph)
            yield Quad(firm, term("skos:altLabel"), Literal(f"㈜{name}"), graph)


def with_prefixes(query: str) -> str:
    """The query with its prefixes declared, for servers that do not know them."""
    return "".join(f"PREFIX {n}: <{iri}> " for n, iri in PREFIXES.items() if f"{n}:" in query) + query
