"""Who is at a visit or at a meeting told by a verb, and where the visit leads to."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extract.context import Name
from graph.extract.events.actors import acting, subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.present import claim
from graph.extract.events.visits import sounds_like_place
from graph.extract.names.known import known
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

_NEAR = re.compile(r"[^.,]{0,24}")


def visit(scene: Scene, passages: list[Passage]) -> None:
    """Who pays a visit or meets somebody is there, and who is visited; the building is its venue."""
    for passage in passages:
        title = passage.sentence.region is RegionKind.TITLE
        for spoken, frame in passage.spoken:
            if frame.type == "meeting" and spoken.told:
                for person in acting(scene.ctx, passage.sentence, spoken.start):
                    claim(scene, frame, person, 0.85)
                _met(scene, frame, spoken)
            elif frame.type == "visit" and spoken.told:
                for person in _away(scene, passage, spoken) or acting(
                    scene.ctx, passage.sentence, spoken.start
                ):
                    claim(scene, frame, person, 0.85)
                _visited(scene, passage, spoken, frame)
                _near_town(scene, passage, spoken, frame)
                _before(scene, passage, spoken, frame)
            elif frame.type == "visit" and spoken.name:
                if not title:
                    for person in (
                        subjects(scene.ctx, passage.sentence, spoken.start)
                        or _after(scene, passage, spoken)
                        or _whose(scene, passage, spoken)
                    ):
                        claim(scene, frame, person, 0.8)
                _visited(scene, passage, spoken, frame)


_AROUND = re.compile(
    r"[’”'\"」』]?(?:에\s앞서|에\s이어|(?:을|를)\s(?:마[친치]|끝낸|끝내)|(?:이|가)?\s?끝난|\s?(?:직후|뒤|후)\s)"
)


def _before(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    """The day of the event before or after which a visit was paid (`협약식에 앞서 … 공장을 찾았다`)."""
    for name, other in passage.spoken:
        if (
            name.end <= spoken.start
            and _AROUND.match(scene.ctx.document.text, name.end)
            and other is not frame
        ):
            day = next((c for c in other.claims if c.slot == "start"), None)
            if day is not None and frame.value("start") is None:
                frame.add(replace(day, value=str(day.value)[:10], confidence=day.confidence * 0.9))


def _met(scene: Scene, frame: Frame, spoken: EventName) -> None:
    for person in scene.ctx.names.within(spoken.start, spoken.end, Kind.PERSON):
        claim(scene, frame, person, 0.85)


_BEING_THERE = re.compile(r"(?:을|를)\s(?:\S{2}\s)?(?:(?:방문|순방)(?:\s?중인|하고\s있는)|돌고\s있는)\s")


def _away(scene: Scene, passage: Passage, spoken: EventName) -> list[Name]:
    """`독일을 방문 중인 김가나 장관은`: the subject behind who is on a visit."""
    s = passage.sentence
    there = _BEING_THERE.match(s.text, spoken.end - s.start)
    people = scene.ctx.names.within(s.start + there.end(), s.end, Kind.PERSON) if there else ()
    first = next(iter(people), None)
    return [first] if first is not None and scene.ctx.post(first.name) else []


_THEN = re.compile(r"(?:에서|에는|에선)\s(?=[^,.]{0,20}$)")


def _after(scene: Scene, passage: Passage, spoken: EventName) -> list[Name]:
    """`… 공장 시찰에서 김가나 장관은`: the first subject behind a visit."""
    s = passage.sentence
    for person in scene.ctx.names.within(spoken.end, min(s.end, spoken.end + 30), Kind.PERSON):
        if _THEN.match(scene.ctx.document.text[spoken.end : person.start]):
            return subjects(scene.ctx, s, s.end) if scene.ctx.post(person.name) else []
    return []


_STEPS = re.compile(
    r"(?:\s\S{1,12}){0,2}?의\s(?:(?!\S*[은는]\s)\S{1,10}\s){0,4}?\S{0,8}(?:행보|방문|일정|출장|순방|나들이|발걸음|걸음)(?:은|는|이)\s"
)


def _whose(scene: Scene, passage: Passage, spoken: EventName) -> list[Name]:
    """`김가나 장관의 현장 행보는 … 방문에 이어`: whose steps a sentence is about."""
    s = passage.sentence
    people = scene.ctx.names.within(s.start, spoken.start, Kind.PERSON)
    return [p for p in people if _STEPS.match(s.text, p.end - s.start)][:1]


def _visited(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    """The body that is visited with the people whom the visitor speaks to; the building as venue."""
    ctx, text = scene.ctx, scene.ctx.document.text
    if any(n.type == "country" for n in ctx.names.within(spoken.start, spoken.end, Kind.PLACE)):
        return
    if spoken.told and passage.sentence.region is not RegionKind.TITLE:
        for body in ctx.names.within(spoken.start, spoken.end, Kind.ORGANIZATION):
            claim(scene, frame, body, 0.75)
        following = (n.start for n, f in passage.spoken if n.start > spoken.end and f is not frame)
        for person in ctx.names.within(spoken.end, next(following, passage.sentence.end), Kind.PERSON):
            if ctx.post(person.name) and _SPOKE.match(text, person.end):
                claim(scene, frame, person, 0.75)
    where = spoken.name.removesuffix(frame.head).removesuffix("현장").strip()
    _firm(scene, spoken, frame, where)
    for place in ctx.names.within(spoken.start, spoken.end, Kind.PLACE):
        if place.type == "venue":
            _give(scene, frame, "venue", place, 0.8)
        if place.type == "region":
            _give(scene, frame, "region", place, 0.75)
    at = text.find(where, spoken.start, spoken.end + 1) if where else -1
    if (
        at >= 0
        and frame.value("venue") is None
        and sounds_like_place(where)
        and not _ANY_PLACE.fullmatch(where)
    ):
        venue = Name(at, at + len(where), Kind.PLACE, where, "venue", 0.7)
        ctx.names.add([venue])
        _give(scene, frame, "venue", venue, 0.75)


_HOUSED = frozenset({"company", "university", "public-institution"})


def _firm(scene: Scene, spoken: EventName, frame: Frame, where: str) -> None:
    """A firm at the end of where a visit leads to is the venue, be it in a site that the text names."""
    for body in scene.ctx.names.within(spoken.start, spoken.end, Kind.ORGANIZATION):
        form = scene.ctx.document.text[body.start : body.end]
        held = next((c for c in frame.claims if c.slot == "venue"), None)
        site = held is not None and any(
            n.type == "site" and n.name == held.value for n in scene.ctx.names.of(Kind.PLACE)
        )
        if body.type in _HOUSED and where.endswith(form) and (held is None or site):
            scene.ctx.names.add([Name(body.start, body.end, Kind.PLACE, body.name, "venue", 0.7)])
            place = scene.ctx.evidence((body.start, body.end))
            frame.add(Claim("venue", body.name, place, 0.95 if site else 0.75, Kind.PLACE))


_ANY_PLACE = re.compile(
    r"(?:(?:생산|산업|건설|주요|관련|현지|지역|국내외?)\s?)*(?:현장|공장|시설|시장|사업장|캠퍼스|청사|본사)"
)
_SPOKE = re.compile(
    r"(?:\([^()]{1,30}\))?(?:\s(?!\S*[을를이가은는]\s)[^\s,]{1,14}){0,3}?(?:\([^()]{1,30}\))?"
    r"(?:와|과|에게|에게서|으?로부터|의\s안내|의\s설명|(?:을|를)\s만나)\s?"
)


def _near_town(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    text = scene.ctx.document.text
    before = scene.ctx.names.within(passage.sentence.start, spoken.start, Kind.PLACE)
    near = [p for p in before if p.type == "region" and _NEAR.fullmatch(text[p.end : spoken.start])]
    if frame.abroad:
        near = [p for p in near if not _at_home(p)]  # a town of home nearby is the travellers' own
    if near:
        metro = next((p for p in near if p.name.endswith(("시", "군"))), near[-1])
        _give(scene, frame, "region", metro, 0.75)


def _at_home(town: Name) -> bool:
    found = known().place(town.name)
    return found is not None and found.id.startswith("kr-")


def _give(scene: Scene, frame: Frame, slot: str, place: Name, sure: float) -> None:
    if frame.value(slot) is None:
        frame.add(Claim(slot, place.name, scene.ctx.evidence((place.start, place.end)), sure, Kind.PLACE))
