"""A reading as the JSON that the contract calls "the facts of a document", and back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import (
    Claim,
    Document,
    Entry,
    Evidence,
    Kind,
    Mention,
    MentionType,
    Reading,
    Region,
    RegionKind,
    Span,
)
from graph.vocab import SLOTS

Json = dict[str, Any]
EntryKey = tuple[Kind, str]

LISTS: dict[Kind, str] = {
    Kind.ORGANIZATION: "organizations",
    Kind.PERSON: "people",
    Kind.PLACE: "places",
    Kind.EVENT: "events",
    Kind.ALLIANCE: "alliances",
    Kind.POLICY: "policies",
    Kind.RELATION: "relations",
    Kind.QUOTATION: "quotations",
}
"""The list of each kind of entry, in the order of the answer."""

_UNNAMED = {Kind.RELATION, Kind.QUOTATION}
_MENTIONED = {
    MentionType.ORGANIZATION: (Kind.ORGANIZATION, Kind.ALLIANCE),
    MentionType.PERSON: (Kind.PERSON,),
    MentionType.PLACE: (Kind.PLACE,),
    MentionType.EVENT: (Kind.EVENT,),
    MentionType.POLICY: (Kind.POLICY,),
}


def entry_key(entry: Entry) -> EntryKey:
    """What an entry goes by in a mapping of ids: its kind and name, or what stands for the name.

    A relation goes by `subject predicate object`, a quotation by `speaker: text`.
    """
    if entry.kind is Kind.RELATION:
        ends = [str(v) for slot in ("subject", "object") for v in entry.values(slot)[:1]]
        return entry.kind, f" {entry.type} ".join(ends)
    if entry.kind is Kind.QUOTATION:
        return entry.kind, ": ".join(str(v) for slot in ("speaker", "text") for v in entry.values(slot)[:1])
    return entry.kind, entry.name


def to_json(reading: Reading, ids: Mapping[EntryKey, str] | None = None) -> Json:
    """The facts of a document in the contract's shape, without its text.

    `ids` gives the id of an entry by `entry_key`; what it lacks has the id None.
    """
    known = ids or {}
    lists: Json = {name: [] for name in LISTS.values()}
    for entry in reading.entries:
        lists[LISTS[entry.kind]].append(_entry(entry, reading.document.id, known))
    return {
        "document": _document(reading.document),
        "regions": [{"start": r.start, "end": r.end, "kind": r.kind.value} for r in reading.document.regions],
        **lists,
        "mentions": [_mention(m, known) for m in reading.mentions],
    }


def from_json(data: Mapping[str, Any], text: str | None = None) -> Reading:
    """The reading that `to_json` wrote; `text` is the document's (by default `data["text"]`, else empty).

    Entries come back in the order of `LISTS`; ids are not read. Raises `KeyError` or `ValueError` on any
    other shape.
    """
    regions = tuple(Region(r["start"], r["end"], RegionKind(r["kind"])) for r in data["regions"])
    body = data.get("text", "") if text is None else text
    document = Document(text=body, regions=regions, **data["document"])
    entries = tuple(_read_entry(kind, row) for kind, name in LISTS.items() for row in data[name])
    return Reading(document, entries, tuple(_read_mention(row) for row in data["mentions"]))


def _document(document: Document) -> Json:
    keys = ("id", "title", "published", "language", "url", "version", "outlet", "byline", "issuer")
    return {key: getattr(document, key) for key in keys}


def _entry(entry: Entry, document: str, ids: Mapping[EntryKey, str]) -> Json:
    head: Json = {"id": ids.get(entry_key(entry))}
    if entry.kind is Kind.RELATION:
        head["predicate"] = entry.type
    elif entry.kind is not Kind.QUOTATION:
        head |= {"name": entry.name, "type": entry.type, "aliases": list(entry.aliases)}
    return {
        **head,
        **dict(_slots(entry)),
        "reference": entry.reference,
        "confidence": entry.confidence,
        "evidence": [_evidence(entry.evidence, document)],
        "facts": [_fact(claim, document, ids) for claim in entry.claims],
    }


def _slots(entry: Entry) -> Iterator[tuple[str, Any]]:
    for name, slot in SLOTS[entry.kind].items():
        claims = [claim for claim in entry.claims if claim.slot == name]
        if slot.many:
            values = [_value(claim) for claim in claims]
            yield name, [value for i, value in enumerate(values) if value not in values[:i]]
        else:
            yield name, claims[0].value if claims else None


def _value(claim: Claim) -> str | int | Json:
    if claim.slot == "attendees" and (claim.role or claim.topic):
        return {"name": claim.value, "role": claim.role, "topic": claim.topic}
    return claim.value


def _fact(claim: Claim, document: str, ids: Mapping[EntryKey, str]) -> Json:
    fact: Json = {"slot": claim.slot, "value": claim.value}
    if claim.kind is not None:
        fact |= {"kind": claim.kind.value, "id": ids.get((claim.kind, str(claim.value)))}
    fact |= {key: value for key in ("role", "topic") if (value := getattr(claim, key)) is not None}
    return {**fact, "evidence": [_evidence(claim.evidence, document)], "confidence": claim.confidence}


def _evidence(evidence: Evidence, document: str) -> Json:
    return {
        "document": document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "highlight": [{"start": span.start, "end": span.end} for span in evidence.highlight],
    }


def _mention(mention: Mention, ids: Mapping[EntryKey, str]) -> Json:
    kinds = _MENTIONED.get(mention.type, ())
    found = (ids[key] for kind in kinds if (key := (kind, mention.name or "")) in ids)
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type.value,
        "name": mention.name,
        "id": next(found, None),
    }


def _read_entry(kind: Kind, row: Json) -> Entry:
    return Entry(
        kind=kind,
        name="" if kind in _UNNAMED else row["name"],
        type={Kind.RELATION: row.get("predicate"), Kind.QUOTATION: "quotation"}.get(kind) or row["type"],
        evidence=_read_evidence(row["evidence"][0]),
        confidence=row["confidence"],
        aliases=tuple(row.get("aliases", ())),
        claims=tuple(_read_claim(fact) for fact in row["facts"]),
        reference=row["reference"],
    )


def _read_claim(fact: Json) -> Claim:
    return Claim(
        slot=fact["slot"],
        value=fact["value"],
        evidence=_read_evidence(fact["evidence"][0]),
        confidence=fact["confidence"],
        kind=Kind(fact["kind"]) if "kind" in fact else None,
        role=fact.get("role"),
        topic=fact.get("topic"),
    )


def _read_evidence(row: Json) -> Evidence:
    spans = tuple(Span(span["start"], span["end"]) for span in row["highlight"])
    return Evidence(row["start"], row["end"], row["quote"], spans)


def _read_mention(row: Json) -> Mention:
    return Mention(row["start"], row["end"], row["text"], MentionType(row["type"]), row["name"])


def grouped(reading: Reading) -> Reading:
    """The same reading with its entries in the order of `LISTS`, as `from_json` gives them."""
    order = list(LISTS)
    entries = sorted(reading.entries, key=lambda entry: order.index(entry.kind))
    return Reading(reading.document, tuple(entries), reading.mentions)
