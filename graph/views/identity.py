"""Why a thing is one: its keys with the names that documents write, and the links that hold them together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph.merge.clusters import Link
from graph.merge.judgements import Action
from graph.merge.keys import Key, key_node, key_of
from graph.merge.resolve import Identifier
from graph.merge.verdicts import JUDGED, groups
from graph.sparql import values

Json = dict[str, Any]


def identity(state: Identifier, node: NamedNode) -> Json:
    """`why`: each link between two keys of a thing, with reason, score and, if people made it, judgement.

    `parts`: its keys, each with the names as written; a split takes them as `names`.
    """
    rows = state.view.select("SELECT ?key WHERE { ?thing pg:identityKey ?key }", {"thing": node})
    own = {key_of(row["key"], state.ids) for row in rows if isinstance(row["key"], NamedNode)}
    if len(own) < 2:
        return {"why": [], "parts": _parts(state, own)}
    cluster = {key for members in state.explorer.around(own).values() for key in members}
    judged = _judged(state)
    why = [
        {
            "left": _named(link.left),
            "right": _named(link.right),
            "score": min(link.score, 1.0),
            "reason": link.reason,
            "judgement": judged.get(frozenset({link.left, link.right})) if _by_people(link) else None,
        }
        for link in state.explorer.why(cluster)
    ]
    return {"why": why, "parts": _parts(state, cluster)}


def _named(key: Key) -> str:
    return key.reference or key.text


def _by_people(link: Link[Key]) -> bool:
    return link.score >= JUDGED


def _judged(state: Identifier) -> dict[frozenset[Key], str]:
    """The latest judgement that made each link."""
    return {
        frozenset(min(group) for group in groups(one)): one.id
        for one in state.judged
        if one.action is Action.SAME
    }


def _parts(state: Identifier, keys: Iterable[Key]) -> list[Json]:
    nodes = {key_node(key, state.ids): key for key in sorted(keys)}
    if not nodes:
        return []
    rows = state.view.select(
        f"SELECT DISTINCT ?key ?name WHERE {{ {values('key', nodes)} ?key pg:writtenAs ?name }} "
        "ORDER BY ?name"
    )
    written: dict[Key, list[str]] = defaultdict(list)
    for row in rows:
        written[nodes[row["key"]]].append(row["name"].value)  # type: ignore[index]
    return [{"key": key.text, "name": _named(key), "names": written[key]} for key in nodes.values()]
