"""The web application's class: FastAPI, with a short way to the route that is asked most."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.errors import unforeseen
from app.routes.sparql import PATHS, Sparql


class Application(FastAPI):
    """Takes queries past the router and FastAPI's own layers, which would cost more than most of them.

    The same middleware stands before them, and the same errors come of them.
    """

    _short: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or take part in starting and stopping."""
        if scope["type"] == "http" and scope["path"] in PATHS and scope["method"] in ("GET", "POST"):
            scope["app"] = self
            self._short = self._short or self._shortened(Sparql())
            await self._short(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def _shortened(self, app: ASGIApp) -> ASGIApp:
        for middleware, args, kwargs in reversed(self.user_middleware):
            app = middleware(app, *args, **kwargs)
        return ServerErrorMiddleware(app, handler=unforeseen)
