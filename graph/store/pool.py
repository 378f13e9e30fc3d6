"""The processes that answer foreign queries, shared fairly.

A query starts in a quick place. One that is not done within `SLICE` moves, running on at low priority, to a
dear place; if those are taken it is stopped and starts again when one is free. So cheap queries never wait
for dear ones.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import time
from collections import OrderedDict
from dataclasses import asdict, dataclass
from typing import Any

from graph import errors
from graph.errors import Busy, LimitExceeded, PolicygraphError, Unavailable
from graph.store.asking import Answer, Gone, Left, NotAcceptable, Question
from graph.store.counters import Counters
from graph.store.federation import Proxy
from graph.store.limits import Limits
from graph.store.places import Places
from graph.store.snapshots import Snapshots
from graph.store.staff import Died, Employee

SLICE = 0.15
"""Seconds of processor time in a quick place."""
_REMEMBERED = 1000
_LOW_PRIORITY = 15


@dataclass(slots=True)
class Options:
    """What a worker process is started with."""

    base_iri: str
    spool: str
    memory: int
    answer: int
    texts: bool
    hosts: tuple[str, ...] = ()
    prefix: str = ""
    """What stands before the addresses of SERVICE; empty for a process without network."""


class QueryPool:
    """Answers foreign queries on the current snapshot. To be used from one event loop."""

    def __init__(self, snapshots: Snapshots, limits: Limits, base_iri: str) -> None:
        self._snapshots = snapshots
        self._limits = limits
        spool = str(snapshots.folder.spool)
        self._options = asdict(Options(base_iri, spool, limits.memory, limits.answer, limits.texts))
        self._idle: list[Employee] = []
        self._all: set[Employee] = set()
        self._quick = Places(limits.workers, limits.queue)
        self._dear = Places(limits.workers, limits.queue)
        self._known_dear: OrderedDict[bytes, None] = OrderedDict()
        self._closed = False
        self._proxy = Proxy(limits.hosts)
        self.counters = Counters()

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """See `asking.Questions`."""
        if self._closed:
            raise Unavailable("the service is stopping: ask again later")
        key = hashlib.sha256(question.text.encode("utf-8", "surrogatepass")).digest()
        self.counters.asked += 1
        federated = bool(self._limits.hosts) and "service" in question.text.lower()
        try:
            if key not in self._known_dear and not federated:
                answer = await self._ask_quickly(question, gone)
                if answer is not None:
                    return answer
                self._remember(key)
            return await self._ask_patiently(question, gone, federated=federated)
        except LimitExceeded:
            self.counters.stopped += 1
            raise
        except Busy:
            self.counters.refused += 1
            raise
        except (Left, asyncio.CancelledError):
            self.counters.abandoned += 1
            raise

    def start(self) -> None:
        """Have processes at hand before the first query."""
        while len(self._idle) < self._limits.workers:
            self._idle.append(self._employ())

    def close(self) -> None:
        """Kill all processes."""
        self._closed = True
        self._proxy.close()
        for employee in list(self._all):
            self._dismiss(employee)
        self._idle.clear()

    async def _ask_quickly(self, question: Question, gone: Gone | None) -> Answer | None:
        limit = self._seconds(question)
        async with self._quick.one(limit):
            employee = await self._take()
            start = time.monotonic()
            version = self._brief(employee, question)
            done = False
            try:
                while not done and (left := limit - time.monotonic() + start) > 0:
                    done = await employee.wait(min(SLICE, left))
                    if not done and employee.busy_for() > SLICE:
                        break
            except BaseException:
                self._dismiss(employee)
                raise
            if done:
                return self._receive(employee, version)
            if left <= 0 or not self._dear.take_at_once():
                self._dismiss(employee)
                if left <= 0:
                    raise LimitExceeded(too_long(limit))
                return None
        try:
            return await self._finish(employee, version, left, limit, gone)
        finally:
            self._dear.give_back()

    async def _ask_patiently(self, question: Question, gone: Gone | None, *, federated: bool) -> Answer:
        limit = self._seconds(question)
        async with self._dear.one(self._limits.seconds):
            employee = await (self._send_abroad() if federated else self._take())
            version = self._brief(employee, question)
            return await self._finish(employee, version, limit, limit, gone)

    async def _finish(
        self, employee: Employee, version: str, left: float, limit: float, gone: Gone | None
    ) -> Answer:
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, employee.pid, _LOW_PRIORITY)
        employee.retired = True
        leaving = asyncio.ensure_future(gone()) if gone else None
        try:
            done = await employee.wait(max(left, 0), leaving)
        except BaseException:
            self._dismiss(employee)
            raise
        finally:
            if leaving is not None and not leaving.done():
                leaving.cancel()
                leaving = None
        if done:
            return self._receive(employee, version)
        self._dismiss(employee)
        if leaving is not None:
            raise Left
        raise LimitExceeded(too_long(limit))

    def _brief(self, employee: Employee, question: Question) -> str:
        version, path = self._snapshots.current()
        employee.hold(version)
        header = {
            "snapshot": str(path),
            "base": question.base_iri,
            "table": question.table,
            "graph": question.graph,
            "default": question.default_graphs,
            "named": question.named_graphs,
        }
        employee.send(header, question.text.encode("utf-8", "replace"))
        return version

    def _receive(self, employee: Employee, version: str) -> Answer:
        try:
            message = employee.result()
        except Died:
            self._dismiss(employee)
            self.counters.crashed += 1
            raise LimitExceeded(
                "the query needed more memory or nesting than allowed: ask for less"
            ) from None
        if employee.retired:
            self._dismiss(employee)
        else:
            self._idle.append(employee)
        header: dict[str, Any] = message.header
        if "error" in header:
            kind: type[PolicygraphError] = getattr(errors, header["error"], Unavailable)
            raise kind(header["detail"])
        if not header["media"]:
            raise NotAcceptable
        return Answer(header["media"], version, header["size"], message.payload, message.file)

    async def _take(self) -> Employee:
        while True:
            employee = self._idle.pop() if self._idle else self._employ()
            try:
                await employee.begun()
            except Died:
                self._dismiss(employee)
            except BaseException:
                self._dismiss(employee)
                raise
            else:
                return employee

    async def _send_abroad(self) -> Employee:
        """A process that reaches the proxy, for one query."""
        options = {**self._options, "hosts": self._limits.hosts, "prefix": await self._proxy.prefix()}
        employee = Employee(options, self._snapshots)
        self._all.add(employee)
        try:
            await employee.begun()
        except BaseException as error:
            self._dismiss(employee)
            raise Unavailable("no process could be started: try again") from error
        return employee

    def _employ(self) -> Employee:
        employee = Employee(self._options, self._snapshots)
        self._all.add(employee)
        return employee

    def _dismiss(self, employee: Employee) -> None:
        if employee in self._all:
            self._all.discard(employee)
            self._idle = [one for one in self._idle if one is not employee]
            employee.kill()
            if not self._closed and len(self._idle) < self._limits.workers:
                self._idle.insert(0, self._employ())

    def _remember(self, key: bytes) -> None:
        self._known_dear[key] = None
        if len(self._known_dear) > _REMEMBERED:
            self._known_dear.popitem(last=False)

    def _seconds(self, question: Question) -> float:
        return min(self._limits.seconds, question.seconds or self._limits.seconds)


def too_long(limit: float) -> str:
    """What to tell whose query took more than `limit` seconds."""
    return f"the query took more than {limit:g} s: ask for less, or use LIMIT"
