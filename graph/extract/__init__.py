"""From a parsed document to its entries and claims: rules over linguistics, one file a family."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from graph.extract import context, events, names
from graph.extract.context import Context
from graph.extract.mentions import mentions
from graph.model import Document, Entry, Reading

Rule = Callable[[Context], Iterable[Entry]]

RULES: list[Rule] = [names.entries, events.find]
"""The families of rules, in order: each sees the names that those before it found."""


def read_facts(document: Document) -> Reading:
    """All that the rules read out of a document; its regions say which of its text states facts."""
    ctx = context.build(document)
    names.find(ctx)
    entries = tuple(entry for rule in RULES for entry in rule(ctx))
    return Reading(document, entries, mentions(ctx))
