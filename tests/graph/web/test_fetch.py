"""Fetching with a rule, limits, and the address that was looked at."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from graph.errors import Forbidden, LimitExceeded, Unavailable
from graph.web import fetch, public
from tests.pages_server import PAGE, pages


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with pages() as port:
        yield port


async def anywhere(_: str) -> None:
    """Every address."""


def test_a_redirect_is_followed(port: int) -> None:
    answer = asyncio.run(fetch(f"http://127.0.0.1:{port}/moved", anywhere))
    assert answer.text == PAGE


def test_each_redirect_goes_by_the_rule(port: int) -> None:
    seen = []

    async def only_by_number(address: str) -> None:
        seen.append(address)
        await public(address, {"127.0.0.1"})

    with pytest.raises(Forbidden):
        asyncio.run(fetch(f"http://127.0.0.1:{port}/inward", only_by_number))
    assert seen == [f"http://127.0.0.1:{port}/inward", f"http://localhost:{port}/page"]


def test_the_connection_goes_to_the_number_that_the_rule_gave(port: int) -> None:
    async def here(_: str) -> str:
        return "127.0.0.1"

    answer = asyncio.run(fetch(f"http://pages.example:{port}/page", here))
    assert answer.text == PAGE


def test_limits(port: int) -> None:
    with pytest.raises(LimitExceeded, match="1000 bytes"):
        asyncio.run(fetch(f"http://127.0.0.1:{port}/large", anywhere, most=1000))
    with pytest.raises(Unavailable, match="redirects"):
        asyncio.run(fetch(f"http://127.0.0.1:{port}/round", anywhere))


def test_no_answer() -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        asyncio.run(fetch("http://127.0.0.1:9/", anywhere))


def test_no_answer_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Unavailable, match="within"):
        asyncio.run(fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", anywhere, seconds=0.2))
