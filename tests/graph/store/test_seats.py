"""Places in quick processes, and who waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, cast

import pytest

from graph.errors import Busy
from graph.store.seats import ABREAST, Seat, Seats
from graph.store.staff import Employee

LONG = 60.0


def seats(size: int, queue: int = 100) -> tuple[Seats, list[object]]:
    released: list[object] = []
    return Seats(size, queue, released.append), released


async def seated(places: Seats, *, light: bool = True) -> Seat:
    """A place, with a process in it."""
    seat = await places.take(LONG, light=light)
    seat.employee = seat.employee or cast("Employee", object())
    if light:
        places.share(seat)
    return seat


async def waiting(places: Seats, *, light: bool) -> asyncio.Task[Seat]:
    task = asyncio.create_task(places.take(LONG, light=light))
    await asyncio.sleep(0)
    return task


def run(main: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(main())


def test_light_queries_share_half_of_the_places_before_they_take_the_others() -> None:
    async def main() -> None:
        places, _ = seats(4)
        half = [await seated(places) for _ in range(2 * (ABREAST - 1))]
        assert len({id(seat) for seat in half}) == 2
        others = [await seated(places) for _ in range(4 * ABREAST - len(half))]
        assert {seat.taken for seat in half + others} == {ABREAST}
        assert len({id(seat) for seat in half + others}) == 4
        assert not (await waiting(places, light=True)).done()

    run(main)


def test_other_queries_have_a_place_of_their_own() -> None:
    async def main() -> None:
        places, released = seats(2)
        second = await seated(places)
        first = await seated(places, light=False)
        heavy = await waiting(places, light=False)
        behind = await waiting(places, light=True)
        assert not heavy.done()
        assert not behind.done(), "first come, first served"
        process = second.employee
        places.leave(second)
        assert await heavy is second
        assert released == [process]
        places.leave(first)
        assert await behind is first

    run(main)


def test_who_gives_up_holds_up_nobody() -> None:
    async def main() -> None:
        places, _ = seats(1)
        seat = await seated(places)
        with pytest.raises(Busy, match="in time"):
            await places.take(0.01, light=False)
        heavy = await waiting(places, light=False)
        behind = await waiting(places, light=True)
        heavy.cancel()
        assert await behind is seat

    run(main)


def test_who_is_cancelled_with_a_place_leaves_it() -> None:
    async def main() -> None:
        places, _ = seats(1)
        seat = await seated(places, light=False)
        task = await waiting(places, light=False)
        places.leave(seat)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await seated(places, light=False)).taken == 1

    run(main)


def test_past_its_length_the_queue_is_closed() -> None:
    async def main() -> None:
        places, _ = seats(1, queue=1)
        await seated(places, light=False)
        await waiting(places, light=False)
        with pytest.raises(Busy, match="full"):
            await places.take(LONG, light=True)

    run(main)


def test_a_process_taken_away_is_joined_by_nobody() -> None:
    async def main() -> None:
        places, released = seats(1)
        seat = await seated(places)
        assert await seated(places) is seat
        process = seat.employee
        assert process is not None
        places.clear(seat, process)
        newcomer = await waiting(places, light=True)
        places.leave(seat)
        assert not newcomer.done()
        places.leave(seat)
        assert (await newcomer).employee is None
        assert not released

    run(main)
