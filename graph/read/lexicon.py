"""The words of Korean and English web pages around an article. General lists: no outlet, body or person by name.

Collected from the templates of Korean newspapers, ministry and province boards and newswires in common use.
"""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re

from graph.cues import cued
from graph.marks import CIRCLED

PORTAL = frozenset(
    """
    홈 home 뉴스홈 처음으로 메인 메뉴 전체메뉴 전체 메뉴열기 메뉴닫기 본문 바로가기 본문바로가기 주메뉴 하위메뉴 로그인 로그아웃 회원가입
    마이페이지 사이트맵 지면보기 지면 pdf pc버전 모바일버전 모바일 버전 앱 구독 구독신청 구독하기 정기구독 제보 기사제보 뉴스제보 광고 광고문의 ad
    검색 통합검색 검색어를 입력하세요 검색하기 닫기 열기 더보기 더 보기 목록 목록보기 목록으로 인쇄 인쇄하기 프린트 print 스크랩 스크랩하기 공유 공유하기
    sns 페이스북 트위터 엑스 카카오톡 카카오스토리 카톡 밴드 네이버 네이버블로그 블로그 라인 인스타그램 유튜브 텔레그램 링크드인 메일
    facebook twitter x kakao kakaotalk kakaostory band naver line instagram youtube telegram linkedin email mail blog google
    url url복사 복사 복사하기 링크 주소복사 주소 단축url 글자 글자크기 글씨 크게 작게 크기 가 키우기 줄이기 본문글씨 폰트 확대 축소 기본 다크모드 음성
    음성으로 듣기 음성듣기 번역 기사 기사수정 기사삭제 메일전송 메일보내기 기사보내기 보내기 송고 신고 신고하기 추천 비추천 추천하기 좋아요 싫어요 화나요
    슬퍼요 후속기사 원해요 응원해요 댓글 댓글쓰기 댓글달기 댓글보기 접기 펼치기 등록 삭제 수정 답글 비회원 글쓰기 최신순 추천순 공감순 답글순
    이전 다음 이전글 다음글 이전기사 다음기사 이전화면 위로 맨위로 맨위 top back to 탑으로 뒤로 prev previous next
    뉴스 속보 최신기사 최신뉴스 뉴스종합 종합 전체기사 정치 경제 사회 문화 국제 세계 지역 전국 스포츠 연예 오피니언 칼럼 사설 인물 피플 사람들 사람 포토
    포토뉴스 영상 동영상 기획 특집 연재 라이프 생활 건강 교육 과학 it 산업 증권 금융 부동산 기업 자동차 유통 행정 의회 시정 도정 자치 자치행정
    정치·행정 사회·문화 산업·it 경제·산업 여성 관광 농업 환경 노동 법률 국회 북한 외교 국방 여론 독자투고 기고 인터뷰 인사 부고 동정 운세 날씨
    알림마당 알림소식 소식 공지 공지사항 보도자료 보도·해명 보도설명 뉴스룸 게시판 자료실 고시공고 채용 입찰 새소식 게시물 상세 상세보기 본문내용 내용
    관련사이트 관련기관 유관기관 패밀리사이트 개인정보처리방침 이용약관 저작권정책 청소년보호정책 이메일무단수집거부 이메일주소무단수집거부 찾아오시는길 오시는길
    회사소개 신문사소개 기관소개 매체소개 사이트소개 고충처리 고객센터 윤리강령 편집규약 오류신고 rss 저작권 뷰어 다운로드 뷰어다운로드 미리보기 바로보기
    전체보기 모두보기 선택 취소 확인 번호 제목 글쓴이 작성자 작성일 날짜 조회 조회수 추천수 첨부 첨부파일 파일 상태 노출 만족도 매우만족 만족 보통 불만족
    매우불만족 의견 의견등록 평가 평가하기 참여 참여하기 공공누리 유형 출처표시 누리집 안내 지도 언어 english 日本語 中文 kor eng 한국어 영어 중국어 일본어
    about contact us menu skip main content navigation search login log sign in register subscribe newsletter share save comments comment reply like
    news press center room releases release media topics topic topics: events careers investors products services support privacy policy terms of use cookies cookie
    accessibility sitemap related sites more read view views all rights reserved copy link follow
    """.split()
)
"""Words that, alone or with their like, make a menu, a tool bar or a footer."""

