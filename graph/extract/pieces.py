"""Long texts: read piece by piece, so that time and memory grow with the length and with nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.mentions import TYPES
from graph.model import Claim, Document, Entry, Evidence, Kind, Mention, Reading, Region, Span
from graph.vocab import SLOTS

LONGEST = 100_000
"""Code points that are read at once: some 60 pages. Rules that look at all events, plans or names of a text
see those of one piece."""
_SEARCHED = 4
"""The part of a piece at its end in which it may be cut: a fourth."""
_CUTS = ("\n\n", "\n", ". ", " ")
"""Where a text is cut, the best first."""

Piece = tuple[int, Document]
"""A stretch of a document as a document, and the offset at which it begins."""


def pieces(document: Document) -> Iterator[Piece]:
    """The pieces of a document, none longer than `LONGEST`; together they are its whole text."""
    start = 0
    while start < len(document.text):
        end = _end(document.text, start)
        yield start, replace(document, text=document.text[start:end], regions=_regions(document, start, end))
        start = end


def _end(text: str, start: int) -> int:
    last = start + LONGEST
    if last >= len(text):
        return len(text)
    for cut in _CUTS:
        at = text.rfind(cut, last - LONGEST // _SEARCHED, last)
        if at >= 0:
            return at + len(cut)
    return last


def _regions(document: Document, start: int, end: int) -> tuple[Region, ...]:
    return tuple(
        Region(max(r.start, start) - start, min(r.end, end) - start, r.kind)
        for r in document.regions
        if r.start < end and r.end > start
    )


def learn(before: dict[str, Name], reading: Reading) -> None:
    """Note the names of bodies and places in a piece, and their further forms, for the pieces after it."""
    for entry in reading.entries:
        if entry.kind is Kind.ORGANIZATION or entry.type in _GROUNDS:
            known = Name(0, 0, entry.kind, entry.name, entry.type, _TOLD, entry.reference)
            for form in (entry.name, *entry.aliases):
                if len(form) >= _SHORTEST:
                    before.setdefault(form, known)


_GROUNDS = frozenset({"venue", "site"})
_TOLD = 0.8
"""How sure a name is that only an earlier piece tells to be one."""
_SHORTEST = 3
"""Code points of a form that is looked for in other pieces."""


def joined(document: Document, readings: Iterable[tuple[int, Reading]]) -> Reading:
    """One reading of a document out of those of its pieces: what has one name is one entry.

    A form that another piece gives as a further one of a name (`이하 산업부`) goes by that name.
    """
    moved = [_moved(offset, reading) for offset, reading in readings]
    main = _main([entries for entries, _ in moved])
    found: dict[tuple[object, ...], Entry] = {}
    for entries, _ in moved:
        for entry in entries:
            named = _named(entry, main)
            key = _key(named)
            found[key] = _both(found[key], named) if key in found else named
    by_type = {(TYPES[kind], form): name for (kind, form), name in main.items()}
    mentions = (
        replace(mention, name=by_type.get((mention.type, mention.name or ""), mention.name))
        for _, mentions in moved
        for mention in mentions
    )
    return Reading(document, tuple(found.values()), tuple(mentions))


def _moved(offset: int, reading: Reading) -> tuple[list[Entry], list[Mention]]:
    """Entries and mentions of a piece with offsets into the whole text."""

    def shown(evidence: Evidence) -> Evidence:
        spans = tuple(Span(s.start + offset, s.end + offset) for s in evidence.highlight)
        return Evidence(evidence.start + offset, evidence.end + offset, evidence.quote, spans)

    entries = [
        replace(
            entry,
            evidence=shown(entry.evidence),
            claims=tuple(replace(claim, evidence=shown(claim.evidence)) for claim in entry.claims),
        )
        for entry in reading.entries
    ]
    return entries, [replace(m, start=m.start + offset, end=m.end + offset) for m in reading.mentions]


Main = dict[tuple[Kind, str], str]
"""The main name of each further form, by kind and form."""


def _main(read: Iterable[Iterable[Entry]]) -> Main:
    """The further forms that stand for one name in all pieces, and for nothing else in its own piece."""
    found: dict[tuple[Kind, str], set[str]] = {}
    for entries in read:
        names = {(entry.kind, entry.name) for entry in entries}
        for entry in entries:
            for form in ((entry.kind, alias) for alias in entry.aliases):
                found.setdefault(form, set()).update([entry.name, form[1]] if form in names else [entry.name])
    sure = {form: names.pop() for form, names in found.items() if len(names) == 1}
    return {form: name for form, name in sure.items() if (form[0], name) not in sure}


def _named(entry: Entry, main: Main) -> Entry:
    """An entry by its main name, its claims by the main names of what they name."""
    name = main.get((entry.kind, entry.name), entry.name)
    claims = tuple(
        replace(claim, value=main.get((claim.kind, str(claim.value)), claim.value)) if claim.kind else claim
        for claim in entry.claims
    )
    return replace(entry, name=name, claims=claims)


def _key(entry: Entry) -> tuple[object, ...]:
    if entry.name:
        return entry.kind, entry.name
    return entry.kind, entry.type, tuple((claim.slot, claim.value) for claim in entry.claims)


def _both(first: Entry, other: Entry) -> Entry:
    """What two pieces say of one thing; of what has one value, that which is said first."""
    claims = {(c.slot, c.value): c for c in first.claims}
    single = {c.slot for c in first.claims if not _many(first.kind, c)}
    for claim in other.claims:
        if claim.slot not in single:
            claims.setdefault((claim.slot, claim.value), claim)
    return replace(
        first,
        confidence=max(first.confidence, other.confidence),
        aliases=tuple(dict.fromkeys((*first.aliases, *other.aliases))),
        claims=tuple(claims.values()),
        reference=first.reference or other.reference,
    )


def _many(kind: Kind, claim: Claim) -> bool:
    return SLOTS[kind][claim.slot].many
