"""SERVICE and LOAD of an allowed host, over HTTP, beside hosts that are not."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from graph.store.embedded import EmbeddedStore
from graph.store.limits import Limits
from tests.app.conftest_sparql import served
from tests.graph.store.contract import BASE

SEEN: list[str] = []
ROWS = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from afar"}}]}}

DATA = {
    "/sparql": ("application/sparql-results+json", json.dumps(ROWS).encode()),
    "/data": ("text/turtle", b"<s> <p> 'loaded' ."),
    "/quads": ("application/trig", b"<other> { <s> <p> 'lost' }"),
    "/deep": ("text/turtle", b"<s> <p> " + b"<< <s> <p> " * 100_000),
    "/deeper": ("application/ld+json", b'{"http://e/p":' * 100_000),
}


class Other(BaseHTTPRequestHandler):
    """Another server: `/sparql` answers one row, `/data` a triple, `/away` sends to a host not allowed."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.do_GET()

    def do_GET(self) -> None:
        SEEN.append(f"{self.headers['Host'].partition(':')[0]} {self.path}")
        if self.path == "/away":
            self.send_response(307)
            self.send_header("Location", f"http://localhost:{self.headers['Host'].partition(':')[2]}/sparql")
            self.end_headers()
            return
        media, data = DATA[self.path]
        self.send_response(200)
        self.send_header("Content-Type", media)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def other() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("store")
    store = EmbeddedStore(folder / "data", BASE, limits=Limits(seconds=20, hosts=("127.0.0.1",)))
    with served(store) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client
    store.close()


def ask(client: httpx.Client, query: str) -> httpx.Response:
    return client.post("/sparql", data={"query": query, "format": "csv"})


def test_an_allowed_host_answers(client: httpx.Client, other: int) -> None:
    for query in (
        f"SELECT ?x {{ SERVICE <http://127.0.0.1:{other}/sparql> {{ ?s ?p ?x }} }}",
        f"PREFIX o: <http://127.0.0.1:{other}/> SELECT ?x {{ SERVICE SILENT o:sparql {{ ?s ?p ?x }} }}",
    ):
        answer = ask(client, query)
        assert (answer.status_code, answer.text.splitlines()[1:]) == (200, ["from afar"]), answer.text


def test_other_hosts_are_not_reached(client: httpx.Client, other: int) -> None:
    SEEN.clear()
    for query in (
        f"SELECT ?x {{ SERVICE <http://localhost:{other}/sparql> {{ ?s ?p ?x }} }}",
        f"SELECT ?x {{ VALUES ?e {{ <http://127.0.0.1:{other}/sparql> }} SERVICE ?e {{ ?s ?p ?x }} }}",
        f"BASE <http://localhost:{other}/> SELECT ?x {{ SERVICE <sparql> {{ ?s ?p ?x }} }}",
        f"PREFIX o: <http://localhost:{other}/> SELECT ?x {{ SERVICE o:sparql {{ ?s ?p ?x }} }}",
    ):
        assert ask(client, query).status_code == 403
    assert SEEN == []


def test_a_redirect_to_another_host_is_not_followed(client: httpx.Client, other: int) -> None:
    SEEN.clear()
    answer = ask(client, f"SELECT ?x {{ SERVICE <http://127.0.0.1:{other}/away> {{ ?s ?p ?x }} }}")
    assert answer.status_code >= 400
    assert SEEN == ["127.0.0.1 /away"]
    response = client.post("/update", data={"update": f"LOAD <http://127.0.0.1:{other}/away>"})
    assert response.status_code == 403
    assert SEEN == ["127.0.0.1 /away"] * 2


def test_load_of_an_allowed_host(client: httpx.Client, other: int) -> None:
    update = f"LOAD <http://127.0.0.1:{other}/data> INTO GRAPH <http://e/loaded>"
    assert client.post("/update", data={"update": update}).status_code == 204
    assert ask(client, "SELECT ?o { GRAPH <http://e/loaded> { ?s ?p ?o } }").text.split() == ["o", "loaded"]
    assert client.post("/update", data={"update": f"LOAD <http://localhost:{other}/data>"}).status_code == 403


@pytest.mark.parametrize(
    ("path", "statuses"), [("quads", {400}), ("deep", {400, 503}), ("deeper", {400, 503})]
)
def test_load_of_what_is_no_graph(client: httpx.Client, other: int, path: str, statuses: set[int]) -> None:
    address = f"<http://127.0.0.1:{other}/{path}>"
    assert client.post("/update", data={"update": f"LOAD {address}"}).status_code in statuses
    assert client.post("/update", data={"update": f"LOAD SILENT {address}"}).status_code == 204
