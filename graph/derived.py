"""Facts and claims graphs as they follow from the readings kept and the judgements that hold."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode, Quad, Triple

from graph.errors import NotFound
from graph.ids import Ids
from graph.merge.judgements import Action, Judgement
from graph.merge.keys import Key
from graph.merge.resolve import Identifier
from graph.model import Reading
from graph.quads import documents
from graph.quads.asserted import asserted
from graph.quads.claims import claims
from graph.quads.facts import facts
from graph.store.base import Change, Store, View

Graphs = dict[NamedNode, frozenset[Triple]]
"""What a transaction puts in the place of whole graphs."""
_KEPT_READINGS = 500


class Derived:
    """A store whose facts are made from what was read and judged; whoever writes holds `writing`."""

    def __init__(self, store: Store, ids: Ids) -> None:
        self.store = store
        self.ids = ids
        self.writing = threading.Lock()
        self._readings: dict[str, Reading] = {}

    def view(self) -> View:
        """The store as it stands."""
        return self.store.view()

    def state(
        self,
        gone: frozenset[str] = frozenset(),
        new: Sequence[Reading] = (),
        hold: Sequence[Judgement] | None = None,
    ) -> Identifier:
        """Identity as things stand, some documents gone, some new, other judgements holding."""
        return Identifier(self.view(), self.ids, self.reading, gone, new, judgements=hold)

    def stored(self, document: str) -> documents.Stored:
        """The document of an id; raises `NotFound`."""
        found = documents.stored(self.view(), self.ids, document)
        if found is None:
            raise NotFound(f"There is no document {document!r}; GET /api/documents lists them.")
        return found

    def reading(self, document: str) -> Reading:
        """A stored reading, kept while it is much asked for. Raises `NotFound`."""
        found = self._readings.get(document)
        if found is None:
            found = self.stored(document).reading
            self.keep(found)
        return found

    def keep(self, reading: Reading) -> None:
        """Have the reading of a document that has just been stored at hand."""
        self._readings[reading.document.id] = reading
        while len(self._readings) > _KEPT_READINGS:
            self._readings.pop(next(iter(self._readings)))

    def drop(self, document: str) -> None:
        """Forget a reading, its document being gone."""
        self._readings.pop(document, None)

    def drop_all(self) -> None:
        """Forget all readings, after stored documents were written in another way."""
        self._readings.clear()

    def graphs(self, readings: Iterable[Reading], state: Identifier) -> Graphs:
        """The facts and claims graphs of documents, by the identity in a state."""
        ids, found = self.ids, Graphs()
        for one in readings:
            document, identities = one.document, state.identities(one)
            stated = facts(one, identities, ids, state.rejections)
            found[ids.facts(document.id)] = stated | documents.description(document, ids)
            found[ids.claims(document.id)] = claims(one, identities, ids)
        return found

    def anew(self, stored: Iterable[str], state: Identifier) -> Graphs:
        """The facts and claims graphs of stored documents, by the identity in a state."""
        return self.graphs(map(self.reading, sorted(stored)), state)

    def asserted(self, state: Identifier, always: bool = False) -> Graphs:
        """The facts that people asserted of things that are known; `always` also where there are none."""
        told = [one for one in state.judged if one.action is Action.ASSERT]
        if not told and not always:
            return {}
        keys = {key for one in told for key in (one.left, one.right) if key}
        known = state.known.existing(keys) | {key for key in keys if key.reference}
        return asserted(told, state.nodes(known), self.ids)

    def commit(self, graphs: Graphs, lines: Sequence[Quad] = ()) -> None:
        """Replace graphs and add lines to the logs in one transaction."""
        self.store.commit(Change(graphs, lines))


def around(state: Identifier, keys: Iterable[Key]) -> set[Key]:
    """The keys of all clusters that have one of these."""
    return {key for members in state.explorer.around(set(keys)).values() for key in members}
