"""The SPARQL paths stand in the OpenAPI description as they are."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.openapi import install, paths
from tests.app.conftest_sparql import client as client

VERBS = {"get", "head", "put", "post", "delete"}
OPERATIONS = [(path, verb) for path, item in paths().items() for verb in item if verb in VERBS]


def kinds(operation: dict[str, Any]) -> list[str]:
    return list(operation.get("requestBody", {}).get("content", {}))


def test_the_paths_stand_beside_the_others() -> None:
    app = FastAPI()
    app.add_api_route("/other", lambda: None)
    install(app)
    described = app.openapi()
    assert {"/other", "/sparql", "/update", "/store", "/.well-known/void"} <= set(described["paths"])
    assert app.openapi() is described
    names = [described["paths"][path][verb]["operationId"] for path, verb in OPERATIONS]
    assert "store_put" in names


@pytest.mark.parametrize(("path", "verb"), OPERATIONS)
def test_what_is_described_is_there(client: httpx.Client, path: str, verb: str) -> None:
    """Asked with nothing, each path answers by one of the statuses that it is said to have."""
    answer = client.request(verb.upper(), path.replace("{graph}", "none"))
    assert str(answer.status_code) in paths()[path][verb]["responses"], answer.text


@pytest.mark.parametrize(("path", "verb"), OPERATIONS)
def test_bodies_of_the_kinds_described_are_taken(client: httpx.Client, path: str, verb: str) -> None:
    for media in kinds(paths()[path][verb]):
        if media != "multipart/form-data":
            answer = client.request(
                verb.upper(), path, content=b"\xff", headers={"Content-Type": media}, params={"graph": "none"}
            )
            assert answer.status_code == 400, (media, answer.text)
