"""Where queries start: in places that a dear one has to leave soon, and that the lightest share."""

from __future__ import annotations

import time
from dataclasses import dataclass

from graph.errors import LimitExceeded
from graph.store import envelopes
from graph.store.asking import Answer, Question
from graph.store.crew import Crew
from graph.store.limits import too_long
from graph.store.seats import Seat, Seats
from graph.store.shapes import Shapes
from graph.store.staff import Employee
from graph.store.turns import Died, Lost, Turn

SLICE = 0.15
"""Seconds of processor time in a quick place."""
LIGHT = 0.002
"""Seconds of processor time up to which queries share a place: what comes behind waits for them."""


@dataclass(frozen=True, slots=True)
class Running:
    """A query that a process is at."""

    employee: Employee
    turn: Turn
    left: float
    """Seconds that it may take yet."""


class Quick:
    """`size` places; at most `queue` queries may wait for one."""

    def __init__(self, crew: Crew, size: int, queue: int) -> None:
        self._crew = crew
        self._seats = Seats(size, queue, crew.release)
        self._light = Shapes()

    @property
    def waiting(self) -> int:
        """How many queries wait for a place."""
        return self._seats.waiting

    def shares(self, form: bytes) -> bool:
        """Whether queries of this shape share places: the last took next to nothing."""
        return form in self._light

    async def ask(self, question: Question, form: bytes, limit: float) -> Answer | Running:
        """The answer within `limit` seconds, or the query as it runs on after its slice.

        Raises `Busy`, `LimitExceeded`, `Died`, and what the query is refused for.
        """
        if self.shares(form):
            try:
                return await self._ask(question, form, limit, light=True)
            except Lost:
                self._light.discard(form)
        return await self._ask(question, form, limit, light=False)

    async def _ask(self, question: Question, form: bytes, limit: float, *, light: bool) -> Answer | Running:
        """As `ask`; raises `Lost` where another's query took the process of both."""
        seat = await self._seats.take(limit, light=light)
        try:
            employee = await self._employee(seat)
            turn = employee.ask(question)
            if light:
                self._seats.share(seat)
            try:
                left = await _watch(employee, turn, limit)
            except BaseException:
                turn.drop()
                self._drop(seat, employee)
                raise
            if left is None:
                return self._answer(seat, employee, turn, form)
            if left <= 0:
                self._drop(seat, employee)
                raise LimitExceeded(too_long(limit))
            self._seats.clear(seat, employee)
        finally:
            self._seats.leave(seat)
        self._light.discard(form)
        employee.turn_away()
        return Running(employee, turn, left)

    async def _employee(self, seat: Seat) -> Employee:
        """The process in a place."""
        employee = seat.employee or await self._crew.take()
        if seat.employee is None:
            seat.employee = employee
        elif seat.employee is not employee:  # another who has the place was first
            self._crew.release(employee)
        return seat.employee

    def _answer(self, seat: Seat, employee: Employee, turn: Turn, form: bytes) -> Answer:
        try:
            message = turn.result()
        except Died:
            self._drop(seat, employee)
            raise
        if turn.took < LIGHT:
            self._light.add(form)
        else:
            self._light.discard(form)
        return envelopes.answer(message, turn.version)

    def _drop(self, seat: Seat, employee: Employee) -> None:
        """End the process in a place; others who have it find another."""
        self._seats.clear(seat, employee)
        self._crew.dismiss(employee)


async def _watch(employee: Employee, turn: Turn, limit: float) -> float | None:
    """None once the answer is there; else, when it has taken its slice, the seconds left."""
    end = time.monotonic() + limit
    left = limit
    while not await turn.wait(min(SLICE, left)):
        left = end - time.monotonic()
        if left <= 0 or (employee.at(turn) and employee.busy_for() > SLICE):
            return left
    return None
