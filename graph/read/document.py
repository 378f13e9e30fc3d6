"""A text, as given, with its regions and what it says about itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from urllib.parse import urlsplit

from graph import ids
from graph.errors import InvalidInput, TooLarge
from graph.model import Document, Span
from graph.read import credits, language, published, story, title, translation
from graph.read.lines import Line, lines
from graph.read.mending import mended
from graph.read.overlap import grams
from graph.read.page import CONTENT, Page
from graph.read.regions import regions
from graph.read.shapes import Shape, shapes
from graph.read.title import Title

_MARKED = {*CONTENT, Shape.TEASERS, Shape.TEASER}
_SURROGATE = re.compile("[\ud800-\udfff]")
LIMIT = 2_000_000
"""Code points that a document's text may have."""


def document(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    outside: tuple[Span, ...] = (),
) -> Document:
    """The document that a text is, unchanged; what the caller does not say is looked for in the text.

    `published` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; `language` `ko` or `en`; `url` absolute http(s);
    `outside` are stretches known to be navigation, tool bars or footers.
    Raises `InvalidInput` for an empty text or a wrong value, `TooLarge` over 2,000,000 code points.
    """
    _check(text, url, title)
    return _Reader(text, outside).document(title, published, url, language)


def _check(text: str, url: str | None, title: str | None) -> None:
    if not text.strip():
        raise InvalidInput("the text is empty; send the words of the document in `text`")
    if len(text) > LIMIT:
        raise TooLarge(f"the text has {len(text):,} code points; send at most {LIMIT:,}, or split it")
    for field, value in (("text", text), ("title", title), ("url", url)):
        if value and _SURROGATE.search(value):
            raise InvalidInput(
                f"the {field} holds lone surrogates, which are no characters; send valid Unicode"
            )
    if url is not None and not _is_url(url):
        raise InvalidInput(
            f"url {url[:200]!r} is no absolute http or https address; correct it, or leave it out"
        )


def _is_url(url: str) -> bool:
    try:
        parts = urlsplit(url.strip())
        return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


class _Reader:
    """One text's lines and shapes, looked at once and shared by all that is found."""

    def __init__(self, text: str, outside: tuple[Span, ...]) -> None:
        self.text = text
        self.lines = lines(mended(text))
        self.shapes = shapes(self.lines)
        _mark(self.lines, self.shapes, outside)
        self.story = story.find(self.lines, self.shapes)
        self.body, self.end = self.story.first, self.story.end
        self.translated = translation.start(self.lines)

    def document(self, known: str | None, date: str | None, url: str | None, tongue: str | None) -> Document:
        found = (title.given(self.lines, known, self.body) if known else None) or title.find(
            self.lines, self.shapes, self.body, self.story.words
        )
        words = self.story.words | grams(found.text) if found else self.story.words
        page = Page(self.lines, self.shapes, self.body, found, words, self._translation(tongue))
        return Document(
            id=ids.document_id(self.text, url),
            text=self.text,
            title=(known or "").strip() or (found.text if found else None),
            published=published.checked(date) if date is not None else self._published(found, url),
            language=self._language(tongue),
            url=url,
            outlet=credits.outlet(self.lines, self.shapes),
            byline=credits.byline(self.lines, self.shapes),
            issuer=credits.issuer(self.lines, self.shapes, self.body),
            regions=regions(page),
        )

    def _published(self, heading: Title | None, url: str | None) -> str | None:
        line = heading.line if heading else 0
        stated = published.find(self.lines, self.shapes, line, self.body)
        return stated or (published.in_address(url) if url else None)

    def _language(self, tongue: str | None) -> str:
        if tongue is not None:
            return language.checked(tongue)
        body = "\n".join(line.text for line in self.lines[self.body : self.end][:400])
        return "ko" if self.translated is not None else language.detect(body or self.text)

    def _translation(self, tongue: str | None) -> int | None:
        return None if tongue == "en" else self.translated


def _mark(found: Sequence[Line], shapes: list[Shape], outside: tuple[Span, ...]) -> None:
    """Lines in a stretch outside the article become menus, so that a box within the story does not end it."""
    starts = [line.start for line in found]
    for span in outside:
        for i in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
            if shapes[i] in _MARKED and found[i].end <= span.end + 1:
                shapes[i] = Shape.MENU
