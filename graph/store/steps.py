"""What changed from version to version, for whoever keeps something in step with the store."""

from __future__ import annotations

from collections.abc import Iterable

_MOST = 10_000
"""Versions that are remembered."""


class Steps:
    """The graphs that each version replaced. Safe between threads."""

    def __init__(self) -> None:
        self._steps: dict[str, tuple[str, frozenset[str] | None]] = {}

    def note(self, old: str, new: str, graphs: Iterable[str] | None) -> None:
        """Version `new` follows `old` and replaced these graphs; None if they are not known."""
        self._steps[old] = (new, None if graphs is None else frozenset(graphs))
        while len(self._steps) > _MOST:
            del self._steps[next(iter(self._steps))]

    def since(self, version: str, now: str) -> set[str] | None:
        """The graphs replaced between two versions; None where that is not known any more.

        >>> steps = Steps()
        >>> steps.note("1", "2", {"g"})
        >>> steps.since("1", "2"), steps.since("0", "2")
        ({'g'}, None)
        """
        graphs: set[str] = set()
        while version != now:
            following, changed = self._steps.get(version, ("", None))
            if changed is None:
                return None
            graphs |= changed
            version = following
        return graphs
