"""What policies are called: the last words of their names by type, and words around that make a name."""

from __future__ import annotations

import re

HEADS: dict[str, list[str]] = {
    "zone": """
    특화단지 규제자유특구 규제특구 기회발전특구 교육발전특구 문화특구 연구개발특구 강소특구 특구
    경제자유구역 투자선도지구 선도지구 시범지구 혁신지구 특별지구 촉진지구 진흥지구 특화지구 특정지구
    시범도시 특화지역 특화구역 육성지구 거점지구 시범구역 특별구역 시범운행지구 문화도시
""".split(),
    "strategy": """
    전략 계획 대책 로드맵 방안 마스터플랜 비전 구상 청사진 이니셔티브 정책방향 추진방향 정책 기본방침
    방침 업무계획 시나리오 액션플랜 뉴딜 선언 선언문 공동선언 공동선언문 헌장 어젠다 아젠다
    가이드라인 개념서 공동성명 공동합의문 합의문 정비방향 개편방향 개선방향 운영방향 발전방향 기본방향
    육성방향 투자방향 개혁방향 제도화방향 기본구상
""".split(),
    "programme": """
    사업 제도 과제 프로젝트 프로그램 인증제 의무화제 등록제 허가제 할당제 관리제 총량제 실증 바우처
    보조금 지원금 장려금 수당 연금 펀드 캠페인 운동 공모사업 시범사업 챌린지 아카데미 서비스 패키지
    패스트트랙 프로세스
""".split(),
    "law": """
    법 법률 법률안 특별법 기본법 진흥법 육성법 촉진법 시행령 시행규칙 조례 조례안 법안 개정안 제정안 고시
    고시안 규정 규칙 지침 규제 협약법 기준
""".split(),
    "platform": """
    플랫폼 시스템 포털 누리집 통합정보망 정보망 통합망 전산망 앱 데이터베이스 종합정보시스템
    데이터스페이스 샌드박스
""".split(),
}
"""Last words by type (`corpus/GUIDELINES.md`); a name in marks that ends so is a policy."""

_ENGLISH = {
    "zone": "Zone Complex Cluster District Sandbox",
    "strategy": "Strategy Plan Roadmap Blueprint Vision Agenda Policy Framework Measures Initiative Deal",
    "programme": "Program Programme Project Scheme Campaign Fund Voucher Subsidy System",
    "law": "Act Law Regulation Directive Ordinance Decree Bill Rules",
    "platform": "Platform Portal Database",
}
TYPES = {word: kind for table in (HEADS,) for kind, words in table.items() for word in words}
ENGLISH_TYPES = {word: kind for kind, words in _ENGLISH.items() for word in words.split()}

_longest = sorted(TYPES, key=lambda word: (-len(word), word))
HEAD_END = re.compile(
    rf"({'|'.join(_longest)})(?:\s?\((?:안|가칭|[^()]{{1,25}})\)|\s20\d\d|\s(?:ver\.?\s?)?\d(?:\.\d)?|\s?[ⅠⅡⅢ])?$"
)
_outside = [word for word in _longest if word not in {"법", "운동", "선언", "선언문", "헌장", "비전", "정책"}]
HEAD_NEXT = re.compile(rf"\s?({'|'.join(_outside)})(?![가-힣]*(?:단지|기업|자|화)\b)")

NOT_LAWS = frozenset(
    """
    방법 해법 기법 불법 합법 용법 공법 문법 수법 비법 사법 입법 위법 준법 어법 요법 농법 화법 편법 무법
    탈법 적법 필법 검법 마법 주법 산법 율법 국법 역법 창법 처방법 활용법 사용법 이용법 조리법 제조법
    시공법 치료법 분석법 측정법 검사법 대처법 관리법 예방법 계산법 평가법 재배법 요리법 접근법 실험법
    추출법 합성법 처리법 진단법 시험법 공급법 사육법 운동법 공부법 학습법 대화법 면역요법 식이요법 보관법
    사법 작법 설계법 제조방법 양형법 유지법 비교법 주사법 증착법 경찰법 신고법 신청방법 훈련법 극복법
    세척법 조절법 섭취법 호흡법 해결법
""".split()
)
"""Nouns in 법 that mean a way of doing something."""

