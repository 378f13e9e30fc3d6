"""Requests to a SPARQL 1.1 server, and its answers or errors as ours."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from graph.errors import InvalidQuery, LimitExceeded, PolicygraphError, Unavailable
from graph.store.asking import Answer, Gone, Left, NotAcceptable, Question
from graph.store.limits import Limits
from graph.store.mending import mend
from graph.store.network_guard import without_services
from graph.store.remote_text import on_merged, with_prefixes
from graph.store.spool import Spool
from graph.store.worker import check_depth

_TRIES = 3
_AGAIN = frozenset({429, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Account:
    """Where a server is asked and updated, and as whom."""

    query: str
    update: str
    user: str = ""
    password: str = ""

    @property
    def auth(self) -> httpx.Auth | None:
        """Digest where the server asks for it, else basic."""
        return _EitherAuth(self.user, self.password) if self.user else None


class Server:
    """Blocking requests, tried again where the server is busy for a moment."""

    def __init__(self, account: Account, seconds: float) -> None:
        self.account = account
        self.seconds = seconds
        self._client = httpx.Client(auth=account.auth, trust_env=False, timeout=httpx.Timeout(10, read=600))
        self._open = True

    def query(self, text: str, accept: str) -> bytes:
        """The whole answer of a trusted query."""
        return self._send(self.account.query, {"query": text}, {"Accept": accept}).content

    def update(self, text: str, seconds: float | None = None) -> None:
        """Carry out an update; only what surely was not begun is tried again."""
        self._send(self.account.update, {"update": text}, {}, seconds)

    def check_open(self) -> None:
        """Raise `Unavailable` once closed."""
        if not self._open:
            raise Unavailable("the store is closed: open it again")

    def close(self) -> None:
        """Close the connections."""
        self._open = False
        self._client.close()

    def _send(
        self, address: str, form: dict[str, str], headers: dict[str, str], seconds: float | None = None
    ) -> httpx.Response:
        self.check_open()
        timeout = httpx.Timeout(10, read=seconds) if seconds else httpx.USE_CLIENT_DEFAULT
        for attempt in range(_TRIES):
            try:
                answer = self._client.post(address, data=form, headers=headers, timeout=timeout)
            except httpx.ConnectError as error:
                if attempt == _TRIES - 1:
                    raise Unavailable(f"no SPARQL server answers at {address}: start it") from error
            except httpx.ReadTimeout as error:
                raise LimitExceeded(f"the update took more than {seconds:g} s: let it do less") from error
            except httpx.HTTPError as error:
                raise Unavailable(f"the SPARQL server at {address} broke off: {error}") from error
            else:
                if answer.status_code not in _AGAIN or attempt == _TRIES - 1:
                    break
            time.sleep(0.2 * 2**attempt)
        if not answer.is_success:
            raise refusal(answer.status_code, answer.text)
        return answer


class RemoteQuestions:
    """Foreign queries, passed on from threads; see `asking.Questions`."""

    def __init__(
        self, account: Account, limits: Limits, version: Callable[[], str], hidden: Sequence[str]
    ) -> None:
        self.account = account
        self.limits = limits
        self._version = version
        self._hidden = hidden
        self._client = httpx.Client(auth=account.auth, trust_env=False)
        self._threads = ThreadPoolExecutor(limits.queue, "remote-query")

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """The server's answer, whole. One that nobody waits for any more is read no further."""
        seconds = min(self.limits.seconds, question.seconds or self.limits.seconds)
        given_up = threading.Event()
        loop = asyncio.get_running_loop()
        asking = loop.run_in_executor(self._threads, self._ask, question, seconds, given_up)
        leaving = asyncio.ensure_future(gone()) if gone else None
        answered = False
        waited: set[asyncio.Future[Any]] = {asking, leaving} if leaving else {asking}
        try:
            await asyncio.wait(waited, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if asking.done():
                answered = True
                return asking.result()
            if leaving is not None and leaving.done():
                raise Left
            raise LimitExceeded(_too_long(seconds))
        finally:
            given_up.set()
            if not answered:
                asking.add_done_callback(_forget)
            if leaving is not None:
                leaving.cancel()

    def start(self) -> None:
        """Nothing to do beforehand."""

    def close(self) -> None:
        """Close the connections."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._client.close()

    def _ask(self, question: Question, seconds: float, given_up: threading.Event) -> Answer:
        version = self._version()
        accept = ", ".join(dict.fromkeys(media for media in (question.table, question.graph) if media))
        form: dict[str, str | list[str]] = {"query": self._text(question)}
        if question.default_graphs:
            form["default-graph-uri"] = list(question.default_graphs)
        if question.named_graphs:
            form["named-graph-uri"] = list(question.named_graphs)
        spool = Spool(Path(tempfile.gettempdir()), self.limits.answer)
        try:
            media = self._receive(form, accept, seconds, spool, given_up)
            if media not in (question.table, question.graph):
                raise NotAcceptable
            spool.flush()
            file = os.dup(spool.file.fileno()) if spool.file else None
            return Answer(media, version, spool.size, spool.body(), file)
        except httpx.ConnectError as error:
            raise Unavailable(f"no SPARQL server answers at {self.account.query}: start it") from error
        except httpx.TimeoutException as error:
            raise LimitExceeded(_too_long(seconds)) from error
        except httpx.HTTPError as error:
            raise LimitExceeded(
                "the server broke its answer off, at a limit of its own: ask for less"
            ) from error
        finally:
            spool.close()

    def _receive(
        self, form: Mapping[str, object], accept: str, seconds: float, spool: Spool, given_up: threading.Event
    ) -> str:
        """Spool the answer; its media type."""
        headers = {"Accept": accept}
        timeout = httpx.Timeout(seconds, connect=10)
        stream = self._client.stream("POST", self.account.query, data=form, headers=headers, timeout=timeout)
        with stream as got:
            if not got.is_success:
                got.read()
                raise refusal(got.status_code, got.text)
            for chunk in got.iter_bytes():
                if given_up.is_set():
                    raise Left
                spool.write(chunk)
            return str(got.headers.get("content-type", "")).partition(";")[0]

    def _text(self, question: Question) -> str:
        check_depth(question.text)
        text = mend(without_services(question.text))
        if self._hidden and not question.default_graphs and not question.named_graphs:
            text = on_merged(text, self._hidden)
        return f"BASE <{question.base_iri}>\n" + with_prefixes(text)


def _too_long(seconds: float) -> str:
    return f"the query took more than {seconds:g} s: ask for less, or use LIMIT"


def _forget(asking: asyncio.Future[Answer]) -> None:
    if not asking.cancelled() and asking.exception() is None and (file := asking.result().file) is not None:
        with contextlib.suppress(OSError):
            os.close(file)


def refusal(status: int, text: str) -> PolicygraphError:
    """The error that a server's answer stands for."""
    said = " ".join(text.split())[:500]
    if status in {400, 422}:
        return InvalidQuery(f"the SPARQL server refuses the request: {said}")
    if status in {401, 403}:
        return Unavailable(
            f"the SPARQL server wants other rights: check STORE_USER and STORE_PASSWORD ({said})"
        )
    return Unavailable(f"the SPARQL server answered {status}: {said}")


class _EitherAuth(httpx.DigestAuth):
    """Basic or digest, whichever the server asks for (Virtuoso: digest)."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._basic = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
        self._takes_basic = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Do as the server's challenge asks, and keep to it."""
        if self._takes_basic:
            request.headers["Authorization"] = self._basic
            yield request
            return
        flow = super().auth_flow(request)
        answer = yield next(flow)
        if answer.headers.get("www-authenticate", "").lower().startswith("basic"):
            self._takes_basic = True
            request.headers["Authorization"] = self._basic
            yield request
            return
        with contextlib.suppress(StopIteration):
            while True:
                answer = yield flow.send(answer)
