"""Highlights that show the name itself: a body told by its person is marked beside the person."""

from __future__ import annotations

from dataclasses import replace

from graph.extract.context import Context
from graph.model import Claim, Entry, Evidence, Kind, Span


def shown(ctx: Context, entry: Entry) -> Entry:
    """The entry, the bodies that its claims name highlighted where their sentences spell them out."""
    claims = tuple(_shown(ctx, claim) for claim in entry.claims)
    return entry if claims == entry.claims else replace(entry, claims=claims)


def _shown(ctx: Context, claim: Claim) -> Claim:
    said = claim.evidence
    if claim.kind is not Kind.ORGANIZATION or not said.highlight:
        return claim
    spelt = [
        Span(name.start, name.end)
        for name in ctx.names.within(said.start, said.end, Kind.ORGANIZATION)
        if name.name == claim.value
    ]
    if not spelt or any(
        one.start < own.end and own.start < one.end for own in spelt for one in said.highlight
    ):
        return claim
    nearest = min(spelt, key=lambda span: _distance(said, span))
    marked = tuple(sorted((*said.highlight, nearest), key=lambda span: span.start))
    return replace(claim, evidence=replace(said, highlight=marked))


def _distance(said: Evidence, span: Span) -> int:
    return min(abs(span.start - one.start) for one in said.highlight)
