"""Who took part: lists ended by 참석하다 and its like, rows of participants, firms at stands, parties."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events import counted, counted_people, membership, participant_rows, signatories
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim, in_charge, listed, quoted, sender
from graph.extract.events.words import OPENINGS
from graph.extract.passages import Clause, Passage
from graph.model import Claim, Kind, RegionKind

_STAND = r"(?:부스|(?:상담|홍보|접수|체험)\s?(?:창구|장|대)|[국기홍전공체특연주제한][가-힣]{0,4}관)"
"""A stand or hall of an exhibitor: 부스, 국가관, 홍보관, 전시관, 기업관, 공동관, 체험관 …"""
ATTENDS = cued(
    r"참석(?!자들은)|참여(?!하는 방식|형|율|도를)|참가(?!자 모집|신청)|함께\s?(?:했|한\s|하였|해\s|하는"
    r"|할|자리|합니|해온)|함께(?:했|한다|하고|하며)"
    r"|자리(?:를|에|도|해|했|할|한|하고|하며)\s?(?:함께|같이|빛|메[우웠]|채[우웠]|지[키켰])?|모[였인]|모여|모인|모일|나왔|나와|나온다|나올|나서|배석|동석"
    r"|출석|이름을\s?올|동참|얼굴을\s?(?:비|내|맞)|마주\s?앉|둘러\s?앉|머리를\s?맞|발[걸길]|(?:무대|단상)에\s?(?:올|서)|올라|초청|부스|전시|출품|선보|내보[였이]"
    r"|같이했|들어\s?보이|기념\s?(?:촬영|사진)|찾았|내방|주재|이끌|나오고|출전|출연|(?:을|를)\s상대로"
    r"|(?:을|를)\s대상으로(?=[^.]{0,40}(?:설명회|간담회|상담회|포럼|세미나))"
    r"|동행(?=[했하한])|수행(?=했|하였)|참관|동승|(?:새\s)?(?:제품|기술|작품|솔루션)(?:을|를)\s(?:\S{1,6}\s)?(?:내걸|내놓|뽐)|회의에\s(?:들어|함께)|회동[했하]|대좌[했하]|마주했|합류|착석|테이프를\s?(?:자르|끊)|뜻을\s모은(?=\s[‘“「『])|시삽|버튼을\s?[누눌]|건배"
    r"|(?:선언문|선포문|결의문|선언서|헌장|성명)(?:을|를)\s(?:\S{1,5}\s)?(?:낭독|읽|발표)"
    rf"|{_STAND}(?:\s\d+개|\d+개)?(?:을|를|도)\s?(?:\S{{1,6}}\s)?(?:차[리렸려]|내[고며놨었]|냈|꾸[리렸려미몄]|열|마련|설치|운영|맡|세[우웠])"
)
_ATTENDS_THERE: dict[str, re.Pattern[str]] = {
    "exhibition": re.compile(
        r"(?:전시장|행사장|현장|부스|전시관)(?:을|를)\s(?:\S{1,6}\s)?(?:둘러|찾|돌아)|관람[했하]"
    ),
    "ceremony": re.compile(
        r"(?:표창|상|훈장|포장|트로피|상패|대상|영예|영광|금상|은상|동상)(?:을|를|도)\s(?:\S{1,5}\s)?"
        r"(?:받|수상|안았|안은|차지|거머쥐|거머쥔|품에|탔|누렸)|수상(?=[했하한의])|수훈(?=[했하한])"
        r"|(?:에|로|으로)\s(?:뽑혔|선정됐|선정되|이름을)|시상(?:은|을|자로)"
    ),
    "forum": re.compile(r"의견을\s(?:나누|나눴|교환|개진)|(?:토론|논의|대담)를?을?\s?(?:벌|펼|이어|했|하였)"),
    "launch": re.compile(r"(?:함께|나란히|공동으로|차례로)\s(?:읽|외[치쳤]|선언|서명)"),
    "meeting": re.compile(
        r"만나(?!서|볼)|만난다|만났|논의[했하]|의견을\s(?:나누|나눴|교환|모)|협의[했하]|얘기를\s나|이야기를\s나|머리를"
        r"|(?:건의|요청|호소|토로|당부|제안|지적|답변)(?:했|하였|하고|하며)|답했"
    ),
}
"""What tells presence only at one kind of event: whoever is subject is there."""


_ALIKE = {"conference": "forum"}


def attend(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its attendees, speakers aside."""
    for i, passage in enumerate(passages):
        participant_rows.read(scene, passages, i)
        _exhibit(scene, passage)
        counted = False
        for clause in passage.clauses:
            counted |= _clause(scene, passages, i, clause)
        if counted:
            participant_rows.footnote(scene, passages, i)
        _acting(scene, passage)
    participant_rows.tabled(scene, passages)
    signatories.sign(scene, passages)


