"""The work that is done in processes of its own (`graph.processes`): reading files and documents.

Imports stand in the functions, so that the process which only hands the work out stays small and starts fast.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model import Document, Reading
from graph.read.source import Source

if TYPE_CHECKING:
    from graph.extract.llm.reader import SecondReader


SECONDS = 300.0
"""How long the reading of one document may take; 2,000,000 code points of usual text need about a minute."""


def warm(references: tuple[Path, ...] = ()) -> None:
    """Load the language model, some seconds; `references` are files of the user's own."""
    from graph import nlp, reference

    reference.use(references)
    nlp.load()
    settle()


def settle() -> None:
    """Spare the garbage collector what stays for good, and have it run once in many new objects.

    A reading makes some 100,000 objects, hardly any in circles; looking for those takes a tenth of it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS)


_OBJECTS = 200_000
"""New objects after which circles are looked for; they take about 20 MB."""


def sources(name: str, data: bytes) -> list[Source]:
    """The documents in a file; raises the reader's `InvalidInput`."""
    from graph import read

    return list(read.sources(name, data))


def facts(document: Document) -> Reading:
    """All that the rules read out of a document."""
    from graph.extract import read_facts

    return read_facts(document)


def second(url: str, model: str, key: str) -> SecondReader | None:
    """The optional second reader, its parts loaded only where an address and a model are set; else None."""
    if not url or not model:
        return None
    from graph.extract.llm.reader import second_reader

    return second_reader(url, model, key)
