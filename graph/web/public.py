"""Which addresses lead to the public network, and not to this machine or its neighbours."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Collection

import httpx

from graph.errors import Forbidden, InvalidInput, Unavailable

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""


async def public(address: str, hosts: Collection[str] = ()) -> str | None:
    """The numeric address behind a web address, every one of whose numbers is public.

    `hosts` (`name` or `name:port`) may be anywhere; for them None. Raises `InvalidInput` for what is no
    http or https address, `Forbidden` for one that is not public, `Unavailable` if its name is not known.
    """
    url = web_address(address)
    name, netloc = url.raw_host.decode("ascii"), url.netloc.decode("ascii")
    if name in hosts or netloc in hosts:
        return None
    found = await _numbers(name.strip("[]"), url.port or (443 if url.scheme == "https" else 80))
    if not all(is_public(one) for one in found):
        raise Forbidden(
            f"{netloc} is not on the public network; the service fetches from there only if "
            "POLICYGRAPH_FETCH_HOSTS names it. Save the document and add it as a file instead."
        )
    return found[0]


def web_address(address: str) -> httpx.URL:
    """An address in its parts; raises `InvalidInput` unless it is http or https, without a user's name."""
    try:
        url = httpx.URL(address.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidInput(f"url {address[:200]!r} is no web address: {error}") from None
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        raise InvalidInput(
            f"url {address[:200]!r} is no absolute http or https address without a user name; correct it."
        )
    return url


def is_public(numeric: str) -> bool:
    """Whether an IP address is one of the public network; those that carry another are judged by it."""
    ip: Ip = ipaddress.ip_address(numeric.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in _NAT64:
            ip = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        else:
            ip = ip.ipv4_mapped or ip.sixtofour or ip
    return ip.is_global and not ip.is_multicast


async def _numbers(name: str, port: int) -> list[str]:
    try:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(name, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unavailable(
            f"The name {name!r} cannot be looked up from the service: it does not exist, or the service has "
            "no way to the network. Check the address, or save the document and add it as a file."
        ) from error
    return [str(one[4][0]) for one in found]
