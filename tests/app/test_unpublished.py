"""With PUBLISH_TEXT=no the sentences of evidence are served and no whole text is, by whatever way."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.app.running import ROOT, service

TEXT = (ROOT / "seeds" / "003_e96735d9ab22556c.txt").read_text("utf-8")
UNPROVING = "저작권자 © 금요저널"
"""Words of the text that stand in no sentence of evidence."""
GRAPHS = "SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), '/text')) }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    data = tmp_path_factory.mktemp("unpublished") / "data"
    with service(data, "--seeds", "none", PUBLISH_TEXT="no") as running, running.client() as found:
        found.post("/api/documents", json={"text": TEXT}).raise_for_status()
        yield found


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
        client.get("/api/export", params={"format": "nquads"}),
        client.get("/api/search", params={"q": "저작권자"}),
    ]
    for answer in answers:
        assert UNPROVING not in answer.text, answer.request.url
    assert client.get("/sparql", params={"query": GRAPHS, "format": "csv"}).text.strip() == "g"


def test_queries_see_all_else(client: httpx.Client) -> None:
    ask = {"query": "ASK { ?e a pg:Event . GRAPH ?g { ?c rdf:subject ?e ; pg:quote ?q } }", "format": "json"}
    assert client.get("/sparql", params=ask).json()["boolean"]
    assert client.get("/api/events").json()["items"][0]["evidence"][0]["quote"]
