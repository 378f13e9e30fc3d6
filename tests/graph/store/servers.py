"""SPARQL servers that tests start on a free port and stop by their process id."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph.store.remote_http import Account


def free_port() -> int:
    """A port that is free now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def oxigraph() -> Path | None:
    """The server of the package `oxigraph`, if it is installed."""
    beside = Path(sys.executable).with_name("oxigraph")
    found = shutil.which("oxigraph")
    return beside if beside.exists() else Path(found) if found else None


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[Account]:
    """`oxigraph serve` on an empty folder; skips the test where the package is missing."""
    program = oxigraph()
    if program is None:
        pytest.skip("the package oxigraph is not installed")
    address = f"127.0.0.1:{free_port()}"
    command = [str(program), "serve", "--location", str(folder), "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(f"http://{address}/query?query=ASK%20%7B%7D", process)
            yield Account(f"http://{address}/query", f"http://{address}/update")
        finally:
            process.terminate()


def wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 300) -> None:
    """Wait until a server answers; raises `TimeoutError`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        try:
            if httpx.get(url, timeout=5, trust_env=False).status_code < 500:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise TimeoutError(url)
