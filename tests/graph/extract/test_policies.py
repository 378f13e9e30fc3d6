import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract.names.noun_runs import left
from graph.extract.names.same_name import groups, shortens
from graph.extract.policies import entries as policies
from graph.extract.policies.names import find as find_names
from graph.model import Entry
from tests.graph.extract.spotted import spotted

CASES = Path(__file__).parents[2] / "cases/policies"
MANY = {"industries", "parts", "responds_to"}


def _cases() -> list[dict[str, Any]]:
    return [case for file in sorted(CASES.glob("*.json")) for case in json.loads(file.read_text("utf-8"))]


def _slot(entry: Entry, slot: str) -> Any:
    if slot in {"name", "type"}:
        return getattr(entry, slot)
    if slot == "aliases":
        return list(entry.aliases)
    values = list(entry.values(slot))
    return values if slot in MANY else next(iter(values), None)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["why"]))
def test_policies_with_their_slots(case: dict[str, Any]) -> None:
    found = {e.name: e for e in policies.find(spotted(case["text"], case.get("published")))}
    if not case["policies"]:
        assert not found
    for wanted in case["policies"]:
        assert wanted["name"] in found, list(found)
        entry = found[wanted["name"]]
        assert {slot: _slot(entry, slot) for slot in wanted} == wanted


@pytest.mark.parametrize("case", _cases(), ids=lambda case: str(case["why"]))
def test_evidence_quotes_the_text(case: dict[str, Any]) -> None:
    for entry in policies.find(spotted(case["text"], case.get("published"))):
        for evidence in (entry.evidence, *(claim.evidence for claim in entry.claims)):
            assert case["text"][evidence.start : evidence.end] == evidence.quote
            assert all(evidence.start <= s.start < s.end <= evidence.end for s in evidence.highlight)


def test_parts_are_entries_of_their_own() -> None:
    for case in _cases():
        entries = list(policies.find(spotted(case["text"], case.get("published"))))
        names = {e.name for e in entries}
        for entry in entries:
            assert set(entry.values("parts")) <= names


def test_counts_of_tasks_and_fields_are_no_policies() -> None:
    text = (
        "시는 ‘3대 목표 12개 과제’를 추진한다. 5대 분야 10대 사업은 ▲지방 활성화 ▲경제 성장 ▲주거 안정이다."
    )
    assert not list(policies.find(spotted(text)))


def test_a_short_form_stands_for_one_long_form_only() -> None:
    heads = ["특화단지"]
    both = ["이차전지 소재부품장비 특화단지", "이차전지 국가첨단전략산업 특화단지", "이차전지 특화단지"]
    assert groups(both, heads)["이차전지 특화단지"] == "이차전지 특화단지"
    assert groups(both[1:], heads)["이차전지 특화단지"] == "이차전지 국가첨단전략산업 특화단지"
    assert not shortens("반도체 특화단지", "이차전지 특화단지", heads)


def test_a_run_of_nouns_stops_at_particles() -> None:
    text = "공단이 구축할 핵심광물 수급관리 종합 플랫폼을"
    ctx = spotted(text)
    assert text[left(ctx.doc, text, text.index("플랫폼")) :].startswith("핵심광물")


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="‘’「」 ,.가나다전략법을를 특구1대과제①②억원", max_size=80).filter(str.strip))
def test_any_text_is_read(text: str) -> None:
    ctx = spotted(text)
    for found in find_names(ctx):
        assert text[found.start : found.end] == found.text
    list(policies.find(ctx))
