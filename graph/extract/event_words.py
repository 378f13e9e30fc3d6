"""The words by which events are known: head nouns and their types, and words that only point back at one."""

from __future__ import annotations

import re

HEADS: dict[str, tuple[str, ...]] = {
    "conference": tuple(
        "컨퍼런스 콘퍼런스 컨펀런스 심포지엄 심포지움 학술대회 학술회의 연차대회 국제대회 연례회의 "
        "콩그레스 서밋 써밋 국제회의".split()
    ),
    "forum": tuple(
        "포럼 세미나 토론회 설명회 공청회 워크숍 워크샵 웨비나 강연회 좌담회 토크콘서트 세션 패널토론 "
        "종합토론 로드쇼 데모데이 발표회 토크쇼 교류회 특강 대토론 토론대회 정책콘서트 패널토의".split()
    ),
    "exhibition": tuple(
        "위크 전시회 박람회 엑스포 페어 산업전 산업대전 기술대전 모터쇼 에어쇼 페스티벌 축제 비엔날레 특별전 "
        "기획전 전람회 품평회 산업박람회 체험전 페스타 문화제 한마당 판매전 사진전".split()
    ),
    "launch": tuple(
        "발족식 출범식 출범회의 발대식 창립총회 창립대회 개소식 개원식 개관식 개청식 출정식 현판식 "
        "킥오프회의 킥오프 출범행사 창립식 개교식 출시행사 발족회의".split()
    ),
    "signing": tuple(
        "업무협약식 투자협약식 협약체결식 협약식 체결식 서명식 조인식 업무협약 투자협약 상생협약 "
        "양해각서 협약 업무제휴협약 공동협약 실시협약 약정 의향서 합의각서 MOU 협정".split()
    ),
    "meeting": tuple(
        "회의 간담회 상담회 면담 보고회 라운드테이블 회담 협의회 총회 이사회 연석회의 당정협의 회동 대담 "
        "오찬 만찬 조찬 미팅 대책반 정상회의 점검회의 평가회 자문회의 협의체회의 위원회 "
        "협의체 추진단 추진위".split()
    ),
    "ceremony": tuple(
        "기념식 시상식 착공식 준공식 기공식 개막식 폐막식 개회식 폐회식 선포식 수여식 전달식 임명식 취임식 "
        "개통식 결의대회 수료식 제막식 위촉식 환영식 상량식 기념행사 개장식 취항식 명명식 진수식 출하식 "
        "점등식 졸업식 입학식 이취임식 수상식 공포식 봉헌식 안전기원제 헌혈식 다짐대회 비전선포식".split()
    ),
    "announcement": tuple("브리핑 기자회견 발표 성과발표".split()),
    "visit": tuple("방문 시찰 현장방문 현장점검 견학 순방 현장시찰".split()),
    "designation": tuple("지정 선정".split()),
    "other": (
        *tuple(
            "경진대회 경연대회 공모전 해커톤 캠페인 챌린지 대회 네트워킹 행사 이벤트 어워즈 어워드 올림픽 "
            "공연 체험행사 교육 훈련 파티 리셉션 마라톤 걷기대회".split()
        ),
        "네트워킹 행사",
        "체험 행사",
        "부대 행사",
    ),
}
"""Head nouns by event type (`corpus/GUIDELINES.md`); a name's type is that of the longest head it ends in."""

TYPE_OF: dict[str, str] = {head: kind for kind, heads in HEADS.items() for head in heads}

STRONG = frozenset(
    head
    for head, kind in TYPE_OF.items()
    if kind not in {"announcement", "visit", "designation", "other"}
    and head
    not in set(
        "이사회 약정 의향서 협약 협정 MOU 회의 면담 미팅 오찬 만찬 조찬 협의회 총회 위원회 협의체 추진단 "
        "추진위 대책반 "
        "대담".split()
    )
) | {"네트워킹 행사"}
"""Heads that speak of an event whatever stands before them."""

SESSIONS = frozenset("세션 패널토론 종합토론 패널토의".split())
OPENINGS = frozenset("개막식 폐막식 개회식 폐회식 시상식".split())
SUBORDINATE = SESSIONS | OPENINGS
"""Heads of events that take place inside another one."""

POINTERS = "이번|금번|이날|동|본|해당|당일|이|오늘|올해|그|같은"
"""Words before a head that point at an event named elsewhere."""

GENERIC = frozenset("행사 자리 대회".split())
"""Heads that name no kind of event: with a pointer they mean the one spoken of."""

_ALTERNATIVES = "|".join(sorted(map(re.escape, TYPE_OF), key=len, reverse=True))
HEAD = re.compile(_ALTERNATIVES)


def type_of(name: str) -> str | None:
    """The type of an event by the head its name ends in, trailing years, editions and places aside.

    >>> type_of("국제 배터리 엑스포 2025 포항"), type_of("이차전지 투자협약식"), type_of("특화단지")
    ('exhibition', 'signing', None)
    """
    last: str | None = None
    end = 0
    for match in HEAD.finditer(name):
        last, end = TYPE_OF[match.group()], match.end()
    tail = name[end:].strip(" ’'”\"」』｣)")
    return (
        last
        if last and re.fullmatch(r"(?:[(（].*)?|\W*\d{4}.*|in\b.*|[가-힣]{2,4}\s*\d{0,4}", tail)
        else None
    )
