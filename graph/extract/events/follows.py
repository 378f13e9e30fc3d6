"""Days that no date tells: of what follows an event, and of an event whose name holds its year."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.events import serial
from graph.extract.events.dates import Dated, claim
from graph.extract.events.frame import Scene
from graph.extract.events.held import HELD
from graph.extract.events.words import HEAD
from graph.extract.passages import Passage, masked
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


def in_one_breath(scene: Scene, passages: list[Passage]) -> None:
    """`포럼을 열고 업무협약을 맺었다`: the day of the first for the second."""
    for one, other, name in serial.days(scene, passages):
        start = next(c for c in one.claims if c.slot == "start")
        at = start.evidence.highlight[0].start
        moment = Moment(name.start, name.end, str(start.value)[:10])
        dated = Dated(60, moment, ((name.start, name.end), (at, at + 1)), "serial")
        claim(scene, other, dated, [dated])


_LATER = re.compile(
    r"^\W*(?:이어|이어서|뒤이어|이어진|곧이어|(?:오전|오후|저녁|점심|새벽|밤|정오)(?:\s?\d{1,2}시(?:\s?(?:\d{1,2}분|반))?)?"
    r"(?:부터|에)?(?:는|엔|도)?)[\s,]"
)
_NOT_THEN = re.compile(r"지난|오는|앞서|이튿날|다음\s?날|전날|향후|추후|계획|방침|예정|매[년월주]")
_BACK = 4
"""Sentences that are looked back for the day that the text tells of."""


def resumed(scene: Scene, passages: list[Passage]) -> None:
    """What goes on `오후 2시부터는`, `이어` is of the day of the event told just before."""
    moments = scene.ctx.moments
    for i, passage in enumerate(passages):
        s = passage.sentence
        later = _LATER.match(passage.text) and not _NOT_THEN.search(masked(passage.text))
        if not later:
            continue
        dated = [m.start for m in moments if s.start <= m.start < s.end and len(m.value) >= 7]
        before = [p.focus for p in passages[max(0, i - _BACK) : i][::-1] if p.focus is not None]
        start = next(
            (c for f in before for c in f.claims if c.slot == "start" and len(str(c.value)) >= 10), None
        )
        for name, frame in passage.spoken:
            if (
                start is None
                or frame.value("start") is not None
                or min(dated, default=name.end) < name.end
                or not HELD.search(passage.text, name.end - s.start)
            ):
                continue
            moment = Moment(s.start, s.start + 1, str(start.value)[:10])
            read = Dated(55, moment, ((name.start, name.end),), "resumed")
            claim(scene, frame, read, [read])


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
