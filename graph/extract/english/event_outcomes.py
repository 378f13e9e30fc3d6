"""What was launched and announced at an event in an English document."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.english.subjects import subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_LAUNCHES = re.compile(
    r"\b(?:launch(?:ed|es|ing)?|inaugurated|established|set up|kicked off|formed|founded|officially started)\b"
)
_ANNOUNCES = re.compile(
    r"\b(?:(?:used|took) (?:the|this) \w+ to (?:announce|unveil|introduce|present|release)|announc(?:ed|es|ing)|announcement of|unveiling of|unveil(?:ed|s|ing)|released|presented|adopted|declared|introduced|finali[sz]ed|approved|confirmed|disclosed|revealed|outlined|laid out|set out|endorsed|rolled out|published)\b"
)
_PASSIVE = re.compile(
    r"[”\"’]?(?: \([^()]*\))?(?:,[^,]{0,60},)? (?:was|were|is|has been|have been|will be)(?: \w+ly)? (?:launched|inaugurated|established|set up|formed|founded|announced|unveiled|released|adopted|presented|introduced)\b"
)
_SPENDS = re.compile(
    r" that .*\b(?:will|would|plans to|is to) (?:spend|invest|contribute|provide|introduce|launch|allocate|inject|set up|put|carry out)\b"
)


def outcomes(scene: Scene, passage: Passage, frame: Frame) -> None:
    """Claim the alliances launched and the plans announced in a sentence of an event."""
    base, text = passage.sentence.start, passage.text
    if frame.background or frame.type in {"visit"} or (_EARLIER.match(text) and not passage.spoken):
        return
    for verb, slot, kinds in ((_LAUNCHES, "launches", Kind.ALLIANCE), (_ANNOUNCES, "announces", Kind.POLICY)):
        for told in verb.finditer(text):
            for name in scene.ctx.names.within(base + told.end(), passage.sentence.end, kinds):
                gap = text[told.end() : name.start - base]
                near = len(gap) < 45 or (len(gap) < 140 and _SPENDS.match(gap))
                planned = re.search(r"\b(?:to|will) $", text[: told.start()]) and frame.type != "launch"
                known = slot == "announces" and _OUT_BEFORE.match(text, name.end - base)
                if near and not planned and not known and not re.search(r"[;]|\.\s", gap):
                    _outcome(scene, _stage(scene, passage, told, frame), slot, name)
        for name in scene.ctx.names.within(base, passage.sentence.end, kinds):
            inside = [
                f
                for n, f in passage.spoken
                if n.start <= name.start and name.end <= n.end and f.type == "launch"
            ]
            if _PASSIVE.match(text, name.end - base):
                _outcome(scene, _where_told(passage, name) or frame, slot, name)
            elif inside and slot == "launches":
                _outcome(scene, inside[0], slot, name)


_EARLIER = re.compile(
    r"\W*(?:Earlier(?: this| in| last)? [A-Z]?\w+|Last (?:year|month|week|[A-Z]\w+)|In (?:[A-Z]\w+ )?(?:19|20)\d\d|Since|Previously|(?:A|Two|Three|Several) (?:weeks?|months?|years?) (?:ago|earlier))\b"
)
"""`Earlier this May, 20 bodies formed …`: what was done at another time is no outcome."""
_OUT_BEFORE = re.compile(
    r"[”\"’]?(?: \([^()]*\))?,? (?:which was |that was )?(?:released|announced|unveiled|adopted|published|introduced) (?:in|on|last|earlier|early|late)\b"
)
"""`outlined the A Plan released in March`: what had been announced before."""
_STAGE = re.compile(r"(?:used|took) (?:the|this) \w+ to")


def _stage(scene: Scene, passage: Passage, told: re.Match[str], frame: Frame) -> Frame:
    """The event on whose stage a speaker announced something: the innermost one that the person spoke at."""
    if not _STAGE.match(told.group()):
        return frame
    for person in subjects(scene, passage, passage.sentence.start + told.start()):
        spoke = [f for f in scene.frames if f.has("speakers", person.name) and not f.background]
        inner = [f for f in spoke if f.parent in spoke or f.parent is frame]
        return (inner or spoke or [frame])[0]
    return frame


def _where_told(passage: Passage, name: Name) -> Frame | None:
    """The event behind `… was launched during`, else the one that the sentence is about."""
    after = [f for n, f in passage.spoken if n.start >= name.end]
    return after[0] if after else None


def _outcome(scene: Scene, frame: Frame, slot: str, name: Name) -> None:
    frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), 0.8, name.kind))
    if slot == "launches" and frame.name in {"ceremony", "event"}:
        frame.type = "launch"
