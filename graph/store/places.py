"""A number of places and a queue before them, first come, first served."""

from __future__ import annotations

import asyncio
from collections import deque

from graph.errors import Busy


class Places:
    """`size` places; at most `queue` may wait for one."""

    def __init__(self, size: int, queue: int) -> None:
        self._free = size
        self._queue = queue
        self._waiting: deque[asyncio.Future[bool]] = deque()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    async def take(self, patience: float) -> None:
        """Take a place; `give_back` must follow.

        Raises `Busy` if the queue is full or no place comes free in `patience` seconds.
        """
        if not self.take_at_once():
            await self._wait(patience)

    def take_at_once(self) -> bool:
        """Take a place if one is free; `give_back` must follow."""
        if self._free:
            self._free -= 1
            return True
        return False

    def give_back(self) -> None:
        """Free a place, or hand it to the first in the queue."""
        while self._waiting:
            first = self._waiting.popleft()
            if not first.done():
                first.set_result(True)
                return
        self._free += 1

    async def _wait(self, patience: float) -> None:
        if len(self._waiting) >= self._queue:
            raise Busy("all workers are taken and the queue is full: try again in a little while", 2)
        loop = asyncio.get_running_loop()
        turn: asyncio.Future[bool] = loop.create_future()
        self._waiting.append(turn)
        timer = loop.call_later(patience, _give_up, turn)
        try:
            if not await turn:
                raise Busy("no worker came free in time: try again in a little while", 5)
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled() and turn.result():
                self.give_back()
            raise
        finally:
            timer.cancel()
            if turn in self._waiting:
                self._waiting.remove(turn)


def _give_up(turn: asyncio.Future[bool]) -> None:
    if not turn.done():
        turn.set_result(False)
