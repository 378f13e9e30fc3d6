"""What takes place inside another event: by its day, and by how the text goes on to it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graph.extract.events.frame import Frame, Scene
from graph.extract.events.words import HEAD, OPENINGS, SESSIONS
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind

_WHOLES = frozenset({"exhibition", "conference", "forum", "launch", "ceremony", "meeting", "other"})
_FAIRS = frozenset({"exhibition", "conference", "forum", "other"})
_PARTS = frozenset(
    {"signing", "ceremony", "launch", "forum", "conference", "meeting", "exhibition", "visit", "other"}
)
_WENT_ON = re.compile(
    rf"^\W*(?:또\s|특히\s|아울러\s)?(?:이날|같은\s날|당일|이어|이어서|뒤이어|이어진|이와\s함께|이\s?자리|행사)"
    r"|(?:^|\s)(?:이어|이어진|이어서|곧바로|현장에서|무대에서|행사장에서|이\s?자리에서"
    r"|이날\s(?:행사|현장|자리|함께)\S*|부대\s?행사\S*)\s"
    rf"|(?:{HEAD.pattern})[’”'\"」』]?(?:에서는|에서|에\s이어|과\s함께|와\s함께|기간)\s"
    r"|(?:심포지엄|세션|프로그램|포럼|부대\s?행사|행사)(?:으)?로는\s|주요\s?세션|(?:같은|행사|전시|전시회|박람회|엑스포|대회|축제|포럼)\s?기간|(?:마지막|다음|첫)\s?순서|(?:^|\s)(?:중간에|끝으로|마지막으로|다음으로)|(?:^|\s)[1-3]부(?:에서는|는|에는|로)\s"
    r"|(?:끝난\s(?:뒤|후)|마친\s(?:뒤|후)|직후|(?:첫|둘째|셋째|마지막)\s?날|이튿날|다음\s?날|[1-5]일\s?차)"
)
"""How a report goes on to what belongs to the event that it tells of."""
_APART = re.compile(
    r"지난해|지난\s?달|작년|재작년|내년|내달|다음\s?달|앞서|지난\s?\d|지난\s?[가-힣]{1,2}월|오는\s|향후|추후|올해\s?말"
    r"|(?:19|20)\d\d년|\d{1,2}월|후속|계기로|매년|하반기|상반기|당시|그간|그동안"
)
_TOLD = re.compile(
    r"개최|열[렸린리릴어고]|연다|체결|맺|서명|진행|가[졌지진]|갖|이어[진지졌질]|마련|예정|잡혀|치[렀르러]"
    r"|펼쳐|발표|출범|발족|교환|↔"
)


def settle(scene: Scene, passages: list[Passage]) -> None:
    """Give a parent to the frames that another holds by their day, or by how the text goes on to them."""
    for frame in scene.frames:
        if frame.parent is None:
            frame.parent = _whole(scene, passages, frame)


def fold(scene: Scene) -> None:
    """Take out what is no event but the main one's outcome: a plan made public, a body set up there."""
    _unlist(scene)
    main = scene.main
    if (
        main is None
        or main.background
        or main.type not in _WHOLES
        or main.type == "launch"
        or main.value("start") is None
    ):
        return
    for frame in [f for f in scene.frames if f is not main and f.parent in (None, main)]:
        begun = frame.head == "출범" and frame.type == "launch"
        if (begun or frame.type == "announcement") and not _apart(frame, main):
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
    if frame.background or frame.type not in _PARTS or scene.main is None:
        return None
    own = [p for p in passages if any(f is frame for _, f in p.spoken)]
    holder = _holder(passages, frame) or _listing(scene, passages, frame) or _there(passages, frame)
    holder = holder or _of_its_days(scene, passages, frame)
    if holder is not None and not _around(holder, frame):
        return holder
    if frame is scene.main and frame.type in _FAIRS:
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
        and whole.type in _WHOLES
        and whole.head not in (*SESSIONS, *OPENINGS)
        and not whole.bare
        and not _editions(frame, whole)
        and not (frame.type == "visit" and whole.type not in _FAIRS)
    )


def _holds(scene: Scene, own: list[Passage], whole: Frame, frame: Frame) -> bool:
    """Whether a frame falls into another's days, or, where it has none, the text goes on to it from there."""
    day, first = _day(frame, "start"), _day(whole, "start")
    went_on = any(_WENT_ON.search(p.text) for p in own)
    if day and first:
        within = not _apart(frame, whole) and not _elsewhere(scene, frame, whole)
        return within and (went_on or (whole.type in _FAIRS and frame.type != "visit"))
    if frame is scene.main or frame.value("start") is not None or frame.type == "visit":
        return False
    if frame.type == "exhibition":
        return whole is scene.main and whole.type in _FAIRS and _too(own, frame)
    told = any(_TOLD.search(masked(p.text)) and not _APART.search(masked(p.text)) for p in own)
    return told and whole is scene.main and (went_on or (whole.type in _FAIRS and frame.type == "signing"))


