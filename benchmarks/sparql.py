"""The service beside `oxigraph serve` and rdflib-endpoint, on one synthetic policy graph.

    python benchmarks/sparql.py --quads 100000 --seconds 2 --connections 1,4,16

Servers are asked in turn, query by query, so that a busy machine is unfair to all alike. Each request bears a
comment of its own, so that no answer comes out of a cache, but for the column "repeated". rdflib-endpoint
takes part where `--rdflib PYTHON` names an interpreter that has it.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import math
import random
import shlex
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, serialize

from graph.ids import Ids
from graph.vocab import INDUSTRY, PREFIXES, pg, term

BASE = "http://127.0.0.1:8000"
IDS = Ids(BASE)
INDUSTRIES = ("battery", "hydrogen", "carbon", "mobility")
QUERIES = {
    "point": "SELECT ?n { <http://127.0.0.1:8000/id/organization/firm7> rdfs:label ?n }",
    "ask": "ASK { <http://127.0.0.1:8000/id/event/e5> pg:attendee ?firm }",
    "firms": "SELECT DISTINCT ?n { ?e pg:industry/skos:broader* industry:battery ; pg:attendee ?f . "
    '?f a pg:Company ; rdfs:label ?n FILTER(LANG(?n) = "ko") } LIMIT 500',
    "count": "SELECT ?t (COUNT(*) AS ?n) { ?e pg:host ?h ; a ?t } GROUP BY ?t",
    "dates": 'SELECT ?e ?d { ?e pg:firstDay ?d FILTER(?d >= "2024-11-01"^^xsd:date) } ORDER BY ?d LIMIT 50',
    "star": "SELECT * { ?e a pg:Conference ; rdfs:label ?n ; pg:host ?h ; pg:firstDay ?d ; pg:venue ?v } "
    "LIMIT 100",
    "optional": "SELECT ?f ?a { ?e pg:attendee ?f OPTIONAL { ?f skos:altLabel ?a } } LIMIT 200",
    "text": 'SELECT ?f ?n { ?f a pg:Company ; rdfs:label ?n FILTER(CONTAINS(?n, "77")) } LIMIT 50',
    "graph": "SELECT ?g { GRAPH ?g { <http://127.0.0.1:8000/id/event/e9> ?p ?o } }",
    "construct": "CONSTRUCT { ?e pg:attendee ?f } "
    "WHERE { ?e pg:attendee ?f ; pg:industry industry:hydrogen } LIMIT 500",
}


def quads(total: int) -> Iterator[Quad]:
    """About `total` quads: documents of one event, its host and eight firms each."""
    draw = random.Random(7)
    label, kind = term("rdfs:label"), term("rdf:type")
    for number in range(total // 40):
        graph = IDS.facts(f"d{number}")
        event = IDS.entity("event", f"e{number}")
        day = Literal(f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}", datatype=term("xsd:date"))
        yield Quad(event, kind, pg("Conference"), graph)
        yield Quad(event, kind, pg("Event"), graph)
        yield Quad(event, label, Literal(f"행사 {number}", language="ko"), graph)
        yield Quad(event, pg("firstDay"), day, graph)
        yield Quad(event, pg("industry"), NamedNode(INDUSTRY + draw.choice(INDUSTRIES)), graph)
        yield Quad(event, pg("host"), IDS.entity("organization", f"ministry{number % 20}"), graph)
        yield Quad(event, pg("venue"), IDS.entity("place", f"venue{number % 300}"), graph)
        for _ in range(8):
            name = draw.randint(0, total // 100)
            firm = IDS.entity("organization", f"firm{name}")
            yield Quad(event, pg("attendee"), firm, graph)
            yield Quad(firm, kind, pg("Company"), graph)
            yield Quad(firm, label, Literal(f"회사 {name}", language="ko"), graph)
            yield Quad(firm, term("skos:altLabel"), Literal(f"㈜{name}"), graph)


@contextmanager
def running(command: str, url: str) -> Iterator[str]:
    """A server, for as long as it is measured; its query address."""
    with subprocess.Popen(
        shlex.split(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            for _ in range(600):
                try:
                    urlopen(f"{url}?query=ASK%7B%7D", timeout=5).close()
                    break
                except OSError:
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def servers(folder: Path, total: int, rdflib: str | None) -> Iterator[tuple[str, str, str]]:
    """Name, command and query address of each server, with the graph loaded."""
    dump = folder / "graph.nq"
    with dump.open("wb") as file:
        serialize(quads(total), file, RdfFormat.N_QUADS)
    here = Path(sys.executable).parent
    port = free_port()
    data = folder / "service"
    from graph.store import open_store

    store = open_store(data, BASE)
    store.import_file(dump, "application/n-quads", BASE)
    store.close()
    serve = (
        f"env POLICYGRAPH_BASE_IRI={BASE} {here}/policygraph serve --port {port} --data {data} --seeds none"
    )
    yield "policygraph", serve, f"http://127.0.0.1:{port}/sparql"
    port = free_port()
    merged = Store(folder / "oxigraph")
    merged.bulk_extend(quads(total))
    merged.bulk_extend({Quad(q.subject, q.predicate, q.object) for q in quads(total)})
    merged.optimize()
    del merged
    location = f"--location {folder / 'oxigraph'} --bind 127.0.0.1:{port}"
    yield "oxigraph", f"{here}/oxigraph serve {location}", f"http://127.0.0.1:{port}/query"
    if rdflib:
        port = free_port()
        code = (
            "import sys, uvicorn; from rdflib import Dataset; from rdflib_endpoint import SparqlEndpoint; "
            "d = Dataset(default_union=True); d.parse(sys.argv[1], format='nquads'); "
            "uvicorn.run(SparqlEndpoint(graph=d, path='/sparql'), port=int(sys.argv[2]), log_level='error')"
        )
        yield (
            "rdflib-endpoint",
            shlex.join([rdflib, "-c", code, str(dump), str(port)]),
            f"http://127.0.0.1:{port}/sparql",
        )


async def rate(url: str, query: str, connections: int, seconds: float, *, repeated: bool) -> float:
    """Requests a second."""
    parts = urlsplit(url)
    numbers = itertools.count()
    end = time.monotonic() + seconds
    done = 0

    async def ask() -> None:
        nonlocal done
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        while time.monotonic() < end:
            text = query if repeated else f"{query} # {next(numbers)}"
            lines = f"GET {parts.path}?query={quote(text)} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
            writer.write(f"{lines}Accept: application/sparql-results+json, text/turtle\r\n\r\n".encode())
            await answer(reader)
            done += 1
        writer.close()

    begin = time.monotonic()
    await asyncio.gather(*(ask() for _ in range(connections)))
    return done / (time.monotonic() - begin)


async def answer(reader: asyncio.StreamReader) -> None:
    """Read one response; raises `RuntimeError` unless it is 200."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if b" 200 " not in head.split(b"\r\n", 1)[0]:
        raise RuntimeError(head.decode())
    if b"content-length:" in head:
        await reader.readexactly(int(head.split(b"content-length:")[1].split(b"\r\n")[0]))
        return
    while size := int((await reader.readuntil(b"\r\n")).strip(), 16):
        await reader.readexactly(size + 2)
    await reader.readexactly(2)


