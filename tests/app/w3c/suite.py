"""The W3C SPARQL test suites as values, read from their manifests."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
DAWGT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
BASE = "https://w3c.github.io/rdf-tests/sparql/"
"""Stands for the suite's folder in every IRI."""
TOPS = ("sparql11/manifest-all.ttl", "sparql10/manifest.ttl")
APART = ("sparql11/entailment", "sparql11/service")
"""Groups that need a reasoner, or other servers."""


@dataclass(frozen=True)
class Case:
    """One test."""

    group: str
    kind: str
    node: URIRef
    graph: Graph

    @property
    def name(self) -> str:
        """What it is called in lists: group and name."""
        return f"{self.group}#{str(self.node).partition('#')[2]}"

    def value(self, *path: URIRef) -> Node | None:
        """The value at the end of a path of properties."""
        node: Node | None = self.node
        for step in path:
            node = self.graph.value(node, step) if node is not None else None
        return node

    def data(self, action: Node | None, ns: Namespace) -> dict[str | None, list[str]]:
        """Files by graph IRI; None for the default graph."""
        found: dict[str | None, list[str]] = {}
        for file in self.graph.objects(action, ns.data):
            found.setdefault(None, []).append(str(file))
        for named in self.graph.objects(action, ns.graphData):
            name = named if isinstance(named, URIRef) else self.graph.value(named, RDFS.label)
            file = named if isinstance(named, URIRef) else self.graph.value(named, ns.graph) or named
            found.setdefault(str(name), []).append(str(file))
        return found


class Suite:
    """A copy of the suites on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root / "sparql"

    def path(self, iri: str) -> Path:
        """Where a file of the suite stands."""
        return self.root / iri.removeprefix(BASE).partition("#")[0]

    def cases(self) -> Iterator[Case]:
        """All tests that are approved and neither apart nor withdrawn."""
        for top in TOPS:
            graph = self._manifest(BASE + top)
            for included in Collection(graph, next(graph.objects(None, MF.include))):
                yield from self._cases(str(included))

    def _cases(self, iri: str) -> Iterator[Case]:
        graph = self._manifest(iri)
        group = iri.removeprefix(BASE).removesuffix(".ttl").replace("/manifest", "")
        for inner in graph.objects(None, MF.include):
            for included in Collection(graph, inner):
                yield from self._cases(str(included))
        for entries in graph.objects(None, MF.entries):
            for node in Collection(graph, entries):
                dropped = {DAWGT.Withdrawn, DAWGT.Rejected, DAWGT.Deprecated} & set(
                    graph.objects(node, DAWGT.approval)
                )
                if isinstance(node, URIRef) and not dropped and group not in APART:
                    yield Case(group, str(graph.value(node, RDF.type)).partition("#")[2], node, graph)

    def _manifest(self, iri: str) -> Graph:
        return Graph().parse(self.path(iri), format="turtle", publicID=iri)


def with_base(text: str, iri: str) -> str:
    """HTTP carries no base, so one is put before text that has relative IRIs."""
    iris = re.findall(r"<([^\s<>\"{}|^`\\]*)>", text)
    return text if all(re.match(r"[A-Za-z][\w+.-]*:", one) for one in iris) else f"BASE <{iri}>\n{text}"
