"""Events of English documents: namings gathered into frames, each filled slot by slot by one module a slot."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.cues import cued
from graph.extract.context import Context
from graph.extract.english import event_closings as english_event_closings
from graph.extract.english import event_dates as english_event_dates
from graph.extract.english import event_family as english_family
from graph.extract.english import event_hosts as english_event_hosts
from graph.extract.english import event_names as english_event_names
from graph.extract.english import event_passages as english_passages
from graph.extract.english import event_people as english_event_people
from graph.extract.english import event_places as english_event_places
from graph.extract.english import event_talks as english_event_talks
from graph.extract.english import frames as english_frames
from graph.extract.events import figures as event_figures
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim, Kind


def read(ctx: Context) -> tuple[Scene, list[Passage]]:
    """The events of a document with all their claims, and its sentences with the event each is about."""
    scene = english_frames.gather(ctx, english_event_names.find(ctx))
    told = english_passages.passages(scene)
    english_family.relate(scene, told)
    english_event_dates.when(scene, told)
    english_event_closings.closing(scene, told)
    for frame in scene.frames:
        _same_day(frame)
    _neighbouring_days(scene, told)
    english_event_dates.lead(scene, told)
    english_event_closings.closing(scene, told)
    english_event_places.where(scene, told)
    english_family.within_days(scene)
    english_event_hosts.host(scene, told)
    english_event_people.attend(scene, told)
    english_event_talks.talk(scene, told)
    _hand_up(scene)
    event_figures.status(scene, told)
    _note_occasions(scene)
    return scene, told


def _note_occasions(scene: Scene) -> None:
    """Keep the days of launches and announcements for what was launched and announced."""
    for frame in scene.frames:
        start = next((c for c in frame.claims if c.slot == "start"), None)
        for claim in frame.claims if start is not None else ():
            if claim.slot in {"launches", "announces"} and claim.kind is not None and start is not None:
                scene.ctx.days.setdefault((claim.kind, str(claim.value)), start)


def _same_day(frame: Frame) -> None:
    """What takes place within a one-day event is on its day."""
    up = frame.parent
    if up is None or frame.value("start") is not None:
        return
    start = next((c for c in up.claims if c.slot == "start"), None)
    if start is None and up.parent is not None:
        _same_day(up)
        start = next((c for c in up.claims if c.slot == "start"), None)
    opening = frame.name.lower().startswith("opening")
    if start is not None and (opening or not up.value("end")):
        frame.add(Claim("start", str(start.value)[:10], start.evidence, start.confidence * 0.85))


_THAT_DAY = re.compile(
    r"^\W*(?:(?:After|Following|Before|Prior to|Ahead of) (?:the|this) (?P<what>\w+(?: \w+)?)|Later|Earlier (?:in the day|that day)|On the same day|The same day"
    r"|Afterwards?|Later in the day|(?:In the|The) (?:morning|afternoon|evening))\b|\b(?:and|which|who) (?:then|later) |\bon the same day\b",
    re.IGNORECASE,
)
_EVE = cued(r"\bon the eve of (?:the )?", re.IGNORECASE)


def _neighbouring_days(scene: Scene, passages: list[Passage]) -> None:
    """`After the ceremony, they toured …`: the same day; `on the eve of the meeting`: the day before."""
    for passage in passages:
        eve, same = _EVE.search(passage.text), _THAT_DAY.search(passage.text)
        known = [f for _, f in passage.spoken if f.value("start")] or ([scene.main] if scene.main else [])
        day = next(
            (str(f.value("start"))[:10] for f in known if len(str(f.value("start") or "")) >= 10), None
        )
        if day is None or not (eve or same):
            continue
        told = eve or same
        assert told is not None
        span = (passage.sentence.start + told.start(), passage.sentence.start + told.end())
        if eve:
            day = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        for _, frame in passage.spoken:
            if frame.value("start") is None and not frame.background:
                frame.add(Claim("start", day, scene.ctx.evidence(span), 0.7))


def _hand_up(scene: Scene) -> None:
    """Parents claimed; who takes part in a part takes part in the whole."""
    for frame in scene.frames:
        if frame.parent is not None:
            spoken = frame.spoken[0]
            frame.add(
                Claim(
                    "parent",
                    frame.parent.name,
                    scene.ctx.evidence((spoken.start, spoken.end)),
                    0.8,
                    Kind.EVENT,
                )
            )
    for frame in scene.frames:  # what comes into being at an event is no guest there
        born = {c.value for c in frame.claims if c.slot == "launches"}
        frame.claims[:] = [c for c in frame.claims if c.slot != "attendees" or c.value not in born]
    for _ in range(3):
        for frame in scene.frames:
            if frame.parent is not None:
                for claim in [c for c in frame.claims if c.slot in {"attendees", "speakers", "chair"}]:
                    frame.parent.add(claim)
