"""Counts and times requests by route; plain ASGI, for it stands before every answer."""

from __future__ import annotations

import time
from functools import lru_cache

from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

REQUESTS = Counter("policygraph_requests_total", "Requests by route and status.", ["route", "status"])
SECONDS = Histogram("policygraph_request_seconds", "Time to answer, by route.", ["route"])


class Measured:
    """Measures what passes to `app`."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a failure that nothing answered counts as 500."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = scope.get("state", {}).get("begun") or time.perf_counter()
        status = 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            note(getattr(scope.get("route"), "path", "other"), status, time.perf_counter() - begun)


def note(route: str, status: int, seconds: float) -> None:
    """Count a request."""
    requests, times = _of(route, status)
    requests.inc()
    times.observe(seconds)


@lru_cache(1024)
def _of(route: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(route, status), SECONDS.labels(route)
