"""What documents have said about names: the store as it stands, with a change laid over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from pyoxigraph import Literal, NamedNode

from graph.ids import Ids
from graph.merge.identity import IRI_KIND
from graph.merge.keys import Key, key_node, key_of, primary
from graph.merge.traces import traces
from graph.model import Entry, Reading
from graph.store.base import Row, Term, View
from graph.vocab import pg

Load = Callable[[str], Reading]


class Known:
    """Answers about keys, in batches; documents in `gone` count no more, those in `new` count already."""

    def __init__(
        self, view: View, ids: Ids, load: Load, gone: Collection[str] = (), new: Sequence[Reading] = ()
    ) -> None:
        """`load` gives the stored reading of a document."""
        self._view, self._ids, self._load = view, ids, load
        self._gone = frozenset(gone)
        self._new = {reading.document.id: reading for reading in new}
        self._traces = [trace for reading in new for trace in traces(reading)]

    def also_named(self, keys: Collection[Key]) -> dict[Key, set[Key]]:
        """The keys that documents give the same thing as each of `keys`, in either direction."""
        found: dict[Key, set[Key]] = {key: set() for key in keys}
        for left, right in self._pairs("alsoNamed", keys):
            for one, other in ((left, right), (right, left)):
                if one in found:
                    found[one].add(other)
        for trace in self._traces:
            for other in trace.links:
                for one, far in ((trace.key, other), (other, trace.key)):
                    if one in found:
                        found[one].add(far)
        return found

    def names(self, keys: Collection[Key]) -> set[str]:
        """All names that documents write for any of `keys` as an entry's own key."""
        rows = self._rows("writtenAs", keys)
        written = {value.value for _, value in rows if isinstance(value, Literal)}
        return written.union(*(trace.names for trace in self._traces if trace.key in keys))

    def qualifiers(self, keys: Collection[Key]) -> dict[Key, set[Key]]:
        """The bodies that tell each of `keys` from its namesakes."""
        found: dict[Key, set[Key]] = defaultdict(set)
        for key, value in self._rows("qualifiedBy", keys):
            if isinstance(value, NamedNode):
                found[key].add(key_of(value, self._ids))
        for trace in self._traces:
            if trace.key in keys and trace.qualifier:
                found[trace.key].add(trace.qualifier)
        return found

    def blocks(self, keys: Collection[Key]) -> set[str]:
        """All blocks of `keys`."""
        found = {value.value for _, value in self._rows("block", keys)}
        return found.union(*(trace.blocks for trace in self._traces if trace.key in keys))

    def in_blocks(self, blocks: Collection[str], group: str) -> set[Key]:
        """All keys of a group that stand in any of the blocks."""
        rows = self._keys_with("block", [Literal(block) for block in sorted(blocks)])
        mine = {trace.key for trace in self._traces if not trace.blocks.isdisjoint(blocks)}
        return {key for key in {*rows, *mine} if key.group == group}

    def qualified_by(self, keys: Collection[Key]) -> set[Key]:
        """All keys that any of `keys` tells from their namesakes."""
        rows = self._keys_with("qualifiedBy", [key_node(key, self._ids) for key in keys])
        return {*rows, *(trace.key for trace in self._traces if trace.qualifier in keys)}

    def existing(self, keys: Collection[Key]) -> set[Key]:
        """Those of `keys` that some document has an entry for."""
        return {key for key, _ in self._rows("writtenAs", keys)} | {
            trace.key for trace in self._traces if trace.key in keys
        }

    def entries(self, key: Key) -> list[tuple[Reading, Entry]]:
        """Each document's entry of a key."""
        rows = self._view.select(
            "SELECT DISTINCT ?document WHERE { ?thing pg:identityKey ?key ; pg:mentionedIn ?document }",
            {"key": key_node(key, self._ids)},
        )
        stored = {row["document"].value.rpartition("/")[2] for row in rows} - self._gone - self._new.keys()
        readings = [*(self._load(document) for document in sorted(stored)), *self._new.values()]
        return [
            (reading, entry)
            for reading in readings
            for entry in reading.entries
            if IRI_KIND.get(entry.kind) == key.group and primary(entry, reading) == key
        ]

    def beside(self, key: Key) -> set[Key]:
        """The keys of the other events that the documents of an event tell of."""
        readings = (reading for reading, _ in self.entries(key))
        return {
            trace.key for reading in readings for trace in traces(reading) if trace.key.group == key.group
        } - {key}

    def _pairs(self, name: str, keys: Collection[Key]) -> Iterator[tuple[Key, Key]]:
        """The pairs of keys that a property links, in which one of `keys` stands on either side."""
        yield from self._found(name, "value", [key_node(key, self._ids) for key in keys])
        for key, value in self._rows(name, keys):
            if isinstance(value, NamedNode):
                yield key, key_of(value, self._ids)

    def _found(self, name: str, at: str, nodes: Sequence[NamedNode]) -> Iterator[tuple[Key, Key]]:
        for row in self._ask(name, at, nodes):
            left, right = row["key"], row["value"]
            if isinstance(left, NamedNode) and isinstance(right, NamedNode):
                yield key_of(left, self._ids), key_of(right, self._ids)

    def _rows(self, name: str, keys: Iterable[Key]) -> list[tuple[Key, Term]]:
        nodes = {key_node(key, self._ids): key for key in keys}
        return [(nodes[row["key"]], row["value"]) for row in self._ask(name, "key", list(nodes))]  # type: ignore[index]

    def _keys_with(self, name: str, values: Sequence[NamedNode | Literal]) -> set[Key]:
        rows = self._ask(name, "value", values)
        return {key_of(row["key"], self._ids) for row in rows if isinstance(row["key"], NamedNode)}

    def _ask(self, name: str, at: str, terms: Sequence[NamedNode | Literal]) -> list[Row]:
        """The rows of a property of keys, with `?key` or `?value` (`at`) bound to any of `terms`."""
        if not terms:
            return []
        pattern = self._stated(f"?key {pg(name)} ?value")
        bound = " ".join(map(str, terms))
        return self._view.select(
            f"SELECT DISTINCT ?key ?value WHERE {{ VALUES ?{at} {{ {bound} }} {pattern} }}"
        )

    def _stated(self, pattern: str) -> str:
        """The pattern in the merged graph, or, where documents count no more, in the others' graphs."""
        if not self._gone:
            return pattern
        graphs = ", ".join(str(self._ids.facts(document)) for document in sorted(self._gone))
        return f"{pattern} . FILTER EXISTS {{ GRAPH ?g {{ {pattern} }} FILTER(?g NOT IN ({graphs})) }}"
