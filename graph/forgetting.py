"""Forgetting a person: out of texts, facts and logs; a salted hash alone knows them again in later documents.

In texts each letter of the name becomes ○, so that all other offsets stay. Whoever can guess a name can test
the guess against the hash: that is the price of knowing the person again.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Triple

from graph import curation
from graph.errors import InvalidInput
from graph.facts_json import from_json, to_json
from graph.ids import Ids, name_key
from graph.merge.keys import Key, key_node, key_of, primary, qualifier
from graph.merge.resolve import Identifier
from graph.model import Entry, Kind, Reading
from graph.store.base import View
from graph.vocab import pg, term

_BLANK = "○"
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten: the node, its keys, all names, and each document's entry of them."""

    node: NamedNode
    keys: frozenset[Key]
    names: frozenset[str]
    entries: frozenset[tuple[str, str]]
    """Document and name of the entry there."""


def person(state: Identifier, value: str) -> Person:
    """The person that a value means; raises `InvalidInput` for anything else."""
    node = curation.thing(state.view, state.ids, value)
    if "/id/person/" not in node.value:
        raise InvalidInput(f"{value!r} is no person; only people are forgotten. DELETE removes documents.")
    rows = state.view.select("SELECT ?key WHERE { ?thing pg:identityKey ?key }", {"thing": node})
    keys = {key_of(row["key"], state.ids) for row in rows if isinstance(row["key"], NamedNode)}
    told = [(reading, entry) for key in keys for reading, entry in state.known.entries(key)]
    names = {name for _, entry in told for name in (entry.name, *entry.aliases) if len(name) >= _LEAST}
    entries = frozenset((reading.document.id, entry.name) for reading, entry in told)
    return Person(node, frozenset(keys), frozenset(names), entries)


def documents(state: Identifier, who: Person) -> list[str]:
    """The documents that speak of a person, or have the name of nobody else in their text."""
    found = {document for document, _ in who.entries}
    for name in who.names:
        rows = state.view.select(
            f"SELECT ?document WHERE {{ GRAPH ?g {{ ?document pg:content ?text "
            f"FILTER(CONTAINS(?text, {Literal(name)})) }} }}"
        )
        for row in rows:
            document = row["document"].value.rpartition("/")[2]
            people = state.load(document).of(Kind.PERSON)
            if not any(name in (one.name, *one.aliases) for one in people):
                found.add(document)
    return sorted(found)


def without(reading: Reading, names: Collection[str], entries: Collection[tuple[str, str]]) -> Reading:
    """The reading with a person's entry, claims, quotations and mentions gone and the names blanked."""
    own = {name for document, name in entries if document == reading.document.id}
    kept = tuple(entry for entry in reading.entries if not _of(entry, own))
    mentions = tuple(one for one in reading.mentions if one.type.value != "person" or one.name not in own)
    data = to_json(Reading(reading.document, kept, mentions))
    for entries_ in data.values():
        for entry in entries_ if isinstance(entries_, list) else ():
            if "facts" in entry:
                entry["facts"] = [one for one in entry["facts"] if not _names(one, own)]
    data["text"] = reading.document.text
    return from_json(_blanked(data, sorted(names, key=len, reverse=True)))


def forgotten(reading: Reading, marks: Collection[tuple[str, str]]) -> Reading:
    """The reading without those whom the marks know."""
    if not marks:
        return reading
    for entry in reading.of(Kind.PERSON):
        if any(_mark(salt, one) == mark for salt, mark in marks for one in _own_words(entry, reading)):
            names = [name for name in (entry.name, *entry.aliases) if len(name) >= _LEAST]
            reading = without(reading, names, {(reading.document.id, entry.name)})
    return reading


def marks(state: Identifier, who: Person) -> list[str]:
    """Salted hashes of each name with each name of each body of the person, and of the name without body."""
    bodies = {body for of in state.known.qualifiers(who.keys).values() for body in of}
    around = state.explorer.around(bodies)
    words = {f"{name_key(name)}|" for name in who.names}
    words |= {f"{name_key(name)}|{body.text}" for name in who.names for of in around.values() for body in of}
    salt = secrets.token_hex(16)
    return sorted(f"{salt}:{_mark(salt, word)}" for word in words)


