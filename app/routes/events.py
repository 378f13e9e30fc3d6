"""`/api/events`, `/api/timeline`, `/api/participants`: what happened, when, and who was there."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from pydantic import Field

from app.deps import Held, Then
from app.listing import AsOf, EventQuery, Lang, Many, Query, answer
from graph.errors import NotFound
from graph.views import events as views
from graph.views.entities import existing
from graph.views.identity import identity
from graph.views.participants import participants

router = APIRouter(prefix="/api", tags=["events"])


class SortedEventQuery(EventQuery):
    """Events in an order."""

    sort: str = Field("date", description="date, -date, name or relevance.")
    as_of: AsOf = None


class TimelineQuery(EventQuery):
    """Events counted by time."""

    by: str = Field("month", description="day, month or year.")
    as_of: AsOf = None


class ParticipantQuery(EventQuery):
    """Who took part: `type` is the participant's, `event_type` the event's."""

    role: Many
    as_of: AsOf = None


class LanguageQuery(Query):
    """The language of labels."""

    lang: Lang = "ko"
    as_of: AsOf = None


@router.get("/events")
def list_events(
    request: Request, query: Annotated[SortedEventQuery, Parameter()], service: Held, view: Then
) -> Response:
    """The events that match, with their slots and evidence."""
    found = views.events(view, service.ids, query.wanted(), query.paging, query.sort)
    return answer(request, found, query)


@router.get("/events/{event:path}")
def get_event(
    event: str, query: Annotated[LanguageQuery, Parameter()], service: Held, view: Then
) -> dict[str, Any]:
    """One event: slots, participants with roles, sub-events, documents, evidence, why it is one."""
    node = existing(view, service.ids, event)
    if f"{service.ids.base}/id/event/" not in node.value:
        raise NotFound(f"{event} is no event; GET /api/events lists them.")
    found = views.event(view, node, query.lang)
    return found if query.as_of else {**found, **identity(service.pipeline.state(), node)}


@router.get("/timeline")
def timeline(
    request: Request, query: Annotated[TimelineQuery, Parameter()], service: Held, view: Then
) -> Response:
    """The matching events by day, month or year."""
    return answer(request, views.timeline(view, service.ids, query.wanted(), query.paging, query.by), query)


@router.get("/participants")
def list_participants(
    request: Request, query: Annotated[ParticipantQuery, Parameter()], service: Held, view: Then
) -> Response:
    """Who took part in which events, in which roles, and where it says so."""
    wanted = query.wanted(type=tuple(query.event_type))
    found = participants(view, service.ids, wanted, query.paging, tuple(query.type), tuple(query.role))
    return answer(request, found, query)
