"""Parties to agreements: who takes part in a signing by signing, or by standing in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events import counted, participant_rows
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.present import claim, in_charge, listed, quoted
from graph.extract.events.topics import has_subject, topic_before
from graph.extract.events.words import ADDRESSES
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind, RegionKind

SIGNS = re.compile(r"협약|MOU|양해각서|체결|서명|맺|손[을]?\s?(?:맞)?잡|조인|합의")
_ACTOR = re.compile(
    r"(?:㈜|\(주\))?"
    rf"[’”'\"」』｣)\]]*\s?(?:\([^)]{{0,60}}\)|\*+)*\s?(?:은|는|이|가|과|와|및|등|도|{SEPARATOR}|[↔⇔]|<->|을\s비롯"
    r"|를\s비롯|을\s포함|를\s포함|간"
    r"|사이|$|에서도|측|\s[가-힣]{1,6}(?:공장|사업장|캠퍼스|본부|지사|지점|법인)(?:과|와|은|는|이|가|,)|의\s?(?:대표|임원|관계자|회원|의원))"
)


def sign(scene: Scene, passages: list[Passage]) -> None:
    """Give each signing its parties."""
    groups = participant_rows.groups(scene, passages)
    for i, passage in enumerate(passages):
        _sign(scene, passage)
        _untold(scene, passages, i)
        _numbered(scene, passages, i)
        if groups:
            _by_group(scene, passage, groups)
    for frame in scene.frames:
        if frame.type == "signing":
            _named_parties(scene, frame)


def _named_parties(scene: Scene, frame: Frame) -> None:
    """A body in the agreement's own name is a party to it."""
    for spoken in frame.spoken:
        for name in scene.ctx.names.within(spoken.start, spoken.end, Kind.ORGANIZATION):
            if spoken.name and name.type != "alliance":
                claim(scene, frame, name, 0.8, "협약 당사자")


_SIGNERS = re.compile(
    r"(?:협약|협정|양해각서|MOU)(?:\([A-Z]+\))?[을를에]?\s?(?:맺은|체결한?|서명한|참여한?|참가한?)?\s?"
    r"(?:\d+개\s)?(?:기업|기관|곳|업체|회사|지자체|단체|대학|당사자|주체)(?:은|는)\s"
)


def _sign(scene: Scene, passage: Passage) -> None:
    """Parties to an agreement take part in its signing."""
    text, base = passage.text, passage.sentence.start
    _signers(scene, passage)
    _agreeing(scene, passage)
    signings = [(n, f) for n, f in passage.spoken if f.type == "signing"]
    frames = {id(f): f for _, f in signings}
    if (
        not frames
        and passage.focus is not None
        and passage.focus.type == "signing"
        and re.match(r"^\W*(?:이번\s)?협약(?:에는|에)", text)
    ):
        frames = {id(passage.focus): passage.focus}
    if not frames or not SIGNS.search(text):
        return
    last = max([n.end for n, _ in signings] + [base + m.end() for m in SIGNS.finditer(text)])
    if "각각" in text:
        frames |= {id(f): f for f in scene.frames if f.type == "signing" and _bears_any(scene, passage, f)}
    if _BETWEEN.search(text) and len(signings) == 1:
        last = passage.sentence.end
    if apart := _apart(scene, passage, signings):
        for frame, name in apart:
            claim(scene, frame, name, 0.85, "협약 당사자")
        return
    for name in _paired(scene, passage) if len(frames) == 1 else ():
        claim(scene, next(iter(frames.values())), name, 0.85, "협약 당사자")
    for frame in frames.values():
        for name in _parties(scene, passage, base, max(last, base)):
            if len(frames) == 1 or _belongs(scene, frame, name, list(frames.values())):
                claim(scene, frame, name, 0.85, "협약 당사자")


def _apart(
    scene: Scene, passage: Passage, signings: list[tuple[EventName, Frame]]
) -> list[tuple[Frame, Name]]:
    """`A는 B와 ‘가 협약’을, C는 D와 ‘나 협약’을 맺었다`: to each those told since the one before."""
    if len({id(f) for _, f in signings}) < 2 or len(signings) != len({id(f) for _, f in signings}):
        return []
    found: list[tuple[Frame, Name]] = []
    start = passage.sentence.start
    for spoken, frame in signings:
        here = list(_parties(scene, passage, start, spoken.start))
        subject = any(_SUBJECT.match(passage.text, n.end - passage.sentence.start) for n in here)
        if not subject or len(here) < 2:
            return []
        found += [(frame, name) for name in here]
        start = spoken.end
    return found


