"""`/api/stats`, `/api/check`: the graph as a whole."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter

from app.deps import Held, State
from graph.views.stats import stats

router = APIRouter(prefix="/api", tags=["graph"])


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
