"""Councils under short and long names of their regions."""

import pytest

from graph.merge.keys import organization_key


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("경북도의회", "경상북도의회"),
        ("서울시의회", "서울특별시의회"),
        ("전남도의회", "전라남도의회"),
        ("제주도의회", "제주특별자치도의회"),
        ("부산시의회", "부산광역시 의회"),
    ],
)
def test_one_council(short: str, full: str) -> None:
    assert organization_key(short) == organization_key(full)


@pytest.mark.parametrize(("left", "right"), [("중구의회", "남구의회"), ("경북도의회", "경남도의회")])
def test_two_councils(left: str, right: str) -> None:
    assert organization_key(left) != organization_key(right)


def test_a_region_of_two_bearers_is_left_as_written() -> None:
    assert organization_key("광주시의회") == "광주시의회"
