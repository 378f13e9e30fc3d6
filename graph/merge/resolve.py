"""Which node each name of a document stands for, and which stored documents a change of names concerns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import NamedNode

from graph.ids import Ids
from graph.merge.corrections import Rejections, rejections
from graph.merge.explore import Explorer
from graph.merge.identity import IRI_KIND, Identities, Identity
from graph.merge.judgements import Judgement, active
from graph.merge.keys import Key, key_node, primary
from graph.merge.known import Known
from graph.merge.registered import registered
from graph.merge.traces import traces
from graph.model import Kind, Reading
from graph.reference import ReferenceSet
from graph.reference import load as load_references
from graph.store.base import View

_HANGUL = re.compile(r"[가-힣]")
_LONGEST_LABEL = 80
_GROUPS = frozenset(IRI_KIND.values())


@dataclass(frozen=True, slots=True)
class Move:
    """A thing that changed its address."""

    old: NamedNode
    new: NamedNode


@dataclass(frozen=True, slots=True)
class Affected:
    """What a change of names concerns beyond the documents that changed."""

    documents: frozenset[str]
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Identifier:
    """Decides identity in one state: the store, with some documents gone and some new."""

    view: View
    ids: Ids
    load: Callable[[str], Reading]
    gone: frozenset[str] = frozenset()
    new: Sequence[Reading] = ()
    judgements: Sequence[Judgement] | None = None
    """Those that hold; None: those that hold in the store."""
    references: ReferenceSet = field(default_factory=load_references)

    @cached_property
    def known(self) -> Known:
        """What documents have said about names."""
        return Known(self.view, self.ids, self.load, self.gone, self.new)

    @cached_property
    def judged(self) -> Sequence[Judgement]:
        """The judgements that hold."""
        return active(self.view, self.ids) if self.judgements is None else self.judgements

    @cached_property
    def explorer(self) -> Explorer:
        """The clusters of keys."""
        return Explorer(self.known, self.judged, registered(self.references))

    @cached_property
    def rejections(self) -> Rejections:
        """The facts that people rejected."""
        return rejections(self.judged, self.nodes)

    def nodes(self, keys: Collection[Key]) -> dict[Key, NamedNode]:
        """The node of each key."""
        named = {key for key in keys if key.group in _GROUPS}
        clusters = self.explorer.around(named) if named else {}
        found = {key: self.ids.entity(key.group, key.slug) for key in set(keys) - named}
        for key in named:
            leading = _leading(clusters[key])
            found[key] = self.ids.entity(leading.group, leading.slug)
        return found

    def identities(self, reading: Reading) -> Identities:
        """The identity of every named entry of a reading."""
        document = reading.document.id
        if document not in self._decided:
            self._decided[document] = self._identities(reading)
        return self._decided[document]

    @cached_property
    def _decided(self) -> dict[str, Identities]:
        """What `identities` gave for each document."""
        return {}

    def _identities(self, reading: Reading) -> Identities:
        named = [(entry, primary(entry, reading)) for entry in reading.entries if entry.kind in IRI_KIND]
        clusters = self.explorer.around({key for _, key in named})
        nodes = {members: self.identity(members) for members in {clusters[key] for _, key in named}}
        own = {(entry.kind, entry.name): nodes[clusters[key]] for entry, key in named}
        return {**self._countries(reading), **own}

    def _countries(self, reading: Reading) -> Identities:
        """The countries that events lie in; a domestic one is seldom named, so it has no entry."""
        names = {str(value) for entry in reading.of(Kind.EVENT) for value in entry.values("country")}
        known = {name: self.references.find(name, Kind.PLACE) for name in names}
        return {
            (Kind.PLACE, name): Identity(
                self.ids.entity("place", found[0].id), found[0].label("ko"), found[0].label("en")
            )
            for name, found in known.items()
            if found and found[0].type == "country"
        }

    def identity(self, cluster: Collection[Key]) -> Identity:
        """The node of a cluster: its reference's, else made from its smallest key; with its labels."""
        leading = _leading(cluster)
        iri = self.ids.entity(leading.group, leading.slug)
        reference = self.references.get(leading.reference) if leading.reference else None
        if reference:
            return Identity(iri, reference.label("ko"), reference.label("en"))
        names = self.known.names(cluster) or {leading.text}
        return Identity(iri, _label(names, korean=True), _label(names, korean=False))

    def affected(self, start: Iterable[Key]) -> Affected:
        """The stored documents whose nodes are others in this state, given the keys that changed."""
        clusters = set(self.explorer.around(set(start)).values())
        moved = {key for members in clusters if self._moves(members) for key in members}
        clusters |= set(self.explorer.around(self.known.qualified_by(moved)).values())
        documents: set[str] = set()
        moves: set[tuple[str, str]] = set()
        for cluster in clusters:
            identity = self.identity(cluster)
            for iri, labels in self._stored(cluster).items():
                if iri != identity.iri or labels != {identity.korean, identity.english}:
                    documents |= self._documents(iri)
                if iri != identity.iri:
                    moves.add((iri.value, identity.iri.value))
        found = tuple(Move(NamedNode(old), NamedNode(new)) for old, new in sorted(moves))
        return Affected(frozenset(documents) - self.gone, found)

    def _moves(self, cluster: Collection[Key]) -> bool:
        """Whether any of a cluster's keys has another node in the store: then its people may move as well."""
        leading = _leading(cluster)
        return bool(self._stored(cluster).keys() - {self.ids.entity(leading.group, leading.slug)})

    def _stored(self, cluster: Collection[Key]) -> dict[NamedNode, set[str]]:
        """The nodes that a cluster's keys have in the store, with their labels."""
        keys = " ".join(str(key_node(key, self.ids)) for key in cluster)
        rows = self.view.select(
            f"SELECT DISTINCT ?thing ?label WHERE {{ VALUES ?key {{ {keys} }} "
            "?thing pg:identityKey ?key ; rdfs:label ?label }"
        )
        found: dict[NamedNode, set[str]] = {}
        for row in rows:
            if isinstance(row["thing"], NamedNode):
                found.setdefault(row["thing"], set()).add(row["label"].value)
        return found

    def _documents(self, iri: NamedNode) -> set[str]:
        rows = self.view.select("SELECT ?document WHERE { ?thing pg:mentionedIn ?document }", {"thing": iri})
        return {row["document"].value.rpartition("/")[2] for row in rows}


def _leading(cluster: Collection[Key]) -> Key:
    """The key that names a cluster's node."""
    return next((key for key in sorted(cluster) if key.reference), min(cluster))


def keys_of(reading: Reading) -> set[Key]:
    """All keys that a document's entries bring up."""
    return {key for trace in traces(reading) for key in (trace.key, *trace.links)}


def _label(names: Iterable[str], *, korean: bool) -> str:
    """The longest name in the language that explains itself in no bracket, else the longest of all."""
    short = [name for name in names if len(name) <= _LONGEST_LABEL] or list(names)
    fitting = [name for name in short if (bool(_HANGUL.search(name)) if korean else name.isascii())]
    if not fitting and not korean:
        return _label(names, korean=True)
    return min(fitting or short, key=lambda name: ("(" in name, -len(name), name))
