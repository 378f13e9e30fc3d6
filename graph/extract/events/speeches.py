"""Who spoke at an event, in what role and on what topic, and who chaired it."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events import chairs, programme_rows, talk_topics
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.kinds_alone import local
from graph.extract.events.participation import nearest
from graph.extract.events.present import OFFICES, claim
from graph.extract.events.words import ADDRESSES
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Clause, Passage
from graph.model import Claim, Kind

SPEECH = cued(
    r"개회사|개막사|폐막사|개회\s?선언|개막\s?선언|환영사|축사|답사(?=[를에]|가\s이)|격려사|인사말씀?|기념사(?![진업항])|개식사|폐회사|치사(?=[를에])|모두\s?발언"
    r"|기조\s?(?:강연|연설|발표|발제|강의)|주제\s?(?:강연|발표"
    r"|발제)|초청\s?강연|특별\s?강연|특강|강연|연설"
    r"|발제|사례\s?발표|발표(?=하|했|한|를|에|자|로|가|는|은|,|\s|\.|$)|토론자|패널|패널토론"
    r"|연사(?!\s?(?:등|,|들))|[연강]단"
    r"|강연자|열띤\s?토론|(?:종합\s?|지정\s?|자유\s?)?토론(?=[을이에했한할하과,]|\s순|\s등이)|강의|들려\s?[줬주]"
    r"|논평(?=[을했한할하])|마이크를\s잡|차례로\s나[섰선서]|(?<!고\s)(?:소개|설명|공유)(?=했|하였|하고|하며|한다|할|하는\s시간)"
)
_SETS_OUT = re.compile(
    r"(?:을|를|도)\s(?:[가-힣]{1,4}\s){0,2}?(?:짚었|짚고|짚어|진단했|진단하|조망했|조망하|조망할|전망할"
    r"|전망했|전망하고|제언했|제언하|제안했|제안하|내세웠|내세우|선보였|시연했|보고했|보고하였"
    r"|제시했|제시하|분석했|분석하|살폈|살펴봤|다뤘|다루|풀어[냈놨]|짚을|제시할|분석할|밝힌다|공개한다|들려준다)"
)
_BY_ANYONE = re.compile(r"제시|분석|살[폈펴]|다[루뤘]|풀어")
"""What a body also does in its papers, without a word said at an event."""
_PANEL = re.compile(r"패널|토론")
_RESULT = re.compile(
    r"(?:전략|계획|대책|방안|로드맵|결과|성명|선언|선언문|협약|비전|정책)[’”」』｣'\"]?(?:을"
    r"|를)?\s?(?:최종\s?)?$"
)
_SUBJECT = re.compile(r"(?:\s?[가-힣A-Za-z()·]{1,16}){0,3}?(?:은|는|이|가|께서)\s")


def speak(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its speakers and chairs."""
    for passage in passages:
        carried: Frame | None = None
        for clause in passage.clauses:
            carried = _clause(scene, passage, clause) or carried


_DISCUSSES = re.compile(r"(?:의견을\s(?:나누|나눴|교환|개진|주고받)|열띤\s논의|머리를\s맞댔)")


def _clause(scene: Scene, passage: Passage, clause: Clause) -> Frame | None:
    told = _told(scene, clause)
    told += [m for m in _DISCUSSES.finditer(clause.text) if _PANEL.search(clause.text[: m.start()])]
    moderates = chairs.CHAIR.search(clause.text)
    if not told and not moderates:
        told = _continued(passage, clause) or _on_topic(scene, clause)
    if not told and not moderates:
        _setting_out(scene, passage, clause)
        return None
    first = told[0] if told else moderates
    assert first is not None
    frame = _where(scene, passage, clause, clause.start + first.end())
    if frame is None:
        return None
    people = list(scene.ctx.names.within(clause.start, clause.end, Kind.PERSON))
    chairing = chairs.give(scene, frame, clause, people, moderates.start() if moderates else None)
    if told:
        _speakers(scene, frame, passage, clause, [p for p in people if p not in chairing], told)
    return frame


