"""Which node each name of a document stands for."""

from __future__ import annotations

from dataclasses import dataclass

from graph.ids import Ids, name_key, slug
from graph.merge.identity import IRI_KIND, Identities, Identity
from graph.model import Entry, Kind, Reading
from graph.reference import ReferenceSet, load


@dataclass(frozen=True, slots=True)
class Resolution:
    """The identities of one reading, and the other documents whose nodes moved because of it."""

    identities: Identities
    moved: frozenset[str] = frozenset()


def resolve(reading: Reading, ids: Ids, references: ReferenceSet | None = None) -> Resolution:
    """Decide the identity of every named entry of `reading`."""
    known = references or load()
    named = [entry for entry in reading.entries if entry.kind in IRI_KIND]
    return Resolution({(entry.kind, entry.name): _identity(entry, ids, known) for entry in named})


def _identity(entry: Entry, ids: Ids, references: ReferenceSet) -> Identity:
    reference = references.get(entry.reference) if entry.reference else None
    if reference:
        iri = ids.entity(IRI_KIND[entry.kind], reference.id)
        return Identity(iri, reference.label("ko"), reference.label("en"))
    english = next((name for name in (entry.name, *entry.aliases) if name.isascii()), entry.name)
    return Identity(ids.entity(IRI_KIND[entry.kind], slug(_key(entry))), entry.name, english)


def _key(entry: Entry) -> str:
    key = name_key(entry.name)
    if entry.kind is Kind.EVENT:
        return "-".join(filter(None, [next((str(v)[:10] for v in entry.values("start")), ""), key]))
    if entry.kind is Kind.PERSON:
        return "-".join([key, *(name_key(str(value)) for value in entry.values("organization"))])
    return key
