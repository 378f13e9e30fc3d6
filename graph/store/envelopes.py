"""A question and its answer as messages to a worker process and from it."""

from __future__ import annotations

import json
import os
from functools import lru_cache

from graph import errors
from graph.errors import PolicygraphError, Unavailable
from graph.store import wire
from graph.store.asking import Answer, NotAcceptable, Question

_SHORT = 1024
"""Length of a base up to which a header is kept."""


def header(question: Question, snapshot: object) -> bytes:
    """What goes with a query to its process."""
    usual = not (question.default_graphs or question.named_graphs) and len(question.base_iri) < _SHORT
    return (_header if usual else _header.__wrapped__)(
        snapshot,
        question.base_iri,
        question.table,
        question.graph,
        question.default_graphs,
        question.named_graphs,
    )


def text(question: Question) -> bytes:
    """The query itself."""
    return question.text.encode("utf-8", "replace")


def answer(message: wire.Message, version: str) -> Answer:
    """The answer that a process gave; raises the error it told of, or `NotAcceptable`."""
    told = message.header
    if "error" in told:
        kind: type[PolicygraphError] = getattr(errors, told["error"], Unavailable)
        raise kind(told["detail"])
    if not told["media"]:
        raise NotAcceptable
    size = len(message.payload) if message.file is None else os.fstat(message.file).st_size
    return Answer(told["media"], version, size, message.payload, message.file)


@lru_cache(256)
def _header(
    snapshot: object,
    base: str,
    table: str | None,
    graph: str | None,
    default: tuple[str, ...],
    named: tuple[str, ...],
) -> bytes:
    """The same for most queries."""
    found = {
        "snapshot": str(snapshot),
        "base": base,
        "table": table,
        "graph": graph,
        "default": default,
        "named": named,
    }
    return json.dumps(found).encode()
