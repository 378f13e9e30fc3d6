"""Word documents."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx

from graph.errors import UnreadableFile
from graph.read import damaged, limits
from graph.read.source import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
_BOX = _W + "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DELETED = {_W + "del", _W + "moveFrom"}


def read_docx(name: str, data: bytes) -> Source:
    """The text of a Word document in its order, table rows with tabs; text boxes after their paragraph.

    Raises `UnreadableFile` for a damaged or empty one, `TooLarge` over the limits of `graph.read.limits`.
    """
    with damaged.told(lambda e: f"{name} cannot be read as .docx ({type(e).__name__}); save it again"):
        body = docx.Document(io.BytesIO(limits.repacked(name, data))).element.body
        text = "\n".join(_blocks(body))
    if not text.strip():
        raise UnreadableFile(f"{name} holds no text (perhaps only pictures); send it as text")
    return Source(name, text)


def _blocks(parent: Any) -> Iterator[str]:
    for child in parent:
        if child.tag == _W + "p":
            yield "".join(_runs(child))
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == _W + "tbl":
            yield from _rows(child)
        elif child.tag in {_W + "sdt", _W + "sdtContent", _W + "ins", _W + "customXml"}:
            yield from _blocks(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes in an element, but not those within them: each is read once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)


def _runs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _DELETED and child.tag not in {_BOX, _FALLBACK}:
            yield from _runs(child)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(_W + "tr"):
        if row.getparent() is not table and row.getparent().getparent() is not table:
            continue
        cells = ["\n".join(_blocks(cell)) for cell in row.iterchildren(_W + "tc")]
        yield cells[0] if len(cells) == 1 else "\t".join(" ".join(c.split()) for c in cells)
