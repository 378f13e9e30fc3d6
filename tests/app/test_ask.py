"""Questions asked of the seeds by HTTP; each answer's query gives the same things at `/sparql`."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

FIRMS = {"삼성SDI", "에코프로머티리얼즈", "에코프로비엠", "롯데케미칼", "새빗켐", "SK에코플랜트"}
SPEAKERS = {"고주영", "서현준", "양제헌", "서경훈", "정성균", "문준혁", "이상민"}
CASES: tuple[tuple[str, str, set[str]], ...] = (
    ("배터리 행사에 참석한 기업은?", "participants", FIRMS),
    ("공급망 컨퍼런스는 누가 주최했나?", "participants", {"외교부"}),
    ("포항 배터리 행사의 연사는 누구인가?", "participants", SPEAKERS),
    ("삼성SDI가 참석한 행사는?", "events", {"배터리 선도도시 포항 국제 컨퍼런스"}),
    ("탄소소재 얼라이언스는 누가 이끄나?", "alliance-leaders", {"강경성", "박종수"}),
    ("충북 이차전지산업 육성 전략의 예산은?", "policy-budget", {"충북 이차전지산업 육성 전략"}),
    ("공급망 컨퍼런스에 참석한 나라는?", "participants", {"미국", "스웨덴", "캐나다", "호주"}),
    ("Which events were hosted by 외교부 in 2023?", "events", {"글로벌 폐배터리·핵심광물 공급망 컨퍼런스"}),
)


@pytest.mark.parametrize(("question", "intent", "names"), CASES)
def test_question(api: httpx.Client, question: str, intent: str, names: set[str]) -> None:
    found: dict[str, Any] = api.get("/api/ask", params={"q": question}).raise_for_status().json()
    assert found["interpretation"]["intent"] == intent
    listed = {one["name"] for one in found["items"]}
    assert listed >= names, names - listed
    assert any(name in found["answer"] for name in names)
    answer = api.get("/sparql", params={"query": found["sparql"], "format": "json"}).raise_for_status()
    rows = answer.json()["results"]["bindings"]
    assert {row["id"]["value"] for row in rows} == {one["id"] for one in found["items"]}
    for item in found["items"]:
        assert all(part["evidence"] for part in item.get("participations", [item]))


def test_way_between_two(api: httpx.Client) -> None:
    found = api.get("/api/ask", params={"q": "삼성SDI와 외교부는 어떤 관계?"}).raise_for_status().json()
    assert found["interpretation"]["intent"] == "connection"
    assert all(step["evidence"] for way in found["items"] for step in way["steps"])
    rows = api.get("/sparql", params={"query": found["sparql"], "format": "json"}).json()["results"][
        "bindings"
    ]
    assert len(rows) == len(found["items"]) > 0


def test_months_count_from_today(api: httpx.Client) -> None:
    asked = {"q": "다음 달 행사는?", "today": "2024-10-03"}
    found = api.get("/api/ask", params=asked).raise_for_status().json()
    assert found["interpretation"]["time"] == {"from": "2024-11-01", "to": "2024-11-30", "words": "다음 달"}
    assert "배터리 선도도시 포항 국제 컨퍼런스" in {one["name"] for one in found["items"]}


def test_unreadable_question(api: httpx.Client) -> None:
    found = api.get("/api/ask", params={"q": "오늘 날씨 어때?"})
    assert found.status_code == 422
    assert found.json()["detail"].count("?") >= 3
