"""Foreign queries, passed on to a SPARQL 1.1 server."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from graph.errors import Busy, LimitExceeded, TooLarge, Unavailable
from graph.ids import Ids
from graph.store.asking import Answer, Gone, Left, NotAcceptable, Question
from graph.store.dataset import Dataset, named_in, texts_hidden, with_full_iris
from graph.store.limits import Limits, too_long
from graph.store.mending import mend
from graph.store.network_guard import without_services
from graph.store.remote_ask import ASKED, boolean
from graph.store.remote_http import Account, client, refusal
from graph.store.remote_search import without_text_match
from graph.store.remote_text import on_merged, with_prefixes
from graph.store.spool import Spool
from graph.store.tokens import certain, scan, tokens
from graph.store.worker import check_depth
from graph.vocab import PREFIXES

_LONGEST = 1 << 20
"""Characters of a query; it is looked through in this process, which must stay at hand for others."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What queries see of the server."""

    ids: Ids
    version: Callable[[], str]
    graphs: Callable[[], Sequence[str]]
    """The named graphs that hold a quad, but for `hidden`."""
    hidden: Sequence[str] = ()
    """The merged graph and those beside it that variables do not stand for; none where there is no merge."""


class RemoteQuestions:
    """Foreign queries, passed on from threads; see `asking.Questions`."""

    def __init__(self, account: Account, limits: Limits, seen: Seen, spool: Path | None = None) -> None:
        self.account = account
        self.limits = limits
        self._seen = seen
        self._spool = spool or Path(tempfile.gettempdir())
        self._client = client(account)
        self._threads = ThreadPoolExecutor(limits.queue, "remote-query")
        self._running = 0

    async def ask(self, question: Question, gone: Gone | None = None) -> Answer:
        """The server's answer, whole. One that nobody waits for any more is read no further."""
        if self._running >= self.limits.queue:
            raise Busy("too many queries run on the SPARQL server: try again in a little while", 2)
        seconds = min(self.limits.seconds, question.seconds or self.limits.seconds)
        given_up = threading.Event()
        asking = self._begin(question, seconds, given_up)
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
            raise LimitExceeded(too_long(seconds))
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

    def _begin(self, question: Question, seconds: float, given_up: threading.Event) -> asyncio.Future[Answer]:
        def ended(_: object) -> None:
            self._running -= 1

        self._running += 1
        loop = asyncio.get_running_loop()
        asking = loop.run_in_executor(self._threads, self._ask, question, seconds, given_up)
        asking.add_done_callback(ended)
        return asking

    def _ask(self, question: Question, seconds: float, given_up: threading.Event) -> Answer:
        version = self._seen.version()
        form = _form(question.text)
        accept = _accept(form, question)
        text, dataset = self.passed_on(question)
        sent: dict[str, str | list[str]] = {"query": text}
        if dataset.default:
            sent["default-graph-uri"] = list(dataset.default)
        if dataset.named:
            sent["named-graph-uri"] = list(dataset.named)
        spool = Spool(self._spool, self.limits.answer)
        try:
            if form == "ASK":
                self._receive(sent, ASKED, seconds, spool, given_up)
                body = boolean(spool.body(), accept)
                return Answer(accept, version, len(body), body)
            media = self._receive(sent, accept, seconds, spool, given_up)
            if media not in (question.table, question.graph):
                raise NotAcceptable
            spool.flush()
            file = os.dup(spool.file.fileno()) if spool.file else None
            return Answer(media, version, spool.size, spool.body(), file)
        except httpx.ConnectError as error:
            raise Unavailable(f"no SPARQL server answers at {self.account.query}: start it") from error
        except httpx.TimeoutException as error:
            raise LimitExceeded(too_long(seconds)) from error
        except httpx.HTTPError as error:
            raise LimitExceeded(
                "the server broke its answer off, at a limit of its own: ask for less"
            ) from error
        finally:
            spool.close()

    def _receive(
        self, sent: Mapping[str, object], accept: str, seconds: float, spool: Spool, given_up: threading.Event
    ) -> str:
        """Spool the answer; its media type."""
        headers = {"Accept": accept}
        timeout = httpx.Timeout(seconds, connect=10)
        stream = self._client.stream("POST", self.account.query, data=sent, headers=headers, timeout=timeout)
        with stream as got:
            if not got.is_success:
                got.read()
                raise refusal(got.status_code, got.text)
            for chunk in got.iter_bytes():
                if given_up.is_set():
                    raise Left
                spool.write(chunk)
            return str(got.headers.get("content-type", "")).partition(";")[0]

    def passed_on(self, question: Question) -> tuple[str, Dataset]:
        """The query as the server gets it, and the dataset sent along; an empty one if its own is right."""
        if len(question.text) > _LONGEST:
            raise TooLarge(f"the query has more than {_LONGEST} characters: send a shorter one")
        check_depth(question.text)
        text, base = with_full_iris(question.text, question.base_iri)
        text = without_text_match(mend(without_services(certain(text), base)))
        text, dataset = self._placed(text, Dataset(question.default_graphs, question.named_graphs), question)
        return f"BASE <{base}>\n" + with_prefixes(text), dataset

    def _placed(self, text: str, dataset: Dataset, question: Question) -> tuple[str, Dataset]:
        seen, lower = self._seen, text.lower()
        if not dataset and "from" in lower and not self.limits.texts:
            dataset = named_in(tokens(text), question.base_iri, PREFIXES)
        if not self.limits.texts:
            return text, texts_hidden(dataset, seen.graphs(), seen.ids)
        if dataset or not seen.hidden or ("from" in lower and _names_dataset(text)):
            return text, dataset
        if "graph" not in lower:
            return text, Dataset((seen.hidden[0],))
        if "describe" in lower:
            return text, Dataset((seen.hidden[0],), tuple(seen.graphs()))
        return on_merged(text, seen.hidden), dataset


def _names_dataset(text: str) -> bool:
    return any(token.is_word("FROM") for token in tokens(text))


def _forget(asking: asyncio.Future[Answer]) -> None:
    if not asking.cancelled() and asking.exception() is None and (file := asking.result().file) is not None:
        with contextlib.suppress(OSError):
            os.close(file)


def _form(text: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE; empty where the query has none."""
    words = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
    return next((item.text.upper() for item in scan(text) if item.is_word(*words)), "")


def _accept(form: str, question: Question) -> str:
    """The one media type that fits the query's form: given both, some servers send tables for graphs."""
    if not form:
        media = question.table or question.graph
    else:
        media = question.graph if form in {"CONSTRUCT", "DESCRIBE"} else question.table
    if media is None:
        raise NotAcceptable
    return media
