"""Bodies of requests."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from graph.read import Source

Text = Annotated[str, StringConstraints(min_length=1)]


class DocumentBody(BaseModel):
    """A document as text, with what is known about it."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(description="The whole text, at most 2,000,000 code points.")
    title: Text | None = None
    published: str | None = Field(None, description="YYYY-MM-DD, YYYY-MM or YYYY.")
    url: Text | None = None
    language: str | None = Field(None, description="`ko` or `en`; found out if not given.")

    def source(self) -> Source:
        """The same as the reader takes it."""
        return Source(
            name=self.title or self.url or "text",
            text=self.text,
            title=self.title,
            published=self.published,
            url=self.url,
            language=self.language,
        )


class DocumentPatch(BaseModel):
    """Metadata to change; what is left out stays."""

    model_config = ConfigDict(extra="forbid")

    title: Text | None = None
    published: str | None = None
    language: str | None = None
