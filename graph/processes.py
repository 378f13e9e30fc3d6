"""Work on foreign text in processes that may crash or be killed at no cost to anyone else."""

from __future__ import annotations

import contextlib
import multiprocessing
import queue
import resource
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from graph.errors import Busy, LimitExceeded, PolicygraphError, TooLarge, Unavailable, UnreadableFile

P = ParamSpec("P")
T = TypeVar("T")
_CONTEXT = multiprocessing.get_context("spawn")
MEMORY = 4 << 30
"""Bytes that a call may use."""


class Processes:
    """Processes that each run one call at a time; they start when first needed, a dead one is replaced."""

    def __init__(
        self, count: int, timeout: float, warm: Callable[[], object] | None = None, memory: int = MEMORY
    ) -> None:
        """`timeout` in seconds a call; `warm` is run first in each process (a language model, say).

        `memory` is what a process may use, in bytes, beyond what it has after that.
        """
        self._timeout = timeout
        self._memory = memory
        self._warm = warm
        self._lock = threading.Lock()
        self._all: set[_Process] | None = set()
        self._idle: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)  # a place for a process that has not been started

    def start(self) -> None:
        """Start one process now, so that the first call need not wait for it."""
        with contextlib.suppress(queue.Empty):
            self._idle.put(self._idle.get_nowait() or self._started())

    def renew(self, warm: Callable[[], object]) -> None:
        """Run `warm` first from now on: each process ends after its present call, another takes its place."""
        self._warm = warm

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The result of `function(*args)`, computed in one of the processes.

        Raises the function's own `PolicygraphError`, `LimitExceeded` past the time limit, `UnreadableFile`
        if the call took its process down, and `Busy` if no process came free in time.
        """
        try:
            process = self._idle.get(timeout=self._timeout)
        except queue.Empty:
            raise Busy("All readers are taken; try again in a moment.", retry_after=5) from None
        try:
            if process is not None and process.warm is not self._warm:
                self._end(process)
                process = None
            process = process or self._started()
            return process.run(function, args, kwargs, self._timeout)  # type: ignore[no-any-return]
        except (EOFError, BrokenPipeError, ConnectionError) as error:
            raise UnreadableFile(
                "Reading this took its process down; send a smaller or cleaner text."
            ) from error
        finally:
            if process is not None and process.broken:
                self._end(process)
                process = None
            self._idle.put(process)

    def close(self) -> None:
        """End all processes."""
        with self._lock:
            processes, self._all = self._all or set(), None
        for process in processes:
            process.kill()

    def _started(self) -> _Process:
        process = _Process(self._warm, self._memory)
        with self._lock:
            if self._all is None:
                process.kill()
                raise Unavailable("The service is ending.")
            self._all.add(process)
        return process

    def _end(self, process: _Process) -> None:
        process.kill()
        with self._lock:
            if self._all is not None:
                self._all.discard(process)


class _Process:
    """One process and the line to it."""

    def __init__(self, warm: Callable[[], object] | None, memory: int) -> None:
        self._line, far = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(far, warm, memory), daemon=True)
        self._process.start()
        far.close()
        self.warm = warm
        self.broken = False
        self._ready = False

    def run(self, function: Callable[..., Any], args: tuple[Any, ...], kwargs: Any, timeout: float) -> Any:
        self.broken = True  # until its answer is here
        while not self._ready:  # the time for starting up is not the call's
            self._line.recv()
            self._ready = True
        self._line.send((function, args, kwargs))
        if not self._line.poll(timeout):
            raise LimitExceeded(f"Reading took longer than {timeout:g} s; send a shorter text.")
        result, error = self._line.recv()
        self.broken = False
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self._line.close()


def _serve(line: Connection, warm: Callable[[], object] | None, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    if warm is not None:
        warm()
    _limit(memory)
    line.send("ready")
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            function, args, kwargs = line.recv()
            line.send(_outcome(function, args, kwargs))


def _limit(memory: int) -> None:
    """Let this process take so many more bytes of address space than it has now, where the system tells."""
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _outcome(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: Any
) -> tuple[Any, Exception | None]:
    try:
        return function(*args, **kwargs), None
    except PolicygraphError as error:
        return None, error
    except MemoryError:
        return None, TooLarge("Reading this takes more memory than a reader may use; send it in parts.")
    except Exception as error:  # noqa: BLE001 - told to the caller, who is in another process
        return None, UnreadableFile(f"Reading failed: {type(error).__name__}: {error}")
