"""Who hosts (주최), organizes (주관) and supports (후원) an event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.events.frames import Frame, Scene
from graph.extract.events.present import in_charge
from graph.extract.events.rows import rows
from graph.extract.events.words import SESSIONS
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind, RegionKind

_ROLE = {"주최": "host", "주관": "organizer", "후원": "supporter", "협찬": "supporter", "후원자": "supporter"}
_WORD = re.compile(r"(?:공동\s?)?(주최|주관|후원|협찬)(?!기관|사\b)")
_GAP = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,40}\)\s*)?(?:등\s?)?(?:\d+개\s?\S{1,6}\s?)?(?:(?:\s[가-힣A-Za-z]{2,12}){1,2}[이가])?(?:[이가은는도]|에서|와|과|및|[,·ㆍ、/]|그리고|함께|공동|공동으로|으로|측이|\s)*"
)
_LIST = re.compile(
    r"[’”'\"」』｣)\s]*(?:\([^)]{0,40}\)\s*)?(?:와|과|및|[,·ㆍ、/]|그리고|\(재\)|\(사\)|㈜|\s)*"
)
_HOLDS = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:\s?행사)?(?:을|를|의|도)?\s*(?:성황리에\s"
    r"|공동(?:으로)?\s|함께\s|각각\s"
    r"|[가-힣\d~.()]+에서\s|[\d가-힣(),.~∼:\s]{0,20}?(?:까지|간|일)\s)?"
    r"(?:막을\s?(?:올|연|열)|문을\s?연|주최(?:했|하|한|해)|개최(?:하|한|했|키|할|해|\s*$)|열(?:었|고|어"
    r"|기로|\s계획)|연다"
    r"|여는|연\s|가졌|가지|갖[고는습]|마련[해했하]"
    r"|진행(?:했|한|하)|치렀|주재)"
)
_HOLDS_LATER = re.compile(
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


def host(scene: Scene, passages: list[Passage]) -> None:
    """Read the rows, then the role words, then the subjects of 개최하다 and its like."""
    for passage in passages:
        for row in rows(passage.sentence):
            if row.slot in {"host", "organizer", "supporter"} and passage.focus is not None:
                for name in _bodies(scene, row.start, row.end):
                    _claim(scene, passage.focus, row.slot, [name], 0.95)
    for passage in passages:
        if not list(rows(passage.sentence)):
            _worded(scene, passage)
    for passage in passages:
        _held_by(scene, passage)
        _subjects(scene, passage)


def _bodies(scene: Scene, start: int, end: int) -> list[Name]:
    return list(scene.ctx.names.within(start, end, Kind.ORGANIZATION))


def _claim(scene: Scene, frame: Frame, slot: str, names: list[Name], sure: float) -> None:
    for name in names:
        frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, Kind.ORGANIZATION))


def _worded(scene: Scene, passage: Passage) -> None:
    plain, base = masked(passage.text), passage.sentence.start
    for match in _WORD.finditer(plain):
        slot = _ROLE[match.group(1)]
        frame = _frame_of(passage, base + match.start(), base + match.end())
        if (
            frame is None
            or re.search(r"(?:총괄|사업|과제)\s?$", plain[: match.start()])
            or _of_a_policy(scene, passage)
        ):
            continue
        if re.match(r"(?:은|는|에는|:|\s:)\s?", plain[match.end() :]):
            names = _run_on(scene, passage, base + match.end() + 1)
        elif slot == "supporter" and re.match(r"(?:자|사|기관)?(?:로|으로)\s", plain[match.end() :]):
            names = list(_bodies(scene, base, base + match.start()))
        else:
            names = _run_up(scene, passage, base + match.start())
        _claim(scene, frame, slot, names, 0.92)


def _frame_of(passage: Passage, start: int, end: int) -> Frame | None:
    """The event a role word goes with: `A가 주최하는 제3회 B` the next one, else the one spoken of."""
    base = passage.sentence.start
    after = [(n, f) for n, f in passage.spoken if n.start >= end]
    if after:
        gap = passage.text[end - base : after[0][0].start - base]
        if (
            re.match(r"(?:하는|한|하고|하며|로|으로)?\s?", gap)
            and len(gap) < 60
            and not re.search(r"[다]\.", gap)
        ):
            return after[0][1]
    return passage.at(start) or passage.focus


def _of_a_policy(scene: Scene, passage: Passage) -> bool:
    """Whether the sentence is about a programme or zone and no event."""
    s = passage.sentence
    return (
        not passage.spoken
        and "행사" not in s.text
        and any(scene.ctx.names.within(s.start, s.end, Kind.POLICY))
    )


def _run_up(scene: Scene, passage: Passage, end: int) -> list[Name]:
    """The bodies that stand in a row up to an offset."""
    row: list[Name] = []
    at = end
    for name in reversed(_bodies(scene, passage.sentence.start, end)):
        gap = passage.text[name.end - passage.sentence.start : at - passage.sentence.start]
        if gap.strip() == "(" and row:
            at = name.start
            row[-1] = name
            continue
        if not _GAP.fullmatch(gap) or (row and not _LIST.fullmatch(gap) and "등" not in gap):
            if row and row[-1].start <= name.start:
                continue
            break
        row.append(name)
        at = name.start
    return row[::-1]


def _run_on(scene: Scene, passage: Passage, start: int) -> list[Name]:
    """The bodies that stand in a row from an offset on."""
    row: list[Name] = []
    at = start
    for name in _bodies(scene, start, passage.sentence.end):
        gap = passage.text[at - passage.sentence.start : name.start - passage.sentence.start]
        if not _LIST.fullmatch(gap):
            break
        row.append(name)
        at = name.end
    return row


def _subjects(scene: Scene, passage: Passage) -> None:
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        held = _HOLDS.match(passage.text, spoken.end - base) or _HOLDS_LATER.match(
            passage.text, spoken.end - base
        )
        if not held or _PASSIVE.search(held.group()) or frame.type == "signing" or frame.head in SESSIONS:
            continue
        if any(c.slot == "host" and c.confidence > 0.85 for c in frame.claims):
            continue
        others = {c.value for c in frame.claims if c.slot in {"organizer", "supporter"}}
        holders = [n for n in _holders(scene, passage, spoken.start) if n.name not in others]
        _claim(scene, frame, "host", holders, 0.8)
        _there(scene, passage, frame, spoken.start)
    _owners(scene, passage)


_OWNER = re.compile(r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?의\s(?:[가-힣]{2,8}\s){0,2}[‘“「『｢']?$")


def _there(scene: Scene, passage: Passage, frame: Frame, end: int) -> None:
    """A person who is said to hold an event is there."""
    base = passage.sentence.start
    for person in scene.ctx.names.within(base, end, Kind.PERSON):
        if _holds_post(passage, person, base) and not in_charge(passage.text[: person.start - base]):
            evidence = scene.ctx.evidence((person.start, person.end))
            frame.add(Claim("attendees", person.name, evidence, 0.8, Kind.PERSON))
            post = scene.ctx.post(person.name)
            if post and post.organization in {n.name for n in scene.ctx.names.of(Kind.ORGANIZATION)}:
                frame.add(Claim("attendees", str(post.organization), evidence, 0.75, Kind.ORGANIZATION))
            return


_HELD_BY = re.compile(
    r"(?:이|가)\s(?:(?!\S*(?:을|를|에서|고|며)\s)[^\s,]{1,12}\s){0,3}?(?:함께\s|공동으로\s|공동\s|손잡고\s)?"
    r"(?:연|여는|개최한|개최하는|주최한|마련한|마련하는|꾸린|꾸민|진행한)\s(?:이번\s|이날\s|올해\s|첫\s)?[‘“「『｢'\"]?$"
)


def _held_by(scene: Scene, passage: Passage) -> None:
    """`A와 B가 함께 연 포럼`: who holds an event, told before its name."""
    base = passage.sentence.start
    for spoken, frame in passage.spoken:
        told = _HELD_BY.search(passage.text, 0, spoken.start - base)
        if not told or frame.type == "signing" or frame.head in SESSIONS:
            continue
        if not any(c.slot == "host" and c.confidence > 0.85 for c in frame.claims):
            _claim(scene, frame, "host", _run_up(scene, passage, base + told.start()), 0.85)


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
        for name in _bodies(scene, base, spoken.start):
            if _OWNER.fullmatch(passage.text[name.end - base : spoken.start - base]):
                _claim(scene, frame, "host", [name], 0.7)


def _holders(scene: Scene, passage: Passage, end: int) -> Iterator[Name]:
    """The subject before an event's name, with those it acts together with."""
    base = passage.sentence.start
    names = _bodies(scene, base, end)
    people = list(scene.ctx.names.within(base, end, Kind.PERSON))
    subject = next((n for n in names if _SUBJECT.match(passage.text, n.end - base)), None)
    if subject is None and passage.sentence.region is RegionKind.TITLE:
        subject = next(
            (n for n in names if n.start - base <= 2 and re.match(r"[,·]", passage.text[n.end - base :])),
            None,
        )
    if subject is None and (short := _SHORT.match(passage.text[: end - base])):
        subject = local(scene, short.group(1))
        if subject is not None:
            yield subject
            return
    if subject is None:
        for person in people:
            post = scene.ctx.post(person.name)
            if post and post.organization and _holds_post(passage, person, base):
                subject = next(
                    (n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name == post.organization), None
                )
                if subject is not None:
                    near = [n for n in names if n.name == post.organization]
                    yield near[0] if near else subject
                    break
        return
    row = [subject]
    for name in reversed([n for n in names if n.end <= subject.start]):
        if not _LIST.fullmatch(passage.text[name.end - base : row[-1].start - base]):
            break
        row.append(name)
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


