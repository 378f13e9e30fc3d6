"""Every error as one shape: RFC 9457 `application/problem+json`."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from graph import errors

log = structlog.get_logger()

STATUS: tuple[tuple[type[errors.PolicygraphError], int], ...] = (
    (errors.TooLarge, 413),
    (errors.InvalidQuery, 400),
    (errors.UnknownFormat, 415),
    (errors.UnreadableFile, 422),
    (errors.InvalidInput, 422),
    (errors.NotFound, 404),
    (errors.Forbidden, 403),
    (errors.Conflict, 409),
    (errors.Unavailable, 503),
)
"""The first class that fits gives the status."""


def status_of(error: errors.PolicygraphError) -> int:
    """The HTTP status of an error of `graph.errors`."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None, **more: Any) -> JSONResponse:
    """A problem body; `title` is the status's own phrase."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers=dict(headers or {}), media_type="application/problem+json")


def _own(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, errors.PolicygraphError)
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, errors.Busy) else {}
    more = {"examples": list(error.examples)} if isinstance(error, errors.UnreadQuestion) else {}
    return problem(status_of(error), error.detail, headers, **more)


def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    faults = [
        {"at": ".".join(str(part) for part in fault["loc"]), "message": fault["msg"]}
        for fault in error.errors()
    ]
    broken = any(fault["type"] == "json_invalid" for fault in error.errors())
    detail = "; ".join(f"{fault['at']}: {fault['message']}" for fault in faults)
    if any(fault["type"] == "extra_forbidden" for fault in error.errors()):
        valid = _parameters(request) if faults[0]["at"].startswith("query.") else _fields(request)
        detail += f". Valid are {', '.join(valid)}."
    return problem(400 if broken else 422, detail, errors=faults)


def _parameters(request: Request) -> list[str]:
    """The query parameters that the route takes."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute):
        return []
    operation = request.app.openapi()["paths"].get(route.path_format, {}).get(request.method.lower(), {})
    return [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]


def _fields(request: Request) -> list[str]:
    """The fields of the body that the route takes."""
    route = request.scope.get("route")
    body = route.body_field if isinstance(route, APIRoute) else None
    fields = getattr(body.field_info.annotation, "model_fields", {}) if body else {}
    return list(fields)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 405 and request.method == "OPTIONS":
        return Response(status_code=204, headers=error.headers)
    detail = str(error.detail)
    if detail == HTTPStatus.NOT_FOUND.phrase:
        detail = f"There is nothing at {request.url.path}; /docs lists what there is."
    return problem(error.status_code, detail, error.headers)


def unforeseen(request: Request, error: Exception) -> JSONResponse:
    """The problem that an error of our own is; the log tells it in full."""
    log.error("unforeseen", path=request.url.path, exc_info=error)
    return problem(500, "The service failed on this request; its log tells why.")


def _left(_request: Request, _error: Exception) -> Response:
    """For whoever went away in the middle of a request; nobody reads it."""
    return Response(status_code=499)


def told(request: Request, error: errors.PolicygraphError | HTTPException) -> Response:
    """The problem that an error is."""
    return _http(request, error) if isinstance(error, HTTPException) else _own(request, error)


def install(app: FastAPI) -> None:
    """Have the application answer every error as a problem."""
    app.add_exception_handler(errors.PolicygraphError, _own)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(ClientDisconnect, _left)
    app.add_exception_handler(Exception, unforeseen)
