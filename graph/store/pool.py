"""Foreign queries and the processes that answer them, shared fairly.

A query starts in a quick place. One that is not done within `SLICE` moves, running on at low priority, to a
dear place; if those are taken it is stopped and starts again when one is free. A query of the shape of one
that was dear starts in a dear place, if it need not wait long. So cheap queries never wait for dear ones.
Queries of shapes that took next to nothing share places.
"""

from __future__ import annotations

import asyncio

from graph.errors import Busy, LimitExceeded, Unavailable
from graph.store import envelopes
from graph.store.asking import Answer, Gone, Left, Question
from graph.store.counters import Counters
from graph.store.crew import Crew
from graph.store.limits import Limits, too_long
from graph.store.places import Places
from graph.store.quick import SLICE, Quick, Running
from graph.store.shapes import Shapes, shape
from graph.store.snapshots import Snapshots
from graph.store.staff import Employee
from graph.store.turns import Died, Lost, Turn

_QUICK = 2
"""Quick places for each dear one: processors should not wait while an answer is handed on."""
_BENEFIT = 2.0
"""Seconds that a query waits for a dear place because of its shape, before it tries a quick one."""

_STOPPING = "the service is stopping: ask again later"
_DIED = "the query needed more memory or nesting than allowed: ask for less"


class QueryPool:
    """Answers foreign queries on the current snapshot. To be used from one event loop."""

    def __init__(self, snapshots: Snapshots, limits: Limits, base_iri: str) -> None:
        self._limits = limits
        self._crew = Crew(snapshots, limits, base_iri)
        self._quick = Quick(self._crew, _QUICK * limits.workers, limits.queue)
        self._slow = Places(limits.workers, limits.queue)
        self._dear = Shapes()
        self.counters = Counters()

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """See `asking.Questions`."""
        if self._crew.closed:
            raise Unavailable(_STOPPING)
        self.counters.asked += 1
        try:
            return await self._ask(question, gone)
        except Lost:
            raise Unavailable(_STOPPING) from None
        except Died:
            self.counters.crashed += 1
            self.counters.stopped += 1
            raise LimitExceeded(_DIED) from None
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
        form = shape(question.text)
        limit = min(self._limits.seconds, question.seconds or self._limits.seconds)
        abroad = bool(self._limits.hosts) and "service" in question.text.lower()
        if abroad:
            await self._take_dear_place(self._limits.seconds, gone)
        elif not (form in self._dear and await self._has_dear_place(gone)):
            answer = await self._ask_quickly(question, form, limit, gone)
            if answer is not None:
                return answer
            await self._take_dear_place(self._limits.seconds, gone)
        try:
            return await self._ask_patiently(question, form, limit, gone, abroad=abroad)
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

    async def _ask_quickly(
        self, question: Question, form: bytes, limit: float, gone: Gone | None
    ) -> Answer | None:
        """The answer; None for a dear query that finds all dear places taken."""
        found = await self._quick.ask(question, form, limit)
        if not isinstance(found, Running):
            return found
        self._dear.add(form)
        if not self._slow.take_at_once():
            self._crew.dismiss(found.employee)
            return None
        try:
            self._crew.start(1)
            return await self._finish(found, limit, gone)
        finally:
            self._slow.give_back()

    async def _ask_patiently(
        self, question: Question, form: bytes, limit: float, gone: Gone | None, *, abroad: bool
    ) -> Answer:
        employee = await (self._crew.send_abroad() if abroad else self._crew.take())
        self._crew.start(1)
        turn = employee.ask(question)
        answer = await self._finish(Running(employee, turn, limit), limit, gone)
        if turn.took < SLICE:
            self._dear.discard(form)
        return answer

    async def _finish(self, running: Running, limit: float, gone: Gone | None) -> Answer:
        """Have a query run to its end at low priority, or to that of its time."""
        employee, turn = running.employee, running.turn
        employee.lower()
        leaving = asyncio.ensure_future(gone()) if gone else None
        try:
            done = await turn.wait(max(running.left, 0), leaving)
        except BaseException:
            turn.drop()
            self._crew.dismiss(employee)
            raise
        finally:
            if leaving is not None and not leaving.done():
                leaving.cancel()
                leaving = None
        if done:
            return self._answer(employee, turn)
        self._crew.dismiss(employee)
        if leaving is not None:
            raise Left
        raise LimitExceeded(too_long(limit))

    def _answer(self, employee: Employee, turn: Turn) -> Answer:
        try:
            message = turn.result()
        except Died:
            self._crew.dismiss(employee)
            raise
        self._crew.release(employee, lowered=True)
        return envelopes.answer(message, turn.version)
