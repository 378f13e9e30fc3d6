"""Which format a file is in: by its first bytes, then by its name."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath

from graph.errors import UnknownFormat, UnreadableFile


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    HWPX = "hwpx"
    HWP = "hwp"
    JSONL = "jsonl"
    ZIP = "zip"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".hwpx": Format.HWPX,
    ".hwp": Format.HWP,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".zip": Format.ZIP,
}
"""File name endings that are read; the first of each format is the documented one."""
_TEXTUAL = {Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSONL}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"\x1f\x8b": "a gzip file",
    b"{\\rtf": "an RTF document",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"HWP Document File V": "a HWP 3 document",
}
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body")


def detect(name: str, data: bytes) -> Format:
    """The format of a file; raises `UnknownFormat` where none fits, `UnreadableFile` for a locked one."""
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data, suffix)
    if data.startswith(_OLD_OFFICE):
        return _compound(name, data)
    for magic, what in _OTHERS.items():
        if data.startswith(magic):
            raise UnknownFormat(f"{name} is {what}; {_ADVICE}")
    if start[:512].lower().startswith(_MARKUP):
        return Format.HTML
    if suffix is None and PurePath(name).suffix:
        raise UnknownFormat(f"{name}: no reader for {PurePath(name).suffix[:20]}; {_ADVICE}")
    return suffix or Format.TEXT


_ADVICE = "send .txt .md .html .pdf .docx .hwpx .hwp .jsonl or .zip"


def _packed(data: bytes, suffix: Format | None) -> Format:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        return suffix if suffix not in _TEXTUAL and suffix is not None else Format.ZIP
    if "word/document.xml" in names:
        return Format.DOCX
    if any(n.startswith("Contents/section") for n in names) or "Contents/content.hpf" in names:
        return Format.HWPX
    return Format.ZIP


def _compound(name: str, data: bytes) -> Format:
    if "FileHeader".encode("utf-16-le") in data or PurePath(name).suffix.lower() == ".hwp":
        return Format.HWP
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableFile(f"{name} is encrypted; save it without a password")
    raise UnknownFormat(f"{name} is an old Office file; save it as .docx or .pdf")