TEASERS = re.compile(
    r"""^[\W\d_]{0,6}(?:
      (?:독자(?:들)?(?:이|가)\s*)?(?:가장\s*)?많이\s*(?:본|읽은|찾은|클릭한|공유된)\s*(?:뉴스|기사|글|콘텐츠)?
    | (?:댓글\s*많은|인기|추천|관련|최신|주요|주간|실시간|오늘의|이\s*시각|지금|핫|베스트|랭킹|기획|연관|섹션별|분야별|에디터|독자)\s*
      (?:인기|주요|핫|많이\s*본|추천|관련|베스트|랭킹|최신)?\s*
      (?:뉴스|기사|기사들|글|이슈|포토|콘텐츠|영상|헤드라인|픽|랭킹|핫이슈|핫클릭|핫뉴스|게시물|소식|검색어|토픽)
    | (?:이|해당)\s*(?:섹션|분야|기자|기자의|카테고리|시각|지역)[의]?\s*(?:다른|최신|인기|주요|많이\s*본)\s*(?:기사|뉴스|글)
    | (?:.{2,8}\s)?(?:기자|기자의|기자가\s*쓴|매체의|신문의)?\s*다른\s*(?:기사|뉴스|글)(?:\s*보기|\s*더보기)?
    | (?:이\s*(?:기사|글)[와과]\s*)?(?:함께|같이|놓치면|꼭)\s*(?:(?:많이\s*)?(?:본|읽은)|볼\s*만한|보면\s*좋은|읽으면\s*좋은|안\s*될|봐야\s*할)\s*(?:뉴스|기사|글|콘텐츠)
    | (?:당신이|회원님이)\s*(?:좋아할|관심)\s*.{0,10}
    | hot\s*(?:issue|news|click|photo) | top\s*news | best\s*(?:news|click) | photo\s*news | ai\s*추천.{0,10} | 에디터스?\s*픽
    | (?:ai\s*)?뉴스\s*브리핑 | also\s*from\s*this\s*source | 핫\s*이슈 | 핫\s*클릭 | 헤드라인\s*뉴스 | 헤드라인 | 포토\s*(?:뉴스|이슈|슬라이드) | (?:영상|동영상|카드)\s*뉴스 | 뉴스\s*스탠드
    | (?:hot\s*&\s*why|hot|why|only)(?:\s*&\s*\w+)* | (?:최근|지난|이전|다른)\s*(?:기사|게시물|글|소식|뉴스|보도\s*자료) | 관련\s*(?:글|문서|링크|콘텐츠|소식|보도\s*자료) | (?:주간|일간|월간|실시간)\s*인기 | upcoming\s*events? | breaking
    | related(?:\s*(?:articles?|news|stories|posts|content|links?|topics|reading))? | most\s*(?:read|popular|viewed|shared|commented)(?:\s*\w+)?
    | (?:you\s*(?:may|might)\s*(?:also\s*)?(?:like|be\s*interested).{0,20}) | recommended(?:\s*(?:for\s*you|articles|reading|stories))?
    | more\s*(?:from|in|on|news|stories|articles)(?:\s.{0,30})? | latest\s*(?:news|articles|stories|posts|headlines)? | trending(?:\s*(?:now|news|topics))?
    | popular(?:\s*(?:articles|news|posts|now|stories))? | editor'?s?\s*(?:picks?|choice) | don'?t\s*miss | read\s*(?:more|also|next)(?:\s*:.{0,200})? | recent\s*(?:posts?|news|articles|press\s*releases)
    | other\s*(?:news|stories|articles|press\s*releases) | top\s*stories | in\s*other\s*news | see\s*also
    )\s*(?:더보기|전체보기|보기|더\s*보기|more|\+|top\s*\d+|\d+\s*위?)?[\W\d_]{0,6}$""",
    re.VERBOSE | re.IGNORECASE,
)
"""A line that heads a list of other articles."""

