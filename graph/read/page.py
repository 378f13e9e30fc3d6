"""A page on its way to regions: its lines, what is known of them, and whether the story may have ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from graph.model import RegionKind
from graph.read.lines import Line
from graph.read.overlap import share
from graph.read.shapes import Shape
from graph.read.title import Title

CONTENT = {Shape.PROSE, Shape.BULLET, Shape.SHORT, Shape.CELL, Shape.CAPTION}
"""Shapes that an article's own lines may have, and the teasers of others as well."""


class Doubt(IntEnum):
    """How surely the story has ended: not, by a tool bar, an end mark, a list of other articles, comments."""

    NONE = 0
    TOOLS = 1
    END = 2
    TEASERS = 3
    COMMENTS = 4


@dataclass(slots=True)
class Page:
    """The lines of a text with shapes, first paragraph, title and words; `kinds` grows as they are labelled.

    `ended` says that a copyright line has been met after the first paragraph.
    """

    lines: Sequence[Line]
    shapes: Sequence[Shape]
    body: int
    title: Title | None
    story: set[str]
    translation: int | None = None
    kinds: list[RegionKind] = field(default_factory=list)
    doubt: Doubt = Doubt.NONE
    ended: bool = False

    def share(self, *indices: int) -> float:
        """How far the lines speak of what the story speaks of, 0 to 1."""
        return share(" ".join(self.lines[i].text for i in indices), self.story)
