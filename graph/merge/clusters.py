"""Keys and the links between them -> one cluster a thing, the same whatever order the links came in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Link(Generic[T]):
    """Two nodes held to be one thing; those of higher `score` are joined first. Reasons are for people."""

    left: T
    right: T
    score: float
    reason: str = ""


class Clusters(Generic[T]):
    """Union-find that refuses to bring together what must stay apart."""

    def __init__(self, nodes: Iterable[T], apart: Collection[frozenset[T]] = ()) -> None:
        """`apart` are pairs that no cluster may hold both of."""
        self._members: dict[T, set[T]] = {node: {node} for node in nodes}
        self._apart: dict[T, set[T]] = {}
        for pair in apart:
            for node in pair:
                self._apart.setdefault(node, set()).update(pair - {node})

    def join(self, links: Iterable[Link[T]]) -> None:
        """Join along the links, best first; ties by the nodes' text, so that the outcome is one."""
        ordered = sorted(links, key=lambda link: (-link.score, sorted((str(link.left), str(link.right)))))
        for link in ordered:
            left, right = self._members[link.left], self._members[link.right]
            if left is not right and not self._parted(left, right):
                left |= right
                for node in right:
                    self._members[node] = left

    def of(self, node: T) -> frozenset[T]:
        """All nodes of the same cluster."""
        return frozenset(self._members[node])

    def __iter__(self) -> Iterator[frozenset[T]]:
        """Each cluster once."""
        seen: set[int] = set()
        for members in self._members.values():
            if id(members) not in seen:
                seen.add(id(members))
                yield frozenset(members)

    def _parted(self, left: set[T], right: set[T]) -> bool:
        small, large = sorted((left, right), key=len)
        return any(not large.isdisjoint(self._apart.get(node, ())) for node in small)
