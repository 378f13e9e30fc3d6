"""What began at an event (launches) and what was made public there (announces)."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Frame, Scene, squash
from graph.extract.events.words import ADDRESSES
from graph.extract.passages import Passage
from graph.marks import CIRCLED
from graph.model import Claim, Kind

_ANNOUNCED = re.compile(
    r"발표|공개|내놓|내놨|제시|선포|확정|의결|심의|수립|채택|선언|지정|공표|unveil|announc", re.IGNORECASE
)
_LIST = re.compile(
    r"^\W*(?:신규\s?)?(?:지정|의결|선정|안건|심의\s?안건|발표)(?:\s?:|(?:은|으로는)\s?(?=[△▲▷▶"
    + CIRCLED
    + r"]))"
)
_STARTED = re.compile(r"출범|발족|개소|출시|가동|구축|launch", re.IGNORECASE)


def outcome(scene: Scene, passages: list[Passage]) -> None:
    """Launches by the event's own name; announcements by 발표하다 and its like in its sentences."""
    for frame in scene.frames:
        _named(scene, frame)
    for frame in scene.frames:
        if frame.type == "designation" and str(frame.value("start") or "") <= (
            scene.ctx.document.published or "9"
        ):
            for spoken in frame.spoken:
                for policy in scene.ctx.names.within(spoken.start - 2, spoken.end, Kind.POLICY):
                    _claim(scene, frame, "announces", policy, Kind.POLICY, 0.8)
    for passage in passages:
        _began_at(scene, passage)
        placed = _made_public_at(scene, passage)
        told = passage.focus
        if told is None or told.background or told.type == "visit":
            continue
        listed = _LIST.match(passage.text)
        for policy in scene.ctx.names.within(passage.sentence.start, passage.sentence.end, Kind.POLICY):
            public = _there_and_then if told.type == "signing" else _public
            if policy in placed or _known_before(scene, passage, policy):
                continue
            if (listed and told.type != "signing") or public(scene, passage, told, policy):
                _claim(scene, _opening(scene, passage, told), "announces", policy, Kind.POLICY, 0.75)


_AT = re.compile(
    r"[’”'\"」』｣)]*에서\s(?:(?!\S*[.])\S{1,12}\s){0,3}?(?:내놓은|발표한|공개한|의결한|확정한|논의한|심의한|선포한)\s[‘“「『'\"]?"
)
_HELD = re.compile(
    r"[’”'\"」』｣)]*(?:\([^()]{0,40}\))?[’”'\"」』｣)]*(?:에서(?:는)?|(?:을|를)\s(?:열어|열고|개최해|개최하여|개최하고|갖고|통해))"
    r"\s(?:(?!\S*[.,])\S{1,12}\s){0,4}?[‘“「『'\"<]?"
)
_DID = re.compile(
    r"[’”'\"」』｣>)]*(?:\([^()]{0,40}\))?(?:을|를|도)\s(?:\S{1,8}\s){0,2}?(?:심의·)?(?:발표|공개|확정|의결|채택|선포|선언|제시)(?:하|했|한|되|됐|된)"
    r"|[’”'\"」』｣>)]*(?:\([^()]{0,40}\))?(?:을|를|도)\s(?:\S{1,8}\s){0,2}?(?:내놓|내놨)"
)


def _made_public_at(scene: Scene, passage: Passage) -> list[Name]:
    """The policies that an event named before them made public.

    `전략회의에서 내놓은 「… 로드맵」`, `제9차 회의를 열어 「… 지침」을 확정하고`.
    """
    s, text, placed = passage.sentence, scene.ctx.document.text, []
    for policy in scene.ctx.names.within(s.start, s.end, Kind.POLICY):
        for name, frame in passage.spoken:
            gap = text[name.end : policy.start] if name.end <= policy.start else ""
            if gap and (_AT.fullmatch(gap) or (_HELD.fullmatch(gap) and _DID.match(text, policy.end))):
                _claim(scene, frame, "announces", policy, Kind.POLICY, 0.8)
                placed.append(policy)
    return placed


