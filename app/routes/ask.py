"""`/api/ask`: questions in Korean or English."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import APIRouter
from fastapi import Query as Parameter
from pydantic import Field

from app.deps import Held, Then
from app.listing import AsOf, Lang, Query
from graph import ask as questions

router = APIRouter(prefix="/api", tags=["search"])


class AskQuery(Query):
    """A question."""

    q: str = Field(min_length=1, max_length=500, description="A question in Korean or English.")
    today: date | None = Field(
        None, description="The day that relative times count from; now in Seoul if not given."
    )
    as_of: AsOf = None
    lang: Lang | None = Field(None, description="Language of the answer; the question's if not given.")


@router.get("/ask")
def ask(query: Annotated[AskQuery, Parameter()], service: Held, view: Then) -> dict[str, Any]:
    """The answer as a sentence, the things with their evidence, the query, and what was understood."""
    today = query.today or datetime.now(ZoneInfo("Asia/Seoul")).date()
    return questions.answer(view, service.ids, service.networks.of, query.q, today, query.lang)
