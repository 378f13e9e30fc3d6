"""Documents made for tests: one release with its copies, another report that disagrees, and hostile texts."""

# ruff: noqa: E501 (a sentence is one line)
from __future__ import annotations

TITLE = "울산시, 「2024 울산 이차전지 산업 포럼」 개최"
_LINES = (
    "울산광역시는 2024년 5월 2일 울산전시컨벤션센터에서 「2024 울산 이차전지 산업 포럼」을 개최했다고 3일 밝혔다.",
    "이번 포럼은 울산광역시가 주최하고 울산테크노파크가 주관했으며, 한국배터리산업협회가 후원했다.",
    "행사에는 삼성SDI, LG에너지솔루션, 고려아연 등에서 200여 명이 참석했다.",
    "참석자들은 차세대 전지의 안전 기준과 사용후 배터리의 순환 이용, 소재 공급망의 다변화를 두고 의견을 나눴다.",
    "김두겸 울산광역시장은 “이차전지 산업을 울산의 새로운 성장 동력으로 키우겠다”고 말했다.",
    "울산광역시는 포럼에서 나온 제안을 내년 사업 계획에 담고 지역 기업의 연구 개발을 도울 방침이다.",
)
RELEASE = "\n".join((TITLE, "", *_LINES))
COPIES = (
    RELEASE.replace(TITLE, "울산서 이차전지 산업 포럼 열려").replace("밝혔다", "전했다"),
    RELEASE.replace(TITLE, "울산 이차전지 포럼, 차세대 전지 논의").replace("이번 포럼은", "포럼은"),
    RELEASE.replace(TITLE, "2024 울산 이차전지 산업 포럼 성황").replace("참석자들은 ", "이들은 "),
)
OTHER = "\n".join(
    (
        "배터리 안전을 묻다… 울산에 모인 산업계",
        "",
        "「2024 울산 이차전지 산업 포럼」이 2024년 5월 2일 울산과학기술원 대강당에서 열렸다.",
        "울산광역시가 주최한 이날 자리에는 삼성SDI와 SK온을 비롯해 350여 명이 참석했다.",
        "한 기업 관계자는 전지 화재를 막을 기준이 먼저라고 잘라 말했다.",
    )
)
REPORTS = (
    (TITLE, RELEASE),
    *((copy.partition("\n")[0], copy) for copy in COPIES),
    (OTHER.partition("\n")[0], OTHER),
)

LONG = "가나다라마바사아자차" * 30
HOSTILE = (
    "<script>window.broken=1</script> 산업통상자원부 <img src=x onerror=window.broken=1> 장관은 "
    "2024년 3월 5일 서울에서 열린 「<svg onload=window.broken=1> 배터리 컨퍼런스」에 참석했다. "
    '삼성SDI <a href="javascript:window.broken=1">누르기</a>도 참석했다. '
    f"㈜{LONG}도 함께했다. ‮역방향‬ 글자와 😀👩‍👩‍👧 그림 글자도 있다."
)

ALIKE = (
    "㈜가온에너지소재는 2024년 3월 5일 서울 코엑스에서 열린 「2024 전지 소재 컨퍼런스」에 참석했다고 밝혔다.\n가온에너지소재는 새 공장을 짓는다.",
    "㈜가은에너지소재는 2024년 6월 7일 부산 벡스코에서 열린 「2024 수소 산업 포럼」에 참석했다고 밝혔다.\n가은에너지소재는 연구소를 연다.",
)
"""Two firms whose names differ by a stroke."""
