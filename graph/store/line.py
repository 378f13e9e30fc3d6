"""Those who wait for something: first come, first served."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

from graph.errors import Busy

Thing = TypeVar("Thing")


class Line(Generic[Thing]):
    """At most `length` callers who wait for what `find` finds, which is told whether a caller is a light one.

    What a caller had in hand who was cancelled goes to `give_back`.
    """

    def __init__(
        self, length: int, find: Callable[[bool], Thing | None], give_back: Callable[[Thing], object]
    ) -> None:
        self._length = length
        self._find = find
        self._give_back = give_back
        self._waiting: deque[tuple[asyncio.Future[Thing | None], bool]] = deque()

    def __len__(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    def take_at_once(self, *, light: bool = False) -> Thing | None:
        """What is there, unless others wait for it."""
        return None if self._waiting else self._find(light)

    async def take(self, patience: float, *, light: bool = False) -> Thing:
        """What is there, or comes free in `patience` seconds; raises `Busy`."""
        found = self.take_at_once(light=light)
        return await self._wait(patience, light) if found is None else found

    def serve(self) -> None:
        """Something may have come free: give it to those in front."""
        while self._waiting:
            first, light = self._waiting[0]
            if not first.done():
                found = self._find(light)
                if found is None:
                    return
                first.set_result(found)
            self._waiting.popleft()

    async def _wait(self, patience: float, light: bool) -> Thing:
        if len(self._waiting) >= self._length:
            raise Busy("all workers are taken and the queue is full: try again in a little while", 2)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[Thing | None] = loop.create_future()
        self._waiting.append((turn, light))
        timer = loop.call_later(patience, _give_up, turn)
        try:
            found = await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and (found := turn.result()) is not None:
                self._give_back(found)
            raise
        finally:
            timer.cancel()
            self.serve()
        if found is None:
            raise Busy("no worker came free in time: try again in a little while", 5)
        return found


def _give_up(turn: asyncio.Future[Thing | None]) -> None:
    if not turn.done():
        turn.set_result(None)
