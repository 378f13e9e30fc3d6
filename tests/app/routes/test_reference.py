"""A user's own reference files: in the graph, in identity, refused when wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from graph import reference
from tests.app.routes.curated import client
from tests.readings import ORG, entry, reading

REGISTER = "id,type,ko,en,ko_alt,code\nx-muhan,company,무한전지주식회사,Muhan,무한전지|무한셀,corp:0012345\n"
DOCUMENTS = [
    reading("하나", entry(ORG, "무한전지", "company")),
    reading("둘", entry(ORG, "무한셀", "company")),
    reading("셋", entry(ORG, "유한전지", "company")),
]


@pytest.fixture
def api(tmp_path: Path) -> Iterator[httpx.Client]:
    with client(DOCUMENTS, tmp_path) as (made, _):
        yield made
    reference.use(())


def names(api: httpx.Client) -> list[str]:
    return sorted(item["id"].rpartition("/")[2] for item in api.get("/api/entities").json()["items"])


def test_stored_documents_follow_the_register(api: httpx.Client) -> None:
    assert names(api) == ["무한셀", "무한전지", "유한전지"]
    answer = api.post("/api/reference", files={"file": ("register.csv", REGISTER.encode())})
    assert answer.status_code == 201, answer.text
    assert names(api) == ["x-muhan", "유한전지"]
    found = api.get("/api/entities/organization/x-muhan").json()
    assert found["name"] == "무한전지주식회사"
    assert len(found["documents"]) == 2
    assert reference.load().find("무한셀")[0].id == "x-muhan"
    empty = "id,type,ko\nx-other,company,전혀다른회사\n"
    assert api.post("/api/reference", files={"file": ("register.csv", empty)}).status_code == 201
    assert names(api) == ["무한셀", "무한전지", "유한전지"], "the file of that name was replaced"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("name\nx\n", "header"),
        ("id,type,ko\nX Y,company,가\n", "line 2"),
        ("id,type,ko\nx,a,가\n", "line 2"),
    ],
)
def test_a_wrong_file_is_refused_and_not_kept(api: httpx.Client, text: str, word: str) -> None:
    answer = api.post("/api/reference", content=text, headers={"Content-Type": "text/csv"})
    assert answer.status_code == 422
    assert word in answer.json()["detail"]
    assert names(api) == ["무한셀", "무한전지", "유한전지"]