_BEFORE = re.compile(r"(?:에|가|를|이|의)?\s(?:이어|끝난|마친|끝으로|뒤|후)")


def _where(scene: Scene, passage: Passage, clause: Clause, at: int) -> Frame | None:
    """Where a speech is given that is told up to an offset.

    Not at an agreement that the speech goes before (`개회사에 이어 협약을 맺었다`), nor at what only a later
    clause names (`첫날에는 A가 강연하고, 이튿날은 설명회로 꾸려진다`): at what these are part of.
    """
    frame = passage.at(at) or scene.main
    if frame is None:
        return None
    here = [n.start for n, f in passage.spoken if f is frame]
    before = frame.type == "signing" and _BEFORE.match(scene.ctx.document.text, at)
    if here and min(here) >= (at if before else clause.end):
        around = frame.parent or (scene.main if scene.main is not frame else None)
        return around if before or frame.parent is not None else frame
    return frame


def _told(scene: Scene, clause: Clause) -> list[re.Match[str]]:
    """The speech words of a clause, those left out that stand in a body's name (`다라특강`)."""
    bodies = [(n.start, n.end) for n in scene.ctx.names.within(clause.start, clause.end, Kind.ORGANIZATION)]
    return [
        m
        for m in SPEECH.finditer(clause.text)
        if not any(a < clause.start + m.end() and clause.start + m.start() < b for a, b in bodies)
        and not (m.group() in _ASIDES and _AHEAD.search(clause.text, 0, m.start()))
    ]


_ASIDES = frozenset("소개 설명 공유".split())
_AHEAD = re.compile(r"에\s앞서[\s,]|참석자들?에게\s")
"""What is explained before an event or to its guests in passing is no speech."""


def _speakers(
    scene: Scene,
    frame: Frame,
    passage: Passage,
    clause: Clause,
    people: list[Name],
    told: list[re.Match[str]],
) -> None:
    word = told[-1].group()
    role = _role(word)
    spoke = [p for p in people if not _only_named(clause, p)]
    for one in people:
        if _TOLD.match(clause.text, one.end - clause.start):
            claim(scene, frame, one, 0.8)
    came = spoke and _CAME.search(clause.text[spoke[-1].end - clause.start : clause.text.rfind(word)])
    if len(spoke) > 1 and came and not _EACH.search(clause.text):
        return
    for one in spoke:
        own = next((m for m in told if clause.start + m.start() >= one.end), told[-1])
        _speaker(scene, nearest(passage, clause, one) or frame, clause, one, _role(own.group()), people)
    if spoke or _bodies(scene, frame, clause, role) or people:
        return
    if re.search("사|강연|연설", role) and (person := _before(scene, passage, clause)) is not None:
        _speaker(scene, frame, clause, person, role, [person])


def _role(word: str) -> str:
    return "발표" if _ON_TOPIC.match(word + " ") else re.sub(r"\s", "", word)


_EACH = re.compile(rf"각각|차례로|나란히|(?:{ADDRESSES}|기조연설|강연|발표)(?:을|를)\s(?:했|하였|한다|할)")
"""Those who came did the speaking (`A와 B가 참석해 각각 환영사와 축사를 했다`)."""
_CAME = re.compile(r"(?:등|이|가)\s(?:[^.]{0,20}\s)?참석(?:해|하여|한\s가운데|했|하였)")
"""Several who came to an event on whose programme there were talks (`A, B 등이 참석해 … 발표 순으로`)."""


def _before(scene: Scene, passage: Passage, clause: Clause) -> Name | None:
    """Whom a clause without a subject is about: the sentence's topic, else the subject named last."""
    topic = _topic_person(scene, passage)
    if topic is not None:
        return topic
    earlier = scene.ctx.names.within(passage.sentence.start, clause.start, Kind.PERSON)
    subjects = [p for p in earlier if _SUBJECT.match(passage.text, p.end - passage.sentence.start)]
    return subjects[-1] if subjects else None


_MEETS = frozenset("conference forum launch meeting ceremony signing exhibition".split())


