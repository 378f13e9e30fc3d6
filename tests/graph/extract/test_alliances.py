import json
from pathlib import Path
from typing import Any

import pytest

from graph.extract.alliances import entries as alliances
from graph.extract.events import entries as events
from graph.model import Kind
from tests.graph.extract.spotted import spotted

FOLDER = Path(__file__).parents[2] / "cases/alliances"
CASES = [case for file in sorted(FOLDER.glob("*.json")) for case in json.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["why"]))
def test_alliances_with_their_slots(case: dict[str, Any]) -> None:
    ctx = spotted(case["text"], case.get("published"))
    events.find(ctx)
    entries = {e.name: e for e in alliances.find(ctx)}
    assert list(entries) == [case["name"], *case.get("others", ())]
    entry = entries[case["name"]]
    assert entry.values("founded") == ((case["founded"],) if case["founded"] else ())
    for slot in ("led_by", "members", "working_groups"):
        if slot in case:
            assert sorted(map(str, entry.values(slot))) == sorted(case[slot])
    assert set(case.get("members_include", ())) <= set(entry.values("members"))


def test_bodies_without_a_name_of_their_own_are_no_alliances() -> None:
    ctx = spotted("부처들은 민관 협의체를 구성해 대책을 논의한다. 시민연합은 성명을 냈다.")
    assert not list(ctx.names.of(Kind.ALLIANCE))


def test_an_alliance_is_an_organization_of_its_own_type() -> None:
    ctx = spotted("해양수산부는 15일 ‘목포 김산업 협의회’를 발족했다. ‘김 팀코리아 얼라이언스’도 출범했다.")
    bodies = {n.name: n.type for n in ctx.names.of(Kind.ORGANIZATION)}
    assert bodies["목포 김산업 협의회"] == bodies["김 팀코리아 얼라이언스"] == "alliance"
