"""Files as texts: one file in, one `Source` out for each document in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.read.archive import read_zip
from graph.read.docx import read_docx
from graph.read.formats import Format, detect
from graph.read.html import read_html
from graph.read.hwp import read_hwp
from graph.read.jsonl import read_jsonl
from graph.read.pdf import read_pdf
from graph.read.plain import read_markdown, read_text
from graph.read.source import Source

_ONE: dict[Format, Callable[[str, bytes], Source]] = {
    Format.TEXT: read_text,
    Format.MARKDOWN: read_markdown,
    Format.HTML: read_html,
    Format.PDF: read_pdf,
    Format.DOCX: read_docx,
    Format.HWPX: read_hwp,
    Format.HWP: read_hwp,
}


def sources(name: str, data: bytes) -> Iterator[Source]:
    """The documents in a file, in order; the format is told by the content first, then by the name.

    A `.zip` and a `.jsonl` give several, each of which may carry an `error` of its own. A single file that
    cannot be read raises `UnknownFormat`, `UnreadableFile` or `TooLarge`, as does a wholly broken archive.
    """
    yield from _read(name, data, 0)


def _read(name: str, data: bytes, depth: int) -> Iterator[Source]:
    kind = detect(name, data)
    if kind is Format.ZIP:
        yield from read_zip(name, data, depth, _read)
    elif kind is Format.JSONL:
        yield from read_jsonl(name, data)
    else:
        yield _ONE[kind](name, data)
