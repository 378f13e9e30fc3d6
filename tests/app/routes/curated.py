"""The application on a store in memory and readings made by hand: no language model, no processes."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import uvicorn

from app.main import create_app
from app.service import Service
from app.settings import Settings
from graph.model import Reading
from tests.graph.merge.worlds import BASE, World


@contextmanager
def client(readings: Sequence[Reading], data: Path) -> Iterator[tuple[httpx.Client, World]]:
    """A client of the application with these documents in it."""
    world = World(readings)
    service = Service(Settings(data=data, base_iri=BASE), store=world.store)
    service.pipeline = world.pipeline
    world.add_all()
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(service), log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with httpx.Client(base_url=url, timeout=60) as api:
            yield api, world
    finally:
        server.should_exit = True
        thread.join()
