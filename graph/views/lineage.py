"""What a body was called before and after, and the place that it governs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from graph.sparql import values
from graph.store.base import View
from graph.views.describe import describe

Json = dict[str, Any]


def lineage(view: View, node: NamedNode, lang: str) -> Json:
    """`former` and `later` bodies with their days, oldest first, the body's own days, and what it governs."""
    found: Json = {"former": [], "later": [], "from": None, "to": None, "governs": None, "governed_by": None}
    rows = view.select(
        f"""SELECT DISTINCT ?way ?thing ?from ?to WHERE {{
             {{ {node} prov:wasDerivedFrom+ ?thing BIND("former" AS ?way) }}
             UNION {{ ?thing prov:wasDerivedFrom+ {node} BIND("later" AS ?way) }}
             UNION {{ VALUES ?thing {{ {node} }} BIND("own" AS ?way) }}
             UNION {{ {node} pg:governs ?thing BIND("governs" AS ?way) }}
             UNION {{ ?thing pg:governs {node} BIND("governed_by" AS ?way) }}
             OPTIONAL {{ ?thing pg:validFrom ?from }} OPTIONAL {{ ?thing pg:validTo ?to }} }}
           ORDER BY ?from ?thing"""
    )
    named = describe(view, [row["thing"] for row in rows if isinstance(row["thing"], NamedNode)], lang)
    for row in rows:
        thing, way = named[row["thing"]], row["way"].value  # type: ignore[index]
        days = {name: row[name].value if name in row else None for name in ("from", "to")}
        if way == "own":
            found |= days
        elif way in ("former", "later"):
            found[way].append({**thing, **days})
        else:
            found[way] = thing
    return found


def through_time(view: View, nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """The nodes with all bodies that they came from and that came of them."""
    own = list(nodes)
    if not own:
        return []
    rows = view.select(
        f"SELECT DISTINCT ?thing WHERE {{ {values('node', own)} "
        "{ ?node prov:wasDerivedFrom* ?thing } UNION { ?thing prov:wasDerivedFrom* ?node } }"
    )
    found = [row["thing"] for row in rows if isinstance(row["thing"], NamedNode)]
    return list(dict.fromkeys([*own, *found]))