_IN_OPENING = re.compile(rf"(?:{ADDRESSES})(?:에서|를 통해)")


def _opening(scene: Scene, passage: Passage, told: Frame) -> Frame:
    """The opening of the event told, where the sentence speaks of an opening speech."""
    if not _IN_OPENING.search(passage.text):
        return told
    return next((f for f in scene.frames if f.parent is told and f.head in {"개막식", "개회식"}), told)


_SAME_DAY = re.compile(r"이날|이\s?자리|협약식에서|협약에\s?맞[추춰]|함께\s(?:발표|공개|내놓|내놨)|같은\s날")
_BROUGHT = re.compile(
    r"[’”'\"」』｣>)]*(?:\([^()]{0,40}\))?(?:을|를|도)\s(?:\S{1,8}\s){0,3}?(?:발표|공개|선포|선언|내놓|내놨|제시)(?!될|할)"
)


def _there_and_then(scene: Scene, passage: Passage, told: Frame, policy: Name) -> bool:
    """Whether a policy was made public along with an agreement (`이날 「… 계획」도 내놓았다`)."""
    _ = told
    brought = _BROUGHT.match(scene.ctx.document.text, policy.end)
    return bool(brought and _SAME_DAY.search(passage.text))


_EARLIER = re.compile(
    r"(?:지난(?:해|달)?|작년|올해|앞서|올)\s[^.,]{0,30}(?:내놓은|내놨던|발표한|공개한|마련한|수립한|확정한|발표된)\s[‘“「『<'\"]?\s?$"
)


def _known_before(scene: Scene, passage: Passage, policy: Name) -> bool:
    """`지난 3월 내놓은 ‘… 계획’을 소개했다`: made public before."""
    return bool(_EARLIER.search(scene.ctx.document.text[passage.sentence.start : policy.start]))


_BEGINS = re.compile(
    r"[’”'\"」』｣>)]*(?:\([^()]{0,40}\))?(?:을|를|도)\s(?:(?:이날|이 자리에서|함께|공식|새로|"
    r"정식으로)\s){0,2}(?:발족|출범|결성|창립|출범시|발족시)(?:하|했|한|시)"
)
_BEGUN = re.compile(
    r"(?:이날|이 자리에서|함께)\s(?:(?:이날|함께|공식|새로)\s)?(?:발족|출범|결성|창립)(?:한|된|"
    r"시킨)\s[‘“「『'\"<]?$"
)
_BOTH = re.compile(r"이날|이 자리|함께|참석|참여|기관(?:은|들은)|양측|각국")


def _began_at(scene: Scene, passage: Passage) -> None:
    """`참여 기관은 이날 ‘… 협의회’도 발족한다`: a body that began at an event of another name."""
    told, s, text = passage.focus, passage.sentence, scene.ctx.document.text
    if told is None or told.background or told.type == "visit":
        return
    for name in scene.ctx.names.within(s.start, s.end, Kind.ALLIANCE):
        begins = _BEGINS.match(text, name.end) and _BOTH.search(passage.text)
        if not begins and not _BEGUN.search(text, s.start, name.start):
            continue
        if not any(f.type == "launch" and squash(name.name) in squash(f.name) for f in scene.frames):
            _claim(scene, told, "launches", name, name.kind, 0.75)


def _named(scene: Scene, frame: Frame) -> None:
    if frame.type == "signing":
        for name in scene.ctx.names.of(Kind.ALLIANCE):
            if re.fullmatch(
                re.escape(squash(name.name)) + r"(?:결성|구성|출범|발족)?(?:업무)?협약(?:식|체결식|체결)?",
                squash(frame.name),
            ):
                _claim(scene, frame, "launches", name, name.kind, 0.8)
                return
    if frame.type == "meeting" and _STARTED.search(said := _said(scene, frame)):
        for name in scene.ctx.names.of(Kind.ALLIANCE):
            if frame.name.startswith(f"{name.name} ") and said.startswith(name.name):
                _claim(scene, frame, "launches", name, name.kind, 0.8)
                return
    if frame.type != "launch":
        return
    body = squash(frame.name).removesuffix(squash(frame.head))
    for name in scene.ctx.names.of(Kind.ALLIANCE, Kind.ORGANIZATION, Kind.POLICY):
        kept = name.kind is Kind.ALLIANCE or name.type in {
            "alliance",
            "platform",
            "public-institution",
            "ministry",
        }
        form = squash(scene.ctx.document.text[name.start : name.end])
        if kept and body in {squash(name.name), form, *_in_brackets(name.name)}:
            _claim(scene, frame, "launches", name, name.kind, 0.9)
            return


