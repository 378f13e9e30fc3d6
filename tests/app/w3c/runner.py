"""Puts the tests of the suites to a server, by real HTTP requests; `Failed` says what was wrong."""

from __future__ import annotations

from urllib.parse import quote, urljoin

import httpx
from pyoxigraph import parse
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from tests.app.w3c.results import csv_rows, expected, same, table
from tests.app.w3c.suite import BASE, MF, QT, SD, UT, Case, Suite, with_base

HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
MEDIA = {
    ".srx": "application/sparql-results+xml",
    ".srj": "application/sparql-results+json",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
}
STATUS = {"OK": 200, "Created": 201, "NoContent": 204, "BadRequest": 400, "NotFound": 404}
NT = "application/n-triples"


class Failed(Exception):
    """The server did not do what the test asks."""


class Runner:
    """Runs tests on one server, whose data each test that needs some replaces."""

    def __init__(self, client: httpx.Client, suite: Suite) -> None:
        self.client = client
        self.suite = suite
        self._loaded: object = None

    def run(self, case: Case) -> None:
        """Run one test; raises `Failed`."""
        if "Syntax" in case.kind:
            self._syntax(case)
        elif case.kind in {"QueryEvaluationTest", "CSVResultFormatTest"}:
            self._query(case)
        elif case.kind == "UpdateEvaluationTest":
            self._update(case)
        elif case.kind == "ServiceDescriptionTest":
            self._description()
        else:
            self._requests(case)

    def _syntax(self, case: Case) -> None:
        file = str(case.value(MF.action))
        text = self.suite.path(file).read_bytes().decode()
        positive = case.kind.startswith("Positive")
        text = with_base(text, file) if positive else text
        self._loaded = None
        if file.endswith(".ru"):
            self._load({})
            self._loaded = None
            answer = self._send_update(text)
        else:
            answer = self._send_query(text, "*/*")
        if positive == (answer.status_code == 400):
            raise Failed(f"{answer.status_code}: {answer.text[:200]}")

    def _query(self, case: Case) -> None:
        action, result = case.value(MF.action), str(case.value(MF.result))
        file = str(case.graph.value(action, QT.query))
        text = with_base(self.suite.path(file).read_bytes().decode(), file)
        data = case.data(action, QT)
        for clause in _from_clauses(text, file):
            if clause.startswith(BASE) and self.suite.path(clause).is_file():
                data.setdefault(clause, [clause])
        self._load(data)
        path = self.suite.path(result)
        wanted = expected(path, result)
        media = NT if isinstance(wanted, Graph) else MEDIA.get(path.suffix, MEDIA[".srj"])
        answer = self._send_query(text, media)
        if answer.status_code != 200:
            raise Failed(f"{answer.status_code}: {answer.text[:200]}")
        if answer.headers["content-type"].partition(";")[0] != media:
            raise Failed(f"got {answer.headers['content-type']}")
        got: object
        if media == NT:
            got = Graph().parse(data=answer.content, format="nt")
        elif media == "text/csv":
            got = csv_rows(answer.text)
        else:
            got = table(answer.content, {".srx": "xml", ".tsv": "tsv"}.get(path.suffix, "json"))
        reduced = (case.node, MF.resultCardinality, MF.LaxCardinality) in case.graph
        if not same(wanted, got, reduced=reduced):
            raise Failed(f"expected {wanted}, got {got}"[:500])

    def _update(self, case: Case) -> None:
        action, result = case.value(MF.action), case.value(MF.result)
        file = str(case.graph.value(action, UT.request))
        self._load(case.data(action, UT))
        self._loaded = None
        answer = self._send_update(with_base(self.suite.path(file).read_text(), file))
        if not answer.is_success:
            raise Failed(f"{answer.status_code}: {answer.text[:200]}")
        wanted = {name: self._graph(files) for name, files in case.data(result, UT).items()}
        got = self._dump()
        for name in {*wanted, *got}:
            if not same(wanted.get(name, Graph()), got.get(name, Graph())):
                raise Failed(f"graph {name} differs")

    def _description(self) -> None:
        answer = self.client.get("/sparql", headers={"Accept": "text/turtle"})
        graph = Graph().parse(data=answer.content, format="turtle")
        endpoint = URIRef(str(self.client.base_url).rstrip("/") + "/sparql")
        services = set(graph.subjects(RDF.type, SD.Service))
        if (None, SD.endpoint, endpoint) not in graph or not services:
            raise Failed("no sd:Service with this sd:endpoint")

    def _requests(self, case: Case) -> None:
        self._load(case.data(case.node, UT))
        self._loaded = None
        locations: dict[str, str] = {}
        for request in Collection(case.graph, case.value(MF.action, HT.requests) or RDF.nil):
            self._request(case, request, locations)

    def _request(self, case: Case, request: Node, locations: dict[str, str]) -> None:
        graph, to_store = case.graph, case.kind == "GraphStoreProtocolTest"
        path, method = str(graph.value(request, HT.absolutePath)), str(graph.value(request, HT.methodName))
        headers, body = _message(graph, request)
        for name, value in locations.items():
            path = path.replace(name, quote(value, safe=":/"))
        updates = "update" in path.partition("?")[2].partition("=")[0] or (body or b"").startswith(b"update=")
        updates |= "sparql-update" in headers.get("content-type", "") or "#bad_update" in case.name
        endpoint = "/store" if to_store else "/update" if updates else "/sparql"
        url = endpoint + path.removeprefix("/gsp").removeprefix("/sparql/")
        answer = self.client.request(method, url, content=body, headers=headers)
        response = graph.value(request, HT.resp)
        allowed = {str(one).partition("#")[2] for one in graph.objects(response, MF.expectedStatus)}
        if not any(
            STATUS.get(one) == answer.status_code or one == f"StatusCode{answer.status_code // 100}xx"
            for one in allowed
        ):
            raise Failed(f"{method} {url}: {answer.status_code}, not {allowed}: {answer.text[:200]}")
        boolean = graph.value(response, MF.expectedBoolean)
        if boolean is not None and ("true" in answer.text.lower()) != (str(boolean) == "true"):
            raise Failed(f"{method} {url}: not {boolean}")
        location = graph.value(response, MF.expectedLocation)
        if location is not None:
            locations[str(location)] = urljoin(str(answer.url), answer.headers["location"])
        wanted_headers, wanted_body = _message(graph, response)
        media = wanted_headers.get("content-type", "").partition(";")[0]
        if media and answer.headers.get("content-type", "").partition(";")[0] != media:
            raise Failed(f"{method} {url}: Content-Type is {answer.headers.get('content-type')}")
        if wanted_body:
            wanted = Graph().parse(data=wanted_body, format="turtle", publicID=str(answer.url))
            if not same(wanted, Graph().parse(data=answer.content, format="turtle")):
                raise Failed(f"{method} {url}: another graph")

    def _load(self, data: dict[str | None, list[str]]) -> None:
        """Have exactly this data in the store."""
        key = sorted((name or "", sorted(files)) for name, files in data.items())
        if key == self._loaded:
            return
        parts = []
        for name, files in data.items():
            triples = "".join(self._triples(file) for file in files)
            parts.append(f"GRAPH <{name}> {{ {triples} }}" if name else triples)
        answer = self._send_update(f"DROP ALL ; INSERT {{ {' '.join(parts)} }} WHERE {{}}")
        if not answer.is_success:
            raise Failed(f"loading: {answer.text[:200]}")
        self._loaded = key

    def _dump(self) -> dict[str | None, Graph]:
        names = table(
            self._send_query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", MEDIA[".srj"]).content, "json"
        )
        assert isinstance(names, list)
        wheres: dict[str | None, str] = {None: "?s ?p ?o"}
        wheres |= {str(row["g"]): f"GRAPH <{row['g']}> {{ ?s ?p ?o }}" for row in names}
        return {
            name: Graph().parse(
                data=self._send_query(f"CONSTRUCT {{ ?s ?p ?o }} {{ {where} }}", NT).content, format="nt"
            )
            for name, where in wheres.items()
        }

    def _triples(self, file: str) -> str:
        """A file as N-Triples; rdflib would write its numbers anew."""
        quads = parse(path=self.suite.path(file), base_iri=file, rename_blank_nodes=True)
        return "".join(f"{quad.triple} .\n" for quad in quads)

    def _graph(self, files: list[str]) -> Graph:
        graph = Graph()
        for file in files:
            form = {".rdf": "xml", ".nt": "nt"}.get(self.suite.path(file).suffix, "turtle")
            graph.parse(self.suite.path(file), format=form, publicID=file)
        return graph

    def _send_query(self, text: str, accept: str) -> httpx.Response:
        headers = {"Content-Type": "application/sparql-query", "Accept": accept}
        return self.client.post("/sparql", content=text.encode(), headers=headers)

    def _send_update(self, text: str) -> httpx.Response:
        headers = {"Content-Type": "application/sparql-update"}
        return self.client.post("/update", content=text.encode(), headers=headers)


def _from_clauses(text: str, file: str) -> list[str]:
    words = text.replace("\n", " ").split()
    found = []
    for i, word in enumerate(words[:-1]):
        if word.upper() in {"FROM", "NAMED"} and words[i + 1].startswith("<"):
            found.append(urljoin(file, words[i + 1].strip("<>{")))
    return found


def _message(graph: Graph, node: Node | None) -> tuple[dict[str, str], bytes | None]:
    headers = {}
    listed = graph.value(node, HT.headers)
    for header in Collection(graph, listed) if listed is not None else ():
        headers[str(graph.value(header, HT.fieldName)).lower()] = str(graph.value(header, HT.fieldValue))
    body = graph.value(node, HT.body)
    if body is None:
        return headers, None
    return headers, str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding)))
