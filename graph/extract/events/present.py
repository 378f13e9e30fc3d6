"""Who stands in a stretch of text as somebody there, and how that is claimed of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Passage, spoken_whole
from graph.model import Claim, Kind

_NO_ACTOR = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?(?:\s?산하|에서(?!도)|에\s(?!이어)|에(?:는|도)\s|으로|로\s|에게|에\s따르"
    r"|의\s(?!.{0,14}(?:의원|관계자|임원|대표|직원"
    r"|회원|위원|교수|전문가|장|사장|단장))|보다|처럼|만큼"
    r"|(?:[을를도]\s|[이가]\s(?=출범|발족))(?:\S{1,6}\s)?(?:발족|출범|구성|설립|결성|창립|신설)(?:[해했하할한시됐되된]|\s*$)"
    r"|\s(?:\S{1,8}\s)?[가-힣\d]{0,8}(?:[관홀실층호동]|센터|본사|사옥|공장|강당|캠퍼스|청사|연구소|지점|일원|광장)에서"
    r"|\s?(?:[가-힣]{1,4}장관?|장관|지사|총리|군수)?\s?(?:명의의?\s)?(?:상(?=[을를이과와,·\s])|표창|포상|감사패|공로패))"
)
_SENDS = re.compile(r"(?:\s?측에서|에서(?:는|도)|에선)\s")
_PAST = re.compile(r"(?:^|[\s,·(])(?:전|前|전임)\s?$")
_PAST_AFTER = re.compile(r"\s?(?:전|前)\s(?!직원|임직원|사원|부처|회원|국민|구성원|과정|부문|계열사)")


def claim(
    scene: Scene, frame: Frame, name: Name, sure: float, role: str | None = None, topic: str | None = None
) -> None:
    """Make someone an attendee, with the body that sends a person."""
    if name.type == "alliance" and _launched(scene, name):
        return
    evidence = scene.ctx.evidence((name.start, name.end))
    frame.add(Claim("attendees", name.name, evidence, sure, name.kind, role, topic))
    body = sender(scene, name) if name.kind is Kind.PERSON else None
    if body and not _past_body(scene, name, body):
        frame.add(Claim("attendees", body, evidence, sure * 0.98, Kind.ORGANIZATION))


def _launched(scene: Scene, name: Name) -> bool:
    """Whether a body comes into being at an event of the document: it is no guest there."""
    forms = (name.name, *scene.ctx.aliases.get((name.kind, name.name), ()))
    return any(f.type == "launch" and any(form in f.name for form in forms) for f in scene.frames)


def _past(scene: Scene, body: Name) -> bool:
    """`전 다라부 장관`, `다라부 전 장관`: a body that somebody belonged to once."""
    text = scene.ctx.document.text
    before = text[max(0, body.start - 4) : body.start]
    return bool(_PAST.search(before) or _PAST_AFTER.match(text, body.end))


def _past_body(scene: Scene, person: Name, body: str) -> bool:
    """Whether the post beside a person's name is past."""
    near = scene.ctx.names.within(person.start - _NEAR, person.end + _NEAR, Kind.ORGANIZATION)
    return any(n.name == body and _past(scene, n) for n in near)


_NEAR = 30
"""Code points between a person and the body of the post told with the name, at most."""
OFFICES = frozenset({"ministry", "local-government"})
"""Bodies that announce figures and results of their own rather than tell a meeting of a case."""
_ROLES = frozenset({"host", "organizer", "supporter"})


def _in_role(scene: Scene) -> set[int]:
    """Where bodies stand that a role word (주최, 주관, 후원) is said of."""
    return {
        c.evidence.highlight[0].start
        for f in scene.frames
        for c in f.claims
        if c.slot in _ROLES and c.confidence > 0.85
    }


def sender(scene: Scene, person: Name) -> str | None:
    """The body that a person stands for, if it is one of the document's organizations."""
    post = scene.ctx.post(person.name)
    body = post.organization if post else None
    return body if body in scene.ctx.names.mains(Kind.ORGANIZATION) else None


