"""Events of English documents: namings gathered into frames, each filled slot by slot by one module a slot."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

from graph.extract.context import Context
from graph.extract.english import event_closings as english_event_closings
from graph.extract.english import event_dates as english_event_dates
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

_OUTER = {"conference", "forum", "exhibition", "meeting", "launch", "ceremony"}
_ASIDE = re.compile(
    r"\b(?:on the (?:sidelines|margins)|alongside|as part of|during|at|in conjunction with|side event)\b(?: of)?(?: the| this)? "
    r"(?P<what>[^.,;]{0,80})",
    re.IGNORECASE,
)


def read(ctx: Context) -> tuple[Scene, list[Passage]]:
    """The events of a document with all their claims, and its sentences with the event each is about."""
    scene = english_frames.gather(ctx, english_event_names.find(ctx))
    told = english_passages.passages(scene)
    _relate(scene, told)
    english_event_dates.when(scene, told)
    english_event_closings.closing(scene, told)
    for frame in scene.frames:
        _same_day(frame)
    _neighbouring_days(scene, told)
    english_event_dates.lead(scene, told)
    english_event_closings.closing(scene, told)
    english_event_places.where(scene, told)
    _within_days(scene)
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


def _relate(scene: Scene, passages: list[Passage]) -> None:
    """Sessions, openings and what is held on the margins of another event are parts of it."""
    if scene.main is not None:
        scene.main.parent = _main_in(scene.main, passages)
    for frame in scene.frames:
        if frame is not scene.main:
            frame.parent = _parent(scene, passages, frame)
    for frame in scene.frames:
        if frame.parent is not None and scene.top(frame) is frame:
            frame.parent = None


def _main_in(main: Frame, passages: list[Passage]) -> Frame | None:
    """The fair or conference that the signing a document is about took place during, said so in one sentence."""
    if main.type not in {"signing", "launch", "ceremony"}:
        return None
    for passage in passages:
        base = passage.sentence.start
        for (one, first), (other, second) in pairwise(passage.spoken):
            gap = passage.text[one.end - base : other.start - base]
            if (
                first is main
                and second.type in {"exhibition", "conference", "forum"}
                and second.head != "session"
                and re.search(
                    r"\b(?:during|on the (?:sidelines|margins) of|alongside|as part of) (?:the )?$", gap
                )
            ):
                return second
    return None


_PARTS = re.compile(
    r"(?:opening|closing|award\w*|welcoming) (?:ceremony|session|dinner|reception)", re.IGNORECASE
)
_HOLDS_SESSIONS = frozenset({"conference", "forum", "exhibition"})
_BESIDE = re.compile(r"(?:on the|alongside|side|in conj)", re.IGNORECASE)
_SIDELINES = re.compile(r"\b[Oo]n the (?:sidelines|margins)\b(?! of)")


def _parent(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    main = scene.main
    if main is None or frame is main or frame.background:
        return None
    if frame.head == "session" or _PARTS.match(frame.name):
        return _whole_of_part(scene, main, frame)
    for passage in passages:
        if any(f is frame for _, f in passage.spoken):
            decided, whole = _told_within(passage, main, frame)
            if decided:
                return whole
    return None


def _whole_of_part(scene: Scene, main: Frame, frame: Frame) -> Frame | None:
    """The event that a session, an opening or a dinner is of."""
    if main.type in _HOLDS_SESSIONS and main.head != "session":
        return main
    before = [
        f
        for f in scene.frames
        if f.start < frame.start and f.type in _HOLDS_SESSIONS and f.head != "session" and not f.background
    ]
    return before[-1] if before else main if main.type in _OUTER else None


def _told_within(passage: Passage, main: Frame, frame: Frame) -> tuple[bool, Frame | None]:
    """Whether a sentence decides within what an event takes place, and within what."""
    row = english_event_places.headed(passage)
    if row and row[0] is frame and main.type in _HOLDS_SESSIONS:
        return True, main  # an item of its programme
    if (whole := _within_other(passage, frame) or _beside(passage, frame)) is not None:
        return True, whole
    if _SIDELINES.search(passage.text):
        outer = main if main.type in _OUTER else main.parent
        if outer is not None:
            return True, outer
    if frame.type in {"signing", "launch", "ceremony"} and _THERE.match(passage.text):
        return True, main if passage.focus in (main, frame) and main.type in _OUTER else None
    sessions = [
        f
        for _, f in passage.spoken
        if f.head == "session" and f is not frame and "opening" not in f.name.lower()
    ]
    return (True, sessions[-1]) if frame.type == "signing" and sessions else (False, None)


def _beside(passage: Passage, frame: Frame) -> Frame | None:
    """What an event takes place beside or during (`on the sidelines of the forum`)."""
    base = passage.sentence.start
    for match in _ASIDE.finditer(passage.text):
        first, last = match.span("what")
        outer = next(
            (f for n, f in passage.spoken if first <= n.start - base <= last and f is not frame), None
        )
        beside = _BESIDE.match(match.group()) or frame.type == "signing"
        if outer is not None and outer.type in _OUTER and not outer.background and beside:
            return outer
    return None


_INTO = re.compile(
    r" (?:for [a-z ]{3,40} )?will (?:close|open|conclude|kick off|wrap up|precede|cap) (?:the|this) "
)
_AND_SIGNED = re.compile(
    r" [^.;]{0,60}\band (?:also )?(?:signed|inked|exchanged) (?:an? |the )(?:[\w-]+ ){0,3}"
)
_AND_HOLD = re.compile(
    r"\bto (?:[^.;]{0,90}\band )?(?:hold|sign|witness|celebrate|mark) (?:the |an? |its )?$"
)


def _within_other(passage: Passage, frame: Frame) -> Frame | None:
    """What a fair opens or closes with (`a job fair will close the expo`), what a meeting was called to sign."""
    text, base = passage.text, passage.sentence.start
    for (one, first), (other, second) in pairwise(passage.spoken):
        gap = text[one.end - base : other.start - base]
        if first is frame and _INTO.fullmatch(gap) and second.type in _OUTER:
            return second
        there = first.head == "ceremony" and frame.type == "signing"
        if second is frame and there and _AND_SIGNED.fullmatch(gap):
            return first
        called = first.type in _OUTER and bool(first.name) and not first.background
        if (
            second is frame
            and called
            and frame.type in {"signing", "ceremony", "launch"}
            and _AND_HOLD.search(gap)
        ):
            return first
    return None


_THERE = re.compile(
    r"\W*(?:(?:At|During|Also at|In) the (?:event|meeting|forum|summit|ceremony|conference|expo|fair|exhibition|opening|symposium|dialogue)\b"
    r"|The (?:morning|afternoon|evening|second day|last day) (?:saw|featured)|(?:The|On the) same day)",
    re.IGNORECASE,
)


def _within_days(scene: Scene) -> None:
    """What is held on a day of a fair or conference that the document is about is part of it."""
    main = scene.main
    first, last = (str(main.value(slot) or "")[:10] for slot in ("start", "end")) if main else ("", "")
    if main is None or main.type not in {"conference", "forum", "exhibition"} or len(last) < 10:
        return
    for frame in scene.frames:
        day = str(frame.value("start") or "")[:10]
        if (
            frame is not main
            and frame.parent is None
            and not frame.background
            and frame.type in {"conference", "forum", "exhibition", "ceremony", "launch", "signing", "other"}
            and len(day) == 10
            and first <= day <= last
            and frame.value("region") in (None, main.value("region"))
        ):
            frame.parent = main


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
_EVE = re.compile(r"\bon the eve of (?:the )?", re.IGNORECASE)


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
