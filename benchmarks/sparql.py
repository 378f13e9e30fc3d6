"""The service beside `oxigraph serve` and rdflib-endpoint, on one synthetic policy graph.

    python -m benchmarks.sparql --quads 1000000 --rounds 3
    python -m benchmarks.sparql --quads 1000000 --strain

The first gives ratios: servers are asked in turn, query by query, so that a busy machine is unfair to all
alike, and of several rounds the median counts. Each request bears a comment of its own, so that no answer
comes out of a cache, but for the columns "repeated". rdflib-endpoint takes part where `--rdflib PYTHON` names
an interpreter that has it. The second gives what `strain` measures. `--folder` keeps the loaded graph for the
next run. Needs `wrk` (`apt install wrk`).
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks import strain
from benchmarks.load import rate
from benchmarks.policy_graph import QUERIES, with_prefixes
from benchmarks.sparql_servers import running, servers

Rates = dict[str, list[float]]
"""Requests a second by server, and of the repeated query by server + " again": one a round."""


def main() -> None:
    """Load, ask in turn, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument("--seconds", type=float, default=2.0, help="for each query, server and round")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--connections", default="1,4,16", help="a table for each number (default 1,4,16)")
    parser.add_argument("--queries", default=",".join(QUERIES), help="some of the ten")
    parser.add_argument("--rdflib", help="a Python that has rdflib-endpoint and uvicorn")
    parser.add_argument("--strain", action="store_true", help="runaway queries, writes, a large answer")
    parser.add_argument("--folder", type=Path, help="where the loaded graph is kept")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, ExitStack() as stack:
        found = list(servers(options.folder or Path(scratch), options.quads, options.rdflib))
        pids = {server.name: stack.enter_context(running(server)) for server in found}
        urls = {server.name: server.url for server in found}
        strain.settle(pids["policygraph"])
        if options.strain:
            strain.measure(urls["policygraph"], pids["policygraph"])
            return
        for connections in map(int, options.connections.split(",")):
            measure(urls, options.queries.split(","), connections, options.seconds, options.rounds)


def measure(urls: dict[str, str], queries: list[str], connections: int, seconds: float, rounds: int) -> None:
    """One table: requests a second by query and server, and how many times oxigraph's the service gives."""
    print(f"\n{connections} connections, requests/s, load {os.getloadavg()[0]:.1f}")
    names = [*urls, *(f"{name} again" for name in list(urls)[:2])]
    print(f"{'query':10}" + "".join(f"{name:>18}" for name in names) + f"{'ratio':>8}{'repeated':>10}")
    ratios, repeats, others = [], [], []
    for name in queries:
        text = with_prefixes(QUERIES[name])
        found: Rates = {name: [] for name in names}
        for _ in range(rounds):
            for server, url in urls.items():
                found[server].append(rate(url, text, connections, seconds))
                if f"{server} again" in found:
                    found[f"{server} again"].append(rate(url, text, connections, seconds, repeated=True))
        ratios.append(ratio(found, "policygraph", "oxigraph"))
        repeats.append(ratio(found, "policygraph again", "oxigraph again"))
        if "rdflib-endpoint" in urls:
            others.append(ratio(found, "policygraph", "rdflib-endpoint"))
        figures = "".join(f"{statistics.median(rates):18.1f}" for rates in found.values())
        print(f"{name:10}{figures}{ratios[-1]:8.2f}{repeats[-1]:10.2f}", flush=True)
    print(f"geometric means: to oxigraph {mean(ratios):.2f}, on repeated queries {mean(repeats):.2f}")
    if others:
        print(f"to rdflib-endpoint {mean(others):.0f} (least {min(others):.0f})")


def ratio(found: Rates, one: str, other: str) -> float:
    """The median of the rounds' ratios."""
    return statistics.median(a / b for a, b in zip(found[one], found[other], strict=True))


def mean(values: list[float]) -> float:
    """The geometric mean."""
    return statistics.geometric_mean(values)


if __name__ == "__main__":
    main()
