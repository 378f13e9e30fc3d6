"""What began at an event (launches) and what was made public there (announces)."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frames import Frame, Scene, squash
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_ANNOUNCED = re.compile(
    r"발표|공개|내놓|제시|선포|확정|의결|심의|수립|채택|선언|지정|공표|unveil|announc", re.IGNORECASE
)
_LIST = re.compile(r"^\W*(?:신규\s?)?(?:지정|의결|선정|안건|심의\s?안건|발표)\s?:")
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
        told = passage.focus
        if told is None or told.background or told.type in {"signing", "visit"}:
            continue
        _made_public_at(scene, passage)
        listed = _LIST.match(passage.text)
        for policy in scene.ctx.names.within(passage.sentence.start, passage.sentence.end, Kind.POLICY):
            if listed or _public(passage, policy):
                _claim(scene, told, "announces", policy, Kind.POLICY, 0.75)


_AT = re.compile(
    r"[’”'\"」』｣)]*에서\s(?:(?!\S*[.])\S{1,12}\s){0,3}?(?:내놓은|발표한|공개한|의결한|확정한|논의한|심의한|선포한)\s[‘“「『'\"]?"
)


def _made_public_at(scene: Scene, passage: Passage) -> None:
    """`전략회의에서 내놓은 「… 로드맵」`: what an event told before it made public."""
    s = passage.sentence
    for policy in scene.ctx.names.within(s.start, s.end, Kind.POLICY):
        for name, frame in passage.spoken:
            gap = (
                passage.text[name.end - s.start : policy.start - s.start] if name.end <= policy.start else ""
            )
            if gap and _AT.fullmatch(gap):
                _claim(scene, frame, "announces", policy, Kind.POLICY, 0.8)


def _named(scene: Scene, frame: Frame) -> None:
    if frame.type == "signing":
        for name in scene.ctx.names.of(Kind.ALLIANCE):
            if re.fullmatch(
                re.escape(squash(name.name)) + r"(?:결성|구성|출범|발족)?(?:업무)?협약(?:식|체결식|체결)?",
                squash(frame.name),
            ):
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
        if kept and body in {squash(name.name), *_in_brackets(name.name)}:
            _claim(scene, frame, "launches", name, name.kind, 0.9)
            return


def _in_brackets(name: str) -> set[str]:
    """The further name that a name gives in a bracket (`… 민관협의체(UAM Team Korea)`)."""
    return {squash(m) for m in re.findall(r"[(（]([^()（）]{2,40})[)）]", name)}


def _public(passage: Passage, policy: Name) -> bool:
    """Whether the sentence has the event or its day and says that the policy was made public."""
    after = passage.text[policy.end - passage.sentence.start :]
    told = re.match(
        r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?[’”'\"」』｣)]*(?!으?로\s)(?:을|를|도|,|·)?[^.]{0,40}", after
    )
    if not told or not _ANNOUNCED.search(told.group()):
        return False
    return bool(passage.spoken) or bool(re.search(r"이날|이 자리|회의에서|행사에서", passage.text))


def _claim(scene: Scene, frame: Frame, slot: str, name: Name, kind: Kind, sure: float) -> None:
    frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), sure, kind))
