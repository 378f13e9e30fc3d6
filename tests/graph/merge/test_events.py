"""Which documents' events are one."""

from __future__ import annotations

import pytest

from graph.merge.events import SAME, score
from graph.model import Entry
from tests.readings import EVENT, ORG, PLACE, entry

FAIR = entry(
    EVENT,
    "국제 무한 엑스포 2025",
    "exhibition",
    start="2025-11-03",
    end="2025-11-05",
    region=("포항시", PLACE),
    host=("포항시", ORG),
)

SAME_EVENTS = [
    (FAIR, entry(EVENT, "국제 무한 엑스포 2025", "exhibition", start="2025-11")),
    (FAIR, entry(EVENT, "무한 엑스포", "exhibition", start="2025-11-04", region=("포항", PLACE))),
    (
        entry(EVENT, "개막식", "ceremony", start="2025-11-03", parent=("국제 무한 엑스포 2025", EVENT)),
        entry(EVENT, "개막식", "ceremony", start="2025-11-03T14:00", parent=("국제 무한 엑스포", EVENT)),
    ),
    (
        entry(EVENT, "무한동맹 출범식", "launch", start="2024-01-02", launches=[("무한동맹", ORG)]),
        entry(EVENT, "무한동맹 출범회의", "meeting", start="2024-01-02", launches=[("무한동맹", ORG)]),
    ),
]
OTHER_EVENTS = [
    (FAIR, entry(EVENT, "국제 무한 엑스포 2024", "exhibition", start="2024-11-03", region=("포항시", PLACE))),
    (
        entry(EVENT, "국제 컨퍼런스", "conference", parent=("무한 엑스포 2025", EVENT)),
        entry(EVENT, "국제 컨퍼런스", "conference", parent=("탄소 페스티벌", EVENT)),
    ),
    (
        entry(EVENT, "업무협약식", "signing", start="2025-03-04", host=("가나시", ORG)),
        entry(EVENT, "개막식", "ceremony", start="2025-03-04", host=("다라시", ORG)),
    ),
    (
        entry(EVENT, "제3회 무한 포럼", "forum", start="2025", edition=3),
        entry(EVENT, "제4회 무한 포럼", "forum", start="2025", edition=4),
    ),
    (
        entry(EVENT, "간담회", "meeting"),
        entry(EVENT, "간담회", "meeting"),
    ),
]


@pytest.mark.parametrize(("left", "right"), SAME_EVENTS)
def test_one_event_in_other_words(left: Entry, right: Entry) -> None:
    found = score(left, right)
    assert found.value >= SAME, found
    assert score(right, left).value == found.value


@pytest.mark.parametrize(("left", "right"), OTHER_EVENTS)
def test_two_events_alike(left: Entry, right: Entry) -> None:
    found = score(left, right)
    assert found.value < SAME, found
    assert score(right, left).value == found.value
