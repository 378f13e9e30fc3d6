"""The servers to be measured side by side, each with the same graph loaded."""

from __future__ import annotations

import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from pyoxigraph import Quad, RdfFormat, Store, serialize

from benchmarks.policy_graph import BASE, quads
from graph.store import open_store

_RDFLIB = """
import sys, uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
d = Dataset(default_union=True)
d.parse(sys.argv[1], format="nquads")
uvicorn.run(SparqlEndpoint(graph=d, path="/sparql"), port=int(sys.argv[2]), log_level="error")
"""


@dataclass(frozen=True, slots=True)
class Server:
    """A server: what starts it, and its query address."""

    name: str
    command: str
    url: str


def servers(folder: Path, total: int, rdflib: str | None) -> Iterator[Server]:
    """Each server, with the graph loaded into `folder`; what is there from another run is used again."""
    folder.mkdir(parents=True, exist_ok=True)
    dump = folder / "graph.nq"
    if not dump.exists():
        _load(folder, dump, total)
    here = Path(sys.executable).parent
    port = _free_port()
    serve = f"env POLICYGRAPH_BASE_IRI={BASE} {sys.executable} -m app.cli serve --seeds none"
    yield Server(
        "policygraph", f"{serve} --port {port} --data {folder / 'service'}", f"http://127.0.0.1:{port}/sparql"
    )
    port = _free_port()
    location = f"--location {folder / 'oxigraph'} --bind 127.0.0.1:{port}"
    yield Server("oxigraph", f"{here}/oxigraph serve {location}", f"http://127.0.0.1:{port}/query")
    if rdflib:
        port = _free_port()
        command = shlex.join([rdflib, "-c", _RDFLIB, str(dump), str(port)])
        yield Server("rdflib-endpoint", command, f"http://127.0.0.1:{port}/sparql")


@contextmanager
def running(server: Server) -> Iterator[int]:
    """The process of a server, for as long as it is measured."""
    with subprocess.Popen(
        shlex.split(server.command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(6000):
                try:
                    urlopen(f"{server.url}?query=ASK%7B%7D", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield process.pid
        finally:
            process.terminate()


def _load(folder: Path, dump: Path, total: int) -> None:
    part = dump.with_suffix(".part")
    with part.open("wb") as file:
        serialize(quads(total), file, RdfFormat.N_QUADS)
    store = open_store(folder / "service", BASE)
    store.import_file(part, "application/n-quads", BASE)
    store.close()
    merged = Store(folder / "oxigraph")
    merged.bulk_extend(quads(total))
    merged.bulk_extend({Quad(q.subject, q.predicate, q.object) for q in quads(total)})
    merged.optimize()
    part.rename(dump)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port
