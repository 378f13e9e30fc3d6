"""From a parsed document to its entries and claims: rules over linguistics, one file a family."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from graph.extract import context, pieces, quotations
from graph.extract.alliances import entries as alliances
from graph.extract.calibration import calibrated
from graph.extract.context import Context, Name
from graph.extract.events import entries as events
from graph.extract.mentions import mentions
from graph.extract.names import entries as names
from graph.extract.policies import entries as policies
from graph.extract.relations import entries as relations
from graph.extract.shown import shown
from graph.facts_json import grouped
from graph.model import Document, Entry, Evidence, Reading
from graph.read.mending import mended

Spotter = Callable[[Context], None]
Rule = Callable[[Context], Iterable[Entry]]

SPOTTERS: list[Spotter] = [names.find, alliances.spot, policies.spot]
"""What finds names, in order: each sees what those before it found."""

RULES: list[Rule] = [
    events.find,
    names.entries,
    alliances.find,
    policies.find,
    relations.find,
    quotations.find,
]
"""The families of rules, in order: each sees the names of all spotters, and those of events."""


def read_facts(document: Document) -> Reading:
    """All that the rules read out of a document; its regions say which of its text states facts."""
    given, document = document, replace(document, text=mended(document.text))
    reading = _read_whole(document)
    return reading if given.text == document.text else _as_given(given, reading)


def _as_given(given: Document, reading: Reading) -> Reading:
    """What was read out of a mended text, its evidence quoted from the text as given."""

    def quoted(evidence: Evidence) -> Evidence:
        return replace(evidence, quote=given.text[evidence.start : evidence.end])

    entries = tuple(
        replace(
            entry,
            evidence=quoted(entry.evidence),
            claims=tuple(replace(claim, evidence=quoted(claim.evidence)) for claim in entry.claims),
        )
        for entry in reading.entries
    )
    return replace(reading, document=given, entries=entries)


def _read_whole(document: Document) -> Reading:
    if len(document.text) <= pieces.LONGEST:
        return grouped(_read(document))
    read: list[tuple[int, Reading]] = []
    before: dict[str, Name] = {}
    for start, piece in pieces.pieces(document):
        read.append((start, _read(piece, before)))
        pieces.learn(before, read[-1][1])
    return grouped(pieces.joined(document, read))


def _read(document: Document, before: Mapping[str, Name] | None = None) -> Reading:
    ctx = context.build(document, before)
    for spot in SPOTTERS:
        spot(ctx)
    entries = tuple(shown(ctx, calibrated(entry)) for rule in RULES for entry in rule(ctx))
    return Reading(document, entries, mentions(ctx))
