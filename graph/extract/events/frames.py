"""Events of a document as frames: every place that names or points at one event gathered into one frame."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz import fuzz

from graph.extract.context import Context, Sentence
from graph.extract.events.naming import EventName
from graph.extract.events.words import BODIES, GENERIC, HEAD, SESSIONS, STRONG, SUBORDINATE, TYPE_OF
from graph.model import Claim, Kind, RegionKind

_ASIDE = re.compile(r"[(（][^)）]*[)）]")
_MARKS = re.compile(r"[\s·․‧・ㆍ'\"‘’“”「」｢｣『』<>《》〈〉,.\-–]")
_EDITION = re.compile(r"제?\s*(\d{1,3})\s*(?:회|차|기|번째)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TALKS = {"conference": "talk", "forum": "talk"}


@dataclass(eq=False, slots=True)
class Frame:
    """One event on its way to an entry: its names as written, and the claims made of it so far."""

    name: str
    type: str
    head: str
    spoken: list[EventName] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    parent: Frame | None = None
    background: bool = False

    @property
    def bare(self) -> bool:
        """Whether the text gives it no name but its kind (개막식, 업무협약)."""
        return self.name in TYPE_OF or _MARKS.sub("", self.name) in TYPE_OF

    @property
    def start(self) -> int:
        """Where it is first named."""
        return min(s.start for s in self.spoken)

    def value(self, slot: str) -> str | int | None:
        """The first value of a slot, if any."""
        return next((c.value for c in self.claims if c.slot == slot), None)

    def has(self, slot: str, value: str | int) -> bool:
        """Whether a slot has a value already."""
        return any(c.slot == slot and c.value == value for c in self.claims)

    def add(self, claim: Claim) -> None:
        """Take in a claim, each value of a slot once, the surer one."""
        for i, old in enumerate(self.claims):
            if (old.slot, old.value) == (claim.slot, claim.value):
                if (claim.confidence, bool(claim.topic)) > (old.confidence, bool(old.topic)):
                    self.claims[i] = claim
                return
        self.claims.append(claim)


@dataclass(slots=True)
class Scene:
    """All frames of a document and where each is spoken of."""

    ctx: Context
    frames: list[Frame]
    main: Frame | None
    spoken: list[tuple[EventName, Frame]]
    """Every naming or pointing, in order of the text, with the frame meant."""

    def within(self, start: int, end: int) -> Iterator[tuple[EventName, Frame]]:
        """The namings in `[start, end)`."""
        first = bisect_left(self.spoken, start, key=lambda pair: pair[0].start)
        for name, frame in self.spoken[first:]:
            if name.start >= end:
                return
            yield name, frame

    def top(self, frame: Frame) -> Frame:
        """The outermost event that a frame is part of."""
        seen = {id(frame)}
        while frame.parent is not None and id(frame.parent) not in seen:
            frame = frame.parent
            seen.add(id(frame))
        return frame


def squash(name: str) -> str:
    """A name without marks, spaces and what stands in brackets."""
    return _MARKS.sub("", _ASIDE.sub("", unicodedata.normalize("NFKC", name))).casefold()


def gather(ctx: Context, names: list[EventName]) -> Scene:
    """Frames out of the namings: names of one event together, pointers with what they mean."""
    frames: list[Frame] = []
    shorts = _shorts(names)
    for name in sorted((n for n in names if n.name), key=lambda n: (-len(squash(n.name)), n.start)):
        if squash(name.name) in shorts:
            continue
        same = next((f for f in frames if _same(f, name)), None)
        if same is None:
            plain = " ".join(_ASIDE.sub("", name.name).split())
            same = Frame(plain or name.name, name.type, name.head)
            frames.append(same)
        same.spoken.append(name)
    for name in names:
        whole = shorts.get(squash(name.name)) if name.name else None
        if whole is not None:
            next(f for f in frames if whole in f.spoken).spoken.append(name)
    frames.sort(key=lambda f: f.start)
    _typed(ctx, frames)
    frames[:] = _untwinned(ctx, frames)
    _set_apart(frames)
    spoken = [(n, f) for f in frames for n in f.spoken]
    main = _main(ctx, frames)
    spoken += _pointers(ctx, names, frames, main)
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
        kin = (f for f in frames if f.type != "other" and _series(f) == _series(frame) != squash(f.name))
        if frame.type == "other" and (other := next(kin, None)) is not None:
            frame.type, frame.head = other.type, other.head


def _series(frame: Frame) -> str:
    """A name without what tells one edition from another."""
    return squash(_YEAR.sub("", _EDITION.sub("", frame.name)))


def _untwinned(ctx: Context, frames: list[Frame]) -> list[Frame]:
    """A headline's loose wording joined to the event's name: same head, same word before it."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: _only_in_title(ctx, f)):
        twin = next(
            (f for f in kept if _only_in_title(ctx, frame) and _last_words(f) == _last_words(frame)), None
        )
        twin = twin or _only_kin(ctx, kept, frame)
        if twin is None:
            kept.append(frame)
        else:
            twin.spoken += frame.spoken
    return sorted(kept, key=lambda f: f.start)


