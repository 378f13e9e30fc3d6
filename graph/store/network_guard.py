"""SERVICE and LOAD reach no address: they are found before the engine, and its processes have no network."""

from __future__ import annotations

import ctypes
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.errors import Forbidden
from graph.store.dataset import prologue, resolve
from graph.store.tokens import closing, tokens
from graph.vocab import PREFIXES

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
_WORDS = ("service", "load")


@dataclass(frozen=True, slots=True)
class Way:
    """The way out: the hosts that SERVICE may name, and what stands before their addresses."""

    hosts: Collection[str] = ()
    prefix: str = ""


def without_services(query: str, base: str = "", way: Way = Way()) -> str:
    """The query with each SERVICE on its way through the proxy.

    A SERVICE SILENT of a host not allowed is as if its endpoint had failed; raises `Forbidden` on others.
    """
    if not needs_look(query):
        return query
    items = tokens(query)
    known = prologue(items, base, PREFIXES)
    out: list[str] = []
    done = 0
    for i, token in enumerate(items):
        if token.start < done or not token.is_word("SERVICE"):
            continue
        silent = items[i + 1].is_word("SILENT") if i + 1 < len(items) else False
        endpoint = next(iter(items[i + 1 + silent : i + 2 + silent]), None)
        address = resolve(endpoint, *known) if endpoint and endpoint.kind in {"iri", "name"} else ""
        if endpoint is not None and way.prefix and allowed(address, way.hosts):
            out.append(query[done : endpoint.start] + f"<{through(way.prefix, address)}>")
            done = endpoint.end
            continue
        if not silent:
            raise refuse(address or "the host of a variable")
        opening = next((j for j in range(i, len(items)) if items[j].is_mark("{")), None)
        if opening is None:
            break
        out.append(query[done : token.start] + "{}")
        done = items[closing(items, opening)].end
    return "".join(out) + query[done:]


def needs_look(text: str) -> bool:
    """Whether text may hold SERVICE or LOAD."""
    low = text.lower()
    return any(word in low for word in _WORDS)


def leave_network() -> bool:
    """Cut this process off from every network, if the system lets it. Must run before any thread starts."""
    libc = ctypes.CDLL(None)
    return bool(libc.unshare(_NEW_NETWORK) == 0 or libc.unshare(_NEW_USER | _NEW_NETWORK) == 0)


def allowed(address: str, hosts: Collection[str]) -> bool:
    """Whether an address may be reached: http or https, its host (or host:port) on the list."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and (parts.hostname in hosts or parts.netloc in hosts)


def refuse(address: str) -> Forbidden:
    """What to tell who asks for another host."""
    host = urlsplit(address).hostname or address
    return Forbidden(
        f"SERVICE and LOAD do not reach {host} from here: have its host put on POLICYGRAPH_FEDERATION_HOSTS"
    )


def through(prefix: str, address: str) -> str:
    """The proxy's address for an address."""
    return prefix + quote(address, safe="")