def _said(scene: Scene, frame: Frame) -> str:
    """The words of an event's first naming, where the text gives it a name."""
    first = next((n for n in frame.spoken if n.name), frame.spoken[0])
    return scene.ctx.document.text[first.start : first.end]


def _in_brackets(name: str) -> set[str]:
    """The further name that a name gives in a bracket (`… 민관협의체(UAM Team Korea)`)."""
    return {squash(m) for m in re.findall(r"[(（]([^()（）]{2,40})[)）]", name)}


_GOES_ON = re.compile(r"^\W*(?:아울러|또한?|이와\s함께|특히|한편)\s")
_THERE = cued(
    r"^\W*(?:다음으로|이어서?|끝으로|마지막으로)\s"
    r"|이날|이 자리|(?:회의|행사|포럼|토론회|간담회|선포식|개막식|출범식|발표회|설명회|무대|현장|"
    rf"{ADDRESSES}|기조연설|기조강연|모두발언)(?:에서|를 통해)|(?:첫|둘째|셋째|마지막)\s?날"
)
_EXPLAINED = re.compile(
    r"[’”'\"」』｣>)]*(?:\([^)]{0,40}\))?(?:을|를|도)\s(?:\S{1,8}\s)?(?:설명|소개)(?:하|했)"
)
_VOWED = re.compile(r"[’”'\"」』｣>)]*(?:을|를|도)\s(?:\S{1,8}\s)?(?:추진|시행|마련|도입)하겠다고")
_PLEDGED = re.compile(
    r"[’”'\"」』｣>)]*(?:을|를|에|도)\s[^.]{0,40}?(?:지원|추진|시행|신설|투입|도입|확대)하(?:겠다는|는|기로\s한)\s(?:계획|방침|뜻|구상|방안)을"
    r"\s(?:밝|발표|제시|공개|내)"
)


def _public(scene: Scene, passage: Passage, told: Frame, policy: Name) -> bool:
    """Whether the sentence has the event, its day or one present, and says that it made the policy public."""
    text = scene.ctx.document.text
    there = (
        bool(passage.spoken)
        or bool(_THERE.search(passage.text))
        or _by_one_present(scene, passage, told, policy)
    )
    if _PLEDGED.match(text, policy.end):
        return there or bool(_GOES_ON.match(passage.text))
    if there and (_EXPLAINED.match(text, policy.end) or _VOWED.match(text, policy.end)):
        return bool(_IN_MARKS.match(text, policy.end))
    after = passage.text[policy.end - passage.sentence.start :]
    said = re.match(
        r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?[’”'\"」』｣)]*(?!으?로\s)(?:을|를|도|,|·)?[^.]{0,40}", after
    )
    return there and said is not None and _ANNOUNCED.search(said.group()) is not None


_IN_MARKS = re.compile(r"[’”'\"」』｣>]")


def _by_one_present(scene: Scene, passage: Passage, told: Frame, policy: Name) -> bool:
    """Whether the sentence's subject is a person who was at the event."""
    first = next(scene.ctx.names.within(passage.sentence.start, policy.start, Kind.PERSON), None)
    present = {str(c.value) for c in told.claims if c.slot in {"attendees", "speakers"}}
    return first is not None and first.name in present


def _claim(scene: Scene, frame: Frame, slot: str, name: Name, kind: Kind, sure: float) -> None:
    frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, kind))
