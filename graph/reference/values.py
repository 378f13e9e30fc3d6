"""The values of reference data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from graph.ids import name_key
from graph.model import Kind

_BEGINNING = "1900-01-01"
_LATELY = timedelta(days=3652)


@dataclass(frozen=True, slots=True)
class Reference:
    """One known thing.

    `names` are `(name, language)`, the main name of each language first; `type` is a type code of the
    guidelines; dates are ISO days, `valid_to` the first day on which it was no more.
    """

    id: str
    kind: Kind
    type: str
    names: tuple[tuple[str, str], ...]
    short: tuple[str, ...] = ()
    """Those of `names` that are bare forms (포항, 경북): of the place, not of the body that governs it."""
    valid_from: str | None = None
    valid_to: str | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    parts_from: tuple[str, ...] = ()
    """Bodies of which it took over a part only; they are no predecessors."""
    parent: str | None = None
    """The group, ministry or region that it belongs to."""
    governs: str | None = None
    """Of a local government: the id of its region."""
    industries: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    codes: tuple[tuple[str, str], ...] = ()
    """`(scheme, code)`, as `("ISO 3166-2", "KR-47")`."""
    source: str = ""
    """The name of the file that it came from."""

    def label(self, language: str = "ko") -> str:
        """The main name in a language, else the main name at all."""
        return next((name for name, lang in self.names if lang == language), self.names[0][0])

    def valid_on(self, day: str) -> bool:
        """Whether it existed on a day; a shorter date (`2013`, `2013-03`) counts if any of its days does."""
        begun = self.valid_from is None or self.valid_from[: len(day)] <= day
        return begun and (self.valid_to is None or day < self.valid_to[: len(day)] or self._ends_in(day))

    def _ends_in(self, day: str) -> bool:
        """Whether it ended within `day`, a year or month, but after that began."""
        return self.valid_to is not None and len(day) < 10 and self.valid_to > f"{day}-01-01"[:10]


@dataclass(frozen=True)
class ReferenceSet:
    """All reference data, found by id and by name."""

    by_id: Mapping[str, Reference]

    def __iter__(self) -> Iterator[Reference]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, reference: str) -> Reference | None:
        """The thing of an id."""
        return self.by_id.get(reference)

    @cached_property
    def by_key(self) -> Mapping[str, tuple[Reference, ...]]:
        """All things by `name_key` of each of their names."""
        found: dict[str, dict[str, Reference]] = defaultdict(dict)
        for item in self:
            for name, _ in item.names:
                found[name_key(name)][item.id] = item
        return {key: tuple(items.values()) for key, items in found.items()}

    def find(self, name: str, kind: Kind | None = None, on: str | None = None) -> tuple[Reference, ...]:
        """The things that bear a name, of a kind if given, and living on an ISO day if given."""
        return tuple(
            item
            for item in self.by_key.get(name_key(name), ())
            if (kind is None or item.kind is kind) and (on is None or item.valid_on(on))
        )

    def lineage(self, reference: str) -> tuple[Reference, ...]:
        """A thing with all it came from and all it became, oldest first."""
        seen: dict[str, Reference] = {}
        todo = [reference]
        while todo:
            item = self.by_id.get(todo.pop())
            if item and item.id not in seen:
                seen[item.id] = item
                todo += [*item.predecessors, *item.successors]
        return tuple(sorted(seen.values(), key=lambda item: (item.valid_from or "", item.id)))

    def as_then(self, reference: str, names: Iterable[str], on: str | None) -> str:
        """The id that a thing had on a day, among its lineage's bearers of one of `names`.

        산업부 was another body in 2005 than in 2024. Unchanged where not just one fits. Where no day is
        known, the one that bore the name for most of the last years: renaming one does not rename old texts.
        """
        keys = {name_key(name) for name in names}
        bearers = [
            item for item in self.lineage(reference) if any(name_key(name) in keys for name, _ in item.names)
        ]
        if not on:
            return max(bearers, key=self._lately, default=self.by_id[reference]).id
        living = [item.id for item in bearers if item.valid_on(on)]
        return living[0] if len(living) == 1 else reference

    @cached_property
    def _newest(self) -> date:
        """The day of the newest change that the data tell of."""
        return date.fromisoformat(max(item.valid_from or _BEGINNING for item in self))

    def _lately(self, item: Reference) -> int:
        """For how many of the last years' days a thing was there."""
        begun = max(date.fromisoformat(item.valid_from or _BEGINNING), self._newest - _LATELY)
        ended = date.fromisoformat(item.valid_to) if item.valid_to else self._newest + timedelta(1)
        return (ended - begun).days

    def current(self, reference: str, on: str | None = None) -> tuple[Reference, ...]:
        """What a thing is called on a day (None: by the newest data): itself, or what it has become."""
        item = self.by_id[reference]
        if not item.successors or (on is not None and item.valid_to is not None and on < item.valid_to):
            return (item,)
        found: dict[str, Reference] = {}
        for successor in item.successors:
            found |= {one.id: one for one in self.current(successor, on)}
        return tuple(found.values())


def linked(items: Iterable[Reference]) -> ReferenceSet:
    """The set of `items`, each successor link filled in from the predecessors.

    What lives comes before what has ended and what is wider before what lies in it, so that the first
    bearer of a name is the one most likely meant (광주: the metropolitan city, not the town in 경기도).
    """
    by_id = {item.id: item for item in items}
    ordered = sorted(by_id.values(), key=lambda item: (item.valid_to is not None, _depth(item, by_id)))
    by_id = {item.id: item for item in ordered}
    successors: dict[str, list[str]] = defaultdict(list)
    for item in by_id.values():
        for predecessor in item.predecessors:
            successors[predecessor].append(item.id)
    for predecessor, later in successors.items():
        by_id[predecessor] = replace(by_id[predecessor], successors=tuple(later))
    return ReferenceSet(by_id)


def _depth(item: Reference, by_id: Mapping[str, Reference]) -> int:
    """How many things it lies in or belongs to, one in the other; a circle of parents ends the count."""
    item = by_id.get(item.governs or item.id, item)
    seen = {item.id}
    while item.parent and item.parent in by_id and item.parent not in seen:
        item = by_id[item.parent]
        seen.add(item.id)
    return len(seen)
