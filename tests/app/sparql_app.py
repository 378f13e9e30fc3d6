"""The SPARQL routes on a store, without the rest of the service."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastapi import FastAPI, Request

from app import errors
from app.routes import description, graph_store, sparql, update

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from graph.store.embedded import EmbeddedStore


@dataclass
class Settings:
    base_iri: str


class OpenGuard:
    """Lets everybody in."""

    def read(self, request: Request) -> None:
        """Reading is free."""

    def write(self, request: Request) -> None:
        """So is writing."""


def make_app(store: EmbeddedStore, guard: Any = None) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store.questions.start()
        yield
        store.questions.close()

    app = FastAPI(lifespan=lifespan)
    app.state.store = store
    app.state.settings = Settings(store.base_iri)
    app.state.guard = guard or OpenGuard()
    errors.install(app)
    for module in (sparql, update, graph_store, description):
        app.include_router(module.router)
    return app
