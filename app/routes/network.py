"""`/api/graph`, `/api/path`, `/api/rank`: the graph as networkx sees it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from fastapi import Query as Parameter
from fastapi.responses import JSONResponse
from pydantic import Field

from app.deps import Held, State
from app.listing import EventQuery, Lang, Many, Query, answer
from app.service import Service
from graph import network
from graph.interchange import FORMATS, cytoscape, write_network
from graph.network import Graph
from graph.store.base import View
from graph.views import filters
from graph.views import network as views
from graph.views.names import nodes_named
from graph.views.pages import Page

router = APIRouter(prefix="/api", tags=["graph"])


class GraphQuery(Query):
    """A part of the graph."""

    focus: Many = Field(default_factory=list, description="Things to start from; none: the best connected.")
    depth: int = Field(1, ge=0, le=4)
    type: Many
    event_type: Many
    industry: Many
    since: str | None = Field(None, alias="from")
    until: str | None = Field(None, alias="to")
    limit: int = Field(300, ge=1, le=50_000)
    lang: Lang = "ko"
    format: Literal["json", "cytoscape", "graphml", "gexf"] = "json"


class PathQuery(Query):
    """From one thing to another."""

    source: str = Field(alias="from")
    target: str = Field(alias="to")
    limit: int = Field(5, ge=1, le=50)
    lang: Lang = "ko"


class RankQuery(EventQuery):
    """Things by how central they are."""

    by: Literal["degree", "pagerank", "betweenness"] = "degree"


@router.get("/graph")
def graph(query: Annotated[GraphQuery, Parameter()], service: Held, view: State) -> Response:
    """Nodes with places, sizes and communities; edges with the sentences that state them."""
    whole = _of_events(service, view, query)
    if query.focus:
        focus = [node.value for node in filters.nodes(view, service.ids, tuple(query.focus))]
        part = network.neighbourhood(whole, focus, query.depth, query.limit)
    else:
        part = network.largest(whole, query.limit)
    drawn = views.drawn(view, part, tuple(query.type), query.lang)
    if query.format == "json":
        return JSONResponse(drawn)
    if query.format == "cytoscape":
        return JSONResponse(cytoscape(drawn))
    media, suffix = FORMATS[query.format]
    headers = {"Content-Disposition": f'attachment; filename="graph.{suffix}"'}
    return Response(write_network(drawn, query.format), media_type=media, headers=headers)


@router.get("/path")
def path(query: Annotated[PathQuery, Parameter()], service: Held, view: State) -> dict[str, Any]:
    """The shortest ways between two things, each step with its evidence."""
    whole = service.networks.of(view)
    sources, targets = (
        [node.value for node in nodes_named(view, service.ids, value)]
        for value in (query.source, query.target)
    )
    items = views.ways(view, whole, sources, targets, query.limit, query.lang)
    return {"items": items, "total": len(items), "next": None}


@router.get("/rank")
def rank(request: Request, query: Annotated[RankQuery, Parameter()], service: Held, view: State) -> Response:
    """Things by degree, PageRank or betweenness, in the whole graph or that of the matching events."""
    wanted = query.wanted(type=tuple(query.event_type))
    filters.check_codes("type", tuple(query.type), tuple(views.RANKED))
    part = service.networks.of(view)
    if wanted != filters.EventFilter():
        part = _around_events(service, view, part, wanted)
    items = views.ranked(view, service.ids, network.ranks(part, query.by), tuple(query.type), query.lang)
    shown = items[query.offset : query.offset + query.limit]
    return answer(request, Page(shown, len(items)), query)


def _of_events(service: Service, view: View, query: GraphQuery) -> Graph:
    """The whole graph, or that around the events that the filters leave."""
    whole = service.networks.of(view)
    wanted = filters.EventFilter(
        type=tuple(query.event_type), industry=tuple(query.industry), since=query.since, until=query.until
    )
    if query.type:
        filters.check_codes("type", tuple(query.type), tuple(views.RANKED))
    return whole if wanted == filters.EventFilter() else _around_events(service, view, whole, wanted)


def _around_events(service: Service, view: View, whole: Graph, wanted: filters.EventFilter) -> Graph:
    rows = view.select(
        f"SELECT DISTINCT ?event WHERE {{ {filters.event_pattern(view, service.ids, wanted)} }}"
    )
    return network.neighbourhood(whole, [row["event"].value for row in rows], 1, len(whole))
