"""A worker process as the pool sees it: one question at a time, answered without blocking the event loop."""

from __future__ import annotations

import asyncio
import os
import socket
from pathlib import Path
from typing import Any

from graph.store import wire
from graph.store.process import Child
from graph.store.snapshots import Snapshots

_CHUNK = 1 << 18
_PATIENCE = 30.0
"""Seconds that a process may take to start."""
_TICKS = os.sysconf("SC_CLK_TCK")


class Died(Exception):
    """The process ended."""


class Employee:
    """One worker process; holds the snapshot it has open."""

    def __init__(self, options: dict[str, Any], snapshots: Snapshots) -> None:
        self._child = Child("graph.store.worker", options)
        self._snapshots = snapshots
        self._reader = wire.Reader()
        self._held: str | None = None
        self._loop = asyncio.get_running_loop()
        self._answer: asyncio.Future[wire.Message] = self._loop.create_future()
        self._processor_time = 0.0
        self._unsent = memoryview(b"")
        self.retired = False
        self._begun = False
        self._gone = False
        self._waiter: asyncio.Future[None] | None = None
        self._socket = self._child.socket
        self._socket.setblocking(False)
        self._loop.add_reader(self._socket, self._readable)

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._child.pid

    async def begun(self) -> None:
        """Wait until it takes questions: its first message says so. Raises `Died`."""
        if not self._begun:
            await asyncio.wait({self._answer}, timeout=_PATIENCE)
            if not self._answer.done():
                raise Died
            self.result()
            self._begun = True
        elif self._gone:
            raise Died

    def busy_for(self) -> float:
        """Seconds of processor time since its last answer."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_bytes().rpartition(b")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS - self._processor_time

    def hold(self, version: str) -> None:
        """Note the snapshot it opens next; the one before is closed by that."""
        if version != self._held:
            self._snapshots.hold(version)
            old, self._held = self._held, version
            if old:
                self._snapshots.release(old)

    def send(self, header: dict[str, Any], payload: bytes) -> None:
        """Put a question."""
        self._answer = self._loop.create_future()
        self._unsent = memoryview(wire.pack(header, payload))
        self._writable()
        if self._unsent:
            self._loop.add_writer(self._socket, self._writable)

    async def wait(self, seconds: float, leaving: asyncio.Future[None] | None = None) -> bool:
        """Whether the answer is there after at most `seconds`, or once `leaving` is done."""
        if leaving is not None:
            waited: set[asyncio.Future[Any]] = {self._answer, leaving}
            await asyncio.wait(waited, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        elif not self._answer.done():
            self._waiter = self._loop.create_future()  # cheaper than asyncio.wait, and most queries come here
            timer = self._loop.call_later(seconds, self._wake)
            try:
                await self._waiter
            finally:
                timer.cancel()
        return self._answer.done()

    def result(self) -> wire.Message:
        """The answer; raises `Died`."""
        message = self._answer.result()
        self._processor_time = message.header["processor"]
        return message

    def kill(self) -> None:
        """End it now."""
        if self._child.process.poll() is None:
            self._child.process.kill()
        if not self._loop.is_closed():
            self._loop.remove_reader(self._socket)
            self._loop.remove_writer(self._socket)
        self._child.kill()
        self._reader.close()
        if self._answer.done() and not self._answer.cancelled():
            self._answer.exception()
        if self._held:
            self._snapshots.release(self._held)
            self._held = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _readable(self) -> None:
        try:
            data, files, _, _ = socket.recv_fds(self._socket, _CHUNK, 1)
        except BlockingIOError:
            return
        except OSError:
            data, files = b"", []
        if not data:
            self._loop.remove_reader(self._socket)
            if not self._answer.done():
                self._answer.set_exception(Died())
            self._gone = True
            self._wake()
            return
        message = self._reader.feed(data, files)
        if message and not self._answer.done():
            self._answer.set_result(message)
            self._wake()
        elif message and message.file is not None:
            os.close(message.file)

    def _writable(self) -> None:
        try:
            sent = self._socket.send(self._unsent)
        except BlockingIOError:
            return
        except OSError:
            sent = len(self._unsent)  # it has died, which the reader will tell
        self._unsent = self._unsent[sent:]
        if not self._unsent:
            self._loop.remove_writer(self._socket)