_AT = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:\s?(?:행사|현장))?"
    r"(?:에는|에서는|에서|에선|엔|에(?=\s(?!이어|앞서|따르|따라|대해|대한|대하여|관한|관해|맞춰|맞추|대비|의해|즈음)))\s"
)
_DOES = re.compile(r"(?:\s(?!\S*(?:[을를의]|에서|에게|에)\s)[^\s,.]{1,16}){0,4}?(?:은|는|이|가|께서|도)\s")


def _acting(scene: Scene, passage: Passage) -> None:
    """Whoever does anything at an event is there, whatever the verb (`장관은 포럼에서 …을 약속했다`)."""
    s = passage.sentence
    if s.region is RegionKind.TITLE:
        return
    places = [
        (n, f)
        for n, f in passage.spoken
        if _AT.match(passage.text, n.end - s.start) and not quoted(passage.text, n.start - s.start)
    ]
    for person in scene.ctx.names.within(s.start, s.end, Kind.PERSON) if places else ():
        at = person.start - s.start
        before = [f for n, f in places if n.end <= person.start]
        frame = before[-1] if before else places[0][1]
        told = quoted(passage.text, at) or in_charge(passage.text[:at])
        if not told and _DOES.match(passage.text, person.end - s.start):
            claim(scene, frame, person, 0.75)


_STANDS = re.compile(r"전시관|홍보관|기업관|공동관|부스")


def _exhibit(scene: Scene, passage: Passage) -> None:
    """Firms named with the halls and stands of a fair (`기업전시관의 두 축은 … A와 B이다`)."""
    frame, s = passage.focus, passage.sentence
    if frame is None or frame.type != "exhibition" or not _STANDS.search(passage.text):
        return
    for name in listed(scene, passage, s.start, s.end):
        if name.kind is Kind.ORGANIZATION and name.type == "company":
            claim(scene, frame, name, 0.75, "참가기업")


def _clause(scene: Scene, passages: list[Passage], i: int, clause: Clause) -> bool:
    """Read the attendees of one clause; whether it tells of taking part at all."""
    passage = passages[i]
    told = list(ATTENDS.finditer(clause.text))
    if not told or "meeting" in {f.type for f in (passage.focus,) if f}:
        _there(scene, passage, clause)
    if not told:
        return False
    frame = _next(passage, clause.start + told[-1].end()) or passage.at(clause.start + told[-1].start())
    if membership.told(scene, passage, told[-1].group()):
        membership.announced(scene, passages, i, clause, frame)
        return False
    frame = membership.launch_of(scene, clause) or frame
    named = any(f is frame for _, f in passage.spoken)
    shows = re.match(rf"{_STAND}|전시|출품|선보", told[-1].group())
    if shows or (not named and _STANDS.search(passage.text)):
        frame = _fair(scene, named, frame)
    if told[-1].group() in ("동행", "수행") and not named:
        frame = next((f for f in (frame, scene.main) if f is not None and f.type == "visit"), None)
    if frame is None:
        return False
    end = clause.start + told[-1].start()
    if re.search(r"(?:주최|주관|후원|협찬)\S*\s*$", clause.text[: told[-1].start()]):
        return False
    if after := _listed_after(scene, passage, clause, told[-1].start()):
        for name in after:
            claim(scene, frame, name, 0.85)
        return True
    role = "참가기업" if shows else None
    for name in participant_rows.announced(scene, passages, i):
        claim(scene, frame, name, 0.85, "참여기관")
    _counted(scene, frame, clause, told[-1].start(), role)
    since = _behind_topic(scene, passage, clause, told)
    for name in listed(scene, passage, clause.start, end):
        if name.start < since:
            continue
        claim(scene, nearest(passage, clause, name) or frame, name, 0.88, role)
    return True