def listed(scene: Scene, passage: Passage, start: int, end: int) -> Iterator[Name]:
    """The people, bodies and countries in `[start, end)` that act, not those that only place or own."""
    text, base = passage.text, passage.sentence.start
    spoken = [(n.start, n.end) for n, _ in passage.spoken]
    in_role = _in_role(scene)
    last: Name | None = None
    for name in scene.ctx.names.within(start, end, Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE):
        again = (
            last is not None and last.name == name.name and text[last.end - base : name.start - base] == "("
        )
        last = name
        if (
            again
            or any(a <= name.start and name.end <= b for a, b in spoken)
            or quoted(text, name.start - base)
        ):
            continue
        if name.kind is Kind.PERSON:
            if not in_charge(text[: name.start - base]):
                yield name
        elif name.kind is Kind.ORGANIZATION:
            if name.start in in_role or _past(scene, name):
                continue
            acts = not _NO_ACTOR.match(text, name.end - base) or _sends(scene, text, base, name)
            if acts and not _hosting(text, name.end - base):
                yield name
        elif name.type == "country" and _country_acts(scene, text, base, name):
            yield name


def _sends(scene: Scene, text: str, base: int, body: Name) -> bool:
    """`다라부에서는 김가나 국장이`: a body in front of the person that it sends."""
    told = _SENDS.match(text, body.end - base)
    if told is None:
        return False
    start = base + told.end()
    return any(n.start <= start + 2 for n in scene.ctx.names.within(start, start + 12, Kind.PERSON))


_IN_CHARGE = re.compile(
    r"[(（](?:(?:이하|약칭|[A-Z])[^()（）]{0,30},\s?)?[가-힣]{2,8}(?:\s직무대행)?\s?[:：]?\s?$"
)


def in_charge(before: str) -> bool:
    """`산업통상자원부(장관: 김가나)`, `(이하 산업부, 장관 김가나)`: the head of a body, named in passing."""
    return bool(_IN_CHARGE.search(before))


def quoted(text: str, at: int) -> bool:
    """Whether an offset lies in speech marks."""
    before = text[:at]
    if spoken_whole(text):
        return False
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
    if _FROM.match(rest) or _whence(text, base, name):
        return False
    following = scene.ctx.names.within(name.end, name.end + 12, Kind.PLACE)
    if any(n.type == "country" and n.start - name.end < 2 for n in following):
        return True
    return bool(_IN_ROW.match(rest))


def _whence(text: str, base: int, name: Name) -> bool:
    """`가온에너지(프랑스)`: a country in a bracket that says where the one before it comes from."""
    at = name.start - base - 1
    alone = at > 0 and text[at] == "(" and text[name.end - base : name.end - base + 1] == ")"
    return alone and bool(_NAMED.search(text, max(0, at - _NEAR), at))


_NAMED = re.compile(r"[가-힣A-Za-z]$(?<!국)(?<!해외)(?<!국가)(?<!국외)")
"""What may come from a country; `해외(독일)` and `2개국(…)` stand for it."""
_FROM = re.compile(
    rf"(?:\s?(?:{SEPARATOR}|와\s|과\s)\s?[가-힣]{{2,8}}){{0,8}}\s?(?:등지?)?에서\s(?:온|모인|모여든|찾은|찾아온|날아온|건너온)\s"
)
"""`미국, 일본 등에서 온 전문가`: where people come from."""
_IN_ROW = re.compile(
    rf"(?:\([^()]{{0,20}}\))?\s?(?:{SEPARATOR}|와\s|과\s|및\s|이\s|가\s|은\s|는\s|도\s|등(?!에서)|의\s(?:정부|기업|전문가|대표)|(?:을"
    r"|를)\s(?:비롯|포함)|\)|\s정부"
    r"|\s(?:대표단|바이어|사절단|참가단)|그리고)"
)
