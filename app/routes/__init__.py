"""The service's paths: one HTTP noun a file."""

from fastapi import APIRouter

from app.routes import documents, entities, events, extract, health, network, page

ROUTERS: tuple[tuple[APIRouter, bool], ...] = (
    (health.router, True),
    (extract.router, False),
    (documents.router, False),
    (events.router, False),
    (entities.router, False),
    (network.router, False),
    (page.router, True),
)
"""Each router, and whether it is open to those who may not read; the page takes what is left."""
