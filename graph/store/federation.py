"""The way out to allowed hosts: a proxy on the loopback that checks the host, of redirects too."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Collection
from urllib.parse import unquote

import httpx

from graph import web
from graph.errors import PolicygraphError
from graph.store.network_guard import allowed, refuse

_HEADERS = ("accept", "content-type", "user-agent")


async def fetch(
    address: str,
    hosts: Collection[str],
    method: str = "GET",
    headers: dict[str, str] | None = None,
    body: bytes = b"",
) -> httpx.Response:
    """An answer of an allowed host, redirects followed to such only; raises `Forbidden`, `Unavailable`."""

    async def listed(asked: str) -> None:
        if not allowed(asked, hosts):
            raise refuse(asked)

    return await web.fetch(address, listed, method, headers, body)


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
            if not secrets.compare_digest(path.split("/", 2)[1].encode(), self._secret.encode()):
                return
            body = await reader.readexactly(int(fields.get("content-length", "0")))
            status, media, data = await self._answer(method, path, fields, body)
            writer.write(
                f"HTTP/1.1 {status} -\r\nContent-Type: {media}\r\nContent-Length: {len(data)}\r\n"
                "Connection: close\r\n\r\n".encode("latin-1")
                + data
            )
            await writer.drain()
        except (OSError, ValueError, IndexError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the process at the other end was killed, or is none of ours
        finally:
            writer.close()

    async def _answer(
        self, method: str, path: str, fields: dict[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        target = path.split("/", 2)[2]
        address, _, query = target.partition("?")
        address = unquote(address) + (f"?{query}" if query else "")
        headers = {name: fields[name] for name in _HEADERS if name in fields}
        try:
            answer = await fetch(address, self.hosts, method, headers, body)
        except PolicygraphError as error:
            return 502, "text/plain", error.detail.encode()
        return answer.status_code, answer.headers.get("content-type", "text/plain"), answer.content
