"""Standard clients that are no part of the recipes: Comunica, an update store, SERVICE of another engine.

Comunica is installed once, by its lock file, into a folder of the cache; without npm or its packages the
test is skipped by name.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import warnings
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import QuerySolutions, Store
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLUpdateStore
from SPARQLWrapper import POST, TURTLE, SPARQLWrapper

from tests.app.conftest_sparql import client as client
from tests.graph.store.contract import P

HERE = Path(__file__).parent / "clients"
SELECT = f"SELECT ?s ?o WHERE {{ ?s {P} ?o }}"
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def address(client: httpx.Client) -> str:
    return str(client.base_url).rstrip("/") + "/sparql"


@pytest.fixture(scope="session")
def comunica(pytestconfig: pytest.Config) -> Path:
    """A folder with Comunica in it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("Comunica needs Node.js and npm")
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()[:16]
    folder = Path(pytestconfig.cache.mkdir(f"comunica-{lock}"))
    for file in ("package.json", "package-lock.json", ".npmrc", "comunica.mjs"):
        shutil.copy(HERE / file, folder / file)
    if not (folder / "installed").exists():
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=500, check=False)
        if done.returncode:
            pytest.skip(f"Comunica's packages cannot be had here: {done.stderr[-200:]}")
        (folder / "installed").touch()
    return folder


def test_comunica(comunica: Path, address: str) -> None:
    query = f"{SELECT.removesuffix('}')} FILTER(STRLEN(?o) > 1) }}"
    command = ["node", "comunica.mjs", query, address]
    done = subprocess.run(command, cwd=comunica, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [{"s": "http://example.org/s1", "o": "하나"}]


def test_rdflib_writes_by_the_protocol(address: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        store = SPARQLUpdateStore(address, address.replace("/sparql", "/update"), returnFormat="json")
        graph = Graph(store, identifier=URIRef("http://e/rdflib"))
        graph.add((URIRef("http://e/s"), URIRef("http://e/p"), Literal("글")))
        found: Any = list(graph.query("SELECT ?o { ?s ?p ?o }"))
        assert [str(row[0]) for row in found] == ["글"]
        graph.remove((None, None, None))
        assert not list(graph.query("SELECT ?o { ?s ?p ?o }"))


def test_sparqlwrapper_posts_and_constructs(address: str) -> None:
    asked = SPARQLWrapper(address)
    asked.setMethod(POST)
    asked.setQuery(f"CONSTRUCT WHERE {{ ?s {P} ?o }}")
    asked.setReturnFormat(TURTLE)
    found: Any = asked.queryAndConvert()
    assert len(Graph().parse(data=found, format="turtle")) == 2


def test_another_engine_asks_by_service(address: str) -> None:
    found = Store().query(f"SELECT ?o {{ SERVICE <{address}> {{ ?s {P} ?o }} }} ORDER BY ?o")
    assert isinstance(found, QuerySolutions)
    assert [row["o"].value for row in found] == ["2", "하나"]
