"""What identity decides for each name of a document: the node it stands for, and how that node is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from graph.model import Kind


@dataclass(frozen=True, slots=True)
class Identity:
    """The one node of a thing, with its labels, the same in whatever document names it."""

    iri: NamedNode
    korean: str
    english: str


Identities = Mapping[tuple[Kind, str], Identity]
"""The identity of each entry of a reading, by its kind and name."""

IRI_KIND = {
    Kind.ORGANIZATION: "organization",
    Kind.ALLIANCE: "organization",
    Kind.PERSON: "person",
    Kind.PLACE: "place",
    Kind.EVENT: "event",
    Kind.POLICY: "policy",
}
"""The `{kind}` in an entity's address; an alliance is an organization. Zones are policies."""


def find(identities: Identities, kind: Kind | None, name: str) -> Identity | None:
    """The identity that a claim's value means: of its kind, else of another kind with that name."""
    if kind is not None and (kind, name) in identities:
        return identities[kind, name]
    return next((identities[k, name] for k in IRI_KIND if (k, name) in identities), None)
