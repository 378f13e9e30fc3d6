"""What a document leaves behind for identity: the keys, names and links of its entries, as triples.

They stand in the document's facts graph, so they come and go with it; in the merged graph each stands once,
however many documents state it, so that looking a name up costs the same in a large graph as in a small one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from graph.ids import Ids
from graph.merge.blocks import blocks
from graph.merge.identity import IRI_KIND
from graph.merge.keys import Key, key_node, primary, qualifier
from graph.merge.links import linked_keys
from graph.model import Entry, Reading
from graph.vocab import pg


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry's part in identity."""

    key: Key
    names: tuple[str, ...]
    links: frozenset[Key]
    qualifier: Key | None
    blocks: frozenset[str]


def trace(entry: Entry, reading: Reading) -> Trace:
    """The trace of a named entry."""
    return Trace(
        key=primary(entry, reading),
        names=(entry.name, *entry.aliases),
        links=linked_keys(entry, reading),
        qualifier=qualifier(entry, reading),
        blocks=blocks(entry),
    )


def traces(reading: Reading) -> list[Trace]:
    """The traces of all named entries of a document."""
    return [trace(entry, reading) for entry in reading.entries if entry.kind in IRI_KIND]


def triples(left: Trace, iri: NamedNode, ids: Ids) -> Iterator[Triple]:
    """A trace as triples."""
    node = key_node(left.key, ids)
    yield Triple(iri, pg("identityKey"), node)
    for name in left.names:
        yield Triple(node, pg("writtenAs"), Literal(name))
    for key in left.links:
        yield Triple(node, pg("alsoNamed"), key_node(key, ids))
    if left.qualifier:
        yield Triple(node, pg("qualifiedBy"), key_node(left.qualifier, ids))
    for block in left.blocks:
        yield Triple(node, pg("block"), Literal(block))
