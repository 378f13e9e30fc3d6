"""`/store`: the SPARQL 1.1 Graph Store HTTP Protocol."""

from __future__ import annotations

import secrets
from urllib.parse import urljoin

from fastapi import APIRouter, Request, Response
from pyoxigraph import NamedNode, RdfFormat
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from app import media
from app.answering import answer
from app.sparql_request import endpoint
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
    if not graph and state.store.union:
        graph = Ids(state.store.base_iri).service("default").value
    default = (graph,) if graph else ()
    return await answer(request, Question(_ALL, endpoint(request), None, wanted, default))


async def _put(request: Request) -> Response:
    store = request.app.state.store
    new = request.method == "POST" and not _named(request)
    graph = urljoin(endpoint(request) + "/", secrets.token_hex(8)) if new else _graph(request)
    files = await _files(request)
    base = graph or endpoint(request)
    _, there = await written(lambda: store.put(graph, files, base, replace=request.method == "PUT"))
    if new:
        return Response(status_code=201, headers={"Location": graph})
    return Response(status_code=204 if there else 201)


async def _delete(request: Request, graph: str) -> Response:
    store = request.app.state.store
    _, there = await written(lambda: store.drop(graph))
    if not there:
        raise NotFound(f"there is no graph <{graph}>")
    return Response(status_code=204)


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
    media_type = content_type.partition(";")[0].strip().lower()
    by_name = RdfFormat.from_extension(name.rpartition(".")[2]) if name else None
    if media_type in {"", "application/octet-stream"} and by_name:
        return by_name.media_type
    if RdfFormat.from_media_type(media_type) is None:
        raise HTTPException(415, f"{content_type} is no RDF format known here: send {', '.join(GRAPHS)}.")
    return media_type


_METHODS = ["GET", "PUT", "POST", "DELETE"]
router.add_route("/store", graph_store, methods=_METHODS, include_in_schema=False)
router.add_route("/store/{rest:path}", graph_store, methods=_METHODS, include_in_schema=False)
