"""`/healthz`, `/readyz`, `/metrics`: for whoever watches over the service."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from app.errors import problem
from graph.errors import PolicygraphError
from graph.store.embedded import EmbeddedStore

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
def metrics(request: Request) -> Response:
    """Counters in the Prometheus text format."""
    store = request.app.state.store
    lost = "".join(_lost(store.lost()) if isinstance(store, EmbeddedStore) else ())
    return Response(generate_latest() + lost.encode(), media_type=CONTENT_TYPE_LATEST)


def _lost(counts: Mapping[str, int]) -> Iterator[str]:
    """The processes of the embedded store, which counts them itself."""
    name = "policygraph_processes_lost_total"
    yield f"# HELP {name} Processes killed or crashed, by what they did; each was replaced.\n"
    yield f"# TYPE {name} counter\n"
    yield from (f'{name}{{role="{role}"}} {count}\n' for role, count in counts.items())
