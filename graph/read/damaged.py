"""What libraries raise on damaged files, as the error that says what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.errors import InvalidInput, UnreadableFile


@contextmanager
def told(advice: Callable[[Exception], str]) -> Iterator[None]:
    """A block in which a library parses foreign bytes.

    On damaged ones it may raise anything, so all that becomes `UnreadableFile` with `advice`; our own
    errors and an exhausted memory pass.
    """
    try:
        yield
    except (InvalidInput, MemoryError):
        raise
    except Exception as error:
        raise UnreadableFile(advice(error)) from error
