"""The way out to allowed hosts: a proxy on the loopback that checks the host, of redirects too."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection
from urllib.parse import unquote, urljoin

import httpx

from graph.errors import LimitExceeded, PolicygraphError, Unavailable
from graph.store.network_guard import allowed, refuse

_REDIRECTS = 5
_MOST = 64 << 20
"""Bytes of an answer."""
_HEADERS = ("accept", "content-type", "user-agent")


async def fetch(
    address: str,
    hosts: Collection[str],
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> httpx.Response:
    """An answer of an allowed host, redirects followed to such only; raises `Forbidden`, `Unavailable`."""
    async with httpx.AsyncClient(trust_env=False, timeout=60) as client:
        for _ in range(_REDIRECTS):
            if not allowed(address, hosts):
                raise refuse(address)
            try:
                answer = await _read(
                    client, client.build_request(method, address, headers=headers, content=body)
                )
            except httpx.HTTPError as error:
                raise Unavailable(f"{address} does not answer: {error}") from error
            if not answer.has_redirect_location:
                return answer
            address = urljoin(address, answer.headers["location"])
    raise Unavailable(f"{address} redirects more than {_REDIRECTS} times")


async def _read(client: httpx.AsyncClient, request: httpx.Request) -> httpx.Response:
    answer = await client.send(request, stream=True)
    try:
        content = bytearray()
        async for chunk in answer.aiter_bytes():
            content += chunk
            if len(content) > _MOST:
                raise LimitExceeded(f"{request.url} answers with more than {_MOST} bytes: ask for less")
    finally:
        await answer.aclose()
    kept = {name: value for name, value in answer.headers.items() if name in {"content-type", "location"}}
    return httpx.Response(answer.status_code, headers=kept, content=bytes(content), request=request)


class Proxy:
    """Takes requests of our own query processes, told by a secret in the path, to allowed hosts."""

    def __init__(self, hosts: Collection[str]) -> None:
        self.hosts = hosts
        self._secret = secrets.token_hex(16)
        self._server: asyncio.Server | None = None

    async def prefix(self) -> str:
        """What to put before a percent-encoded address; starts the proxy at first."""
        if self._server is None:
            self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}/{self._secret}/"

    def close(self) -> None:
        """Take no more requests."""
        if self._server is not None:
            self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            method, path, _ = head[0].split(" ", 2)
            fields = {n.strip().lower(): v.strip() for n, _, v in (line.partition(":") for line in head[1:])}
            body = await reader.readexactly(int(fields.get("content-length", "0")))
            status, media, data = await self._answer(method, path, fields, body)
            writer.write(
                f"HTTP/1.1 {status} -\r\nContent-Type: {media}\r\nContent-Length: {len(data)}\r\n"
                "Connection: close\r\n\r\n".encode("latin-1")
                + data
            )
            await writer.drain()
        except (OSError, ValueError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the process at the other end was killed, or is none of ours
        finally:
            writer.close()

    async def _answer(
        self, method: str, path: str, fields: dict[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        _, secret, target = path.split("/", 2)
        if not secrets.compare_digest(secret, self._secret):
            return 404, "text/plain", b""
        address, _, query = target.partition("?")
        address = unquote(address) + (f"?{query}" if query else "")
        headers = {name: fields[name] for name in _HEADERS if name in fields}
        try:
            answer = await fetch(address, self.hosts, method, headers, body)
        except PolicygraphError as error:
            return 502, "text/plain", error.detail.encode()
        return answer.status_code, answer.headers.get("content-type", "text/plain"), answer.content
