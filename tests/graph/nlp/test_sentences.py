"""Sentences: what belongs together as the unit of evidence."""

import pytest

from graph import nlp
from graph.model import Document, Region, RegionKind
from graph.nlp.sentences import LONGEST

CASES = {
    "no words": (f"시는 {'A1' * 200} 밝혔다. {'가' * 90} 도는 말했다.", ["시는", "밝혔다.", "도는 말했다."]),
    "a row of dots": (f"1. 개요 {'·' * 90} 3쪽", [f"개요 {'·' * 90} 3쪽"]),
    "two": ("시는 밝혔다. 도는 말했다.", ["시는 밝혔다.", "도는 말했다."]),
    "quote of several": (
        "시장은 “길을 연다. 끝까지 간다.”라고 말했다. 도는 웃었다.",
        ["시장은 “길을 연다. 끝까지 간다.”라고 말했다.", "도는 웃었다."],
    ),
    "quote goes on": (
        "지사는 “힘을 모았다”며 “도시를 키우겠다. 꼭 그러겠다”고 말했다.",
        ["지사는 “힘을 모았다”며 “도시를 키우겠다. 꼭 그러겠다”고 말했다."],
    ),
    "begins with marked words": (
        "사업은 올해부터 추진된다. ‘공용 설비 고도화’에 210억 원을 쓴다. ‘섬 물류 전환’ 사업도 벌인다.",
        [
            "사업은 올해부터 추진된다.",
            "‘공용 설비 고도화’에 210억 원을 쓴다.",
            "‘섬 물류 전환’ 사업도 벌인다.",
        ],
    ),
    "run together": (
        "컨퍼런스는 이틀간 이어진다 국내외 전문가 20여 명이 발표한다.",
        ["컨퍼런스는 이틀간 이어진다", "국내외 전문가 20여 명이 발표한다."],
    ),
    "dots in a date": (
        "장관은 2024. 7. 25(목) 15:30 서울에서 회의를 열었다.",
        ["장관은 2024. 7. 25(목) 15:30 서울에서 회의를 열었다."],
    ),
    "bullets": ("□ 첫째이다\n ㅇ 둘째\n - 셋째이다\n※ 넷째", ["첫째이다", "둘째", "셋째이다", "넷째"]),
    "row of items": ("◦ 주최 : 가나부   ◦ 주관 : 다라원", ["주최 : 가나부", "주관 : 다라원"]),
    "triangles in a sentence": (
        "협약에는 △공동 추진 △공동 활용 △교류가 담긴다.",
        ["협약에는 △공동 추진 △공동 활용 △교류가 담긴다."],
    ),
    "blank line": ("산업통상자원부와\n\n경상북도는 협약을", ["산업통상자원부와", "경상북도는 협약을"]),
    "broken line": (
        "산업통상자원부는 배터리 산업의 경쟁력을 높이기 위해 관계부처와\n함께 대책을 마련했다고 밝혔다. "
        "끝까지 한다.",
        [
            "산업통상자원부는 배터리 산업의 경쟁력을 높이기 위해 관계부처와\n함께 대책을 마련했다고 밝혔다.",
            "끝까지 한다.",
        ],
    ),
    "headlines stay apart": (
        "가나시, 배터리 포럼 개최\n다라군, 산업단지 착공",
        ["가나시, 배터리 포럼 개최", "다라군, 산업단지 착공"],
    ),
    "english": (
        "Mr. Kim of Acme Co. spoke on Nov. 3 at 2 p.m. in the U.S. Embassy. It was a success!",
        ["Mr. Kim of Acme Co. spoke on Nov. 3 at 2 p.m. in the U.S. Embassy.", "It was a success!"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_sentences(case: str) -> None:
    text, expected = CASES[case]
    assert [s.text for s in nlp.parse(Document("x", text))._.sentences] == expected


def test_a_row_is_one_sentence() -> None:
    text = "일시 3일이다. 장소 시청이다. 끝이다."
    doc = nlp.parse(Document("x", text, regions=(Region(0, len(text), RegionKind.TABLE),)))
    assert [(s.text, s.region) for s in doc._.sentences] == [(text, RegionKind.TABLE)]


def test_no_sentence_crosses_a_region() -> None:
    text = "경상북도와 포항시는 배터리 산업을 위해 힘을 모으기로 하고\n포항시장은 말했다."
    cut = text.index("\n")
    regions = (Region(0, cut, RegionKind.CAPTION), Region(cut, len(text), RegionKind.BODY))
    doc = nlp.parse(Document("x", text, regions=regions))
    assert [s.region for s in doc._.sentences] == [RegionKind.CAPTION, RegionKind.BODY]


def test_particles_after_a_name() -> None:
    doc = nlp.parse(Document("x", "산업통상자원부(장관 김하늘)는 ‘포럼’을 포항에서도 열었다."))
    text = doc.text
    for name, particle in (("산업통상자원부", "는"), ("포럼", "을"), ("포항", "에서도")):
        assert nlp.particle_after(doc, text.index(name) + len(name)) == particle
    assert nlp.particle_after(doc, len(text)) == ""


@pytest.mark.parametrize("unit", ["홍길동 ", "Minister John Smith ", "가나다라", "( "])
def test_no_sentence_is_longer_than_rules_can_bear(unit: str) -> None:
    text = (unit * 5000)[:5000].strip()
    found = nlp.parse(Document("x", text))._.sentences
    assert max(len(sentence.text) for sentence in found) <= LONGEST
    assert "".join(sentence.text for sentence in found).replace(" ", "") == text.replace(" ", "")
