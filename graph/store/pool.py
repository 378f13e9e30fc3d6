"""Foreign queries and the processes that answer them, shared fairly.

A query starts in a quick place. One that is not done within `SLICE` moves, running on at low priority, to a
dear place; if those are taken it is stopped and starts again when one is free. A query of the shape of one
that was dear starts in a dear place, if it need not wait long. So cheap queries never wait for dear ones.
Queries of shapes that took next to nothing share places.
"""

from __future__ import annotations

import asyncio
import time

from graph.errors import Busy, LimitExceeded, Unavailable
from graph.store import envelopes
from graph.store.asking import Answer, Gone, Left, Question
from graph.store.counters import Counters
from graph.store.crew import Crew
from graph.store.limits import Limits
from graph.store.places import Places
from graph.store.seats import Seat, Seats
from graph.store.shapes import Shapes, shape
from graph.store.snapshots import Snapshots
from graph.store.staff import Employee
from graph.store.turns import Died, Lost, Turn

SLICE = 0.15
"""Seconds of processor time in a quick place."""
LIGHT = 0.002
"""Seconds of processor time up to which queries share a place: what comes behind waits for them."""
_QUICK = 2
"""Quick places for each dear one: processors should not wait while an answer is handed on."""
_BENEFIT = 2.0
"""Seconds that a query waits for a dear place because of its shape, before it tries a quick one."""

_STOPPING = "the service is stopping: ask again later"


class QueryPool:
    """Answers foreign queries on the current snapshot. To be used from one event loop."""

    def __init__(self, snapshots: Snapshots, limits: Limits, base_iri: str) -> None:
        self._snapshots = snapshots
        self._limits = limits
        self._crew = Crew(snapshots, limits, base_iri)
        self._quick = Seats(_QUICK * limits.workers, limits.queue, self._crew.release)
        self._slow = Places(limits.workers, limits.queue)
        self._dear = Shapes()
        self._light = Shapes()
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
        abroad = bool(self._limits.hosts) and "service" in question.text.lower()
        if not abroad and not (form in self._dear and await self._has_dear_place(gone)):
            answer = await self._ask_quickly(question, form, gone)
            if answer is not None:
                return answer
            await self._take_dear_place(self._limits.seconds, gone)
        elif abroad:
            await self._take_dear_place(self._limits.seconds, gone)
        try:
            return await self._ask_patiently(question, form, gone, abroad=abroad)
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

    async def _ask_quickly(self, question: Question, form: bytes, gone: Gone | None) -> Answer | None:
        """The answer; None for a dear query that finds all dear places taken."""
        if form in self._light:
            try:
                return await self._ask_in_a_seat(question, form, gone, light=True)
            except Lost:
                self._light.discard(form)
        return await self._ask_in_a_seat(question, form, gone, light=False)

    async def _ask_in_a_seat(
        self, question: Question, form: bytes, gone: Gone | None, *, light: bool
    ) -> Answer | None:
        """As `_ask_quickly`; raises `Lost` for what another's query did to the process of both."""
        limit = self._seconds(question)
        seat = await self._quick.take(limit, light=light)
        try:
            employee = await self._employee(seat)
            turn, version = self._put(employee, question)
            if light:
                self._quick.share(seat)
            left = await self._watch(seat, employee, turn, limit)
            if left is None:
                return self._quick_answer(seat, employee, turn, version, form)
            if left <= 0:
                self._drop(seat, employee)
                raise LimitExceeded(too_long(limit))
            self._light.discard(form)
            self._dear.add(form)
            if not self._slow.take_at_once():
                self._drop(seat, employee)
                return None
            self._quick.clear(seat, employee)
            employee.turn_away()
        finally:
            self._quick.leave(seat)
        try:
            self._crew.start(1)
            return await self._finish(employee, turn, version, left, limit, gone)
        finally:
            self._slow.give_back()

    async def _employee(self, seat: Seat) -> Employee:
        """The process in a place."""
        employee = seat.employee or await self._crew.take()
        if seat.employee is None:
            seat.employee = employee
        elif seat.employee is not employee:  # another who has the place was first
            self._crew.release(employee)
        return seat.employee

    def _quick_answer(self, seat: Seat, employee: Employee, turn: Turn, version: str, form: bytes) -> Answer:
        try:
            message = turn.result()
        except Died:
            self._drop(seat, employee)
            raise self._crashed() from None
        if turn.took < LIGHT:
            self._light.add(form)
        else:
            self._light.discard(form)
        return envelopes.answer(message, version)

    def _drop(self, seat: Seat, employee: Employee) -> None:
        """End the process in a place; others who have it find another."""
        self._quick.clear(seat, employee)
        self._crew.dismiss(employee)

    async def _watch(self, seat: Seat, employee: Employee, turn: Turn, limit: float) -> float | None:
        """None once the answer is there; else, when it has taken its slice, the seconds left."""
        end = time.monotonic() + limit
        left = limit
        try:
            while not await turn.wait(min(SLICE, left)):
                left = end - time.monotonic()
                if left <= 0 or (employee.at(turn) and employee.busy_for() > SLICE):
                    return left
        except BaseException:
            turn.drop()
            self._drop(seat, employee)
            raise
        return None

    async def _ask_patiently(
        self, question: Question, form: bytes, gone: Gone | None, *, abroad: bool
    ) -> Answer:
        limit = self._seconds(question)
        employee = await (self._crew.send_abroad() if abroad else self._crew.take())
        self._crew.start(1)
        turn, version = self._put(employee, question)
        answer = await self._finish(employee, turn, version, limit, limit, gone)
        if turn.took < SLICE:
            self._dear.discard(form)
        return answer

    async def _finish(
        self,
        employee: Employee,
        turn: Turn,
        version: str,
        left: float,
        limit: float,
        gone: Gone | None,
    ) -> Answer:
        employee.lower()
        leaving = asyncio.ensure_future(gone()) if gone else None
        try:
            done = await turn.wait(max(left, 0), leaving)
        except BaseException:
            turn.drop()
            self._crew.dismiss(employee)
            raise
        finally:
            if leaving is not None and not leaving.done():
                leaving.cancel()
                leaving = None
        if done:
            return self._patient_answer(employee, turn, version)
        self._crew.dismiss(employee)
        if leaving is not None:
            raise Left
        raise LimitExceeded(too_long(limit))

    def _patient_answer(self, employee: Employee, turn: Turn, version: str) -> Answer:
        try:
            message = turn.result()
        except Died:
            self._crew.dismiss(employee)
            raise self._crashed() from None
        self._crew.release(employee, lowered=True)
        return envelopes.answer(message, version)

    def _crashed(self) -> LimitExceeded:
        self.counters.crashed += 1
        return LimitExceeded("the query needed more memory or nesting than allowed: ask for less")

    def _put(self, employee: Employee, question: Question) -> tuple[Turn, str]:
        """Put a question; the version it is answered of."""
        version, path = self._snapshots.current()
        return employee.ask(version, envelopes.header(question, path), envelopes.text(question)), version

    def _seconds(self, question: Question) -> float:
        return min(self._limits.seconds, question.seconds or self._limits.seconds)


def too_long(limit: float) -> str:
    """What to tell whose query took more than `limit` seconds."""
    return f"the query took more than {limit:g} s: ask for less, or use LIMIT"
