"""Who holds an event by its sentence: the subject of 개최하다 and its like, its partners, owners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events import counted, kinds_alone, lawmakers, partners, runs
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.present import in_charge
from graph.extract.events.topics import has_subject, topic_before
from graph.extract.events.words import SESSIONS
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

_MANNER = (
    r"(?:(?:번갈아\s)?(?:차례|순차적으)로|번갈아|차례차례|잇달아|잇따라|연달아|연이어|나란히|동시에|처음(?:으로)?|다시|따로|별도로|직접|긴급|"
    r"매년|해마다|매월|매달|또|[가-힣]{1,4}하게|(?:온라인|비대면|대면)으로|(?:비)?공개로)\s"
)
"""How or how often an event is held: words between it and its verb."""
_HOLDS = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:\s?행사)?(?:을|를|의|도)?\s*(?:성황리에\s"
    rf"|공동(?:으로)?\s|함께\s|각각\s|{_MANNER}"
    r"|[가-힣\d~.()]+에서\s|[\d가-힣(),.~∼:\s]{0,20}?(?:까지|간|일)\s)?"
    r"(?:막을\s?(?:올|연|열)|문을\s?연|주최(?:했|하|한|해)|개최(?:하|한|했|키|할|해|\s*$)|열(?:었|고|어"
    r"|기로|\s(?:계획|예정|방침))|연다"
    r"|여는|연\s|가졌|가지|갖[고는습]|마련[해했하]"
    r"|진행(?:했|한|하)|치렀|주재)"
    r"|(?:(?<=회)|(?<=회의)|(?<=식))[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:을|를)?\s?(?:한다|했다|하였다|할\s(?:예정|계획))"
)
_HOLDS_LATER = cued(
    r"[’”'\"」』｣)]*(?:을|를)?[^.]{0,80}?(?:주제로|에서|까지|동안|간)\s(?:개최(?:하|한|했|할|해)|열(?:었"
    r"|고|어|기로)|연다|가졌)"
)
_PASSIVE = re.compile(r"개최(?:되|됐|된|될)|열[렸린릴리]|진행(?:되|됐|된)|마련(?:되|됐|된)")
_SUBJECT = re.compile(
    r"[’”'\"」』｣)]*(?:\((?:[^()]|\([^()]{0,30}\)){0,60}\)|（[^）]{0,60}）)*\s?(?:은|는|이|가|에서는|측은)(?=[\s,])"
)
_WITH = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,40}\)\s*)?(?:등)?(?:와|과)\s*(?:함께|공동|손잡|손을|협력|협업|공동으로"
    r"|합동)"
)

_WITH_IT = re.compile(
    r"[’”'\"」』｣)]*(?:와|과)\s[‘“「『｢'\"][^’”」』｣'\"]{2,60}[’”」』｣'\"](?:을"
    r"|를)\s공동\s?(?:으로\s)?(?:주최|개최)"
)


def hold(scene: Scene, passages: list[Passage], i: int) -> None:
    """Take the hosts that a sentence tells by who holds the event, where no role word tells them."""
    _held_by(scene, passages, i)
    _held_of(scene, passages[i])
    _subjects(scene, passages, i)


def _subjects(scene: Scene, passages: list[Passage], i: int) -> None:
    passage = passages[i]
    for spoken, frame in passage.spoken:
        held = _held(passage, spoken)
        if not held or _PASSIVE.search(held.group()) or frame.type == "signing" or frame.head in SESSIONS:
            continue
        partners.people(scene, passage, spoken, frame)
        if frame.bare and frame.head.endswith(_TALKS):
            continue
        if any(c.slot == "host" and c.confidence > 0.85 for c in frame.claims):
            continue
        if frame.name.endswith(_OF_TWO):
            _there(scene, passage, frame, spoken.start)
            continue
        others = {c.value for c in frame.claims if c.slot in {"organizer", "supporter"}}
        holders = [n for n in _holders(scene, passage, spoken.start) if n.name not in others]
        runs.claim(scene, frame, "host", holders, 0.8)
        partners.countries(scene, passage, spoken, frame)
        if not holders and not lawmakers.claim(scene, passage, frame, "host", spoken.start):
            _meant(scene, passages, i, spoken, frame)
        _there(scene, passage, frame, spoken.start)
    _owners(scene, passage)


def _held(passage: Passage, spoken: EventName) -> re.Match[str] | None:
    """The verb that holds an event, also one it shares (`가 간담회를, 나 간담회를 잇달아 연다`)."""
    at = spoken.end - passage.sentence.start
    if held := _HOLDS.match(passage.text, at) or _HOLDS_LATER.match(passage.text, at):
        return held
    after = next((n for n, _ in passage.spoken if n.start > spoken.end), None)
    if after is None or not _SHARED.fullmatch(passage.text, at, after.start - passage.sentence.start):
        return None
    return _held(passage, after)


_SHARED = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?(?:을|를),\s(?:(?:같은|(?!\S*(?:고|며|은|이|가)\s)[^\s,.]{1,14})\s){0,5}[‘“「『｢'\"]?"
)
"""What stands between two events of one verb: no other verb, no other subject."""


_TALKS = ("강연", "특강", "강의", "대담", "토론", "연설", "발표")
"""Heads of what somebody does at an event: whoever is subject gives it and does not hold one."""


def _meant(scene: Scene, passages: list[Passage], i: int, spoken: EventName, frame: Frame) -> None:
    """Hosts that the sentence does not name: `두 시군은`, or the topic of the sentence before."""
    text, base = passages[i].text, passages[i].sentence.start
    told = counted.COUNTED.search(text, 0, spoken.start - base)
    if told:
        span = (base + told.start(), base + told.end("kind"))
        runs.claim(scene, frame, "host", counted.bodies(scene, told, base + told.start()), 0.75, span)
    elif not has_subject(scene, base, spoken.start) and (topic := topic_before(scene, passages, i)):
        runs.claim(scene, frame, "host", [topic], 0.7, (spoken.start, spoken.end))


_OF_TWO = ("회담", "면담", "환담", "대담", "통화")
"""Talks between sides, held by both and hosted by none."""
_OWNER = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?의\s(?:[가-힣]{2,8}\s){0,2}[‘“「『｢']?$")


def _there(scene: Scene, passage: Passage, frame: Frame, end: int) -> None:
    """A person who is said to hold an event is there."""
    base = passage.sentence.start
    for person in scene.ctx.names.within(base, end, Kind.PERSON):
        if _holds_post(passage, person, base) and not in_charge(passage.text[: person.start - base]):
            evidence = scene.ctx.evidence((person.start, person.end))
            frame.add(Claim("attendees", person.name, evidence, 0.8, Kind.PERSON))
            post = scene.ctx.post(person.name)
            if post and post.organization in scene.ctx.names.mains(Kind.ORGANIZATION):
                frame.add(Claim("attendees", str(post.organization), evidence, 0.75, Kind.ORGANIZATION))
            return


_HELD_BY = re.compile(
    r"(?:이|가)\s(?:(?!\S*(?:을|를|에서|고|며)\s)[^\s,]{1,12}\s){0,3}?(?:함께\s|공동으로\s|공동\s|손잡고\s)?"
    r"(?:펼친|치른|연|여는|개최한|개최하는|주최한|마련한|마련하는|꾸린|꾸민|진행한)\s(?:이번\s|이날\s|올해\s|첫\s)?[‘“「『｢'\"]?$"
)


_HAVING_HELD = re.compile(
    r"(?:에서|까지|동안|[일월차간])\s(?:연|개최한|가진|열었던|펼친|치른)\s[‘“「『｢'\"]?$"
)
"""`A는 지난해 부산에서 연 제4차 회의에서`: the sentence's topic held it."""


