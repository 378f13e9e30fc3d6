"""A stretch of text that names a policy, and which of several stretches to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.extract.context import Context
from graph.extract.names import noun_runs


@dataclass(frozen=True, order=True, slots=True)
class Found:
    """A stretch that names a policy, its type and how sure the form makes us."""

    start: int
    end: int
    text: str
    type: str
    confidence: float


def outermost(found: Iterable[Found]) -> list[Found]:
    """The stretches that lie in no other, in the order of the text."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end, -f.confidence)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


_PARTICLES = frozenset("에 의 은 는 이 가 을 를 와 과 도".split())
"""Particles that Kiwi may count to a name it does not know (`얼라이언스에`는)."""


def stands_alone(ctx: Context, end: int) -> bool:
    """Whether a word ends at `end`: no noun glued on (특구기업), no verb made of it (계획하다)."""
    last, following = noun_runs.token_at(ctx.doc, end - 1), noun_runs.token_at(ctx.doc, end)
    if last is None:
        return False
    beyond = last.idx + len(last)
    if beyond > end:
        return last.tag_ == "NNP" and ctx.document.text[end:beyond] in _PARTICLES
    glued = following is not None and following.idx == end
    first_tag = following.tag_.split("+")[0] if following is not None else ""
    return not (glued and first_tag in {"NNG", "NNP", "XSN", "XSV", "XSA", "VCP", "SL"})
