"""`/id/…` and `/ontology`: the addresses of things and terms, as a page or as RDF."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse
from pyoxigraph import BlankNode, NamedNode, Triple

from app import media
from app.deps import Held, State
from app.routes.description import rdf_response
from app.routes.page import explorer
from graph.errors import NotFound
from graph.history import moved_to
from graph.ids import Ids
from graph.store.base import View
from graph.views.names import node_of

router = APIRouter(include_in_schema=False)


@router.api_route("/ontology", methods=["GET", "HEAD"])
def ontology(request: Request, service: Held) -> Response:
    """The ontology with the industries, in any RDF format."""
    from graph.quads.ground import ground

    graphs = ground(service.ids)
    ids = service.ids
    triples = graphs[ids.service("ontology")] | graphs[ids.service("industries")]
    return rdf_response(request, sorted(triples, key=str))


@router.api_route("/id/{address:path}", methods=["GET", "HEAD"])
def thing(address: str, request: Request, service: Held, view: State) -> Response:
    """A thing's own address: its page for a browser, else all that is said of it as RDF."""
    node = node_of(service.ids, address)
    triples = about(view, node) if node else []
    page = media.prefers_html(request.headers.get("accept", "")) and "format" not in request.query_params
    if node is None or not triples:
        try:
            return _elsewhere(view, service.ids, node, address)
        except NotFound:
            if page:
                return explorer(request, 404)
            raise
    if page:
        return explorer(request)
    return rdf_response(request, triples)


def about(view: View, node: NamedNode) -> list[Triple]:
    """The triples of a thing in the default graph, either way round, with the labels of its neighbours."""
    out = view.select("SELECT ?p ?o WHERE { ?s ?p ?o } ORDER BY ?p ?o", {"s": node})
    back = view.select("SELECT ?s ?p WHERE { ?s ?p ?o } ORDER BY ?p ?s LIMIT 10000", {"o": node})
    found = [Triple(node, row["p"], row["o"]) for row in out if isinstance(row["p"], NamedNode)]
    for row in back:
        subject, predicate = row["s"], row["p"]
        if isinstance(predicate, NamedNode) and isinstance(subject, NamedNode | BlankNode):
            found.append(Triple(subject, predicate, node))
    return found


def _elsewhere(view: View, ids: Ids, node: NamedNode | None, address: str) -> Response:
    """Where a thing is now that once had this address; raises `NotFound` if there never was one."""
    now = moved_to(view, ids, node) if node else []
    if not now:
        raise NotFound(f"Nothing has the address /id/{address}; GET /api/entities?q= finds things by name.")
    places = [target.value.removeprefix(ids.base) for target in now]
    if len(places) == 1:
        return RedirectResponse(places[0], 301)
    return JSONResponse({"choices": [target.value for target in now]}, 300)