def _held_by(scene: Scene, passages: list[Passage], i: int) -> None:
    """`A와 B가 함께 연 포럼`: who holds an event, told before its name."""
    passage, base = passages[i], passages[i].sentence.start
    for spoken, frame in passage.spoken:
        told = _HELD_BY.search(passage.text, 0, spoken.start - base)
        if _HAVING_HELD.search(passage.text, 0, spoken.start - base) and frame.value("host") is None:
            runs.claim(scene, frame, "host", list(_holders(scene, passage, spoken.start)), 0.75)
            _meant(scene, passages, i, spoken, frame)
        if not told or frame.type == "signing" or frame.head in SESSIONS:
            continue
        if not any(c.slot == "host" and c.confidence > 0.85 for c in frame.claims):
            runs.claim(scene, frame, "host", runs.run_up(scene, passage, base + told.start()), 0.85)


_HELD_OF = re.compile(
    r"[’”'\"」』｣)]*(?:은|는)\s[^.]{2,90}?(?P<by>[이가])\s(?:공동으로\s|함께\s|손잡고\s)?"
    r"(?:마련|기획|준비|개최|주최|진행|주선)(?:했|하였|한다|한\s(?:것|자리|행사))"
)


def _held_of(scene: Scene, passage: Passage) -> None:
    """`포럼은 A와 B가 공동으로 마련했다`: who holds an event that is the topic."""
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        told = _HELD_OF.match(passage.text, spoken.end - base)
        if told and frame.type != "signing" and frame.value("host") is None:
            row = [n for n in runs.run_up(scene, passage, base + told.start("by")) if n.start > spoken.end]
            runs.claim(scene, frame, "host", row, 0.8)


