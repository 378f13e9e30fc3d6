"""Where the article's own text begins and ends among the lines of a page, and the words it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.cues import cued
from graph.read.lines import Line
from graph.read.overlap import share, vocabulary
from graph.read.shapes import Shape

_ENDS = {Shape.COPYRIGHT, Shape.TEASERS, Shape.COMMENTS}
_TEXT = {Shape.PROSE, Shape.BULLET}
_LOOSE = {Shape.PROSE, Shape.BULLET, Shape.SHORT}
_DATED = re.compile(r"\d{4}\s*[-./년]\s*\d{1,2}|\b(?:19|20)\d\d\b")
_LETTERS = 20_000
_TICKER = 30
"""Lines that a list of short news above an article has at most."""
_STRANGE = 0.15
"""Below this share of letter groups with what follows, paragraphs are of another article."""
_TITLED = re.compile(r"^\W{0,3}제\s*목")
LEVEL = re.compile(r"^[□■ㅇ○◦❍❏◇◆▣※*]")
"""Marks of the levels of a Korean official text; lists of links use others."""
TRUNCATED = cued(r"(?:\.\.|…|⋯)\W{0,3}$")
PARTS = re.compile(r"\s{2,}|\s*\|\s*|\s[•·▶▷☞/]\s")
"""Between the links of one line."""
_FAR = 3.0
"""How many times longer a later stretch of sentences must be for the first to count as something else."""


@dataclass(frozen=True, slots=True)
class Story:
    """The lines of the first paragraph and after the last, and the letter groups of those between."""

    first: int
    end: int
    words: set[str]


def find(lines: Sequence[Line], shapes: Sequence[Shape]) -> Story:
    """The story of a page: its first whole sentence in no list of other articles, and what follows.

    Where a copyright line, a list of other articles or comments end a short stretch and a much longer one
    follows, the longer one is the story.
    """
    stretches = list(_stretches(lines, shapes))
    first, end = max(
        stretches, key=lambda s: _size(lines, shapes, *s), default=(_loosest(lines, shapes), len(lines))
    )
    for candidate in stretches:
        if _size(lines, shapes, *candidate) * _FAR >= _size(lines, shapes, first, end):
            first, end = candidate
            break
    first = _with_items(lines, shapes, _after_ticker(lines, shapes, first, end))
    return Story(first, end, vocabulary(_sentences(lines, shapes, first, end)))


def _after_ticker(lines: Sequence[Line], shapes: Sequence[Shape], first: int, end: int) -> int:
    """The first paragraph below a dateline near the top where all above it speaks of other things."""
    dated = next(
        (
            i
            for i in range(first + 1, min(end, first + _TICKER))
            if shapes[i] is Shape.BYLINE and _DATED.search(lines[i].text)
        ),
        None,
    )
    if dated is None:
        return first
    above, below = (
        [lines[i].text for i in part if shapes[i] in _TEXT and is_whole(lines[i])]
        for part in (range(first, dated), range(dated, end))
    )
    if (
        not below
        or sum(map(len, below)) < sum(map(len, above))
        or share(" ".join(above), vocabulary(below)) >= _STRANGE
    ):
        return first
    return next(i for i in range(dated, end) if shapes[i] in _TEXT and is_whole(lines[i]))


def _with_items(lines: Sequence[Line], shapes: Sequence[Shape], first: int) -> int:
    """The first of two or more table rows and items that stand directly above the first sentence, if any."""
    items: list[int] = []
    for i in range(first - 1, -1, -1):
        if shapes[i] is Shape.BLANK:
            continue
        if not (shapes[i] is Shape.CELL or (shapes[i] is Shape.BULLET and LEVEL.match(lines[i].text))):
            break
        if _TITLED.match(lines[i].text):
            break
        items.append(i)
    table = any(shapes[i] is Shape.CELL or lines[i].text[0] == "□" for i in items)
    return items[-1] if len(items) >= 2 and table else first


def is_whole(line: Line) -> bool:
    """Whether a line can be a paragraph: whole sentences, not cut off by dots."""
    text, tail = line.text, line.tail.rstrip("”\"’'」) ")
    if TRUNCATED.search(line.tail):
        return False
    closed = tail.endswith((".", "?", "!"))
    korean = tail.endswith(("다.", "요.", "다", "음.", "함.", "임."))
    return (
        (len(text) >= 100 and (closed or len(PARTS.split(text)) < 3))
        or (closed and len(text) >= (25 if korean else 40))
        or (len(text) >= 80 and korean)
    )


def _stretches(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[tuple[int, int]]:
    """First line and end of each stretch of paragraphs, up to what ends it."""
    first, teasers, letters = -1, False, 0
    for i, line in enumerate(lines):
        if first >= 0 and shapes[i] in _ENDS and letters >= 100:
            yield first, i
            first, letters = -1, 0
        if shapes[i] is Shape.TEASERS:
            teasers = True
        elif shapes[i] is Shape.BYLINE and _DATED.search(line.text):
            teasers = False
        elif shapes[i] in _TEXT and not (teasers and not _goes_on(lines, shapes, i)):
            teasers = False
            first = i if first < 0 and is_whole(line) else first
            letters += len(line.text) if first >= 0 else 0
    if first >= 0:
        yield first, len(lines)


def _goes_on(lines: Sequence[Line], shapes: Sequence[Shape], i: int) -> bool:
    """Whether two whole paragraphs follow each other from line `i` on, as in no list of other articles."""
    after = next((j for j in range(i + 1, min(i + 8, len(lines))) if lines[j]), None)
    pair = (i,) if after is None else (i, after)
    return len(pair) == 2 and all(shapes[j] is Shape.PROSE and is_whole(lines[j]) for j in pair)


def _size(lines: Sequence[Line], shapes: Sequence[Shape], first: int, end: int) -> int:
    texts = (lines[i] for i in range(first, end) if shapes[i] in _TEXT)
    return sum(len(line.text) for line in texts if is_whole(line))


def _loosest(lines: Sequence[Line], shapes: Sequence[Shape]) -> int:
    """Without such a stretch: the last whole sentence, the first of several unclosed, a long line."""
    whole = [i for i, line in enumerate(lines) if shapes[i] is Shape.PROSE and is_whole(line)]
    if whole:
        return whole[-1]
    unclosed = [i for i in range(len(lines)) if shapes[i] is Shape.PROSE and len(lines[i].text) >= 25]
    if len(unclosed) >= 2:
        return unclosed[0]
    long = (i for i, line in enumerate(lines) if shapes[i] in _LOOSE and len(line.text) >= 60)
    worded = (i for i, line in enumerate(lines) if shapes[i] in _TEXT and len(line.text) >= 25)
    return next(long, next(worded, 0))


def _sentences(lines: Sequence[Line], shapes: Sequence[Shape], first: int, end: int) -> list[str]:
    told = [i for i in range(first, end) if _tells(lines[i], shapes[i])]
    told = told or [i for i in range(first, end) if shapes[i] in _TEXT]
    total, taken = 0, []
    for i in told:
        taken.append(lines[i].text)
        total += len(lines[i].text)
        if total >= _LETTERS:
            break
    return taken


def _tells(line: Line, shape: Shape) -> bool:
    return shape is Shape.CELL or (shape in _TEXT and (is_whole(line) or LEVEL.match(line.text) is not None))
