"""A document and its facts as an answer."""

from __future__ import annotations

from typing import Any

from app.service import Service
from graph.facts_json import entry_key, to_json
from graph.ids import content_hash
from graph.merge.identity import Identities
from graph.model import Reading
from graph.pipeline import Outcome, Status
from graph.quads.documents import Stored
from graph.quads.facts import quotation_node

Json = dict[str, Any]
STATUS = {Status.CREATED: 201, Status.DUPLICATE: 201, Status.UPDATED: 200, Status.UNCHANGED: 200}


def facts(service: Service, reading: Reading, identities: Identities) -> Json:
    """The facts of a document in the contract's shape, each entry with its id."""
    ids = {key: identity.iri.value for key, identity in identities.items()}
    for entry in reading.entries:
        if entry.kind.value == "quotation":
            ids[entry_key(entry)] = quotation_node(entry, service.ids).value
        elif entry.kind.value == "relation":
            key = entry_key(entry)
            ids[key] = service.ids.entity("relation", content_hash(key[1])).value
    return to_json(reading, ids)


def stored(service: Service, found: Stored, identities: Identities) -> Json:
    """A stored document: its facts, text (unless texts are not published) and when it came."""
    body = facts(service, found.reading, identities)
    document = found.reading.document
    if service.settings.publish_text:
        body["text"] = document.text
    more = {"id": document.id, "ingested": found.ingested, "version": document.version}
    if found.duplicate_of:
        more["duplicate_of"] = found.duplicate_of
    return {**body, **more}


def outcome(service: Service, result: Outcome) -> tuple[int, Json]:
    """The status and body for a document that came in."""
    return STATUS[result.status], stored(service, result.stored, result.identities)
