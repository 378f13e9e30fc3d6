"""At which other event the text says that one took place: by a sentence, a row, a day or `이 자리에서`."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graph.extract.events import held
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage, masked

WHOLES = frozenset({"exhibition", "conference", "forum", "launch", "ceremony", "meeting", "other"})
FAIRS = frozenset({"exhibition", "conference", "forum", "other"})
PARTS = frozenset(
    {"signing", "ceremony", "launch", "forum", "conference", "meeting", "exhibition", "visit", "other"}
)
APART = re.compile(
    r"지난해|지난\s?달|작년|재작년|내년|내달|다음\s?달|앞서|지난\s?\d|지난\s?[가-힣]{1,2}월|오는\s|향후|추후|올해\s?말"
    r"|(?:19|20)\d\d년|\d{1,2}월|후속|계기로|매년|하반기|상반기|당시|그간|그동안"
)
TOLD = re.compile(rf"{held.TOLD}|서명|잡혀|발표|출범|발족|교환|↔")
"""What is said of an event told, or of what comes about at one."""


def holder(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    """The event at which the text says that one took place; None where it says nothing of the kind."""
    return (
        _holding(passages, frame)
        or _listing(scene, passages, frame)
        or _there(passages, frame)
        or _along(passages, frame)
        or _of_its_days(scene, passages, frame)
    )


_HOLDS = re.compile(
    r"[’”'\"」』]?(?:\([^)]{1,40}\))?\s?(?:현장|무대|자리|행사장)?(?:에서는|에서|에선|엔|에는)[\s,]"
    r"|[’”'\"」』]?\s?(?:중|도중)에?[\s,]"
)
_GOES_ON = re.compile(r"(?:고|며|지만|면서|는데),?\s")


def _holding(passages: list[Passage], frame: Frame) -> Frame | None:
    """The event at which its sentence, or that above the list, says it was held (`개막식에서는 …`)."""
    for i, passage in enumerate(passages):
        at = _named_at(passage, frame)
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
                    and TOLD.search(masked(text))
                    and not (one is passage and APART.search(text[: at - name.end]))
                    and not (one is passage and _GOES_ON.search(text[: at - name.end]))
                    and not apart(frame, other)
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
            return next((f for f in wholes if f.type in WHOLES and not apart(frame, f)), None)
        before = passage.focus
    return None


_ALONG = re.compile(
    r"[’”'\"」』｣)]*(?:\([^()]{1,40}\))?[’”'\"」』｣)]*(?:을|를)\s(?:\S{1,8}\s){0,2}?(?:열|개최하|갖|가지|진행하)(?:고|어|여)\s"
)
"""`출범식을 열고 … 업무협약을 맺었다`: the first of two things done at once."""
_HANDED = frozenset({"signing", "ceremony"})


def _along(passages: list[Passage], frame: Frame) -> Frame | None:
    """The event that was held in the same breath as an agreement was concluded or a prize given."""
    for passage in passages if frame.type in _HANDED else ():
        base, text = passage.sentence.start, masked(passage.text)
        at = _named_at(passage, frame)
        for name, other in passage.spoken:
            gap = text[name.end - base : (at or base) - base]
            if (
                at is not None
                and name.end <= at
                and other.type not in {frame.type, "visit"}
                and other.type in WHOLES
                and not other.background
                and _ALONG.match(gap)
                and not APART.search(gap)
                and not apart(frame, other)
            ):
                return other
    return None


_ON_DAY = re.compile(
    r"(?:^|\s)(?:첫날|첫째\s?날|둘째\s?날|셋째\s?날|이튿날|마지막\s?날|[1-5]일\s?차)(?:에는|에|엔|은|인)?[\s,]"
)


def _of_its_days(scene: Scene, passages: list[Passage], frame: Frame) -> Frame | None:
    """The fair or conference spoken of before whose days are counted (`이튿날은 … 설명회로 꾸려진다`)."""
    if frame is scene.main or frame.type not in PARTS - {"exhibition"}:
        return None
    for before, passage in itertools.pairwise(passages):
        at = _named_at(passage, frame)
        if at is None:
            continue
        whole, text = before.focus, masked(passage.text[: at - passage.sentence.start])
        if whole is None or whole is frame or whole.type not in FAIRS:
            return None
        several = str(whole.value("end") or "")[:10] > str(whole.value("start") or "")[:10]
        return whole if several and _ON_DAY.search(text) and not APART.search(text) else None
    return None


_IN_IT = re.compile(
    r"^\W*(?:ㅇ\s*)?(?:(?:또한?|특히|아울러|이어|한편),?\s)?(?:이\s?자리|이날\s?(?:행사|자리)|(?:행사|현장)(?=에서))"
    r"(?:에서(?:는)?|에는)?\s"
)


def _there(passages: list[Passage], frame: Frame) -> Frame | None:
    """The event told right before, where an agreement was concluded `이 자리에서`."""
    for before, passage in itertools.pairwise(passages):
        if frame.type in {"signing", "ceremony", "launch"} and any(f is frame for _, f in passage.spoken):
            whole = before.focus
            if (
                _IN_IT.match(passage.text)
                and TOLD.search(masked(passage.text))
                and whole not in (None, frame)
            ):
                return whole if whole.type in WHOLES and not whole.background else None
            return None
    return None


def _named_at(passage: Passage, frame: Frame) -> int | None:
    """Where a sentence names an event first, by its name."""
    return next((n.start for n, f in passage.spoken if f is frame and n.name), None)


def day_of(frame: Frame, slot: str) -> str | None:
    """A slot's day (`start`, `end`), if it is known to the day."""
    value = str(frame.value(slot) or "")[:10]
    return value if len(value) == 10 else None


def _above(passages: list[Passage], at: int) -> Iterator[Passage]:
    """What an item may belong to, nearest first: the items before it, the sentence that opens the list."""
    for passage in passages[max(0, at - 6) : at][::-1]:
        yield passage
        if not passage.item:
            return


def apart(frame: Frame, other: Frame) -> bool:
    """Whether the days of two events are known and do not meet."""
    day, first, last = day_of(frame, "start"), day_of(other, "start"), day_of(other, "end")
    return bool(day and first) and not str(first) <= str(day) <= str(last or first)
