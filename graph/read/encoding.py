"""Bytes as text: UTF-8, UTF-16, CP949 and whatever charset-normalizer knows."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from graph.errors import UnreadableFile

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_SAMPLE = 1 << 16
_MOST_CONTROL = 0.02
_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""What Python decodes, but no page is written in."""


def decode(name: str, data: bytes, declared: str | None = None) -> str:
    """The text of a file; `declared` is a charset that the file itself names. Line ends become `\\n`.

    Raises `UnreadableFile` for bytes that are no text in any encoding.
    """
    text = _decoded(data, declared)
    if text is None or _is_binary(text):
        raise UnreadableFile(f"{name} is no text; send UTF-8, UTF-16 or CP949, or a document format")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, declared: str | None) -> str | None:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _lenient(data, codec)
    if wide := _wide(data):
        return _lenient(data, wide)
    for likely in ("utf-8", declared, "cp949"):
        text = _strict(data, likely) if likely else None
        if text is not None:
            return text
    mostly = data.decode("utf-8", "replace")
    if mostly.count("\ufffd") * 200 < len(mostly):
        return mostly
    best = from_bytes(data[:_SAMPLE]).best()
    return _lenient(data, best.encoding) if best else None


def _strict(data: bytes, codec: str) -> str | None:
    """The text if all bytes but a last, cut-off character fit."""
    try:
        if codecs.lookup(codec).name in _NO_CHARSETS:
            return None
        b"a".decode(codec, "ignore")  # refuses what turns bytes into bytes: base64, zlib
        return codecs.getincrementaldecoder(codec)().decode(data)
    except (UnicodeError, LookupError):
        return None


def _lenient(data: bytes, codec: str) -> str:
    return data.decode(codec, "replace").removesuffix("\ufffd")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows by line breaks and spaces with a zero byte on one side."""
    sample = data[: _SAMPLE & ~1]
    little = sample[0::2].count(0), sample[1::2].count(0)
    for codec, zeros, others in (("utf-16-le", little[1], little[0]), ("utf-16-be", little[0], little[1])):
        if zeros * 25 > len(sample) and others * 20 < zeros and _strict(data, codec) is not None:
            return codec
    return None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample)
