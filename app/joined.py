"""The head of a whole answer goes out together with its body."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

Finish = Callable[[RequestResponseCycle, Iterable[tuple[bytes, bytes]], bytes], None]
"""Sends a response of status 200: its headers, its body."""


class Joined:
    """Sends the head of a whole answer together with its body; all else as it comes."""

    __slots__ = ("_cycle", "_finish", "_start")

    def __init__(self, cycle: RequestResponseCycle, finish: Finish) -> None:
        self._cycle = cycle
        self._finish = finish
        self._start: Any = None

    async def send(self, message: Any) -> None:
        """Send one message of ASGI."""
        cycle = self._cycle
        if message["type"] == "http.response.start" and self._simple(message):
            self._start = message
            return
        if self._start is not None:
            start, self._start = self._start, None
            if not message.get("more_body") and not cycle.flow.write_paused:
                if not cycle.disconnected:
                    self._finish(cycle, start["headers"], message.get("body", b""))
                return
            await cycle.send(start)
        await cycle.send(message)

    def _simple(self, message: Any) -> bool:
        scope = self._cycle.scope
        return (
            "whole" in scope.get("state", ())
            and message["status"] == HTTPStatus.OK
            and scope["method"] != "HEAD"
            and self._cycle.keep_alive
        )
