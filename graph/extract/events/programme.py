"""What takes place inside another event: by its day, and by how the text goes on to it."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.holding import APART, FAIRS, PARTS, TOLD, WHOLES, apart, day_of, holder
from graph.extract.events.jointly import joined
from graph.extract.events.words import HEAD, OPENINGS, SESSIONS
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind

_WENT_ON = cued(
    rf"^\W*(?:또\s|특히\s|아울러\s)?(?:이날|같은\s날|당일|이어|이어서|뒤이어|이어진|이와\s함께|이\s?자리|행사)"
    r"|(?:^|\s)(?:이어|이어진|이어서|곧바로|현장에서|무대에서|행사장에서|이\s?자리에서"
    r"|이날\s(?:행사|현장|자리|함께)\S*|부대\s?행사\S*)\s"
    rf"|(?:{HEAD.pattern})[’”'\"」』]?(?:장?에서는|장?에서|에\s이어|과\s함께|와\s함께|기간)\s"
    r"|(?:심포지엄|세션|프로그램|포럼|부대\s?행사|행사)(?:으)?로는\s|주요\s?세션|(?:같은|행사|전시|전시회|박람회|엑스포|대회|축제|포럼)\s?기간|(?:마지막|다음|첫)\s?순서|(?:^|\s)(?:중간에|끝으로|마지막으로|다음으로)|(?:^|\s)[1-3]부(?:에서는|는|에는|로)\s"
    r"|(?:끝난\s(?:뒤|후)|마친\s(?:뒤|후)|직후|(?:첫|둘째|셋째|마지막)\s?날|이튿날|다음\s?날|[1-5]일\s?차)"
)
"""How a report goes on to what belongs to the event that it tells of."""


def settle(scene: Scene, passages: list[Passage]) -> None:
    """Give a parent to the frames that another holds by their day, or by how the text goes on to them.

    One that was thought to be part of an event by its name is none if its day turned out to be another.
    """
    for frame in scene.frames:
        if frame.parent is not None and _set_apart(frame, frame.parent):
            frame.parent = None
        if frame.parent is None:
            frame.parent = _whole(scene, passages, frame)
    _with_its_like(scene, passages)
    scene.untie()


def _with_its_like(scene: Scene, passages: list[Passage]) -> None:
    """Give an agreement the parent of the one told by the same verb (`가는 A를, 나는 B를 각각 맺었다`)."""
    for passage in passages:
        for name, frame in passage.spoken:
            whole = frame.parent
            if whole is None or frame.type != "signing":
                continue
            for other in joined(passage, name, list(scene.ctx.moments)):
                if other.type == "signing" and other.parent is None and not _around(other, whole):
                    other.parent = whole


def _set_apart(frame: Frame, whole: Frame) -> bool:
    """Whether a day sets a frame apart from its parent; not a tour, an opening or a session."""
    return frame.type != "visit" and frame.head not in (*SESSIONS, *OPENINGS) and apart(frame, whole)


def fold(scene: Scene) -> None:
    """Take out what is no event but the main one's outcome: a plan made public, a body set up there."""
    _unlist(scene)
    main = scene.main
    if (
        main is None
        or main.background
        or main.type not in WHOLES
        or main.type == "launch"
        or main.value("start") is None
    ):
        return
    for frame in [f for f in scene.frames if f is not main and f.parent in (None, main)]:
        begun = frame.head == "출범" and frame.type == "launch"
        if (begun or frame.type == "announcement") and not apart(frame, main):
            scene.drop(frame)
            if begun:
                span = (frame.spoken[0].start, frame.spoken[0].end)
                body = frame.name.removesuffix(" 출범")
                main.add(Claim("launches", body, scene.ctx.evidence(span), 0.8, Kind.ALLIANCE))


_ALL_SESSIONS = re.compile(r"(?:분야별|주제별|세부|부문별|분과별|개별|전문)?\s*")


def _unlist(scene: Scene) -> None:
    """Take out a word for all sessions (`분야별 세션`) where the sessions are named one by one."""
    sessions = [f for f in scene.frames if f.head in SESSIONS]
    for frame in sessions:
        loose = _ALL_SESSIONS.fullmatch(frame.name.removesuffix(frame.head))
        if loose and any(f is not frame and f.head == frame.head for f in sessions):
            scene.drop(frame)


