"""Facts that people rejected or asserted, in terms of the nodes of one state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from pyoxigraph import BlankNode, Literal, NamedNode

from graph import vocab
from graph.merge.judgements import Action, Judgement
from graph.merge.keys import Key
from graph.model import Entry
from graph.vocab import INDUSTRY, PG, pg

Term = NamedNode | BlankNode | Literal
Resolve = Callable[[Collection[Key]], dict[Key, NamedNode]]


@dataclass(frozen=True)
class Rejections:
    """The facts that count no more, whoever states them: subject, property and object's text."""

    facts: frozenset[tuple[NamedNode, NamedNode, str]] = frozenset()

    def hold(self, subject: NamedNode, predicate: NamedNode, *words: Term | str | int | None) -> bool:
        """Whether a fact is rejected, by itself or what it implies; `words` are forms of its object."""
        if not self.facts:
            return False
        predicates = (predicate, *vocab.supers(predicate))
        forms = {form for word in words if word is not None for form in _forms(word)}
        return any((subject, one, form) in self.facts for one in predicates for form in forms)

    def kept(self, entry: Entry, subject: NamedNode, value: Callable[..., Term | None]) -> Entry:
        """The entry without rejected claims; `value` gives what a claim's value is in the graph."""
        if not self.facts:
            return entry
        slots = vocab.SLOTS[entry.kind]
        claims = tuple(
            claim
            for claim in entry.claims
            if not self.hold(subject, pg(slots[claim.slot].property), value(entry, claim), claim.value)
        )
        return replace(entry, claims=claims)


def rejections(judgements: Iterable[Judgement], resolve: Resolve) -> Rejections:
    """The rejected facts; `resolve` gives the nodes of keys."""
    told = [one for one in judgements if one.action is Action.REJECT and one.predicate]
    nodes = resolve({key for one in told for key in (one.left, one.right) if key}) if told else {}
    return Rejections(
        frozenset(
            (
                nodes[one.left],
                pg(one.predicate or ""),
                nodes[one.right].value if one.right else one.value or "",
            )
            for one in told
        )
    )


def _forms(word: Term | str | int) -> set[str]:
    text = str(word) if isinstance(word, str | int) else word.value
    return {text, text.removeprefix(INDUSTRY), text.removeprefix(PG)}