def _behind_topic(scene: Scene, passage: Passage, clause: Clause, told: list[re.Match[str]]) -> int:
    """Where those who come are told, if the clause's topic only asks them (`가와 나는 다를 초청해`)."""
    asks = all(t.group() == "초청" for t in told) or told[-1].group().endswith(("상대로", "대상으로"))
    if not asks and not _AMID.match(clause.text, told[-1].start()):
        return clause.start
    names = scene.ctx.names.within(clause.start, clause.start + told[-1].start())
    topics = [n.end for n in names if _TOPIC.match(passage.text, n.end - passage.sentence.start)]
    return max(topics, default=clause.start)


def _listed_after(scene: Scene, passage: Passage, clause: Clause, at: int) -> list[Name]:
    """`참석자는 A, B, C다`: those told behind the word; none where a number follows (`참석자는 30명이다`)."""
    after = _LISTS.match(clause.text, at)
    return list(listed(scene, passage, clause.start + after.end(), passage.sentence.end)) if after else []


def nearest(passage: Passage, clause: Clause, name: Name) -> Frame | None:
    """Of two events in `가 간담회에는 A가, 나 간담회에는 B가 참석했다` the one told last before a name."""
    places = [
        (n, f)
        for n, f in passage.spoken
        if clause.start <= n.start < clause.end and _AT.match(passage.text, n.end - passage.sentence.start)
    ]
    before = [f for n, f in places if n.end <= name.start]
    return before[-1] if len({id(f) for _, f in places}) > 1 and before else None


def _fair(scene: Scene, named: bool, frame: Frame | None) -> Frame | None:
    """Where stands are put up: the fair around an opening or a session, not these themselves."""
    around = frame
    while around is not None and around.type != "exhibition":
        around = around.parent
    main = scene.main if scene.main is not None and scene.main.type == "exhibition" else None
    if frame is not None and around is None and frame.head in OPENINGS:
        return frame.parent or (scene.main if scene.main is not frame else None)
    return around or (frame if named else main) or frame


_AMID = re.compile(r"\S{0,6}(?:한|하는|인|였던|이는|해온)\s(?:가운데|자리에서|자리에)")
"""`A는 B 등이 참석한 가운데 …를 열었다`: who holds it is not said to be among them."""


def _counted(scene: Scene, frame: Frame, clause: Clause, end: int, role: str | None) -> None:
    """`여덟 기관이 함께하는 회의`: those whom a number means."""
    if many := counted_people.COUNTED.search(clause.text, 0, end):
        for person in counted_people.people(scene, many, clause.start + many.start()):
            evidence = scene.ctx.evidence((clause.start + many.start(), clause.start + many.end()))
            frame.add(Claim("attendees", person.name, evidence, 0.75, Kind.PERSON, role))
            if (body := sender(scene, person)) is not None:
                frame.add(Claim("attendees", body, evidence, 0.73, Kind.ORGANIZATION))
    told = counted.COUNTED.search(clause.text, 0, end)
    if told is None:
        return
    span = (clause.start + told.start(), clause.start + told.end("kind"))
    for name in counted.bodies(scene, told, span[0]):
        evidence = scene.ctx.evidence(span)
        frame.add(Claim("attendees", name.name, evidence, 0.75, Kind.ORGANIZATION, role))


