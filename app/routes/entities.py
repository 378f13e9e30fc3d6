"""`/api/entities`, `/api/policies`, `/api/alliances`: the things that documents speak of."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from pydantic import Field

from app.deps import Held, Then
from app.listing import AsOf, Listing, Many, Names, answer
from app.routes.events import LanguageQuery
from graph.views import entities as views
from graph.views.identity import identity
from graph.views.lineage import lineage
from graph.views.policies import PolicyFilter, alliances, policies

router = APIRouter(prefix="/api", tags=["entities"])


class EntityQuery(Listing):
    """Things by name and type."""

    q: str | None = Field(None, description="Part of a name.")
    type: Many
    as_of: AsOf = None


class PolicyQuery(EntityQuery):
    """Policies by name, type, industry, issuer, region and day of announcement."""

    industry: Many
    issuer: Many
    names: Names = "then"
    region: Many
    since: str | None = Field(None, alias="from")
    until: str | None = Field(None, alias="to")


class AllianceQuery(Listing):
    """Alliances by name, industry and member."""

    q: str | None = Field(None, description="Part of a name.")
    industry: Many
    member: Many
    as_of: AsOf = None


@router.get("/entities")
def list_entities(request: Request, query: Annotated[EntityQuery, Parameter()], view: Then) -> Response:
    """Things by part of a name and by type."""
    return answer(request, views.entities(view, query.q, tuple(query.type), query.paging), query)


@router.get("/entities/{entity:path}")
def get_entity(
    entity: str, query: Annotated[LanguageQuery, Parameter()], service: Held, view: Then
) -> dict[str, Any]:
    """One thing: labels, aliases, posts over time, events, neighbours, documents, `sameAs`, why it is one."""
    node = views.existing(view, service.ids, entity)
    found = {**views.entity(view, node, query.lang), **lineage(view, node, query.lang)}
    return found if query.as_of else {**found, **identity(service.pipeline.state(), node)}


@router.get("/policies")
def list_policies(
    request: Request, query: Annotated[PolicyQuery, Parameter()], service: Held, view: Then
) -> Response:
    """Policies with their slots and evidence."""
    lists = {name: tuple(getattr(query, name)) for name in ("type", "industry", "issuer", "region")}
    now = query.names == "now"
    wanted = PolicyFilter(q=query.q, since=query.since, until=query.until, as_now=now, **lists)
    return answer(request, policies(view, service.ids, wanted, query.paging), query)


@router.get("/alliances")
def list_alliances(
    request: Request, query: Annotated[AllianceQuery, Parameter()], service: Held, view: Then
) -> Response:
    """Alliances with members, heads and working groups."""
    found = alliances(view, service.ids, query.q, tuple(query.industry), tuple(query.member), query.paging)
    return answer(request, found, query)
