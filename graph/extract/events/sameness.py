"""Which names mean one event of a document: same words, another head, a headline of its own wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from graph.extract.context import Context, Sentence
from graph.extract.events.frame import ASIDE, Frame, squash
from graph.extract.events.naming import EventName
from graph.extract.events.words import SESSIONS, SUBORDINATE
from graph.model import RegionKind

EDITION = re.compile(r"제?\s*(\d{1,3})\s*(?:회|차|기|번째)")

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")

_TALKS = {"conference": "talk", "forum": "talk"}


def alike(one: str, other: str) -> bool:
    """Whether two types of event go for one: a text calls a conference a forum."""
    return _TALKS.get(one, one) == _TALKS.get(other, other)


def untwinned(ctx: Context, frames: list[Frame]) -> list[Frame]:
    """A headline's loose wording joined to the event's name: same head, same word before it."""
    kept: list[Frame] = []
    for frame in sorted(frames, key=lambda f: _only_in_title(ctx, f)):
        twin = next(
            (f for f in kept if _only_in_title(ctx, frame) and _last_words(f) == _last_words(frame)), None
        )
        twin = twin or _only_kin(ctx, kept, frame) or _called_meeting(ctx, kept, frame)
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
    kin = [f for f in kept if alike(f.type, frame.type) and f.head not in SUBORDINATE and not f.background]
    first = [f for f in kin if any(s in ctx.sentences[:_LEAD] for s in _sentences(ctx, f))] or kin
    if len(first) != 1 or any(_clash(frame, f) for f in first):
        return None
    return first[0]


def _called_meeting(ctx: Context, kept: list[Frame], frame: Frame) -> Frame | None:
    """The conference that a headline calls a meeting (`해양협력 회의` for `해양협력 콘퍼런스`)."""
    if frame.head != "회의" or not _only_in_title(ctx, frame):
        return None
    words = frame.name.removesuffix(frame.head).strip()
    talks = (f for f in kept if f.type in _TALKS and f.name.removesuffix(f.head).strip().endswith(words))
    return next(talks, None) if len(words) > 3 else None


_LEAD = 6
"""Sentences, the title's among them, in which the event of a headline is named in full."""


def _sentences(ctx: Context, frame: Frame) -> Iterator[Sentence]:
    return (ctx.sentence_at(n.start) for n in frame.spoken)


def _clash(one: Frame, other: Frame) -> bool:
    """Whether two names give different editions or years."""
    pairs = [(numbers(one.name, p), numbers(other.name, p)) for p in (EDITION, YEAR)]
    return any(a and b and a != b for a, b in pairs)


def _only_in_title(ctx: Context, frame: Frame) -> bool:
    return all(
        ctx.sentence_at(n.start).region in {RegionKind.TITLE, RegionKind.CAPTION} for n in frame.spoken
    )


def _last_words(frame: Frame) -> tuple[str, str]:
    words = _AMOUNT.sub("", frame.name.removesuffix(frame.head)).split() or [""]
    return words[-1] or frame.name, frame.head.removesuffix("식")


_AMOUNT = re.compile(r"\s[\d,천백만억조]+(?:원|명|곳|개사|개)?(?=\s|$)")
"""Sums and numbers that a headline puts before the head (`가나소재 1천억 투자협약`)."""


def means(frame: Frame, name: EventName) -> bool:
    """Whether a name means the event that a frame gathers."""
    long, short = squash(frame.name), squash(name.name)
    if long == short:
        return True
    if numbers(frame.name, EDITION) ^ numbers(name.name, EDITION) and numbers(name.name, EDITION):
        return False
    if numbers(name.name, YEAR) - numbers(frame.name, YEAR):
        return False
    if len(short) > 5 and " " in name.name and long.endswith(short):
        return True
    if not alike(frame.type, name.type):
        return False
    if frame.type == "launch" and long.removesuffix(frame.head) == short.removesuffix(name.head):
        return True
    if short.removesuffix(name.head.casefold()) in _VAGUE and name.head not in SESSIONS:
        return frame.type == name.type and (
            frame.type in {"exhibition", "signing"} or frame.head == name.head
        )
    if name.head in SESSIONS:
        if long.startswith(short) and re.search(r"\d", short):
            return True
        return (
            bool(re.fullmatch(r"(?:특별|국제|전문가|주제별|주제|기조|기획)\s*" + name.head, name.name))
            and "세션" in frame.head
        )
    if len(short) > 9 and fuzz.ratio(long, short) >= 88:
        return True
    if _TALKS.get(frame.type) and _TALKS.get(name.type):
        stems = (
            EDITION.sub("", long.removesuffix(frame.head)),
            EDITION.sub("", short.removesuffix(name.head)),
        )
        if len(stems[1]) > 4 and fuzz.ratio(*stems) >= 80:
            return True
    if _kin(frame.head, frame.type) != _kin(name.head, name.type):
        return False
    words = [w for w in re.split(r"[\s·]+", ASIDE.sub("", name.name)) if w]
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
def numbers(name: str, pattern: re.Pattern[str]) -> frozenset[str]:
    """The editions or years in a name, as digits."""
    return frozenset(pattern.findall(name))
