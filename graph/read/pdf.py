"""PDF: text by pdfium, its lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2 as pdfium

from graph.errors import TooLarge, UnreadableFile
from graph.marks import CIRCLED
from graph.read import damaged
from graph.read.source import Source

PAGES = 2_000
_SCANNED = 12
"""Letters a page under which a document with pictures counts as scanned."""
_ENDS = re.compile(r"[.!?:”\"’)\]』」>]\s*$")
_STARTS = re.compile(
    r"^\s*(?:[□■ㅇ○◦●◎▣◆◇❍❏*※▶▷→⇒✓☞•·ㆍ∙▲△<\[【(|-]|["
    + CIRCLED
    + r"]|\d{1,2}[.)]\s|[가-하][.)]\s|붙임|참고|별첨)"
)
_PAGE_NUMBER = re.compile(r"^\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*/\s*\d{1,4})?\s*$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def _advice(name: str, error: Exception) -> str:
    if "password" in str(error).lower():
        return f"{name} is encrypted; save it without a password"
    why = f"{type(error).__name__}: {error}"[:120]
    return f"{name} cannot be read as PDF ({why}); save it again"


def read_pdf(name: str, data: bytes) -> Source:
    """The text of a PDF; raises `UnreadableFile` for a damaged, encrypted or scanned one."""
    with damaged.told(lambda error: _advice(name, error)):
        pages, pictures = _pages(name, data)
    letters = sum(c.isalnum() for page in pages for c in page)
    if letters < _SCANNED * len(pages) and (pictures or not letters):
        raise UnreadableFile(
            f"{name} holds pictures of text, no text (scanned); run text recognition (OCR) first"
        )
    return Source(name, "\n\n".join(_paragraphs(_without_running_heads(pages))))


def _pages(name: str, data: bytes) -> tuple[list[str], bool]:
    with pdfium.PdfDocument(data) as document:
        if len(document) > PAGES:
            raise TooLarge(f"{name} has {len(document):,} pages; send at most {PAGES:,}, or split it")
        texts, pictures = [], False
        for i in range(len(document)):
            page = document[i]
            layer = page.get_textpage()
            texts.append(_CONTROL.sub("", layer.get_text_range().replace("\r\n", "\n").replace("\r", "\n")))
            pictures = pictures or any(o.type == 3 for o in page.get_objects(max_depth=2))
            layer.close()
            page.close()
    return texts, pictures


def _without_running_heads(pages: list[str]) -> list[list[str]]:
    """The pages' lines without page numbers and without first or last lines that most pages repeat."""
    split = [[line.rstrip("\n") for line in page.split("\n")] for page in pages]
    edges = Counter(line.strip() for page in split for line in {*page[:1], *page[-1:]} if line.strip())
    running = {line for line, n in edges.items() if len(pages) >= 3 and n >= 0.6 * len(pages)}
    return [[x for x in page if x.strip() not in running and not _PAGE_NUMBER.match(x)] for page in split]


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    words = {word for page in pages for line in page for word in line.split()}
    for page in pages:
        width = _width(page)
        joined: list[str] = []
        for i, line in enumerate(page):
            if joined and _continues(page[i - 1], line, width):
                joined[-1] = _join(joined[-1], line, words)
            else:
                joined.append(line.rstrip())
        yield "\n".join(joined)


def _width(lines: list[str]) -> float:
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return lengths[int(len(lengths) * 0.8)] if lengths else 0


def _continues(before: str, line: str, width: float) -> bool:
    if not line.strip() or _ENDS.search(before) or _STARTS.match(line) or "\t" in line:
        return False
    return len(before.strip()) >= max(20, 0.8 * width)


def _join(before: str, line: str, words: set[str]) -> str:
    """A word cut at the line's end is put together where the whole word stands elsewhere in the document."""
    if before.endswith(" ") or line.startswith(" ") or not before or not line:
        return f"{before.rstrip()} {line.strip()}"
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha():
        return before[:-1] + line.strip()
    left, right = before.split()[-1], line.split()[0]
    return before + ("" if left + right in words else " ") + line.rstrip()
