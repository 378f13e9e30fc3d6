"""HWP 5 and HWPX, the documents of Korean offices."""

from __future__ import annotations

import io
import logging
import re
import warnings
import zipfile

from hwpx import HwpxDocument
from hwpx.tools.exporter import export_text

from graph.errors import UnreadableFile
from graph.read import damaged, limits
from graph.read.source import Source

# The library logs what it raises as well; the error says it once.
logging.getLogger("hwpx").addHandler(logging.NullHandler())
logging.getLogger("hwpx").propagate = False

_LOCKED = re.compile("암호|protected|encrypted", re.IGNORECASE)
"""What the library says of a document that is closed to readers."""


def _advice(name: str, error: Exception) -> str:
    if _LOCKED.search(str(error)):
        return f"{name} is encrypted; save it without a password or protection"
    return f"{name} cannot be read as HWP ({_short(error)}); save it as .hwpx or .pdf"


def read_hwp(name: str, data: bytes) -> Source:
    """The text of an HWP 5 or HWPX document, tables as rows with tabs, list labels as drawn.

    Raises `UnreadableFile` for a damaged, encrypted or empty document.
    """
    with damaged.told(lambda error: _advice(name, error)):
        text = _text(name, data)
    if not text.strip():
        raise UnreadableFile(f"{name} holds no text (perhaps only pictures); send it as text")
    return Source(name, text)


def _text(name: str, data: bytes) -> str:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            limits.check(name, archive)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = HwpxDocument.open(io.BytesIO(data))
        return export_text(document, list_labels=True)


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:160]
