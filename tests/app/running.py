"""The real service, as a user starts it: a process of its own on a free port, ended when the test ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "app.cli"]
STILL = 120.0
"""Seconds without any work after which a start counts as hung; how long it takes is the machine's affair."""


@dataclass(frozen=True)
class Running:
    """A service that answers."""

    url: str
    data: Path
    process: subprocess.Popen[str]

    def client(self, **options: object) -> httpx.Client:
        """A client of it; the caller closes it."""
        return httpx.Client(base_url=self.url, timeout=120, **options)  # type: ignore[arg-type]


@contextmanager
def service(data: Path, *flags: str, **environment: str) -> Iterator[Running]:
    """Serve `data` until the block ends; environment names come without their prefix."""
    port = _free_port()
    command = [*PROGRAM, "serve", "--port", str(port), "--data", str(data), *flags]
    env = {**os.environ, **{f"POLICYGRAPH_{name}": value for name, value in environment.items()}}
    log = data.with_suffix(".log").open("w+", encoding="utf-8")
    with (
        log,
        subprocess.Popen(
            command, cwd=ROOT, env=env, stdout=log, stderr=log, text=True, start_new_session=True
        ) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            _wait(url, process, data.with_suffix(".log"))
            yield Running(url, data, process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


def command(*words: str, data: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program to its end."""
    env = {**os.environ, **{f"POLICYGRAPH_{name}": value for name, value in environment.items()}}
    if data is not None:
        env["POLICYGRAPH_DATA"] = str(data)
    return subprocess.run(
        [*PROGRAM, *words], cwd=ROOT, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def _wait(url: str, process: subprocess.Popen[str], log: Path) -> None:
    """Wait until the service answers; raises `RuntimeError` once it has ended or does nothing any more."""
    done, since = 0, time.monotonic()
    with httpx.Client(timeout=5, trust_env=False) as client:
        while process.poll() is None and time.monotonic() - since < STILL:
            try:
                if client.get(f"{url}/readyz").is_success:
                    return
            except httpx.TransportError:
                pass
            if (now := work(process.pid)) != done:
                done, since = now, time.monotonic()
            time.sleep(0.2)
    raise RuntimeError(f"the service did not come up: {log.read_text(encoding='utf-8')[-3000:]}")


def work(session: int) -> int:
    """Clock ticks of processor time that the processes of a session have used, those that ended too."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                ticks += sum(map(int, fields[11:15]))
    return ticks


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])
