"""Who took part: lists ended by 참석하다 and its like, rows of participants, parties to an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.event_rows import rows
from graph.extract.frames import Frame, Scene
from graph.extract.passages import Clause, Passage
from graph.model import Claim, Kind

ATTENDS = re.compile(
    r"참석(?!자들은)|참여(?!하는 방식|형|율|도를)|참가(?!자 모집|신청)|함께\s?(?:했|한\s|하였|해\s|하는"
    r"|할|자리|합니|해온)|함께(?:했|한다|하고|하며)"
    r"|자리(?:를|에|도|해|했|할|한)\s?(?:함께|같이|빛)?|모[였인]|모여|모인|모일|나왔|나와|나서|배석|동석"
    r"|출석|이름을\s?올|동참|초청|부스|전시|출품|선보|내보[였이]"
    r"|같이했|들어\s?보이|기념\s?(?:촬영|사진)|찾았|내방|주재|이끌|나오고|출전|출연|(?:표창|상|훈장"
    r"|포장)을\s(?:받|수상)|수상"
)
SIGNS = re.compile(r"협약|MOU|양해각서|체결|서명|맺|손[을]?\s?(?:맞)?잡|조인|합의")
_ACTOR = re.compile(
    r"[’”'\"」』｣)\]]*\s?(?:\([^)]{0,60}\)|\*+)*\s?(?:은|는|이|가|과|와|및|등|도|,|·|ㆍ|‧|/|을\s비롯"
    r"|를\s비롯|을\s포함|를\s포함|간"
    r"|사이|$|에서도|측|의\s?(?:대표|임원|관계자|회원|의원))"
)
_NO_ACTOR = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:에서(?!도)|에\s(?!이어)|으로|로\s|에게|에\s따르"
    r"|의\s(?!.{0,14}(?:의원|관계자|임원|대표|직원"
    r"|회원|위원|교수|전문가|장|사장|단장))|보다|처럼|만큼)"
)
_ROLEWORD = re.compile(r"주최|주관|후원|협찬")
_COUNTED = re.compile(r"\d+\s?(?:개\s?)?(?:사|기업|기관|단체|곳|개국|국|팀|업체)\*+")
_FOOTNOTE = re.compile(r"\s*[*※]+\s*(?:\([^)]{1,20}\)\s*)?")
_MEMBERS = re.compile(r"[’”'\"」』｣)]*\s?(?:의원|관계자|임직원|회원사|임원|대표단|직원|연구원들|소속)")


def attend(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its attendees, speakers aside."""
    for i, passage in enumerate(passages):
        for row in rows(passage.sentence):
            if row.slot == "attendees" and passage.focus is not None:
                for name in listed(scene, passage, row.start, row.end):
                    claim(scene, passage.focus, name, 0.93, row.label)
                _groups(scene, passages[i + 1 : i + 1 + _MOST_GROUPS], passage.focus, row.label)
        _pictured(scene, passage)
        _exhibit(scene, passage)
        counted = False
        for clause in passage.clauses:
            counted |= _clause(scene, passage, clause)
        if counted and _COUNTED.search(passage.text):
            _footnote(scene, passages[i + 1 : i + 3], passage.focus)
    for passage in passages:
        _sign(scene, passage)
    for frame in scene.frames:
        if frame.type == "signing":
            _named_parties(scene, frame)


_MOST_GROUPS = 12
_GROUP = re.compile(
    r"^\W*(?![가-힣\s]*(?:일\s?시|장\s?소|주\s?최|주\s?관|후\s?원|내\s?용|주\s?제|문\s?의|담\s?당))[가-힣·/\s]{1,12}\s?[:：]\s"
)


def _groups(scene: Scene, following: list[Passage], frame: Frame, label: str) -> None:
    """The rows under one of participants, each for a group (`- 학계 : 가나대, 다라대`)."""
    for passage in following:
        if (
            not _GROUP.match(passage.text)
            or list(rows(passage.sentence))
            or passage.text.rstrip().endswith("다.")
        ):
            return
        for name in listed(scene, passage, passage.sentence.start, passage.sentence.end):
            claim(scene, frame, name, 0.9, label)


