"""Bodies of requests."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from graph.read import Source

Text = Annotated[str, StringConstraints(min_length=1)]


class DocumentBody(BaseModel):
    """A document as text, with what is known about it; without `text`, the one that stands at `url`."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = Field(
        None,
        description="The whole text, at most 2,000,000 code points. Left out, the service fetches `url`; "
        "that needs the right to write.",
    )
    title: Text | None = None
    published: str | None = Field(None, description="YYYY-MM-DD, YYYY-MM or YYYY.")
    url: Text | None = None
    language: str | None = Field(None, description="`ko` or `en`; found out if not given.")

    @model_validator(mode="after")
    def _something_to_read(self) -> DocumentBody:
        if self.text is None and self.url is None:
            raise ValueError("send the document as `text`, or its web address as `url`")
        return self

    def source(self, found: Source | None = None) -> Source:
        """The same as the reader takes it; `found` is what was fetched, about which the body knows better."""
        if found is not None:
            given = self.model_dump(exclude={"text"}, exclude_none=True)
            return replace(found, **given)
        return Source(
            name=self.title or self.url or "text",
            text=self.text or "",
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
