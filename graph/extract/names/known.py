"""Names that reference data know: bodies and places by each of their forms, spaces aside."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from graph import reference
from graph.model import Kind
from graph.reference import Reference

_SPACES = dict.fromkeys(map(ord, " \u00a0\u3000·ㆍ‧・･․"))


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """A name without spaces and middle dots, NFKC; case is kept, since `SK` is no `sk`.

    >>> plain("에코프로 ＢＭ")
    '에코프로BM'
    """
    return unicodedata.normalize("NFKC", name).translate(_SPACES)


@dataclass(frozen=True, eq=False)
class Known:
    """Bodies and places by `plain` name; several where the name is shared (중구)."""

    bodies: dict[str, tuple[Reference, ...]]
    places: dict[str, tuple[Reference, ...]]

    @lru_cache(maxsize=65536)  # noqa: B019 — one object a process
    def body(self, name: str) -> Reference | None:
        """The body that bears the name, the living one first."""
        return _first(self.bodies.get(plain(name), ()) or self.bodies.get(_full(name), ()))

    @lru_cache(maxsize=65536)  # noqa: B019 — one object a process
    def place(self, name: str) -> Reference | None:
        """A place that bears the name."""
        return _first(self.places.get(plain(name), ()) or self.places.get(_full(name), ()))

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(name[:2] for name in self.bodies)

    @lru_cache(maxsize=65536)  # noqa: B019 — one object a process
    def may_open(self, word: str) -> bool:
        """Whether a body's name may begin with a word, by its first two letters."""
        opening = plain(word)[:2]
        return len(opening) < 2 or opening in self._openings or "특례시" in word

    def town_abroad(self, name: str) -> bool:
        """Whether a name is that of a region right in a country other than Korea."""
        found = self.place(name)
        land = reference.load().get(found.parent) if found and found.parent else None
        return land is not None and _foreign_land(land)

    def land_abroad(self, name: str) -> Reference | None:
        """The country of a name, Korea aside."""
        found = self.place(name)
        return found if found and _foreign_land(found) else None

    def place_id(self, name: str) -> str | None:
        """The reference id of a place whose name is its own."""
        found = self.places.get(plain(name), ())
        return found[0].id if len(found) == 1 else None


def _full(name: str) -> str:
    """창원특례시 is the 창원시 of the reference data."""
    return plain(name.replace("특례시", "시")) if name.endswith("특례시") else ""


def _foreign_land(place: Reference) -> bool:
    return place.type == "country" and place.id != "kr"


def _first(found: tuple[Reference, ...]) -> Reference | None:
    return next((r for r in found if r.valid_to is None), found[0] if found else None)


@cache
def known() -> Known:
    """The reference data as names; read once a process."""
    bodies: dict[str, dict[str, Reference]] = {}
    places: dict[str, dict[str, Reference]] = {}
    for item in reference.load():
        target = places if item.kind is Kind.PLACE else bodies
        for name, _ in item.names:
            target.setdefault(plain(name), {})[item.id] = item
    return Known(
        {k: tuple(v.values()) for k, v in bodies.items()}, {k: tuple(v.values()) for k, v in places.items()}
    )