_PICTURED = re.compile(
    r"(?:왼쪽|오른쪽|앞줄|뒷줄|첫째 줄|윗줄|아랫줄)(?:에서|부터|\s(?:왼쪽|오른쪽|가운데)|\s(?:두|세|네|다섯)\s?번째)"
)


def _pictured(scene: Scene, passage: Passage) -> None:
    """People named from left to right below a picture were there."""
    frame, s = passage.focus or scene.main, passage.sentence
    if frame is None or not _PICTURED.search(passage.text):
        return
    for name in scene.ctx.names.within(s.start, s.end, Kind.PERSON):
        claim(scene, frame, name, 0.85)


_STANDS = re.compile(r"전시관|홍보관|기업관|공동관|부스")


def _exhibit(scene: Scene, passage: Passage) -> None:
    """Firms named with the halls and stands of a fair (`기업전시관의 두 축은 … A와 B이다`)."""
    frame, s = passage.focus, passage.sentence
    if frame is None or frame.type != "exhibition" or not _STANDS.search(passage.text):
        return
    for name in listed(scene, passage, s.start, s.end):
        if name.kind is Kind.ORGANIZATION and name.type == "company":
            claim(scene, frame, name, 0.75, "참가기업")


def claim(
    scene: Scene, frame: Frame, name: Name, sure: float, role: str | None = None, topic: str | None = None
) -> None:
    """Make someone an attendee, with the body that sends a person."""
    evidence = scene.ctx.evidence((name.start, name.end))
    frame.add(Claim("attendees", name.name, evidence, sure, name.kind, role, topic))
    if name.kind is Kind.PERSON and (body := sender(scene, name)):
        frame.add(Claim("attendees", body, evidence, sure * 0.98, Kind.ORGANIZATION))


def sender(scene: Scene, person: Name) -> str | None:
    """The body that a person stands for, if it is one of the document's organizations."""
    post = scene.ctx.post(person.name)
    body = post.organization if post else None
    known = {n.name for n in scene.ctx.names.of(Kind.ORGANIZATION)}
    return body if body in known else None


def _clause(scene: Scene, passage: Passage, clause: Clause) -> bool:
    """Read the attendees of one clause; whether it tells of taking part at all."""
    told = list(ATTENDS.finditer(clause.text))
    if not told:
        return False
    frame = _next(passage, clause.start + told[-1].end()) or passage.at(clause.start + told[-1].start())
    if frame is None:
        return False
    end = clause.start + told[-1].start()
    if re.search(r"(?:주최|주관|후원|협찬)\S*\s*$", clause.text[: told[-1].start()]):
        return False
    if after := _LISTS.match(clause.text, told[-1].start()):
        for name in listed(scene, passage, clause.start + after.end(), passage.sentence.end):
            claim(scene, frame, name, 0.85)
        return True
    role = "참가기업" if re.match(r"부스|전시|출품|선보", told[-1].group()) else None
    invited = all(t.group() == "초청" for t in told)
    for name in listed(scene, passage, clause.start, end):
        if invited and _TOPIC.match(passage.text, name.end - passage.sentence.start):
            continue
        claim(scene, frame, name, 0.88, role)
    return True


_TOPIC = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:은|는)\s")
_LISTS = re.compile(r"\S{2,6}(?:하는|한|할|자)?\s?(?:단체|기업|기관|곳|국가|회사|업체|명단|자)?(?:은|는)\s")


def listed(scene: Scene, passage: Passage, start: int, end: int) -> Iterator[Name]:
    """The people, bodies and countries in `[start, end)` that act, not those that only place or own."""
    text, base = passage.text, passage.sentence.start
    spoken = [(n.start, n.end) for n, _ in passage.spoken]
    for name in scene.ctx.names.within(start, end, Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE):
        if any(a <= name.start and name.end <= b for a, b in spoken) or _quoted(text, name.start - base):
            continue
        if name.kind is Kind.PERSON:
            if not in_charge(text[: name.start - base]):
                yield name
        elif name.kind is Kind.ORGANIZATION:
            if not _NO_ACTOR.match(text, name.end - base) and not _hosting(text, name.end - base):
                yield name
        elif name.type == "country" and _country_acts(scene, text, base, name):
            yield name


