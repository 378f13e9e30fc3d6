"""The log of what changed, when and through what; lines are only ever added."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.ids import Ids
from graph.store.base import View
from graph.vocab import pg, term


def line(ids: Ids, action: str, document: str, note: str = "") -> tuple[Quad, ...]:
    """The quads of one line: `action` (ingest, replace, remove, judge …) through a document or judgement."""
    node, graph = ids.entity("change", uuid.uuid4().hex), ids.service("history")
    when = Literal(datetime.now(UTC).isoformat(timespec="microseconds"), datatype=term("xsd:dateTime"))
    quads = [
        Quad(node, term("rdf:type"), pg("Change"), graph),
        Quad(node, term("prov:atTime"), when, graph),
        Quad(node, pg("action"), Literal(action), graph),
        Quad(node, pg("through"), ids.document(document), graph),
    ]
    if note:
        quads.append(Quad(node, pg("note"), Literal(note), graph))
    return tuple(quads)


def without(view: View, ids: Ids, document: str) -> frozenset[Triple]:
    """The log without the lines that a document caused: what is left after a purge."""
    triples = [quad.triple for quad in view.quads(ids.service("history"))]
    gone = {t.subject for t in triples if t.predicate == pg("through") and t.object == ids.document(document)}
    return frozenset(t for t in triples if t.subject not in gone)


def lines(view: View, ids: Ids, node: NamedNode) -> list[dict[str, str]]:
    """The lines through one document or judgement, oldest first."""
    rows = view.select(
        """SELECT ?change ?when ?action ?note WHERE { GRAPH ?log {
             ?change pg:through ?through ; prov:atTime ?when ; pg:action ?action .
             OPTIONAL { ?change pg:note ?note } } } ORDER BY ?when""",
        {"log": ids.service("history"), "through": node},
    )
    return [{name: value.value for name, value in row.items()} for row in rows]
