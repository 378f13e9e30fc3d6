"""SHACL: does the stored graph hold to `ontology/shapes.ttl`? Validated document by document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import RDF, SH, SKOS, XSD
from rdflib.term import Node

from graph.ids import Ids
from graph.store.base import View

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology"


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

    Validated are each document's facts with its claims, the reference data, and the logs.
    """
    for graph in sorted(view.graphs(), key=lambda node: node.value):
        if _is_facts(graph, ids):
            document = graph.value.rsplit("/", 1)[1]
            yield from violations([*view.quads(graph), *view.quads(ids.claims(document))], graph.value)
    for name in ("reference", "industries", "judgements", "history"):
        yield from violations(list(view.quads(ids.service(name))), ids.service(name).value)


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
        report.value(node, term)
        for term in (SH.focusNode, SH.resultPath, SH.resultMessage, SH.value, SH.resultSeverity)
    )
    return Violation(
        graph,
        str(focus),
        str(path or ""),
        str(message or ""),
        str(value) if value is not None else "",
        severity != SH.Violation,
    )


def _is_facts(graph: NamedNode, ids: Ids) -> bool:
    """Whether a graph holds a document's facts: its last part is a document's hash."""
    rest = graph.value.removeprefix(f"{ids.base}/graph/")
    return len(rest) == 16 and all(digit in "0123456789abcdef" for digit in rest) and ids.owns(graph.value)


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


def _rdflib(term: object) -> Node:
    """The rdflib term of a pyoxigraph term; literals keep their spelling."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if not isinstance(term, Literal):
        raise TypeError(f"{term!r} is no RDF 1.1 term")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == str(XSD.string):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
