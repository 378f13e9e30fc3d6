"""The country of an event in an English document."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graph.extract.english.cities import country_of
from graph.extract.events.frame import Frame, Scene
from graph.extract.names.known import known
from graph.model import Claim, Kind
from graph.reference import Reference

_HOME = "Republic of Korea"
"""What the home country is called, however the document writes it, as 대한민국 is in Korean ones."""
_HOMES = {"Republic of Korea", "South Korea", "Korea", "ROK", "S. Korea"}


def from_venue(scene: Scene, frame: Frame) -> None:
    """The town in a venue's own name, or the one that the text says it lies in."""
    claim = next((c for c in frame.claims if c.slot == "venue"), None)
    if claim is None or frame.value("region") is not None:
        return
    regions = [n for n in scene.ctx.names.of(Kind.PLACE) if n.type == "region"]
    text = scene.ctx.document.text
    within = next(
        (
            r
            for r in regions
            if any(
                re.search(rf"\b{re.escape(w)}\b", str(claim.value)) for w in {r.name, text[r.start : r.end]}
            )
        ),
        None,
    )
    for venue in (n for n in scene.ctx.names.of(Kind.PLACE) if n.name == claim.value):
        near = next(
            (
                r
                for r in regions
                if re.fullmatch(
                    r"(?: \([^()]*\))?(?:,| in)(?: the [a-z ]+ of)? ", text[venue.end : r.start][:60]
                )
            ),
            None,
        )
        within = within or near
    hall = _hall(str(claim.value))
    within = within or next((r for r in regions if hall and hall.parent and r.reference == hall.parent), None)
    if within is not None:
        frame.add(Claim("region", within.name, claim.evidence, 0.75, Kind.PLACE))


def _hall(name: str) -> Reference | None:
    """The known hall that a venue is or is a room of (`EXCO Grand Ballroom`)."""
    words = name.split()
    found = (known().place(" ".join(words[:i])) for i in range(len(words), 0, -1))
    return next((place for place in found if place and place.type == "venue"), None)


def country(scene: Scene, frame: Frame) -> None:
    """The country named with it, else that of its region, else that of the document."""
    frame.claims[:] = [
        replace(c, value=_HOME) if c.slot == "country" and c.value in _HOMES else c for c in frame.claims
    ]
    if frame.value("country") is not None:
        return
    evidence = scene.ctx.evidence((frame.spoken[0].start, frame.spoken[0].end))
    region = frame.value("region")
    abroad = country_of(str(region)) if region else None
    if abroad:
        places = {n.name for n in scene.ctx.names.of(Kind.PLACE) if n.type == "country"}
        named = next((p for p in sorted(places) if _country_id(p) == _country_id(abroad) is not None), abroad)
        frame.add(Claim("country", named, evidence, 0.85, Kind.PLACE))
    elif (away := _abroad_too(scene, frame)) is not None:
        frame.add(away)
    elif (frame.parent is None or frame.parent.value("country") in (None, _HOME)) and _at_home(scene):
        frame.add(Claim("country", _HOME, evidence, 0.7 if region is None else 0.9, Kind.PLACE))


def _abroad_too(scene: Scene, frame: Frame) -> Claim | None:
    """The country that the main event is held in abroad, for what takes place within days of it."""
    main = scene.main
    if main is None or frame is main or frame.background or frame.value("region"):
        return None
    country = next((c for c in main.claims if c.slot == "country" and c.value != _HOME), None)
    days = [str(f.value("start") or "")[:10] for f in (main, frame)]
    if country is None or not all(len(day) == 10 for day in days):
        return None
    near = abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days) <= 4
    return replace(country, confidence=0.65) if near else None


def _country_id(name: str) -> str | None:
    found = known().place(name)
    return found.id if found else None


def _at_home(scene: Scene) -> bool:
    """Whether the document has to do with Korea."""
    places = list(scene.ctx.names.of(Kind.PLACE))
    return (
        any(n.name in _HOMES for n in places)
        or any(r.reference and r.reference.startswith(("kr-", "region-")) for r in places)
        or re.search(r"\bKorean?\b|\bSeoul\b|\bKRW\b|\bwon\b", scene.ctx.document.text) is not None
    )
