"""What all lists share: paging, language, counts, and their two forms, JSON and CSV."""

from __future__ import annotations

import csv
import io
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from graph.interchange import safe_cell
from graph.views.filters import EventFilter
from graph.views.pages import Page, Paging

Json = dict[str, Any]
Lang = Literal["ko", "en"]
Many = Annotated[list[str], Field(default_factory=list)]
Names = Annotated[
    Literal["then", "now"],
    Field(description="`now`: a body's filters take in what it was called before and is called now."),
]
AsOf = Annotated[
    str | None, Field(description="What was known then: a day, or a date and time; now if not given.")
]


class Query(BaseModel):
    """Query parameters; any that is not named gets 422 with those that are."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Listing(Query):
    """Which part of a list, in what form."""

    limit: int = Field(50, ge=0, le=500, description="At most so many items.")
    offset: int = Field(0, ge=0, description="How many items to pass over.")
    lang: Lang = Field("ko", description="Language of labels.")
    facets: str = Field("", description="Counts by these, comma-separated.")
    format: Literal["json", "csv"] = Field("json", description="`csv` is for spreadsheets.")

    @property
    def paging(self) -> Paging:
        """The same as the read models take it."""
        names = tuple(name.strip() for name in self.facets.split(",") if name.strip())
        return Paging(self.limit, self.offset, self.lang, names)


class EventQuery(Listing):
    """The filters of events."""

    q: str | None = Field(None, description="Part of a name.")
    type: Many
    industry: Many
    region: Many
    country: Many
    since: str | None = Field(None, alias="from", description="First day, inclusive.")
    until: str | None = Field(None, alias="to", description="Last day, inclusive.")
    host: Many
    organizer: Many
    supporter: Many
    participant: Many
    document: Many
    event: Many
    event_type: Many
    names: Names = "then"
    status: Many

    def wanted(self, **instead: tuple[str, ...]) -> EventFilter:
        """The filter as the read models take it; `instead` overrides."""
        lists = "industry region country host organizer supporter participant document event status".split()
        given = {name: tuple(getattr(self, name)) for name in lists}
        given |= {"type": (*self.type, *self.event_type)} | instead
        now = self.names == "now"
        return EventFilter(q=self.q, since=self.since, until=self.until, as_now=now, **given)


def answer(request: Request, page: Page, listing: Listing) -> Response:
    """A page as JSON with the address of the next, or as CSV."""
    if listing.format == "csv":
        return csv_response(page.items)
    end = listing.offset + len(page.items)
    body: Json = {"items": page.items, "total": page.total, "next": None}
    if listing.limit and end < page.total:
        rest = [pair for pair in request.query_params.multi_items() if pair[0] != "offset"]
        body["next"] = str(request.url.replace(query=urlencode([*rest, ("offset", end)])))
    if page.facets:
        body["facets"] = page.facets
    return JSONResponse(body)


def csv_response(items: Any) -> Response:
    """Items as CSV with a byte order mark, which spreadsheets need to see UTF-8."""
    rows = [flat(item) for item in items]
    columns = list(dict.fromkeys(key for row in rows for key in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, columns)
    writer.writeheader()
    writer.writerows(rows)
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8")


def flat(item: Json) -> Json:
    """One row of a spreadsheet: names for things, quotes for evidence, several values parted by `; `."""
    return {key: _cell(value) for key, value in item.items() if key not in {"facts", "highlight"}}


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return safe_cell("; ".join(str(_cell(one)) for one in value))
    if isinstance(value, dict):
        for key in ("quote", "name", "event"):
            if key in value:
                return _cell(value[key])
        return "; ".join(f"{key}: {_cell(one)}" for key, one in value.items())
    return safe_cell(value) if isinstance(value, str) else value
