"""Days counted within an event: `둘째 날에는 … 세미나가`, `마지막 날`, `2일차`, and the rows below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim

_NTH = "첫 둘 셋 넷 다섯".split()
_DAY = cued(
    r"(?:행사\s?|박람회\s?|대회\s?)?(?:(?P<nth>첫|둘|셋|넷|다섯)(?:째)?\s?날|(?P<number>[1-5])\s?일\s?차"
    r"|(?P<last>마지막\s?날|최종일|폐막일)|(?P<next>이튿날|다음\s?날))(?:인\s(?=[가-힣]))?"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """Where the text counts a day, and the day in ISO form."""

    start: int
    end: int
    value: str


def count(scene: Scene, passages: list[Passage]) -> None:
    """Give the day so told to the events named after it that have none of their own."""
    main = scene.main
    if main is None or len(str(main.value("start") or "")) < 10:
        return
    carried: _Told | None = None
    for passage in passages:
        base = passage.sentence.start
        told = [
            _Told(base + m.start(), base + m.end(), day)
            for m in _DAY.finditer(passage.text)
            if (day := _day(main, m))
        ]
        above = None if told or not passage.item else carried
        carried = told[-1] if told else carried if passage.item else _of_sessions(scene, passage)
        for name, frame in passage.spoken:
            said = next((t for t in told[::-1] if t.end <= name.start), above)
            known = frame is main or frame.value("start") is not None
            if said and not known and not _dated(scene, said.end, name.start):
                evidence = scene.ctx.evidence((said.start, said.end), (name.start, name.end))
                frame.add(Claim("start", said.value, evidence, 0.8))


_SESSIONS = re.compile(r"세션|프로그램|세부\s?일정")


def _of_sessions(scene: Scene, passage: Passage) -> _Told | None:
    """The day of the sessions that rows below a sentence list (`17일에는 분야별 세션이 진행된다`)."""
    s = passage.sentence
    if not _SESSIONS.search(passage.text):
        return None
    days = [m for m in scene.ctx.moments if s.start <= m.start < s.end and len(m.value) == 10]
    return _Told(days[0].start, days[0].end, days[0].value) if len(days) == 1 else None


def _dated(scene: Scene, start: int, end: int) -> bool:
    """Whether a date stands between the word for the day and the event."""
    return any(start <= m.start < end for m in scene.ctx.moments)


def _day(main: Frame, match: re.Match[str]) -> str | None:
    first = date.fromisoformat(str(main.value("start"))[:10])
    end = str(main.value("end") or "")[:10]
    last = date.fromisoformat(end) if len(end) == 10 else None
    if match["last"]:
        return last.isoformat() if last else None
    if match["next"]:
        return (first + timedelta(days=1)).isoformat()
    days = _NTH.index(match["nth"]) if match["nth"] else int(match["number"]) - 1
    day = first + timedelta(days=days)
    return day.isoformat() if last is None or day <= last else None
