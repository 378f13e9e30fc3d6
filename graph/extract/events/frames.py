"""Events of a document as frames: every place that names or points at one event gathered into one frame."""

from __future__ import annotations

import re

from graph.extract.context import Context, Sentence
from graph.extract.events import trips
from graph.extract.events.frame import ASIDE, Frame, Scene, squash
from graph.extract.events.naming import EventName
from graph.extract.events.pointers import pointers
from graph.extract.events.sameness import EDITION, YEAR, means, numbers, untwinned
from graph.extract.events.told_names import brand_type
from graph.extract.events.words import HEAD, STRONG, SUBORDINATE, TYPE_OF
from graph.model import Kind, RegionKind


def gather(ctx: Context, names: list[EventName]) -> Scene:
    """Frames out of the namings: names of one event together, pointers with what they mean."""
    frames: list[Frame] = []
    shorts = _shorts(names)
    for name in sorted((n for n in names if n.name), key=lambda n: (-len(squash(n.name)), n.start)):
        if squash(name.name) in shorts:
            continue
        same = next((f for f in frames if means(f, name)), None)
        if same is None:
            plain = " ".join(ASIDE.sub("", name.name).split())
            same = Frame(plain or name.name, name.type, name.head)
            frames.append(same)
        same.spoken.append(name)
    for name in names:
        whole = shorts.get(squash(name.name)) if name.name else None
        if whole is not None:
            next(f for f in frames if whole in f.spoken).spoken.append(name)
    frames.sort(key=lambda f: f.start)
    _typed(ctx, frames)
    frames[:] = trips.united(ctx, untwinned(ctx, frames))
    _set_apart(frames)
    spoken = [(n, f) for f in frames for n in f.spoken]
    main = _main(ctx, frames)
    spoken += pointers(ctx, names, frames, main)
    _named_launch(ctx, frames)
    spoken.sort(key=lambda pair: (pair[0].start, pair[0].end))
    scene = Scene(ctx, frames, _main(ctx, frames), spoken)  # bare heads may have become events
    frames.sort(key=lambda f: f.start)
    return scene


_CALLED = re.compile(rf"({HEAD.pattern})(?:인\s|로\s|[은는]\s)?\s*[‘“「『<《'\"]?$")


def _typed(ctx: Context, frames: list[Frame]) -> None:
    """Types for frames whose name tells none: by the word before it (`박람회 ‘…’`), by another year's."""
    for frame in frames:
        if frame.type == "other":
            for name in frame.spoken:
                called = _CALLED.search(ctx.document.text[max(0, name.start - 24) : name.start])
                if called and called[1] in STRONG:
                    frame.type, frame.head = TYPE_OF[called[1]], called[1]
                    break
    for frame in frames:
        if frame.type == "other" and not frame.head and YEAR.search(frame.name):
            frame.type = brand_type(" ".join(ctx.sentence_at(n.start).text for n in frame.spoken))
    for frame in frames:
        kin = (f for f in frames if f.type != "other" and _series(f) == _series(frame) != squash(f.name))
        if frame.type == "other" and (other := next(kin, None)) is not None:
            frame.type, frame.head = other.type, other.head


def _series(frame: Frame) -> str:
    """A name without what tells one edition from another."""
    return squash(YEAR.sub("", EDITION.sub("", frame.name)))


def _shorts(names: list[EventName]) -> dict[str, EventName]:
    """Short names introduced as such (`이하 ‘방위산업전’`), with the naming that they stand for."""
    found: dict[str, EventName] = {}
    for name in names:
        if name.short:
            before = [
                n
                for n in names
                if n.name and not n.short and n.end <= name.start and name.start - n.end < 160
            ]
            if before and squash(name.name) != squash(before[-1].name):
                found[squash(name.name)] = before[-1]
    return {key: whole for key, whole in found.items() if squash(whole.name) not in found}


def _main(ctx: Context, frames: list[Frame]) -> Frame | None:
    """The event the document is about: named in title and lead, with an overview of its own, named often."""
    return max(frames, key=lambda f: (_weight(ctx, f), -f.start), default=None)


def _weight(ctx: Context, frame: Frame) -> float:
    if not frame.spoken:
        return 0.0
    body = [s for s in ctx.sentences if s.region is not RegionKind.CAPTION]
    weight = 0.0
    for name in frame.spoken:
        at = next((i for i, s in enumerate(body) if s.start <= name.start < s.end), len(body))
        weight += 3 / (1 + at / 3) + 0.5
        sentence = body[at] if at < len(body) else None
        if sentence is not None and re.match(
            r"\s*(?:행사\s*)?개요", sentence.text[name.end - sentence.start :]
        ):
            weight += 4
    weight += _opens(ctx, body, frame) + _begins(ctx, frame)
    loose = frame.bare or (frame.type == "signing" and not frame.head.endswith("식"))
    aside = 2.5 if frame.head in SUBORDINATE else 0.0
    return weight * (0.35 if frame.background else 0.7 if loose else 1.0) - aside


_LEADS = 6
"""Sentences of the body, pictures aside, among which the one that tells the event stands."""
_OPENED = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,60}\))?[’”'\"」』｣)]*(?:\s?행사)?(?:을|를|이|가)\s(?:\S{1,12}\s){0,3}?"
    r"(?:개최|열[었렸린고어]|연다|가[졌진질]|갖|체결|맺|진행|막)"
)


def _opens(ctx: Context, body: list[Sentence], frame: Frame) -> float:
    """What it counts to be the first event that the body says was held."""
    leads = [s for s in body if s.region is RegionKind.BODY][:_LEADS]
    held = (s for s in leads if any(_holds_one(s, n.start, n.end, ctx) for n in frame.spoken if n.name))
    first = next(held, None)
    return 0.0 if first is None else 2.0 / (1 + leads.index(first) / 2)


def _holds_one(sentence: Sentence, start: int, end: int, ctx: Context) -> bool:
    return sentence.start <= start < sentence.end and _OPENED.match(ctx.document.text, end) is not None


def _begins(ctx: Context, frame: Frame) -> float:
    """What it counts that a headline names the body that a launch founds."""
    body = squash(frame.name).removesuffix(squash(frame.head)) if frame.type == "launch" else ""
    titles = (s for s in ctx.sentences if s.region is RegionKind.TITLE)
    return 1.5 if len(body) > 3 and any(body in squash(s.text) for s in titles) else 0.0


def _named_launch(ctx: Context, frames: list[Frame]) -> None:
    """A launch that is only called 출범식 or 공식 출범식 goes by the alliance that the text names."""
    bodies = list(ctx.names.of(Kind.ALLIANCE))
    for frame in frames:
        if frame.type == "launch" and (frame.bare or frame.name == f"공식 {frame.head}") and bodies:
            before = [b for b in bodies if b.start < frame.start]
            frame.name = f"{(before or bodies)[-1 if before else 0].name} {frame.head}"


def _set_apart(frames: list[Frame]) -> None:
    """Mark the frames that are other editions of one that is named more often."""
    for frame in frames:
        for other in frames:
            if other is frame or len(other.spoken) < len(frame.spoken):
                continue
            years = numbers(frame.name, YEAR), numbers(other.name, YEAR)
            editions = numbers(frame.name, EDITION), numbers(other.name, EDITION)
            for pattern, (mine, theirs) in ((YEAR, years), (EDITION, editions)):
                if mine and theirs and mine != theirs and min(map(int, mine)) < max(map(int, theirs)):
                    stems = squash(pattern.sub("", frame.name)), squash(pattern.sub("", other.name))
                    frame.background = frame.background or stems[0] == stems[1]
