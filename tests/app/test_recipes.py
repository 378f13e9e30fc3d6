"""The recipes of `docs/recipes.md`, run as they stand there."""

from __future__ import annotations

import io
import subprocess
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import httpx
import networkx
import pandas
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, SPARQLWrapper

from graph.interchange import write_network
from tests.app.conftest_sparql import client as client
from tests.graph.store.contract import P

SELECT = f"SELECT ?s ?o WHERE {{ ?s {P} ?o }} ORDER BY ?o"


@pytest.fixture
def address(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/") + "/sparql"


def test_sparqlwrapper(address: str) -> None:
    asked = SPARQLWrapper(address)
    asked.setQuery(SELECT)
    asked.setReturnFormat(JSON)
    found: Any = asked.queryAndConvert()
    assert [row["o"]["value"] for row in found["results"]["bindings"]] == ["2", "하나"]


def test_sparqlwrapper_updates(address: str) -> None:
    asked = SPARQLWrapper(address.replace("/sparql", "/update"))
    asked.setMethod("POST")
    asked.setQuery("INSERT DATA { GRAPH <http://e/wrapper> { <http://e/s> <http://e/p> 1 } }")
    asked.query()
    asked.setQuery("DROP GRAPH <http://e/wrapper>")
    asked.query()


def test_rdflib_store(address: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = Graph(SPARQLStore(address, returnFormat="json"))
        rows: Any = list(graph.query(SELECT))
        assert [str(row[1]) for row in rows] == ["2", "하나"]


def test_rdflib_parses_a_construct(address: str) -> None:
    query = quote(f"CONSTRUCT WHERE {{ ?s {P} ?o }}")
    assert len(Graph().parse(f"{address}?format=turtle&query={query}", format="turtle")) == 2


def test_pandas(address: str) -> None:
    with urlopen(f"{address}?format=csv&query={quote(SELECT)}") as answer:
        table = pandas.read_csv(io.BytesIO(answer.read()))
    assert list(table.columns) == ["s", "o"]
    assert len(table) == 2


def test_curl(address: str, tmp_path: Path) -> None:
    command = ["curl", "-sf", "-H", "Accept: text/csv", "--data-urlencode", f"query={SELECT}", address]
    assert "하나" in subprocess.run(command, capture_output=True, check=True).stdout.decode()
    file = tmp_path / "mine.ttl"
    file.write_text("<http://e/s> <http://e/p> 1 .")
    store = address.replace("/sparql", "/store?graph=http://example.org/mine")
    subprocess.run(["curl", "-sf", "-T", str(file), "-H", "Content-Type: text/turtle", store], check=True)
    subprocess.run(["curl", "-sf", "-X", "DELETE", store], check=True)


@pytest.mark.parametrize(("form", "read"), [("gexf", networkx.read_gexf), ("graphml", networkx.read_graphml)])
def test_networkx_reads_what_gephi_reads(form: str, read: Any) -> None:
    node = {"id": "http://e/a", "name": "가", "type": "company", "x": 0.0, "y": 1.0, "size": 1.0}
    other = {**node, "id": "http://e/b", "name": "나"}
    edge = {
        "source": "http://e/a",
        "target": "http://e/b",
        "predicate": "member",
        "evidence": [{"quote": "가는 나의"}],
    }
    data = write_network({"nodes": [node, other], "edges": [edge]}, form)
    graph = read(io.BytesIO(data))
    assert sorted(graph.nodes) == ["http://e/a", "http://e/b"]
    assert graph.number_of_edges() == 1
