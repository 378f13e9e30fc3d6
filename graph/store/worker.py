"""A process that answers foreign queries on snapshots. Run by `pool`, which kills it at the time limit."""

from __future__ import annotations

import json
import os
import re
import socket
import threading
import traceback
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from graph.errors import InvalidInput, InvalidQuery, LimitExceeded, PolicygraphError
from graph.ids import Ids
from graph.store import process, wire
from graph.store.dataset import Dataset, choose, named_in, without_texts
from graph.store.forms import GRAPHS, TABLES
from graph.store.hiding import without_graphs
from graph.store.mending import mend, with_lower_booleans
from graph.store.network_guard import Way, leave_network, without_services
from graph.store.spool import Spool
from graph.store.tokens import certain, deeper, scan, tokens
from graph.vocab import PG, PREFIXES

Found = QuerySolutions | QueryBoolean | QueryTriples
TEXT_MATCH = PG + "textMatch"
"""Function: whether a text holds every word of a query, as `/api/search` takes it."""
_PREFIXES = tuple((name, f"{name}:", iri) for name, iri in PREFIXES.items())
_GRAPH = re.compile(r"(?<![a-z_])graph")
"""Where the keyword may stand; `policygraph` of a prefix is none."""
DEEPEST = 500
"""Brackets in one another that a query may have; the engine's parser ends the process at some 10,000."""


class Worker:
    """Holds one snapshot open and asks it."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.ids = Ids(options["base_iri"])
        self.stored = self.ids.service("default")
        self.spool = Path(options["spool"])
        self.answer_limit: int = options["answer"]
        self.texts: bool = options["texts"]
        self.way = Way(options["hosts"], options["prefix"])
        self.path = ""
        self.store = Store()
        self.hides = False
        """Whether there is a graph that queries are not shown."""

    def open(self, path: str) -> None:
        """Turn to a snapshot."""
        if path != self.path:
            self.store = Store.read_only(path)
            self.hides = self.store.contains_named_graph(self.stored)
            self.path = path

    def ask(self, header: Mapping[str, Any], text: str, spool: Spool) -> str:
        """Write the answer to `spool`; its media type, or an empty one where none is acceptable."""
        dataset = Dataset(tuple(header["default"]), tuple(header["named"]))
        check_depth(text)
        text = mend(without_services(certain(text), header["base"], self.way))
        low = text.lower()
        if not dataset and "from" in low:
            dataset = named_in(tokens(text), header["base"], PREFIXES)
        if self.hides and not dataset and _GRAPH.search(low):
            text = without_graphs(text, [self.stored.value])
        if not self.texts:
            dataset = without_texts(dataset, self.store, self.ids)
        store, arguments = choose(self.store, dataset, self.ids) if dataset else (self.store, {})
        found = query(store, text, {"base_iri": header["base"], "prefixes": prefixes(text), **arguments})
        return write(found, header["table"], header["graph"], spool)


def prefixes(text: str) -> dict[str, str]:
    """Those of `PREFIXES` that a query may use: the engine takes its time over each."""
    if "\\" in text:
        return PREFIXES
    return {name: iri for name, colon, iri in _PREFIXES if colon in text}


def query(store: Store, text: str, arguments: dict[str, Any]) -> Found:
    """Have the engine begin a query; raises `InvalidQuery`, or `InvalidInput` for what it cannot do."""
    try:
        return store.query(text, **functions(text), **arguments)
    except SyntaxError as error:
        lower = with_lower_booleans(text)
        if lower != text:
            return query(store, lower, arguments)
        raise InvalidQuery(f"the query does not parse: {error}") from error
    except (RuntimeError, ValueError) as error:
        raise InvalidInput(f"the query cannot be answered: {error}") from error


def functions(text: str) -> dict[str, Any]:
    """The functions of our own that a query may use."""
    if "textMatch" not in text:
        return {}
    from graph.store.words import matches

    def text_match(text: Any, words: Any) -> Literal:
        return Literal(matches(text.value, words.value))

    return {"custom_functions": {NamedNode(TEXT_MATCH): text_match}}


def write(found: Found, table: str | None, graph: str | None, spool: Spool) -> str:
    """Serialise an answer in the form asked for its kind; the media type, empty where there is none."""
    try:
        if isinstance(found, QueryTriples):
            if graph:
                found.serialize(cast("IO[bytes]", spool), GRAPHS[graph])
        elif table:
            found.serialize(cast("IO[bytes]", spool), TABLES[table])
    except RuntimeError as error:
        raise InvalidInput(f"the query cannot be answered: {error}") from error
    return (graph if isinstance(found, QueryTriples) else table) or ""


def check_depth(text: str) -> None:
    """Refuse what would end the process; raises `InvalidQuery`."""
    if sum(map(text.count, "({[!-+^<")) > DEEPEST and deeper(scan(text), DEEPEST):
        raise InvalidQuery(f"more than {DEEPEST} brackets stand in one another: nest less deeply")


def handle(worker: Worker, sock: socket.socket, message: wire.Message) -> None:
    """Answer one message."""
    spool = Spool(worker.spool, worker.answer_limit)
    try:
        worker.open(message.header["snapshot"])
        media = worker.ask(message.header, message.payload.decode(), spool)
        spool.flush()
        wire.send(sock, _media(media), spool.body(), spool.file.fileno() if spool.file else None)
    except PolicygraphError as error:
        refuse(sock, error)
    except MemoryError:
        refuse(sock, LimitExceeded("the query needed more memory than allowed: ask for less"))
    finally:
        spool.close()


def refuse(sock: socket.socket, error: PolicygraphError) -> None:
    """Send an error in place of an answer."""
    wire.send(sock, {"error": type(error).__name__, "detail": error.detail})


@lru_cache(64)
def _media(name: str) -> bytes:
    """The header of an answer."""
    return json.dumps({"media": name}).encode()


def serve(worker: Worker, sock: socket.socket, receiver: wire.Receiver) -> None:
    """Answer in this thread until told to go on in a fresh one; without a service, end the process."""
    wire.send(sock, {"thread": threading.get_native_id()})
    while (message := receiver.next()) is not None:
        if "renew" in message.header:
            return
        handle(worker, sock, message)
    os._exit(0)


def end(fault: threading.ExceptHookArgs) -> None:
    """End the process with its fault told."""
    traceback.print_exception(fault.exc_value)
    os._exit(1)


def main() -> None:
    """Run until the parent ends."""
    sock, options = process.adopt()
    if not options["prefix"]:
        leave_network()
    process.limit_memory(options["memory"])
    process.end_with_parent()
    threading.excepthook = end
    worker, receiver = Worker(options), wire.Receiver(sock)
    process.collect_seldom()
    while True:
        thread = threading.Thread(target=serve, args=(worker, sock, receiver))
        thread.start()
        thread.join()


if __name__ == "__main__":
    main()
