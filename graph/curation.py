"""From what a person decides, in ids or names, to a judgement about keys."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph import vocab
from graph.errors import InvalidInput
from graph.history import moved_to
from graph.ids import Ids, name_key
from graph.merge.explore import Explorer
from graph.merge.identity import IRI_KIND
from graph.merge.judgements import Action, Judgement, new
from graph.merge.keys import REFERENCE, Key, key_of
from graph.merge.registered import registered
from graph.merge.resolve import Identifier
from graph.quads.asserted import literal, slot
from graph.store.base import View
from graph.views.names import node_of, nodes_named
from graph.vocab import pg


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides; things are given by IRI, by what follows `/id/` in it, or by name.

    Same and different need `left` and `right`; split needs `left` and may have `names`, those that are
    another thing's; reject and assert need `left` (the subject), `predicate` and `right` (a thing or value).
    """

    action: Action
    left: str
    right: str | None = None
    predicate: str | None = None
    names: tuple[str, ...] = ()
    reason: str = ""
    by: str = ""


def judgement(state: Identifier, decision: Decision) -> Judgement:
    """The judgement that a decision comes to in a state; raises `InvalidInput`."""
    make = {Action.SAME: _pair, Action.DIFFERENT: _pair, Action.SPLIT: _split}.get(decision.action, _fact)
    return make(state, decision)


def thing(view: View, ids: Ids, value: str) -> NamedNode:
    """The one thing that a value means, at its present address; raises `InvalidInput`."""
    node = node_of(ids, value)
    known = [node] if node is not None and _exists(view, node) else []
    if node is not None and not known:
        known = moved_to(view, ids, node)
    if node is None:
        known = nodes_named(view, ids, value)
        exact = [one for one in known if name_key(value) in _names(view, one)]
        known = exact or known
    if not known:
        raise InvalidInput(f"Nothing is known of {value!r}; GET /api/entities?q= finds things by name.")
    if len(known) > 1:
        choices = ", ".join(sorted(one.value.removeprefix(f"{ids.base}/id/") for one in known))
        raise InvalidInput(f"{value!r} may mean any of {choices}; give the id of one.")
    return known[0]


def keys(state: Identifier, node: NamedNode) -> tuple[Key, ...]:
    """The keys of a thing, smallest first; raises `InvalidInput` for what has none (a document, a term)."""
    rows = state.view.select("SELECT ?key WHERE { ?thing pg:identityKey ?key }", {"thing": node})
    found = {key_of(row["key"], state.ids) for row in rows if isinstance(row["key"], NamedNode)}
    group, _, slug = node.value.removeprefix(f"{state.ids.base}/id/").partition("/")
    if state.references.get(slug):
        found.add(Key(group, REFERENCE + slug))
    if not found and group not in IRI_KIND.values():
        found.add(Key(group, slug))
    if not found:
        raise InvalidInput(f"{node.value} is named by no document; judge things that documents name.")
    return tuple(sorted(found))


def stating(state: Identifier, made: Judgement) -> set[str]:
    """The documents that state the fact which a judgement rejects."""
    if made.action is not Action.REJECT:
        return set()
    subject = state.nodes([made.left])[made.left]
    return {document for predicate, _, document in _claims(state, subject) if _implies(predicate, made)}


def documents(view: View) -> list[str]:
    """The ids of all documents."""
    rows = view.select("SELECT ?document WHERE { ?document a pg:Document } ORDER BY ?document")
    return [row["document"].value.rpartition("/")[2] for row in rows]


def _pair(state: Identifier, decision: Decision) -> Judgement:
    left, right = (_cluster(state, value) for value in (decision.left, decision.right))
    if left[0].group != right[0].group:
        raise InvalidInput(f"A thing of kind {left[0].group} is never one of kind {right[0].group}.")
    if set(left) & set(right):
        hint = "use split, with the names that are another's" if decision.action is Action.DIFFERENT else ""
        raise InvalidInput(
            f"{decision.left!r} and {decision.right!r} are one thing already; {hint}".strip("; ")
        )
    return _made(decision, (left, right))


def _cluster(state: Identifier, value: str | None) -> tuple[Key, ...]:
    if not value:
        raise InvalidInput("Two things are needed: give their ids or names as `left` and `right`.")
    own = keys(state, thing(state.view, state.ids, value))
    around = state.explorer.around(own)
    return tuple(sorted({key for one in own for key in around[one]}))


def _split(state: Identifier, decision: Decision) -> Judgement:
    own = keys(state, thing(state.view, state.ids, decision.left))
    groups = _by_names(state, own, decision.names) if decision.names else _by_judgement(state, own)
    if len(groups) < 2:
        raise InvalidInput(
            f"{decision.left!r} goes by one name only, {own[0].text!r}; there is nothing to split it by."
        )
    return _made(decision, groups)


