from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.extract import read_facts
from graph.facts_json import from_json, grouped, to_json
from graph.model import Document, Region, RegionKind

WORDS = st.sampled_from(
    "포럼 회의 협약 업무협약 개막식 이날 3일 11.30() 2024 제3회 ‘ ’ 「 」 산업부 서울시는 김가나 장관은 "
    "개최했다 참석했다. 주최 주관 "
    "(일시/장소) ( ) / ※ * ㅇ □ \n \n\n 각각 MOU 등 와 과 the Forum Roundtable attended on May 1 hosted "
    "by Minister 9999999 세션 위한".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


@given(TEXTS, st.sampled_from(["ko", "en"]), st.sampled_from([None, "2024-02-29"]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_rules(text: str, language: str, published: str | None) -> None:
    body = Region(0, len(text), RegionKind.BODY)
    document = Document("a", text, published=published, language=language, regions=(body,) if text else ())
    reading = read_facts(document)
    assert from_json(to_json(reading), text) == grouped(reading)
    for entry in reading.entries:
        assert text[entry.evidence.start : entry.evidence.end] == entry.evidence.quote
        for claim in entry.claims:
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
            assert 0 <= claim.confidence <= 1
