"""What LOAD reads from allowed hosts, fetched before the update runs."""

from __future__ import annotations

import anyio
from pyoxigraph import DefaultGraph

from graph.errors import PolicygraphError, Unavailable
from graph.store.federation import fetch
from graph.store.foreign_files import foreign_quads
from graph.store.foreign_rdf import triples_of
from graph.store.limits import Limits
from graph.store.network_guard import allowed
from graph.store.tokens import certain
from graph.store.update_parts import operations
from graph.vocab import PREFIXES

_ACCEPT = "text/turtle, application/n-triples, application/rdf+xml;q=0.8, application/ld+json;q=0.7"


async def loaded(text: str, base: str, limits: Limits) -> dict[str, str]:
    """N-Triples by address, for each LOAD of an allowed host; raises what fails, unless it is SILENT."""
    found: dict[str, str] = {}
    if not limits.hosts or "load" not in text.lower():
        return found
    for address, silent in await anyio.to_thread.run_sync(_addresses, text, base):
        if not allowed(address, limits.hosts):
            continue
        try:
            found[address] = await _triples(address, limits)
        except PolicygraphError:
            if not silent:
                raise
    return found


def _addresses(text: str, base: str) -> list[tuple[str, bool]]:
    loads = [one for one in operations(certain(text), base, PREFIXES) if one.kind == "LOAD"]
    return [(one.iri(one.targets[0]), one.silent) for one in loads]


async def _triples(address: str, limits: Limits) -> str:
    answer = await fetch(address, limits.hosts, headers={"Accept": _ACCEPT})
    if not answer.is_success:
        raise Unavailable(f"{address} answers {answer.status_code}: check the address")
    media = answer.headers.get("content-type", "text/turtle").partition(";")[0]
    return await anyio.to_thread.run_sync(_read, answer.content, media, address, limits)


def _read(data: bytes, media: str, address: str, limits: Limits) -> str:
    with foreign_quads(data, media, address, limits) as quads:
        return "".join(f"{triple} .\n" for triple in triples_of(quads, DefaultGraph()))
