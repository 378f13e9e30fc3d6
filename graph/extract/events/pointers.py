"""What bare heads mean (`이날 행사`, `협약식에는`): an event named elsewhere, or one of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Context
from graph.extract.events import editions
from graph.extract.events.frame import Frame
from graph.extract.events.held import TOLD
from graph.extract.events.naming import EventName
from graph.extract.events.sameness import alike
from graph.extract.events.words import BODIES, GENERIC, SESSIONS, SUBORDINATE, TYPE_OF
from graph.model import Kind


def pointers(
    ctx: Context, names: list[EventName], frames: list[Frame], main: Frame | None
) -> Iterator[tuple[EventName, Frame]]:
    """The bare heads with the frames they mean; one that is an event of its own adds its frame."""
    later: list[EventName] = []
    for name in sorted(n for n in names if not n.name):
        if name.head in BODIES and not name.pointed and not _HELD.match(ctx.document.text, name.end):
            continue  # the body and none of its meetings
        if (edition := editions.other(ctx, name, frames, main)) is not None:
            edition[1].spoken.append(edition[0])
            yield edition
            continue
        if _TIMES.search(ctx.document.text, max(0, name.start - 8), name.start):
            continue  # a number of them
        frame = (
            None
            if _own(ctx, name, frames, main)
            else _just_named(ctx, name, frames) or _meant(name, frames, main)
        )
        if frame is None and (frame := _fresh(ctx, name)) is not None:
            frames.append(frame)
        if frame is None:
            later.append(name)
        else:
            frame.spoken.append(name)
            yield name, frame
    for name in later:
        frame = _meant(name, frames, main) if _TAKES_PLACE.match(ctx.document.text, name.end) else None
        if frame is not None and name.start < frame.start:
            frame.spoken.append(name)
            yield name, frame
    for name, frame in editions.first(ctx, main):
        frames.append(frame)
        yield name, frame


def _own(ctx: Context, name: EventName, frames: list[Frame], main: Frame | None) -> bool:
    """Whether a bare head is an event apart: no other has it, and its sentence tells its day.

    Meetings and ceremonies have days of their own; others only where the day is not the main event's.
    """
    if name.pointed or name.type not in _DATED or name.head in (*SUBORDINATE, *BODIES, "회의"):
        return False
    if any(f.head == name.head or f.name.endswith(name.head) for f in frames):
        return False
    if name.type == "visit" and (len(name.head) < 3 or _toured_here(ctx, name, frames)):
        return False
    told = _told(ctx, name)
    days = _days(ctx, name, before=True) if told else []
    if name.type in {"meeting", "ceremony", "visit"}:
        return bool(days)
    known = [day for n in main.spoken if n.name for day in _days(ctx, n)] if main else []
    return bool(days and known) and not any(a.startswith(b) or b.startswith(a) for a in days for b in known)


def _toured_here(ctx: Context, name: EventName, frames: list[Frame]) -> bool:
    """Whether the sentence tells a visit by its place already (`공장을 찾아 현장방문을 이어 갔다`)."""
    s = ctx.sentence_at(name.start)
    return any(f.type == "visit" and s.start <= n.start < s.end for f in frames for n in f.spoken)


def _told(ctx: Context, name: EventName) -> bool:
    """Whether the text says that what a bare head names takes place."""
    text = ctx.document.text
    sets_out = name.type == "visit" and _SETS_OUT.match(text, name.end)
    return bool(sets_out or _TAKES_PLACE.match(text, name.end))


_TIMES = re.compile(r"(?<![제\d\s])\s\d{1,2}\s?회(?:의|에\s걸쳐)?\s$")
_DATED = frozenset({"visit", "meeting", "ceremony", "forum", "conference", "exhibition", "launch"})


def _days(ctx: Context, name: EventName, *, before: bool = False) -> list[str]:
    """The days, months and years that a naming's sentence tells, or only those before the naming."""
    s = ctx.sentence_at(name.start)
    end = name.start if before else s.end
    return [m.value[:10] for m in ctx.moments if s.start <= m.start < end]


