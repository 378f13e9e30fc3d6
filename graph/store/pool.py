"""Foreign queries and the processes that answer them, shared fairly.

A query starts in a quick place. One that is not done within `SLICE` moves, running on at low priority, to a
dear place; if those are taken it is stopped and starts again when one is free. A query of the shape of one
that was dear starts in a dear place, if it need not wait long. So cheap queries never wait for dear ones.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from functools import lru_cache

from graph import errors
from graph.errors import Busy, LimitExceeded, PolicygraphError, Unavailable
from graph.store.asking import Answer, Gone, Left, NotAcceptable, Question
from graph.store.counters import Counters
from graph.store.crew import Crew
from graph.store.dear import Dear
from graph.store.limits import Limits
from graph.store.places import Places
from graph.store.snapshots import Snapshots
from graph.store.staff import Died, Employee

SLICE = 0.15
"""Seconds of processor time in a quick place."""
_SHORT = 1024
"""Length of a base up to which a header is kept."""
_QUICK = 2
"""Quick places for each dear one: processors should not wait while an answer is handed on."""
_BENEFIT = 2.0
"""Seconds that a query waits for a dear place because of its shape, before it tries a quick one."""


class QueryPool:
    """Answers foreign queries on the current snapshot. To be used from one event loop."""

    def __init__(self, snapshots: Snapshots, limits: Limits, base_iri: str) -> None:
        self._snapshots = snapshots
        self._limits = limits
        self._crew = Crew(snapshots, limits, base_iri)
        self._quick = Places(_QUICK * limits.workers, limits.queue)
        self._slow = Places(limits.workers, limits.queue)
        self._dear = Dear()
        self.counters = Counters()

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """See `asking.Questions`."""
        if self._crew.closed:
            raise Unavailable("the service is stopping: ask again later")
        self.counters.asked += 1
        try:
            return await self._ask(question, gone)
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
        self._crew.start(self._limits.workers)

    def close(self) -> None:
        """Kill all processes."""
        self._crew.close()

    async def _ask(self, question: Question, gone: Gone | None) -> Answer:
        abroad = bool(self._limits.hosts) and "service" in question.text.lower()
        if not abroad and not (question.text in self._dear and await self._has_dear_place(gone)):
            answer = await self._ask_quickly(question, gone)
            if answer is not None:
                return answer
            await self._take_dear_place(self._limits.seconds, gone)
        elif abroad:
            await self._take_dear_place(self._limits.seconds, gone)
        try:
            return await self._ask_patiently(question, gone, abroad=abroad)
        finally:
            self._slow.give_back()

    async def _has_dear_place(self, gone: Gone | None) -> bool:
        try:
            await self._take_dear_place(_BENEFIT, gone)
        except Busy:
            return False
        return True

    async def _take_dear_place(self, patience: float, gone: Gone | None) -> None:
        """Take a dear place, or raise `Left` as soon as the caller has gone."""
        if self._slow.take_at_once():
            return
        taking = asyncio.ensure_future(self._slow.take(patience))
        tasks = [taking, *([asyncio.ensure_future(gone())] if gone else [])]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        except asyncio.CancelledError:
            if taking.done() and taking.exception() is None:
                self._slow.give_back()
            raise
        finally:
            for task in tasks:
                task.cancel()
        if taking not in done:
            raise Left
        taking.result()

    async def _ask_quickly(self, question: Question, gone: Gone | None) -> Answer | None:
        """The answer; None for a dear query that finds all dear places taken."""
        limit = self._seconds(question)
        await self._quick.take(limit)
        try:
            employee = await self._crew.take()
            version = self._brief(employee, question)
            left = await self._watch(employee, limit)
            if left is None:
                return self._receive(employee, version)
            if left <= 0:
                self._crew.dismiss(employee)
                raise LimitExceeded(too_long(limit))
            self._dear.add(question.text)
            if not self._slow.take_at_once():
                self._crew.dismiss(employee)
                return None
        finally:
            self._quick.give_back()
        try:
            self._crew.start(1)
            return await self._finish(employee, version, left, limit, gone)
        finally:
            self._slow.give_back()

    async def _watch(self, employee: Employee, limit: float) -> float | None:
        """None once the answer is there; else, when it has taken its slice, the seconds left."""
        end = time.monotonic() + limit
        left = limit
        try:
            while not await employee.wait(min(SLICE, left)):
                left = end - time.monotonic()
                if left <= 0 or employee.busy_for() > SLICE:
                    return left
        except BaseException:
            self._crew.dismiss(employee)
            raise
        return None

    async def _ask_patiently(self, question: Question, gone: Gone | None, *, abroad: bool) -> Answer:
        limit = self._seconds(question)
        employee = await (self._crew.send_abroad() if abroad else self._crew.take())
        self._crew.start(1)
        version = self._brief(employee, question)
        answer = await self._finish(employee, version, limit, limit, gone)
        if employee.took < SLICE:
            self._dear.discard(question.text)
        return answer

    async def _finish(
        self, employee: Employee, version: str, left: float, limit: float, gone: Gone | None
    ) -> Answer:
        employee.lower()
        leaving = asyncio.ensure_future(gone()) if gone else None
        try:
            done = await employee.wait(max(left, 0), leaving)
        except BaseException:
            self._crew.dismiss(employee)
            raise
        finally:
            if leaving is not None and not leaving.done():
                leaving.cancel()
                leaving = None
        if done:
            return self._receive(employee, version, lowered=True)
        self._crew.dismiss(employee)
        if leaving is not None:
            raise Left
        raise LimitExceeded(too_long(limit))

    def _brief(self, employee: Employee, question: Question) -> str:
        version, path = self._snapshots.current()
        employee.hold(version)
        usual = not (question.default_graphs or question.named_graphs) and len(question.base_iri) < _SHORT
        header = (_header if usual else _header.__wrapped__)(
            path,
            question.base_iri,
            question.table,
            question.graph,
            question.default_graphs,
            question.named_graphs,
        )
        employee.send(header, question.text.encode("utf-8", "replace"))
        return version

    def _receive(self, employee: Employee, version: str, *, lowered: bool = False) -> Answer:
        try:
            message = employee.result()
        except Died:
            self._crew.dismiss(employee)
            self.counters.crashed += 1
            raise LimitExceeded(
                "the query needed more memory or nesting than allowed: ask for less"
            ) from None
        self._crew.release(employee, lowered=lowered)
        header = message.header
        if "error" in header:
            kind: type[PolicygraphError] = getattr(errors, header["error"], Unavailable)
            raise kind(header["detail"])
        if not header["media"]:
            raise NotAcceptable
        size = len(message.payload) if message.file is None else os.fstat(message.file).st_size
        return Answer(header["media"], version, size, message.payload, message.file)

    def _seconds(self, question: Question) -> float:
        return min(self._limits.seconds, question.seconds or self._limits.seconds)


@lru_cache(256)
def _header(
    snapshot: object,
    base: str,
    table: str | None,
    graph: str | None,
    default: tuple[str, ...],
    named: tuple[str, ...],
) -> bytes:
    """What goes with a query to its process; the same for most."""
    header = {
        "snapshot": str(snapshot),
        "base": base,
        "table": table,
        "graph": graph,
        "default": default,
        "named": named,
    }
    return json.dumps(header).encode()


def too_long(limit: float) -> str:
    """What to tell whose query took more than `limit` seconds."""
    return f"the query took more than {limit:g} s: ask for less, or use LIMIT"
