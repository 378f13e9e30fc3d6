"""Who a sentence without a subject is about: the body that the text opened a sentence with last."""

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.events import runs
from graph.extract.events.frame import Scene
from graph.extract.passages import Passage
from graph.model import RegionKind


def has_subject(scene: Scene, start: int, end: int) -> bool:
    """Whether a word with the particle of a subject or topic stands in a stretch (`4월에는` is none)."""
    before = ""
    text = scene.ctx.document.text
    for token in scene.ctx.tokens(start, end):
        topic = token.tag == "JX" and text[token.start : token.end] in ("은", "는")
        if (topic or token.tag == "JKS") and before not in ("JKB", "NNB", "SSC"):
            return True
        before = token.tag
    return False


def topic_before(scene: Scene, passages: list[Passage], i: int) -> Name | None:
    """The topic that a sentence carries on: of the sentence before it in its paragraph that has a subject."""
    text = scene.ctx.document.text
    for before in range(i - 1, -1, -1):
        one, after = passages[before].sentence, passages[before + 1].sentence
        if "\n" in text[one.end : after.start]:
            return None
        if (topic := _topic(scene, passages[before])) or has_subject(scene, one.start, one.end):
            return topic
    return None


def _topic(scene: Scene, passage: Passage) -> Name | None:
    """The body that a sentence opens with as its topic."""
    base = passage.sentence.start
    names = runs.bodies(scene, base, passage.sentence.end)
    if passage.sentence.region is RegionKind.TITLE or not names:
        return None
    first = names[0]
    opens = _OPENS.fullmatch(passage.text[: first.start - base])
    return first if opens and _TOPIC.match(passage.text, first.end - base) else None


_OPENS = re.compile(r"\W*(?:(?:한편|또|또한|아울러|앞서|특히|이에|이와\s함께|이번에),?\s)?(?:\S{2,4}\s)?")
_TOPIC = re.compile(r"[’”'\"」』｣)]*(?:\((?:[^()]|\([^()]{0,30}\)){0,60}\)|（[^）]{0,60}）)*\s?(?:은|는)\s")