_LOOSE = frozenset({"conference", "forum", "exhibition", "signing", "ceremony"})


def _only_kin(ctx: Context, kept: list[Frame], frame: Frame) -> Frame | None:
    """The one event of its kind in the text's beginning, for a headline's wording of its own."""
    if frame.type not in _LOOSE or frame.head in SUBORDINATE or not _only_in_title(ctx, frame):
        return None
    kind = _TALKS.get(frame.type, frame.type)
    alike = [f for f in kept if _TALKS.get(f.type, f.type) == kind and f.head not in SUBORDINATE]
    first = [
        f for f in alike if not f.background and any(s in ctx.sentences[:_LEAD] for s in _sentences(ctx, f))
    ]
    if len(first) != 1 or any(_clash(frame, f) for f in first):
        return None
    return first[0]


_LEAD = 6
"""Sentences, the title's among them, in which the event of a headline is named in full."""


def _sentences(ctx: Context, frame: Frame) -> Iterator[Sentence]:
    return (ctx.sentence_at(n.start) for n in frame.spoken)


def _clash(one: Frame, other: Frame) -> bool:
    """Whether two names give different editions or years."""
    pairs = [(_numbers(one.name, p), _numbers(other.name, p)) for p in (_EDITION, _YEAR)]
    return any(a and b and a != b for a, b in pairs)


def _only_in_title(ctx: Context, frame: Frame) -> bool:
    return all(
        ctx.sentence_at(n.start).region in {RegionKind.TITLE, RegionKind.CAPTION} for n in frame.spoken
    )


def _last_words(frame: Frame) -> tuple[str, str]:
    words = frame.name.removesuffix(frame.head).split() or [""]
    return words[-1] or frame.name, frame.head


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


def _same(frame: Frame, name: EventName) -> bool:
    long, short = squash(frame.name), squash(name.name)
    if long == short:
        return True
    if _numbers(frame.name, _EDITION) ^ _numbers(name.name, _EDITION) and _numbers(name.name, _EDITION):
        return False
    if _numbers(name.name, _YEAR) - _numbers(frame.name, _YEAR):
        return False
    if frame.type != name.type and _TALKS.get(frame.type, "a") != _TALKS.get(name.type, "b"):
        return False
    if frame.type == "launch" and long.removesuffix(frame.head) == short.removesuffix(name.head):
        return True
    if short.removesuffix(name.head.casefold()) in _VAGUE and name.head not in SESSIONS:
        return frame.type == name.type and (
            frame.type in {"exhibition", "signing"} or frame.head == name.head
        )
    if name.head in SESSIONS:
        return (
            bool(re.fullmatch(r"(?:특별|국제|전문가|주제별|주제|기조|기획)\s*" + name.head, name.name))
            and "세션" in frame.head
        )
    if len(short) > 9 and fuzz.ratio(long, short) >= 88:
        return True
    if _TALKS.get(frame.type) and _TALKS.get(name.type):
        stems = (
            _EDITION.sub("", long.removesuffix(frame.head)),
            _EDITION.sub("", short.removesuffix(name.head)),
        )
        if len(stems[1]) > 4 and fuzz.ratio(*stems) >= 80:
            return True
    if _kin(frame.head, frame.type) != _kin(name.head, name.type):
        return False
    words = [w for w in re.split(r"[\s·]+", _ASIDE.sub("", name.name)) if w]
    rest = short.removesuffix(name.head.casefold())
    if frame.type == "signing" and not rest:
        return False
    return bool(rest) and (
        long.endswith(short) or long.startswith(short) or all(squash(w) in long for w in words)
    )


