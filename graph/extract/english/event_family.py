"""Which events of an English document take place within which: sessions, openings, agreements on the sidelines."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from graph.extract.english import event_places as english_event_places
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage

_OUTER = {"conference", "forum", "exhibition", "meeting", "launch", "ceremony"}
_ASIDE = re.compile(
    r"\b(?:on the (?:sidelines|margins)|alongside|as part of|during|at|in conjunction with|side event)\b(?: of)?(?: the| this)? "
    r"(?P<what>[^.,;]{0,80})",
    re.IGNORECASE,
)


def relate(scene: Scene, passages: list[Passage]) -> None:
    """Sessions, openings and what is held on the margins of another event are parts of it."""
    if scene.main is not None:
        scene.main.parent = _main_in(scene.main, passages)
    for frame in scene.frames:
        if frame is not scene.main:
            frame.parent = _parent(scene, passages, frame)
    scene.untie()


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
        return _named_whole(passages, frame) or _whole_of_part(scene, main, frame)
    for passage in passages:
        if any(f is frame for _, f in passage.spoken):
            decided, whole = _told_within(passage, main, frame)
            if decided:
                return whole
    return None


def _named_whole(passages: list[Passage], frame: Frame) -> Frame | None:
    """`the opening ceremony of the Nuri Forum`: what the text says that a part is of."""
    for passage in passages:
        for (one, part), (other, whole) in pairwise(passage.spoken):
            gap = passage.text[one.end - passage.sentence.start : other.start - passage.sentence.start]
            if part is frame and whole is not frame and re.fullmatch(r" of (?:the |this year[’']s )?", gap):
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
_OPENS_WITH = re.compile(
    r"(?: (?:will |is to )?(?:continue|open|close|conclude|end|begin|kick off|start|culminate|wrap up)(?:s|d|ed)?|began|kicks off|wraps up|wrapped up)"
    r"(?: (?:on )?[A-Z]\w+day| on [A-Z]\w+ \d+)? (?:with|in) (?:an? |the )?"
)
"""`The forum continues Thursday with a test-drive event`."""
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
        if second is frame and first.type in _OUTER and _OPENS_WITH.fullmatch(gap):
            return first
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
    r"|The (?:morning|afternoon|evening|second day|last day) (?:saw|featured))",
    re.IGNORECASE,
)


def within_days(scene: Scene) -> None:
    """What is held on a day of a fair, conference or journey of several is part of it."""
    main = scene.main
    for whole in [f for f in scene.frames if f.head == "mission" and not f.background]:
        _hold(scene, whole, lambda frame: frame.head != "mission")
        _abroad(scene, whole)
    if main is not None and main.type in _HOLDS_SESSIONS:
        place = main.value("region")
        _hold(scene, main, lambda frame: frame.type in _WITHIN and frame.value("region") in (None, place))


def _hold(scene: Scene, whole: Frame, fits: Callable[[Frame], bool]) -> None:
    """Make what fits and is on the days of an event of several days parts of it."""
    first, last = (str(whole.value(slot) or "")[:10] for slot in ("start", "end"))
    for frame in scene.frames if len(last) == 10 else ():
        day = str(frame.value("start") or "")[:10]
        free = frame is not whole and frame.parent is None and not frame.background
        if free and len(day) == 10 and first <= day <= last and fits(frame):
            frame.parent = whole


def _abroad(scene: Scene, journey: Frame) -> None:
    """A journey leads to the country that all its stations are in."""
    stations = [c for f in scene.frames if f.parent is journey for c in f.claims if c.slot == "country"]
    told = any(c.slot == "country" and c.confidence > 0.8 for c in journey.claims)
    if not told and len({c.value for c in stations}) == 1:
        journey.claims[:] = [c for c in journey.claims if c.slot != "country"]
        journey.add(stations[0])


_WITHIN = frozenset({"conference", "forum", "exhibition", "ceremony", "launch", "signing", "other"})
