"""Lost characters are put back in their places, and nothing else is changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.extract import read_facts
from graph.model import Kind
from graph.read import document
from graph.read.mending import mended

MENDED = [
    (
        "가나부?다라부는 3일?5일 ?수소?전기 포럼?을 열었다.",
        "가나부·다라부는 3일~5일 ‘수소·전기 포럼’을 열었다.",
    ),
    (
        "? 일시 : ?24.5.3(금) 10:00?12:00\n? 장소 : 엑스코",
        "○ 일시 : ’24.5.3(금) 10:00~12:00\n○ 장소 : 엑스코",
    ),
    ("김가람 장관은 ?산?학?연이 함께 뛰겠다?고 말했다.", "김가람 장관은 “산·학·연이 함께 뛰겠다”고 말했다."),
    ("?우리는 ?새봄 계획?과 ?한빛 전략?을 편다?며", "“우리는 ‘새봄 계획’과 ‘한빛 전략’을 편다”며"),
    (
        "기업은 ?삼성SDI 김하늘 대표 ?SK온 이다온 대표 ?엔켐 박솔 대표이다.",
        "기업은 ▲삼성SDI 김하늘 대표 ▲SK온 이다온 대표 ▲엔켐 박솔 대표이다.",
    ),
    ("누리\ufffd다온 포럼", "누리·다온 포럼"),
    ("가나부는\u00a03일 \u3000열었다.", "가나부는 3일  열었다."),
]
KEPT = [
    "왜 수소인가? 누가 만드는가? 어디로 가는가? 답은 셋이다.",
    "‘왜인가?’라고 물었다. “정말 그런가?” 그는 웃었다.",
    "http://a.kr/view.php?id=1&b=2 http://a.kr/view.php?id=2 http://a.kr/view.php?no=3",
    "Why hydrogen? Who makes it? And where does it go?",
]


@pytest.mark.parametrize(("broken", "whole"), MENDED)
def test_marks_come_back(broken: str, whole: str) -> None:
    assert mended(broken) == whole


@pytest.mark.parametrize("text", KEPT)
def test_questions_stay(text: str) -> None:
    assert mended(text) == text


@given(st.text(st.sampled_from("가나다 ?·\n.,(5일은‘’을\ufffd\u00a0"), max_size=60))
def test_every_other_character_stays_where_it_was(text: str) -> None:
    after = mended(text)
    assert len(after) == len(text)
    assert all(a == b or a in "?\ufffd\u00a0" for a, b in zip(text, after, strict=True))


def test_what_is_read_out_of_a_broken_text_is_quoted_as_it_stands() -> None:
    text = (
        "산업?에너지부는 2024년 5월 3일 대구 엑스코에서 ?수소?전기 포럼?을 개최했다고 밝혔다.\n"
        "포럼에는 김도윤 산업?에너지부 차관, 이하람 가나공사 사장 등 100여 명이 참석했다.\n"
    )
    reading = read_facts(document(text))
    forum = next(e for e in reading.entries if e.kind is Kind.EVENT)
    assert (forum.name, reading.document.text) == ("수소·전기 포럼", text)
    for entry in reading.entries:
        for evidence in (entry.evidence, *(claim.evidence for claim in entry.claims)):
            assert text[evidence.start : evidence.end] == evidence.quote
