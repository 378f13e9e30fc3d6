"""What asks: `wrk` (Debian: `apt install wrk`) for rates, a client of our own for single answers and times.

A load generator in Python takes more of a processor than the fast servers do, and so hides how fast they are.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

ACCEPT = "application/sparql-results+json, text/turtle"
_SCRIPT = """
function init(args)
  path, accept, n = args[1], {Accept = args[2]}, tonumber(args[3])
end
function request()
  if n == 0 then return wrk.format("GET", path, accept) end
  n = n + 1
  return wrk.format("GET", path .. "%20%23%20" .. n, accept)
end
function done(summary, latency)
  local e = summary.errors
  print("RESULT", summary.requests, summary.duration, e.status + e.connect + e.read + e.write + e.timeout)
end
"""


def rate(url: str, query: str, connections: int, seconds: float, *, repeated: bool = False) -> float:
    """Requests a second. Each bears a comment of its own, so that no cache answers, unless `repeated`."""
    first = warmed(url, query, connections)
    if not repeated and first * connections * 4 > seconds:
        return _slow_rate(url, query, connections, first)
    seconds = min(20, max(seconds, first * connections * 2))
    program = shutil.which("wrk")
    if program is None:
        raise SystemExit("wrk is needed: apt install wrk")
    script = Path("/tmp") / f"policygraph-wrk-{random.getrandbits(32)}.lua"
    script.write_text(_SCRIPT)
    number = "0" if repeated else str(random.randint(10**8, 10**9) * 1000)
    words = ["-t1", f"-c{connections}", f"-d{max(1, round(seconds))}", "--timeout", "60s", "-s", str(script)]
    try:
        out = subprocess.run(
            [program, *words, url, "--", f"{urlsplit(url).path}?query={quote(query)}", ACCEPT, number],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    finally:
        script.unlink()
    _, requests, duration, errors = next(line for line in out.splitlines() if "RESULT" in line).split()
    if int(errors):
        raise RuntimeError(f"{errors} of {requests} requests failed: {query}")
    return int(requests) / int(duration) * 1e6 if int(requests) else 1 / first


def warmed(url: str, query: str, connections: int) -> float:
    """Seconds of one answer, once every process that answers at this many connections has met the query."""
    first = once(url, query)
    if first > 1:
        return first
    asyncio.run(Readers(url, [query], connections).ask(count=2 * connections))
    return min(first, once(url, query))


def once(url: str, query: str) -> float:
    """Seconds of one answer."""
    return asyncio.run(Readers(url, [query], 1).ask(count=1))[0]


def _slow_rate(url: str, query: str, connections: int, first: float) -> float:
    """Of a query so slow that seconds tell little: by two requests on each connection."""
    if first > 5:
        return 1 / first
    begin = time.monotonic()
    times = asyncio.run(Readers(url, [query], connections).ask(count=2 * connections))
    return len(times) / (time.monotonic() - begin)


@dataclass
class Readers:
    """Connections that ask queries in turn, each with a comment of its own."""

    url: str
    queries: list[str]
    connections: int = 1
    numbers: itertools.count[int] = field(
        default_factory=lambda: itertools.count(random.randint(10**8, 10**9) * 1000)
    )

    async def ask(self, *, seconds: float = 1e9, count: int = 1 << 40) -> list[float]:
        """The times of all answers, in seconds, for some seconds or up to a count."""
        end = time.monotonic() + seconds
        times: list[float] = []
        left = itertools.count(count, -1)

        async def reader() -> None:
            parts = urlsplit(self.url)
            reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
            while time.monotonic() < end and next(left) > 0:
                begin = time.monotonic()
                number = next(self.numbers)
                text = f"{self.queries[number % len(self.queries)]} # {number}"
                lines = f"GET {parts.path}?query={quote(text)} HTTP/1.1\r\nHost: {parts.netloc}\r\n"
                writer.write(f"{lines}Accept: {ACCEPT}\r\n\r\n".encode())
                await whole(reader)
                times.append(time.monotonic() - begin)
            writer.close()

        await asyncio.gather(*(reader() for _ in range(self.connections)))
        return times


async def whole(reader: asyncio.StreamReader) -> None:
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


def percentile(times: list[float], percent: float) -> float:
    """In milliseconds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * percent / 100))] * 1000
