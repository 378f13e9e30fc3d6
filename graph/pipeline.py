"""The one place that knows the order of the stages: read, nlp, extract, merge, quads, store."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from graph import history
from graph.errors import InvalidInput, NotFound, PolicygraphError
from graph.ids import Ids, document_id
from graph.merge.identity import Identities
from graph.merge.resolve import resolve
from graph.model import Document, Reading
from graph.quads import documents
from graph.quads.claims import claims
from graph.quads.facts import facts
from graph.quads.ground import ground
from graph.read import Source
from graph.store.base import Change, Store
from graph.views.documents import same_text

Extract = Callable[[Document], Reading]


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

    def examine(self, source: Source) -> tuple[Reading, Identities]:
        """Read a document and store nothing; ids are those it would have in the store as it stands."""
        reading = self._extract(source.document())
        return reading, resolve(reading, self._ids).identities

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
        )
        return self._write(source, known, new_text=False)

    def remove(self, document: str, *, purge: bool = False) -> None:
        """Take back all that only this document states; `purge` takes its lines in the history too."""
        self.stored(document)
        with self._writing:
            ids = self._ids
            emptied: dict[NamedNode, frozenset[Triple]] = {
                graph: frozenset()
                for graph in (ids.facts(document), ids.claims(document), ids.text(document))
            }
            if purge:
                emptied[ids.service("history")] = history.without(self._store.view(), ids, document)
                self._store.commit(Change(replace=emptied))
            else:
                line = history.line(ids, "remove", document)
                self._store.commit(Change(replace=emptied, append=line))

    def stored(self, document: str) -> documents.Stored:
        """The document of an id; raises `NotFound`."""
        found = documents.stored(self._store.view(), self._ids, document)
        if found is None:
            raise NotFound(f"There is no document {document!r}; GET /api/documents lists them.")
        return found

    def identities(self, reading: Reading) -> Identities:
        """The identities that the names of a reading have in the store as it stands."""
        return resolve(reading, self._ids).identities

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
        reading = self._extract(document)
        with self._writing:
            twin = None if known else same_text(self._store.view(), self._ids, source.text)
            stored = documents.Stored(reading, _now(), twin)
            identities = self._commit(stored, "replace" if known else "ingest")
        status = Status.UPDATED if known else Status.DUPLICATE if twin else Status.CREATED
        return Outcome(status, stored, identities)

    def _commit(self, stored: documents.Stored, action: str) -> Identities:
        reading, ids = stored.reading, self._ids
        identities = resolve(reading, ids).identities
        graphs: dict[NamedNode, frozenset[Triple]] = {
            ids.facts(reading.document.id): facts(reading, identities, ids)
            | documents.description(reading.document, ids),
            ids.claims(reading.document.id): claims(reading, identities, ids),
            ids.text(reading.document.id): documents.content(stored, ids),
        }
        if not any(self._store.view().quads(ids.service("ontology"))):
            graphs |= ground(ids)
        self._store.commit(Change(graphs, history.line(ids, action, reading.document.id)))
        return identities


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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