def _untold(scene: Scene, passages: list[Passage], i: int) -> None:
    """`앞서 6월에는 가나공사와 ‘다라 협약’을 맺었다`: one party is whom the sentences before are about."""
    passage, base = passages[i], passages[i].sentence.start
    signings = [(n, f) for n, f in passage.spoken if f.type == "signing" and n.name]
    if len(signings) != 1 or passage.sentence.region is RegionKind.TITLE:
        return
    spoken, frame = signings[0]
    others = list(_parties(scene, passage, base, spoken.start))
    joined = others and _JOINED.match(passage.text, others[-1].end - base)
    if (
        not joined
        or not _ACTIVE.match(passage.text, spoken.end - base)
        or has_subject(scene, base, spoken.start)
    ):
        return
    if (topic := topic_before(scene, passages, i)) and topic.name not in {n.name for n in others}:
        evidence = scene.ctx.evidence((spoken.start, spoken.end))
        frame.add(Claim("attendees", topic.name, evidence, 0.75, Kind.ORGANIZATION, "협약 당사자"))


_JOINED = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?\s?(?:등)?(?:\s?\d*개?\s?\S{1,4})?(?:와|과)\s")
_ACTIVE = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?(?:을|를|도|에)?\s(?:\S{1,6}\s)?(?:맺[었는은고]|체결(?:했|하|한)|서명(?:했|하|한)|교환했|가[졌진])"
)
_SUBJECT = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?\s?(?:은|는|이|가)\s")


def _numbered(scene: Scene, passages: list[Passage], i: int) -> None:
    """`12개 기관은 ‘…협약’을 체결하고`, `기업 3개사*와 협약을 맺었다`: parties told by their number."""
    passage = passages[i]
    signings = [(n, f) for n, f in passage.spoken if f.type == "signing"]
    if len(signings) != 1 or passage.sentence.region is RegionKind.TITLE:
        return
    spoken, frame = signings[0]
    base = passage.sentence.start
    if told := counted.COUNTED.search(passage.text, 0, spoken.start - base):
        evidence = scene.ctx.evidence((base + told.start(), base + told.end("kind")))
        for name in counted.bodies(scene, told, base + told.start()):
            frame.add(Claim("attendees", name.name, evidence, 0.75, Kind.ORGANIZATION, "협약 당사자"))
    for name, start, end in counted.again(scene, base, spoken.start):
        evidence = scene.ctx.evidence((start, end))
        frame.add(Claim("attendees", name.name, evidence, 0.75, Kind.ORGANIZATION, "협약 당사자"))
    if passage.focus is frame:
        participant_rows.footnote(scene, passages, i)


def _paired(scene: Scene, passage: Passage) -> Iterator[Name]:
    """`가나시-다라산업 업무협약`: bodies that a dash joins."""
    text, s = scene.ctx.document.text, passage.sentence
    bodies = list(scene.ctx.names.within(s.start, s.end, Kind.ORGANIZATION))
    for one, two in pairwise(bodies):
        if text[one.end : two.start] in ("-", "–", "—", " - ", " – ") and one.name != two.name:
            yield from (one, two)


_BETWEEN = re.compile(r"[↔⇔]|<->")
"""`가나 협력 협약 : 다라부 ↔ 마바사`: both stand behind the name."""
_ALL = re.compile(r"(?:참여|참석|참가|협약)\s?(?:기관|기업|단체|업체|자)(?:들)?(?:은|는|이|가|들이|\s대표)")


def _by_group(scene: Scene, passage: Passage, groups: dict[str, list[Name]]) -> None:
    """`참석한 업계와 학계는 협약서에 서명했다`: the groups that rows of participants list."""
    told = re.search(r"서명|체결|맺", passage.text)
    meant = [
        word for word in groups if told and re.search(rf"(?:^|[\s,·]){word}[와과,·은는이가]", passage.text)
    ]
    if told and _ALL.search(passage.text) and not meant:
        meant = list(groups)
    signings = [f for f in scene.frames if f.type == "signing" and not f.background]
    if told is None or len(signings) != 1 or (len(meant) < 2 and participant_rows.ALL not in meant):
        return
    span = (passage.sentence.start, passage.sentence.start + told.end())
    for name in (n for word in meant for n in groups[word]):
        evidence = scene.ctx.evidence((name.start, name.end), span)
        signings[0].add(Claim("attendees", name.name, evidence, 0.75, name.kind, "협약 당사자"))


