"""A number of places and a queue before them, first come, first served."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from graph.errors import Busy


class Places:
    """`size` places; at most `queue` may wait for one."""

    def __init__(self, size: int, queue: int) -> None:
        self._free = size
        self._queue = queue
        self._waiting: deque[asyncio.Future[None]] = deque()

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    @asynccontextmanager
    async def one(self, patience: float) -> AsyncIterator[None]:
        """Have a place; raises `Busy` if the queue is full or no place comes free in `patience` seconds."""
        if not self.take_at_once():
            await self._wait(patience)
        try:
            yield
        finally:
            self.give_back()

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
                first.set_result(None)
                return
        self._free += 1

    async def _wait(self, patience: float) -> None:
        if len(self._waiting) >= self._queue:
            raise Busy("all workers are taken and the queue is full: try again in a little while", 2)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            async with asyncio.timeout(patience):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self.give_back()
            elif turn in self._waiting:
                self._waiting.remove(turn)
            if isinstance(error, TimeoutError):
                raise Busy("no worker came free in time: try again in a little while", 5) from None
            raise
