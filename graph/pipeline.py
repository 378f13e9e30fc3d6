"""The one place that knows the order of the stages: read, nlp, extract, merge, quads, store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from graph import forgetting, history
from graph.derived import Derived, Graphs, around
from graph.errors import InvalidInput, PolicygraphError
from graph.ids import document_id
from graph.merge.identity import Identities
from graph.merge.resolve import Identifier, Move, keys_of
from graph.model import Document, Reading, RegionKind, Span
from graph.quads import documents
from graph.quads.ground import ground
from graph.read import Source
from graph.views.documents import same_text
from graph.vocab import pg

Extract = Callable[[Document], Reading]
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

    def __init__(self, derived: Derived, extract: Extract) -> None:
        """`extract` reads one document (in this process or another)."""
        self._derived = derived
        self._ids = derived.ids
        self._extract = extract

    def examine(self, source: Source) -> tuple[Reading, Identities]:
        """Read a document and store nothing; ids are those it would have in the store as it stands."""
        reading = self._read(source.document())
        return reading, self._derived.state(new=[reading]).identities(reading)

    def add(self, source: Source) -> Outcome:
        """Read a document and store it, whole or not at all.

        The same text under the same (or no) address changes nothing; a known address with new text becomes
        the document's next version. Raises the reader's `InvalidInput`.
        """
        if source.error:
            raise source.error
        known = documents.stored(self._derived.view(), self._ids, document_id(source.text, source.url))
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
        derived, ids = self._derived, self._ids
        with derived.writing:
            known = self.stored(document)
            graphs, moves, _ = self._rebuilt(None, known)
            concerned = self._things(document)
            for graph in (ids.facts(document), ids.claims(document), ids.text(document)):
                graphs[graph] = frozenset()
            if purge:
                graphs[ids.service("history")] = history.without(derived.view(), ids, document)
                derived.commit(graphs)
            else:
                was = known.reading
                derived.commit(
                    graphs, history.line(ids, "remove", ids.document(document), moves, concerned, was)
                )
            derived.drop(document)

    def stored(self, document: str) -> documents.Stored:
        """The document of an id; raises `NotFound`."""
        return self._derived.stored(document)

    def identities(self, reading: Reading) -> Identities:
        """The identities that the names of a stored reading have in the store as it stands."""
        return self.state().identities(reading)

    def state(self) -> Identifier:
        """Identity in the store as it stands."""
        return self._derived.state()

    def _unchanged(self, known: documents.Stored) -> Outcome:
        return Outcome(Status.UNCHANGED, known, self.identities(known.reading))

    def _twin(self, text: str) -> documents.Stored | None:
        """The document that has this very text, whatever its address."""
        found = same_text(self._derived.view(), self._ids, text)
        return documents.stored(self._derived.view(), self._ids, found) if found else None

    def _write(self, source: Source, known: documents.Stored | None, *, new_text: bool = True) -> Outcome:
        document = source.document()
        if known:
            old = known.reading.document
            document = replace(document, id=old.id, version=old.version + new_text)
        reading = self._read(document)
        if known and new_text and reading.document.text == known.reading.document.text:
            return self._unchanged(known)
        with self._derived.writing:
            twin = None if known else same_text(self._derived.view(), self._ids, source.text)
            stored = documents.Stored(reading, _now(), twin)
            identities = self._commit(stored, known)
        status = Status.UPDATED if known else Status.DUPLICATE if twin else Status.CREATED
        return Outcome(status, stored, identities)

    def _read(self, document: Document) -> Reading:
        """What is read out of a document, without those who are to be forgotten."""
        reading = self._extract(document)
        return forgetting.forgotten(reading, forgetting.known_marks(self._derived.view(), self._ids))

    def _commit(self, stored: documents.Stored, known: documents.Stored | None) -> Identities:
        """Write a document, and anew those whose nodes moved because of it, in one transaction."""
        derived, ids = self._derived, self._ids
        reading, document = stored.reading, stored.reading.document.id
        graphs, moves, state = self._rebuilt(reading, known)
        graphs[ids.text(document)] = documents.content(stored, ids)
        if not any(derived.view().quads(ids.service("ontology"))):
            graphs |= ground(ids)
        action, was = ("replace", known.reading) if known else ("ingest", None)
        concerned = self._things(document) | _spoken_of(graphs[ids.facts(document)])
        line = history.line(ids, action, ids.document(document), moves, concerned, was)
        derived.commit(graphs, line)
        derived.keep(reading)
        return state.identities(reading)

    def _rebuilt(
        self, reading: Reading | None, known: documents.Stored | None
    ) -> tuple[Graphs, Sequence[Move], Identifier]:
        """The graphs of a new reading and of all that its names concern; what moved; identity thereafter."""
        derived, new = self._derived, [reading] if reading else []
        start = keys_of(reading) if reading else set()
        gone: frozenset[str] = frozenset()
        if known:
            gone = frozenset({known.reading.document.id})
            start |= around(derived.state(), keys_of(known.reading))
        after = derived.state(gone=gone, new=new)
        affected = after.affected(start)
        graphs = derived.anew(affected.documents, after) | derived.graphs(new, after)
        return graphs | derived.asserted(after), affected.moves, after

    def _things(self, document: str) -> set[NamedNode]:
        """The things that a document is stored as speaking of."""
        return _spoken_of(quad.triple for quad in self._derived.view().quads(self._ids.facts(document)))


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
