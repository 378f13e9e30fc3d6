"""Nobody writes without the right to, and a closed service is closed to readers too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.app.running import Running, service

TOKEN = {"Authorization": "Bearer admin"}
READER = {"Authorization": "Bearer reader"}
WRITES = [
    ("POST", "/api/documents"),
    ("PUT", "/api/documents/0000000000000000"),
    ("PATCH", "/api/documents/0000000000000000"),
    ("DELETE", "/api/documents/0000000000000000"),
    ("POST", "/api/backup"),
    ("POST", "/api/import?name=a.nq"),
    ("POST", "/update"),
    ("PUT", "/store?default"),
    ("DELETE", "/store?default"),
]
READS = [
    "/api/events",
    "/api/documents",
    "/sparql?query=ASK%7B%7D",
    "/store?default",
    "/api/export",
    "/ontology",
]


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder: Path = tmp_path_factory.mktemp("closed")
    with service(folder / "data", "--seeds", "none", ADMIN_TOKEN="admin", READ_TOKEN="reader") as running:
        yield running


@pytest.mark.parametrize(("method", "path"), WRITES)
@pytest.mark.parametrize(
    "headers", [{}, READER, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic x"}]
)
def test_writing_needs_the_token(closed: Running, method: str, path: str, headers: dict[str, str]) -> None:
    with closed.client() as client:
        response = client.request(method, path, headers=headers, content=b"{}")
        assert response.status_code == 401, response.text
        assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("path", READS)
def test_reading_needs_a_token(closed: Running, path: str) -> None:
    with closed.client() as client:
        assert client.get(path).status_code == 401
        assert client.get(path, headers=READER).status_code < 400
        assert client.get(path, headers=TOKEN).status_code < 400


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_open(closed: Running, path: str) -> None:
    with closed.client() as client:
        assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://[::1"},
        {"Host": "evil.example"},
        {"Host": "localhost@evil.example"},
        {"Host": "evil.example@localhost"},
        {"Host": "evil.example:99999"},
        {"Host": "localhost, evil.example"},
        {"Host": "[::1"},
        {"Host": ""},
    ],
)
def test_without_a_token_foreign_pages_cannot_write(api: httpx.Client, headers: dict[str, str]) -> None:
    response = api.delete("/api/documents/0000000000000000", headers=headers)
    assert response.status_code == 403, response.text


def test_the_own_page_can_write(api: httpx.Client, seeded: Running) -> None:
    response = api.delete("/api/documents/0000000000000000", headers={"Origin": seeded.url})
    assert response.status_code == 404
