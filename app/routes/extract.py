"""`POST /api/extract`: the facts of one document, nothing stored."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool

from app import answers
from app.deps import Held
from app.fetched import source_of
from app.schemas import DocumentBody

router = APIRouter(tags=["documents"])


@router.post("/api/extract")
async def extract(request: Request, body: DocumentBody, service: Held) -> dict[str, Any]:
    """Read a text, or the document at `url`; ids are those its things would have in the store as it stands.

    A document that was fetched comes with its `text`.
    """
    source = await source_of(body, request, service)
    reading, identities = await run_in_threadpool(service.pipeline.examine, source)
    found = await run_in_threadpool(answers.facts, service, reading, identities)
    if body.text is None and service.settings.publish_text:
        found["text"] = reading.document.text
    return found
