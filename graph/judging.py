"""What people decide: judgements made and undone, persons forgotten, reference data changed; facts follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pyoxigraph import Quad

from graph import curation, forgetting, history
from graph.derived import Derived, around
from graph.errors import NotFound
from graph.merge import judgements
from graph.merge.judgements import Action, Judgement
from graph.merge.registered import registered
from graph.merge.resolve import Identifier, keys_of
from graph.quads import documents
from graph.quads.ground import ground
from graph.reference import load as load_references


class Judging:
    """Each decision is written with all that follows from it, in one transaction."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived

    def judge(self, decision: curation.Decision) -> Judgement:
        """Put a person's decision on record and rebuild what it concerns.

        Raises `InvalidInput` where the decision names nothing known, or nothing that could be so decided.
        """
        with self._derived.writing:
            before = self._derived.state()
            made = curation.judgement(before, decision)
            lines = judgements.quads(made, self._derived.ids)
            self._decide(before, [*before.judged, made], made, made.action.value, lines)
        return made

    def undo(self, judgement: str, by: str = "") -> Judgement:
        """Take a judgement back; it stays on record. Raises `NotFound` for one that does not hold."""
        with self._derived.writing:
            before = self._derived.state()
            made = next((one for one in before.judged if one.id == judgement), None)
            if made is None:
                raise NotFound(f"No judgement {judgement!r} holds; GET /api/judgements lists them.")
            rest = [one for one in before.judged if one.id != judgement]
            lines = judgements.undo(judgement, self._derived.ids, by)
            self._decide(before, rest, made, "undo", lines)
        return made

    def forget(self, value: str) -> int:
        """Remove a person from all that is stored and from documents to come; how many documents had them.

        The log keeps a line without the name. Raises `InvalidInput` for what is no person.
        """
        with self._derived.writing:
            return self._forget(self._derived.state(), value)

    def refer(self, use: Callable[[], object]) -> None:
        """Take in other reference data: `use` makes them those that `graph.reference.load` gives.

        Their graph is written anew, and the facts of documents whose names they know.
        """
        derived = self._derived
        with derived.writing:
            before = registered(load_references())
            use()
            state = derived.state()
            affected = state.affected(before.keys | registered(state.references).keys)
            graphs = derived.anew(affected.documents, state) | derived.asserted(state)
            if any(derived.view().quads(derived.ids.service("reference"))):
                graphs |= ground(derived.ids)
            derived.commit(graphs)

    def rebuild(self) -> int:
        """Make the facts and claims of every document anew from what was read and judged; how many."""
        derived = self._derived
        with derived.writing:
            state = derived.state()
            stored = curation.documents(state.view)
            for document in stored:
                derived.commit(derived.anew([document], state))
            derived.commit(derived.asserted(state, always=True))
        return len(stored)

    def _decide(
        self,
        before: Identifier,
        hold: Sequence[Judgement],
        made: Judgement,
        action: str,
        lines: Sequence[Quad],
    ) -> None:
        """Write what follows when `hold` are the judgements that hold, `made` having come or gone."""
        derived = self._derived
        after = derived.state(hold=hold)
        keys = {key for group in made.groups for key in group}
        affected = after.affected(around(before, keys) | keys)
        graphs = derived.anew(affected.documents | curation.stating(before, made), after)
        graphs |= derived.asserted(after, always=made.action is Action.ASSERT)
        node = derived.ids.entity("judgement", made.id)
        named = [key for key in (made.left, made.right) if key]
        about = {*before.nodes(named).values(), *after.nodes(named).values()}
        line = history.line(derived.ids, action, node, affected.moves, about)
        derived.commit(graphs, (*lines, *line))

    def _forget(self, state: Identifier, value: str) -> int:
        derived, ids = self._derived, self._derived.ids
        person = forgetting.person(state, value)
        concerned = forgetting.documents(state, person)
        before = [derived.stored(document) for document in concerned]
        after = [forgetting.without(one.reading, person.names, person.entries) for one in before]
        then = derived.state(gone=frozenset(concerned), new=after)
        affected = then.affected(around(state, {key for one in before for key in keys_of(one.reading)}))
        graphs = forgetting.logs(state, person) | derived.anew(affected.documents, then)
        graphs |= derived.graphs(after, then) | derived.asserted(then)
        for old, new in zip(before, after, strict=True):
            graphs[ids.text(new.document.id)] = documents.content(replace(old, reading=new), ids)
        derived.commit(graphs, forgetting.line(ids, forgetting.marks(state, person)))
        derived.drop_all()
        return len(concerned)
