"""Events of a document: frames found by name, filled slot by slot, each claim with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.extract import (
    english_event_names,
    english_events,
    event_dates,
    event_family,
    event_figures,
    event_hosts,
    event_names,
    event_outcomes,
    event_places,
    frames,
    industries,
    participation,
    speeches,
)
from graph.extract.context import Context, Name
from graph.extract.frames import Frame, Scene
from graph.extract.passages import Passage, passages
from graph.model import Claim, Entry, Kind

_SINGLE = (
    "start",
    "end",
    "venue",
    "region",
    "country",
    "attendee_count",
    "edition",
    "status",
    "theme",
    "parent",
)


_KOREAN: tuple[Callable[[Scene, list[Passage]], None], ...] = (
    event_hosts.host,
    participation.attend,
    speeches.speak,
    event_figures.count,
    event_figures.edition,
    event_figures.theme,
    event_outcomes.outcome,
)


def find(ctx: Context) -> tuple[Entry, ...]:
    """The events of a document, in the order in which it names them; their namings join `ctx.names`."""
    english = ctx.document.language == "en"
    scene = frames.gather(ctx, english_event_names.find(ctx) if english else event_names.find(ctx))
    told = passages(scene)
    event_family.relate(scene, told)
    event_dates.date(scene, told)
    event_dates.span_of_parent(scene, told)
    event_places.place(scene, told)
    event_places.seat(scene, told)
    for rule in (english_events.roles,) if english else _KOREAN:
        rule(scene, told)
    event_family.inherit(scene)
    event_dates.following(scene, told)
    event_dates.hours(scene, told)
    event_figures.status(scene, told)
    for frame in scene.frames:
        _industries(scene, frame, told)
    ctx.names.add(
        Name(n.start, n.end, Kind.EVENT, f.name, f.type, 0.8) for n, f in scene.spoken if n.name or f.bare
    )
    return tuple(_entry(scene, frame) for frame in scene.frames)


def _industries(scene: Scene, frame: Frame, told: list[Passage]) -> None:
    own = industries.of(frame.name)
    up = scene.top(frame)
    found = own or industries.of(up.name)
    if not found:
        near = [p.text for p in told if p.focus is frame][:3]
        found = industries.of(" ".join(near))
    if not found and scene.ctx.document.title:
        found = industries.of(scene.ctx.document.title)
    span = (frame.spoken[0].start, frame.spoken[0].end)
    for code in found:
        frame.add(Claim("industries", code, scene.ctx.evidence(span), 0.8))


def _entry(scene: Scene, frame: Frame) -> Entry:
    first = frame.spoken[0]
    named = next((n for n in frame.spoken if n.name == frame.name), first)
    return Entry(
        kind=Kind.EVENT,
        name=frame.name,
        type=frame.type,
        evidence=scene.ctx.evidence((named.start, named.end)),
        confidence=0.8,
        aliases=tuple(_aliases(frame)),
        claims=tuple(_claims(frame)),
    )


def _aliases(frame: Frame) -> Iterator[str]:
    seen = {frame.name}
    for spoken in frame.spoken:
        if spoken.name and spoken.name not in seen:
            seen.add(spoken.name)
            yield spoken.name


def _claims(frame: Frame) -> Iterator[Claim]:
    """The frame's claims, of single-valued slots the surest only."""
    for slot in _SINGLE:
        if claims := [c for c in frame.claims if c.slot == slot]:
            yield max(claims, key=lambda c: c.confidence)
    yield from (c for c in frame.claims if c.slot not in _SINGLE)
