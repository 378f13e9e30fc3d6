"""Places in quick processes: for one query, or for some that are known to take next to nothing.

What waits in a process is begun there as soon as the one before is answered, without a way back and forth
through the service's event loop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.store.line import Line
from graph.store.staff import Employee

ABREAST = 4
"""Light queries that share a place."""


@dataclass(slots=True, eq=False)
class Seat:
    """A place, and the process in it once there is one."""

    employee: Employee | None = None
    taken: int = 0


class Seats:
    """`size` places; at most `queue` queries may wait for one.

    The process in a place that all have left is given to `release`.
    """

    def __init__(self, size: int, queue: int, release: Callable[[Employee], object]) -> None:
        self._release = release
        self._free = [Seat() for _ in range(size)]
        self._spread = max(1, size // 2)
        """Shared places that light queries choose from before they take another: few processes stay awake."""
        self._shared: dict[Seat, None] = {}
        """Those with light queries that take one more, in the order in which they do."""
        self._line: Line[Seat] = Line(queue, self._find, self.leave)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._line)

    async def take(self, patience: float, *, light: bool) -> Seat:
        """Take a place, a light query perhaps one that others have; `leave` must follow.

        Raises `Busy` if the queue is full or no place comes free in `patience` seconds.
        """
        return await self._line.take(patience, light=light)

    def share(self, seat: Seat) -> None:
        """Let light queries join: one has been put to the process there."""
        if seat.taken < ABREAST and seat not in self._shared:
            self._shared[seat] = None
            self._line.serve()

    def clear(self, seat: Seat, employee: Employee) -> None:
        """Take a process away from a place, if it is there still; those who have the place find another."""
        if seat.employee is employee:
            seat.employee = None
            self._shared.pop(seat, None)

    def leave(self, seat: Seat) -> None:
        """Leave a place."""
        seat.taken -= 1
        if seat.taken and seat.employee is not None:
            self._shared[seat] = None
        elif not seat.taken:
            if employee := seat.employee:
                self.clear(seat, employee)
                self._release(employee)
            self._free.append(seat)
        self._line.serve()

    def _find(self, light: bool) -> Seat | None:
        if light and self._shared and (len(self._shared) >= self._spread or not self._free):
            seat = next(iter(self._shared))
            del self._shared[seat]
        elif self._free:
            seat = self._free.pop()
        else:
            return None
        seat.taken += 1
        if seat.employee is not None and seat.taken < ABREAST:
            self._shared[seat] = None
        return seat
