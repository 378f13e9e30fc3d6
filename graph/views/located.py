"""Where things are: the places that they are, govern or lie in."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from graph.sparql import values
from graph.store.base import View
from graph.views.describe import Json, describe


def located(view: View, nodes: Iterable[NamedNode], lang: str) -> dict[NamedNode, list[Json]]:
    """The places of each thing, nearest first: itself, what it governs, where it lies, what is around."""
    wanted = list(nodes)
    found: dict[NamedNode, list[NamedNode]] = {node: [] for node in wanted}
    rows = view.select(
        f"""SELECT DISTINCT ?thing ?place ?far WHERE {{ {values("thing", wanted)}
            {{ ?thing a pg:Place BIND(?thing AS ?place) BIND(0 AS ?far) }} UNION
            {{ ?thing pg:governs ?place BIND(1 AS ?far) }} UNION
            {{ ?thing pg:locatedIn ?place BIND(2 AS ?far) }} UNION
            {{ ?thing (pg:locatedIn|pg:governs)/pg:locatedIn+ ?place BIND(3 AS ?far) }} }}
            ORDER BY ?thing ?far ?place"""
    )
    for row in rows:
        thing, place = row["thing"], row["place"]
        if isinstance(thing, NamedNode) and isinstance(place, NamedNode) and place not in found[thing]:
            found[thing].append(place)
    named = describe(view, (place for places in found.values() for place in places), lang)
    return {thing: [named[place] for place in places] for thing, places in found.items()}
