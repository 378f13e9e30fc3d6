"""What a file gives for each document in it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.errors import InvalidInput
from graph.model import Document, Span


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one document, as its reader made it, and what the file says about it.

    `name` is the file's name, in an archive with its folders, in JSON lines with `:` and the line's number.
    """

    name: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    outside: tuple[Span, ...] = ()
    """Stretches of the text that the file's own structure marks as navigation, tool bars or footers."""
    error: InvalidInput | None = None
    """Why this one of several documents could not be read; its text is then empty."""

    def document(self) -> Document:
        """The document with its regions; raises what `graph.read.document` does, or its own error."""
        from graph.read.document import document

        if self.error:
            raise self.error
        return document(
            self.text,
            title=self.title,
            published=self.published,
            url=self.url,
            language=self.language,
            outside=self.outside,
        )
