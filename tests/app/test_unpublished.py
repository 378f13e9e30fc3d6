"""With PUBLISH_TEXT=no the sentences of evidence are served and no whole text is, by whatever way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from tests.app.running import ROOT, service
from tests.graph.store.servers import oxigraph, oxigraph_server

TEXT = (ROOT / "seeds" / "003_e96735d9ab22556c.txt").read_text("utf-8")
UNPROVING = "저작권자 © 금요저널"
"""Words of the text that stand in no sentence of evidence."""
ANYWHERE = "SELECT ?o { GRAPH ?g { ?s pg:content ?o } }"
GRAPHS = "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), '/text')) }"


@pytest.fixture(scope="module", params=["embedded", "oxigraph"])
def client(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("unpublished")
    with ExitStack() as stack:
        settings = {"PUBLISH_TEXT": "no"}
        if request.param == "oxigraph":
            if oxigraph() is None:
                pytest.skip("the package oxigraph is not installed")
            account = stack.enter_context(oxigraph_server(folder / "server"))
            settings |= {"STORE": account.query, "STORE_UPDATE": account.update}
        running = stack.enter_context(service(folder / "data", "--seeds", "none", **settings))
        found = stack.enter_context(running.client())
        found.post("/api/documents", json={"text": TEXT}).raise_for_status()
        yield found


def _askings(graph: str) -> list[str]:
    return [
        ANYWHERE,
        f"SELECT ?o FROM NAMED <{graph}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        f"SELECT ?o FROM <{graph}> FROM <http://e/g> {{ ?s ?p ?o }}",
        f"SELECT ?o {{ GRAPH <{graph.replace('/text', '/te')}\\u0078t> {{ ?s ?p ?o }} }}",
        f"SELECT ?o FROM <{graph.replace('/text', '/te')}\\u0078t> {{ ?s ?p ?o }}",
        f"PREFIX t: <{graph.removesuffix('text')}> SELECT ?o {{ GRAPH t:text {{ ?s ?p ?o }} }}",
        f"BASE <{graph}> DESCRIBE ?s {{ GRAPH <text> {{ ?s ?p ?o }} }}",
        "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }",
        "SELECT (GROUP_CONCAT(?o) AS ?all) { GRAPH ?g { ?s ?p ?o } }",
    ]


def test_the_answers(client: httpx.Client) -> None:
    document = client.get("/api/documents").json()["items"][0]["id"]
    base = "http://127.0.0.1:8000/graph"
    answers = [
        client.get(f"/api/documents/{document}"),
        client.post("/api/documents", json={"text": TEXT}),
        client.get(
            "/sparql", params={"query": f"SELECT * WHERE {{ GRAPH <{base}/{document}/text> {{ ?s ?p ?o }} }}"}
        ),
        client.get(
            "/sparql", params={"query": f"SELECT * FROM <{base}/{document}/text> WHERE {{ ?s ?p ?o }}"}
        ),
        client.get("/sparql", params={"query": "SELECT ?t WHERE { GRAPH ?g { ?d pg:content ?t } }"}),
        client.get("/store", params={"graph": f"{base}/{document}/text"}),
        *(client.get("/sparql", params={"query": query}) for query in _askings(f"{base}/{document}/text")),
        client.get(
            "/sparql",
            params={"query": "SELECT ?o { ?s ?p ?o }", "default-graph-uri": f"{base}/{document}/text"},
        ),
        client.get("/sparql", params={"query": ANYWHERE, "named-graph-uri": f"{base}/{document}/text"}),
        client.get("/api/export", params={"format": "nquads"}),
        client.get("/api/export", params={"format": "trig"}),
        client.get("/id/document/" + document, headers={"Accept": "text/turtle"}),
        client.get("/api/search", params={"q": "저작권자"}),
    ]
    for answer in answers:
        assert UNPROVING not in answer.text, answer.request.url
    assert client.get("/sparql", params={"query": GRAPHS, "format": "csv"}).text.strip() == "g"


def test_queries_see_all_else(client: httpx.Client) -> None:
    ask = {"query": "ASK { ?e a pg:Event . GRAPH ?g { ?c rdf:subject ?e ; pg:quote ?q } }", "format": "json"}
    assert client.get("/sparql", params=ask).json()["boolean"]
    assert client.get("/api/events").json()["items"][0]["evidence"][0]["quote"]
