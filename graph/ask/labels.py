"""What the codes of closed lists are called."""

from __future__ import annotations

from graph.sparql import values
from graph.store.base import View
from graph.views.describe import TYPES
from graph.vocab import INDUSTRY, PG, pg

_ROOTS = {PG + name: name.lower() for name in ("Organization", "Event", "Policy", "Place")}


def labels(view: View, lang: str) -> dict[str, str]:
    """The names of all types and industries in a language, by their codes."""
    classes = TYPES | _ROOTS
    wanted = values("node", (pg(iri.removeprefix(PG)) for iri in classes))
    rows = view.select(
        f"""SELECT ?node ?label WHERE {{
            {{ {wanted} ?node rdfs:label ?label }} UNION {{ ?node a skos:Concept ; skos:prefLabel ?label }}
            FILTER(LANG(?label) = "{"en" if lang == "en" else "ko"}") }}"""
    )
    return {
        classes.get(row["node"].value) or row["node"].value.removeprefix(INDUSTRY): row["label"].value
        for row in rows
    }
