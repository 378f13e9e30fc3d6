"""The words that tell intents, roles and types, Korean and English: general vocabulary, not names."""

# ruff: noqa: E501 - one line a code reads best

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.ask.interpretation import Code, Words
from graph.reference.lexicon import titles

INTENTS = {
    "connection": r"관계|연결|연관|이어(?:져|지|진)|잇는|얽힌|사이|접점|connect(?:ed|ion)?s?|relat(?:ed|ion|ionship)s?|links?(?:ed)?|between",
    "quotation": r"뭐라고|무슨\s*말|무엇이라고|말했|말한|말은|발언|언급|인용|어록|\bsa(?:y|id)\b|quot(?:e|es|ed|ations?)|\bstatements?\b",
    "budget": r"예산|재원|사업비|얼마|투입|budgets?|how much|cost",
    "parts": r"핵심\s*과제|세부\s*과제|추진\s*과제|과제|하위\s*전략|구성(?:은|요소)|추진\s*전략|\btasks?\b|\bparts?\b|pillars?|consists?",
    "issuer": r"누가\s*(?:발표|수립|내놓|마련|만들|제정|지정)|(?:발표|수립|마련|지정|추진)한\s*(?=곳|기관|부처|지자체|지방|정부|나라|국가)|"
    r"who\s+(?:issued|designated|announced|made|published|released)|issuer",
    "outcome": r"결과|성과|후속|뒤이어|뒤따라|어떻게\s*(?:됐|되었)|(?:무엇|뭐|뭘|무얼)(?:이|가|을|를)?\s*(?:나왔|이루어|이뤄|생겼|생긴|발표|출범|합의|결정)|나온\s*(?:것|게)|\b(?:came|come)\s+(?:out\s+)?of\b|\boutcomes?\b|\bresult(?:s|ed)?\b|\bfollow(?:ed|s)?\b|\bfollow-?ups?\b|\b(?:led|lead)\s+to\b|\bbec[oa]me\s+of\b|\bwhat\s+(?:was|were)\s+(?:announced|launched|agreed|decided)\b|\bhappened\s+(?:after|with|to|since)\b",
    "leader": r"이끄|이끌|이끈|주도|총괄|담당|소관|주무|책임|맡(?:은|는|고|았)|의장|위원장|단장|대표는|수장|\bleads?\b|\bled\b|\bleaders?\b|\bheads?\b|\bheaded\b|\bin\s+charge\b|\bresponsible\b|\bruns?\b|\bbehind\b",
    "member": r"회원|구성원|참여\s*기관|참여사|소속사|가입|누가\s*속|members?|belongs?",
    "alliance": r"얼라이언스|협의체|연합체|\balliances?\b|\bconsorti(?:um|a)\b",
    "time": r"언제|몇\s*월|며칠|날짜|일시|시기|\bwhen\b|\bwhat\s+(?:date|day|time)\b",
    "place": r"열린\s*곳|열리는\s*곳|개최지|어디|장소|\bwhere\b|\bvenue\b",
    "who": r"누구|누군|누가|곳(?=[은이])|곳(?=\s*\??$)|직책|직함|소속|경력|\bwhom?\b|position|\bpost\b|\brole\b",
    "events": r"행사|일정|이벤트|열리|열린|열릴|열렸|개최되|개최된|events?|happening|\bcoming\b|upcoming|planned|scheduled|schedule|t(?:ook|akes?|aken|aking)\s+place|held|예정",
}
ROLES = {
    "host": r"주최|개최한|개최했|\bhost(?:s|ed|ing)?\b",
    "organizer": r"주관|\borgani[sz](?:e|es|ed|er|ers|ing)\b",
    "supporter": r"후원|협찬|\bsponsor(?:s|ed|ing)?\b|\bsupport(?:s|ed|er|ers|ing)?\b",
    "attendee": r"참석|참가|참여|다녀간|나온(?=\s)|(?<![가-힣])(?:왔|갔|온\s)|\b(?:came|went)\b|\battend(?:s|ed|ees?|ing)?\b|\bparticipat\w*|\b(?:was|were)\s+at\b|took\s+part|take\s+part|joined|\bjoin\b",
    "speaker": r"연사|연설|강연|발제|발표자|발표한|발표했|\bspeak(?:s|er|ers|ing)?\b|\bspoke\b|\bpresent(?:ed|ers?|ing)\b|keynotes?",
    "chair": r"좌장|사회자|사회를|moderat\w+|\bchair(?:s|ed|ing)?\b",
}
PARTICIPANTS = {
    "company": r"기업|회사|업체|\bfirms?\b|\bcompan(?:y|ies)\b|\bcorporations?\b",
    "ministry": r"부처|\bministr(?:y|ies)\b",
    "local-government": r"지자체|지방자치단체|지방정부|local\s+governments?",
    "public-institution": r"공공기관|공기업|public\s+(?:institutions?|bodies)",
    "association": r"협회|단체|\bassociations?\b",
    "university": r"대학교|대학|\buniversit(?:y|ies)\b",
    "international": r"국제기구|international\s+organi[sz]ations?",
    "embassy": r"대사관|\bembass(?:y|ies)\b",
    "media": r"언론사|언론|\bmedia\b",
    "country": r"국가|나라|\bcountr(?:y|ies)\b|\bnations?\b",
    "person": r"사람|인물|인사|\bpeople\b|\bpersons?\b",
    "organization": r"기관|조직|\borgani[sz]ations?\b|\binstitutions?\b|\bbodies\b",
}
EVENTS = {
    "conference": r"콘퍼런스|컨퍼런스|학술대회|심포지엄|\bconferences?\b|\bsymposi(?:um|a)\b|\bsummits?\b",
    "forum": r"포럼|세미나|토론회|설명회|워크숍|\bforums?\b|\bseminars?\b|\bworkshops?\b",
    "exhibition": r"전시회|박람회|엑스포|\bexhibitions?\b|\bexpos?\b|\bfairs?\b",
    "launch": r"출범식|발족식|출범|발족|\blaunch(?:es|ed)?\b",
    "signing": r"협약식|협약|체결식|\bsignings?\b|\bmous?\b|\bmemorand(?:um|a)\b|(?:\binvestment\s+)?\bagreements?\b",
    "meeting": r"간담회|회의|회담|\bmeetings?\b",
    "ceremony": r"기념식|시상식|기공식|준공식|착공식|\bceremon(?:y|ies)\b",
    "visit": r"방문|\bvisits?\b",
    "announcement": r"발표회|기자회견|\bannouncements?\b|\bbriefings?\b",
}
POLICIES = {
    "strategy": r"전략|계획|대책|방안|로드맵|\bstrateg(?:y|ies)\b|\bplans?\b|\broadmaps?\b",
    "programme": r"사업|프로그램|\bprogramm?es?\b|\bprojects?\b",
    "law": r"법률|법안|법령|특별법|\blaws?\b|\bacts?\b|\bregulations?\b",
    "platform": r"플랫폼|\bplatforms?\b",
    "zone": r"특구|특화단지|\bzones?\b|\bcluster\b",
    "any": r"정책|\bpolic(?:y|ies)\b",
}
STOP = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|무엇|무슨|뭐|뭔|어떤|어느|어떻게|되나요?|인가요?|입니까|있나요?|있습니까|있는|있어|"
    r"있었나요?|했나요?|하나요?|하는|한|된|되는|돼|알려\s*줘|알려주세요|보여\s*줘|보여주세요|찾아\s*줘|해\s*줘|모두|전부|목록|좀|"
    r"그리고|및|또|관련|관련된|몇|건|개|many|number|대한|대해|내놓은|내놨나|만든|수립한|마련한|추진한|추진하는|추진|제정한|시행한|실시한|발표한|발표했나|목표\s*연도|목표년도|target|announced?|issued?|이루어진|치러진|분야|산업|중|곳|것|때|들|요|나|니|냐|까|지|우리|했어|했지|이었나|였나|열|제|"
    r"the|an?|of|in|on|at|to|for|and|or|by|with|from|is|are|was|were|be|been|did|do|does|has|have|had|will|would|can|"
    r"what|which|how|that|there|it|its|this|these|those|any(?:thing)?|all|some|me|list|show|tell|give|find|about|please|"
    r"sector|industry|industries|field|relating|related|take|took|get|s|their|his|her|between|during|going|on|"
    r"until|since|after|before|ones?|you|know|only|just|merely|solely|단지|오직|다음에|이후|뒤에|happened|happen)",
    re.I,
)
_EDGE = r"(?:(?<![A-Za-z])(?=[A-Za-z])|(?<=[A-Za-z])(?![A-Za-z]))"
"""An edge of a word of Latin letters; what `\\b` means here, but that a Korean particle may follow (MOU는)."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\b", _EDGE), re.I)


ONLY = _compiled(r"\b(?:only|just|merely|solely)\s*$|(?:단지|오직)\s*$")
"""Before a role's word: that part and none above it."""
ONLY_AFTER = re.compile(r"(?:하기)?만(?![가-힣])")
"""The same behind a role's word in Korean (후원만)."""
BEYOND = re.compile(
    r"않|아닌|제외|빼고|말고|못한|없는|\bnot\b|n't\b|\bwithout\b|\bexcept\b|\bnever\b|"
    r"가장|제일|최다|최대|\bmost\b|\blargest\b|\bbiggest\b|\bleast\b",
    re.I,
)
"""Negation and superlatives: to pass over them would turn the question into another."""
PARTICLES = (
    "으로부터 에게서 로부터 에서는 에서의 이라는 에서 에게 께서 까지 부터 라는 이랑 하고 에는 에도 입니까 인가요 인가 이란 "
    "으로 이나 은 는 이 가 을 를 의 와 과 도 로 에 랑 만 란 나 씨 님"
).split()
SUBJECT = frozenset("은 는 이 가 께서".split())
TABLES = (INTENTS, ROLES, PARTICIPANTS, EVENTS, POLICIES)
_COMPILED = {id(table): {c: _compiled(p) for c, p in table.items()} for table in TABLES}


def found(table: dict[str, str], text: str) -> tuple[Code, ...]:
    """The codes of one of the tables whose words stand in `text`, by place."""
    hits = [
        Code(code, Words(hit.start(), hit.end(), hit.group()))
        for code, pattern in _COMPILED[id(table)].items()
        for hit in pattern.finditer(text)
    ]
    return tuple(_apart(sorted(hits, key=lambda one: (one.words.start, -one.words.end))))


def is_cue(text: str) -> bool:
    """Whether `text` as a whole is a word of the question's grammar, or a post, and thus no name."""
    return (
        bool(STOP.fullmatch(text) or BEYOND.fullmatch(text))
        or text in _posts()
        or any(pattern.fullmatch(text) for table in _COMPILED.values() for pattern in table.values())
    )


@cache
def _posts() -> frozenset[str]:
    return frozenset(title.form for title in titles())


def _apart(codes: list[Code]) -> Iterator[Code]:
    """Those that do not begin inside one before (공공기관 is not 기관 too)."""
    end = 0
    for code in codes:
        if code.words.start >= end:
            yield code
            end = code.words.end
