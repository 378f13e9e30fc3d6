"""A question put to a process, until it is answered or lost."""

from __future__ import annotations

import asyncio
import os

from graph.store import wire


class Died(Exception):
    """The process ended at this question."""


class Lost(Exception):
    """The process ended, or was turned to other things, before it came to this question: ask another."""


class Turn:
    """One question's turn. To be used from one event loop."""

    __slots__ = ("_loop", "_message", "_refusal", "_waiter", "took", "version")

    def __init__(self, loop: asyncio.AbstractEventLoop, version: str) -> None:
        self.version = version
        """The snapshot it is answered of."""
        self._loop = loop
        self._message: wire.Message | None = None
        self._refusal: type[Died | Lost] | None = None
        self._waiter: asyncio.Future[None] | None = None
        self.took = 0.0
        """Seconds of processor time that its answer took."""

    @property
    def done(self) -> bool:
        """Whether nothing more comes."""
        return self._message is not None or self._refusal is not None

    def answer(self, message: wire.Message) -> None:
        """Its answer has come; one that nobody waits for any more is let go."""
        if self._refusal is None:
            self._message = message
            self._wake()
        elif message.file is not None:
            os.close(message.file)

    def refuse(self, reason: type[Died | Lost]) -> None:
        """No answer comes."""
        if not self.done:
            self._refusal = reason
            self._wake()

    async def wait(self, seconds: float, leaving: asyncio.Future[None] | None = None) -> bool:
        """Whether it is done after at most `seconds`, or once `leaving` is done."""
        if not self.done:
            self._waiter = self._loop.create_future()
            timer = self._loop.call_later(seconds, self._wake)
            if leaving is not None:
                leaving.add_done_callback(self._wake)
            try:
                await self._waiter
            finally:
                timer.cancel()
                if leaving is not None:
                    leaving.remove_done_callback(self._wake)
        return self.done

    def result(self) -> wire.Message:
        """The answer, once; raises `Died` or `Lost`."""
        message, self._message = self._message, None
        if message is None:
            raise self._refusal or Lost
        self._refusal = Lost
        return message

    def drop(self) -> None:
        """Nobody waits for it any more."""
        message, self._message, self._refusal = self._message, None, Lost
        if message is not None and message.file is not None:
            os.close(message.file)

    def _wake(self, _: object = None) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
