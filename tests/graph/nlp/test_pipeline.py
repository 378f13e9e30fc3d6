"""The Doc gives the text back exactly, whatever the text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import nlp
from graph.model import Document, Region, RegionKind
from graph.nlp import morphemes

AWKWARD = st.sampled_from(
    ["  ", "\n", "\r\n", "\t", "😀", "👨‍👩‍👧", "ᄒᆞᆫ글", "한글", "北京", "\u200b", "\u00a0",
     "\u3000", "\x00", "\ufeff",
     "했다", "열릴", "산업부", "2024. 7. 25(목)", "(“",
     "”", ".", "3천억", "포항시장", "Ministry", "。", "①", "□ ", "𠮷", "ㄱ", "가" * 120]
)  # fmt: skip
TEXTS = st.lists(AWKWARD | st.text(max_size=12), max_size=12).map("".join)


def test_a_word_that_is_a_tags_name_is_read_after_that_tag_was_first_met() -> None:
    nlp.parse(Document("x", "1. 가. 나)"))  # the tagger's model does not know the tag SB
    assert nlp.parse(Document("y", "ᄒᆞᆫ글SB")).text == "ᄒᆞᆫ글SB"


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_doc_rebuilds_the_text(text: str) -> None:
    doc = nlp.parse(Document("x", text))
    assert doc.text == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") or doc.text == text
    for token in doc:
        assert doc.text[token.idx : token.idx + len(token.text)] == token.text
    at = 0
    for sentence in doc._.sentences:
        assert at <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text
        at = sentence.end
    for item in (*doc._.values, *doc._.gazetteer, *doc._.tagged, *nlp.mentions(doc)):
        assert 0 <= item.start < item.end <= len(text)


def test_blocks_read_at_once_are_as_read_one_by_one() -> None:
    text = "산업부는 25일 밝혔다. 다음 날 열린다.\n" * 3 + "가" * 200 + "\n" + "포럼이 열렸다. " * 200
    lines = [match.span() for match in re.finditer(".+", text)]
    at_once = list(morphemes.analyse(text, lines))
    assert at_once == [next(morphemes.analyse(text, [line])) for line in lines]
    for (start, end), found in zip(lines, at_once, strict=True):
        alone = morphemes.analyser().tokenize(text[start:end])
        if end - start < 60:
            assert [(m.start - start, m.end - start, m.tag, m.sentence) for m in found] == [
                (token.start, token.start + token.len, token.tag, token.sent_position) for token in alone
            ]


def test_lone_surrogates_keep_their_place() -> None:
    doc = nlp.parse(Document("x", "a\ud800가"))
    assert doc.text == "a\ufffd가"


def test_unread_regions_give_nothing() -> None:
    text = "산업부는 25일 밝혔다.\n관련기사 포항시 3월 2일 개막"
    cut = text.index("관련")
    regions = (Region(0, cut, RegionKind.BODY), Region(cut, len(text), RegionKind.TEASER))
    doc = nlp.parse(Document("x", text, regions=regions))
    assert doc.text == text
    assert all(value.end <= cut for value in doc._.values)
    assert all(known.end <= cut for known in doc._.gazetteer)
    assert [sentence.text for sentence in doc._.sentences] == ["산업부는 25일 밝혔다."]


@pytest.mark.parametrize(
    "unit", ["a", "가", "「", "9", "가나다라", "1,", "(", "\n", "□", "3일~", "2024.", "하였습니다"]
)
def test_time_is_bounded(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    assert nlp.parse(Document("x", text)).text == text
