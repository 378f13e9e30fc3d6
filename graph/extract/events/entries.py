"""Events of a document: frames found by name, filled slot by slot, each claim with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graph.extract.context import Context, Name
from graph.extract.english import events as english_events
from graph.extract.events import dates as event_dates
from graph.extract.events import deeds, frames, ordinals, participation, programme, speeches, trips, visitors
from graph.extract.events import family as event_family
from graph.extract.events import figures as event_figures
from graph.extract.events import follows as event_follows
from graph.extract.events import hosts as event_hosts
from graph.extract.events import hours as event_hours
from graph.extract.events import industries as event_industries
from graph.extract.events import names as event_names
from graph.extract.events import outcomes as event_outcomes
from graph.extract.events import places as event_places
from graph.extract.events import regions as event_regions
from graph.extract.events import visits as event_visits
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.words import SUBORDINATE
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
    event_regions.of_hosts,
    participation.attend,
    visitors.visit,
    speeches.speak,
    deeds.do,
    event_figures.count,
    event_figures.edition,
    event_figures.theme,
    event_outcomes.outcome,
)


def find(ctx: Context) -> tuple[Entry, ...]:
    """The events of a document, in the order in which it names them; their namings join `ctx.names`."""
    scene, told = english_events.read(ctx) if ctx.document.language == "en" else _korean(ctx)
    scene.frames[:] = [f for f in scene.frames if not _idle(scene, f)]
    for frame in scene.frames:
        event_industries.industry(scene, frame, told)
    ctx.names.add(
        Name(n.start, n.end, Kind.EVENT, f.name, f.type, 0.8) for n, f in scene.spoken if n.name or f.bare
    )
    ctx.occasions.update(
        (p.sentence.start, day)
        for p in told
        if p.focus is not None and (day := str(p.focus.value("start") or "")[:10])
    )
    signings = {p.sentence.start: p.focus for p in told if p.focus and p.focus.type == "signing"}
    parties = {frame: _parties(frame) for frame in set(signings.values())}
    ctx.parties.update((start, parties[frame]) for start, frame in signings.items())
    return tuple(_entry(scene, frame) for frame in scene.frames)


def _parties(frame: Frame) -> tuple[str, ...]:
    bodies = (c for c in frame.claims if c.slot == "attendees" and c.kind is Kind.ORGANIZATION)
    return tuple(dict.fromkeys(str(c.value) for c in bodies))


def _korean(ctx: Context) -> tuple[Scene, list[Passage]]:
    """The events of a Korean document with their claims, and its sentences with what each is about."""
    names = event_names.find(ctx)
    scene = frames.gather(ctx, sorted([*names, *event_visits.find(ctx, names)]))
    told = passages(scene)
    event_family.relate(scene, told)
    told = passages(scene)  # once more, now that it is known what takes place inside what
    event_dates.date(scene, told)
    ordinals.count(scene, told)
    event_follows.in_one_breath(scene, told)
    event_follows.following(scene, told)
    event_follows.resumed(scene, told)
    trips.settle(scene, told)
    programme.settle(scene, told)
    programme.fold(scene)
    told = passages(scene)
    event_hours.span_of_parent(scene, told)
    event_places.place(scene, told)
    for rule in _KOREAN:
        rule(scene, told)
    trips.join(scene)
    event_family.inherit(scene)
    event_follows.following(scene, told)  # openings have their days only now
    event_hours.hours(scene, told)
    event_hours.in_rows(scene, told)
    event_follows.named_years(scene, told)
    event_figures.status(scene, told)
    return scene, told


def _idle(scene: Scene, frame: Frame) -> bool:
    """A session or ceremony that is only listed: no name, mentioned once, nobody there, no day of its own."""
    own = {c.slot for c in frame.claims} & {
        "attendees",
        "speakers",
        "chair",
        "attendee_count",
        "host",
        "launches",
    }
    return (
        frame.bare
        and frame.head in SUBORDINATE
        and len(frame.spoken) == 1
        and not own
        and frame.parent is not None
        and not any(f.parent is frame for f in scene.frames)
    )


def _entry(scene: Scene, frame: Frame) -> Entry:
    first = frame.spoken[0]
    named = next((n for n in frame.spoken if n.name == frame.name), first)
    return Entry(
        kind=Kind.EVENT,
        name=frame.name,
        type=frame.type,
        evidence=scene.ctx.evidence((named.start, named.end)),
        confidence=0.8,
        aliases=tuple(_aliases(scene, frame)),
        claims=tuple(_claims(frame)),
    )


def _aliases(scene: Scene, frame: Frame) -> Iterator[str]:
    """The other names that the text gives it; the bare heads too where its name is none of the text's."""
    seen = {frame.name}
    ours = not any(n.name == frame.name and not n.told for n in frame.spoken)
    for spoken in frame.spoken:
        head = spoken.head if ours and len(spoken.head) > 2 and scene.ctx.document.language != "en" else ""
        if (name := spoken.name or head) and name not in seen:
            seen.add(name)
            yield name


def _claims(frame: Frame) -> Iterator[Claim]:
    """The frame's claims, of single-valued slots the surest only."""
    for slot in _SINGLE:
        if claims := [c for c in frame.claims if c.slot == slot]:
            yield max(claims, key=lambda c: c.confidence)
    yield from (c for c in frame.claims if c.slot not in _SINGLE)
