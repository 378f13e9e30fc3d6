"""Bad input gets a problem that names what to change, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

CASES = json.loads((Path(__file__).parents[1] / "cases" / "app" / "refused.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_says_what_to_change(api: httpx.Client, case: dict[str, Any]) -> None:
    before = api.get("/readyz").json()["version"]
    response = api.request(case["method"], case["path"], **_body(case))
    assert response.status_code == case["status"], response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == case["status"]
    assert case["says"] in problem["detail"], problem["detail"]
    assert api.get("/readyz").json()["version"] == before


def _body(case: dict[str, Any]) -> dict[str, Any]:
    if "text_length" in case:
        return {"json": {"text": "가" * case["text_length"]}}
    if "file" in case:
        name, content = case["file"]
        return {"files": {"file": (name, bytes.fromhex(content))}}
    if "form" in case:
        return {"files": {name: (None, value) for name, value in case["form"].items()}}
    if "content" in case:
        kind = case.get("type", "application/json")
        return {
            "content": case["content"].encode(),
            "headers": {"Content-Type": kind, **case.get("headers", {})},
        }
    return {"json": case["json"]} if "json" in case else {}
