"""Requests to a SPARQL 1.1 server, and its answers or errors as ours."""

from __future__ import annotations

import contextlib
import time
from base64 import b64encode
from collections.abc import Collection, Generator
from dataclasses import dataclass

import httpx

from graph.errors import InvalidQuery, LimitExceeded, PolicygraphError, Unavailable

_TRIES = 3
_BUSY = frozenset({429, 503})
"""Statuses by which a server says that it has not begun."""
_BROKEN = frozenset({502, 504})
"""Statuses after which nobody knows; a query may be asked again."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where a server is asked and updated, and as whom."""

    query: str
    update: str
    user: str = ""
    password: str = ""

    @property
    def auth(self) -> httpx.Auth | None:
        """Digest where the server asks for it, else basic."""
        return _EitherAuth(self.user, self.password) if self.user else None


def client(account: Account, seconds: float | None = None) -> httpx.Client:
    """A client for an account; `seconds` for an answer. Idle, it leaves the server's threads to others."""
    timeout = httpx.Timeout(10, read=seconds)
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=2)
    return httpx.Client(auth=account.auth, trust_env=False, timeout=timeout, limits=limits)


class Server:
    """Blocking requests, tried again where the server is busy for a moment."""

    def __init__(self, account: Account, seconds: float) -> None:
        self.account = account
        self.seconds = seconds
        self._client = client(account, 600)
        self._open = True

    def query(self, text: str, accept: str) -> bytes:
        """The whole answer of a trusted query."""
        headers = {"Accept": accept}
        return self._send(self.account.query, {"query": text}, headers, again=_BUSY | _BROKEN).content

    def update(self, text: str, seconds: float | None = None) -> None:
        """Carry out an update; only what surely was not begun is tried again."""
        self._send(self.account.update, {"update": text}, {}, seconds)

    def check_open(self) -> None:
        """Raise `Unavailable` once closed."""
        if not self._open:
            raise Unavailable("the store is closed: open it again")

    def close(self) -> None:
        """Close the connections."""
        self._open = False
        self._client.close()

    def _send(
        self,
        address: str,
        form: dict[str, str],
        headers: dict[str, str],
        seconds: float | None = None,
        again: Collection[int] = _BUSY,
    ) -> httpx.Response:
        self.check_open()
        timeout = httpx.Timeout(10, read=seconds) if seconds else httpx.USE_CLIENT_DEFAULT
        for attempt in range(_TRIES):
            try:
                answer = self._client.post(address, data=form, headers=headers, timeout=timeout)
            except httpx.ConnectError as error:
                if attempt == _TRIES - 1:
                    raise Unavailable(f"no SPARQL server answers at {address}: start it") from error
            except httpx.ReadTimeout as error:
                raise LimitExceeded(f"the update took more than {seconds:g} s: let it do less") from error
            except httpx.HTTPError as error:
                raise Unavailable(f"the SPARQL server at {address} broke off: {error}") from error
            else:
                if answer.status_code not in again or attempt == _TRIES - 1:
                    break
            time.sleep(0.2 * 2**attempt)
        if not answer.is_success:
            raise refusal(answer.status_code, answer.text)
        return answer


def refusal(status: int, text: str) -> PolicygraphError:
    """The error that a server's answer stands for."""
    said = " ".join(text.split())[:500]
    if status in {400, 422}:
        return InvalidQuery(f"the SPARQL server refuses the request: {said}")
    if status in {401, 403}:
        return Unavailable(
            f"the SPARQL server wants other rights: check STORE_USER and STORE_PASSWORD ({said})"
        )
    return Unavailable(f"the SPARQL server answered {status}: {said}")


class _EitherAuth(httpx.DigestAuth):
    """Basic or digest, whichever the server asks for (Virtuoso: digest)."""

    def __init__(self, user: str, password: str) -> None:
        super().__init__(user, password)
        self._basic = "Basic " + b64encode(f"{user}:{password}".encode()).decode()
        self._takes_basic = False

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Do as the server's challenge asks, and keep to it."""
        if self._takes_basic:
            request.headers["Authorization"] = self._basic
            yield request
            return
        flow = super().auth_flow(request)
        answer = yield next(flow)
        if answer.headers.get("www-authenticate", "").lower().startswith("basic"):
            self._takes_basic = True
            request.headers["Authorization"] = self._basic
            yield request
            return
        with contextlib.suppress(StopIteration):
            while True:
                answer = yield flow.send(answer)
