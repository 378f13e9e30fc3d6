"""Documents by web address, over HTTP: fetched by the service for those who may write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.app.running import command, service
from tests.pages_server import SENTENCE, pages

TOKEN = "secret"


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    with pages() as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("address") / "data"


@pytest.fixture(scope="module")
def api(web: str, data: Path) -> Iterator[httpx.Client]:
    settings = {"FETCH_HOSTS": web.removeprefix("http://"), "ADMIN_TOKEN": TOKEN, "EXTRACT_WORKERS": "1"}
    with service(data, "--seeds", "none", **settings) as running, running.client() as client:
        client.headers["Authorization"] = f"Bearer {TOKEN}"
        yield client


def test_an_address_is_read_and_then_stored(api: httpx.Client, web: str, data: Path) -> None:
    body = {"url": f"{web}/page"}
    preview = api.post("/api/extract", json=body)
    assert preview.status_code == 200, preview.text
    assert SENTENCE in preview.json()["text"]
    assert preview.json()["document"]["title"] == "이차전지 산업 포럼 개최"
    assert api.get("/api/documents").json()["total"] == 0
    stored = api.post("/api/documents", json={**body, "title": "제목"})
    assert stored.status_code == 201, stored.text
    assert stored.json()["document"]["url"] == body["url"]
    assert stored.json()["document"]["title"] == "제목"
    assert stored.json()["events"][0]["name"] == "이차전지 산업 포럼"
    assert api.post("/api/documents", json=body).status_code == 200
    assert command("ingest", body["url"], data=data, ADMIN_TOKEN=TOKEN).returncode == 0
    assert api.get("/api/documents").json()["total"] == 1
    again = api.put(f"/api/documents/{stored.json()['id']}", json={"url": f"{web}/news/release.txt"})
    assert again.json()["text"] == SENTENCE
    assert api.delete(f"/api/documents/{stored.json()['id']}").status_code == 204


@pytest.mark.parametrize("path", ["/api/extract", "/api/documents"])
@pytest.mark.parametrize(
    ("url", "status", "told"),
    [
        ("{web}/gone", 422, "status 404"),
        ("{web}/picture", 415, "image/png"),
        ("{web}/inward", 403, "POLICYGRAPH_FETCH_HOSTS"),
        ("http://127.0.0.1:9/", 403, "POLICYGRAPH_FETCH_HOSTS"),
        ("http://no-such-host.invalid/", 503, "no way to the network"),
        ("file:///etc/passwd", 422, "http"),
    ],
)
def test_refusals(api: httpx.Client, web: str, path: str, url: str, status: int, told: str) -> None:
    answer = api.post(path, json={"url": url.format(web=web)})
    assert answer.status_code == status, answer.text
    assert told in answer.json()["detail"]


def test_neither_text_nor_address(api: httpx.Client) -> None:
    for path in ("/api/extract", "/api/documents"):
        answer = api.post(path, json={"title": "제목"})
        assert answer.status_code == 422
        assert "`url`" in answer.json()["detail"]


def test_fetching_needs_the_token_and_reading_a_text_does_not(api: httpx.Client, web: str) -> None:
    nobody = {"Authorization": "Bearer wrong"}
    assert api.post("/api/extract", json={"url": f"{web}/page"}, headers=nobody).status_code == 401
    assert api.post("/api/documents", json={"url": f"{web}/page"}, headers=nobody).status_code == 401
    assert api.post("/api/extract", json={"text": SENTENCE}, headers=nobody).status_code == 200
