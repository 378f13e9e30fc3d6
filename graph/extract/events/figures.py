"""How many were there, the how-manieth it is, its theme and its status."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.rows import rows
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind

_PEOPLE = cued(
    r"(?<![\d.,])(?:(?P<high>\d+(?:\.\d)?)만\s?(?=\d))?(\d{1,3}(?:,\d{3})+|\d+(?:\.\d)?(?=만)|\d+)(만|천"
    r"|백)?\s?여?\s?(?:명|인(?![가-힣]{2}))"
    r"(?![가-힣]*(?:당|분|위)|승|용|실|치|조|체|방|증|터|식\s)"
)
_THERE = re.compile(
    r"참석|참여|참가|마주|둘러앉|배석|동석|모[였여인일]|함께|자리|나와|나왔|방문|찾|운집|열린|개막식을|관람|다녀"
    r"|이 함께|대표가|발표와 토론|강연|토론|몰[렸리려린]|입장(?=[했하])|만\s들[이였]|지켜[봤보]|붐[볐비]"
)
_NOT_THERE = re.compile(
    r"고용|일자리|채용|뽑|양성|사망|근무|종사|수상|표창|시상|상이|선발|인력|위원|구성|육성|배출|모집|교육생"
)
_TOTAL = re.compile(r"(?:^|\s)(?:총|모두|도합|합쳐|전체)\s?$")
"""What stands before the sum of several numbers."""
_OF_SOME = re.compile(r"(?:연사|강연자|발표자|강사|토론자|패널|수상자)\s?$")
"""Those who speak or are honoured are not all who are there."""
_IN_ALL = re.compile(r"명\s?(?:내외|안팎|규모|이내)|명\s?\)?\s*$")
"""What closes the number of participants in a row of an overview (`업계 포함 35명 내외`)."""
_SCALE = {"만": 10_000, "천": 1_000, "백": 100, None: 1}
_EDITION = re.compile(r"제\s?(\d{1,3})\s?(?:회|차|기)(?!\s?(?:산업혁명|세계))")
_PLAIN_EDITION = re.compile(r"(\d{1,2})\s?회\s")
_FIRST = re.compile(r"처음(?:으로)?\s")
_NTH = cued(
    r"(?:올해로?|이번이|이번으로|벌써|로|올해)?\s?(\d{1,3})\s?(?:회째|번째|회를\s맞|회\s맞|회째를|번째를|돌)"
)
_WORD_NTH = cued(
    r"(?:올해|이번)(?:로|이|가|는|은)?\s(두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?번째|(두|세|네|다섯"
    r"|여섯|일곱|여덟|아홉|열)\s?번째(?:를|로)\s(?:맞|열)"
)
_WORDS = "두 세 네 다섯 여섯 일곱 여덟 아홉 열".split()
_THEME = re.compile(
    r"[‘“「『｢'\"]([^’”」』｣'\"\n]{4,90})[’”」』｣'\"]\s?(?:을|를|이라는|란|라는|이란)?\s?(?:대?주제"
    r"|슬로건|테마)"
)
_THEME_IS = re.compile(r"주제(?:는|인|로는)?\s?[‘“「『｢'\"]([^’”」』｣'\"\n]{4,90})[’”」』｣'\"]")
_PLAIN_THEME = cued(r"(?:에서|은|는|이|가)\s([^‘’“”「」,]{6,60}?)(?:을|를)\s주제로")
_CANCELLED = re.compile(
    r"취소(?:됐|했|하기로|한다|된|되었|키로)|열지\s않기로|잠정\s?연기|무기한\s?연기|연기(?:됐|했|하기로"
    r"|한다|된)"
)
_HELD = re.compile(
    r"개최했|개최하였|열렸|열었|가졌|진행됐|진행되었|진행했|체결했|맺었|마쳤|성료|참석했|참석하였|출범했"
    r"|발족했|치렀|시작됐|올랐|held|signed"
)
_PLANNED = re.compile(r"개최한다|개최할|열린다|열릴|연다|예정|계획|개최될|개최하기로|펼쳐진다|맞는다|will")


def count(scene: Scene, passages: list[Passage]) -> None:
    """Attendee counts: of people present, never firms or booths."""
    for passage in passages:
        plain, base = masked(passage.text), passage.sentence.start
        listed = any(row.slot in {"attendees", "count"} for row in rows(passage.sentence)) or (
            passage.overview and _IN_ALL.search(plain) is not None
        )
        for match in sorted(_PEOPLE.finditer(plain), key=lambda m: not _TOTAL.search(plain, 0, m.start())):
            after, before = (
                plain[match.end() : match.end() + 90],
                plain[max(0, match.start() - 40) : match.start()],
            )
            if (
                _NOT_THERE.search(after[:16])
                or _NOT_THERE.search(before[-10:])
                or _OF_SOME.search(before)
                or not (listed or _THERE.search(after + before))
            ):
                continue
            frame = passage.at(base + match.start())
            if frame is None or frame.value("attendee_count") is not None:
                continue
            value = _number_of(match)
            span = (base + match.start(), base + match.end())
            frame.add(Claim("attendee_count", value, scene.ctx.evidence(span), 0.85))
            break


def _number_of(match: re.Match[str]) -> int:
    """5만 2천여 명, 3.5만 명, 1만5,000명."""
    low = float(match.group(2).replace(",", "")) * _SCALE[match.group(3)]
    return round(low + float(match["high"] or 0) * _SCALE["만"])


def edition(scene: Scene, passages: list[Passage]) -> None:
    """`제17회` in the name or right before it; `올해 5회째를 맞는` in its sentence."""
    for frame in scene.frames:
        for spoken in frame.spoken:
            text = scene.ctx.document.text[max(0, spoken.start - 8) : spoken.end]
            if match := _EDITION.search(text) or _PLAIN_EDITION.match(spoken.name):
                _number(scene, frame, match.group(1), spoken.start, spoken.end, 0.95)
            elif frame.background and _FIRST.match(scene.ctx.document.text, spoken.start):
                _number(scene, frame, "1", spoken.start, spoken.end, 0.8)
    for passage in passages:
        match = _NTH.search(passage.text)
        if match and passage.focus is not None and len(match.group(1)) < 3:
            start = passage.sentence.start + match.start(1)
            _number(scene, passage.focus, match.group(1), start, start + len(match.group(1)), 0.85)
        said = _WORD_NTH.search(passage.text)
        if said and passage.focus is not None:
            number = _WORDS.index(said.group(1) or said.group(2)) + 2
            start = passage.sentence.start + said.start()
            this_year = re.search(r"(?:올해|이번)\S{0,2}\s?$", passage.text[: said.start()])
            frame = scene.main if this_year and passage.focus.background and scene.main else passage.focus
            _number(scene, frame, str(number), start, passage.sentence.start + said.end(), 0.8)


def _number(scene: Scene, frame: Frame, digits: str, start: int, end: int, sure: float) -> None:
    if frame.value("edition") is None:
        frame.add(Claim("edition", int(digits), scene.ctx.evidence((start, end)), sure))


def theme(scene: Scene, passages: list[Passage]) -> None:
    """What stands before 주제로, or in a row 주제."""
    for passage in passages:
        if passage.focus is None or passage.focus.value("theme") is not None:
            continue
        base = passage.sentence.start
        row = next((r for r in rows(passage.sentence) if r.slot == "theme"), None)
        match = (
            _THEME.search(passage.text) or _THEME_IS.search(passage.text) or _PLAIN_THEME.search(passage.text)
        )
        if row is not None:
            _theme(scene, passage.focus, row.start, row.end)
        elif match and passage.spoken and not _by_someone(scene, passage, match.start()):
            _theme(scene, passage.focus, base + match.start(1), base + match.end(1))


def _by_someone(scene: Scene, passage: Passage, at: int) -> bool:
    """A talk's title, not the event's: somebody is named right before."""
    start = passage.sentence.start
    return any(scene.ctx.names.within(start + max(0, at - 40), start + at, Kind.PERSON))


def _theme(scene: Scene, frame: Frame, start: int, end: int) -> None:
    text = scene.ctx.document.text[start:end].strip(" ‘’“”'\"「」")
    if text:
        frame.add(Claim("theme", text, scene.ctx.evidence((start, end)), 0.85))


def status(scene: Scene, passages: list[Passage]) -> None:
    """planned, held or cancelled: by the words of its sentences, else by its day against the document's."""
    for frame in scene.frames:
        own = [p for p in passages if any(f is frame for _, f in p.spoken)]
        code, sure = _status(scene, frame, own)
        span = (frame.spoken[0].start, frame.spoken[0].end)
        frame.add(Claim("status", code, scene.ctx.evidence(span), sure))


def _status(scene: Scene, frame: Frame, own: list[Passage]) -> tuple[str, float]:
    if any(_CANCELLED.search(masked(p.text)) and p.focus is frame for p in own):
        return "cancelled", 0.85
    day, today = str(frame.value("start") or ""), scene.ctx.document.published or ""
    if len(day) >= 10 and len(today) >= 10 and day[:10] != today[:10]:
        return ("planned" if day[:10] > today[:10] else "held"), 0.95
    if day and today and day[:4] != today[:4]:
        return ("planned" if day[:4] > today[:4] else "held"), 0.9
    told = "".join(masked(p.text) for p in own if p.focus is frame or p.spoken)
    if _HELD.search(told):
        return "held", 0.85
    return ("planned", 0.8) if _PLANNED.search(told) else ("held", 0.6)
