"""Who may read and who may write."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from fastapi import Request
from starlette.exceptions import HTTPException

from app.settings import LOOPBACK, Settings
from graph.errors import Conflict, Forbidden


@dataclass(frozen=True, slots=True)
class Guard:
    """Decides by bearer token, and without one by where the request comes from."""

    settings: Settings

    def check_bind(self) -> None:
        """Raise `Conflict` for a bind that others can reach without a token to write."""
        if not self.settings.loopback and not self.settings.admin_token.get_secret_value():
            raise Conflict(
                f"Refusing to bind to {self.settings.host} without a token: set POLICYGRAPH_ADMIN_TOKEN, "
                "or bind to 127.0.0.1."
            )

    @property
    def reading_needs_token(self) -> bool:
        """Whether not everybody may read."""
        return bool(self.settings.read_token.get_secret_value())

    def read(self, request: Request) -> None:
        """Let the request read, or raise 401."""
        wanted = self.settings.read_token.get_secret_value()
        if wanted and not any(_same(_bearer(request), token) for token in (wanted, self._admin) if token):
            raise _unauthorized("Reading needs `Authorization: Bearer` with POLICYGRAPH_READ_TOKEN.")

    def write(self, request: Request) -> None:
        """Let the request write, or raise 401 (token missing or wrong) or `Forbidden` (foreign page)."""
        if self._admin:
            if not _same(_bearer(request), self._admin):
                raise _unauthorized("Writing needs `Authorization: Bearer` with POLICYGRAPH_ADMIN_TOKEN.")
            return
        host = ", ".join(request.headers.getlist("host"))
        if _split(f"//{host}").hostname not in LOOPBACK:
            raise Forbidden(
                f"Without a token, writing is for this machine only; Host {host!r} is no loopback name."
            )
        origin = request.headers.get("origin")
        if origin is not None and not self._own_origin(origin, request):
            raise Forbidden(
                f"Origin {origin} may not write here; add it to POLICYGRAPH_CORS_ORIGINS if it should."
            )

    @property
    def _admin(self) -> str:
        return self.settings.admin_token.get_secret_value()

    def _own_origin(self, origin: str, request: Request) -> bool:
        return origin in self.settings.cors_origins or _split(origin).netloc == request.headers.get("host")


def _split(address: str) -> SplitResult:
    """The parts of an address; of one that is none, or that bears a user's name, there are none."""
    try:
        parts = urlsplit(address)
        return urlsplit("") if "@" in parts.netloc or parts.port == 0 else parts
    except ValueError:
        return urlsplit("")


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _unauthorized(detail: str) -> HTTPException:
    return HTTPException(401, detail, {"WWW-Authenticate": "Bearer"})
