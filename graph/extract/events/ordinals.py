"""Days counted within an event: `둘째 날에는 … 세미나가`, `마지막 날`, `2일차`, and the rows below such a sentence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.extract.events.frames import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim

_NTH = "첫 둘 셋 넷 다섯".split()
_DAY = re.compile(
    r"(?:행사\s?|박람회\s?|대회\s?)?(?:(?P<nth>첫|둘|셋|넷|다섯)(?:째)?\s?날|(?P<number>[1-5])\s?일\s?차"
    r"|(?P<last>마지막\s?날|최종일|폐막일)|(?P<next>이튿날|다음\s?날))(?:인\s(?=[가-힣]))?"
)


def count(scene: Scene, passages: list[Passage]) -> None:
    """Give the day so told to the events named after it that have none of their own."""
    main = scene.main
    if main is None or len(str(main.value("start") or "")) < 10:
        return
    carried: tuple[str, tuple[int, int]] | None = None
    for passage in passages:
        base = passage.sentence.start
        told = [(m.start(), m.end(), day) for m in _DAY.finditer(passage.text) if (day := _day(main, m))]
        if told:
            carried = (told[-1][2], (base + told[-1][0], base + told[-1][1]))
        elif not passage.item:
            carried = None
        for name, frame in passage.spoken:
            before = [t for t in told if base + t[1] <= name.start]
            day, span = (before[-1][2], (base + before[-1][0], base + before[-1][1])) if before else (None, (0, 0))
            if day is None and not told and carried is not None:
                day, span = carried
            if day and frame is not main and frame.value("start") is None and not _dated(scene, span[1], name.start):
                frame.add(Claim("start", day, scene.ctx.evidence(span, (name.start, name.end)), 0.8))


def _dated(scene: Scene, start: int, end: int) -> bool:
    """Whether a date stands between the word for the day and the event."""
    return any(start <= m.start < end for m in scene.ctx.doc._.moments)


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
