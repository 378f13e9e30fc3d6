"""The page's own addresses: what they answer, how long it may be kept, what it may load."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from app import errors
from app.routes import page


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small built page in place of the real one."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>explorer</title>")
    (tmp_path / "docs.html").write_text("<!doctype html><title>api</title>")
    (tmp_path / "assets" / "index-1a2b.js").write_text("console.log(1)")
    (tmp_path / "assets" / "index-1a2b.js.gz").write_bytes(gzip.compress(b"console.log(1)"))
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.setattr(page, "STATIC", tmp_path)
    return tmp_path


class Client:
    """Asks an application without a server between."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return asyncio.run(self._get(path, headers or {}))

    async def _get(self, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return await client.get(path, headers=headers)


@pytest.fixture
def client() -> Client:
    app = FastAPI(docs_url=None, redoc_url=None)
    app.include_router(page.router)
    return Client(app)


@pytest.mark.parametrize("path", ["/", "/explore?type=company", "/ask", "/review", "/report"])
def test_page_may_run_only_its_own_scripts(client: Client, static: Path, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert "explorer" in answer.text
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["cache-control"] == "no-cache"


def test_page_is_not_sent_again_when_unchanged(client: Client, static: Path) -> None:
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content


@pytest.mark.parametrize(("accepts", "encoding"), [("gzip", "gzip"), ("identity", None)])
def test_asset_is_kept_for_ever_and_packed(
    client: Client, static: Path, accepts: str, encoding: str | None
) -> None:
    answer = client.get("/assets/index-1a2b.js", headers={"Accept-Encoding": accepts})
    assert answer.text == "console.log(1)"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers.get("content-encoding") == encoding
    assert "immutable" in answer.headers["cache-control"]
    assert "Accept-Encoding" in answer.headers["vary"]


@pytest.mark.parametrize("name", ["../secret.txt", "..%2Fsecret.txt", "%2e%2e/secret.txt", "none.js", ""])
def test_nothing_else_is_served(client: Client, static: Path, name: str) -> None:
    answer = client.get(f"/assets/{name}")
    assert answer.status_code == 404
    assert "secret" not in answer.text.replace("secret.txt", "")


def test_without_a_build_the_page_tells_how(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "STATIC", tmp_path)
    for path in ("/", "/docs", "/explore"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert "make web" in answer.text
        assert "/openapi.json" in answer.text


def test_api_page_loads_nothing_from_elsewhere(client: Client, static: Path) -> None:
    answer = client.get("/docs")
    assert "api" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


@pytest.fixture
def installed(client: Client) -> Client:
    errors.install(client.app)
    page.install(client.app)
    return client


def test_a_browser_at_no_address_gets_the_page_that_says_so(installed: Client, static: Path) -> None:
    answer = installed.get("/no/such/place", {"Accept": BROWSER})
    assert answer.status_code == 404
    assert "explorer" in answer.text
    assert "script-src 'self';" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("path", "accept"), [("/no/such/place", "*/*"), ("/api/nothing", BROWSER), ("/assets/x.js", BROWSER)]
)
def test_anyone_else_gets_the_problem(installed: Client, static: Path, path: str, accept: str) -> None:
    answer = installed.get(path, {"Accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/problem+json")