def _setting_out(scene: Scene, passage: Passage, clause: Clause) -> None:
    """`A 팀장은 동향을 짚었다`, `A는 강점을, B는 구상을 각각 내세웠다`: talks told by what was set out."""
    told = _SETS_OUT.search(clause.text)
    frame = passage.focus
    if told is None or frame is None or frame.type not in _MEETS or frame.background:
        return
    people = list(scene.ctx.names.within(clause.start, clause.start + told.start(), Kind.PERSON))
    if frame.type == "meeting" and not passage.spoken:
        return
    row: list[Name] = []
    for person in people:
        row = (
            [*row, person]
            if row and _LISTED.fullmatch(clause.text, row[-1].end - clause.start, person.start - clause.start)
            else [person]
        )
        if _SUBJECT.match(clause.text, person.end - clause.start):
            for one in row:
                _speaker(scene, frame, clause, one, "발표", people)
    if not _BY_ANYONE.search(told.group()):
        _bodies(scene, frame, clause, "발표")


_LISTED = re.compile(
    r"(?:\([^()]{0,40}\))?(?:\s(?!\S*[은는이가을를의]\s)[^\s,]{1,16}){0,4}?(?:,|와|과|·|\s및)\s?(?:\S{2,14}\s)?"
)
"""What stands between two people of a list: the post of the one, the body of the next."""


def _continued(passage: Passage, clause: Clause) -> list[re.Match[str]]:
    """A clause that lists a talk (`A가 ‘가’를, B가 ‘나’를 발표`) shares the speech word of a later clause."""
    later = [c for c in passage.clauses if c.start > clause.start]
    if not later or not re.search(r"[’”」』]\s?(?:을|를)?,?\s*$", clause.text.strip()):
        return []
    return list(SPEECH.finditer(later[0].text))


_ON_TOPIC = cued(
    r"(?:주제|제목)(?:으?로)\s(?!(?:(?:[^.,]{2,40}[을를이가]\s)?(?:개최|열[렸린리릴었]|진행[되됐된])|한\s(?:이번|이날|제|올해|[‘“「'])|하는|했다|정[했하]|마련))"
)


def _on_topic(scene: Scene, clause: Clause) -> list[re.Match[str]]:
    """`가나 교수는 ‘다라’를 주제로 동향을 살펴본다`: whoever does anything on a topic gives a talk on it."""
    told = _ON_TOPIC.search(clause.text)
    people = scene.ctx.names.within(clause.start, clause.start + told.start(), Kind.PERSON) if told else ()
    subject = any(_SUBJECT.match(clause.text, person.end - clause.start) for person in people)
    return [told] if told and subject else []


def _only_named(clause: Clause, person: Name) -> bool:
    """`장관을 초청해`, `지사에게 설명했다`, `위원장을 비롯한 … 참석`: there, but not the one who speaks."""
    after = clause.text[person.end - clause.start :]
    if re.match(rf"{_POST}(?:을|를)\s(?:좌장|초청|만나)", after) or _TOLD.match(after):
        return True
    among = re.match(rf"[^가-힣]*{_POST}(?:을|를)\s(?:비롯|포함)", after)
    return among is not None and not _ALL_SPEAK.search(after)


_POST = r"(?:\s?[가-힣A-Za-z()]{1,16}){0,3}?"
_TOLD = re.compile(rf"{_POST}(?:에게|께)\s")
"""Who is told something is there and does not speak (`교수가 지사에게 설명했다`)."""

_ALL_SPEAK = re.compile(
    r"(?:연사|발표자|강연자|전문가|패널)\S*\s(?:\d+여?\s?(?:명|인)\S*\s)?(?:\S+\s){0,2}(?:[강연]단에|발표|강연|나[서선섰])"
)
"""`A 관장을 비롯한 연사 35명이 강단에 선다`: whoever is named is one of them."""


def _speaker(scene: Scene, frame: Frame, clause: Clause, person: Name, role: str, people: list[Name]) -> None:
    topic = talk_topics.of(scene, clause, person, people)
    if role == "발표" and topic is None and _RESULT.search(clause.text[: clause.text.rfind("발표")].rstrip()):
        return
    claim(scene, frame, person, 0.9, role, topic)
    if role.startswith("토론") and not _PANEL.search(clause.text):
        return
    evidence = scene.ctx.evidence((person.start, person.end))
    frame.add(Claim("speakers", person.name, evidence, 0.87, Kind.PERSON, role, topic))


