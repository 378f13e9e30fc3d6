"""A foreign query and its answer, as they pass between the HTTP face and a store."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol


class Question(NamedTuple):
    """A query as a caller sent it; a tuple, which is made in a fifth of the time of a frozen dataclass."""

    text: str
    base_iri: str
    """Relative IRIs of the query count from here."""
    table: str | None
    """Media type of the answer if it turns out a SELECT or ASK; None: such an answer is not acceptable."""
    graph: str | None
    """Media type of the answer if it turns out a CONSTRUCT or DESCRIBE."""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    """A smaller time limit than the store's."""


@dataclass(slots=True)
class Answer:
    """A whole answer: bytes, or an open unlinked file of `size` bytes that the receiver closes."""

    media: str
    version: str
    size: int
    body: bytes = b""
    file: int | None = None

    def read(self) -> bytes:
        """All of it; closes the file."""
        if self.file is None:
            return self.body
        with os.fdopen(self.file, "rb") as file:
            file.seek(0)
            return file.read()


class Left(Exception):
    """The caller has gone; nobody waits for the answer."""


class NotAcceptable(Exception):
    """The query's kind of answer has no form that the caller accepts."""


Gone = Callable[[], Awaitable[None]]
"""Returns when the caller has gone away."""


class Questions(Protocol):
    """What answers foreign queries."""

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """The answer.

        Raises `InvalidQuery`, `Forbidden`, `LimitExceeded`, `Busy`, `NotAcceptable`, `Left`.
        """

    def close(self) -> None:
        """End all that runs."""
