"""A page of a list: its items, how many there are in all, and counts by facet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pyoxigraph import NamedNode

from graph.errors import InvalidInput
from graph.store.base import View
from graph.views.describe import TYPES, describe
from graph.vocab import INDUSTRY

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is wanted, in which language and with which counts."""

    limit: int = 50
    offset: int = 0
    lang: str = "ko"
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list."""

    items: Sequence[Json]
    total: int
    facets: dict[str, list[Json]] = field(default_factory=dict)


FACETS = {
    "type": "?{v} a ?value",
    "industry": "?{v} pg:industry/skos:broader* ?value",
    "region": "?{v} pg:region/pg:locatedIn* ?value FILTER NOT EXISTS {{ ?value a pg:Country }}",
    "country": "?{v} pg:country ?value",
    "status": "?{v} pg:status ?value",
    "year": "?{v} pg:firstDay ?day BIND(STR(YEAR(?day)) AS ?value)",
    "issuer": "?{v} pg:issuer ?value",
    "document": "?{v} pg:mentionedIn ?value",
}
"""What can be counted, and the pattern that gives a thing's value of it, as its filter takes it."""


def page(
    view: View,
    variable: str,
    pattern: str,
    order: str,
    paging: Paging,
    build: Callable[[Sequence[NamedNode]], Sequence[Json]],
) -> Page:
    """The page of the nodes that match `pattern`; `order` are its sort keys, `build` makes the items."""
    rows = view.select(
        f"SELECT ?{variable} WHERE {{ SELECT DISTINCT ?{variable} {_keys(order)} WHERE {{ {pattern} }} }} "
        f"ORDER BY {order} ?{variable}"
    )
    nodes = list(dict.fromkeys(row[variable] for row in rows if isinstance(row[variable], NamedNode)))
    shown = nodes[paging.offset : paging.offset + paging.limit]
    counts = facets(view, variable, pattern, paging)
    return Page(build(shown) if shown else [], len(nodes), counts)  # type: ignore[arg-type]


def _keys(order: str) -> str:
    """The variables that a sort order names."""
    return " ".join(
        dict.fromkeys(word.strip("()") for word in order.replace("(", " ").split() if word[0] == "?")
    )


def facets(view: View, variable: str, pattern: str, paging: Paging) -> dict[str, list[Json]]:
    """How many of the matching things have each value, most frequent first."""
    unknown = [name for name in paging.facets if name not in FACETS]
    if unknown:
        raise InvalidInput(f"facets={unknown[0]!r} is unknown; valid are {', '.join(FACETS)}.")
    return {name: counts(view, variable, pattern, name, paging.lang) for name in paging.facets}


def counts(view: View, variable: str, pattern: str, name: str, lang: str, of: str = "") -> list[Json]:
    """How many nodes `pattern` gives for `variable`, by facet `name` of `of` (of itself, if not given)."""
    rows = view.select(
        f"SELECT ?value (COUNT(DISTINCT ?{variable}) AS ?n) WHERE {{ {pattern} "
        f"{FACETS[name].format(v=of or variable)} }} GROUP BY ?value ORDER BY DESC(?n) ?value"
    )
    described = describe(view, (row["value"] for row in rows if isinstance(row["value"], NamedNode)), lang)
    found = []
    for row in rows:
        value = row["value"]
        if name == "type" and value.value not in TYPES:
            continue
        item = described.get(value, {}) if isinstance(value, NamedNode) else {}
        code = TYPES.get(value.value) or value.value.removeprefix(INDUSTRY)
        found.append({"value": code, "name": item.get("name", code), "count": int(row["n"].value)})
    return found
