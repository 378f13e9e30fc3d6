"""`/store`: the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urljoin

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode, RdfFormat
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from app import media
from app.answer_cache import matches, tag_of
from app.answering import respond
from app.sparql_request import endpoint, header, media_type
from app.writing import written
from graph.errors import InvalidQuery, NotFound
from graph.ids import Ids
from graph.store.asking import Question
from graph.store.dataset import absolute
from graph.store.forms import GRAPHS

router = APIRouter()
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


async def graph_store(request: Request) -> Response:
    """Read, replace, extend or remove one graph."""
    if request.method in {"GET", "HEAD"}:
        request.app.state.guard.read(request)
        return await _get(request, _graph(request))
    request.app.state.guard.write(request)
    if request.method == "DELETE":
        return await _delete(request, _graph(request))
    return await _put(request)


async def _get(request: Request, graph: str) -> Response:
    state = request.app.state
    if graph and not state.store.holds(graph):
        raise NotFound(f"there is no graph <{graph}>")
    _, wanted = media.wanted(request.query_params.get("format"), request.headers.get("accept", "*/*"))
    return await respond(request, _question(request, graph, wanted))


def _question(request: Request, graph: str, form: str | None) -> Question:
    """What asks for all of a graph."""
    store = request.app.state.store
    if not graph and store.union:
        graph = Ids(store.base_iri).service("default").value
    return Question(_ALL, endpoint(request), None, form, (graph,) if graph else ())


async def _put(request: Request) -> Response:
    store = request.app.state.store
    new = request.method == "POST" and not _named(request)
    graph = urljoin(endpoint(request) + "/", secrets.token_hex(8)) if new else _graph(request)
    files = await _files(request)
    base = graph or endpoint(request)
    async with _condition(request, "" if new else graph):
        _, there = await written(lambda: store.put(graph, files, base, replace=request.method == "PUT"))
    if new:
        return Response(status_code=201, headers={"Location": graph})
    return Response(status_code=204 if there else 201)


async def _delete(request: Request, graph: str) -> Response:
    store = request.app.state.store
    async with _condition(request, graph):
        _, there = await written(lambda: store.drop(graph))
    if not there:
        raise NotFound(f"there is no graph <{graph}>")
    return Response(status_code=204)


@asynccontextmanager
async def _condition(request: Request, graph: str) -> AsyncIterator[None]:
    """Let a write go on if its If-Match and If-None-Match hold, else 412; such writes come one at a time."""
    wanted, unwanted = header(request, b"if-match"), header(request, b"if-none-match")
    if not wanted and not unwanted:
        yield
        return
    state = request.app.state
    if not hasattr(state, "conditional_writes"):
        state.conditional_writes = asyncio.Lock()
    async with state.conditional_writes:
        there = not graph or state.store.holds(graph)
        version = state.store.version
        tags = [tag_of(_question(request, graph, form), version) for form in GRAPHS] if there else []
        if (wanted and not any(matches(wanted, tag) for tag in tags)) or any(
            matches(unwanted, tag) for tag in tags
        ):
            raise HTTPException(412, "The graph is not as If-Match or If-None-Match has it: GET it again.")
        yield


def _named(request: Request) -> bool:
    parameters = request.query_params
    return "graph" in parameters or "default" in parameters or bool(request.path_params.get("rest"))


def _graph(request: Request) -> str:
    """The IRI of the graph meant, empty for the default graph; raises `InvalidQuery`."""
    parameters = request.query_params
    if request.path_params.get("rest"):
        graph = endpoint(request)
    elif "default" in parameters and "graph" not in parameters:
        return ""
    elif "default" not in parameters and len(parameters.getlist("graph")) == 1:
        graph = absolute(parameters["graph"], endpoint(request))
    else:
        raise InvalidQuery("name one graph: ?graph= with its IRI, or ?default")
    try:
        return NamedNode(graph).value
    except ValueError as error:
        raise InvalidQuery(f"graph {graph!r} is no IRI: {error}") from error


async def _files(request: Request) -> list[tuple[str, bytes]]:
    """The RDF files that a request carries, with their media types."""
    content_type = request.headers.get("content-type", media.TURTLE)
    if not content_type.startswith("multipart/form-data"):
        return [(_known(content_type, ""), await request.body())]
    files = []
    async with request.form() as form:
        for part in form.values():
            if isinstance(part, UploadFile):
                files.append((_known(part.content_type or "", part.filename or ""), await part.read()))
    if not files:
        raise InvalidQuery("the form has no file: send each as a part with a file name and Content-Type")
    return files


def _known(content_type: str, name: str) -> str:
    kind = media_type(content_type)
    by_name = RdfFormat.from_extension(name.rpartition(".")[2]) if name else None
    if kind in {"", "application/octet-stream"} and by_name:
        return by_name.media_type
    if RdfFormat.from_media_type(kind) is None:
        raise HTTPException(415, f"{content_type} is no RDF format known here: send {', '.join(GRAPHS)}.")
    return kind


_METHODS = ["GET", "PUT", "POST", "DELETE"]
router.add_route("/store", graph_store, methods=_METHODS, include_in_schema=False)
router.add_route("/store/{rest:path}", graph_store, methods=_METHODS, include_in_schema=False)