_VAGUE = frozenset(
    "글로벌 국제 디지털 온라인 오프라인 대규모 대형 비대면 정기 공동 합동 종합 이색 특별".split()
)


def _kin(head: str, kind: str) -> str:
    return _TALKS.get(kind, kind) if kind in {"launch", "exhibition", "signing"} else head


@lru_cache(maxsize=8192)
def _numbers(name: str, pattern: re.Pattern[str]) -> frozenset[str]:
    return frozenset(pattern.findall(name))


def _pointers(
    ctx: Context, names: list[EventName], frames: list[Frame], main: Frame | None
) -> Iterator[tuple[EventName, Frame]]:
    later: list[EventName] = []
    for name in sorted(n for n in names if not n.name):
        frame = (
            None if _own(ctx, name, frames) else _just_named(ctx, name, frames) or _meant(name, frames, main)
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


def _own(ctx: Context, name: EventName, frames: list[Frame]) -> bool:
    """Whether a bare head is an event apart: no other has it, and its sentence tells its day."""
    if name.pointed or name.type not in {"meeting", "ceremony"} or name.head in (*SUBORDINATE, "회의"):
        return False
    if any(f.head == name.head or f.name.endswith(name.head) for f in frames):
        return False
    s = ctx.sentence_at(name.start)
    told = _TAKES_PLACE.match(ctx.document.text, name.end)
    return bool(told) and any(s.start <= m.start < name.start for m in ctx.doc._.moments)


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
        same = [f for f in frames if f.type == name.type or _TALKS.get(f.type) == _TALKS.get(name.type, "-")]
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
    r"(?:\s?\([^()]{1,30}\))?(?:을|를|이|가)?\s*(?:각각\s*)?(?:개최|열[렸린리어고었]|연다|가[졌지진질]|갖|체결|맺|진행|마련)"
    r"|에(?:는|서)|식\)|(?:을|를)\s(?:하고|하며|했|하였|한\s|마치)"
    r"|(?:이|가|은|는|도)\s[^.“]{0,50}?(?:에서|에|서)\s(?:[가-힣]+\s){0,2}?(?:열[렸린릴리]|개최|예정|진행|마련|이어[진지졌])"
)


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
    if not _TAKES_PLACE.match(text, name.end) or not (_dated(ctx, name) or _agreed(ctx, name)):
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
    return known is not None or any(s.start <= m.start < s.end for m in ctx.doc._.moments)


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
    loose = frame.bare or (frame.type == "signing" and not frame.head.endswith("식"))
    aside = 2.5 if frame.head in SUBORDINATE else 0.0
    return weight * (0.35 if frame.background else 0.7 if loose else 1.0) - aside


_PAST = re.compile(r"(?:작년|지난해|앞서|지난\s?\d{4}년|20\d\d년)[^.]{0,40}$")


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
            years = _numbers(frame.name, _YEAR), _numbers(other.name, _YEAR)
            editions = _numbers(frame.name, _EDITION), _numbers(other.name, _EDITION)
            for pattern, (mine, theirs) in ((_YEAR, years), (_EDITION, editions)):
                if mine and theirs and mine != theirs and min(map(int, mine)) < max(map(int, theirs)):
                    stems = squash(pattern.sub("", frame.name)), squash(pattern.sub("", other.name))
                    frame.background = frame.background or stems[0] == stems[1]


def holding(sentence: Sentence, offset: int) -> bool:
    """Whether a sentence holds an offset of the document."""
    return sentence.start <= offset < sentence.end


__all__ = ["HEAD", "Frame", "Scene", "gather", "holding", "squash"]
