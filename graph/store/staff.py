"""A worker process as the pool sees it: questions in turn, answered without blocking the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections import deque
from pathlib import Path
from typing import Any

from graph.store import envelopes, wire
from graph.store.asking import Question
from graph.store.process import Child
from graph.store.snapshots import Snapshots
from graph.store.turns import Died, Lost, Turn

_PATIENCE = 30.0
"""Seconds that a process may take to start."""
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_LOW_PRIORITY = 10
_GROWTH = 64 << 20
"""Bytes that a process may have grown by and still be asked again."""


class Employee:
    """One worker process; holds the snapshot it has open."""

    def __init__(self, options: dict[str, Any], snapshots: Snapshots) -> None:
        self._child = Child("graph.store.worker", options)
        self._snapshots = snapshots
        self._held: str | None = None
        """The snapshot of the last question."""
        self._left: list[str] = []
        """Those of questions before, which it may have open until it has answered one on the last."""
        self._loop = asyncio.get_running_loop()
        self._turns: deque[Turn] = deque()
        self._processor_time = 0.0
        self._unsent = b""
        self._thread = 0
        self._size = 0
        self._gone = False
        self._astray = False
        """Whether it has questions that nobody waits for."""
        self.abroad = False
        self._socket = self._child.socket
        self._socket.setblocking(False)
        self._receiver = wire.Receiver(self._socket)
        self._beginning = self._expect()
        self._loop.add_reader(self._socket, self._readable)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._child.pid

    @property
    def ready(self) -> bool:
        """Whether it takes a question now."""
        return bool(self._thread) and not self._gone

    async def begun(self) -> None:
        """Wait until it takes questions: a first message says so. Raises `Died`."""
        if not self._thread:
            if not await self._beginning.wait(_PATIENCE):
                raise Died
            self._thread = self._beginning.result().header["thread"]
            self._size = self._size or self._resident()
        if self._gone:
            raise Died

    def at(self, turn: Turn) -> bool:
        """Whether it is at this question, not at one before."""
        return bool(self._turns) and self._turns[0] is turn

    def turn_away(self) -> None:
        """Those behind the question it is at must ask another: this one may take long."""
        self._astray = len(self._turns) > 1
        for turn in list(self._turns)[1:]:
            turn.refuse(Lost)

    def busy_for(self) -> float:
        """Seconds of processor time since its last answer."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS - self._processor_time

    def lower(self) -> None:
        """Have it go on with its question at low priority."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self._thread, _LOW_PRIORITY)

    def renew(self) -> bool:
        """Have it go on at full priority after a question at low priority; False if it had better end.

        A thread may not raise its own priority again, so the process goes on with another thread.
        """
        if self._astray or self._resident() > self._size + _GROWTH:
            return False
        self._thread = 0
        self._beginning = self._send(b'{"renew": true}')
        return True

    def ask(self, question: Question) -> Turn:
        """Put a question about the current snapshot."""
        version, path = self._snapshots.current()
        if version != self._held:
            self._snapshots.hold(version)
            if self._held:
                self._left.append(self._held)
            self._held = version
        return self._send(envelopes.header(question, path), envelopes.text(question), version)

    def kill(self) -> None:
        """End it now."""
        if self._child.process.poll() is None:
            self._child.process.kill()
        if not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        self._child.kill()
        self._receiver.close()
        for turn in self._turns:
            turn.refuse(Lost)
        self._let_go()
        if self._held:
            self._snapshots.release(self._held)
            self._held = None

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_bytes().split()[1]) * _PAGE
        except OSError:
            return 0

    def _let_go(self) -> None:
        while self._left:
            self._snapshots.release(self._left.pop())

    def _send(self, header: bytes, payload: bytes = b"", version: str = "") -> Turn:
        waits = bool(self._unsent)
        self._unsent += wire.packed(header, payload)
        if not waits and not self._sent():
            self._loop.add_writer(self._socket, self._writable)
        return self._expect(version)

    def _expect(self, version: str = "") -> Turn:
        turn = Turn(self._loop, version)
        if self._gone:
            turn.refuse(Lost)
        self._turns.append(turn)
        return turn

    def _readable(self) -> None:
        try:
            messages = self._receiver.once()
        except BlockingIOError:
            return
        except (OSError, EOFError):
            self._end()
            return
        for message in messages:
            turn = self._turns.popleft()
            turn.took = message.processor - self._processor_time
            self._processor_time = message.processor
            if self._left and turn.version == self._held:
                self._let_go()
            turn.answer(message)

    def _end(self) -> None:
        """It has ended, by the question it was at."""
        self._loop.remove_reader(self._socket)
        self._gone = True
        for turn in self._turns:
            turn.refuse(Died if turn is self._turns[0] else Lost)

    def _sent(self) -> bool:
        try:
            sent = self._socket.send(self._unsent)
        except BlockingIOError:
            return False
        except OSError:
            sent = len(self._unsent)  # it has died, which the reader will tell
        self._unsent = self._unsent[sent:]
        return not self._unsent

    def _writable(self) -> None:
        if self._sent():
            self._loop.remove_writer(self._socket)
