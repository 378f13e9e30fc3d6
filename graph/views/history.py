"""The log as an answer: what changed, when, and through which document or judgement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph.ids import Ids
from graph.merge.judgements import all_of
from graph.sparql import values
from graph.store.base import Row, View
from graph.views.pages import Page, Paging

Json = dict[str, Any]


def history(view: View, ids: Ids, node: NamedNode | None, paging: Paging) -> Page:
    """The lines about a thing at this address and those it had before (None: all), the latest first."""
    narrowed = ""
    if node is not None:
        nodes = values("about", _addresses(view, ids, node))
        narrowed = (
            f"{nodes} {{ ?change pg:concerned ?about }} UNION {{ ?change pg:through ?about }} "
            "UNION { ?change pg:moved ?step . { ?step pg:from ?about } UNION { ?step pg:to ?about } }"
        )
    rows = view.select(
        f"""SELECT DISTINCT ?change ?at ?action ?through WHERE {{ GRAPH ?log {{ {narrowed}
              ?change a pg:Change ; prov:atTime ?at ; pg:action ?action
              OPTIONAL {{ ?change pg:through ?through }} }} }}
            ORDER BY DESC(?at) ?change""",
        {"log": ids.service("history")},
    )
    shown = rows[paging.offset : paging.offset + paging.limit]
    return Page(_items(view, ids, shown), len(rows))


def _addresses(view: View, ids: Ids, node: NamedNode) -> list[NamedNode]:
    """An address and all that led to it."""
    found, todo = [node], [node]
    while todo:
        rows = view.select(
            "SELECT DISTINCT ?from WHERE { GRAPH ?log { ?step pg:from ?from ; pg:to ?to } }",
            {"log": ids.service("history"), "to": todo.pop()},
        )
        fresh = [
            row["from"] for row in rows if isinstance(row["from"], NamedNode) and row["from"] not in found
        ]
        found += fresh
        todo += fresh
    return found


def _items(view: View, ids: Ids, rows: Iterable[Row]) -> list[Json]:
    judged = {one.id: one for one in all_of(view, ids)}
    lines = list(rows)
    moves = _moves(view, ids, [row["change"] for row in lines if isinstance(row["change"], NamedNode)])
    items = []
    for row in lines:
        through = row["through"].value if "through" in row else ""
        item: Json = {
            "id": row["change"].value,
            "name": row["action"].value,
            "type": "change",
            "at": row["at"].value,
            "action": row["action"].value,
            "through": through,
            "document": through.rpartition("/")[2] if "/id/document/" in through else None,
            "judgement": through.rpartition("/")[2] if "/id/judgement/" in through else None,
            "moved": moves.get(row["change"].value, []),
        }
        if told := judged.get(item["judgement"] or ""):
            item |= {"by": told.by, "reason": told.reason}
        items.append(item)
    return items


def _moves(view: View, ids: Ids, changes: list[NamedNode]) -> dict[str, list[Json]]:
    rows = view.select(
        f"SELECT ?change ?from ?to WHERE {{ GRAPH ?log {{ {values('change', changes)} "
        "?change pg:moved ?step . ?step pg:from ?from ; pg:to ?to } } ORDER BY ?from ?to",
        {"log": ids.service("history")},
    )
    found: dict[str, list[Json]] = {}
    for row in rows:
        found.setdefault(row["change"].value, []).append({"from": row["from"].value, "to": row["to"].value})
    return found
