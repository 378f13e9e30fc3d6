"""Counts by facet are what the list holds once filtered by the value counted."""

from __future__ import annotations

from urllib.parse import urlsplit

import httpx
import pytest

CASES = [
    ("participants", "type", {}),
    ("participants", "role", {"industry": "battery"}),
    ("participants", "industry", {"type": "company"}),
    ("participants", "event_type", {"type": "company", "industry": "battery"}),
    ("participants", "region", {"role": "any"}),
    ("participants", "status", {}),
    ("events", "industry", {}),
    ("events", "region", {"industry": "battery"}),
    ("events", "status", {}),
    ("policies", "issuer", {}),
    ("policies", "industry", {}),
    ("policies", "region", {}),
    ("alliances", "industry", {}),
]


@pytest.mark.parametrize(("path", "facet", "filters"), CASES)
def test_counts_agree_with_the_list(
    api: httpx.Client, path: str, facet: str, filters: dict[str, str]
) -> None:
    answer = api.get(f"/api/{path}", params={**filters, "facets": facet, "limit": "0"}).raise_for_status()
    counted = answer.json()["facets"][facet]
    assert counted
    for one in counted[:: max(1, len(counted) // 6)]:
        value = one["value"]
        if "/id/" in value:
            value = urlsplit(value).path.removeprefix("/id/")
        shown = api.get(f"/api/{path}", params={**filters, facet: value, "limit": "0"}).raise_for_status()
        assert shown.json()["total"] == one["count"], one


def test_an_unknown_facet_names_those_there_are(api: httpx.Client) -> None:
    answer = api.get("/api/participants", params={"facets": "colour"})
    assert answer.status_code == 422
    assert "event_type" in answer.json()["detail"]


def test_a_question_that_is_not_read_offers_some_that_are(api: httpx.Client) -> None:
    answer = api.get("/api/ask", params={"q": "오늘 점심은 무엇이 좋을까?"})
    assert answer.status_code == 422
    examples = answer.json()["examples"]
    assert len(examples) == 3
    assert all(api.get("/api/ask", params={"q": one}).status_code == 200 for one in examples)
