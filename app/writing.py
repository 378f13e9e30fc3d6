"""Writes of callers, each in a thread that waits for the writer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import anyio
from anyio.to_thread import run_sync

from app import query_metrics as count
from graph.errors import PolicygraphError

_AT_ONCE = 8
"""Threads that wait; further writes wait before a thread."""
_limiters: dict[object, anyio.CapacityLimiter] = {}
T = TypeVar("T")


async def written(work: Callable[[], T]) -> T:
    """What `work` gives, carried out beside the event loop."""
    key = anyio.lowlevel.current_token()
    if key not in _limiters:
        _limiters.clear()
        _limiters[key] = anyio.CapacityLimiter(_AT_ONCE)
    try:
        done = await run_sync(work, limiter=_limiters[key])
    except PolicygraphError:
        count.FAILED.inc()
        raise
    count.DONE.inc()
    return done
