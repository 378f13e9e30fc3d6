"""Plain text and Markdown."""

from __future__ import annotations

import re

from graph.read.encoding import decode
from graph.read.source import Source

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_FIELD = re.compile(r"^(title|date|published|url|language|lang):(.*)$", re.MULTILINE | re.I)
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,200}\))*+\)"
_IMAGE = re.compile(rf"!\[([^\]\n]{{0,300}})\]{_TARGET}")
_LINK = re.compile(rf"\[([^\]\n]{{1,300}})\]{_TARGET}")
_MARKS = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_RULE = re.compile(r"^\|?[ \t]*+:?-{3,}+:?[ \t]*+(?:\|[ \t]*+:?-{3,}+:?[ \t]*+)*+\|?[ \t]*+$", re.MULTILINE)
_ROW = re.compile(r"^\|(.+)\|[ \t]*$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def read_text(name: str, data: bytes) -> Source:
    """A plain text, unchanged but for its encoding and line ends."""
    return Source(name, decode(name, data))


def read_markdown(name: str, data: bytes) -> Source:
    """Markdown without its marks; title and date from the front matter, else the first heading as title."""
    text = decode(name, data)
    front = _FRONT.match(text)
    fields = {k.lower(): v.strip(" \t\"'") for k, v in _FIELD.findall(front[1])} if front else {}
    text = text[front.end() :] if front else text
    heading = _HEADING.search(text[:1000])
    date = _DATE.search(fields.get("date", fields.get("published", "")))
    return Source(
        name,
        _without_marks(text),
        title=fields.get("title")
        or (_without_marks(_heading(heading)) if heading and heading.start() < 200 else None),
        published=date[0] if date else None,
        url=fields.get("url") if fields.get("url", "").startswith("http") else None,
    )


def _heading(found: re.Match[str]) -> str:
    """A heading without the marks that may close it (`## Title ##`)."""
    text = found[1].rstrip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if bare.endswith((" ", "\t")) else text


def _without_marks(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _HEADING.sub(_heading, _MARKS.sub(r"\2", text))
    return _ROW.sub(lambda row: "\t".join(c.strip() for c in row[1].split("|")), _RULE.sub("", text))
