"""Asking another server: a rule looks at each address, those of redirects too; time and size have limits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urljoin

import httpx

from graph.errors import InvalidInput, LimitExceeded, Unavailable

Rule = Callable[[str], Awaitable[str | None]]
"""Raises unless an address may be asked; gives the numeric address to connect to, None for the name's own."""
REDIRECTS = 5
SECONDS = 60.0
MOST = 64 << 20
"""Bytes of an answer, unpacked."""
_KEPT = frozenset({"content-type", "location", "content-disposition"})


async def fetch(
    address: str,
    rule: Rule,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes = b"",
    *,
    seconds: float = SECONDS,
    most: int = MOST,
) -> httpx.Response:
    """What `address` answers, redirects followed; `seconds` are for all of it, `most` in bytes.

    Raises what `rule` does, `InvalidInput` for what is no address, `LimitExceeded`, `Unavailable`.
    """
    try:
        async with asyncio.timeout(seconds), httpx.AsyncClient(trust_env=False, timeout=seconds) as client:
            for _ in range(REDIRECTS + 1):
                numeric = await rule(address)
                request = _pinned(client, numeric, method, address, headers, body)
                answer = await _read(client, request, address, most)
                if not answer.has_redirect_location:
                    return answer
                address = urljoin(address, answer.headers["location"])
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Unavailable(f"{address} does not answer within {seconds:g} seconds.") from error
    except httpx.InvalidURL as error:
        raise InvalidInput(f"{address[:200]!r} is no web address: {error}") from error
    except httpx.HTTPError as error:
        raise Unavailable(f"{address} does not answer: {error or type(error).__name__}") from error
    raise Unavailable(f"{address} redirects more than {REDIRECTS} times")


def _pinned(
    client: httpx.AsyncClient,
    numeric: str | None,
    method: str,
    address: str,
    headers: dict[str, str] | None,
    body: bytes,
) -> httpx.Request:
    """A request to the numeric address that was looked at, so that a second look-up cannot give another."""
    url = httpx.URL(address)
    if numeric is None:
        return client.build_request(method, url, headers=headers, content=body)
    return client.build_request(
        method,
        url.copy_with(host=numeric),
        headers={**(headers or {}), "Host": url.netloc.decode("ascii")},
        content=body,
        extensions={"sni_hostname": url.raw_host.decode("ascii")},
    )


async def _read(client: httpx.AsyncClient, request: httpx.Request, address: str, most: int) -> httpx.Response:
    answer = await client.send(request, stream=True)
    try:
        content = bytearray()
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > most:
                raise LimitExceeded(f"{address} answers with more than {most} bytes: ask for less")
    finally:
        await answer.aclose()
    kept = {name: value for name, value in answer.headers.items() if name in _KEPT}
    return httpx.Response(answer.status_code, headers=kept, content=bytes(content), request=request)
