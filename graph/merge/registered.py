"""Names in a user's own reference files: documents read before the file came are known by them too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from graph.merge.clusters import Link
from graph.merge.identity import IRI_KIND
from graph.merge.keys import REFERENCE, Key, organization_key, plain_key
from graph.model import Kind
from graph.reference import Reference, ReferenceSet
from graph.reference.load import OWN

_SCORE = 0.95
_LEAST = 2


class Registered:
    """The keys of registered names, each of one thing only, and the keys of those things."""

    def __init__(self, items: Iterable[Reference], all_items: Iterable[Reference] = ()) -> None:
        """`items` are the registered things; names that others of `all_items` bear too tell none."""
        bearers: dict[Key, set[str]] = defaultdict(set)
        for item in (*items, *all_items):
            for key in _keys(item):
                bearers[key].add(item.id)
        self._known: dict[Key, Key] = {}
        self._names: dict[Key, set[Key]] = defaultdict(set)
        for item in items:
            own = Key(IRI_KIND[item.kind], REFERENCE + item.id)
            for key in _keys(item):
                if bearers[key] == {item.id}:
                    self._known[key] = own
                    self._names[own].add(key)

    @property
    def keys(self) -> set[Key]:
        """All keys, of names and of things."""
        return {*self._known, *self._names}

    def links(self, keys: Collection[Key]) -> Iterator[Link[Key]]:
        """The links between names and registered things, at any of `keys`."""
        if not self._known:
            return
        for key in keys:
            names = {key} if key in self._known else self._names.get(key, set())
            for name in names:
                left, right = sorted((name, self._known[name]))
                yield Link(left, right, _SCORE, "a registered name")


_last: tuple[ReferenceSet, Registered] | None = None


def registered(references: ReferenceSet) -> Registered:
    """The names of the user's own files; made once for a set."""
    global _last
    if _last is None or _last[0] is not references:
        own = sorted((one for one in references if one.source.startswith(OWN)), key=lambda one: one.id)
        _last = references, Registered(own, references if own else ())
    return _last[1]


def _keys(item: Reference) -> set[Key]:
    if item.kind not in {Kind.ORGANIZATION, Kind.PLACE}:
        return set()
    make = organization_key if item.kind is Kind.ORGANIZATION else plain_key
    group = IRI_KIND[item.kind]
    return {Key(group, make(name)) for name, _ in item.names if len(name) >= _LEAST}
