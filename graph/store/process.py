"""Child processes that can be killed at any time, and that end when their parent does."""

from __future__ import annotations

import gc
import json
import os
import resource
import socket
import subprocess
import sys
import threading
from functools import cache
from importlib import metadata
from typing import Any

from graph.store import wire

_MEMORY = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_TOP_PAD_": str(4 << 20),
    "MALLOC_TRIM_THRESHOLD_": str(16 << 20),
    "MALLOC_MMAP_THRESHOLD_": str(16 << 20),
}
"""Has the C library keep what a query frees for the next one: a query of 3 ms takes about a tenth less."""
_MIMALLOC = {"MIMALLOC_ARENA_RESERVE": "64MiB", "MIMALLOC_ALLOW_THP": "0"}
"""Address space that mimalloc takes at once: its usual gigabyte would count against `limit_memory`. Pages of
2 MiB would have a large answer take a tenth more memory."""


@cache
def _environment() -> dict[str, str]:
    """The environment of a child: with mimalloc, where it is installed, queries take a tenth less again."""
    found = {**os.environ, **_MEMORY}
    try:
        files = metadata.files("cmeel-mimalloc") or []
    except metadata.PackageNotFoundError:
        return found
    library = next((str(file.locate()) for file in files if file.name == "libmimalloc.so"), None)
    if library:
        preloaded = os.environ.get("LD_PRELOAD", "")
        found |= {"LD_PRELOAD": f"{preloaded} {library}".strip(), **_MIMALLOC}
    return found


class Child:
    """A running module of this package, reached over a socket.

    A plain new interpreter, not `multiprocessing`: that would import the parent's main module again.
    """

    def __init__(self, module: str, options: dict[str, Any]) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                [sys.executable, "-m", module, str(theirs.fileno()), json.dumps(options)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=_environment(),
            )
        self.socket = ours
        self._receiver = wire.Receiver(ours)

    @property
    def pid(self) -> int:
        """The process id."""
        return self.process.pid

    def call(
        self, header: dict[str, Any], payload: bytes = b"", limit: float | None = None
    ) -> wire.Message | None:
        """Ask and wait at most `limit` seconds (`TimeoutError`); None if the child ended instead."""
        try:
            self.socket.settimeout(limit)
            wire.send(self.socket, header, payload)
            return self._receiver.next()
        except ConnectionError:
            return None

    def kill(self) -> int:
        """End it now; its exit code, negative for a signal."""
        self.process.kill()
        code = self.process.wait()
        self.socket.close()
        return code

    def close(self) -> None:
        """Let it end by itself, by closing its socket; kill it if it does not."""
        self.socket.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.kill()


def adopt() -> tuple[socket.socket, dict[str, Any]]:
    """In a child: its socket and the options it was started with. Must run before any thread starts."""
    sock = socket.socket(fileno=int(sys.argv[1]))
    return sock, json.loads(sys.argv[2])


def limit_memory(size: int) -> None:
    """Limit this process's address space, in bytes, and keep its dying from writing core files."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def collect_seldom() -> None:
    """Leave what is there now out of garbage collection, and collect less often: most requests leave none."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def end_with_parent() -> None:
    """End this process as soon as its parent is gone, even in the midst of a query."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            gone.wait(0.5)
        os._exit(0)

    gone = threading.Event()
    threading.Thread(target=watch, daemon=True).start()
