"""What a talk is about: its title in marks, or what stands before 주제로."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.passages import Clause

_TOPIC = re.compile(
    r"[‘“「『｢'\"]([^’”」』｣'\"＿\n]{4,90})[’”」』｣'\"]?(?:이?라는|란|을|를|의|에\s대해|에\s대한|으로"
    r"|로)?\s?(?:의?\s?(?:주제|제목))?"
)
_PLAIN_TOPIC = re.compile(r"(?:이|가|은|는)\s([^‘’“”「」]{4,60}?)(?:을|를)\s(?:주제|제목)로")
_TITLED = re.compile(
    r"[“\"<〈《]\s?([^”\">〉》＿\n]{4,90}?)\s?[”\">〉》]\s?(?:을|를|,|에\s대(?:해|하여|한)|(?:이?라는|이?란|의|을|를)\s(?:주제|제목))"
)


def of(scene: Scene, clause: Clause, person: Name, people: list[Name]) -> str | None:
    """The title of a talk: what stands in marks, or before 주제로, between this person and the next."""
    after = [p.start for p in people if p.start > person.start]
    end = (after[0] if after else clause.end) - clause.start
    stretch = clause.text[person.end - clause.start : end]
    raw = scene.ctx.document.text[person.end : clause.start + end]
    if match := _TOPIC.search(stretch) or _TITLED.search(raw):
        at = person.end + match.start(1)
        return (
            None
            if any(n.start <= at < n.end for n, _ in scene.within(at - 40, at + 1))
            else match.group(1).strip()
        )
    plain = _PLAIN_TOPIC.search(stretch)
    return plain.group(1).strip() if plain else None
