"""Responses to requests that are the same byte for byte: sent again as they were until the graph changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

_MOST = 16 << 20
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Repeat:
    """A response after its status line and date: the application's headers, the blank line; the body."""

    headers: bytes
    body: bytes


class Repeats:
    """At most 16 MiB of requests and responses of the present state, the least used going first."""

    def __init__(self, version: Callable[[], str]) -> None:
        """`version` tells the state that the graph is in."""
        self._version = version
        self._of = ""
        self._kept: OrderedDict[bytes, Repeat] = OrderedDict()
        self._size = 0

    def get(self, request: bytes) -> Repeat | None:
        """The response to a request, if it is still right."""
        kept = self._kept.get(request)
        if kept is None:
            return None
        if self._of != self._version():
            self._clear()
            return None
        self._kept.move_to_end(request)
        return kept

    def put(self, request: bytes, version: str, repeat: Repeat) -> None:
        """Keep a response of a state, unless it is large or of a state that is over."""
        size = _size(request, repeat)
        if size > _LARGEST or version != self._version():
            return
        if version != self._of:
            self._clear()
            self._of = version
        if request not in self._kept:
            self._kept[request] = repeat
            self._size += size
        while self._size > _MOST:
            self._size -= _size(*self._kept.popitem(last=False))

    def _clear(self) -> None:
        self._kept.clear()
        self._size = 0


def _size(request: bytes, repeat: Repeat) -> int:
    return len(request) + len(repeat.headers) + len(repeat.body)
