"""The service about itself: SPARQL service description, VoID and DCAT."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from pyoxigraph import BlankNode, Literal, NamedNode, QueryResultsFormat, RdfFormat, Triple, serialize
from starlette.exceptions import HTTPException

from app import media
from app.sparql_request import endpoint
from graph.store.base import View
from graph.store.forms import GRAPHS
from graph.store.worker import TEXT_MATCH
from graph.vocab import PG, PREFIXES, term

router = APIRouter()
SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
_A = term("rdf:type")
_RESULTS = (
    RdfFormat.TURTLE,
    RdfFormat.N_TRIPLES,
    RdfFormat.RDF_XML,
    RdfFormat.JSON_LD,
    RdfFormat.TRIG,
    RdfFormat.N_QUADS,
    QueryResultsFormat.JSON,
    QueryResultsFormat.XML,
    QueryResultsFormat.CSV,
    QueryResultsFormat.TSV,
)
_TOTALS = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) WHERE { ?s ?p ?o }"
_CLASSES = "SELECT ?class (COUNT(*) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY DESC(?n) LIMIT 100"


def service_description(request: Request) -> Response:
    """What `/sparql` says when it is asked nothing."""
    base = request.app.state.settings.base_iri
    return rdf_response(
        request, list(_service(endpoint(request), base, updates=str(request.url_for("update"))))
    )


async def void(request: Request) -> Response:
    """The data set: how much of what there is, and where to get it."""
    request.app.state.guard.read(request)
    base = request.app.state.settings.base_iri
    view = await run_in_threadpool(request.app.state.store.view)
    triples = await run_in_threadpool(_counted, view, base)
    return rdf_response(request, triples)


_known: dict[tuple[str, str], list[Triple]] = {}


def _counted(view: View, base: str) -> list[Triple]:
    key = (view.version, base)
    if key not in _known:
        _known.clear()
        _known[key] = list(_dataset(view, base))
    return _known[key]


def _service(address: str, base: str, updates: str) -> Iterator[Triple]:
    service, dataset, graph = NamedNode(address + "#service"), BlankNode(), BlankNode()
    yield Triple(service, _A, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(address))
    for language in ("SPARQL10Query", "SPARQL11Query"):
        yield Triple(service, _sd("supportedLanguage"), _sd(language))
    for form in _RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(form.iri))
    yield Triple(service, _sd("extensionFunction"), NamedNode(TEXT_MATCH))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _A, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield Triple(graph, _A, _sd("Graph"))
    update = NamedNode(address + "#update")
    yield Triple(update, _A, _sd("Service"))
    yield Triple(update, _sd("endpoint"), NamedNode(updates))
    yield Triple(update, _sd("supportedLanguage"), _sd("SPARQL11Update"))
    for form in _RESULTS[:6]:
        yield Triple(update, _sd("inputFormat"), NamedNode(form.iri))
    yield Triple(service, term("rdfs:seeAlso"), NamedNode(f"{base}/.well-known/void"))


def _dataset(view: View, base: str) -> Iterator[Triple]:
    dataset = NamedNode(f"{base}/.well-known/void#dataset")
    totals = view.select(_TOTALS)[0]
    yield Triple(dataset, _A, NamedNode(VOID + "Dataset"))
    yield Triple(dataset, _A, NamedNode(DCAT + "Dataset"))
    yield Triple(dataset, term("dct:title"), Literal("Policygraph", language="en"))
    yield Triple(dataset, term("dct:title"), Literal("정책 지식 그래프", language="ko"))
    yield Triple(dataset, NamedNode(VOID + "sparqlEndpoint"), NamedNode(f"{base}/sparql"))
    yield Triple(dataset, NamedNode(VOID + "uriSpace"), Literal(f"{base}/id/"))
    yield Triple(dataset, NamedNode(VOID + "vocabulary"), NamedNode(PG))
    yield Triple(dataset, NamedNode(VOID + "triples"), totals["triples"])
    yield Triple(dataset, NamedNode(VOID + "distinctSubjects"), totals["subjects"])
    for row in view.select(_CLASSES):
        part = BlankNode()
        yield Triple(dataset, NamedNode(VOID + "classPartition"), part)
        yield Triple(part, NamedNode(VOID + "class"), row["class"])
        yield Triple(part, NamedNode(VOID + "entities"), row["n"])
    yield from _distributions(dataset, base)


def _distributions(dataset: NamedNode, base: str) -> Iterator[Triple]:
    for form in (RdfFormat.N_QUADS, RdfFormat.TRIG):
        address = NamedNode(f"{base}/api/export?format={form.file_extension.replace('nq', 'nquads')}")
        part = BlankNode()
        yield Triple(dataset, NamedNode(VOID + "dataDump"), address)
        yield Triple(dataset, NamedNode(DCAT + "distribution"), part)
        yield Triple(part, _A, NamedNode(DCAT + "Distribution"))
        yield Triple(part, NamedNode(DCAT + "downloadURL"), address)
        yield Triple(
            part,
            NamedNode(DCAT + "mediaType"),
            NamedNode(f"https://www.iana.org/assignments/media-types/{form.media_type}"),
        )
    access = NamedNode(f"{base}/.well-known/void#sparql")
    yield Triple(access, _A, NamedNode(DCAT + "DataService"))
    yield Triple(access, NamedNode(DCAT + "endpointURL"), NamedNode(f"{base}/sparql"))
    yield Triple(access, NamedNode(DCAT + "servesDataset"), dataset)


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)


def rdf_response(request: Request, triples: list[Triple]) -> Response:
    """Triples in the RDF format that the caller accepts or names by `?format=`."""
    accept = request.headers.get("accept", "*/*")
    _, wanted = media.wanted(request.query_params.get("format"), accept)
    if wanted is None and "html" in accept:
        wanted = media.TURTLE
    form = GRAPHS.get(wanted or "")
    if form is None:
        raise HTTPException(406, f"The description comes as {', '.join(GRAPHS)}.")
    prefixes = {**PREFIXES, "sd": SD, "void": VOID, "dcat": DCAT}
    body = serialize(triples, format=form, prefixes=prefixes)
    return Response(body, media_type=wanted, headers={"Vary": "Accept"})


router.add_route("/.well-known/void", void, methods=["GET"], include_in_schema=False)
