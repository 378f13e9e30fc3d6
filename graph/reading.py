"""The work that is done in processes of its own (`graph.processes`): reading files and documents.

Imports stand in the functions, so that the process which only hands the work out stays small and starts fast.
"""

from __future__ import annotations

from graph.model import Document, Reading
from graph.read.source import Source


def warm() -> None:
    """Load the language model, some seconds."""
    from graph import nlp

    nlp.load()


def sources(name: str, data: bytes) -> list[Source]:
    """The documents in a file; raises the reader's `InvalidInput`."""
    from graph import read

    return list(read.sources(name, data))


def facts(document: Document) -> Reading:
    """All that the rules read out of a document."""
    from graph.extract import read_facts

    return read_facts(document)
