"""What a service must survive: killed in mid-ingest, runaway queries, documents that come and go."""

from __future__ import annotations

import concurrent.futures
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.app.running import ROOT, Running, service

SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CHEAP = "ASK { ?event a pg:Event }"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A service with two documents, for tests that write."""
    flags = ("--seeds", "none")
    with service(
        tmp_path_factory.mktemp("own") / "data", *flags, QUERY_TIMEOUT="2", QUERY_WORKERS="2"
    ) as running:
        with running.client() as client:
            for path in SEEDS[:2]:
                client.post("/api/documents", json={"text": path.read_text("utf-8")}).raise_for_status()
        yield running


def dump(client: httpx.Client) -> set[str]:
    """All quads but the logs and the times of ingestion."""
    lines = client.get("/api/export", params={"format": "nquads"}).raise_for_status().text.splitlines()
    return {line for line in lines if "/graph/history>" not in line and "generatedAtTime" not in line}


def test_the_first_document_brings_the_ground(own: Running) -> None:
    with own.client() as client:
        assert client.get("/api/documents").json()["total"] == 2
        graphs = client.get(
            "/sparql", params={"query": "SELECT DISTINCT ?g WHERE { GRAPH ?g {} }", "format": "csv"}
        )
        assert "/graph/reference" in graphs.text


def test_a_document_that_came_and_went_leaves_nothing(own: Running) -> None:
    with own.client() as client:
        before = dump(client)
        text = SEEDS[3].read_text("utf-8")
        added = client.post("/api/documents", json={"text": text}).raise_for_status().json()
        assert dump(client) != before
        assert client.post("/api/documents", json={"text": text}).status_code == 200
        assert client.delete(f"/api/documents/{added['id']}").status_code == 204
        assert dump(client) == before


def test_versions_and_duplicates(own: Running) -> None:
    with own.client() as client:
        text, url = SEEDS[2].read_text("utf-8"), "https://example.org/a?b=1&a=2#x"
        first = client.post("/api/documents", json={"text": text, "url": url})
        assert first.status_code == 201
        same = client.post("/api/documents", json={"text": text, "url": "https://EXAMPLE.org/a?a=2&b=1"})
        assert (same.status_code, same.json()["id"]) == (200, first.json()["id"])
        other = client.post("/api/documents", json={"text": text, "url": "https://example.org/copy"})
        assert (other.status_code, other.json()["duplicate_of"]) == (201, first.json()["id"])
        changed = client.post("/api/documents", json={"text": text + "\n끝.", "url": url})
        assert (changed.status_code, changed.json()["version"]) == (200, 2)
        for found in (first, other):
            assert client.delete(f"/api/documents/{found.json()['id']}").status_code == 204


def test_a_runaway_query_costs_its_caller_only(own: Running) -> None:
    with own.client() as client, concurrent.futures.ThreadPoolExecutor() as pool:
        runaway = pool.submit(client.get, "/sparql", params={"query": RUNAWAY})
        while not runaway.done():
            assert client.get("/sparql", params={"query": CHEAP, "format": "json"}).json()["boolean"]
        assert runaway.result().status_code == 503
        assert runaway.result().headers["content-type"] == "application/problem+json"


def test_killed_in_mid_ingest(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with service(data, "--seeds", "none") as running:
        texts = [path.read_text("utf-8") for path in SEEDS]
        thread = threading.Thread(target=_feed, args=(running.url, texts), daemon=True)
        thread.start()
        with running.client() as client:
            while client.get("/api/documents").json()["total"] < 1:
                time.sleep(0.2)
        running.process.send_signal(signal.SIGKILL)
        running.process.wait(30)
        thread.join(60)
    with service(data, "--seeds", "none") as running, running.client() as client:
        items = client.get("/api/documents").json()["items"]
        assert 1 <= len(items) <= len(texts)
        query = """SELECT ?d WHERE { GRAPH ?text { ?d pg:content ?content } GRAPH ?facts { ?d a pg:Document }
                   FILTER EXISTS { GRAPH ?claims { ?c prov:wasDerivedFrom ?d } } }"""
        rows = client.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
        assert len({row["d"]["value"] for row in rows}) == len(items)


def _feed(url: str, texts: list[str]) -> None:
    for text in texts:
        try:
            httpx.post(f"{url}/api/documents", json={"text": text}, timeout=120)
        except httpx.TransportError:
            return