TALK = re.compile(r"강연|연사|주제발표|발제|특강|세션|강의|주제로|제목으로|슬로건|표어|토론|심포지엄에서")
"""Words that make a marked title in -전략 or -방안 the title of a talk."""
AFTER_TOPIC = re.compile(
    r"\s*(?:\([^)\n]{0,80}\)\s*)?(?:을|를|이란|이라는|란|라는)?\s*(?:\S{0,4}\s)?(?:대?주제|"
    r"제목|슬로건|표어|테마|기치|캐치프레이즈)"
)
OFFICIAL = re.compile(
    r"수립|확정|시행|제정|개정|의결|구축|정부|대응하|에 따라|지정|선정|"
    r"에\s(?:적극\s|최대한\s)?(?:담|반영|포함)"
)
"""Words that make it a policy all the same."""
DONE = re.compile(
    r"(?:\([^)\n]{1,30}\))?(?:을|를|이|"
    r"가)?\s(?:(?![가-힣]*[는을를한]\s)\S{1,6}\s){0,2}(?:발표|확정|의결|수립|공개|공표|"
    r"심의·의결|마련|내놓|시행)(?:했|하였|한(?![다])|된|됐|되었|해 |해,|하고|하며|하는|할|"
    r"하기|했다)"
)
"""What follows the name of a plan that someone made or announced."""
UNFINISHED = re.compile(r"[!…]|\?(?![가-힣])")
"""Marks that no name has; a question mark within a word is a sign that was lost (`개발?보급`)."""
WEAK = frozenset(
    """
    규제 정책 서비스 운동 비전 구상 선언 시나리오 앱 대책 방안 사업 과제 프로젝트 프로그램 규정 규칙 지침
    고시 캠페인 실증 연금 수당 아카데미 어젠다 아젠다 프로세스 패키지 시스템 계획 전략 방침 기준
""".split()
)
"""Last words that need a longer name before them to be a policy's."""
VAGUE = frozenset(
    """
    규제 정책 서비스 운동 비전 구상 선언 앱 규정 규칙 지침 고시 캠페인 실증 수당 프로세스 패키지
    시나리오 사업 시스템 방안 기준
""".split()
)
"""Those of them that need the more."""
HEAD_BEFORE = re.compile(
    r"(플랫폼|시스템|프로그램|프로젝트|포털|펀드|인증제|바우처|캠페인|앱|정보망)(?:인)?\s?[‘'「｢『《“\"]$"
)
"""`플랫폼 ‘가나다’`: a word that tells what the marked name right behind it is."""
SET_UP = re.compile(
    r"(?:\([^()\n]{1,30}\))?(?:을|를)\s(?:\S{1,8}\s){0,2}?(?:구축|개설|운영|출시|추진|세우|세운|세웠|도입|선보|개통"
    r"|가동|만들|연다|열었|시작|조성|내놓)"
)
"""What follows such a name."""
OWN_BUSINESS = re.compile(
    r"(?:운영|행사|활동|회의|개최|홍보|방문)\s?(?:계획|방안|방향)(?:\s?\(안\))?$|(?<!지원)사업계획$"
)
"""What a body plans for itself and its meetings: no policy."""
CITED_AFTER = re.compile(
    r"(?:\([^)\n]{1,30}\))?(?:에 따[라른]|에 맞[춰추]|에 반영|의 일환|의 후속|에 담|에 포함|"
    r"을 통해|을 토대|을 바탕|과 연계|와 연계|의 핵심|의 주요|의 세부)"
)
"""What follows the name of a plan that the text refers to."""
WHOSE = re.compile(
    r"(?:정부|[가-힣]{1,12}(?:부|처|청|위원회|시|도|군|구|원|공단|공사))(?:의|가 추진하는|"
    r"이 추진하는|가 추진 중인|에서 추진하는)\s$"
)
"""What stands before it: whose it is."""
