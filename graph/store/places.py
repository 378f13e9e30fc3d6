"""A number of places, first come, first served."""

from __future__ import annotations

from graph.store.line import Line


class Places:
    """`size` places; at most `queue` may wait for one."""

    def __init__(self, size: int, queue: int) -> None:
        self._free = size
        self._line: Line[bool] = Line(queue, self._find, lambda _: self.give_back())

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._line)

    async def take(self, patience: float) -> None:
        """Take a place; `give_back` must follow.

        Raises `Busy` if the queue is full or no place comes free in `patience` seconds.
        """
        await self._line.take(patience)

    def take_at_once(self) -> bool:
        """Take a place if one is free; `give_back` must follow."""
        return bool(self._line.take_at_once())

    def give_back(self) -> None:
        """Free a place, or hand it to the first in the queue."""
        self._free += 1
        self._line.serve()

    def _find(self, _: bool) -> bool | None:
        if not self._free:
            return None
        self._free -= 1
        return True