def _by_names(state: Identifier, own: Sequence[Key], names: Collection[str]) -> list[tuple[Key, ...]]:
    """The keys in two: those written as any of the names, and the rest."""
    written = {
        key: {name_key(name) for name in state.known.names([key])} | {name_key(key.text)} for key in own
    }
    wanted = {name_key(name) for name in names}
    apart = [key for key in own if wanted & written[key]]
    if not apart or len(apart) == len(own):
        known = sorted(name for key in own for name in state.known.names([key]))
        raise InvalidInput(f"names must be some, not all, of {', '.join(known)}.")
    return [tuple(key for key in own if key not in apart), tuple(apart)]


def _by_judgement(state: Identifier, own: Sequence[Key]) -> list[tuple[Key, ...]]:
    """The keys as they were before people last joined them, else each by itself."""
    joined = [
        one for one in state.judged if one.action is Action.SAME and one.left in own and one.right in own
    ]
    for last in reversed(joined):
        rest = [one for one in state.judged if one.id != last.id]
        around = Explorer(state.known, rest, registered(state.references)).around(own)
        groups = {tuple(sorted(around[key] & set(own))) for key in own}
        if len(groups) > 1:
            return sorted(groups)
    return [(key,) for key in own]


def _made(decision: Decision, groups: Sequence[tuple[Key, ...]]) -> Judgement:
    return new(
        decision.action,
        min(groups[0]),
        right=min(groups[1]),
        groups=tuple(groups),
        by=decision.by,
        reason=decision.reason,
    )


def _fact(state: Identifier, decision: Decision) -> Judgement:
    if not decision.predicate or not decision.right:
        raise InvalidInput("A fact is needed: give `subject`, `predicate` and `object`.")
    subject = thing(state.view, state.ids, decision.left)
    left = keys(state, subject)[0]
    found = slot(left.group, decision.predicate)
    if left.group == "quotation" and decision.predicate in {"speaker", "quotedSpeaker"}:
        found = ("quotedSpeaker", True)
    if found is None:
        raise InvalidInput(f"predicate={decision.predicate!r} is none that a {left.group} has.")
    predicate, names = found
    right = keys(state, thing(state.view, state.ids, decision.right))[0] if names else None
    value = None if names else decision.right
    if value is not None and literal(left.group, predicate, value) is None:
        raise InvalidInput(f"object={value!r} is no value that {predicate} can have.")
    made = new(
        decision.action,
        left,
        right=right,
        predicate=predicate,
        value=value,
        by=decision.by,
        reason=decision.reason,
    )
    if made.action is Action.REJECT and not _stated(state, subject, made):
        raise InvalidInput(
            f"No document states {predicate} {decision.right!r} of {decision.left!r}; "
            "an asserted fact is taken back by DELETE /api/judgements/{id}."
        )
    return made


def _stated(state: Identifier, subject: NamedNode, made: Judgement) -> bool:
    node = state.nodes([made.right])[made.right].value if made.right else None
    return any(
        _implies(predicate, made) and (value == node if node else _equal(value, made.value or ""))
        for predicate, value, _ in _claims(state, subject)
    )


def _equal(value: str, wanted: str) -> bool:
    """Whether a term's text is the value; a time may be given to the minute."""
    return value.removeprefix(vocab.INDUSTRY) == wanted or ("T" in wanted and value.startswith(wanted))


def _claims(state: Identifier, subject: NamedNode) -> list[tuple[NamedNode, str, str]]:
    rows = state.view.select(
        "SELECT ?p ?o ?document WHERE { GRAPH ?g { ?claim rdf:subject ?s ; rdf:predicate ?p ; "
        "rdf:object ?o ; prov:wasDerivedFrom ?document } FILTER(CONTAINS(STR(?document), '/id/document/')) }",
        {"s": subject},
    )
    return [
        (row["p"], row["o"].value, row["document"].value.rpartition("/")[2])
        for row in rows
        if isinstance(row["p"], NamedNode)
    ]


def _implies(predicate: NamedNode, made: Judgement) -> bool:
    wanted = pg(made.predicate or "")
    return predicate == wanted or wanted in vocab.supers(predicate)


def _exists(view: View, node: NamedNode) -> bool:
    return bool(view.select("SELECT ?p WHERE { ?node ?p ?o } LIMIT 1", {"node": node}))


def _names(view: View, node: NamedNode) -> set[str]:
    rows = view.select("SELECT ?key WHERE { ?node pg:nameKey ?key }", {"node": node})
    return {row["key"].value for row in rows}
