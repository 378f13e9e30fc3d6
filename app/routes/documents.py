"""`/api/documents`: documents in, out, changed and removed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Request, Response
from fastapi import Query as Parameter
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import Field, ValidationError
from starlette.datastructures import UploadFile

from app import answers
from app.deps import Held, State, Writing
from app.errors import status_of
from app.fetched import source_of
from app.listing import Listing, answer
from app.schemas import DocumentBody, DocumentPatch
from app.service import Service
from graph.errors import InvalidInput, UnknownFormat
from graph.pipeline import Failure, Outcome, add_all
from graph.read import Source, language
from graph.views.documents import documents

router = APIRouter(prefix="/api/documents", tags=["documents"])
_SCHEMA = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": DocumentBody.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            },
        },
    }
}


class DocumentQuery(Listing):
    """The filters of documents."""

    q: str | None = Field(None, description="Part of a title.")
    url: str | None = None
    since: str | None = Field(None, alias="from", description="Published on or after.")
    until: str | None = Field(None, alias="to", description="Published on or before.")
    language: str | None = None


@router.get("")
def list_documents(request: Request, query: Annotated[DocumentQuery, Parameter()], view: State) -> Response:
    """The stored documents, the latest published first."""
    found = documents(
        view,
        query.paging,
        q=query.q,
        url=query.url,
        since=query.since,
        until=query.until,
        language=query.language and language.checked(query.language),
    )
    return answer(request, found, query)


@router.post("", dependencies=[Writing], status_code=201, openapi_extra=_SCHEMA)
async def add_documents(request: Request, service: Held) -> Response:
    """Store a document (JSON, or a file as multipart field `file`); 201 once queries see its facts.

    A body of `url` without `text` has the service fetch it: http or https, from the public network or a host
    of `POLICYGRAPH_FETCH_HOSTS`; 403 for others, 503 where the network gives no answer.
    """
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        sources, several = await _uploaded(request, service)
    elif kind in {"application/json", ""}:
        body = _body(await request.body())
        sources, several = [await source_of(body, request, service)], False
    else:
        raise UnknownFormat(f"Content-Type {kind} is not read; send application/json or multipart/form-data.")
    if several:
        return await run_in_threadpool(_several, service, sources)
    return await run_in_threadpool(_one, service, sources[0])


@router.get("/{document}")
def get_document(document: str, service: Held) -> dict[str, Any]:
    """One document: text, regions, facts."""
    found = service.pipeline.stored(document)
    return answers.stored(service, found, service.pipeline.identities(found.reading))


@router.put("/{document}", dependencies=[Writing])
async def put_document(document: str, request: Request, body: DocumentBody, service: Held) -> Response:
    """Replace a document's text; its version goes up by one. Without `text`, `url` is fetched."""
    source = await source_of(body, request, service)
    outcome = await run_in_threadpool(service.pipeline.replace, document, source)
    return await run_in_threadpool(_answered, service, outcome)


@router.patch("/{document}", dependencies=[Writing])
def patch_document(document: str, body: Annotated[DocumentPatch, Body()], service: Held) -> Response:
    """Change a document's metadata; its relative dates are resolved anew."""
    changes = body.model_dump(exclude_unset=True)
    return _answered(service, service.pipeline.amend(document, changes))


@router.delete("/{document}", dependencies=[Writing], status_code=204)
def delete_document(document: str, service: Held, purge: bool = False) -> Response:
    """Remove a document and every fact that no other one states."""
    service.pipeline.remove(document, purge=purge)
    return Response(status_code=204)


def _answered(service: Service, outcome: Outcome) -> Response:
    status, found = answers.outcome(service, outcome)
    return JSONResponse(found, status)


def _body(data: bytes) -> DocumentBody:
    try:
        return DocumentBody.model_validate_json(data)
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"])) or "body"
        if fault["type"] == "json_invalid":
            from starlette.exceptions import HTTPException

            raise HTTPException(400, f"The body is no JSON: {fault['msg']}.") from None
        raise InvalidInput(f"{where}: {fault['msg']}") from None


async def _uploaded(request: Request, service: Service) -> tuple[list[Source], bool]:
    """The documents of field `file`, and whether the file is of a kind that holds several."""
    form = await request.form()
    file = form.get("file")
    if not isinstance(file, UploadFile):
        raise InvalidInput("The form has no file: send it as the multipart field `file`.")
    name = file.filename or "file"
    data = await file.read()
    sources = await run_in_threadpool(service.sources, name, data)
    return sources, name.lower().endswith((".zip", ".jsonl")) or len(sources) != 1


def _one(service: Service, source: Source) -> Response:
    status, body = answers.outcome(service, service.pipeline.add(source))
    location = {"Location": f"/api/documents/{body['id']}"} if status == 201 else {}
    return JSONResponse(body, status, headers=location)


def _several(service: Service, sources: list[Source]) -> Response:
    items = []
    for source, result in add_all(service.pipeline, sources):
        if isinstance(result, Failure):
            items.append(
                {"name": source.name, "status": status_of(result.error), "detail": result.error.detail}
            )
        else:
            document = result.stored.reading.document
            items.append({"name": source.name, "status": answers.STATUS[result.status], "id": document.id})
    return JSONResponse({"items": items}, 207)