def known_marks(view: View, ids: Ids) -> list[tuple[str, str]]:
    """All marks on record, as salt and hash."""
    rows = view.select(
        "SELECT ?mark WHERE { GRAPH ?log { ?change pg:forgotten ?mark } }", {"log": ids.service("history")}
    )
    return [(salt, mark) for row in rows for salt, _, mark in [row["mark"].value.partition(":")]]


def line(ids: Ids, marked: Collection[str]) -> tuple[Quad, ...]:
    """The line of the log: that somebody was forgotten, and when."""
    node, graph = ids.entity("change", uuid.uuid4().hex), ids.service("history")
    when = datetime.now(UTC).isoformat(timespec="microseconds")
    return (
        Quad(node, term("rdf:type"), pg("Change"), graph),
        Quad(node, term("prov:atTime"), Literal(when, datatype=term("xsd:dateTime")), graph),
        Quad(node, pg("action"), Literal("forget"), graph),
        *(Quad(node, pg("forgotten"), Literal(mark), graph) for mark in marked),
    )


def logs(state: Identifier, who: Person) -> dict[NamedNode, frozenset[Triple]]:
    """The logs without the person: no address, judgement or earlier version tells of them."""
    ids, names = state.ids, sorted(who.names, key=len, reverse=True)
    telling = {who.node.value, *(key_node(key, ids).value for key in who.keys)}
    found = {}
    for graph in (ids.service("history"), ids.service("judgements")):
        triples = [quad.triple for quad in state.view.quads(graph)]
        told = {t.subject for t in triples if isinstance(t.object, NamedNode) and t.object.value in telling}
        steps = {t.subject for t in triples if t.predicate in (pg("from"), pg("to"))}
        drop = told if graph == ids.service("judgements") else told & steps
        found[graph] = frozenset(
            _quiet(t, names, who)
            for t in triples
            if t.subject not in drop
            and t.object not in drop
            and not (isinstance(t.object, NamedNode) and t.object.value in telling)
        )
    return found


def _quiet(triple: Triple, names: Collection[str], who: Person) -> Triple:
    if not isinstance(triple.object, Literal) or not any(name in triple.object.value for name in names):
        return triple
    text = triple.object.value
    if triple.predicate == pg("was"):
        reading = without(from_json(json.loads(text)), names, who.entries)
        text = json.dumps(to_json(reading), ensure_ascii=False)
    else:
        text = _blanked(text, names)
    return Triple(triple.subject, triple.predicate, Literal(text, datatype=triple.object.datatype))


def _of(entry: Entry, own: Collection[str]) -> bool:
    """Whether an entry is a person's own, or one of their quotations or relations."""
    if entry.kind is Kind.PERSON:
        return entry.name in own
    if entry.kind in {Kind.QUOTATION, Kind.RELATION}:
        return any(claim.kind is Kind.PERSON and claim.value in own for claim in entry.claims)
    return False


def _names(fact: dict[str, Any], own: Collection[str]) -> bool:
    return fact.get("kind") == Kind.PERSON.value and fact["value"] in own


def _own_words(entry: Entry, reading: Reading) -> Iterator[str]:
    body = qualifier(entry, reading)
    assert primary(entry, reading).group == "person"
    for name in (entry.name, *entry.aliases):
        yield f"{name_key(name)}|{body.text if body else ''}"


def _mark(salt: str, word: str) -> str:
    return hashlib.blake2b(word.encode(), key=bytes.fromhex(salt), digest_size=16).hexdigest()


def _blanked(value: Any, names: Collection[str]) -> Any:
    if isinstance(value, str):
        for name in names:
            value = value.replace(name, _BLANK * len(name))
        return value
    if isinstance(value, list):
        return [_blanked(one, names) for one in value]
    if isinstance(value, dict):
        return {key: _blanked(one, names) for key, one in value.items()}
    return value