LINKS_LABEL = cued(
    r"^(?:\S+\s){0,3}\S*(?:메뉴|링크|사이트|누리집|홈페이지|검색어|바로\s*가기|배너(?:\s?(?:존|모음))?|팝업(?:\s?존)?|알림(?:판|존|창)|해시\s*태그|태그|카테고리)(?:\s*(?:안내|모음|목록|보기))?$"
    r"|^(?:(?:자주|많이)\s*(?:찾는|찾으시는|쓰는|이용하는|묻는)|추천|인기|빠른|주요)\s*(?:민원|서비스|기관|정보|페이지)(?:\s*안내)?$|^(?:소속|산하|유관|관련|협력|제휴)\s*(?:기관|사|업체|단체)\s*(?:링크|안내|목록|바로\s*가기)$"
    r"|^(?:(?:quick|useful|related|external|popular|important|other|our|family|partner|affiliated?|sister)\s+)*(?:quick|useful|related|external|popular|important|other|our|family|partner|affiliated?|sister)\s+(?:links?|sites?|websites?|pages?|menus?|partners?|services?|searches|agencies|organi[sz]ations)$"
    r"|^(?:hot\s+|trending\s+)?(?:topics?|tags?|keywords?|categor(?:y|ies)|filed\s+under)$",
    re.IGNORECASE,
)
"""What a line that lists menus, sites or searches calls them, before its colon."""