def _topic_person(scene: Scene, passage: Passage) -> Name | None:
    """The person a sentence is about: `김가나 장관은 … 에 참석해 축사를 했다`."""
    s = passage.sentence
    for person in scene.ctx.names.within(s.start, s.end, Kind.PERSON):
        if re.match(r"(?:\s?[가-힣A-Za-z()]{1,16}){0,4}?(?:은|는)\s", s.text[person.end - s.start :]):
            return person
    return None


def _bodies(scene: Scene, frame: Frame, clause: Clause, role: str) -> bool:
    """Bodies that present: `충남연구원이 ‘현황’을 발표`, `국제 콘퍼런스에는 A 등이 연사로`."""
    found = False
    for name in scene.ctx.names.within(clause.start, clause.end, Kind.ORGANIZATION):
        if post := _POST_SPEAKS.match(clause.text, name.end - clause.start):
            programme_rows.by_post(scene, frame, name, post["post"])
        rest = clause.text[name.end - clause.start :]
        if name.type == "alliance" and name.name in frame.name:
            continue  # a body that tells why it was formed
        talks = re.match(r"(?:\([^)]*\))?(?:은|는|이|가)\s[‘“「『'\"]", rest) and role.startswith(
            ("발표", "발제", "주제")
        )
        talks = talks or (frame.type in _MEETS and name.type not in OFFICES and _shares(clause, rest, role))
        leads = role in {"연사", "강연자"} and re.match(r"(?:\([^)]*\))?\s?(?:등|,|·|와|과|이|가)", rest)
        if talks or leads:
            topic = talk_topics.of(scene, clause, name, [])
            claim(scene, frame, name, 0.85, role, topic)
            evidence = scene.ctx.evidence((name.start, name.end))
            frame.add(Claim("speakers", name.name, evidence, 0.8, Kind.ORGANIZATION, role, topic))
            found = True
    for match in _SHORT.finditer(clause.text):
        body = local(scene, match.group(1))
        if body is not None and role.startswith(("발표", "발제", "주제")):
            span = (clause.start + match.start(1), clause.start + match.end(1))
            evidence = scene.ctx.evidence(span)
            frame.add(Claim("attendees", body.name, evidence, 0.8, Kind.ORGANIZATION, role))
            frame.add(Claim("speakers", body.name, evidence, 0.75, Kind.ORGANIZATION, role))
            found = True
    return found


_POST_SPEAKS = re.compile(
    rf"(?:\([^()]{{0,30}}\))?\s(?P<post>[가-힣0-9]{{2,10}}?)의?\s(?:{ADDRESSES}|기조연설|기조강연)"
)
"""`가나부 장관의 축사`: who speaks, told by the post alone."""
_CASES = re.compile(r"(?:사례|경험|노하우|비결|현황|성과)(?:을|를|도|와|과|,)|(?:발표|사례)에서는\s")
_ACTS = re.compile(
    rf"(?:\([^)]*\))?\s?(?:(?:은|는|이|가)\s|(?:와|과|{SEPARATOR})\s?(?:[^\s,]{{2,14}}\s?(?:와|과|{SEPARATOR})\s?){{0,6}}"
    r"[^\s,]{2,14}?(?:\s등)?(?:은|는|이|가)\s)"
)


def _shares(clause: Clause, rest: str, role: str) -> bool:
    """`다라와 마바는 우수 사례를 발표했다`: bodies that tell what they did, as subjects."""
    told = role.startswith(("발표", "소개", "공유", "사례발표", "설명"))
    comes = re.search(r"참[석여가]", rest)
    return told and not comes and bool(_CASES.search(clause.text)) and bool(_ACTS.match(rest))


_SHORT = re.compile(r"(?:^|\s)(시|도|군|구)(?:가|는)\s[‘“「『'\"]")
