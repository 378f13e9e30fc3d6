"""How commands reach the graph: through the service that holds the data folder, else on their own."""

from __future__ import annotations

import json
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from app.main import create_app
from app.service import Service
from app.settings import Settings
from graph.errors import Conflict, PolicygraphError

ADDRESS = "service.json"
_PATIENCE = httpx.Timeout(10.0, read=3600.0, write=3600.0)
"""Seconds; a long document or a whole export may take its time."""


class Refused(PolicygraphError):
    """The service answered with a problem."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def announce(settings: Settings, url: str) -> None:
    """Leave the service's address in its data folder."""
    (settings.data / ADDRESS).write_text(json.dumps({"url": url, "pid": os.getpid()}), encoding="utf-8")


def withdraw(settings: Settings) -> None:
    """Take the address away again."""
    (settings.data / ADDRESS).unlink(missing_ok=True)


def running(data: Path) -> str | None:
    """The address of the service that holds a data folder; None if none answers there."""
    try:
        url = str(json.loads((data / ADDRESS).read_text(encoding="utf-8"))["url"])
        httpx.get(f"{url}/healthz", timeout=5).raise_for_status()
    except (OSError, ValueError, KeyError, httpx.HTTPError):
        return None
    return url


@contextmanager
def connect(settings: Settings, url: str | None = None) -> Iterator[httpx.Client]:
    """A client of the service at `url`, of the one that holds the folder, or of one made for the purpose."""
    token = settings.admin_token.get_secret_value() or settings.read_token.get_secret_value()
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    address = url or running(settings.data)
    if address:
        with httpx.Client(base_url=address, headers=headers, timeout=_PATIENCE) as client:
            yield client
        return
    with (
        _own(settings) as address,
        httpx.Client(base_url=address, headers=headers, timeout=_PATIENCE) as client,
    ):
        yield client


@contextmanager
def _own(settings: Settings) -> Iterator[str]:
    """A service on a free loopback port for as long as the command runs; its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    service = Service(settings)
    config = uvicorn.Config(create_app(service), log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def checked(response: httpx.Response) -> httpx.Response:
    """The response, or `Refused` with the problem's detail."""
    if response.status_code < 400:
        return response
    response.read()
    try:
        detail = str(response.json()["detail"])
    except (ValueError, KeyError, TypeError):
        detail = response.text[:500] or response.reason_phrase
    raise Refused(response.status_code, detail)


def got(client: httpx.Client, path: str, **parameters: Any) -> Any:
    """The JSON of a GET; parameters that are None are left out."""
    given = {name: value for name, value in parameters.items() if value is not None}
    return checked(client.get(path, params=given)).json()


def not_running(settings: Settings, what: str) -> None:
    """Raise `Conflict` if a service holds the folder that `what` needs for itself."""
    if url := running(settings.data):
        raise Conflict(f"{what} needs the data folder for itself: stop the service at {url} first.")
