"""What people decided about identity and facts: an append-only log, each line with who, why and when.

A judgement speaks of keys, not of addresses, so that it holds whatever merges come later.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from pyoxigraph import Literal, NamedNode, Quad

from graph.ids import Ids
from graph.merge.keys import Key, key_node, key_of
from graph.store.base import View
from graph.vocab import pg, term


class Action(StrEnum):
    """What a judgement says."""

    SAME = "same"
    DIFFERENT = "different"
    SPLIT = "split"
    REJECT = "reject"
    ASSERT = "assert"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. For same, different and split, `groups` are the keys of the things judged, a group a
    thing; `left` and `right` lead the first two groups.

    For reject and assert, they are a fact's subject and object (`value` where the object is no thing), and
    `predicate` its property.
    """

    id: str
    action: Action
    left: Key
    right: Key | None = None
    predicate: str | None = None
    value: str | None = None
    by: str = ""
    reason: str = ""
    at: str = ""
    undone: str | None = None
    groups: tuple[tuple[Key, ...], ...] = ()


def new(action: Action, left: Key, **more: object) -> Judgement:
    """A judgement made now."""
    return Judgement(uuid.uuid4().hex[:16], action, left, at=_now(), **more)  # type: ignore[arg-type]


def quads(judgement: Judgement, ids: Ids) -> tuple[Quad, ...]:
    """The lines that record a judgement."""
    node, graph = ids.entity("judgement", judgement.id), ids.service("judgements")
    found = [
        Quad(node, term("rdf:type"), pg("Judgement"), graph),
        Quad(node, pg("action"), Literal(judgement.action.value), graph),
        Quad(node, pg("left"), key_node(judgement.left, ids), graph),
        Quad(node, term("prov:atTime"), Literal(judgement.at, datatype=term("xsd:dateTime")), graph),
    ]
    if judgement.right:
        found.append(Quad(node, pg("right"), key_node(judgement.right, ids), graph))
    if judgement.groups:
        found.append(Quad(node, pg("groups"), Literal(_written(judgement.groups)), graph))
    for name in ("predicate", "value", "by", "reason"):
        if text := getattr(judgement, name):
            found.append(Quad(node, pg(name), Literal(text), graph))
    return tuple(found)


def undo(judgement: str, ids: Ids, by: str = "") -> tuple[Quad, ...]:
    """The lines that take a judgement back; it stays on record."""
    node, graph = ids.entity("judgement", judgement), ids.service("judgements")
    lines = [Quad(node, pg("undoneAt"), Literal(_now(), datatype=term("xsd:dateTime")), graph)]
    if by:
        lines.append(Quad(node, pg("undoneBy"), Literal(by), graph))
    return tuple(lines)


def all_of(view: View, ids: Ids) -> list[Judgement]:
    """Every judgement ever made, oldest first."""
    rows = view.select(
        """SELECT * WHERE { GRAPH ?graph { ?judgement a pg:Judgement ; pg:action ?action ; pg:left ?left ;
             prov:atTime ?at . OPTIONAL { ?judgement pg:right ?right }
             OPTIONAL { ?judgement pg:predicate ?predicate } OPTIONAL { ?judgement pg:value ?value }
             OPTIONAL { ?judgement pg:by ?by } OPTIONAL { ?judgement pg:reason ?reason }
             OPTIONAL { ?judgement pg:groups ?groups }
             OPTIONAL { ?judgement pg:undoneAt ?undone } } } ORDER BY ?at ?judgement""",
        {"graph": ids.service("judgements")},
    )
    found = []
    for row in rows:
        text = {name: value.value for name, value in row.items()}
        right = row.get("right")
        found.append(
            Judgement(
                id=text["judgement"].rpartition("/")[2],
                action=Action(text["action"]),
                left=key_of(NamedNode(text["left"]), ids),
                right=key_of(right, ids) if isinstance(right, NamedNode) else None,
                at=text["at"],
                **{name: text.get(name) for name in ("predicate", "value", "undone")},
                by=text.get("by", ""),
                reason=text.get("reason", ""),
                groups=_read(text.get("groups")),
            )
        )
    return found


def active(view: View, ids: Ids) -> list[Judgement]:
    """The judgements that hold: not undone."""
    return [judgement for judgement in all_of(view, ids) if judgement.undone is None]


def _written(groups: Iterable[Iterable[Key]]) -> str:
    return json.dumps([[[key.group, key.text] for key in group] for group in groups], ensure_ascii=False)


def _read(groups: str | None) -> tuple[tuple[Key, ...], ...]:
    return tuple(tuple(Key(*key) for key in group) for group in json.loads(groups or "[]"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
