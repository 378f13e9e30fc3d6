"""`/api/stats`, `/api/check`, `/api/export`, `/api/import`, `/api/backup`: the graph as a whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi import Query as Parameter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from app.deps import Held, State, Writing
from app.listing import Lang, Query
from app.service import Service
from graph import network
from graph.errors import InvalidInput, UnknownFormat
from graph.interchange import FORMATS as NETWORKS
from graph.interchange import write_facts, write_network
from graph.store import transfer
from graph.store.base import View
from graph.views.network import drawn
from graph.views.stats import stats

router = APIRouter(prefix="/api", tags=["graph"])
_QUADS = {
    "nquads": ("application/n-quads", "nq"),
    "trig": ("application/trig", "trig"),
    "turtle": ("text/turtle", "ttl"),
    "jsonld": ("application/ld+json", "jsonld"),
}
FORMATS = {**_QUADS, **NETWORKS, "csv": ("text/csv; charset=utf-8", "csv")}
"""Media type and file ending of each form of export."""
_MOST_NODES = 50_000


class ExportQuery(Query):
    """In what form."""

    format: str = Field("nquads", description=", ".join(FORMATS))
    lang: Lang = "ko"


class BackupBody(BaseModel):
    """Where to."""

    model_config = ConfigDict(extra="forbid")

    folder: Path = Field(description="A folder on the service's machine that does not exist yet.")


@router.get("/stats")
def count(view: State) -> dict[str, int]:
    """How many documents, events, things and facts the graph holds."""
    return stats(view)


@router.get("/check")
def check(service: Held, view: State) -> dict[str, Any]:
    """Every violation of the ontology's shapes, document by document."""
    from graph.validate import check as violations

    items = [asdict(one) for one in violations(view, service.ids)]
    return {"items": items, "total": len(items), "next": None}


@router.get("/export")
def export(query: Annotated[ExportQuery, Parameter()], service: Held, view: State) -> StreamingResponse:
    """The whole graph as a stream."""
    if query.format not in FORMATS:
        raise InvalidInput(f"format={query.format!r} is unknown; valid are {', '.join(FORMATS)}.")
    media, suffix = FORMATS[query.format]
    headers = {"Content-Disposition": f'attachment; filename="policygraph.{suffix}"'}
    return StreamingResponse(_pieces(service, view, query), media_type=media, headers=headers)


@router.post("/import", dependencies=[Writing])
async def import_(request: Request, name: str, service: Held) -> dict[str, Any]:
    """Read an export back: `name` is the file's, its ending tells the form (.nq, .trig, .jsonld)."""
    suffix = Path(name).suffix[1:]
    media = {ending: media for media, ending in _QUADS.values() if ending != "ttl"}.get(suffix)
    if media is None:
        raise UnknownFormat(
            f"{name} cannot be imported; send .nq, .trig or .jsonld from `policygraph export`."
        )
    with tempfile.NamedTemporaryFile(dir=service.settings.data, suffix=f".{suffix}") as file:
        async for chunk in request.stream():
            file.write(chunk)
        file.flush()
        await run_in_threadpool(service.import_file, Path(file.name), media)
    return {"detail": f"{name} read."}


@router.post("/backup", dependencies=[Writing], status_code=201)
def back_up(body: BackupBody, service: Held) -> dict[str, str]:
    """Copy the present state into a new folder, while writing goes on."""
    service.backup(body.folder)
    return {"detail": f"backed up to {body.folder}", "folder": str(body.folder)}


def _pieces(service: Service, view: View, query: ExportQuery) -> Iterator[bytes]:
    if query.format in _QUADS:
        return transfer.export(view, query.format, service.ids.base, texts=service.settings.publish_text)
    part = drawn(view, network.largest(service.networks.of(view), _MOST_NODES), (), query.lang)
    if query.format == "csv":
        return write_facts(part)
    return iter([write_network(part, query.format)])