def _just_named(ctx: Context, name: EventName, frames: list[Frame]) -> Frame | None:
    """The agreement named last in the same paragraph, for `협약식에는` after another one than the main."""
    if name.type != "signing" or name.pointed:
        return None
    text = ctx.document.text
    named = [
        (n.end, i)
        for i, f in enumerate(frames)
        if f.type == "signing"
        for n in f.spoken
        if n.name and n.end <= name.start and "\n" not in text[n.end : name.start]
    ]
    return frames[max(named)[1]] if named else None


def _meant(name: EventName, frames: list[Frame], main: Frame | None) -> Frame | None:
    """The frame that a bare head means: of its head, else of its type; the main one, else the last."""
    if name.head in GENERIC:
        return None
    if (
        name.pointed
        and name.head == "회의"
        and main is not None
        and not any(f.type == "meeting" for f in frames)
    ):
        return main
    same = [f for f in frames if f.head == name.head or f.name.endswith(name.head)]
    if not same and name.head not in SUBORDINATE:
        same = [f for f in frames if alike(f.type, name.type)]
        same = [f for f in same if f.head not in SESSIONS]
    if not same and main is not None and name.head == "회의":
        same = [main] if main.head.endswith("회의") or main.type == "meeting" else []
    if main in same:
        return main
    return max(
        same,
        key=lambda f: (min(f.start, name.start) == f.start, f.start if f.start <= name.start else -f.start),
        default=None,
    )


_TAKES_PLACE = re.compile(
    rf"(?:\s?\([^()]{{1,30}}\))?(?:을|를|이|가|도)?\s*(?:(?:각각|함께|잇따라|잇달아|별도로)\s*)?(?:{TOLD})"
    r"|에(?:는|서)|식\)|(?:을|를)\s(?:하고|하며|했|하였|한\s|마치)"
    r"|(?:이|가|은|는|도)\s[^.“]{0,50}?(?:에서|에|서)\s(?:[가-힣]+\s){0,2}?(?:열[렸린릴리]|개최|예정|진행|마련|이어[진지졌])"
)


_SETS_OUT = re.compile(r"(?:에|을|를)\s(?:나[서섰선]|떠[나났난]|다녀)")
_HELD = re.compile(rf"(?:\s?\([^()]{{1,30}}\))?(?:을|를|이|가|도)?\s*(?:{TOLD})")


def _fresh(ctx: Context, name: EventName) -> Frame | None:
    """A frame of its own for a bare head that nothing else explains, if it is said to take place."""
    text = ctx.document.text
    if name.head not in TYPE_OF or name.type in {"designation", "announcement", "other"}:
        return None
    if name.type == "visit" and (name.head == "방문" or name.pointed):
        return None
    if name.pointed:
        return None if name.head in BODIES else Frame(name.head, name.type, name.head)
    if name.head in {"회의", "면담", "교류회"}:
        return None
    if name.head in SUBORDINATE:
        return Frame(name.head, name.type, name.head)
    if _HABIT.search(text[ctx.sentence_at(name.start).start : name.start]):
        return None
    if not _told(ctx, name) or not (_dated(ctx, name) or _agreed(ctx, name)):
        return None
    return Frame(name.head, name.type, name.head)


_HABIT = re.compile(r"(?:매년|해마다|매월|매주|매달|격년|정기적|수시)")


def _agreed(ctx: Context, name: EventName) -> bool:
    """Whether the sentence names two bodies that conclude an agreement."""
    s = ctx.sentence_at(name.start)
    signed = re.match(r"(?:\s?\([^()]{1,30}\))?(?:을|를)?\s?(?:체결|맺)", ctx.document.text[name.end : s.end])
    parties = {n.name for n in ctx.names.within(s.start, name.start, Kind.ORGANIZATION)}
    return bool(signed) and len(parties) > 1


def _dated(ctx: Context, name: EventName) -> bool:
    """Whether the sentence has a date, or speaks of the event as of one known."""
    s = ctx.sentence_at(name.start)
    known = re.match(r"에(?:는|서)", ctx.document.text[name.end : name.end + 2])
    return known is not None or any(s.start <= m.start < s.end for m in ctx.moments)
