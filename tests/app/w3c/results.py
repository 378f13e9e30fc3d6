"""Results as values that can be compared: tables up to the names of blank nodes, graphs by isomorphism."""

from __future__ import annotations

import csv
import io
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from rdflib import RDF, XSD, BNode, Graph, Literal, Namespace
from rdflib.compare import isomorphic
from rdflib.query import Result

RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
NUMERIC = {XSD.integer, XSD.decimal, XSD.double, XSD.float}
Rows = list[dict[str, Any]]


def expected(path: Path, base: str) -> bool | Rows | Graph:
    """What a result file says."""
    kind = {".srx": "xml", ".srj": "json", ".tsv": "tsv", ".csv": "csv"}.get(path.suffix)
    if kind == "csv":
        return csv_rows(path.read_text())
    if kind:
        return table(path.read_bytes(), kind)
    graph = Graph().parse(
        path, format={".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}[path.suffix], publicID=base
    )
    node = graph.value(predicate=RDF.type, object=RS.ResultSet)
    if node is None:
        return graph
    said = graph.value(node, RS.boolean)
    if said is not None:
        return str(said) == "true"
    return [
        {str(graph.value(b, RS.variable)): graph.value(b, RS.value) for b in graph.objects(row, RS.binding)}
        for row in graph.objects(node, RS.solution)
    ]


def table(data: bytes, kind: str) -> bool | Rows:
    """A result document in XML, JSON or TSV."""
    result = Result.parse(io.BytesIO(data), format=kind)
    if result.type == "ASK":
        return bool(result.askAnswer)
    return [{str(name): value for name, value in row.items()} for row in result.bindings]


def csv_rows(text: str) -> Rows:
    """A CSV result; numbers are brought to one form."""
    return [{name: _plain(value) for name, value in row.items()} for row in csv.DictReader(io.StringIO(text))]


def same(wanted: bool | Rows | Graph, got: bool | Rows | Graph, *, reduced: bool = False) -> bool:
    """Whether two results are equal."""
    if isinstance(wanted, Graph) and isinstance(got, Graph):
        return bool(isomorphic(_by_value(wanted), _by_value(got)))
    if isinstance(wanted, list) and isinstance(got, list):
        if reduced:
            return {_row(row) for row in wanted} == {_row(row) for row in got}
        if Counter(map(_row, wanted)) != Counter(map(_row, got)):
            return False
        shared = any(isinstance(value, BNode) for row in wanted for value in row.values())
        return not shared or bool(isomorphic(_as_graph(wanted), _as_graph(got)))
    return type(wanted) is type(got) and wanted == got


def _row(row: dict[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (name, "_:" if isinstance(v, BNode) else _key(v)) for name, v in row.items() if v is not None
    )


def _as_graph(rows: Rows) -> Graph:
    """Rows as a graph, so that the sharing of blank nodes counts."""
    graph = Graph()
    for row in rows:
        node = BNode()
        for name, value in row.items():
            if value is not None:
                graph.add((node, RS[name], value if isinstance(value, BNode) else Literal(_key(value))))
    return graph


def _by_value(graph: Graph) -> Graph:
    out = Graph()
    for s, p, o in graph:
        out.add((s, p, Literal(_key(o)) if isinstance(o, Literal) else o))
    return out


def _key(term: Any) -> str:
    if not isinstance(term, Literal):
        return str(term) if isinstance(term, str) and not hasattr(term, "n3") else term.n3()
    if term.datatype in NUMERIC:
        return f"{_plain(str(term))}^^{term.datatype}"
    if term.datatype == XSD.boolean:
        return "true" if str(term) in {"true", "1"} else "false"
    if term.datatype == XSD.dateTime:
        return str(term).replace("+00:00", "Z") + "^^dateTime"
    return (
        str(term.n3()).lower()
        if term.language
        else str(Literal(str(term), datatype=term.datatype or XSD.string).n3())
    )


def _plain(value: str) -> str:
    if value.startswith("_:"):
        return "_:"
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return str(Decimal(f"{number:.12g}").normalize()) if number.is_finite() else value
