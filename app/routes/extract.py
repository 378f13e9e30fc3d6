"""`POST /api/extract`: the facts of one document, nothing stored."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from app import answers
from app.deps import Held
from app.schemas import DocumentBody

router = APIRouter(tags=["documents"])


@router.post("/api/extract")
def extract(body: DocumentBody, service: Held) -> dict[str, Any]:
    """Read a text; ids are those its things would have in the store as it stands."""
    reading, identities = service.pipeline.examine(body.source())
    return answers.facts(service, reading, identities)
