"""The service's paths: one HTTP noun a file."""

from fastapi import APIRouter

from app.routes import (
    ask,
    bulk,
    curation,
    description,
    documents,
    entities,
    events,
    extract,
    graph_store,
    health,
    ids,
    network,
    page,
    search,
    sparql,
    update,
)

ROUTERS: tuple[tuple[APIRouter, bool], ...] = (
    (health.router, True),
    (extract.router, False),
    (documents.router, False),
    (events.router, False),
    (entities.router, False),
    (curation.router, False),
    (network.router, False),
    (search.router, False),
    (ask.router, False),
    (bulk.router, False),
    (sparql.router, True),
    (update.router, True),
    (graph_store.router, True),
    (description.router, True),
    (ids.router, False),
    (page.router, True),
)
"""Each router, and whether its routes need no right to read or ask the guard themselves."""
