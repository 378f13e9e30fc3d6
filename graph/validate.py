"""SHACL: does the stored graph hold to `ontology/shapes.ttl`? Validated document by document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import RDF, SH, SKOS, XSD
from rdflib.term import Node

from graph.ids import Ids
from graph.quads.ground import ground
from graph.reference import ONTOLOGY
from graph.store.base import View
from graph.vocab import PG, term

_DOCUMENT = re.compile("[0-9a-f]{16}")
_WHOLE = frozenset({"industries", "judgements", "history"})
_NAMING = frozenset({term("rdf:type"), term("rdfs:label")})
_AT_ONCE = 500
"""Nodes asked for in one query."""


@dataclass(frozen=True, order=True, slots=True)
class Violation:
    """What breaks a shape: the node, the property (empty: the node itself), what to change."""

    graph: str
    """The graph that was validated (a document's facts graph with its claims, or the reference graph)."""
    focus: str
    path: str
    message: str
    value: str = ""
    warning: bool = False
    """A slot with more values than it should have; `policygraph check` names it and does not fail."""


def check(view: View, ids: Ids) -> Iterator[Violation]:
    """Every violation in the store, graph by graph, warnings among them.

    Validated are each document's facts with its claims, reference data other than the package's own, the
    logs, and what callers' graphs say in terms of the ontology. Costs about 0.3 s of CPU a document.
    """
    for graph in sorted(view.graphs(), key=lambda node: node.value):
        name = graph.value.removeprefix(f"{ids.base}/graph/")
        if _DOCUMENT.fullmatch(name):
            yield from violations([*view.quads(graph), *view.quads(ids.claims(name))], graph.value)
        elif name in _WHOLE:
            yield from violations(view.quads(graph), graph.value)
        elif name == "reference":
            yield from violations(_unknown(view, ids), graph.value)
        elif name == "default" or not ids.owns(graph.value):
            yield from _callers(view, graph)


def violations(triples: Iterable[Triple | Quad], graph: str = "") -> list[Violation]:
    """What breaks a shape among some triples, sorted."""
    data = rdflib.Graph()
    for one in triples:
        data.add((_rdflib(one.subject), _rdflib(one.predicate), _rdflib(one.object)))
    return in_graph(data, graph)


def in_graph(data: rdflib.Graph, name: str = "") -> list[Violation]:
    """What breaks a shape in an rdflib graph, sorted; what industries there are is added to it."""
    data += _industries()
    conforms, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inplace=True)
    if conforms or not isinstance(report, rdflib.Graph):
        return []
    return sorted(_read(report, node, name) for node in report.objects(None, SH.result))


def _read(report: rdflib.Graph, node: Node, graph: str) -> Violation:
    """One result of a validation report."""
    focus, path, message, value, severity = (
        report.value(node, part)
        for part in (SH.focusNode, SH.resultPath, SH.resultMessage, SH.value, SH.resultSeverity)
    )
    return Violation(
        graph,
        str(focus),
        str(path or ""),
        str(message or ""),
        str(value) if value is not None else "",
        severity != SH.Violation,
    )


def _unknown(view: View, ids: Ids) -> list[Triple]:
    """The stored reference data about things that are not just as the package has them (tests hold that)."""
    own = ground(ids)[ids.service("reference")]
    stored = {quad.triple for quad in view.quads(ids.service("reference"))}
    changed = {triple.subject for triple in stored ^ own}
    meant = changed | {triple.object for triple in stored if triple.subject in changed}
    kept = (
        one for one in stored if one.subject in changed or (one.subject in meant and one.predicate in _NAMING)
    )
    return list(kept)


def _callers(view: View, graph: NamedNode) -> Iterator[Violation]:
    """Violations by a caller's graph, whose nodes are taken with what the merged graph says of them."""
    triples = [quad.triple for quad in view.quads(graph)]
    if not any(PG in str(one.predicate) or PG in str(one.object) for one in triples):
        return
    subjects = {one.subject for one in triples if isinstance(one.subject, NamedNode)}
    told = [*triples, *_told(view, subjects, "?p")]
    targets = {one.object for one in told if isinstance(one.object, NamedNode)} - subjects
    told += _told(view, targets, "rdf:type")
    mine = {subject.value for subject in subjects}
    yield from (one for one in violations(told, graph.value) if one.focus in mine)


def _told(view: View, nodes: Iterable[NamedNode], predicate: str) -> Iterator[Triple]:
    """What the merged graph says of some nodes, by one property or (`?p`) any."""
    every = sorted(nodes, key=lambda node: node.value)
    for start in range(0, len(every), _AT_ONCE):
        values = " ".join(str(node) for node in every[start : start + _AT_ONCE])
        bound = "" if predicate == "?p" else f"BIND({predicate} AS ?p)"
        rows = view.select(f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} ?s {predicate} ?o {bound} }}")
        yield from (Triple(row["s"], row["p"], row["o"]) for row in rows)  # type: ignore[arg-type]


@cache
def _shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY / "shapes.ttl", format="turtle")


@cache
def _industries() -> rdflib.Graph:
    """That the industries are concepts: every document's facts point at them."""
    whole = rdflib.Graph().parse(ONTOLOGY / "industries.ttl", format="turtle")
    concepts = rdflib.Graph()
    for node in whole.subjects(RDF.type, SKOS.Concept):
        concepts.add((node, RDF.type, SKOS.Concept))
    return concepts


def _rdflib(one: object) -> Node:
    """The rdflib term of a pyoxigraph term; literals keep their spelling."""
    if isinstance(one, NamedNode):
        return rdflib.URIRef(one.value)
    if isinstance(one, BlankNode):
        return rdflib.BNode(one.value)
    if not isinstance(one, Literal):
        raise TypeError(f"{one!r} is no RDF 1.1 term")
    if one.language:
        return rdflib.Literal(one.value, lang=one.language)
    if one.datatype.value == str(XSD.string):
        return rdflib.Literal(one.value)
    return rdflib.Literal(one.value, datatype=rdflib.URIRef(one.datatype.value), normalize=False)
