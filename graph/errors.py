"""What can go wrong, as a tree; `detail` always says what the caller should change.

PolicygraphError
├── InvalidInput          the caller's words or bytes are wrong
│   ├── UnknownFormat     no reader for this kind of file
│   ├── UnreadableFile    a known format, but this file cannot be read (truncated, encrypted, scanned)
│   ├── TooLarge          over a documented limit
│   ├── UnreadQuestion    a question that is not understood; `examples` are questions that are
│   └── InvalidQuery      SPARQL or RDF that does not parse
├── NotFound              no such document, entity, event, graph
├── Forbidden             not without the right to, or not on this graph
├── Conflict              the state does not allow it (data folder held, restore into a used folder)
└── Unavailable           not now: try again, or ask for less
    ├── LimitExceeded     a query or update went past its time, memory or size limit
    └── Busy              all workers are taken and the queue is full; `retry_after` in seconds
"""

from __future__ import annotations


class PolicygraphError(Exception):
    """Root of all errors raised on purpose."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class InvalidInput(PolicygraphError):
    """The caller's words or bytes are wrong."""


class UnknownFormat(InvalidInput):
    """There is no reader for this kind of file."""


class UnreadableFile(InvalidInput):
    """A known format, but this file cannot be read."""


class TooLarge(InvalidInput):
    """Over a documented limit."""


class UnreadQuestion(InvalidInput):
    """A question that is not understood; `examples` are."""

    def __init__(self, detail: str, examples: tuple[str, ...] = ()) -> None:
        super().__init__(detail)
        self.examples = examples


class InvalidQuery(InvalidInput):
    """SPARQL or RDF that does not parse."""


class NotFound(PolicygraphError):
    """There is no such thing."""


class Forbidden(PolicygraphError):
    """Not allowed for this caller or on this graph."""


class Conflict(PolicygraphError):
    """The present state does not allow it."""


class Unavailable(PolicygraphError):
    """Not now."""


class LimitExceeded(Unavailable):
    """A query or update went past its time, memory or size limit."""


class Busy(Unavailable):
    """All workers are taken and the queue is full; try again after `retry_after` seconds."""

    def __init__(self, detail: str, retry_after: int = 1) -> None:
        super().__init__(detail)
        self.retry_after = retry_after
