"""What one foreign request may cost."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of foreign queries and updates."""

    seconds: float = 30.0
    """Running time of one query or update."""
    memory: int = 2 << 30
    """Address space of a process, bytes; about 0.7 GiB of it is there from the start, unused."""
    answer: int = 1 << 30
    """Size of one answer, bytes."""
    workers: int = 2
    """Dear queries that run at the same time; twice as many cheap ones run beside them."""
    hosts: tuple[str, ...] = ()
    """Hosts (or host:port) that SERVICE and LOAD may reach."""
    queue: int = 64
    """Queries that may wait; those past it get `Busy`."""
    texts: bool = True
    """Whether queries see the graphs of documents' whole texts."""


def too_long(limit: float) -> str:
    """What to tell whose query took more than `limit` seconds."""
    return f"the query took more than {limit:g} s: ask for less, or use LIMIT"
