"""The SPARQL that finds what a question names."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from graph.sparql import values

INDUSTRY_NAMES = """SELECT DISTINCT ?code ?name WHERE { ?code a skos:Concept ; skos:inScheme ?scheme ;
    skos:prefLabel|skos:altLabel ?name }"""
COUNTRIES = "SELECT ?id WHERE { ?id a pg:Country }"


def NAMED(keys: Iterable[Literal]) -> str:  # noqa: N802 - a template, as the constants beside it
    """The things that bear one of the names; a region's name means its government too."""
    return (
        f"SELECT DISTINCT ?key ?id WHERE {{ {values('key', keys)} {{ ?id pg:nameKey ?key }} "
        "UNION { ?place pg:nameKey ?key . ?id pg:governs ?place } }"
    )


def PARTLY_NAMED(parts: Iterable[Literal]) -> str:  # noqa: N802
    """The events, policies and alliances with one of the parts in their name."""
    return (
        "SELECT DISTINCT ?part ?id WHERE { VALUES ?kind { pg:Event pg:Policy pg:Alliance } "
        f"?id a ?kind ; pg:mentionedIn ?document ; pg:nameKey ?key . {values('part', parts)} "
        "FILTER(CONTAINS(?key, ?part)) }"
    )


def ALLIANCES(nodes: Iterable[NamedNode]) -> str:  # noqa: N802
    """Those of the nodes that are alliances."""
    return f"SELECT DISTINCT ?id WHERE {{ {values('id', nodes)} ?id a pg:Alliance }}"
