"""The graph of facts that people asserted, with their judgement as witness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Triple

from graph import vocab
from graph.ids import Ids
from graph.merge.judgements import Action, Judgement
from graph.merge.keys import Key
from graph.model import Claim, Entry, Evidence, Kind
from graph.quads.facts import claim_value, statement
from graph.vocab import PREDICATES, SLOTS, pg, term

Object = NamedNode | Literal
GROUPS: dict[str, tuple[Kind, ...]] = {
    "organization": (Kind.ALLIANCE,),
    "person": (Kind.PERSON,),
    "place": (),
    "event": (Kind.EVENT,),
    "policy": (Kind.POLICY,),
}
"""The kinds whose slots the things of a group have, beside the relations that all have."""


def asserted(
    judgements: Iterable[Judgement], nodes: Mapping[Key, NamedNode], ids: Ids
) -> dict[NamedNode, frozenset[Triple]]:
    """The graph of asserted facts and that of their claims; `nodes` are those of keys that are known."""
    facts: set[Triple] = set()
    claims: set[Triple] = set()
    for one in judgements:
        subject = nodes.get(one.left)
        if one.action is not Action.ASSERT or subject is None or not one.predicate:
            continue
        value = nodes.get(one.right) if one.right else literal(one.left.group, one.predicate, one.value or "")
        if value is not None:
            facts.update(statement(subject, pg(one.predicate), value))
            claims.update(_claim(one, subject, value, ids))
    graph = ids.service("corrections")
    return {graph: frozenset(facts), NamedNode(f"{graph.value}/claims"): frozenset(claims)}


def slot(group: str, predicate: str) -> tuple[str, bool] | None:
    """The property that a slot, property or predicate code means for a group, and whether it names things."""
    word = predicate.removeprefix(vocab.PG).removeprefix("pg:")
    for kind in GROUPS.get(group, ()):
        for name, one in SLOTS[kind].items():
            if word in (name, one.property):
                return one.property, one.names
    known = {name: name for name in PREDICATES.values()} | PREDICATES
    return (known[word], True) if word in known else None


def literal(group: str, predicate: str, value: str) -> Object | None:
    """A value as the property's literal or code; None for one that the property cannot have."""
    for kind in GROUPS.get(group, ()):
        for name, one in SLOTS[kind].items():
            if one.property == predicate:
                number: str | int = int(value) if value.isdecimal() and _counts(name) else value
                if _counts(name) and not isinstance(number, int):
                    return None
                claim = Claim(name, number, _NOTHING, 1.0)
                return claim_value(Entry(kind, "", "", _NOTHING, 1.0, claims=(claim,)), claim, {})
    return None


_NOTHING = Evidence(0, 0, "")


def _counts(name: str) -> bool:
    return name in {"attendee_count", "edition", "budget_krw", "amount_krw"}


def _claim(judgement: Judgement, subject: NamedNode, value: Object, ids: Ids) -> Iterator[Triple]:
    node = ids.entity("claim", judgement.id)
    yield Triple(node, term("rdf:type"), pg("Claim"))
    yield Triple(node, term("rdf:subject"), subject)
    yield Triple(node, term("rdf:predicate"), pg(judgement.predicate or ""))
    yield Triple(node, term("rdf:object"), value)
    yield Triple(node, pg("quote"), Literal(judgement.reason))
    for name in ("start", "end"):
        yield Triple(node, pg(name), Literal("0", datatype=term("xsd:integer")))
    yield Triple(node, pg("confidence"), Literal("1.00", datatype=term("xsd:decimal")))
    yield Triple(node, term("prov:wasDerivedFrom"), ids.entity("judgement", judgement.id))