def _there(scene: Scene, passage: Passage, clause: Clause) -> None:
    """Who is subject of something that is done only by somebody at an event of its kind."""
    frame = passage.focus
    if frame is not None and frame.type in _PRIZES_AT and passage.sentence.region is not RegionKind.TITLE:
        _prized(scene, passage, clause, frame)
    there = _ATTENDS_THERE.get(_ALIKE.get(frame.type, frame.type)) if frame is not None else None
    if there is None or frame is None or passage.sentence.region is RegionKind.TITLE:
        return
    told = list(there.finditer(clause.text))
    if not told:
        return
    gives = told[-1].group().startswith("시상")
    end = clause.end if gives else clause.start + told[-1].start()
    since = _since(passage, clause)
    if (
        frame.type == "meeting"
        and not told[-1].group().startswith("답")
        and _QUOTED.search(passage.text, since - passage.sentence.start, end - passage.sentence.start)
    ):
        return
    for name in listed(scene, passage, since, end):
        if gives and name.kind is not Kind.PERSON:
            continue
        if _OBJECT.match(passage.text, name.end - passage.sentence.start):
            continue
        claim(scene, frame, name, 0.8)


_QUOTED = re.compile(r"[“”\"]")
"""Whoever is quoted word for word may have said so elsewhere, but for an answer."""


def _since(passage: Passage, clause: Clause) -> int:
    """Where a clause begins, with what is said in it (`가나 팀장은 늦다고 | 지적했고`)."""
    start = clause.start
    for before in reversed([c for c in passage.clauses if c.end <= clause.start]):
        if not before.text.rstrip().endswith(("다고", "라고", "자고", "냐고", "＿고")):
            break
        start = before.start
    return start


_PRIZES_AT = frozenset("ceremony conference exhibition forum other".split())
_PRIZE = cued(r"(?:[가-힣]{1,10}상|표창|훈장|포장)(?:은|에는|에)\s")
_RECEIVED = re.compile(r"(?:돌아[갔간]|받|차지|수상|안|거머|뽑|선정|영예|올)\S*\s*$|수상했")


def _prized(scene: Scene, passage: Passage, clause: Clause, frame: Frame) -> None:
    """`대상은 가나산업이, 장관상은 다라 팀장이 받았다`: receivers told after their prize."""
    first = _PRIZE.search(clause.text)
    if first is None or not _RECEIVED.search(clause.text.rstrip(" .,")):
        return
    for name in listed(scene, passage, clause.start + first.end(), clause.end):
        given = _GIVEN.search(clause.text) is not None and name.kind is Kind.PERSON
        if given or not _OBJECT.match(passage.text, name.end - passage.sentence.start):
            claim(scene, frame, name, 0.8, "수상")


_GIVEN = re.compile(r"에게\s(?:\S{1,6}\s)?돌아[갔간]")
_OBJECT = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?\s?(?:을|를|에게|의|에|께)\s")
_TOPIC = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:은|는)\s")
_LISTS = re.compile(
    r"(?!\S{1,4}하는\s)\S{2,6}(?:하는|한|할|자)?\s?(?:단체|기업|기관|곳|국가|회사|업체|명단|자)?(?:은|는)\s"
)


def _next(passage: Passage, offset: int) -> Frame | None:
    """`노르딕 3국이 참여한 특별 세션`: the event that a verb in front of it is said of."""
    for name, frame in passage.spoken:
        gap = passage.text[offset - passage.sentence.start : name.start - passage.sentence.start]
        if (
            name.start >= offset
            and name.name
            and re.fullmatch(r"(?:한|하는|할|된|하게\s될)\s(?:(?:이번|이|본|동|올해)\s)?[‘“「『'\"]?", gap)
        ):
            return frame
    return None
