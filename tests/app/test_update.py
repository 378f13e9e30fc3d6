from __future__ import annotations

import httpx
import pytest

from tests.app.conftest_sparql import client as client
from tests.app.test_sparql import ENDLESS
from tests.graph.store.contract import IDS


def rows(client: httpx.Client, query: str) -> list[str]:
    text: str = client.get("/sparql", params={"query": query, "format": "csv"}).text
    return text.split()[1:]


def test_queries_see_an_update_once_it_is_answered(client: httpx.Client) -> None:
    for i in range(3):
        text = f"DELETE WHERE {{ <http://e/n> ?p ?o }} ; INSERT DATA {{ <http://e/n> <http://e/is> {i} }}"
        response = client.post("/update", content=text, headers={"Content-Type": "application/sparql-update"})
        assert response.status_code == 204
        assert rows(client, "SELECT ?n { <http://e/n> ?p ?n }") == [str(i)]
    client.post("/update", data={"update": "CLEAR DEFAULT"})


def test_an_update_past_its_time_changed_nothing(client: httpx.Client) -> None:
    endless = ENDLESS.replace(
        "SELECT (COUNT(*) AS ?n)", "INSERT { <http://e/n> <http://e/is> ?n } WHERE { SELECT (COUNT(*) AS ?n)"
    )
    text = "INSERT DATA { <http://e/half> <http://e/is> 1 } ; " + endless + " }"
    response = client.post("/update", data={"update": text, "timeout": "1"})
    assert response.status_code == 503
    assert "1 s" in response.json()["detail"]
    assert rows(client, "SELECT ?s { ?s <http://e/is> ?n }") == []
    assert (
        client.post("/update", data={"update": "INSERT DATA { <http://e/n> <http://e/is> 1 }"}).status_code
        == 204
    )
    client.post("/update", data={"update": "CLEAR DEFAULT"})


def test_a_refused_update_changed_nothing(client: httpx.Client) -> None:
    text = "INSERT DATA { <http://e/half> <http://e/is> 1 } ; DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"
    response = client.post("/update", data={"update": text})
    assert response.status_code == 403
    assert rows(client, "SELECT ?s { ?s <http://e/is> ?n }") == []
    assert len(rows(client, f"SELECT ?s {{ GRAPH {IDS.facts('a')} {{ ?s ?p ?o }} }}")) == 2


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"update": "INSERT DATA {"}, 400),
        ({"update": "DROP GRAPH <http://e/none>"}, 409),
        ({"update": ["CLEAR ALL", "CLEAR ALL"]}, 400),
        ({"query": "ASK {}"}, 400),
        ({"update": "LOAD <http://127.0.0.1:9/>"}, 403),
        ({"update": "DELETE {" + "{" * 200_000}, 400),
        (
            {
                "update": "WITH <http://e/g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
                "using-graph-uri": "http://e/h",
            },
            400,
        ),
    ],
)
def test_what_is_wrong_is_told(client: httpx.Client, data: dict[str, str | list[str]], status: int) -> None:
    response = client.post("/update", data=data)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"


def test_only_post_updates(client: httpx.Client) -> None:
    assert client.get("/update", params={"update": "CLEAR ALL"}).status_code == 405
