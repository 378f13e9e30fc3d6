"""People spoken of by their number: `두 공동위원장`, `양 장관은`, `세 기관장이`."""

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.counted import NUMERALS, number_of
from graph.extract.events.frame import Scene
from graph.model import Kind

_POSTS = (
    "공동위원장 공동의장 공동회장 공동대표 위원장 의장 부의장 부위원장 단장 회장 장관 차관 총리 정상 "
    "대통령 시장 도지사 지사 군수 구청장 단체장 기관장 협회장 원장 총장 사장 "
    "대표 대사 청장 국장 실장 교수 연사 발표자 전문가"
).split()
COUNTED = cued(
    rf"(?<![가-힣\d])(?:(?P<word>{NUMERALS})\s?|(?P<digits>\d)\s?(?:명의|인의?)\s?)"
    rf"(?P<post>{'|'.join(sorted(_POSTS, key=len, reverse=True))})(?=[은는이가도과와을를,·\s])"
)
"""A number and a post: people told of before."""
_ANY = frozenset("정상 단체장 기관장 연사 발표자 전문가".split())
"""Words for people of whatever post."""
_BACK = 1500
"""How far back, in code points, they may be named."""


def people(scene: Scene, told: re.Match[str], at: int) -> list[Name]:
    """Whom a match of `COUNTED` at an offset of the document means; nobody where not just so many fit.

    Those named in a sentence that has the post's word itself come first (`공동위원장은 A와 B가 맡는다`).
    """
    number, post = number_of(told), told["post"]
    within = list(scene.ctx.names.within(max(0, at - _BACK), at, Kind.PERSON))
    beside = [n for n in within if _beside(scene, n, post)]
    titled = [n for n in within if post not in _ANY and _holds(scene, n, post)]
    for group in (beside, titled, within if post in _ANY else []):
        first = {n.name: n for n in reversed(group)}
        if len(first) == number:
            return sorted(first.values())
    return []


def _beside(scene: Scene, name: Name, post: str) -> bool:
    """Whether the sentence of a name has the word for the post outside any count of it."""
    text = scene.ctx.sentence_at(name.start).text
    return len(post) > 2 and re.search(rf"(?<![두세네양]\s)(?<![두세네양]){post}", text) is not None


def _holds(scene: Scene, name: Name, post: str) -> bool:
    held = scene.ctx.post(name.name)
    return held is not None and held.title is not None and held.title.endswith(post)
