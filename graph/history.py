"""The log of what changed, when and through what; lines are only ever added.

A line that ends a document's version keeps what was read out of it, so that the past can be told.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph.facts_json import to_json
from graph.ids import Ids
from graph.merge.resolve import Move
from graph.model import Reading
from graph.store.base import View
from graph.vocab import pg, term


def line(
    ids: Ids,
    action: str,
    through: NamedNode,
    moves: Sequence[Move] = (),
    concerned: Iterable[NamedNode] = (),
    was: Reading | None = None,
) -> tuple[Quad, ...]:
    """One line: `action` (ingest, remove, same, undo …) through a document or judgement.

    `concerned` are the things it is about, `moves` what changed its address, `was` the version that it ended.
    """
    node, graph = ids.entity("change", uuid.uuid4().hex), ids.service("history")
    when = Literal(datetime.now(UTC).isoformat(timespec="microseconds"), datatype=term("xsd:dateTime"))
    quads = [
        Quad(node, term("rdf:type"), pg("Change"), graph),
        Quad(node, term("prov:atTime"), when, graph),
        Quad(node, pg("action"), Literal(action), graph),
        Quad(node, pg("through"), through, graph),
    ]
    quads += [Quad(node, pg("concerned"), one, graph) for one in sorted(set(concerned), key=str)]
    if was:
        quads.append(Quad(node, pg("was"), Literal(json.dumps(to_json(was), ensure_ascii=False)), graph))
    for move in moves:
        step = ids.entity("change", uuid.uuid4().hex)
        quads += [
            Quad(node, pg("moved"), step, graph),
            Quad(step, pg("from"), move.old, graph),
            Quad(step, pg("to"), move.new, graph),
        ]
    return tuple(quads)


def without(view: View, ids: Ids, document: str) -> frozenset[Triple]:
    """The log without the lines that a document caused: what is left after a purge."""
    triples = [quad.triple for quad in view.quads(ids.service("history"))]
    gone = {t.subject for t in triples if t.predicate == pg("through") and t.object == ids.document(document)}
    return frozenset(t for t in triples if t.subject not in gone)


def moved_to(view: View, ids: Ids, node: NamedNode) -> list[NamedNode]:
    """Where a thing that once had this address is now: one address after a merge, several after a split."""
    seen, todo, found = {node}, [node], []
    while todo:
        rows = view.select(
            "SELECT DISTINCT ?to WHERE { GRAPH ?log { ?step pg:from ?from ; pg:to ?to } }",
            {"log": ids.service("history"), "from": todo.pop()},
        )
        for row in rows:
            target = row["to"]
            if isinstance(target, NamedNode) and target not in seen:
                seen.add(target)
                todo.append(target)
                if view.select("SELECT ?d WHERE { ?thing pg:mentionedIn ?d } LIMIT 1", {"thing": target}):
                    found.append(target)
    return found
