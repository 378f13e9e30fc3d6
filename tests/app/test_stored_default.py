"""The stored default graph: part of what a query sees, no named graph to a variable, readable by its name."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.app.conftest_sparql import client as client
from tests.graph.store.contract import BASE

STORED = f"{BASE}/graph/default"
ALL = "SELECT ?g ?s { GRAPH ?g { ?s <http://e/mine> ?o } }"


@pytest.fixture(autouse=True)
def stored(client: httpx.Client) -> Iterator[None]:
    update(
        client,
        "INSERT DATA { <http://e/s> <http://e/mine> 1 GRAPH <http://e/g> { <http://e/t> <http://e/mine> 2 }}",
    )
    yield
    update(client, "DROP ALL")


def update(client: httpx.Client, text: str) -> None:
    client.post("/update", data={"update": text}).raise_for_status()


def found(client: httpx.Client, query: str, **parameters: str) -> list[str]:
    answer = client.get("/sparql", params={"query": query, "format": "csv", **parameters})
    return sorted(answer.raise_for_status().text.split()[1:])


def test_a_query_sees_it_in_its_default_graph(client: httpx.Client) -> None:
    assert found(client, "SELECT ?s { ?s <http://e/mine> ?o }") == ["http://e/s", "http://e/t"]


@pytest.mark.parametrize(
    "query",
    [
        ALL,
        "SELECT ?g ?s { ?s ?q ?r { { GRAPH ?g { ?s <http://e/mine> ?o } } } }",
        "SELECT ?g ?s { ?s <http://e/mine> ?o OPTIONAL { GRAPH ?g { ?s ?q ?o } } FILTER(BOUND(?g)) }",
    ],
)
def test_variables_do_not_stand_for_it(client: httpx.Client, query: str) -> None:
    assert found(client, query) == ["http://e/g,http://e/t"]


def test_it_is_not_listed(client: httpx.Client) -> None:
    assert STORED not in found(client, "SELECT DISTINCT ?g { GRAPH ?g {} }")


def test_it_is_read_by_its_name(client: httpx.Client) -> None:
    assert found(client, f"SELECT ?s {{ GRAPH <{STORED}> {{ ?s ?p ?o }} }}") == ["http://e/s"]
    assert found(client, f"SELECT ?s FROM NAMED <{STORED}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == ["http://e/s"]
    assert found(client, ALL, **{"named-graph-uri": STORED}) == [f"{STORED},http://e/s"]


def test_updates_pass_over_it(client: httpx.Client) -> None:
    update(
        client, "DELETE { GRAPH ?g { ?s <http://e/mine> ?o } } WHERE { GRAPH ?g { ?s <http://e/mine> ?o } }"
    )
    assert found(client, "SELECT ?s { ?s <http://e/mine> ?o }") == ["http://e/s"]
