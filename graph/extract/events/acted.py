"""Whether the text tells that what a head noun names takes place."""

from __future__ import annotations

import re

from graph.extract.context import Context, Sentence
from graph.extract.events.held import TOLD
from graph.extract.events.naming import EDITION, HELD
from graph.extract.events.words import BODIES, GENERIC, LANDS, TYPE_OF
from graph.extract.lines import PROSE
from graph.model import Kind

_ASIDE = re.compile(r"[’”'\"」』｣)]*(?:\s?[(（][^()（）]{1,40}[)）])?")


def _past(text: str, end: int) -> int:
    """The offset behind the marks and the bracket that follow a name (`업무협약(MOU)`)."""
    aside = _ASIDE.match(text, end)
    return aside.end() if aside else end


def acted(ctx: Context, sentence: Sentence, end: int, head: str, name: str) -> bool:
    """Whether a weak head (회의, 발표, 방문 …) is said to take place here."""
    text = sentence.text
    if TYPE_OF[head] in {"visit", "meeting"} and head not in BODIES and _scheduled(ctx, sentence, end, name):
        return True
    if TYPE_OF[head] == "visit" and _paid(ctx, sentence, end, head, name):
        return True
    end = _past(text, end)
    if head in GENERIC or TYPE_OF[head] == "other":
        taking_place = bool(HELD.match(text, end)) and not _WHENEVER.match(text, end)
        return taking_place or bool(EDITION.search(name)) or _carried_out(ctx, sentence, end, head)
    if head == "계약":
        return bool(re.match(r"\s*(?:을|를|도)?\s*(?:체결|맺)", text[end:]))
    if TYPE_OF[head] in {"designation", "announcement", "visit"}:
        programmed = TYPE_OF[head] == "visit" and head != "방문" and _PROGRAMMED.match(text, end)
        return bool(programmed or re.match(r"\s*(?:행사|개최|\(\d{1,2}\.\d{1,2})", text[end:]))
    return bool(
        EDITION.search(name)
        or (TYPE_OF[head] == "meeting" and re.match(r"에서는|에는", text[end:]))
        or (TYPE_OF[head] == "meeting" and head not in BODIES and _MEETS.match(text, end))
        or _TAKES_PLACE.match(text, end)
        or TYPE_OF[head] == "signing"
    )


_DONE = frozenset("훈련 시연회 시승회 캠페인".split())
"""What is carried out and not held."""
_CARRIED_OUT = re.compile(
    r"[’”'\"」』｣)?]*(?:을|를)\s(?:[^\s,.]{1,12}\s){0,3}?(?:실시|벌[이였인일]|전개|펼[쳤친칠쳐])"
)


def _carried_out(ctx: Context, sentence: Sentence, end: int, head: str) -> bool:
    """Whether a drill or the like is told of one day (`20일 가나항에서 합동훈련을 실시했다`)."""
    days = (m for m in ctx.moments if sentence.start <= m.start < sentence.end)
    return (
        head in _DONE and bool(_CARRIED_OUT.match(sentence.text, end)) and any(len(d.value) > 9 for d in days)
    )


_ENTRY = re.compile(r"\s*(?:\([^()]{1,30}\))?\s*(?:$|[,(·/|]|및\s|등\s*$|후\s)")


def _scheduled(ctx: Context, sentence: Sentence, end: int, name: str) -> bool:
    """Whether it is an entry of a timetable: a row that has a day before it and is no sentence of prose."""
    if not _ENTRY.match(sentence.text, end) or PROSE.search(sentence.text):
        return False
    at = sentence.start + end - len(name)
    return any(sentence.start <= m.start < at for m in ctx.moments)


_PAID = re.compile(
    r"(?:이었다|였다|이다|입니다|이었습니다|이\s있었|에서는?\s|에는\s|에선\s|에\s(?:나[서섰선]|동행|앞서|이어)|\s등[이을]\s(?:진행|예정|마련|이어|소화)"
    r"|을\s(?:끝으로|마지막으로|시작으로|마[치친쳤]|통해|계기로)|(?:을|를|으로)\s(?:일정|순방)|\s(?:일정|기간|길))"
)
_ANYWHERE = re.compile(
    r"(?:(?:현장|기업|업체|공장|공식|해외|국빈|시설|산업\s?현장|이번|첫|주요|관련)\s?)+|\d+곳"
)


def _paid(ctx: Context, sentence: Sentence, end: int, head: str, name: str) -> bool:
    """Whether a visit with its place is told as one that was or will be paid (`… 공장 방문이었다`)."""
    place = name.removesuffix(head).strip()
    if re.search(r"\d\s?개국$", place):
        return True
    if head in {"순방", "출장"}:
        at = sentence.start + end - len(name)
        countries = any(n.type == "country" for n in ctx.names.within(at, sentence.start + end, Kind.PLACE))
        return countries or re.search(rf"(?:{LANDS})(?:\s\d+개국)?$", place) is not None
    return bool(place) and not _ANYWHERE.fullmatch(place) and _PAID.match(sentence.text, end) is not None


_TAKES_PLACE = re.compile(
    r"\s*(?:을|를|이|가|도|은|는)?\s*(?:(?:[^\s.,]{1,20}\s){0,5}[^\s.,]{1,20}에서\s)?"
    rf"(?:(?:함께|각각|공동으로|잇따라|별도로|처음|처음으로)\s)?(?:{TOLD})"
)
_PROGRAMMED = re.compile(
    r"\s*[’”」』]?(?:을|를|이|가|도|은|는|에)?\s*(?:(?:[^\s.,]{1,20}\s){0,5}[^\s.,]{1,20}에서\s)?"
    r"(?:(?:함께|각각|차례로)\s)?"
    r"(?:진행|실시|이어[진지졌질]|예정|마련|일정|나[서선섰]|가[졌지진질]|잡혀|계획돼|포함)"
)
"""A tour that stands in a programme (`산업시찰이 … 진행된다`)."""
_WHENEVER = re.compile(r"\s?개최\s?(?:시|때|등|및|를|을|에|지원|계획|비용|장소)(?![가-힣])")
"""`행사 개최 시`: of no event in particular."""
STANDS = re.compile(
    r"(?:\((?:이하\s|약칭\s)?[^()]{0,20}(?:대표|회장|의장|위원장|이사장|단장)[\s:]"
    r"|(?:\([^()]{1,60}\))?(?:은|는|이|가)\s[^.‘“]{0,60}(?:[‘“「『][^’”」』]{2,40}[’”」』]|[가-힣]{2,12}(?:회|회의|식|포럼|세미나|강연))"
    r"(?:을|를)\s(?:공동\s)?(?:개최|열|연다|마련|주최))"
)
"""What follows a forum that is a body: its head in a bracket, or an event that it holds."""
_MEETS = re.compile(
    r"(?:을|를)\s(?:\S{1,8}\s)?(?:주재|마치|마친|갖[고는])|에\s(?:\S{1,6}\s)?참석"
    r"|에서\s(?:[‘“「『]|(?:\S{1,12}\s){0,2}(?:내놓|발표|의결|확정|논의|공개|확인|합의))"
)
