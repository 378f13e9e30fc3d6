"""The thread that feeds the writer's process: batches, publishes, and replaces it when it dies."""

from __future__ import annotations

import contextlib
import queue
import shutil
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

from graph import errors
from graph.errors import LimitExceeded, PolicygraphError, Unavailable
from graph.store.base import Change
from graph.store.changes import dump_change
from graph.store.layout import Folder
from graph.store.limits import Limits
from graph.store.process import Child

_BATCH = 64
_NOTHING = dump_change(Change())[0]
_PATIENCE = 600.0
"""Seconds that trusted work may take before the writer counts as hung."""
_QUIET = 5.0
"""Seconds without a request after which the writer tidies up, and after which it is asked whether it has."""


@dataclass(slots=True)
class Request:
    """One thing for the writer to do; `limit` in seconds is set for foreign text, which then runs alone."""

    header: dict[str, Any]
    payload: bytes = b""
    limit: float | None = None
    done: Future[str] = field(default_factory=Future)
    answer: Mapping[str, Any] = field(default_factory=dict)
    """What the writer said, once `done`."""


class _Died(Exception):
    """The writer's process was lost, and with it all that was not published; `error` is for the caller."""

    def __init__(self, error: PolicygraphError) -> None:
        super().__init__(error.detail)
        self.error = error


class WriterThread:
    """Requests go in by `submit`; each future gives the version in which its change shows."""

    def __init__(
        self, folder: Folder, limits: Limits, union: bool, published: Callable[[str, set[str] | None], None]
    ) -> None:
        self._folder = folder
        self._limits = limits
        self._union = union
        self._published = published
        self._queue: queue.SimpleQueue[Request | None] = queue.SimpleQueue()
        self._held: Request | None = None
        self.lost = 0
        """Writers that were killed or ended by themselves."""
        self._ready = False
        self._untidy = self._tidying = False
        self._child: Child | None = self._start()
        if folder.fresh() or folder.state.union != union:
            self._ask({"do": "convert"})
            self._publish(None, union=union)
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def submit(self, request: Request) -> Future[str]:
        """Queue a request; requests are carried out in order."""
        self._queue.put(request)
        return request.done

    def close(self) -> None:
        """Finish what is queued, then end the writer."""
        self._queue.put(None)
        self._thread.join()
        if self._child is not None:
            self._child.close()
        for live in self._folder.path.glob("live-*"):
            shutil.rmtree(live, ignore_errors=True)

    def _run(self) -> None:
        while (batch := self._next()) is not None:
            try:
                self._carry_out(batch)
            except _Died as death:
                self._restart()
                if len(batch) > 1:
                    for request in batch:
                        self._alone(request)
                else:
                    batch[0].done.set_exception(death.error)
            except Exception as error:  # noqa: BLE001 - goes to the caller
                self._restart()
                told = unwritable(error) if isinstance(error, OSError) else error
                for request in batch:
                    if not request.done.done():
                        request.done.set_exception(told)

    def _next(self) -> list[Request] | None:
        first = self._held or self._wait()
        self._held = None
        if first is None:
            return None
        batch = [first]
        while first.limit is None and len(batch) < _BATCH and not self._queue.empty():
            further = self._queue.get()
            if further is None:
                self._queue.put(None)
                break
            if further.limit is not None:
                self._held = further
                break
            batch.append(further)
        return batch

    def _wait(self) -> Request | None:
        """The next request; the time until it comes is for tidying up."""
        while True:
            try:
                return self._queue.get(timeout=_QUIET if self._untidy or self._tidying else None)
            except queue.Empty:
                self._tidy()

    def _tidy(self) -> None:
        """Have tables compacted, or publish them once they are."""
        try:
            if self._tidying:
                if self._ask({"do": "tidied"})["changed"]:
                    self._tidying = False
                    self._publish(set())
            else:
                self._ask({"do": "tidy"})
                self._untidy, self._tidying = False, True
        except (_Died, OSError, PolicygraphError):  # the next request begins anew from the last snapshot
            self._restart()

    def _alone(self, request: Request) -> None:
        try:
            self._carry_out([request])
        except _Died as death:
            self._restart()
            request.done.set_exception(death.error)
        except OSError as error:
            self._restart()
            request.done.set_exception(unwritable(error))

    def _carry_out(self, batch: list[Request]) -> None:
        changed = False
        failed: list[tuple[Request, PolicygraphError]] = []
        for request in batch:
            try:
                request.answer = self._ask(request.header, request.payload, request.limit)
                changed |= request.answer["changed"]
            except PolicygraphError as error:
                failed.append((request, error))
        if changed:
            self._publish(touched(batch))
        for request, refusal in failed:
            request.done.set_exception(refusal)
        for request in batch:
            if not request.done.done():
                request.done.set_result(self._folder.state.snapshot)

    def _publish(self, graphs: set[str] | None, *, union: bool | None = None) -> None:
        version = self._folder.next_version()
        old = self._folder.state.snapshot
        told = self._ask({"do": "publish", "to": str(self._folder.snapshot(version))})
        self._untidy = told["untidy"] and not self._tidying
        self._folder.publish(version, union=union)
        if old:
            self._published(old, graphs)

    def _ask(
        self, header: dict[str, Any], payload: bytes = b"", limit: float | None = None
    ) -> Mapping[str, Any]:
        child = self._begun()
        try:
            answer = child.call(header, payload, limit or _PATIENCE)
        except TimeoutError:
            raise _Died(
                LimitExceeded(f"the update took more than {limit or _PATIENCE:g} s: let it do less at once")
            ) from None
        if answer is None:
            raise _Died(
                LimitExceeded("the update needed more memory or nesting than allowed: let it do less at once")
            )
        if "unwritable" in answer.header:
            raise _Died(unwritable(answer.header["unwritable"]))
        if "error" in answer.header:
            if answer.header["dirty"]:
                self._restart()
            kind: type[PolicygraphError] = getattr(errors, answer.header["error"], Unavailable)
            raise kind(answer.header["detail"])
        return answer.header

    def _start(self) -> Child:
        options = {
            "live": str(self._folder.new_live()),
            "base_iri": self._folder.state.base_iri,
            "union": self._union,
            "memory": self._limits.memory * 2,
        }
        return Child("graph.store.writer", options)

    def _restart(self) -> None:
        """Replace the process by one that begins from the last snapshot; a full disk puts that off."""
        self.lost += 1
        if self._child is not None:
            self._child.kill()
        self._child, self._ready = None, False
        self._untidy = self._tidying = False
        with contextlib.suppress(OSError):
            self._child = self._start()

    def _begun(self) -> Child:
        """The process, once it takes requests: its start counts against no request's limit."""
        self._child = self._child or self._start()
        if not self._ready:
            self._child.call({"do": "commit", **_NOTHING}, b"", _PATIENCE)
            self._ready = True
        return self._child


def unwritable(reason: object) -> Unavailable:
    """What to tell when the disk takes no more."""
    return Unavailable(f"the data folder cannot be written ({reason}): free some space; nothing was changed")


def touched(batch: list[Request]) -> set[str] | None:
    """The graphs that some commits replaced; None if foreign requests were among them."""
    if any("graphs" not in request.header for request in batch):
        return None
    return {graph for request in batch for graph in request.header["graphs"]}