CREDITS = cued(
    r"^(?:(?:글|사진|그림|영상|자료|정리|취재|기획|편집|촬영|그래픽|삽화|번역|교열|교정|기사|콘텐츠|이미지|인포그래픽)[·,/ ]?){0,2}"
    r"(?:글|사진|그림|정리|취재|편집|교열|교정|촬영|그래픽|인포그래픽|삽화|일러스트|번역|감수|도움말|연출|구성|작가|대본|발행|인쇄|제작|보도|배포처?|투고|녹취|영상\s?(?:취재|편집|제작)|(?:자료|사진|영상|기사|이미지|콘텐츠|원고)\s?(?:제공|출처|협조|문의)?|출처|제공|취재\s?(?:지원|협조|후원)|제작\s?(?:지원|후원)|장소\s?(?:협찬|협조)|의상\s?협찬)$"
    r"|^(?:(?:copy|managing|executive|senior|photo|video|news|web|contributing|assistant|deputy)\s+)*(?:editors?|edited\s+by|reporters?|writers?|written\s+by|photographers?|photos?(?:\s+(?:by|courtesy(?:\s+of)?))?|images?|graphics?|illustrat(?:ions?|ors?)(?:\s+by)?|contributors?|translat(?:or|ed\s+by)|producers?|publisher|data|sources?|provided\s+by|video(?:\s+by)?|cartoon|infographic)$",
    re.IGNORECASE,
)
"""Before a colon: who wrote, drew, filmed, checked or lent what stands on the page."""
NOTICES = cued(
    r"^(?:\S{1,6}\s)?(?:이벤트|프로모션|경품|공지(?:\s?사항)?|알림|팝업|배너|설문(?:\s?조사)?|투표|퀴즈|신간(?:\s?안내)?|쇼핑|특가|할인|입찰(?:\s?공고)?|공고|채용(?:\s?(?:공고|정보))?|구인|구직|부고|부음|화촉|결혼|동정|운세|날씨|시세|주가|환율|증시|기부|후원\s?계좌|후원\s?문의|협력사|제휴사|파트너사|고객\s?센터|구독|독자\s?(?:투고|제보|광장)|\S{0,4}제보|\S{0,4}\s?문의처?|관련\s?(?:업체|기업|기관|단체|기사|영상|동영상|서적|도서|뉴스|소식)|영상|동영상|포토|화보|(?:포토\s?)?갤러리|방송|유튜브|인스타그램|페이스북|블로그|카페|오피니언|정정|고침|다시\s?보기|VOD|vod)$"
    r"|^(?:promotions?|giveaways?|special\s+offers?|advertisements?|ads?|sponsored(?:\s+content)?|videos?|podcasts?|gallery|galleries|slideshow|job\s+openings?|jobs|careers?|vacancies|tenders?|bids?|procurement\s+notices?|notices?|coming\s+up|coming\s+soon|save\s+the\s+dates?|upcoming|weather|stocks|markets|horoscopes?|obituar(?:y|ies)|quiz|polls?|surveys?|opinions?|editorials?|columns?|interviews?|newsletters?|subscriptions?|shop|(?:hot\s+)?deals?|classifieds?|featured|(?:up\s+)?next(?:\s+(?:story|article|up))?|previous\s+(?:story|article)|watch|listen|live|local|corrections?|clarifications?|investor\s+relations|real\s+estate|(?:business\s+)?director(?:y|ies)|ask\s+(?:the|an|our)\s+\w+|join\s+(?:the|our)\s+\w+|(?:a\s+)?(?:message|word)\s+from\s+our\s+\w+|sponsor\s+messages?)$",
    re.IGNORECASE,
)
"""Before a colon: what a page tells of besides its story."""
ROWS_TOO = cued(
    r"^(?:협찬|후원|진행|출연|연출|인사|주관사|온라인\s?접수|본사|주소|담당|자문|our\s+(?:sponsors|partners)|sponsors?|partners?|events?|address)$",
    re.IGNORECASE,
)
"""Labels that head a row of an event's overview, and a credit or an advertisement where they stand alone."""
BACKERS = re.compile(
    r"^(?:in\s+(?:association|partnership|collaboration|cooperation)\s+with|powered\s+by|supported\s+by|sponsored\s+by|presented\s+by|brought\s+to\s+you\s+by)\s+\S[^.:]{2,60}$",
    re.IGNORECASE,
)
"""A line of nothing but who backs a page."""
TAGGED = re.compile(
    r"^\W{0,2}(?:[\[<【(](?P<tag>[^\]>】)]{1,12})[\]>】)]|(?P<section>[^|:]{2,14}?)\s?\|)\s*\S"
)
"""`[포토] …`, `Opinion | …`: a headline under the name of a section."""
SECTIONS = cued(
    r"^(?:(?:오늘의|주간|월간|이주의|이달의|\S{1,4})\s?)?(?:포토(?:\s?뉴스|\s?news)?|사진|화보|영상|동영상|카드\s?뉴스|인터뷰|칼럼|기고|사설|논평|만평|시론|알림|사고|광고|AD|PR|속보|단독|모집|부고|인사|화촉|동정|게시판|보도\s?자료|이슈|기획|연재|특집|르포|기자\s?수첩|데스크|오피니언|신간|책|서평|리뷰|브리핑|시황|증시|날씨|운세|공연|전시|영화|스포츠|연예|퀴즈|이벤트)(?:\s?\S{1,4})?$"
    r"|^(?:photos?|videos?|opinions?|editorials?|columns?|interviews?|op-ed|commentary|reviews?|features?|special|exclusive|breaking|podcast|gallery|sports|culture|lifestyle)$",
    re.IGNORECASE,
)
"""Names of sections of a newspaper."""
TEASER_LEAD = re.compile(
    r"^\W{0,3}(?:관련\s*기사|추천\s*기사|인기\s*기사|주요\s*(?:뉴스|기사)|많이\s*(?:본|읽은)\s*(?:뉴스|기사)|이\s*시각\s*주요\s*뉴스"
    r"|(?:지난|이전|다른|최근|최신)\s*(?:보도\s*자료|소식|게시물)|오늘의\s*(?:핫\s*)?뉴스|최신\s*(?:뉴스|기사)|다른\s*기사|(?:함께|같이)\s*(?:볼\s*만한|보면\s*좋은|읽으면\s*좋은|읽을\s*만한|본)\s*(?:기사|뉴스)|read\s+(?:also|more|next)|related(?:\s+\w+)?|see\s+also)"
    r"(?:\s*[\]\)>】〉▶▷◀◁☞:|·]|\s+[-–—]\s|\s+[\d" + CIRCLED + r"]|\s{2,})"
    r"|^\W{0,3}(?:most\s+(?:read|popular|viewed|shared)|(?:you\s+(?:may|might)\s+)?also\s+(?:like|read)|more\s+(?:from|in|on)\s[^:|]{2,40}|(?:recommended|trending|popular|latest|top)"
    r"(?:\s+(?:now|news|stories|articles|posts|reading|for\s+you))?|editor[’']?s?[’']?\s+picks?|in\s+other\s+news|don[’']?t\s+miss)\s*[:|]",
    re.IGNORECASE,
)
"""The same with the articles on the same line."""

