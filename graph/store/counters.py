"""What has happened to foreign queries, for `/metrics`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Counters:
    """Counts since the start."""

    asked: int = 0
    stopped: int = 0
    """Past a limit of time, memory or size."""
    crashed: int = 0
    """The process ended by itself; counted among `stopped` too."""
    refused: int = 0
    """The queue was full."""
    abandoned: int = 0
    """The caller had gone."""
