"""Events that share a date: named in one row, objects of one verb, a fair with its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.events.frame import Frame
from graph.extract.events.naming import EventName
from graph.extract.events.words import OPENINGS
from graph.extract.passages import Passage
from graph.nlp import Moment

BOUNDARY = re.compile(r"(?:고|며|으며|지만|면서|는데|다\.)[,\s]")
"""Where a clause ends."""
_JOINED = re.compile(
    r"[’”'\"」』｣)\s]*(?:와|과|및|[·,/]|그리고)\s*(?:함께\s*)?(?:\S+(?:\s\S+)?에\s(?:참석|참가|참여)한\s)?[‘“'\"「『｢(\s]*"
)

_BEGINS = re.compile(r"[’”'\"」』｣)]*[을를]\s(?:시작으로|시작해|신호탄으로|필두로|기점으로)")


def begun_with(passage: Passage, name: EventName, frame: Frame) -> Frame | None:
    """The fair that begins with its opening: `박람회가 6일 개막식을 시작으로 10일까지 …`."""
    if frame.head not in OPENINGS or not _BEGINS.match(passage.text, name.end - passage.sentence.start):
        return None
    before = [f for n, f in passage.spoken if n.end <= name.start and f is not frame]
    return before[-1] if before else passage.focus if passage.focus is not frame else None


def joined(passage: Passage, name: EventName, moments: list[Moment]) -> Iterator[Frame]:
    """Frames named in one row with `name`, no date between: `A와 B, C`, `‘A’ 및 동 행사에 참석한 ‘B’`."""
    ordered = [(n, f) for n, f in passage.spoken if n.name]
    at = next((i for i, (n, _) in enumerate(ordered) if n == name), None)
    if at is None:
        return
    for i in range(at, len(ordered) - 1):
        if not _linked(passage, ordered[i], ordered[i + 1], moments):
            break
        yield ordered[i + 1][1]
    for i in range(at, 0, -1):
        if not _linked(passage, ordered[i - 1], ordered[i], moments):
            break
        yield ordered[i - 1][1]


def _linked(
    passage: Passage, left: tuple[EventName, Frame], right: tuple[EventName, Frame], moments: list[Moment]
) -> bool:
    if any(left[0].end <= m.start < right[0].start for m in moments):
        return False
    base = passage.sentence.start
    gap = passage.text[left[0].end - base : right[0].start - base]
    alike = left[1].type == right[1].type
    return bool(_JOINED.fullmatch(gap)) or (alike and _same_verb(passage.text, left[0], right[0], base))


_OBJECT = re.compile(r"[’”'\"」』｣)]*(?:을|를)")


def _same_verb(text: str, left: EventName, right: EventName, base: int) -> bool:
    """Whether two namings are objects of one verb, each with its own subject: `가는 A를, 나는 B를 맺었다`."""
    gap = text[left.end - base : right.start - base]
    if not gap.lstrip("’”'\"」』｣)").startswith(("을,", "를,")) or not _OBJECT.match(text, right.end - base):
        return False
    return not BOUNDARY.search(gap)
