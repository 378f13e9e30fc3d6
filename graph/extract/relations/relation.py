"""One relation as a rule finds it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.extract.context import Context, Name
from graph.model import Kind

AREA = r"(?:약\s?)?\d[\d만천,.\s]*(?:여\s?)?(?:㎢|㎡|제곱미터|평|ha|헥타르)"
"""How large a ground is (`1,207만 ㎡`); for patterns."""
BASES = "거점|클러스터|중심지|허브|밸리|단지|벨트|타운|파크|테스트베드"
"""How names of what a plan sets up on a ground of its own end; for patterns."""


@dataclass(frozen=True, slots=True)
class Stated:
    """`subject` `predicate` `object`; `spans` are the words that say so, the first decides the sentence."""

    subject: Name
    predicate: str
    object: str
    object_kind: Kind | None
    spans: tuple[tuple[int, int], ...]
    sure: float
    amount: int | None = None


def between(subject: Name, predicate: str, other: Name, sure: float) -> Stated:
    """A relation of two names that stand in one sentence."""
    spans = ((subject.start, subject.end), (other.start, other.end))
    return Stated(subject, predicate, other.name, other.kind, spans, sure)


def near(ctx: Context, first: Name, second: Name, longest: int = 60) -> str | None:
    """The text between two names of one sentence, None where they overlap or stand apart."""
    gap = ctx.document.text[first.end : second.start]
    return None if second.start < first.end or len(gap) > longest or "\n" in gap else gap