_TOO = re.compile(r"[’”'\"」』]?도\s(?:함께\s|동시에\s|같이\s)?(?:열|마련|개최|진행|운영|펼쳐|이어)")


def _too(own: list[Passage], frame: Frame) -> bool:
    """`맞춤형 채용박람회도 열린다`: a fair held along with the one told."""
    return any(
        _TOO.match(p.text, n.end - p.sentence.start) and not _APART.search(masked(p.text))
        for p in own
        for n, f in p.spoken
        if f is frame
    )


_HOLDS = re.compile(
    r"[’”'\"」』]?(?:\([^)]{1,40}\))?\s?(?:현장|무대|자리|행사장)?(?:에서는|에서|에선|엔|에는)[\s,]"
    r"|[’”'\"」』]?\s?(?:중|도중)에?[\s,]"
)
_GOES_ON = re.compile(r"(?:고|며|지만|면서|는데),?\s")


def _holder(passages: list[Passage], frame: Frame) -> Frame | None:
    """The event at which its sentence, or that above the list, says it was held (`개막식에서는 …`)."""
    for i, passage in enumerate(passages):
        at = next((n.start for n, f in passage.spoken if f is frame and n.name), None)
        if at is None:
            continue
        before = [passage, *(_above(passages, i) if passage.item else [])]
        for one in before:
            for name, other in one.spoken:
                text = one.text[name.end - one.sentence.start :]
                if (
                    other is not frame
                    and not other.background
                    and other.type != frame.type
                    and (one is not passage or name.end < at)
                    and _HOLDS.match(text)
                    and _TOLD.search(masked(text))
                    and not (one is passage and _APART.search(text[: at - name.end]))
                    and not (one is passage and _GOES_ON.search(text[: at - name.end]))
                    and not _apart(frame, other)
                ):
                    return other
    return None


_ORDER = re.compile(
    r"^\W*(?:진행\s?순서|순\s?서|식\s?순|프로그램|세부\s?일정|주요\s?일정|행사\s?내용|주요\s?내용|내\s?용|구\s?성)\s?[:：)]"
)


def _listing(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    """The event whose order a row gives (`순서 : 개회사 → 업무협약 → 세미나`)."""
    before: Frame | None = None
    for passage in passages:
        named = [f for _, f in passage.spoken]
        if frame in named and _ORDER.match(passage.text):
            wholes = (f for f in (passage.focus, before, scene.main) if f is not None and f not in named)
            return next((f for f in wholes if f.type in _WHOLES and not _apart(frame, f)), None)
        before = passage.focus
    return None


_ON_DAY = re.compile(
    r"(?:^|\s)(?:첫날|첫째\s?날|둘째\s?날|셋째\s?날|이튿날|마지막\s?날|[1-5]일\s?차)(?:에는|에|엔|은|인)?[\s,]"
)


def _of_its_days(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    """The fair or conference spoken of before whose days are counted (`이튿날은 … 설명회로 꾸려진다`)."""
    if frame is scene.main or frame.type not in _PARTS - {"exhibition"}:
        return None
    for before, passage in itertools.pairwise(passages):
        at = next((n.start for n, f in passage.spoken if f is frame and n.name), None)
        if at is None:
            continue
        whole, text = before.focus, passage.text[: at - passage.sentence.start]
        several = (
            whole is not None and str(whole.value("end") or "")[:10] > str(whole.value("start") or "")[:10]
        )
        counted = _ON_DAY.search(masked(text)) and not _APART.search(masked(text))
        if counted and several and whole is not frame and whole is not None and whole.type in _FAIRS:
            return whole
        return None
    return None


_IN_IT = re.compile(r"^\W*(?:또\s|특히\s)?(?:이\s?자리|이날\s?(?:행사|자리))(?:에서(?:는)?|에는)?\s")


def _there(passages: list[Passage], frame: Frame) -> Frame | None:
    """The event told right before, where an agreement was concluded `이 자리에서`."""
    for before, passage in itertools.pairwise(passages):
        if frame.type in {"signing", "ceremony", "launch"} and any(f is frame for _, f in passage.spoken):
            whole = before.focus
            if (
                _IN_IT.match(passage.text)
                and _TOLD.search(masked(passage.text))
                and whole not in (None, frame)
            ):
                return whole if whole.type in _WHOLES and not whole.background else None
            return None
    return None


def _day(frame: Frame, slot: str) -> str | None:
    value = str(frame.value(slot) or "")[:10]
    return value if len(value) == 10 else None


def _above(passages: list[Passage], at: int) -> Iterator[Passage]:
    """What an item may belong to, nearest first: the items before it, the sentence that opens the list."""
    for passage in passages[max(0, at - 6) : at][::-1]:
        yield passage
        if not passage.item:
            return


def _apart(frame: Frame, other: Frame) -> bool:
    """Whether the days of two events are known and do not meet."""
    day, first, last = _day(frame, "start"), _day(other, "start"), _day(other, "end")
    return bool(day and first) and not str(first) <= str(day) <= str(last or first)


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
