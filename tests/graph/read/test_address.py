"""Documents by their web address."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from graph.errors import Forbidden, InvalidInput, UnknownFormat
from graph.read import sources
from graph.read.address import document_at, file_name
from tests.pages_server import SENTENCE, pages


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with pages() as port:
        yield port


@pytest.mark.parametrize("path", ["/page", "/moved", "/cp949", "/news/release.txt", "/file?id=3"])
def test_what_an_address_gives_is_read(port: int, path: str) -> None:
    found = asyncio.run(document_at(f"http://127.0.0.1:{port}{path}", {"127.0.0.1"}))
    (source,) = sources(found.name, found.data)
    assert SENTENCE.split("「")[0] in source.text


@pytest.mark.parametrize(("path", "error"), [("/picture", UnknownFormat), ("/gone", InvalidInput)])
def test_no_document(port: int, path: str, error: type[InvalidInput]) -> None:
    with pytest.raises(error):
        asyncio.run(document_at(f"http://127.0.0.1:{port}{path}", {"127.0.0.1"}))


def test_an_address_of_this_machine(port: int) -> None:
    with pytest.raises(Forbidden, match="POLICYGRAPH_FETCH_HOSTS"):
        asyncio.run(document_at(f"http://127.0.0.1:{port}/page"))
    with pytest.raises(Forbidden):
        asyncio.run(document_at(f"http://127.0.0.1:{port}/inward", {f"127.0.0.1:{port}"}))


@pytest.mark.parametrize(
    ("url", "media", "disposition", "name"),
    [
        ("https://a.kr/view.do?id=1", "text/html;charset=UTF-8", "", "view.html"),
        ("https://a.kr/", "text/html", "", "a.html"),
        ("https://a.kr/down.do", "application/octet-stream", 'attachment; filename="a.hwp"', "a.hwp"),
        ("https://a.kr/down.do", "application/pdf", "", "down.pdf"),
        ("https://a.kr/down.do", "application/octet-stream", "", "down"),
        ("https://a.kr/보도자료.hwpx", "", "", "보도자료.hwpx"),
        ("https://a.kr/README", "text/plain", "", "README.txt"),
    ],
)
def test_the_name_tells_the_format(url: str, media: str, disposition: str, name: str) -> None:
    headers = {"content-type": media, "content-disposition": disposition}
    assert file_name(url, httpx.Headers({k: v for k, v in headers.items() if v})) == name
