"""With whom an event is held: people and countries told before its name by 와/과."""

from __future__ import annotations

import re

from graph.extract.events import runs
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.present import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind


def countries(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    """`다라부는 스웨덴, 핀란드와 ‘…워크숍’을 연다`: countries that it is held with are there."""
    end = spoken.start
    for place in reversed(list(scene.ctx.names.within(passage.sentence.start, end, Kind.PLACE))):
        gap = scene.ctx.document.text[place.end : end]
        if place.type != "country" or not (_PARTNER if end == spoken.start else runs.LIST).fullmatch(gap):
            return
        evidence = scene.ctx.evidence((place.start, place.end))
        frame.add(Claim("attendees", place.name, evidence, 0.75, Kind.PLACE))
        end = place.start


def people(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    """`가나 장관은 다라 지사와 간담회를 열었다`: a person that it is held with is there."""
    for person in scene.ctx.names.within(passage.sentence.start, spoken.start, Kind.PERSON):
        if _WITH_PERSON.fullmatch(scene.ctx.document.text[person.end : spoken.start]):
            claim(scene, frame, person, 0.8)


_WITH_PERSON = re.compile(
    r"(?:\([^()]{0,40}\))?(?:\s(?!\S*[을를이가은는]\s)[^\s,.]{1,16}){0,4}?(?:와|과)(?:의)?\s"
    r"(?:함께\s|공동으로\s|만나\s|(?!\S*(?:[은는]|에서)\s)\S{1,12}\s){0,2}[‘“「『｢'\"]?"
)
_PARTNER = re.compile(r"(?:와|과)\s(?:함께\s|공동으로\s)?[‘“「『｢'\"]?")
