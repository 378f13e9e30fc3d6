"""The one place that knows the order of the stages: read, nlp, extract, merge, quads, store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from graph import curation, forgetting, history
from graph.errors import InvalidInput, NotFound, PolicygraphError
from graph.ids import Ids, document_id
from graph.merge import judgements
from graph.merge.identity import Identities
from graph.merge.judgements import Judgement
from graph.merge.keys import Key
from graph.merge.registered import registered
from graph.merge.resolve import Identifier, Move, keys_of
from graph.model import Document, Reading, RegionKind, Span
from graph.quads import documents
from graph.quads.asserted import asserted
from graph.quads.claims import claims
from graph.quads.facts import facts
from graph.quads.ground import ground
from graph.read import Source
from graph.reference import load as load_references
from graph.store.base import Change, Store
from graph.views.documents import same_text
from graph.vocab import pg

Extract = Callable[[Document], Reading]
_KEPT_READINGS = 500
_OUTSIDE = frozenset({RegionKind.BOILERPLATE, RegionKind.TEASER})
"""What a file's structure once marked as not the article stays so when only metadata change."""


class Status(StrEnum):
    """What adding a document did."""

    CREATED = "created"
    DUPLICATE = "duplicate"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A document as it now is in the store, and what was done to get it there."""

    status: Status
    stored: documents.Stored
    identities: Identities


class Pipeline:
    """Documents in, facts out; one writer at a time, reading and extraction beside it."""

    def __init__(self, store: Store, ids: Ids, extract: Extract) -> None:
        """`extract` reads one document (in this process or another)."""
        self._store = store
        self._ids = ids
        self._extract = extract
        self._writing = threading.Lock()
        self._readings: dict[str, Reading] = {}

    def examine(self, source: Source) -> tuple[Reading, Identities]:
        """Read a document and store nothing; ids are those it would have in the store as it stands."""
        reading = self._read(source.document())
        return reading, self._identifier(new=[reading]).identities(reading)

    def add(self, source: Source) -> Outcome:
        """Read a document and store it, whole or not at all.

        The same text under the same (or no) address changes nothing; a known address with new text becomes
        the document's next version. Raises the reader's `InvalidInput`.
        """
        if source.error:
            raise source.error
        known = documents.stored(self._store.view(), self._ids, document_id(source.text, source.url))
        if known and known.reading.document.text == source.text:
            return self._unchanged(known)
        if not known and not source.url and (twin := self._twin(source.text)):
            return self._unchanged(twin)
        return self._write(source, known)

    def replace(self, document: str, source: Source) -> Outcome:
        """Put a new text in a document's place, as its next version. Raises `NotFound`."""
        known = self.stored(document)
        if known.reading.document.text == source.text:
            return self._unchanged(known)
        return self._write(replace(source, url=source.url or known.reading.document.url), known)

    def amend(self, document: str, changes: Mapping[str, str | None]) -> Outcome:
        """Change a document's title, publication date or language and read it anew. Raises `NotFound`."""
        known = self.stored(document)
        old = known.reading.document
        source = Source(
            name=old.id,
            text=old.text,
            url=old.url,
            title=changes.get("title", old.title),
            published=changes.get("published", old.published),
            language=changes.get("language", old.language),
            outside=tuple(Span(r.start, r.end) for r in old.regions if r.kind in _OUTSIDE),
        )
        return self._write(source, known, new_text=False)

    def remove(self, document: str, *, purge: bool = False) -> None:
        """Take back all that only this document states; `purge` takes its lines in the history too."""
        with self._writing:
            known = self.stored(document)
            ids = self._ids
            graphs, moves, _ = self._rebuilt(None, known)
            concerned = self._things(document)
            for graph in (ids.facts(document), ids.claims(document), ids.text(document)):
                graphs[graph] = frozenset()
            if purge:
                graphs[ids.service("history")] = history.without(self._store.view(), ids, document)
                self._store.commit(Change(graphs))
            else:
                was = known.reading
                line = history.line(ids, "remove", ids.document(document), moves, concerned, was)
                self._store.commit(Change(graphs, line))
            self._readings.pop(document, None)

    def stored(self, document: str) -> documents.Stored:
        """The document of an id; raises `NotFound`."""
        found = documents.stored(self._store.view(), self._ids, document)
        if found is None:
            raise NotFound(f"There is no document {document!r}; GET /api/documents lists them.")
        return found

    def identities(self, reading: Reading) -> Identities:
        """The identities that the names of a stored reading have in the store as it stands."""
        return self._identifier().identities(reading)

    def state(self) -> Identifier:
        """Identity in the store as it stands."""
        return self._identifier()

    def judge(self, decision: curation.Decision) -> Judgement:
        """Put a person's decision on record and rebuild what it concerns, in one transaction.

        Raises `InvalidInput` where the decision names nothing known, or nothing that could be so decided.
        """
        with self._writing:
            before = self._identifier()
            made = curation.judgement(before, decision)
            lines = judgements.quads(made, self._ids)
            self._decide(before, [*before.judged, made], made, made.action.value, lines)
        return made

    def undo(self, judgement: str, by: str = "") -> Judgement:
        """Take a judgement back; it stays on record. Raises `NotFound` for one that does not hold."""
        with self._writing:
            before = self._identifier()
            made = next((one for one in before.judged if one.id == judgement), None)
            if made is None:
                raise NotFound(f"No judgement {judgement!r} holds; GET /api/judgements lists them.")
            rest = [one for one in before.judged if one.id != judgement]
            lines = judgements.undo(judgement, self._ids, by)
            self._decide(before, rest, made, "undo", lines)
        return made

    def forget(self, value: str) -> int:
        """Remove a person from all that is stored and from documents to come; how many documents had them.

        The log keeps a line without the name. Raises `InvalidInput` for what is no person.
        """
        with self._writing:
            state, ids = self._identifier(), self._ids
            person = forgetting.person(state, value)
            marks = forgetting.marks(state, person)
            concerned = forgetting.documents(state, person)
            before = [self.stored(document) for document in concerned]
            after = [forgetting.without(one.reading, person.names, person.entries) for one in before]
            start = {key for one in before for key in keys_of(one.reading)}
            around = state.explorer.around(start)
            start |= {key for members in around.values() for key in members}
            then = self._identifier(gone=frozenset(concerned), new=after)
            affected = then.affected(start)
            graphs: dict[NamedNode, frozenset[Triple]] = forgetting.logs(state, person)
            for one in [*(self._reading(document) for document in sorted(affected.documents)), *after]:
                graphs |= self._graphs(one, then)
            for old, new in zip(before, after, strict=True):
                graphs[ids.text(new.document.id)] = documents.content(replace(old, reading=new), ids)
            line = forgetting.line(ids, marks)
            self._store.commit(Change(graphs | self._asserted(then), line))
            self._readings.clear()
        return len(concerned)

    def refer(self, use: Callable[[], object]) -> None:
        """Take in other reference data: `use` makes them those that `graph.reference.load` gives.

        Their graph is written anew, and the facts of documents whose names they know.
        """
        with self._writing:
            before = registered(load_references())
            use()
            state = self._identifier()
            start = before.keys | registered(state.references).keys
            affected = state.affected(start)
            graphs: dict[NamedNode, frozenset[Triple]] = {}
            if any(self._store.view().quads(self._ids.service("reference"))):
                graphs |= ground(self._ids)
            for document in sorted(affected.documents):
                graphs |= self._graphs(self._reading(document), state)
            self._store.commit(Change(graphs | self._asserted(state)))

    def rebuild(self) -> int:
        """Make the facts and claims of every document anew from what was read and judged; how many."""
        with self._writing:
            state = self._identifier()
            stored = curation.documents(state.view)
            for document in stored:
                self._store.commit(Change(self._graphs(self._reading(document), state)))
            self._store.commit(Change(self._asserted(state, always=True)))
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
        after = Identifier(before.view, self._ids, self._reading, judgements=hold)
        keys = {key for group in made.groups for key in group}
        start: set[Key] = {key for cluster in before.explorer.around(keys).values() for key in cluster} | keys
        affected = after.affected(start)
        concerned = affected.documents | curation.stating(before, made)
        graphs: dict[NamedNode, frozenset[Triple]] = {}
        for document in sorted(concerned):
            graphs |= self._graphs(self._reading(document), after)
        graphs |= self._asserted(after, always=made.action is judgements.Action.ASSERT)
        node = self._ids.entity("judgement", made.id)
        named = [key for key in (made.left, made.right) if key]
        about = {*before.nodes(named).values(), *after.nodes(named).values()}
        line = history.line(self._ids, action, node, affected.moves, about)
        self._store.commit(Change(graphs, (*lines, *line)))

    def forget_readings(self) -> None:
        """Drop what is kept of stored documents, after they were written past the pipeline."""
        self._readings.clear()

    def _unchanged(self, known: documents.Stored) -> Outcome:
        return Outcome(Status.UNCHANGED, known, self.identities(known.reading))

    def _twin(self, text: str) -> documents.Stored | None:
        """The document that has this very text, whatever its address."""
        found = same_text(self._store.view(), self._ids, text)
        return documents.stored(self._store.view(), self._ids, found) if found else None

    def _write(self, source: Source, known: documents.Stored | None, *, new_text: bool = True) -> Outcome:
        document = source.document()
        if known:
            old = known.reading.document
            document = replace(document, id=old.id, version=old.version + new_text)
        reading = self._read(document)
        if known and new_text and reading.document.text == known.reading.document.text:
            return self._unchanged(known)
        with self._writing:
            twin = None if known else same_text(self._store.view(), self._ids, source.text)
            stored = documents.Stored(reading, _now(), twin)
            identities = self._commit(stored, known)
        status = Status.UPDATED if known else Status.DUPLICATE if twin else Status.CREATED
        return Outcome(status, stored, identities)

    def _read(self, document: Document) -> Reading:
        """What is read out of a document, without those who are to be forgotten."""
        reading = self._extract(document)
        return forgetting.forgotten(reading, forgetting.known_marks(self._store.view(), self._ids))

    def _commit(self, stored: documents.Stored, known: documents.Stored | None) -> Identities:
        """Write a document, and anew those whose nodes moved because of it, in one transaction."""
        reading, ids = stored.reading, self._ids
        graphs, moves, state = self._rebuilt(reading, known)
        graphs[ids.text(reading.document.id)] = documents.content(stored, ids)
        if not any(self._store.view().quads(ids.service("ontology"))):
            graphs |= ground(ids)
        action = "replace" if known else "ingest"
        document = reading.document.id
        concerned = self._things(document) | _spoken_of(graphs[ids.facts(document)])
        was = known.reading if known else None
        line = history.line(ids, action, ids.document(document), moves, concerned, was)
        self._store.commit(Change(graphs, line))
        self._readings[reading.document.id] = reading
        return state.identities(reading)

    def _rebuilt(
        self, reading: Reading | None, known: documents.Stored | None
    ) -> tuple[dict[NamedNode, frozenset[Triple]], Sequence[Move], Identifier]:
        """The graphs of a new reading and of all that its names concern; what moved; identity thereafter."""
        start = keys_of(reading) if reading else set()
        gone: frozenset[str] = frozenset()
        if known:
            gone = frozenset({known.reading.document.id})
            around = self._identifier().explorer.around(keys_of(known.reading))
            start |= {key for members in around.values() for key in members}
        after = self._identifier(gone=gone, new=[reading] if reading else [])
        affected = after.affected(start)
        readings = [self._reading(document) for document in sorted(affected.documents)]
        graphs: dict[NamedNode, frozenset[Triple]] = {}
        for one in [*readings, *([reading] if reading else [])]:
            graphs |= self._graphs(one, after)
        return graphs | self._asserted(after), affected.moves, after

    def _graphs(self, reading: Reading, state: Identifier) -> dict[NamedNode, frozenset[Triple]]:
        ids, document, identities = self._ids, reading.document, state.identities(reading)
        return {
            ids.facts(document.id): facts(reading, identities, ids, state.rejections)
            | documents.description(document, ids),
            ids.claims(document.id): claims(reading, identities, ids),
        }

    def _things(self, document: str) -> set[NamedNode]:
        """The things that a document is stored as speaking of."""
        return _spoken_of(quad.triple for quad in self._store.view().quads(self._ids.facts(document)))

    def _asserted(self, state: Identifier, always: bool = False) -> dict[NamedNode, frozenset[Triple]]:
        """The facts that people asserted of things that are known."""
        told = [one for one in state.judged if one.action is judgements.Action.ASSERT]
        if not told and not always:
            return {}
        keys = {key for one in told for key in (one.left, one.right) if key}
        known = state.known.existing(keys) | {key for key in keys if key.reference}
        return asserted(told, state.nodes(known), self._ids)

    def _identifier(self, gone: frozenset[str] = frozenset(), new: Sequence[Reading] = ()) -> Identifier:
        return Identifier(self._store.view(), self._ids, self._reading, gone, new)

    def _reading(self, document: str) -> Reading:
        """A stored reading, kept while it is much asked for."""
        found = self._readings.get(document)
        if found is None:
            found = self.stored(document).reading
            self._readings[document] = found
            while len(self._readings) > _KEPT_READINGS:
                self._readings.pop(next(iter(self._readings)))
        return found


@dataclass(frozen=True, slots=True)
class Failure:
    """A document of several that could not be taken in, and why."""

    name: str
    error: PolicygraphError


def add_all(pipeline: Pipeline, sources: Iterable[Source]) -> Iterator[tuple[Source, Outcome | Failure]]:
    """Add several documents, each for itself: one that fails leaves the others be."""
    for source in sources:
        try:
            yield source, pipeline.add(source)
        except PolicygraphError as error:
            yield source, Failure(source.name, error)


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files meant by paths: folders give all files in them, in the order of their names."""
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if file.is_file() and file.name[0] != ".")
        elif path.exists():
            yield path
        else:
            raise InvalidInput(f"There is no file or folder {path}.")


def _spoken_of(triples: Iterable[Triple]) -> set[NamedNode]:
    """The things in a document's facts graph."""
    mentioned = (triple.subject for triple in triples if triple.predicate == pg("mentionedIn"))
    return {subject for subject in mentioned if isinstance(subject, NamedNode)}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
