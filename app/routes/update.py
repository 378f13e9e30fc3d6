"""`/update`: SPARQL 1.1 Update by the SPARQL 1.1 Protocol."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from app.loading import loaded
from app.sparql_request import read
from app.writing import written
from graph.errors import InvalidQuery

router = APIRouter()


async def update(request: Request) -> Response:
    """Carry out an update: 204 once queries see it, or an error and nothing changed."""
    request.app.state.guard.write(request)
    operation = await read(request, "update")
    if operation.text is None:
        raise InvalidQuery("there is no update: give the parameter update, or send application/sparql-update")
    text = operation.text
    store = request.app.state.store
    fetched = await loaded(text, operation.base, store.limits)
    await written(
        lambda: store.update(
            text,
            operation.base,
            using=operation.graphs("using-graph-uri"),
            using_named=operation.graphs("using-named-graph-uri"),
            seconds=operation.seconds(),
            loaded=fetched,
        )
    )
    return Response(status_code=204)


router.add_route("/update", update, methods=["POST"], include_in_schema=False)
router.add_route("/update/", update, methods=["POST"], include_in_schema=False)
