"""Lines that were broken at a fixed width: which of them go on in the next."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.cues import cued
from graph.marks import CIRCLED

_ENDED = re.compile(r"[.!?:;”\"’)\]』」>|]\s*$|다\s*$|\d:\d\d$")
_STARTS = re.compile(
    r"^\s*(?:[□■ㅇ○◦●◎▣◆◇❍❏*※▶▷→⇒✓☞•·ㆍ∙▲△<\[【(|#>-]|["
    + CIRCLED
    + r"]|\d{1,2}[.)]\s|\d{2,7}\s|[가-하][.)]\s|[가-힣A-Za-z·/ ]{1,12}\s?:\s|https?:)"
)
_SENTENCE = cued(r"[다요]\.(?:\s|$)|[a-z]{2}[.]\s+[A-Z]|[a-z]{3}[.]\s*$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_NARROWEST = 50
_SHARE = 0.8
_OFTEN = 4
"""Broken lines in a text from which on a paragraph of two lines counts too."""


def width(line: str) -> int:
    """Columns that a line takes, Hangul counted twice."""
    text = line.strip()[:400]
    return len(text) + len(_WIDE.findall(text))


def continued(lines: Sequence[str]) -> list[bool]:
    """For each line, whether its paragraph goes on in the next one.

    A line goes on if it is about as wide as the widest of its block, ends no sentence and no item starts in
    the next line; a run of such lines counts only if it holds a whole sentence, so that lists of links do not,
    and if it is longer than two lines or the text has more of them.
    """
    runs: list[tuple[int, int]] = []
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or not lines[i].strip():
            runs += _runs(lines, start, i)
            start = i + 1
    often = sum(b - a for a, b in runs) >= _OFTEN
    goes_on = [False] * len(lines)
    for a, b in runs:
        if often or b - a >= 2:
            goes_on[a:b] = [True] * (b - a)
    return goes_on


def _runs(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last line of each broken paragraph in a block."""
    if end - start < 3:
        return
    widths = [width(line) for line in lines[start:end]]
    usual = sorted(widths)[int(len(widths) * 0.7)]
    if usual < _NARROWEST or max(widths) > 1.5 * usual:
        return
    run = start
    for i in range(start, end):
        wide = widths[i - start] >= _SHARE * usual and i + 1 < end
        if wide and not _ENDED.search(lines[i].rstrip()[-5:]) and not _STARTS.match(lines[i + 1][:30]):
            continue
        if i > run and _SENTENCE.search(" ".join(lines[run : i + 1])):
            yield run, i
        run = i + 1
