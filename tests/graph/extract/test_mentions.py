"""Mentions: names of the rules with their entries' names, values, nothing outside the factual text."""

from __future__ import annotations

from graph.extract import context
from graph.extract.mentions import mentions
from graph.extract.names import entries as names
from graph.model import Document, MentionType, Region, RegionKind

TEXT = (
    "경상남도(이하 경남도)는 6일 창원컨벤션센터에서 회의를 열었다. 경남도는 300억 원을 쓴다. "
    "김도윤 해양수산부 차관이 왔다. 김 차관은 돕겠다고 했다. 누리일보 박서연 기자"
)


def test_mentions_lead_to_their_entries() -> None:
    body = TEXT.index("누리일보")
    regions = (Region(0, body, RegionKind.BODY), Region(body, len(TEXT), RegionKind.BYLINE))
    ctx = context.build(Document("x", TEXT, published="2024-05-07", regions=regions))
    names.find(ctx)
    found = mentions(ctx)
    assert [m.text for m in found if m.name == "경상남도"] == ["경상남도", "경남도", "경남도"]
    assert [m.text for m in found if m.name == "김도윤" and m.type is MentionType.PERSON] == ["김도윤", "김"]
    assert {m.type for m in found} >= {MentionType.DATE, MentionType.MONEY, MentionType.PLACE}
    assert all(m.end <= body for m in found)
    assert all(TEXT[m.start : m.end] == m.text for m in found)
    assert list(found) == sorted(found, key=lambda m: (m.start, m.end))
