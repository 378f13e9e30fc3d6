"""Who hosts (주최), organizes (주관) and supports (후원) an event."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.events import holders, lawmakers, runs
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.rows import rows
from graph.extract.lines import SEPARATOR
from graph.extract.passages import Passage, masked
from graph.model import Kind

_ROLE = {"주최": "host", "주관": "organizer", "후원": "supporter", "협찬": "supporter", "후원자": "supporter"}
_WORD = cued(r"(?:공동\s?)?(주최|주관|후원|협찬)(?!기관|사\b)")
_CHAINED = re.compile(r"(?:공동\s?)?(?:주최|주관|후원)(?:\s?[·ㆍ,/?]\s?|\s?및\s|[와과]\s)$")
"""`A가 주최·주관하는`: one word told with the next of the same bodies."""


def host(scene: Scene, passages: list[Passage]) -> None:
    """Read the rows, then the role words, then the subjects of 개최하다 and its like."""
    for passage in passages:
        for row in rows(passage.sentence):
            if row.slot in {"host", "organizer", "supporter"} and passage.focus is not None:
                held_by = runs.bodies(scene, row.start, row.end)
                for name in held_by:
                    runs.claim(scene, passage.focus, row.slot, [name], 0.95)
                if not held_by:
                    lawmakers.in_row(scene, passage.focus, row)
    for i, passage in enumerate(passages):
        if not list(rows(passage.sentence)):
            _worded(scene, passages, i)
    for i in range(len(passages)):
        holders.hold(scene, passages, i)


def _worded(scene: Scene, passages: list[Passage], i: int) -> None:
    passage = passages[i]
    plain, base = masked(passage.text), passage.sentence.start
    for match in _WORD.finditer(plain):
        slot = _ROLE[match.group(1)]
        chained = _CHAINED.search(plain, 0, match.start())
        begin = chained.start() if chained else match.start()
        frame = _frame_of(passage, base + match.start(), base + match.end())
        frame = _held_before(passages, i, frame) if frame is not None else None
        if (
            frame is None
            or re.search(r"(?:총괄|사업|과제)\s?$", plain[: match.start()])
            or _of_a_policy(scene, passage)
        ):
            continue
        if told := _RUNS_ON.match(plain, match.end()):
            names = runs.run_on(scene, passage, base + told.end())
        elif slot == "supporter" and re.match(r"(?:자|사|기관)?(?:로|으로)\s", plain[match.end() :]):
            names = list(runs.bodies(scene, base, base + match.start()))
        else:
            names = runs.run_up(scene, passage, base + begin)
        names = [n for n in names if n.type != "party"]  # whose members hold it
        runs.claim(scene, frame, slot, names, 0.92)
        if not names:
            lawmakers.claim(scene, passage, frame, slot, base + begin)


_RUNS_ON = re.compile(rf"(?:\s?{SEPARATOR}\s?(?:공동\s?)?(?:주최|주관|후원|협찬))*(?:은|는|에는|\s?:)\s?")
"""`주관은 A가`, `주최·주관은 A가`."""


def _frame_of(passage: Passage, start: int, end: int) -> Frame | None:
    """The event a role word goes with: `A가 주최하는 제3회 B` the next one, else the one spoken of."""
    base = passage.sentence.start
    after = [(n, f) for n, f in passage.spoken if n.start >= end]
    if after:
        gap = passage.text[end - base : after[0][0].start - base]
        if (
            re.match(r"(?:하는|한|하고|하며|로|으로)?\s?", gap)
            and len(gap) < 60
            and not re.search(r"[다]\.", gap)
        ):
            return after[0][1]
    return passage.at(start) or passage.focus


def _held_before(passages: list[Passage], i: int, frame: Frame) -> Frame:
    """Where an agreement was named last, the event named with it: that is what is organized."""
    if frame.type != "signing" or passages[i].spoken:
        return frame
    for passage in reversed(passages[max(0, i - 2) : i]):
        named = [f for _, f in passage.spoken if f.type != "signing" and not f.background]
        if named:
            return named[-1]
    return frame.parent or frame


def _of_a_policy(scene: Scene, passage: Passage) -> bool:
    """Whether the sentence is about a programme or zone and no event."""
    s = passage.sentence
    return (
        not passage.spoken
        and "행사" not in s.text
        and any(scene.ctx.names.within(s.start, s.end, Kind.POLICY))
    )
