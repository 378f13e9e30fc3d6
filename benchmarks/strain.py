"""The service under strain: runaway queries, writes beside readers, and one large answer to a slow reader."""

from __future__ import annotations

import asyncio
import os
import statistics
import threading
import time
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

from benchmarks.load import Readers, percentile
from benchmarks.policy_graph import QUERIES, with_prefixes

CHEAP = [with_prefixes(QUERIES[name]) for name in ("point", "ask", "graph")]
MIXED = [with_prefixes(QUERIES[name]) for name in ("point", "ask", "graph", "star", "optional", "construct")]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
MILLION = "SELECT * { { GRAPH ?g { ?s ?p ?o } } UNION { ?s ?p ?o } } LIMIT 1000000"
_PAGE = os.sysconf("SC_PAGE_SIZE")


def measure(url: str, pid: int) -> None:
    """All of it, printed."""
    print(f"load {os.getloadavg()[0]:.1f}")
    large_answer(url, pid)
    published(url)
    beside("eight runaway queries", url, CHEAP, 1, lambda: runaways(url, 8), 20)
    beside("one write a second", url, MIXED, 16, lambda: writes(url), 15)


def beside(
    what: str,
    url: str,
    queries: list[str],
    connections: int,
    trouble: Callable[[], AbstractContextManager[None]],
    seconds: float,
) -> None:
    """Answer times without and with trouble, three times in turn; the median of the ratios."""
    ratios = []
    for _ in range(3):
        calm = asyncio.run(Readers(url, queries, connections).ask(seconds=seconds / 2))
        with trouble():
            time.sleep(2)
            busy = asyncio.run(Readers(url, queries, connections).ask(seconds=seconds))
        ratios.append(percentile(busy, 95) / percentile(calm, 95))
        print(
            f"{what}, {connections} connections, ms: p95 {percentile(calm, 95):.2f} without, "
            f"{percentile(busy, 95):.2f} with, p50 {percentile(calm, 50):.2f}, {percentile(busy, 50):.2f}; "
            f"load {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        time.sleep(2)
    print(f"{what}: p95 with over without {statistics.median(ratios):.2f}")


@contextmanager
def runaways(url: str, count: int) -> Iterator[None]:
    """Some callers who ask endless queries over and over."""
    over = threading.Event()

    def ask(number: int) -> None:
        while not over.is_set():
            try:
                urlopen(f"{url}?query={quote(f'{RUNAWAY} # {number} {time.time()}')}", timeout=60).read()
            except (urllib.error.HTTPError, OSError):
                time.sleep(0.2)

    threads = [threading.Thread(target=ask, args=(i,), daemon=True) for i in range(count)]
    for thread in threads:
        thread.start()
    yield
    over.set()
    for thread in threads:
        thread.join()


@contextmanager
def writes(url: str) -> Iterator[None]:
    """One write a second, each followed by a look whether the fact is there."""
    over = threading.Event()
    times: list[float] = []
    missing: list[str] = []

    def write() -> None:
        while not over.wait(1):
            subject = f"<urn:benchmark:{time.time_ns()}>"
            times.append(insert(url, subject))
            if b"true" not in urlopen(f"{url}?query={quote(f'ASK {{ {subject} ?p ?o }}')}").read():
                missing.append(subject)

    thread = threading.Thread(target=write)
    thread.start()
    yield
    over.set()
    thread.join()
    print(
        f"  {len(times)} writes, {statistics.median(times) * 1000:.0f} ms each, "
        f"most {max(times) * 1000:.0f} ms; {len(missing)} not seen at once"
    )


def insert(url: str, subject: str) -> float:
    """Seconds until a fact is in, and seen by queries."""
    body = urlencode({"update": f"INSERT DATA {{ {subject} <urn:benchmark:p> 1 }}"}).encode()
    begin = time.monotonic()
    urlopen(Request(url.replace("/sparql", "/update"), body)).close()
    return time.monotonic() - begin


def published(url: str) -> None:
    """Times of single writes, from the request to the 204, when every query sees them."""
    times = []
    for i in range(15):
        times.append(insert(url, f"<urn:benchmark:single{i}>"))
        time.sleep(0.5)
    print(
        f"a write until it is published: median {statistics.median(times) * 1000:.0f} ms, "
        f"most {max(times) * 1000:.0f} ms"
    )


def large_answer(url: str, pid: int) -> None:
    """Memory of the service and its processes while a million rows go to a slow reader."""
    asyncio.run(Readers(url, CHEAP).ask(count=50))
    idle = most = resident(pid)
    over = threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.05):
            most = max(most, resident(pid))

    thread = threading.Thread(target=watch)
    thread.start()
    lines = size = 0
    begin = time.monotonic()
    with urlopen(f"{url}?format=csv&query={quote(f'{MILLION} # {time.time()}')}", timeout=120) as answer:
        while data := answer.read(1 << 20):
            lines += data.count(b"\n")
            size += len(data)
            time.sleep(0.05)
    over.set()
    thread.join()
    print(
        f"{lines - 1} rows of CSV, {size >> 20} MiB in {time.monotonic() - begin:.0f} s: "
        f"{(most - idle) >> 20} MiB above idle ({idle >> 20} MiB)"
    )


def settle(pid: int) -> None:
    """Wait until a service has read its language model, in a process of its own."""
    before = -1
    for _ in range(60):
        time.sleep(3)
        now = resident(pid)
        if abs(now - before) < 1 << 20:
            return
        before = now


def resident(pid: int) -> int:
    """Bytes that a process and all below it have in memory; what they share counts for each."""
    found = 0
    for process in (pid, *below(pid)):
        try:
            fields = Path(f"/proc/{process}/statm").read_text().split()
        except OSError:
            continue
        found += int(fields[1]) * _PAGE
    return found


def below(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    parents: dict[int, int] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = file.read_text("utf-8", "replace").rpartition(")")[2].split()
            parents[int(file.parent.name)] = int(told[1])
        except OSError:
            continue
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]
