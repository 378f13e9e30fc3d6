"""`serve`: the service, its seeds and its last words."""

from __future__ import annotations

import socket

import uvicorn
from rich.console import Console
from rich.progress import Progress

from app import client
from app.guard import Guard
from app.logs import configure
from app.main import create_app
from app.protocol import Protocol
from app.service import Service, seeds_folder
from app.settings import Settings
from graph.errors import Conflict
from graph.store.process import collect_seldom

console = Console(stderr=True)


def serve(settings: Settings) -> None:
    """Run until interrupted. Raises `Conflict` if the folder or port is taken or the bind is unsafe."""
    configure(settings.log_format)
    Guard(settings).check_bind()
    seeds_folder(settings.seeds)
    listener = _listen(settings)
    service = Service(settings)
    service.readers.start()
    try:
        _plant(service)
    except BaseException:
        service.close()
        raise
    address = f"http://{_shown_host(settings)}:{listener.getsockname()[1]}"
    client.announce(settings, address)
    try:
        _run(service, listener, address)
    finally:
        client.withdraw(settings)


def _run(service: Service, listener: socket.socket, address: str) -> None:
    config = uvicorn.Config(
        create_app(service),
        log_config=None,
        access_log=False,
        http=Protocol,
        loop="uvloop",
        timeout_graceful_shutdown=5,
        server_header=False,
    )
    _greet(address)
    collect_seldom()
    uvicorn.Server(config).run(sockets=[listener])


def _listen(settings: Settings) -> socket.socket:
    """The socket, bound before any slow work so that a taken port is told at once."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
    except OSError as error:
        listener.close()
        raise Conflict(
            f"Cannot bind to {settings.host}:{settings.port} ({error.strerror}); choose another --port."
        ) from error
    return listener


def _plant(service: Service) -> None:
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("Reading the seed documents …", total=None)
        count, failures = service.plant_seeds(lambda _source, _outcome: progress.advance(task))
    if count:
        console.print(f"{count - len(failures)} seed documents read.")
    for failure in failures:
        console.print(f"{failure.name}: {failure.error.detail}", markup=False)


def _shown_host(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(settings.host, settings.host)  # noqa: S104
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def _greet(address: str) -> None:
    print(
        f"""
Policygraph serves on {address}   (Ctrl-C ends it)

Three things to try:
  {address}/
      the explorer
  curl '{address}/api/participants?type=company&industry=battery'
      which firms attended battery events, and where it says so
  .venv/bin/policygraph query "SELECT ?name ?day WHERE {{ ?e a pg:Event ; rdfs:label ?name ;
      pg:firstDay ?day FILTER(LANG(?name) = 'ko') }} ORDER BY ?day"
""",
        flush=True,
    )
