"""The days of a trip: when the travellers leave and come home, how many nights and days they are away."""

from __future__ import annotations

import re
from datetime import date, timedelta

from graph.cues import cued
from graph.extract.events.frame import Frame, Scene
from graph.extract.passages import Passage
from graph.model import Claim
from graph.nlp import Moment

_LEAVES = r"출국|길에\s(?:오[르른를]|올랐|나[서선섰설])|떠[나났난날]"
_RETURNS = r"귀국|귀임|돌아[오온올왔]"
_GOES = cued(rf"{_LEAVES}|{_RETURNS}")
_THEN = r"(?:에|부터|까지)?\s(?:(?!\S*[은는며고]\s)[^\s,.]{1,12}\s){0,3}?[^\s,.]{0,8}?"
_LEFT = re.compile(rf"{_THEN}(?:{_LEAVES})")
_BACK = re.compile(rf"{_THEN}(?:{_RETURNS})")
_NIGHTS = re.compile(r"\d{1,2}박\s?(?P<days>\d{1,2})일")


def days(scene: Scene, passages: list[Passage], trip: Frame) -> None:
    """Claim the first and the last day of a trip by `15일 출국해`, `22일 귀국한다`, `6박 8일`."""
    for passage in passages:
        if _GOES.search(passage.text):
            for moment in _days_in(scene, passage):
                at = moment.end - passage.sentence.start
                if _LEFT.match(passage.text, at):
                    _settle(scene, trip, "start", moment)
                elif _BACK.match(passage.text, at):
                    _settle(scene, trip, "end", moment)
    _by_length(scene, passages, trip)


def _days_in(scene: Scene, passage: Passage) -> list[Moment]:
    s = passage.sentence
    return [m for m in scene.ctx.moments if s.start <= m.start < s.end and len(m.value) >= 10]


def _settle(scene: Scene, trip: Frame, slot: str, moment: Moment) -> None:
    """Make a day the trip's, unless both its days are known (`15일부터 22일까지 … 방문한다`)."""
    if any(c.slot == "end" for c in trip.claims) and trip.value("start") is not None:
        return
    trip.claims = [c for c in trip.claims if c.slot != slot]
    trip.add(Claim(slot, moment.value[:10], scene.ctx.evidence((moment.start, moment.end)), 0.93))


def _by_length(scene: Scene, passages: list[Passage], trip: Frame) -> None:
    """The last day by the first and the number of days (`6박 8일 일정`)."""
    first = str(trip.value("start") or "")[:10]
    if len(first) < 10 or trip.value("end") is not None:
        return
    for passage in passages:
        if told := _NIGHTS.search(passage.text):
            last = date.fromisoformat(first) + timedelta(days=int(told["days"]) - 1)
            start = passage.sentence.start
            span = (start + told.start(), start + told.end())
            trip.add(Claim("end", last.isoformat(), scene.ctx.evidence(span), 0.88))
            return
