import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.extract import pieces, read_facts
from graph.facts_json import from_json, grouped, to_json
from graph.model import Document, Region, RegionKind
from graph.read import document

WORDS = st.sampled_from(
    "포럼 회의 협약 업무협약 개막식 이날 3일 11.30() 2024 제3회 ‘ ’ 「 」 산업부 서울시는 김가나 장관은 "
    "개최했다 참석했다. 주최 주관 "
    "(일시/장소) ( ) / ※ * ㅇ □ \n \n\n 각각 MOU 등 와 과 the Forum Roundtable attended on May 1 hosted "
    "by Minister 9999999 세션 위한 The Busan-based Seoul-headquartered of and CEO".split(" ")
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join))


BROKE = [
    "The Busan-based maker of robot reducers will put KRW 42 billion into a plant there.",
    "9999999 " * 9,
    "협약 김가나 " + "장관" * 60,
]
"""Texts that once broke a rule or took it more than a minute."""


@pytest.mark.parametrize("text", BROKE)
def test_what_broke_a_rule_is_read(text: str) -> None:
    assert read_facts(document(text)).document.text == text


@given(
    TEXTS, st.sampled_from(["ko", "en"]), st.sampled_from([None, "2024-02-29"]), st.sampled_from([20, 10**5])
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_text_breaks_the_rules(text: str, language: str, published: str | None, piece: int) -> None:
    body = Region(0, len(text), RegionKind.BODY)
    given_text = Document("a", text, published=published, language=language, regions=(body,) if text else ())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "LONGEST", piece)
        reading = read_facts(given_text)
    assert from_json(to_json(reading), text) == grouped(reading)
    for entry in reading.entries:
        assert text[entry.evidence.start : entry.evidence.end] == entry.evidence.quote
        for claim in entry.claims:
            assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
            assert 0 <= claim.confidence <= 1
