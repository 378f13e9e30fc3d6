"""Short forms of bodies."""

from __future__ import annotations

import pytest

from graph.extract.names.abbreviations import generic, shortens


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("부산대", "부산대학교"),
        ("경남TP", "경남테크노파크"),
        ("대구상의", "대구상공회의소"),
        ("한전", "한국전력공사"),
        ("로봇산업협회", "한국로봇산업협회"),
    ],
)
def test_short_forms(short: str, long: str) -> None:
    assert shortens(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("한국", "한국전력공사"),
        ("부산대학교", "부산대"),
        ("경남대", "경북대학교"),
        ("산업", "산업통상자원부"),
    ],
)
def test_other_bodies(short: str, long: str) -> None:
    assert not shortens(short, long)


def test_generic_forms_are_no_aliases() -> None:
    assert generic("공단")
    assert not generic("한전")
