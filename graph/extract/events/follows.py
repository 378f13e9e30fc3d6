"""Days that no date tells: of what follows an event, and of an event whose name holds its year."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.events.dates import Dated, claim
from graph.extract.events.frame import Scene
from graph.extract.events.words import HEAD
from graph.extract.passages import Passage
from graph.model import Claim
from graph.nlp import Moment

_AFTER = cued(
    rf"({HEAD.pattern})[’”'\"」』]?(?:이\s(?:모두\s)?끝난|을\s마친|를\s마친|가\s끝난)?\s?"
    r"(?:(?:뒤|후|직후|이후)(?:에는|에도|에|엔)?|에\s이어|에\s이어서|에\s앞서|에\s앞서서)(?![가-힣])"
)


def following(scene: Scene, passages: list[Passage]) -> None:
    """What follows an event (`개막식에 이어`, `회담 직후`) begins on its day, where no other is said."""
    for passage in passages:
        match = _AFTER.search(passage.text)
        if not match:
            continue
        at = passage.sentence.start + match.end()
        head = passage.sentence.start + match.start()
        opening = next((f for n, f in passage.spoken if n.start <= head < n.end), None)
        start = next((c for c in opening.claims if c.slot == "start"), None) if opening else None
        for name, frame in passage.spoken:
            if start is not None and name.start > at and frame.value("start") is None:
                moment = Moment(at - 1, at, str(start.value)[:10])
                spans = ((passage.sentence.start + match.start(), at), (name.start, name.end))
                dated = Dated(60, moment, spans, "after")
                claim(scene, frame, dated, [dated])


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d|년까지|\s?비전)")
_FAR = 6
"""Years from the document's own at which a year in a name is a target and no date."""


def named_years(scene: Scene, passages: list[Passage]) -> None:
    """The year in its name for an event of which no date is told (`가나 박람회 2020에는 …`)."""
    _ = passages
    published = str(scene.ctx.document.published or "")[:4]
    for frame in scene.frames:
        year = _YEAR.search(frame.name)
        if year is None or frame.value("start") is not None or frame.type in {"announcement", "designation"}:
            continue
        named = next((n for n in frame.spoken if year.group() in n.name), frame.spoken[0])
        if not published.isdigit() or abs(int(published) - int(year.group())) <= _FAR:
            frame.add(Claim("start", year.group(), scene.ctx.evidence((named.start, named.end)), 0.7))
