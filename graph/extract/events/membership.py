"""Standing bodies told of beside an event: their members need not be there."""

from __future__ import annotations

import re

from graph.extract.alliances.names import LAUNCHED_ONLY, SURE
from graph.extract.events import participant_rows
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim, listed
from graph.extract.passages import Clause, Passage

_JOINS = re.compile(r"참여|참가|함께|가입|합류|이름을\s?올|동참")
_HEADS = "|".join(word for word in (*SURE, *LAUNCHED_ONLY) if word != "포럼")
_BODY = re.compile(
    rf"^\W*(?:(?!제?\d)[^\s,.]{{1,16}}\s){{0,5}}?(?P<body>[^\s,.‘“「『]{{0,16}}(?:{_HEADS}))"
    r"[’”'\"」』]?(?:\([^)]{0,40}\))?(?:에는|에도|에(?=\s(?!참여|함께|가입))|은|는)\s"
)
_TOPIC = re.compile(r"^\W*(?:이|동|본|이번)?\s?(?P<body>[가-힣A-Za-z0-9]{2,20})에(?:는|도)?\s")


def told(scene: Scene, passage: Passage, verb: str) -> bool:
    """Whether a sentence tells of a body's members and no event's guests (`협의체에는 A, B가 참여한다`).

    Where a meeting bears the body's name, those who take part are there (`심의위원회는 A 등 9명이 참여했다`).
    """
    body = _BODY.match(passage.text) if _JOINS.match(verb) else None
    if body is None:
        return False
    return not any(f.type != "launch" and not f.bare and f.name.endswith(body["body"]) for f in scene.frames)


def announced(scene: Scene, passages: list[Passage], i: int, clause: Clause, frame: Frame | None) -> None:
    """`얼라이언스에는 A와 아래의 기관이 함께한다`: a list that the launch itself gives of who takes part."""
    below = list(participant_rows.announced(scene, passages, i))
    frame = launch_of(scene, clause) or frame
    if below and frame is not None:
        for name in [*listed(scene, passages[i], clause.start, clause.end), *below]:
            claim(scene, frame, name, 0.85, participant_rows.ALL)


def launch_of(scene: Scene, clause: Clause) -> Frame | None:
    """`네트워크에는 A, B가 참석한다`: the launch of the body that a clause begins with, by its last word."""
    topic = _TOPIC.match(clause.text)
    if topic is None:
        return None
    launched = (
        f
        for f in scene.frames
        if f.type == "launch" and f.name.removesuffix(f.head).rstrip().endswith(topic["body"])
    )
    return next(launched, None)
