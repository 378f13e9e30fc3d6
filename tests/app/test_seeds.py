"""The questions that the product is for, asked of the five seed documents by HTTP."""

from __future__ import annotations

import subprocess
from typing import Any

import httpx
import pytest

FIRMS = {"삼성SDI", "에코프로머티리얼즈", "에코프로비엠", "롯데케미칼", "새빗켐", "SK에코플랜트"}
COUNTRIES = {"미국", "스웨덴", "영국", "인도", "인도네시아", "체코", "폴란드", "캐나다", "헝가리", "호주"}


def items(api: httpx.Client, path: str, **parameters: Any) -> list[dict[str, Any]]:
    response = api.get(path, params={"limit": 500, **parameters})
    response.raise_for_status()
    found: list[dict[str, Any]] = response.json()["items"]
    return found


def documents(api: httpx.Client) -> dict[str, str]:
    return {
        one["id"]: api.get(f"/api/documents/{one['id']}").json()["text"]
        for one in items(api, "/api/documents")
    }


def sentences(found: Any) -> list[dict[str, Any]]:
    """All evidence anywhere in an answer."""
    if isinstance(found, dict):
        own = found["evidence"] if isinstance(found.get("evidence"), list) else []
        return own + [one for value in found.values() for one in sentences(value)]
    return [one for value in found for one in sentences(value)] if isinstance(found, list) else []


def test_firms_that_attended_battery_events(api: httpx.Client) -> None:
    found = items(api, "/api/participants", type="company", industry="battery")
    names = {one["name"] for one in found}
    assert names >= FIRMS, FIRMS - names
    assert not any("정몽구" in name for name in names)
    assert all(part["evidence"] for one in found for part in one["participations"])


def test_countries_whose_names_run_together(api: httpx.Client) -> None:
    events = items(api, "/api/events", q="공급망 컨퍼런스", host="외교부")
    assert len(events) == 1
    who = {one["name"] for one in items(api, "/api/participants", event=events[0]["id"], type="country")}
    assert who >= COUNTRIES, COUNTRIES - who
    bodies = {
        one["name"] for one in items(api, "/api/participants", event=events[0]["id"], type="international")
    }
    assert {"국제에너지기구", "유럽연합"} <= bodies


def test_launch_of_the_alliance(api: httpx.Client) -> None:
    (event,) = [
        e for e in items(api, "/api/events", type="launch", to="2021-12-31") if "탄소소재" in e["name"]
    ]
    assert event["start"] == "2021-04-28T15:00"
    assert {one["name"] for one in event["host"]} == {"산업통상자원부"}
    assert {one["name"] for one in event["organizer"]} == {"한국탄소산업진흥원", "한국탄소나노산업협회"}
    assert "섬유센터" in event["venue"]["name"]
    alliances = [a for a in items(api, "/api/alliances") if a["name"].startswith("탄소소재 융")]
    heads = {one["name"] for alliance in alliances for one in alliance["led_by"]}
    assert {"강경성", "박종수"} <= heads


def test_strategy_of_a_province(api: httpx.Client) -> None:
    (found,) = items(api, "/api/policies", issuer="충북", q="이차전지산업 육성 전략")
    assert found["budget_krw"] == 8_741_700_000_000
    assert found["target_year"] == 2030
    named = {one["name"]: one for one in items(api, "/api/policies")}
    strategies = [named[part["name"]] for part in found["parts"]]
    tasks = {task["name"] for strategy in strategies for task in strategy["parts"]}
    assert (len(strategies), len(tasks)) == (3, 9)


def test_who_spoke(api: httpx.Client) -> None:
    found = items(api, "/api/participants", role="speaker", type="person", industry="battery", region="포항")
    assert {"고주영", "서현준", "양제헌", "서경훈", "정성균", "문준혁", "이상민"} <= {
        one["name"] for one in found
    }


@pytest.mark.parametrize(
    "path", ["/api/events", "/api/participants?role=any", "/api/policies", "/api/alliances", "/api/entities"]
)
def test_evidence_is_the_text_at_its_offsets(api: httpx.Client, path: str) -> None:
    texts = documents(api)
    found = sentences(items(api, path.partition("?")[0], **({"role": "any"} if "role" in path else {})))
    assert found
    for one in found:
        text = texts[one["document"]]
        assert text[one["start"] : one["end"]] == one["quote"]
        assert all(one["start"] <= h["start"] < h["end"] <= one["end"] for h in one["highlight"])


def test_pages_follow_each_other(api: httpx.Client) -> None:
    first = api.get("/api/events", params={"limit": 3}).json()
    second = api.get(first["next"]).json()
    assert len(first["items"]) == 3
    assert not {one["id"] for one in first["items"]} & {one["id"] for one in second["items"]}
    assert first["total"] == second["total"]


def test_every_address_leads_to_its_thing(api: httpx.Client) -> None:
    for one in items(api, "/api/entities"):
        path = one["id"].partition("/id/")[2]
        assert api.get(f"/api/entities/{path}").json()["name"] == one["name"]
        turtle = api.get(f"/id/{path}", headers={"Accept": "text/turtle"})
        assert turtle.status_code == 200, path


def test_unescaped_hangul_in_an_address(seeded: Any) -> None:
    address = f"{seeded.url}/api/entities?q=포항"
    found = subprocess.run(["curl", "-s", address], capture_output=True, check=True).stdout
    assert "포항시".encode() in found


def test_the_contract_query(api: httpx.Client) -> None:
    query = """SELECT DISTINCT ?name WHERE {
      ?event pg:industry/skos:broader* <https://w3id.org/policygraph/industry/battery> ; pg:attendee ?firm .
      ?firm a pg:Company ; rdfs:label ?name . FILTER(LANG(?name) = "ko") }"""
    rows = api.get("/sparql", params={"query": query, "format": "json"}).json()["results"]["bindings"]
    listed = {one["name"] for one in items(api, "/api/participants", type="company", industry="battery")}
    assert {row["name"]["value"] for row in rows} == listed


@pytest.mark.parametrize("form", ["json", "cytoscape", "graphml", "gexf"])
def test_a_part_of_the_graph(api: httpx.Client, form: str) -> None:
    found = api.get("/api/graph", params={"focus": "삼성SDI", "depth": 2, "format": form})
    assert found.status_code == 200
    assert "포항" in found.text


def test_a_way_between_two(api: httpx.Client) -> None:
    found = items(api, "/api/path", **{"from": "삼성SDI", "to": "외교부", "limit": 5})
    assert found
    assert all(step["evidence"] for way in found for step in way["steps"])


def test_csv_opens_in_a_spreadsheet(api: httpx.Client) -> None:
    found = api.get("/api/events", params={"format": "csv"})
    assert found.content.startswith(b"\xef\xbb\xbf")
    assert len(found.text.splitlines()) > 5
