"""What LOAD reads from allowed hosts, fetched before the update runs."""

from __future__ import annotations

from collections.abc import Collection

import anyio
from pyoxigraph import DefaultGraph

from graph.errors import PolicygraphError, Unavailable
from graph.store.federation import fetch
from graph.store.foreign_rdf import check_depth, parse_into
from graph.store.network_guard import allowed
from graph.store.tokens import certain
from graph.store.update_parts import operations
from graph.vocab import PREFIXES

_ACCEPT = "text/turtle, application/n-triples, application/rdf+xml;q=0.8, application/ld+json;q=0.7"


async def loaded(text: str, base: str, hosts: Collection[str]) -> dict[str, str]:
    """N-Triples by address, for each LOAD of an allowed host; raises what fails, unless it is SILENT."""
    found: dict[str, str] = {}
    if not hosts or "load" not in text.lower():
        return found
    for address, silent in await anyio.to_thread.run_sync(_addresses, text, base):
        if not allowed(address, hosts):
            continue
        try:
            found[address] = await _triples(address, hosts)
        except PolicygraphError:
            if not silent:
                raise
    return found


def _addresses(text: str, base: str) -> list[tuple[str, bool]]:
    loads = [one for one in operations(certain(text), base, PREFIXES) if one.kind == "LOAD"]
    return [(one.iri(one.targets[0]), one.silent) for one in loads]


async def _triples(address: str, hosts: Collection[str]) -> str:
    answer = await fetch(address, hosts, headers={"Accept": _ACCEPT})
    if not answer.is_success:
        raise Unavailable(f"{address} answers {answer.status_code}: check the address")
    media = answer.headers.get("content-type", "text/turtle").partition(";")[0]
    check_depth(answer.content)
    quads = await anyio.to_thread.run_sync(parse_into, answer.content, media, address, DefaultGraph())
    return "".join(f"{quad.triple} .\n" for quad in quads)
