"""Judgements as answers."""

from __future__ import annotations

from typing import Any

from pyoxigraph import NamedNode

from graph.errors import NotFound
from graph.ids import Ids
from graph.merge.judgements import Judgement, all_of
from graph.merge.keys import Key, key_node
from graph.sparql import values
from graph.store.base import View
from graph.views.describe import describe
from graph.views.pages import Page, Paging

Json = dict[str, Any]


def judgements(view: View, ids: Ids, paging: Paging) -> Page:
    """Every judgement on record, the latest first."""
    every = all_of(view, ids)[::-1]
    shown = every[paging.offset : paging.offset + paging.limit]
    return Page([_item(view, ids, one, paging.lang) for one in shown], len(every))


def judgement(view: View, ids: Ids, made: Judgement | str, lang: str = "ko") -> Json:
    """One judgement, itself or by its id; raises `NotFound`."""
    if isinstance(made, str):
        found = next((one for one in all_of(view, ids) if one.id == made), None)
        if found is None:
            raise NotFound(f"There is no judgement {made!r}; GET /api/judgements lists them.")
        made = found
    return _item(view, ids, made, lang)


def _item(view: View, ids: Ids, made: Judgement, lang: str) -> Json:
    ends = things(view, ids, [key for key in (made.left, made.right) if key], lang)
    return {
        "id": made.id,
        "name": made.action.value,
        "type": "judgement",
        "action": made.action.value,
        "left": ends[made.left],
        "right": ends[made.right] if made.right else made.value,
        "predicate": made.predicate,
        "groups": [[key.text for key in group] for group in made.groups],
        "by": made.by,
        "reason": made.reason,
        "at": made.at,
        "undone": made.undone,
    }


def things(view: View, ids: Ids, keys: list[Key], lang: str) -> dict[Key, Json]:
    """The thing that each key stands for now; for one that no document names, its own address."""
    nodes = {key_node(key, ids): key for key in keys}
    rows = view.select(
        f"SELECT DISTINCT ?key ?thing WHERE {{ {values('key', nodes)} ?thing pg:identityKey ?key }}"
    )
    found = {nodes[row["key"]]: row["thing"] for row in rows if isinstance(row["key"], NamedNode)}
    at = {key: found.get(key, ids.entity(key.group, key.slug)) for key in keys}
    described = describe(view, [node for node in at.values() if isinstance(node, NamedNode)], lang)
    return {key: described[node] for key, node in at.items() if isinstance(node, NamedNode)}