NEIGHBOUR = re.compile(
    r"^\W{0,4}(?:(?:목록(?:으로|보기)?|인쇄|top|list)\W{1,4})?(?:(?:이전|다음|윗|아랫)\s?(?:글|기사|게시물)(?:\s*보기)?|prev(?:ious)?(?:\s*(?:article|post))?|next\s*(?:article|post))\s*(?:[:|\]>▶◀»«·-]|\s|$)"
    r"|^\W{0,4}(?:이전|다음|next)\s*(?:[:|\]>▶◀»«·-]|\s{2}|$)",
    re.IGNORECASE,
)
"""A link to the article before or after."""

COPYRIGHT = re.compile(
    r"저작권자|저작권\s*(?:은|이|ⓒ|©|\(c\))|무단\s*(?:전재|복제|배포|도용|사용|전제)|재배포\s*금지|all\s+rights?\s+reserved|copyrights?\s*(?:©|ⓒ|\(c\)|\d{4}|by)"
    r"|^[<\[(〈【]?\s*(?:ⓒ|©|\(c\))\s*\S|당신의\s*제보가|ai\s*학습\s*(?:및|이용|활용)",
    re.IGNORECASE,
)

RIGHTS = re.compile(
    r"저작권자|재배포\s*금지|무단\s*전재|저작권법의\s*보호|all\s+rights?\s+reserved|^[<\[(〈【]?\s*(?:ⓒ|©)",
    re.IGNORECASE,
)
"""The formula that makes even a sentence a copyright line."""

FOOTER = cued(
    r"(?:대표\s*전화|고객\s?(?:센터|상담)\s*:?\s*\d|전화\s*번호|팩스|fax|tel\s*[.:)]?\s*\(?\d|사업자\s*(?:등록)?\s*번호|통신판매업|등록\s*번호\s*:|제호\s*:|발행인|편집인|청소년\s*보호\s*책임자|개인정보\s*(?:처리|관리|보호)\s*(?:방침|책임자)"
    r"|이메일\s*(?:주소)?\s*무단|\(우\)\s*\d{5}|^\W?(?:우편번호|주소)\s*:?\s*\(?\d{5}|^\(\d{5}\)\s|찾아오시는\s*길|발행\s*일자?\s*:|등록\s*일자?\s*:\s*\d{4}|ISSN|호스팅\s*서비스"
    r"|terms\s+of\s+(?:use|service)|privacy\s+policy|cookie\s+(?:policy|settings)|skip\s+to\s+(?:main\s+)?content)",
    re.IGNORECASE,
)
"""The publisher's imprint, address and legal links."""

NOTICE = cued(
    r"(?:내용에|정보에|페이지에)\s*만족하|만족도\s*(?:조사|평가)|(?:공식|전자정부)\s*누리집|이\s*누리집은|로그인\s*(?:후|이후|하시면)\s|댓글\s*(?:서비스|작성|을\s*남겨|이\s*없)"
    r"|공공누리|제3자에게\s*저작권|담당자\s*안내|좋아요\s*\d|친구\s*추가|뉴스가\s*찾아|메뉴\s*건너뛰기|관련\s*사진\s*보기|오탈자|원고료|스크롤\s*이동|이\s*보도자료는\s.{0,80}(?:배포|제공)"
    r"|이\s*기사(?:를|에|의)\s*(?:공유|댓글|좋은기사|추천|포인트)|이\s*기사\s*포인트|기사는\s*\d*\s*번\s*공유|기사공유하기|기사.{0,4}어떻게\s*(?:보셨|생각)|sns\s*기사보내기|본문의?\s*글씨"
    r"|정보(?:를)?\s*제공(?:하는\s*표)?(?:입니다)?\.?$|상세\s*보기\s*-|this\s+(?:article|story).{0,60}(?:translated|edited)\s+by|(?:콘텐츠|기사|게시물|사진|저작물|자료)의?\s*(?:모든\s*)?저작권|본\s*(?:기사|보도자료|콘텐츠|저작물|사이트|누리집|홈페이지|매체)[는은]\s|(?:당사|본지|본사|본보)[는은]\s.{0,60}(?:회원사|준수|강령)|이\s*기사[는은]\s.{0,80}(?:지원|후원|협찬|수수료)|^\W{0,3}편집자\s*주\b|무단\s*수집|후원\s*계좌|검색어를?\s*입력|카카오톡\]|\[전화\]|\[메일\]|^\W{0,3}제보[는\s]|기사\s*(?:제보|문의)\s*[:는]"
    r"|보도\s*(?:해|하여)\s*주(?:시기|십시오)|엠바고|이\s*(?:보도\s*)?자료와?\s*관련(?:하여|된|해)|(?:자세한|궁금한)\s.{0,80}(?:연락|문의).{0,6}(?:주시|바랍|주세요)"
    r"|자료[는를]\s*.{0,60}(?:출처|저작물|전재|인용\s*보도|재사용)|subscribe\s+to|sign\s+up\s+for|cookies?\s+to\s+(?:improve|provide|ensure|give)|follow\s+us|all\s+comments|follow\s+.{2,40}\s+on\s+(?:facebook|twitter|x|instagram|linkedin|youtube|telegram|google|kakao\w*)\b|share\s+this|news\s+provided"
    r"|this\s+(?:article|story|report|content)\s.{0,60}(?:supported?|support\s+from|sponsored|provided)\b|^\W{0,3}the\s+(?:writer|author)s?\s+(?:is|are)\s|^\W{0,3}published\s+by\s|^\W{0,3}(?:editor[’']?s[’']?\s+note|correction|clarification|disclaimer|notes?\s+to\s+editors?)\s*:|^\W{0,3}(?:reprinted\s+(?:from|with)|share\s+your|our\s+(?:partners|sponsors)\s+(?:are|include))\b|^\W{0,3}member\s+of\s+the\s",
    re.IGNORECASE,
)
"""What a page says to its reader, in sentences or not."""

