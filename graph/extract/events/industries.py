"""The industries of an event: by its name, its whole, what is told beside it, else those of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract import industries
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim, RegionKind

_ABOUT = cued(
    r"([^.,‘’“”]{4,70}?)(?:을|를)\s(?:의제로|놓고|다루|다룬|다룰|논의|전시하|선보|주제로)|(?:to discuss"
    r"|focus(?:ed"
    r"|es)? on)\s([^.]{4,80})"
)
_OF_STATES = re.compile(
    r"(?:정상회의|정상회담|면담|[Ss]ummit|(?<!창립)(?<!정기)(?<!임시)(?<!립\s)(?<!기\s)(?<!시\s)총회)$"
)
"""Meetings that are about everything: the document's own industry is not theirs."""
_CLAUSE = re.compile(r"(?:고|며|으며|지만|는데),\s")


def industry(scene: Scene, frame: Frame, told: list[Passage]) -> None:
    """Claim the industries of an event, and those of its agenda."""
    span = (frame.spoken[0].start, frame.spoken[0].end)
    agenda = {
        code: (start, end)
        for start, end in _agenda(frame, told)
        for code in industries.of_name(scene.ctx.document.text[start:end])
    }
    edition = frame.background and scene.main is not None and frame.head == scene.main.head
    whole = scene.main if edition and scene.main is not None else scene.top(frame)
    named = industries.of_name(frame.name, whole.name)
    for code in named or (() if agenda else _found(scene, frame, told)):
        frame.add(Claim("industries", code, scene.ctx.evidence(span), 0.85))
    for code, place in agenda.items():
        frame.add(Claim("industries", code, scene.ctx.evidence(place), 0.7))


def _found(scene: Scene, frame: Frame, told: list[Passage]) -> tuple[str, ...]:
    announced = [str(c.value) for c in frame.claims if c.slot == "announces"]
    found = tuple(dict.fromkeys(code for name in announced for code in industries.of_name(name)))
    if found:
        return found
    main = industries.main(scene.ctx)
    beside = () if frame is scene.main else _beside(scene, frame, told)
    shared = tuple(code for code in beside if code in main)
    if frame is not scene.main and _OF_STATES.search(frame.name):
        return shared or tuple(code for code in beside if code != "other")
    if shared or not beside or not frame.background:
        return shared or main
    return tuple(code for code in beside if code != "other") or main


def _beside(scene: Scene, frame: Frame, told: list[Passage]) -> tuple[str, ...]:
    """What the clauses that name it speak of."""
    text = scene.ctx.document.text
    codes: dict[str, None] = {}
    for passage in told:
        s = passage.sentence
        for spoken, own in passage.spoken if s.region is RegionKind.BODY else ():
            if own is frame:
                start = max((m.end() for m in _CLAUSE.finditer(text, s.start, spoken.start)), default=s.start)
                end = _CLAUSE.search(text, spoken.end, s.end)
                codes |= dict.fromkeys(industries.of(text[start : end.start() if end else s.end]))
    return tuple(codes)


def _agenda(frame: Frame, told: list[Passage]) -> Iterator[tuple[int, int]]:
    """Where the text says what an event other than by its name is about (`소재와 재활용을 의제로`)."""
    for passage in told:
        if passage.focus is not frame or not any(f is frame for _, f in passage.spoken):
            continue
        for match in _ABOUT.finditer(passage.text):
            group = 1 if match.group(1) else 2
            yield passage.sentence.start + match.start(group), passage.sentence.start + match.end(group)
