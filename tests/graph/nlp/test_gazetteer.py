"""Known names: where they stand and which thing they mean."""

import pytest

from graph import nlp
from graph.model import Document


def known(text: str) -> list[tuple[str, str, str]]:
    doc = nlp.parse(Document("x", text))
    return [(text[k.start : k.end], k.type, k.reference) for k in doc._.gazetteer]


@pytest.mark.parametrize(
    "text, expected",
    [
        ("포항시장이 왔다.", []),
        ("포항시가 밝혔다.", [("포항시", "region", "kr-47-pohang")]),
        ("서울 중구에서 열렸다.", [("서울 중구", "region", "kr-11-jung")]),
        ("중구에서 열렸다.", [("중구", "region", "")]),
        ("광주에서 열렸다.", [("광주", "region", "kr-29")]),
        ("경기 광주시에서 열렸다.", [("경기 광주시", "region", "kr-41-gwangju")]),
        (
            "경남 고성에서 열렸다. 고성군은 말했다.",
            [("경남 고성", "region", "kr-48-goseong"), ("고성군", "region", "kr-48-goseong")],
        ),
        ("음성 인식 기술을 양산한다.", []),
        ("EUV 장비와 EU", [("EU", "international", "eu")]),
        ("독일·노르웨이가 함께했다.", [("독일", "country", "de"), ("노르웨이", "country", "no")]),
    ],
)  # fmt: skip
def test_known_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert known(text) == expected
