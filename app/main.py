"""The web application: routes, errors and what they share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from fastapi import Depends, FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware

from app import errors, limits, openapi
from app.application import Application
from app.direct import Direct
from app.guard import Guard
from app.measured import Measured
from app.repeats import Repeats
from app.routes import ROUTERS, page
from app.service import Service
from app.settings import Settings
from graph.store.layout import base_of

log = structlog.get_logger()


def create_app(service: Service) -> FastAPI:
    """The application around an open service; closing the application closes the service."""
    settings = service.settings
    app = Application(
        title="Policygraph",
        version="0.1.0",
        description=__doc__,
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
    )
    app.state.service = service
    app.state.store = service.store
    app.state.settings = settings
    app.state.guard = Guard(settings)
    app.state.query_page = page.explorer
    errors.install(app)
    page.install(app)
    app.add_middleware(Measured)
    app.add_middleware(limits.BodyLimit, most=settings.max_body_bytes)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["*"],
            allow_headers=["*"],
        )
    for router, open_to_all in ROUTERS:
        app.include_router(router, dependencies=[] if open_to_all else [Depends(may_read)])
    openapi.install(app)
    return app


def may_read(request: Request) -> None:
    """Every route but the health checks and the page asks the guard first."""
    request.app.state.guard.read(request)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[dict[str, object]]:
    yield {"repeats": Repeats(lambda: app.state.store.version), "direct": Direct(app.state)}
    app.state.service.close()


def settings_from(**flags: object) -> Settings:
    """Settings from the environment, with the flags that were given on top.

    A data folder keeps the base IRI of its first start; where none is set, that one holds.
    """
    settings = Settings(**{name: value for name, value in flags.items() if value is not None})  # type: ignore[arg-type]
    known = None if "base_iri" in settings.model_fields_set else base_of(settings.data)
    return settings.model_copy(update={"base_iri": known}) if known else settings
