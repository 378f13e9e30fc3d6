"""A worker process as the pool sees it: one question at a time, answered without blocking the event loop."""

from __future__ import annotations

import asyncio
import contextlib
import os
from pathlib import Path
from typing import Any

from graph.store import wire
from graph.store.process import Child
from graph.store.snapshots import Snapshots

_PATIENCE = 30.0
"""Seconds that a process may take to start."""
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_LOW_PRIORITY = 10
_GROWTH = 64 << 20
"""Bytes that a process may have grown by and still be asked again."""


class Died(Exception):
    """The process ended."""


class Employee:
    """One worker process; holds the snapshot it has open."""

    def __init__(self, options: dict[str, Any], snapshots: Snapshots) -> None:
        self._child = Child("graph.store.worker", options)
        self._snapshots = snapshots
        self._held: str | None = None
        self._loop = asyncio.get_running_loop()
        self._message: wire.Message | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._processor_time = 0.0
        self._unsent = memoryview(b"")
        self._thread = 0
        self._size = 0
        self._gone = False
        self.took = 0.0
        self.abroad = False
        self._socket = self._child.socket
        self._socket.setblocking(False)
        self._receiver = wire.Receiver(self._socket)
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
            await self.wait(_PATIENCE)
            self._thread = self.result().header["thread"]
            self._size = self._size or self._resident()
        if self._gone:
            raise Died

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
        if self._resident() > self._size + _GROWTH:
            return False
        self._thread = 0
        self.send(b'{"renew": true}', b"")
        return True

    def hold(self, version: str) -> None:
        """Note the snapshot it opens next; the one before is closed by that."""
        if version != self._held:
            self._snapshots.hold(version)
            old, self._held = self._held, version
            if old:
                self._snapshots.release(old)

    def send(self, header: bytes, payload: bytes) -> None:
        """Put a question."""
        self._message = None
        self._unsent = memoryview(wire.packed(header, payload))
        if not self._sent():
            self._loop.add_writer(self._socket, self._writable)

    async def wait(self, seconds: float, leaving: asyncio.Future[None] | None = None) -> bool:
        """Whether the answer is there after at most `seconds`, or once `leaving` is done."""
        if not self._done():
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
        return self._done()

    def result(self) -> wire.Message:
        """The answer; raises `Died`."""
        message, self._message = self._message, None
        if message is None:
            raise Died
        self.took = message.processor - self._processor_time
        self._processor_time = message.processor
        return message

    def kill(self) -> None:
        """End it now."""
        if self._child.process.poll() is None:
            self._child.process.kill()
        if not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        self._child.kill()
        self._receiver.close()
        if self._message is not None and self._message.file is not None:
            os.close(self._message.file)
        if self._held:
            self._snapshots.release(self._held)
            self._held = None

    def _resident(self) -> int:
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_bytes().split()[1]) * _PAGE
        except OSError:
            return 0

    def _done(self) -> bool:
        return self._message is not None or self._gone

    def _wake(self, _: object = None) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _readable(self) -> None:
        try:
            self._message = self._receiver.once()
        except BlockingIOError:
            return
        except (OSError, EOFError):
            self._loop.remove_reader(self._socket)
            self._gone = True
        if self._done():
            self._wake()

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