def _parties(scene: Scene, passage: Passage, start: int, end: int) -> Iterator[Name]:
    """The people and bodies in `[start, end)` that do something or have it done with them."""
    text, base = passage.text, passage.sentence.start
    for name in scene.ctx.names.within(start, end, Kind.ORGANIZATION, Kind.PERSON):
        if name.type == "alliance" or in_charge(text[: name.start - base]) or quoted(text, name.start - base):
            continue
        if _FOLLOWED.search(text[name.end - base : end - base]):
            continue
        pattern = _PERSON_ACTS if name.kind is Kind.PERSON else _ACTOR
        if pattern.match(text, name.end - base) or _strung(scene, text, base, name):
            yield name


def _strung(scene: Scene, text: str, base: int, name: Name) -> bool:
    """`▲가나중공업 다라로템 ▲마바물류가`: bodies in a row that only spaces and marks part."""
    if name.kind is not Kind.ORGANIZATION or name.type == "ministry":
        return False
    following = scene.ctx.names.within(name.end, name.end + 30, Kind.ORGANIZATION)
    return any(_SPACES.fullmatch(text[name.end - base : n.start - base]) for n in following)


_SPACES = re.compile(r"\s[▲△▷▶◆◇•]?\s?(?:㈜|\(주\))?")
_FOLLOWED = re.compile(rf"(?:{ADDRESSES}|발표|강연|보고|시연)(?:에|가|이)?\s(?:이어|끝난|마친|뒤)")
"""What came before the signing: those named up to here did that."""
_PERSON_ACTS = re.compile(
    r"(?:\([^()]{0,60}\))?(?:(?:\s?\S{1,12}){0,3}?|(?:\s(?!\S*(?:[을를의은는이가]|에서|에게)\s)[^\s,]{1,16}){4,6}?)"
    r"\s?(?:은|는|이|가|과|와|,|을|를|등)"
)
_AGREES = cued(
    r"서명|이름을\s?올[렸리]|손을?\s?(?:맞)?잡(?:[았고]|기로|으며|는다)|맞손|도장을\s?찍|뜻을\s?(?:모|같이)"
    r"|(?:주고받|맞교환하|협력하|함께하|힘을\s?(?:모으|합치))기로"
)


def _agreeing(scene: Scene, passage: Passage) -> None:
    """`A는 B와 손을 맞잡았고`, said in a sentence about a signing that it does not name."""
    frame, s = passage.focus, passage.sentence
    if frame is None or frame.type != "signing" or s.region is RegionKind.TITLE:
        return
    told = list(_AGREES.finditer(masked(passage.text)))
    if told and not any(f.type == "signing" for _, f in passage.spoken):
        for name in _parties(scene, passage, s.start, s.start + told[-1].start()):
            claim(scene, frame, name, 0.8, "협약 당사자")


def _signers(scene: Scene, passage: Passage) -> None:
    """`협약을 맺은 기업은 A, B, C로, …`: the parties, told after the signing."""
    told = _SIGNERS.search(passage.text)
    frame = next((f for f in (passage.focus, scene.main) if f is not None and f.type == "signing"), None)
    if told is None or frame is None:
        return
    base = passage.sentence.start
    for name in listed(scene, passage, base + told.end(), passage.sentence.end):
        if name.kind is not Kind.ORGANIZATION:
            continue
        last = _ENDS_LIST.match(passage.text, name.end - base)
        if last or _ACTOR.match(passage.text, name.end - base):
            claim(scene, frame, name, 0.85, "협약 당사자")
        if last:
            return


_ENDS_LIST = re.compile(r"(?:으로|로|이다|다|이며|등)[,.\s]")


def _bears_any(scene: Scene, passage: Passage, frame: Frame) -> bool:
    s = passage.sentence
    return any(_bears(scene, frame, n) for n in scene.ctx.names.within(s.start, s.end, Kind.ORGANIZATION))


def _bears(scene: Scene, frame: Frame, name: Name) -> bool:
    """Whether an event's name holds a form of somebody's name."""
    forms = (name.name, *scene.ctx.aliases.get((name.kind, name.name), ()))
    return any(form in frame.name for form in forms if len(form) > 1)


def _belongs(scene: Scene, frame: Frame, name: Name, all_frames: list[Frame]) -> bool:
    """Of several agreements in one sentence, one that bears a party's name is that party's only."""
    bearing = [f for f in all_frames if _bears(scene, f, name)]
    return not bearing or frame in bearing