def with_prefixes(query: str) -> str:
    """The query with its prefixes declared, for servers that do not know them."""
    return "".join(f"PREFIX {n}: <{iri}> " for n, iri in PREFIXES.items() if f"{n}:" in query) + query


def mean(values: list[float]) -> float:
    """The geometric mean."""
    return math.exp(sum(map(math.log, values)) / len(values))


def main() -> None:
    """Load, ask in turn, print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quads", type=int, default=100_000)
    parser.add_argument(
        "--seconds", type=float, default=2.0, help="for each query, server and number of connections"
    )
    parser.add_argument("--connections", default="1,4,16")
    parser.add_argument("--rdflib", help="a Python that has rdflib-endpoint and uvicorn")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        found = list(servers(Path(folder), options.quads, options.rdflib))
        urls = {name: stack.enter_context(running(command, url)) for name, command, url in found}
        for connections in map(int, options.connections.split(",")):
            measure(urls, connections, options.seconds)


def measure(urls: dict[str, str], connections: int, seconds: float) -> None:
    """One table: requests a second by query and server, and how many times oxigraph's the service gives."""
    print(f"\n{connections} connections, requests/s")
    print(f"{'query':10}" + "".join(f"{name:>16}" for name in urls) + f"{'repeated':>12}{'ratio':>8}")
    ratios = []
    for name, query in QUERIES.items():
        text = with_prefixes(query)
        rates = [asyncio.run(rate(url, text, connections, seconds, repeated=False)) for url in urls.values()]
        again = asyncio.run(rate(urls["policygraph"], text, connections, seconds, repeated=True))
        ratios.append(rates[0] / rates[1])
        print(
            f"{name:10}" + "".join(f"{r:16.1f}" for r in rates) + f"{again:12.1f}{ratios[-1]:8.2f}",
            flush=True,
        )
    print(f"geometric mean of the ratios to oxigraph: {mean(ratios):.2f}")


if __name__ == "__main__":
    main()
