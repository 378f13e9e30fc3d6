"""A client of the SPARQL routes on a store with a few graphs."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from graph.store.base import Change
from graph.store.embedded import EmbeddedStore
from graph.store.limits import Limits
from tests.app.sparql_app import make_app
from tests.graph.store.contract import BASE, IDS, triple


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("store")
    store = EmbeddedStore(folder / "data", BASE, limits=Limits(seconds=3, workers=2))
    store.commit(
        Change(
            {
                IDS.facts("a"): [triple("s1", "하나"), triple("s2", "2")],
                IDS.facts("b"): [triple("s2", "2")],
                IDS.claims("a"): [triple("hidden", "x")],
            }
        )
    )
    with served(store) as address, httpx.Client(base_url=address, timeout=60, trust_env=False) as client:
        yield client
    store.close()


@contextmanager
def served(store: EmbeddedStore) -> Iterator[str]:
    """The address of a server of the SPARQL routes, in a thread of this process."""
    config = uvicorn.Config(make_app(store), port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
