"""`/api/search`, `/api/suggest`: things by words."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from pydantic import Field

from app.deps import Held, State
from app.listing import Lang, Listing, Many, Query, answer
from graph.views import search as views

router = APIRouter(prefix="/api", tags=["search"])


class SearchQuery(Listing):
    """Words, and of what kind the things should be."""

    q: str = Field(min_length=1, description="Words; particles and spacing do not matter, ㅅㅅ finds 삼성.")
    type: Many


class SuggestQuery(Query):
    """What has been typed so far."""

    q: str = Field(min_length=1)
    limit: int = Field(10, ge=1, le=50)
    lang: Lang = "ko"


@router.get("/search")
def search(
    request: Request, query: Annotated[SearchQuery, Parameter()], service: Held, view: State
) -> Response:
    """Documents, events, entities and policies, best first, with the words highlighted."""
    found = views.search(
        view, service.fulltext, query.q, query.type, query.paging, passages=service.settings.publish_text
    )
    return answer(request, found, query)


@router.get("/suggest")
def suggest(query: Annotated[SuggestQuery, Parameter()], service: Held, view: State) -> dict[str, Any]:
    """Completions of a name."""
    items = views.suggest(view, service.fulltext, query.q, query.limit, query.lang)
    return {"items": items, "total": len(items), "next": None}
