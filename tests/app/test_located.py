"""Each thing of the list of entities says where it is, the nearest place first."""

from __future__ import annotations

import httpx
import pytest

CASES = [
    ("local-government", "포항시", ["포항시", "경상북도"]),
    ("venue", "포스코국제관 국제회의장", ["포스코국제관 국제회의장"]),
    ("country", "스웨덴", ["스웨덴"]),
]


@pytest.mark.parametrize(("kind", "name", "places"), CASES)
def test_located(api: httpx.Client, kind: str, name: str, places: list[str]) -> None:
    found = api.get("/api/entities", params={"type": kind, "q": name}).raise_for_status().json()["items"]
    thing = next(one for one in found if one["name"] == name)
    told = [place["name"] for place in thing["located"]]
    assert told[0] == places[0]
    assert set(told) >= set(places)
    assert all(
        place["type"] in {"country", "region", "venue", "site", "place", "other"}
        for place in thing["located"]
    )


def test_people_are_nowhere(api: httpx.Client) -> None:
    found = api.get("/api/entities", params={"type": "person"}).raise_for_status().json()["items"]
    assert found
    assert all(one["located"] == [] for one in found)
