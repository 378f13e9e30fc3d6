"""Bodies that a text calls by their kind alone once they are named: `시는`, `연합은`, `협의회는`."""

from __future__ import annotations

import re
from collections import Counter

from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.events.words import BODIES
from graph.model import Kind

HEADS = (*BODIES, *"연합 연합회 연맹 얼라이언스 컨소시엄 협회 학회 조합 재단 포럼".split())
"""Kinds of bodies."""
_SUBJECT = re.compile(
    rf"(?:^|.*[.,]\s)\W*(?:한편\s)?(?:(?P<level>시|도|군|구)|(?P<head>{'|'.join(HEADS)}))(?:는|은|가|이)\s"
)


def subject(scene: Scene, text: str, at: int) -> Name | None:
    """The body that a stretch of a sentence, which begins at `at`, has for its subject by its kind alone."""
    told = _SUBJECT.match(text)
    if told is None:
        return None
    return local(scene, told["level"]) if told["level"] else headed(scene, told["head"], at)


def headed(scene: Scene, head: str, at: int) -> Name | None:
    """The one body named before an offset whose name ends in a head (`연합은`, `협의회는`)."""
    known = [n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.end <= at and n.name != head]
    ending = {n.name: n for n in known if n.name.endswith(head)}
    return next(iter(ending.values())) if len(ending) == 1 else None


def local(scene: Scene, ending: str) -> Name | None:
    """The local government that 시는, 도는 means: the one named most often that ends so."""
    counts: Counter[str] = Counter()
    for name in scene.ctx.names.of(Kind.ORGANIZATION):
        forms = (name.name, *scene.ctx.aliases.get((Kind.ORGANIZATION, name.name), ()))
        if name.type == "local-government" and any(f.endswith(ending) for f in forms):
            counts[name.name] += 1
    if not counts:
        return None
    best = counts.most_common(1)[0][0]
    return next(n for n in scene.ctx.names.of(Kind.ORGANIZATION) if n.name == best)
