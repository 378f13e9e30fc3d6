"""How much there is."""

from __future__ import annotations

from graph.store.base import View

_KINDS = ("Document", "Event", "Organization", "Person", "Place", "Policy", "Alliance", "Quotation")


def stats(view: View) -> dict[str, int]:
    """Counts of documents, of each kind of thing that documents speak of, of claims and of triples."""
    found = {"documents": _count(view, "?x a pg:Document")}
    for name in _KINDS[1:]:
        found[f"{name.lower()}s"] = _count(view, f"?x a pg:{name} ; pg:mentionedIn ?d")
    found["policies"] = found.pop("policys")
    found["people"] = found.pop("persons")
    found["claims"] = _count(view, "GRAPH ?g { ?x a pg:Claim }")
    found["triples"] = int(view.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]["n"].value)
    return found


def _count(view: View, pattern: str) -> int:
    return int(view.select(f"SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ {pattern} }}")[0]["n"].value)
