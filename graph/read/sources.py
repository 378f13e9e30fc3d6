"""Files as texts: one file in, one `Source` out for each document in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from graph.read.archive import read_zip
from graph.read.formats import Format, detect
from graph.read.jsonl import read_jsonl
from graph.read.limits import Unpacking
from graph.read.source import Source

Reader = Callable[[str, bytes], Source]

_ONE: dict[Format, tuple[str, str]] = {
    Format.TEXT: ("plain", "read_text"),
    Format.MARKDOWN: ("plain", "read_markdown"),
    Format.HTML: ("html", "read_html"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.DOCX: ("docx", "read_docx"),
    Format.HWPX: ("hwp", "read_hwp"),
    Format.HWP: ("hwp", "read_hwp"),
}
"""The module and function that reads each format; imported when first needed: the libraries are large."""


def sources(name: str, data: bytes) -> Iterator[Source]:
    """The documents in a file, in order; the format is told by the content first, then by the name.

    A `.zip` and a `.jsonl` give several, each of which may carry an `error` of its own. A single file that
    cannot be read raises `UnknownFormat`, `UnreadableFile` or `TooLarge`, as does a wholly broken archive.
    """
    yield from _read(name, data, Unpacking())


def _read(name: str, data: bytes, so_far: Unpacking) -> Iterator[Source]:
    kind = detect(name, data)
    if kind is Format.ZIP:
        yield from read_zip(name, data, so_far, _read)
    elif kind is Format.JSONL:
        yield from read_jsonl(name, data)
    else:
        module, function = _ONE[kind]
        read = cast("Reader", getattr(import_module(f"graph.read.{module}"), function))
        yield read(name, data)
