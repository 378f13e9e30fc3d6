"""The sentences of an English document with the events that each is about."""

from __future__ import annotations

import re

from graph.extract.context import Sentence
from graph.extract.english.frames import LEADING, SAID_OF
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.passages import Passage
from graph.model import RegionKind


def passages(scene: Scene) -> list[Passage]:
    """All factual sentences in order with their namings and focus, which carries over within a paragraph."""
    found: list[Passage] = []
    focus = lasting = scene.main if _from_the_start(scene) else None
    for sentence in scene.ctx.sentences:
        if (
            found
            and "\n" in scene.ctx.document.text[found[-1].sentence.end : sentence.start]
            and not _goes_on(scene, found[-1], sentence)
        ):
            focus = lasting
        spoken = list(scene.within(sentence.start, sentence.end))
        here = _topic(sentence, spoken) or focus
        if here is not None and not here.background:
            focus = here
            if (
                here.type in {"conference", "exhibition", "forum", "meeting"}
                and here.head != "session"
                and here.parent is None
            ):
                lasting = here if here is scene.main or len(here.spoken) > 1 else lasting
        found.append(Passage(sentence, spoken, here))
    return found


def _from_the_start(scene: Scene) -> bool:
    """Whether the main event is named in the title or among the first sentences."""
    first = [s for s in scene.ctx.sentences if s.region is not RegionKind.TITLE][:3]
    return scene.main is not None and bool(first) and scene.main.start < first[-1].end


_ITEM = re.compile(r"\s*(?P<mark>[-–•*·○ㅇ°※□▲△]|\d+[.)])\s*$")


_BACK = re.compile(r"^\W*(?:It|They|Among|Also)\b")


def _goes_on(scene: Scene, before: Passage, sentence: Sentence) -> bool:
    """Whether a line is an item under the sentence or heading before, or takes it up."""
    if _BACK.match(sentence.text):
        return True
    item, above = _mark(scene, sentence), _mark(scene, before.sentence)
    if item is None:
        return False
    if before.text.rstrip().endswith(":") or item == above:
        return True
    heads = before.spoken and before.spoken[0][0].start - before.sentence.start < 4
    return above is not None and bool(heads) and len(before.text) < 90 and before.text.rstrip()[-1:] != "."


def _mark(scene: Scene, sentence: Sentence) -> str | None:
    """The bullet that a sentence's line begins with."""
    text = scene.ctx.document.text
    match = _ITEM.fullmatch(text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start])
    return match["mark"] if match else None


def _topic(sentence: Sentence, spoken: list[tuple[EventName, Frame]]) -> Frame | None:
    """The event that a sentence with namings is about: the first that is not merely led over from."""
    if re.match(r"(?:It|They|This)\s", sentence.text):
        return None
    return next(
        (
            f
            for n, f in spoken
            if not LEADING.search(before := sentence.text[: n.start - sentence.start])
            and not SAID_OF.search(before)
        ),
        None,
    )