FURNITURE = cued(
    r"누리집입니다|홈페이지입니다|이용하실\s*수\s*있습니다\.?$|구독\s*(?:하기|신청)|채널\s*추가|자바스크립트|javascript|뷰어\s*(?:다운|설치)|첨부파일을?\s*(?:참고|확인|이용)"
    r"|^\W{0,3}(?:웹\s*사이트|홈페이지|website|태그|해시\s*태그|tags?|keywords?|키워드|filed\s+under|원문\s*(?:보기)?|기사\s*원문)\s*[:#]|^(?:(?:관련|인기|추천|기사|주요)?\s?(?:해시)?(?:태그|키워드|tags?)\s*)?(?:#[^\s#]+[\s,]*){2,}$"
    r"|^\W{0,3}(?:바로\s*가기|(?:관련|추천|패밀리|유관)\s*(?:사이트|기관|링크|누리집)|누리집\s*안내|family\s*sites?)\s*[:▽▼|]"
    r"|^\W{0,3}(?:광고|ad|advertisement|sponsored|협찬광고|배너)\b(?!\w)|^\(광고\)|-?\d+(?:\.\d)?\s*℃|(?:코스피|코스닥|환율|원/달러).{0,20}[▲▼]"
    r"|^\W{0,3}(?:home|홈|메인|전체)\s*[>»›▷▶]|^[^>▷›»]{1,12}\s[>▷›»]\s[^>▷›»]{1,14}(?:\s[>▷›»]\s[^>▷›»]{1,14})*$",
    re.IGNORECASE,
)
"""Page furniture, where it is no sentence: tags, addresses, advertisements, weather, bread crumbs."""

COMMENTS = re.compile(
    r"^\W{0,3}(?:\[?(?:기사|실시간|전체|총|베스트|인기|독자)?\s*댓글\s*(?:\(?\d+\)?\s*개?)?|독자\s*(?:의견|댓글)|한\s*줄\s*(?:의견|댓글)|의견\s*쓰기|(?:\d+\s*)?comments?\s*(?:\(\d+\))?|leave\s+a\s+(?:comment|reply))\W*$",
    re.IGNORECASE,
)
"""The head of the readers' comments."""

LIST_HEAD = re.compile(
    r"^[\W\d_]{0,4}(?=.{2,24}$)(?:\S+\s){0,3}\S*(?:뉴스|기사|이슈|콘텐츠|포토|베스트|랭킹|헤드라인|특집|스토리|보도자료|게시물|게시글|news|stories|articles|posts|headlines|releases)"
    r"\s*(?:더\s*보기|어때요|보기|모아보기|top\s*\d*|more)?[\W_]{0,4}$",
    re.IGNORECASE,
)
"""A short line after the story that ends in a word for articles: the head of a list, whatever the site calls it."""