_SHORT = re.compile(r"(?:^|.*[.,]\s)\s*(시|도|군|구)(?:는|은|가)\s")


def local(scene: Scene, ending: str) -> Name | None:
    """The local government that 시는, 도는 means: the one named most often that ends so."""
    counts: Counter[str] = Counter()
    for name in scene.ctx.names.of(Kind.ORGANIZATION):
        forms = (name.name, *scene.ctx.aliases.get((Kind.ORGANIZATION, name.name), ()))
        if name.type == "local-government" and any(f.endswith(ending) for f in forms):
            counts[name.name] += 1
    if not counts:
        return None
    best = counts.most_common(1)[0][0]
    return next(n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name == best)


def _together(passage: Passage, names: list[Name], i: int, base: int, subject: Name) -> Iterator[Name]:
    yield names[i]
    for j in range(i - 1, -1, -1):
        if names[j].start <= subject.end or not _LIST.fullmatch(
            passage.text[names[j].end - base : names[j + 1].start - base]
        ):
            return
        yield names[j]


_POST_SUBJECT = re.compile(r"(?:\s(?!\S*[의을를]\s)[^\s,]{1,16}){0,3}?(?:은|는|이|가)\s")


def _holds_post(passage: Passage, person: Name, base: int) -> bool:
    """Whether a person, post after it, is the subject: `김가나 산업통상자원부 제2차관은`."""
    return bool(_POST_SUBJECT.match(passage.text, person.end - base))