def _owners(scene: Scene, passage: Passage) -> None:
    """`전라북도의 제17회 국제탄소페스티벌`: whose it is, where nobody is said to host it."""
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        if (
            frame.type not in {"exhibition", "conference", "forum"}
            or frame.value("host") is not None
            or not spoken.name
        ):
            continue
        for name in runs.bodies(scene, base, spoken.start):
            if _OWNER.fullmatch(passage.text[name.end - base : spoken.start - base]):
                runs.claim(scene, frame, "host", [name], 0.7)


def _holders(scene: Scene, passage: Passage, end: int) -> Iterator[Name]:
    """The subject before an event's name, with those it acts together with."""
    base = passage.sentence.start
    names = runs.bodies(scene, base, end)
    people = list(scene.ctx.names.within(base, end, Kind.PERSON))
    subject = _subject(scene, passage, names)
    if subject is None and passage.sentence.region is RegionKind.TITLE:
        subject = next(
            (n for n in names if n.start - base <= 2 and re.match(r"[,·]", passage.text[n.end - base :])),
            None,
        )
    if subject is None and (meant := kinds_alone.subject(scene, passage.text[: end - base], base)):
        yield meant
        return
    if subject is None:
        for person in people:
            post = scene.ctx.post(person.name)
            if post and post.organization and _holds_post(passage, person, base):
                subject = next(
                    (n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name == post.organization), None
                )
                if subject is not None and subject.type != "party":  # a member acts for themselves
                    near = [n for n in names if n.name == post.organization]
                    whole = (
                        kinds_alone.headed(scene, subject.name, base)
                        if subject.name in kinds_alone.HEADS
                        else None
                    )
                    yield whole or (near[0] if near else subject)
                    break
        return
    row = [subject]
    for name in reversed([n for n in names if n.end <= subject.start]):
        if not runs.LIST.fullmatch(passage.text[name.end - base : row[-1].start - base]):
            break
        row.append(name)
    if len(row) == 2 and passage.text[row[1].end - base : row[0].start - base] == " ":
        row = row[: 1 if row[1].type in runs.OVER else 2]
    yield from reversed(row)
    for i, name in enumerate(names):
        after = passage.text[name.end - base :]
        if name.start > subject.end and (_WITH.match(after) or _WITH_IT.match(after)):
            yield from _together(passage, names, i, base, subject)
    listed = re.search(r"등(?:과|와)\s*(?:함께|공동)", passage.text[subject.end - base : end - base])
    if listed:
        limit = subject.end + listed.start()
        yield from (
            n
            for n in names
            if subject.end < n.start < limit and not re.match(r"에서|에\s", passage.text[n.end - base :])
        )


def _subject(scene: Scene, passage: Passage, names: list[Name]) -> Name | None:
    """The first subject that does not belong to a clause before the next (`가나시가 도운 다라산업이 …`)."""
    base = passage.sentence.start
    subjects = [n for n in names if _SUBJECT.match(passage.text, n.end - base)]
    for one, after in pairwise(subjects):
        particle = _INNER.match(passage.text, one.end - base)
        before = scene.ctx.tokens(one.end, after.start)
        if not (particle and before and before[-1].tag.endswith("ETM")):
            return one
    return subjects[-1] if subjects else None


_INNER = re.compile(r"[’”'\"」』｣)]*(?:\([^()]{0,40}\))?(?:이|가)\s")


def _together(passage: Passage, names: list[Name], i: int, base: int, subject: Name) -> Iterator[Name]:
    yield names[i]
    for j in range(i - 1, -1, -1):
        if names[j].start <= subject.end or not runs.LIST.fullmatch(
            passage.text[names[j].end - base : names[j + 1].start - base]
        ):
            return
        yield names[j]


_POST_SUBJECT = re.compile(r"(?:\s(?!\S*[의을를]\s)[^\s,]{1,16}){0,3}?(?:은|는|이|가)\s")


def _holds_post(passage: Passage, person: Name, base: int) -> bool:
    """Whether a person, post after it, is the subject: `김가나 산업통상자원부 제2차관은`."""
    return bool(_POST_SUBJECT.match(passage.text, person.end - base))
