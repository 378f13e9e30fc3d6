"""Each harmful request ends at its limit with the right status, while others are served."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest

from tests.app.hostile import Harm, every
from tests.app.running import Running, service

LIMIT = 0.7
SLACK = 8.0
"""Seconds beyond the limit for a new process and a machine with other work; a request that does not end
takes far more."""
TRIPLES = "".join(
    f"<http://e/s{i % 97}> <http://e/p{i % 5}> <http://e/s{i % 89}>, 'aaaaaaaa{i}' .\n" for i in range(1_000)
)


@dataclass
class Watch:
    """Another caller's cheap requests, all through the sweep."""

    url: str
    slowest: float = 0.0
    served: int = 0
    faults: list[str] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        with httpx.Client(base_url=self.url, timeout=30) as client:
            while not self.ended.wait(0.1):
                query = f"ASK {{ <http://e/s1> <http://e/p1> '{self.served}' }}"
                for path, parameters in (("/sparql", {"query": query}), ("/healthz", {})):
                    begun = time.monotonic()
                    answer = client.get(path, params=parameters)
                    self.slowest = max(self.slowest, time.monotonic() - begun)
                    self.served += 1
                    if answer.status_code != 200:
                        self.faults.append(f"{path} {answer.status_code} {answer.text}")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    data = tmp_path_factory.mktemp("hostile") / "data"
    limits = {"QUERY_TIMEOUT": str(LIMIT), "QUERY_WORKERS": "2"}
    with service(data, "--seeds", "none", **limits) as running, running.client() as client:
        _fill(client)
        yield running


def _fill(client: httpx.Client) -> None:
    """Put the triples in; the limit holds for this too, and a busy machine may need some tries."""
    for _ in range(20):
        put = client.put("/store?graph=http://e/g", content=TRIPLES, headers={"Content-Type": "text/turtle"})
        if put.status_code == 201:
            return
    raise AssertionError(put.text)


@pytest.fixture(scope="module")
def watch(running: Running) -> Iterator[Watch]:
    watch = Watch(running.url)
    thread = threading.Thread(target=watch.run)
    thread.start()
    yield watch
    watch.ended.set()
    thread.join()


@pytest.mark.parametrize("harm", every(), ids=lambda harm: harm.name)
def test_harm_ends_at_its_limit(running: Running, watch: Watch, harm: Harm) -> None:
    with running.client() as client:
        before = client.get("/readyz").json()["version"]
        begun = time.monotonic()
        answer = client.post(harm.path, content=_body(harm, running), headers=_kind(harm))
        assert answer.status_code in harm.expected, answer.text
        assert time.monotonic() - begun < LIMIT + SLACK
        if answer.status_code != 200 and answer.status_code != 204:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["detail"]
            assert client.get("/readyz").json()["version"] == before
    assert watch.faults == []


def test_others_were_served_all_the_while(running: Running, watch: Watch) -> None:
    assert watch.served > 100
    assert watch.slowest < SLACK
    with running.client() as client:
        metrics = client.get("/metrics").text
        assert running.process.poll() is None
    lines = (line.rpartition(" ") for line in metrics.splitlines() if not line.startswith("#"))
    counted = {name: float(value) for name, _, value in lines}
    assert counted['policygraph_queries_total{outcome="stopped"}'] > 10
    assert counted['policygraph_queries_total{outcome="malformed"}'] > 10
    assert counted['policygraph_processes_lost_total{role="query"}'] > 10
    assert counted['policygraph_processes_lost_total{role="writer"}'] > 1
    assert counted['policygraph_updates_total{outcome="failed"}'] > 5


def _body(harm: Harm, running: Running) -> bytes:
    if isinstance(harm.text, bytes):
        return harm.text
    return harm.text.replace("{port}", running.url.rpartition(":")[2]).encode()


def _kind(harm: Harm) -> dict[str, str]:
    return {"Content-Type": f"application/sparql-{'query' if harm.path == '/sparql' else 'update'}"}
