from __future__ import annotations

import csv
import io
import json
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import rdflib

from app.query_metrics import ANSWERED, CACHED
from tests.app.conftest_sparql import client as client
from tests.graph.store.contract import BASE, IDS

SELECT = "SELECT ?s ?o WHERE { ?s <http://example.org/p> ?o } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
ENDLESS = (
    "SELECT (COUNT(*) AS ?n) { VALUES ?a {0 1 2 3 4 5 6 7 8 9} "
    + " ".join(f"VALUES ?a{i} {{0 1 2 3 4 5 6 7 8 9}}" for i in range(12))
    + " }"
)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/json", "application/json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv;q=0.9, application/sparql-results+xml;q=0.5", "text/csv; charset=utf-8"),
        ("text/html, text/tab-separated-values;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("application/*", "application/sparql-results+json"),
        ("text/turtle, application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
    ],
)
def test_tables_come_in_the_form_accepted(client: httpx.Client, accept: str, media: str) -> None:
    response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert response.status_code == 200
    assert response.headers["content-type"] == media
    assert "하나" in response.text


@pytest.mark.parametrize(
    ("accept", "parser"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
        ("application/trig", "trig"),
        ("application/n-quads", "nquads"),
    ],
)
def test_graphs_come_in_every_rdf_format(client: httpx.Client, accept: str, parser: str) -> None:
    response = client.get("/sparql", params={"query": CONSTRUCT}, headers={"Accept": accept})
    assert response.headers["content-type"].startswith(accept)
    graph = rdflib.Dataset() if parser in {"trig", "nquads"} else rdflib.Graph()
    with warnings.catch_warnings():  # rdflib's own use of what it deprecates
        warnings.simplefilter("ignore", DeprecationWarning)
        graph.parse(data=response.content, format=parser)
    assert len(graph) == 2


@pytest.mark.parametrize("name", ["json", "xml", "csv", "tsv"])
def test_format_wins_over_accept(client: httpx.Client, name: str) -> None:
    response = client.get(
        "/sparql", params={"query": SELECT, "format": name}, headers={"Accept": "text/turtle"}
    )
    assert response.status_code == 200
    assert name in response.headers["content-type"] or name == "tsv"


def test_an_unknown_format_is_told_with_the_known_ones(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT, "format": "yaml"})
    assert response.status_code == 422
    assert "turtle" in response.json()["detail"]


def test_no_acceptable_form_is_406(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT}, headers={"Accept": "text/turtle"})
    assert response.status_code == 406
    assert response.headers["content-type"] == "application/problem+json"


def test_all_ways_of_asking_agree(client: httpx.Client) -> None:
    answers = [
        client.get("/sparql", params={"query": SELECT}),
        client.post("/sparql", data={"query": SELECT}),
        client.post("/sparql", content=SELECT.encode(), headers={"Content-Type": "application/sparql-query"}),
    ]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1


def test_the_default_graph_has_each_triple_once_and_no_claims(client: httpx.Client) -> None:
    rows = list(
        csv.DictReader(io.StringIO(client.get("/sparql", params={"query": SELECT, "format": "csv"}).text))
    )
    assert [row["o"] for row in rows] == ["2", "하나"]


def test_a_dataset_by_parameters(client: httpx.Client) -> None:
    graphs = [IDS.facts("a").value, IDS.facts("b").value]
    params = {"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "default-graph-uri": graphs, "format": "csv"}
    assert client.get("/sparql", params=params).text.split() == ["n", "2"]
    params = {"query": "SELECT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": graphs[1], "format": "csv"}
    assert client.get("/sparql", params=params).text.split() == ["g", graphs[1]]


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"query": "SELECT WHERE"}, 400),
        ({"query": ["ASK {}", "ASK {}"]}, 400),
        ({"update": "CLEAR ALL"}, 400),
        ({"query": "ASK {}", "timeout": "soon"}, 422),
        ({"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, 403),
        ({"query": "{" * 200_000}, 400),
        ({"query": "SELECT (<http://e/none>(1) AS ?x) {}"}, 422),
    ],
)
def test_what_is_wrong_is_told(client: httpx.Client, params: dict[str, str | list[str]], status: int) -> None:
    way = client.post("/sparql", data=params)
    assert way.status_code == status
    assert way.headers["content-type"] == "application/problem+json"
    assert way.json()["detail"]


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", b"ASK {}", 415),
        ("application/sparql-query; charset=UTF-16", "ASK {}".encode("utf-16"), 415),
        ("application/sparql-query", b"ASK { ?s ?p '\xff' }", 400),
        ("application/sparql-update", b"CLEAR ALL", 415),
        ("", b"ASK {}", 415),
    ],
)
def test_bodies_of_other_kinds_are_refused(
    client: httpx.Client, content_type: str, body: bytes, status: int
) -> None:
    headers = {"Content-Type": content_type} if content_type else {}
    assert client.post("/sparql", content=body, headers=headers).status_code == status
    assert client.put("/sparql", content=body).status_code == 405


@pytest.mark.parametrize("timeout", ["0", "-1", "NaN", "inf", "-inf", "1e999", "soon", "1e9"])
def test_a_time_limit_is_a_number_of_seconds(client: httpx.Client, timeout: str) -> None:
    answer = client.get("/sparql", params={"query": "ASK {}", "timeout": timeout})
    assert (answer.status_code, "timeout" in answer.json()["detail"]) == (422, True)


def test_no_time_limit_is_too_small_for_a_cheap_query(client: httpx.Client) -> None:
    answers = [
        client.get("/sparql", params={"query": f"ASK {{}} # {i}", "timeout": "1e-9"}).status_code
        for i in range(5)
    ]
    assert 200 in answers


@pytest.mark.parametrize("parameter", ["a", "default-graph-uri=x", "query=ASK{}"])
def test_only_so_many_parameters_are_read(client: httpx.Client, parameter: str) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    begun = time.monotonic()
    answer = client.post("/sparql", content=f"{parameter}&" * 200_000, headers=form)
    assert (answer.status_code, "parameters" in answer.json()["detail"]) == (400, True)
    assert time.monotonic() - begun < 10


def test_an_endless_query_gets_503(client: httpx.Client) -> None:
    start = time.monotonic()
    response = client.get("/sparql", params={"query": ENDLESS, "timeout": "0.5"})
    assert response.status_code == 503
    assert time.monotonic() - start < 3
    assert "0.5 s" in response.json()["detail"]


def test_an_answer_has_a_tag_that_the_next_write_changes(client: httpx.Client) -> None:
    params = {"query": "SELECT (COUNT(*) AS ?n) { ?s <http://example.org/tagged> ?o }", "format": "csv"}
    first = client.get("/sparql", params=params)
    tag = {"If-None-Match": first.headers["etag"]}
    again = client.get("/sparql", params=params, headers=tag)
    assert (again.status_code, again.text) == (304, "")
    assert client.get("/sparql", params=params | {"format": "tsv"}, headers=tag).status_code == 200
    assert (
        client.post(
            "/update", data={"update": "INSERT DATA { <s> <http://example.org/tagged> 1 }"}
        ).status_code
        == 204
    )
    changed = client.get("/sparql", params=params, headers=tag)
    assert changed.status_code == 200
    assert changed.text.split() == ["n", "1"]
    client.post("/update", data={"update": "CLEAR DEFAULT"})


def test_changing_answers_have_no_tag(client: httpx.Client) -> None:
    query = {"query": "SELECT (RAND() AS ?r) {}"}
    answers = [client.get("/sparql", params=query) for _ in range(2)]
    assert "etag" not in answers[0].headers
    assert answers[0].text != answers[1].text


def test_no_query_gives_the_service_description(client: httpx.Client) -> None:
    for accept, parser in [
        ("text/turtle", "turtle"),
        ("application/rdf+xml", "xml"),
        ("text/html", "turtle"),
    ]:
        response = client.get("/sparql", headers={"Accept": accept})
        graph = rdflib.Graph().parse(data=response.content, format=parser)
        endpoint = rdflib.URIRef("http://www.w3.org/ns/sparql-service-description#endpoint")
        assert rdflib.URIRef(f"{client.base_url}/sparql".replace("//sparql", "/sparql")) in set(
            graph.objects(None, endpoint)
        )


def test_the_data_set_is_described(client: httpx.Client) -> None:
    graph = rdflib.Graph().parse(data=client.get("/.well-known/void").content, format="turtle")
    assert graph.value(rdflib.URIRef(f"{BASE}/.well-known/void#dataset"), rdflib.VOID.triples).toPython() == 2  # type: ignore[union-attr]


def test_a_large_answer_is_whole(client: httpx.Client) -> None:
    numbers = " ".join(f"VALUES ?{v} {{ {' '.join(map(str, range(40)))} }}" for v in "abc")
    response = client.post("/sparql", data={"query": f"SELECT * {{ {numbers} }}"})
    assert len(json.loads(response.content)["results"]["bindings"]) == 64_000
    assert int(response.headers["content-length"]) == len(response.content)


def test_large_answers_wait_within_bounds(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    query = "SELECT * { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(11)) + " } LIMIT 1500 # %d"
    for i in range(2):
        assert client.get("/sparql", params={"query": query % i}).status_code == 200
    monkeypatch.setattr("app.answering._OUT", 1_000_000)
    refused = client.get("/sparql", params={"query": query % 2})
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
    monkeypatch.undo()
    assert client.get("/sparql", params={"query": query % 3}).status_code == 200


def test_the_same_question_asked_by_many_at_once_is_answered_once(client: httpx.Client) -> None:
    numbers = " ".join(f"VALUES ?{v} {{ {' '.join(map(str, range(70)))} }}" for v in "abc")
    query = f"SELECT (COUNT(*) AS ?n) {{ {numbers} FILTER(?a + ?b > ?c) }}"
    before = ANSWERED._value.get(), CACHED._value.get()
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _: client.get("/sparql", params={"query": query}), range(6)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert (ANSWERED._value.get(), CACHED._value.get()) == (before[0] + 1, before[1] + 5)
