"""Bodies past a limit, of one request and of all together."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from app.limits import BodyLimit


async def reads_all(_: Scope, receive: Receive, send: Send) -> None:
    while (await receive())["more_body"]:
        pass
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def hides_errors(scope: Scope, receive: Receive, send: Send) -> None:
    """As FastAPI does where a body is due that it reads itself."""
    try:
        await reads_all(scope, receive, send)
    except Exception:  # noqa: BLE001
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b""})


async def status(limit: BodyLimit, path: str, pieces: list[bytes], pause: asyncio.Event | None = None) -> int:
    """The status that a body in pieces gets; it waits for `pause` before the last."""
    left = list(pieces)
    answers: list[Any] = []

    async def receive() -> Message:
        if pause is not None and len(left) == 1:
            await pause.wait()
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    async def send(message: Message) -> None:
        answers.append(message)

    await limit({"type": "http", "method": "POST", "path": path, "headers": []}, receive, send)
    return int(answers[0]["status"])


@pytest.mark.parametrize(
    ("path", "pieces", "expected"),
    [
        ("/update", [b"x" * 100], 204),
        ("/update", [b"x" * 60] * 2, 413),
        ("/api/import", [b"x" * 60] * 20, 204),
    ],
)
def test_a_body_has_a_size(path: str, pieces: list[bytes], expected: int) -> None:
    assert asyncio.run(status(BodyLimit(reads_all, 100), path, pieces)) == expected


def test_a_body_that_is_too_large_is_told_whatever_the_application_makes_of_it() -> None:
    assert asyncio.run(status(BodyLimit(hides_errors, 100), "/api/extract", [b"x" * 60] * 2)) == 413


def test_a_query_is_not_long() -> None:
    assert asyncio.run(status(BodyLimit(reads_all, 64 << 20), "/sparql", [bytes(1 << 20)] * 9)) == 413
    assert asyncio.run(status(BodyLimit(reads_all, 64 << 20), "/update", [bytes(1 << 20)] * 9)) == 204


def test_bodies_together_take_only_so_much() -> None:
    async def main() -> None:
        limit, pause = BodyLimit(reads_all, 100), asyncio.Event()
        held = [asyncio.create_task(status(limit, "/update", [b"x" * 90, b"x"], pause)) for _ in range(4)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert await status(limit, "/update", [b"x" * 90]) == 503
        pause.set()
        assert await asyncio.gather(*held) == [204] * 4
        assert (await status(limit, "/update", [b"x" * 90]), limit.held) == (204, 0)

    asyncio.run(main())
