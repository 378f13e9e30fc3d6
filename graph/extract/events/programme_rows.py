"""Rows of a programme: who opens, talks and moderates, by the hour, by the part, by the title of the talk."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import OFFICES, claim, listed
from graph.extract.events.words import ADDRESSES
from graph.extract.names.post_words import is_title
from graph.extract.passages import Passage
from graph.marks import CIRCLED
from graph.model import Claim, Kind


def read(scene: Scene, passages: list[Passage], i: int) -> None:
    """Take the people in a row of a programme as speakers or chairs."""
    passage = passages[i]
    _session(scene, passage)
    _by_role(scene, passage)
    _titled(scene, passages, i)
    _programmed(scene, passage)
    _ordered(scene, passage)


def role(
    scene: Scene, frame: Frame, slot: str, name: Name, as_what: str | None, topic: str | None = None
) -> None:
    """Claim that someone speaks or chairs (`slot`), as what and on what topic."""
    evidence = scene.ctx.evidence((name.start, name.end))
    frame.add(Claim(slot, name.name, evidence, 0.88, Kind.PERSON, as_what, topic))


_PROGRAMME = re.compile(
    r"^\W*\d{1,2}[:시]\s?\d{0,2}분?\s*(?:[~∼～\-–]\s*\d{1,2}[:시]\s?\d{0,2}분?)?(?:\s?\(\d+[분′']\))?[\s|:]*(?P<what>\S.*)$"
)
_OPENS = re.compile(r"개회|폐회|인사|축사|환영|격려|기념사|사회|진행|개식|경과")
_MODERATES = re.compile(r"좌장|사회(?![가-힣])|진행")


def _programmed(scene: Scene, passage: Passage) -> None:
    """`10:10~10:25 운영 방향 (김가나 다라협회 회장)`: a row of a programme, its talk and who gives it."""
    told = _PROGRAMME.match(passage.text)
    frame, s = passage.focus or scene.main, passage.sentence
    if told is None or frame is None:
        return
    start = s.start + told.start("what")
    people = list(scene.ctx.names.within(start, s.end, Kind.PERSON))
    if not people or passage.text.rstrip().endswith("다."):
        return
    title = re.sub(r"[\s(（|:/-]+$", "", scene.ctx.document.text[start : people[0].start])
    topic = None if not title or _OPENS.search(title) else title
    for person in people:
        chairs = bool(
            _MODERATES.search(scene.ctx.document.text[max(start, person.start - 12) : person.start])
        )
        claim(scene, frame, person, 0.9, None, topic)
        role(scene, frame, "chair" if chairs else "speakers", person, None, topic)


_SESSION = cued(
    r"^\W*(?P<what>[^()（）\[\]:：]{0,24}?(?:세션|섹션|트랙|라운드\s?테이블|[1-9]부|[1-9]강|토크\s?콘서트)\s?\d?)"
    r"(?:[,\s·|/]+[^()（）\[\]:：]{1,14})?\s*(?:[)）\]】>]\s*[:：]?|[:：|])\s*(?=\S)"
)
"""The head of a row for a part of a programme, what stands behind it being who speaks there."""


def _session(scene: Scene, passage: Passage) -> None:
    """`(생산 세션, 9일) 김가나 다라대 교수, 박마바 이사`: who speaks in a part of a programme."""
    told, s = _SESSION.match(passage.text), passage.sentence
    frame = passage.focus or scene.main
    if told is None or frame is None or passage.text.rstrip().endswith("다."):
        return
    start = s.start + told.end()
    for person in scene.ctx.names.within(start, s.end, Kind.PERSON):
        chairs = bool(
            _MODERATES.search(
                passage.text, max(told.end(), person.start - s.start - 8), person.start - s.start
            )
        )
        claim(scene, frame, person, 0.85)
        role(scene, frame, "chair" if chairs else "speakers", person, None)


_ROLE = re.compile(
    r"[▲△▷▶◆◇•]\s?(?P<role>좌장|사회자?|진행자?|(?:종합\s?|지정\s?|패널\s?)?토론자?|패널|발제자?|발표자?|기조\S{2,3}|주제발표|강연자?)"
    r"(?:\s?[:：]\s?|\s)(?P<who>[^▲△▷▶◆◇•\n]{5,300})"
)


def _by_role(scene: Scene, passage: Passage) -> None:
    """`▲ 좌장 김가나 다라대 교수 ▲ 토론 박마바 이사, 이사아 과장`: who does what, by the word at the mark."""
    frame, base = passage.focus or scene.main, passage.sentence.start
    if frame is None or passage.text.rstrip().endswith("다."):
        return
    for told in _ROLE.finditer(passage.text):
        chairs = _MODERATES.search(told["role"]) is not None
        for name in listed(scene, passage, base + told.start("who"), base + told.end("who")):
            claim(scene, frame, name, 0.88, told["role"])
            if name.kind is Kind.PERSON:
                role(scene, frame, "chair" if chairs else "speakers", name, told["role"])


_TALK = cued(
    r"(?:^|[▲△▷▶◆◇•·"
    + CIRCLED
    + r"])\s?(?P<topic>[^▲△▷▶◆◇•"
    + CIRCLED
    + r"()\n]{4,80})\((?P<who>[^()\n]{5,60})\)(?=[.,\s]*(?:[▲△▷▶◆◇•·"
    + CIRCLED
    + r"]|$|등|이|가))"
)


def _titled(scene: Scene, passages: list[Passage], i: int) -> None:
    """`▲가나의 첫해(다라 마바원 위원) ▲사아의 길(자차 교수)`: talks with their speakers in brackets."""
    passage = passages[i]
    frame, base = passage.focus, passage.sentence.start
    talks = list(_TALK.finditer(passage.text)) if frame is not None else []
    around = " ".join(p.text for p in passages[max(0, i - 1) : i + 1])
    marked = passage.item or len(talks) > 1
    if (
        frame is None
        or not talks
        or not marked
        or not re.search(r"발표|발제|강연|연사|세션|강의|특강|좌장", around)
    ):
        return
    for talk in talks:
        start, end = base + talk.start("who"), base + talk.end("who")
        for person in scene.ctx.names.within(start, end, Kind.PERSON):
            chairs = _MODERATES.match(talk["who"]) is not None
            topic = None if chairs else talk["topic"].strip(" ‘’“”'\"")
            claim(scene, frame, person, 0.88, None, topic)
            role(scene, frame, "chair" if chairs else "speakers", person, None, topic)


_BRACKETED = re.compile(rf"(?:{ADDRESSES}|기조\S{{2,3}}|발표|발제|강연|보고)\s?\((?P<who>[^()\n]{{2,60}})\)")


def _ordered(scene: Scene, passage: Passage) -> None:
    """`인사말(가나부 차관) → 사례 발표(다라산업, 마바)`: the order of an event, each with who does it."""
    frame, base = passage.focus, passage.sentence.start
    if frame is None or "→" not in passage.text:
        return
    for told in _BRACKETED.finditer(passage.text):
        start, end = base + told.start("who"), base + told.end("who")
        named = list(scene.ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PERSON))
        if not named:
            _by_title(scene, frame, start, end)
        for name in named:
            if name.kind is Kind.PERSON:
                claim(scene, frame, name, 0.85)
                role(scene, frame, "speakers", name, None)
            elif not re.match(r"\s?(?:[,·]|$)", scene.ctx.document.text[name.end : end]):
                by_post(scene, frame, name, scene.ctx.document.text[name.end : end].partition(",")[0].strip())
            elif name.type not in OFFICES:
                claim(scene, frame, name, 0.8)
                evidence = scene.ctx.evidence((name.start, name.end))
                frame.add(Claim("speakers", name.name, evidence, 0.75, Kind.ORGANIZATION))


def by_post(scene: Scene, frame: Frame, body: Name, title: str) -> None:
    """`가나부 차관`: the body whose unnamed head speaks, and whoever the document says to hold that post."""
    if not is_title(title):
        return
    claim(scene, frame, body, 0.75)
    holders = {p.person for p in scene.ctx.posts if p.title == title and p.organization == body.name}
    if len(holders) == 1:
        evidence = scene.ctx.evidence((body.start, body.end + len(title) + 1))
        for slot in ("attendees", "speakers"):
            frame.add(Claim(slot, next(iter(holders)), evidence, 0.75, Kind.PERSON))


def _by_title(scene: Scene, frame: Frame, start: int, end: int) -> None:
    """`인사말(차관)`: the one person at the event who holds such a post."""
    title = scene.ctx.document.text[start:end].strip()
    there = {str(c.value) for f in scene.frames for c in f.claims if c.slot == "attendees"}
    holders = {p.person for p in scene.ctx.posts if p.title and p.title.endswith(title) and len(title) > 1}
    holders = holders & there or holders
    if len(holders) == 1:
        evidence = scene.ctx.evidence((start, end))
        for slot in ("attendees", "speakers"):
            frame.add(Claim(slot, next(iter(holders)), evidence, 0.7, Kind.PERSON))