def in_charge(before: str) -> bool:
    """`산업통상자원부(장관: 김가나)`: the head of a body, named in passing."""
    return bool(re.search(r"[(（](?:[가-힣]{2,8}\s?[:：]?\s?)$", before))


def _quoted(text: str, at: int) -> bool:
    """Whether an offset lies in speech marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and text.count('"') % 2 == 0)


def _hosting(text: str, at: int) -> bool:
    return bool(
        re.match(
            r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?(?:이|가|와|과|,|·)?[^,.]{0,30}?(?:주최|주관|후원)",
            text[at : at + 45],
        )
    ) and not bool(re.match(r".{0,45}(?:참석|함께)", text[at : at + 45]))


def _country_acts(scene: Scene, text: str, base: int, name: Name) -> bool:
    """A country taking part stands in a list of bodies or countries, not before a post or a town."""
    rest = text[name.end - base :]
    if re.search(r"주한\s?$", text[: name.start - base]) or re.match(r"(?:[·,]\s?\S{2,6})*\s?대사", rest):
        return False
    following = scene.ctx.names.within(name.end, name.end + 12, Kind.PLACE)
    if any(n.type == "country" and n.start - name.end < 2 for n in following):
        return True
    return bool(_IN_ROW.match(rest))


_IN_ROW = re.compile(
    r"\s?(?:[·,ㆍ/]|와\s|과\s|및\s|이\s|가\s|은\s|는\s|도\s|등|의\s(?:정부|기업|전문가|대표)|(?:을"
    r"|를)\s(?:비롯|포함)|\)|\s정부"
    r"|\s대표단|그리고)"
)


def _footnote(scene: Scene, following: list[Passage], frame: Frame | None) -> None:
    for passage in following:
        mark = _FOOTNOTE.match(scene.ctx.document.text, _line_start(scene, passage))
        if mark and frame is not None and not re.search(r"[다]\.\s*$", passage.text):
            for name in listed(scene, passage, passage.sentence.start, passage.sentence.end):
                claim(scene, frame, name, 0.85, "참가기업")
            return


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


def _line_start(scene: Scene, passage: Passage) -> int:
    text = scene.ctx.document.text
    return text.rfind("\n", 0, passage.sentence.start) + 1


def _named_parties(scene: Scene, frame: Frame) -> None:
    """A body in the agreement's own name is a party to it."""
    for spoken in frame.spoken:
        for name in scene.ctx.names.within(spoken.start, spoken.end, Kind.ORGANIZATION):
            if spoken.name and name.type != "alliance":
                claim(scene, frame, name, 0.8, "협약 당사자")


_SIGNERS = re.compile(
    r"(?:협약|협정|양해각서|MOU)(?:\([A-Z]+\))?[을를]?\s?(?:맺은|체결한|서명한|참여한)?\s?"
    r"(?:\d+개\s)?(?:기업|기관|곳|업체|회사|지자체|단체|대학)(?:은|는)\s"
)


def _sign(scene: Scene, passage: Passage) -> None:
    """Parties to an agreement take part in its signing."""
    text, base = passage.text, passage.sentence.start
    if (told := _SIGNERS.search(text)) is not None:
        main = next((f for f in (passage.focus, scene.main) if f is not None and f.type == "signing"), None)
        for name in listed(scene, passage, base + told.end(), passage.sentence.end) if main else ():
            if (main is not None and _ACTOR.match(text, name.end - base)) or _ENDS_LIST.match(
                text, name.end - base
            ):
                claim(scene, main, name, 0.85, "협약 당사자")  # type: ignore[arg-type]
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
    for frame in frames.values():
        for name in scene.ctx.names.within(base, max(last, base), Kind.ORGANIZATION, Kind.PERSON):
            if name.type == "alliance" or in_charge(text[: name.start - base]):
                continue
            if _quoted(text, name.start - base) or not (
                name.kind is Kind.PERSON or _ACTOR.match(text, name.end - base)
            ):
                continue
            if name.kind is Kind.PERSON and not re.match(
                r"(?:\s?\S{1,12}){0,2}?(?:은|는|이|가|과|와|,|을|를|등)", text[name.end - base :]
            ):
                continue
            if len(frames) > 1 and not _belongs(scene, frame, name, list(frames.values())):
                continue
            claim(scene, frame, name, 0.85, "협약 당사자")


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
