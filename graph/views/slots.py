"""The slots of things, as lists of values with names; one query for a whole page of things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.model import Kind
from graph.sparql import values
from graph.store.base import Term, View
from graph.views.describe import describe
from graph.views.evidence import Witness, evidence, witnesses
from graph.vocab import INDUSTRY, SLOTS, pg, term

Json = dict[str, Any]
_A = term("rdf:type")
Values = dict[NamedNode, dict[NamedNode, list[Term]]]


def properties(view: View, subjects: Sequence[NamedNode], wanted: Iterable[NamedNode]) -> Values:
    """The values of the wanted properties of each subject, in a stable order."""
    rows = view.select(
        f"SELECT ?s ?p ?o WHERE {{ {values('s', subjects)} {values('p', wanted)} ?s ?p ?o }} "
        "ORDER BY ?s ?p ?o"
    )
    found: Values = {subject: defaultdict(list) for subject in subjects}
    for row in rows:
        found[row["s"]][row["p"]].append(row["o"])  # type: ignore[index]
    return found


def items(view: View, subjects: Sequence[NamedNode], kind: Kind, lang: str) -> list[Json]:
    """Things with all their slots (keys as in `vocab.SLOTS`), documents and evidence."""
    slots = SLOTS[kind]
    documents = pg("mentionedIn")
    found = properties(view, subjects, [*(pg(slot.property) for slot in slots.values()), documents])
    linked = {o for of in found.values() for os in of.values() for o in os if isinstance(o, NamedNode)}
    named = describe(view, [*subjects, *linked], lang)
    claims = witnesses(view, subjects)
    return [_item(subject, kind, found[subject], named, claims) for subject in subjects]


def _item(
    subject: NamedNode,
    kind: Kind,
    found: dict[NamedNode, list[Term]],
    named: dict[NamedNode, Json],
    claims: dict[tuple[NamedNode, NamedNode, Term], list[Witness]],
) -> Json:
    item: Json = dict(named[subject])
    facts: list[Json] = []
    for name, slot in SLOTS[kind].items():
        objects = _best_first(found.get(pg(slot.property), []), subject, pg(slot.property), claims)
        shown = [_shown(value, named, name) for value in objects]
        item[name] = shown if slot.many else (shown[0] if shown else None)
        for value, said in zip(objects, shown, strict=True):
            facts.append({"slot": name, **_fact(said, claims.get((subject, pg(slot.property), value), []))})
    item["documents"] = [d.value.rpartition("/")[2] for d in found.get(pg("mentionedIn"), [])]
    item["evidence"] = evidence(w for (s, p, _), ws in claims.items() if (s, p) == (subject, _A) for w in ws)
    item["facts"] = facts
    return item


def _best_first(
    objects: Sequence[Term],
    subject: NamedNode,
    predicate: NamedNode,
    claims: dict[tuple[NamedNode, NamedNode, Term], list[Witness]],
) -> list[Term]:
    """Values by how many documents say so, then the surest, then the most exact."""

    def support(value: Term) -> tuple[int, float, int, str]:
        said = claims.get((subject, predicate, value), [])
        documents = {witness.evidence["document"] for witness in said}
        sure = max((witness.confidence for witness in said), default=0.0)
        return -len(documents), -sure, -len(value.value), value.value

    return sorted(objects, key=support)


def _fact(said: Any, said_by: list[Witness]) -> Json:
    value = said["name"] if isinstance(said, dict) else said
    fact: Json = {"value": value, "evidence": evidence(said_by)}
    if isinstance(said, dict):
        fact |= {"id": said["id"], "type": said["type"]}
    fact["confidence"] = max((witness.confidence for witness in said_by), default=None)
    for name in ("role", "topic"):
        told = [text for witness in said_by if (text := getattr(witness, name))]
        if told:
            fact[name] = told[0]
    return fact


def _shown(value: Term, named: dict[NamedNode, Json], slot: str) -> Any:
    if isinstance(value, NamedNode):
        code = value.value.removeprefix(INDUSTRY)
        return code if code != value.value else named[value]
    if isinstance(value, Literal):
        return int(value.value) if slot == "target_year" else plain(value)
    return str(value)


def plain(value: Literal) -> str | int:
    """A literal as JSON: integers as numbers; times to the minute, as the guidelines write them."""
    kind = value.datatype.value.rpartition("#")[2]
    if kind == "integer":
        return int(value.value)
    if kind == "dateTime":
        return value.value[:16]
    return value.value
