"""Readings made by hand, for tests of what comes after extraction."""

from __future__ import annotations

from collections.abc import Iterable

from graph.ids import content_hash
from graph.model import Claim, Document, Entry, Evidence, Kind, Reading, Region, RegionKind

Slots = dict[str, object]


def entry(kind: Kind, name: str, type_: str, *, aliases: Iterable[str] = (), **slots: object) -> Entry:
    """An entry with a claim for each slot value; `organization=("삼성", Kind.ORGANIZATION)` names a thing."""
    quote = f"{name} 문장."
    evidence = Evidence(0, len(quote), quote)
    claims = []
    for slot, given in slots.items():
        for value in given if isinstance(given, list) else [given]:
            named, target = value if isinstance(value, tuple) else (value, None)
            claims.append(Claim(slot, named, evidence, 0.9, kind=target))
    reference = slots.get("reference")
    return Entry(
        kind,
        name,
        type_,
        evidence,
        0.9,
        tuple(aliases),
        tuple(claim for claim in claims if claim.slot != "reference"),
        str(reference) if reference else None,
    )


def reading(text: str, *entries: Entry, published: str = "2024-05-01") -> Reading:
    """A document of these entries; bodies that claims name get entries of their own."""
    named = {(one.kind, one.name) for one in entries}
    more = [
        entry(claim.kind, str(claim.value), "company" if claim.kind is Kind.ORGANIZATION else "region")
        for one in entries
        for claim in one.claims
        if claim.kind in {Kind.ORGANIZATION, Kind.PLACE} and (claim.kind, claim.value) not in named
    ]
    unique = {(one.kind, one.name): one for one in [*more, *entries]}
    document = Document(
        content_hash(text),
        text,
        title=text[:20],
        published=published,
        regions=(Region(0, len(text), RegionKind.BODY),),
    )
    return Reading(document, tuple(unique.values()))


ORG, PERSON, EVENT, POLICY, PLACE = Kind.ORGANIZATION, Kind.PERSON, Kind.EVENT, Kind.POLICY, Kind.PLACE