def _whole(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    if frame.background or frame.type not in PARTS or scene.main is None:
        return None
    own = [p for p in passages if any(f is frame for _, f in p.spoken)]
    held_at = holder(scene, passages, frame)
    if held_at is not None and not _around(held_at, frame):
        return held_at
    if frame is scene.main and frame.type in FAIRS:
        return None
    fairs = (f for f in scene.frames if f.type in {"exhibition", "conference"} and f is not scene.main)
    for whole in (scene.main, *fairs):
        later = any(p.sentence.start >= whole.start for p in own)
        if later and _is_whole(whole, frame) and _holds(scene, own, whole, frame):
            return whole
    return None


def _around(inner: Frame, outer: Frame) -> bool:
    """Whether `outer` is `inner` or stands around it, so that it can be no part of it."""
    return inner is outer or (inner.parent is not None and _around(inner.parent, outer))


def _is_whole(whole: Frame, frame: Frame) -> bool:
    return (
        not _around(whole, frame)
        and not whole.background
        and whole.type in WHOLES
        and whole.head not in (*SESSIONS, *OPENINGS)
        and not whole.bare
        and not _editions(frame, whole)
        and not (frame.type == "visit" and whole.type not in FAIRS)
    )


def _holds(scene: Scene, own: list[Passage], whole: Frame, frame: Frame) -> bool:
    """Whether a frame falls into another's days, or, where it has none, the text goes on to it from there."""
    day, first = day_of(frame, "start"), day_of(whole, "start")
    went_on = any(_WENT_ON.search(p.text) for p in own)
    if day and first:
        within = not apart(frame, whole) and not _elsewhere(scene, frame, whole)
        return within and (went_on or (whole.type in FAIRS and frame.type != "visit"))
    if frame is scene.main or frame.value("start") is not None or frame.type == "visit":
        return False
    if frame.type == "exhibition":
        return whole is scene.main and whole.type in FAIRS and _too(own, frame)
    told = any(_told_now(p, frame) for p in own)
    signed = frame.type == "signing" and (whole.type in FAIRS or any(_signed_too(p, frame) for p in own))
    return told and whole is scene.main and (went_on or signed)


def _told_now(passage: Passage, frame: Frame) -> bool:
    """Whether a sentence tells that an event takes place, and up to where it does so no other time."""
    text = masked(passage.text)
    at = next((n.end - passage.sentence.start for n, f in passage.spoken if f is frame), 0)
    told = TOLD.search(text, at)
    return TOLD.search(text) is not None and not APART.search(text, 0, told.end() if told else len(text))


_TOO = re.compile(r"[’”'\"」』]?도\s(?:함께\s|동시에\s|같이\s)?(?:열|마련|개최|진행|운영|펼쳐|이어)")


def _too(own: list[Passage], frame: Frame) -> bool:
    """`맞춤형 채용박람회도 열린다`: a fair held along with the one told."""
    return any(
        _TOO.match(p.text, n.end - p.sentence.start) and not APART.search(masked(p.text))
        for p in own
        for n, f in p.spoken
        if f is frame
    )


_SIGNED_TOO = re.compile(
    r"[’”'\"」』｣)]*(?:\([^)]{0,40}\))?도\s(?:[^\s,.]{1,8}\s)?(?:맺[었은]|체결(?:했|하였|됐|되었)|서명[했됐])"
)


def _signed_too(passage: Passage, frame: Frame) -> bool:
    """Whether a sentence tells an agreement as a thing done besides (`업무협약도 맺었다`)."""
    base = passage.sentence.start
    return any(_SIGNED_TOO.match(passage.text, n.end - base) for n, f in passage.spoken if f is frame)


def _editions(frame: Frame, main: Frame) -> bool:
    """Whether both are numbered meetings or editions of one series."""
    stems = (re.sub(r"\W|\d|제|차|회", "", f.name) for f in (frame, main))
    return len(set(stems)) == 1


def _elsewhere(scene: Scene, frame: Frame, main: Frame) -> bool:
    """Whether it is told to be held in a town that no sentence on the main event names."""
    here, there = _towns(scene, frame), _towns(scene, main)
    return bool(here and there) and not here & there


def _towns(scene: Scene, frame: Frame) -> set[str]:
    """The first two syllables of the regions in which an event's sentences say that something is held."""
    found: set[str] = set()
    for spoken in frame.spoken:
        s = scene.ctx.sentence_at(spoken.start)
        found |= {
            n.name[:2]
            for n in scene.ctx.names.within(s.start, s.end, Kind.PLACE)
            if n.type == "region"
            and re.match(r"\s?(?:\S{1,20}\s){0,4}?\S{0,20}(?:에서|서)\s", s.text[n.end - s.start :])
        }
    return found
