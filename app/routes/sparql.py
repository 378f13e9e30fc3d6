"""`/sparql`: SPARQL 1.1 Query by the SPARQL 1.1 Protocol."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from app import media
from app.answering import respond
from app.errors import told
from app.routes.description import service_description
from app.sparql_request import Operation, header, question, read
from graph.errors import InvalidQuery, PolicygraphError

PATHS = ("/sparql", "/sparql/")
router = APIRouter()


class Sparql:
    """The route as plain ASGI: without the layers that FastAPI puts around a function."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with an error if it must be."""
        scope["route"] = _ROUTES[scope["path"]]
        request = Request(scope, receive)
        try:
            response = await sparql(request)
        except (PolicygraphError, HTTPException) as error:
            response = told(request, error)
        except ClientDisconnect:
            return
        await response(scope, receive, send)


async def sparql(request: Request) -> Response:
    """Answer a query; without one, describe the service, or show the query page in a browser."""
    found: Response | Exception | None = request.scope.get("state", {}).get("found")
    if isinstance(found, Exception):
        raise found
    return found or await _asked(request)


async def _asked(request: Request) -> Response:
    request.app.state.guard.read(request)
    operation = await read(request, "query")
    accept = header(request, b"accept") or "*/*"
    if operation.text is None:
        return _described(request, operation, accept)
    return await respond(request, question(operation, accept))


def _described(request: Request, operation: Operation, accept: str) -> Response:
    if operation.first("update") is not None or request.method == "POST":
        raise InvalidQuery("there is no query: give the parameter query, or send updates to /update")
    page = getattr(request.app.state, "query_page", None)
    if page is not None and media.prefers_html(accept):
        shown: Response = page(request)
        return shown
    return service_description(request)


_ROUTES = {path: Route(path, Sparql(), methods=["GET", "POST"], include_in_schema=False) for path in PATHS}
router.routes.extend(_ROUTES.values())
