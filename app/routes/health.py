"""`/healthz`, `/readyz`, `/metrics`: for whoever watches over the service."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.errors import problem
from graph.errors import PolicygraphError

router = APIRouter(tags=["health"])


@router.get("/healthz")
def healthz() -> Response:
    """The process is alive."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
async def readyz(request: Request) -> Response:
    """The store answers; the language model may still be loading."""
    try:
        await run_in_threadpool(request.app.state.store.ping)
    except PolicygraphError as error:
        return problem(503, error.detail, {"Retry-After": "1"})
    return JSONResponse({"status": "ready", "version": request.app.state.store.version})


@router.get("/metrics")
def metrics() -> Response:
    """Counters in the Prometheus text format."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
