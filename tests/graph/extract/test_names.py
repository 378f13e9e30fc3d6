"""Names by cases: a text and the organizations, people (name, title, body) and places that it names."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.extract import context
from graph.extract.context import Context
from graph.extract.names import entries as names
from graph.model import Document, Entry, Kind

FOLDER = Path(__file__).parents[2] / "cases" / "names"
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))
]


def read(text: str, language: str = "ko") -> tuple[Context, tuple[Entry, ...]]:
    ctx = context.build(Document("case", text, language=language))
    names.find(ctx)
    return ctx, names.entries(ctx)


@pytest.mark.parametrize(("file", "case"), CASES, ids=[case["text"][:30] for _, case in CASES])
def test_case(file: str, case: dict[str, Any]) -> None:
    _, entries = read(case["text"], "en" if file == "english" else "ko")
    for kind, key in ((Kind.ORGANIZATION, "organizations"), (Kind.PLACE, "places")):
        if key in case:
            assert _left_over(entries, kind, case[key]) == ([], []), key
    if "people" in case:
        found = [
            [e.name, *(next(iter(e.values(s)), None) for s in ("title", "organization"))]
            for e in entries
            if e.kind is Kind.PERSON
        ]
        assert sorted(map(str, found)) == sorted(map(str, case["people"]))
    for name, aliases in case.get("aliases", {}).items():
        assert set(aliases) <= set(next(e for e in entries if e.name == name).aliases)


def _left_over(entries: tuple[Entry, ...], kind: Kind, wanted: list[str]) -> tuple[list[str], list[str]]:
    """Wanted names that no entry has, and entries that no wanted name means."""
    forms = [{e.name, *e.aliases} for e in entries if e.kind is kind]
    missing = [name for name in wanted if not any(name in group for group in forms)]
    return missing, [min(group) for group in forms if not group & set(wanted)]


def test_the_type_of_a_body_is_told_by_the_legal_form_beside_it() -> None:
    _, entries = read("강원관광재단과 ㈜가람솔이 주관하고 (재)누리숲과 다온텍㈜이 후원한다.")
    types = {e.name: e.type for e in entries if e.kind is Kind.ORGANIZATION}
    assert types["가람솔"] == types["다온텍"] == "company"
    assert types["누리숲"] == "association"


def test_later_mentions_take_up_the_person_of_that_surname() -> None:
    text = "김도윤 해양수산부 차관이 왔다. 김하늘 부산시 과장도 왔다. 김 차관은 “돕겠다”고 말했다."
    ctx, entries = read(text)
    assert [e.name for e in entries if e.kind is Kind.PERSON] == ["김도윤", "김하늘"]
    last = [n for n in ctx.names.of(Kind.PERSON) if text[n.start : n.end] == "김"]
    assert [n.name for n in last] == ["김도윤"]


def test_a_governor_without_body_governs_the_province_of_the_text() -> None:
    _, entries = read("경상남도는 6일 계획을 냈다. 문태경 도지사는 “돕겠다”고 말했다.")
    person = next(e for e in entries if e.kind is Kind.PERSON)
    assert person.values("organization") == ("경상남도",)


def test_boilerplate_names_nothing() -> None:
    _, entries = read("12일 회의가 열렸다.\n저작권자 © 누리일보 무단전재 및 재배포 금지")
    assert [e.name for e in entries] == []


PIECES = """
김도윤 해양수산부 장관 ( ) 은 · 주한 독일 대사 협회장 Minister Lee 등 8개 ㈜ ‘ ’ 경북 포항시 SK ① /
호텔 에서 열었다.
""".split()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, " ", "\n", "\u00a0", ", ", "장소 :"]), max_size=30).map("".join))
def test_any_text_gives_names_within_it(text: str) -> None:
    ctx, entries = read(text)
    for name in ctx.names.items:
        assert 0 <= name.start < name.end <= len(text)
        assert 0.0 < name.confidence <= 1.0
    for entry in entries:
        assert text[entry.evidence.start : entry.evidence.end] == entry.evidence.quote
