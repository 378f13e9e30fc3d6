"""Which addresses are public."""

from __future__ import annotations

import asyncio

import pytest

from graph.errors import Forbidden, InvalidInput, PolicygraphError, Unavailable
from graph.web import public
from graph.web.public import is_public


@pytest.mark.parametrize("numeric", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:8.8.8.8"])
def test_public_numbers(numeric: str) -> None:
    assert is_public(numeric)


@pytest.mark.parametrize(
    "numeric",
    (
        "127.0.0.1 10.0.0.8 172.16.3.4 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 "
        "255.255.255.255 ::1 :: fe80::1%eth0 fd00::1 ff02::1 ::ffff:127.0.0.1 64:ff9b::7f00:1 "
        "2002:7f00:1::"
    ).split(),
)
def test_numbers_of_this_machine_and_its_neighbours(numeric: str) -> None:
    assert not is_public(numeric)


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://127.0.0.1/", Forbidden),
        ("http://localhost:8000/api/events", Forbidden),
        ("http://[::1]/", Forbidden),
        ("http://2130706433/", Forbidden),
        ("http://0x7f.1/", Forbidden),
        ("https://169.254.169.254/latest/meta-data/", Forbidden),
        ("http://a.invalid/", Unavailable),
        ("file:///etc/passwd", InvalidInput),
        ("ftp://a.example/", InvalidInput),
        ("javascript:alert(1)", InvalidInput),
        ("http://user:secret@a.example/", InvalidInput),
        ("/explore", InvalidInput),
        ("http://", InvalidInput),
        ("http://[::1", InvalidInput),
        ("", InvalidInput),
    ],
)
def test_what_is_not_fetched(address: str, error: type[PolicygraphError]) -> None:
    with pytest.raises(error):
        asyncio.run(public(address))


def test_hosts_that_are_allowed() -> None:
    assert asyncio.run(public("http://127.0.0.1:8123/a", {"127.0.0.1:8123"})) is None
    assert asyncio.run(public("http://localhost/a", {"localhost"})) is None
    with pytest.raises(Forbidden):
        asyncio.run(public("http://127.0.0.1:8124/a", {"127.0.0.1:8123"}))


def test_a_public_number_is_the_one_to_connect_to() -> None:
    assert asyncio.run(public("https://1.1.1.1/")) == "1.1.1.1"
