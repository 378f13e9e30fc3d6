"""Lines that were broken at a fixed width: which of them go on in the next."""

# ruff: noqa: E501 (a pattern is clearer on one line)
from __future__ import annotations

import re
from collections.abc import Sequence

_ENDED = re.compile(r"[.!?:;”\"’)\]』」>|]\s*$|다\s*$")
_STARTS = re.compile(
    r"^\s*(?:[□■ㅇ○◦●◎▣◆◇❍❏*※▶▷→⇒✓☞•·ㆍ∙▲△<\[【(|#>-]|[①-⑳]|\d{1,2}[.)]\s|\d{2,7}\s|[가-하][.)]\s|[가-힣A-Za-z·/ ]{1,12}\s?:\s|https?:)"
)
_SENTENCE = re.compile(r"[다요]\.(?:\s|$)|[a-z]{2}[.]\s+[A-Z]|[a-z]{3}[.]\s*$")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]")
_NARROWEST = 50
_SHARE = 0.8


def width(line: str) -> int:
    """Columns that a line takes, Hangul counted twice."""
    text = line.strip()[:400]
    return len(text) + len(_WIDE.findall(text))


def continued(lines: Sequence[str]) -> list[bool]:
    """For each line, whether its paragraph goes on in the next one.

    A line goes on if it is about as wide as the widest of its block, ends no sentence and no item starts in
    the next line; a run of such lines counts only if it holds a whole sentence, so that lists of links do not.
    """
    goes_on = [False] * len(lines)
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or not lines[i].strip():
            _block(lines, start, i, goes_on)
            start = i + 1
    return goes_on


def _block(lines: Sequence[str], start: int, end: int, goes_on: list[bool]) -> None:
    if end - start < 3:
        return
    widths = [width(line) for line in lines[start:end]]
    usual = sorted(widths)[int(len(widths) * 0.7)]
    if usual < _NARROWEST or max(widths) > 1.5 * usual:
        return
    run = start
    for i in range(start, end):
        wide = widths[i - start] >= _SHARE * usual and i + 1 < end
        if wide and not _ENDED.search(lines[i][-4:]) and not _STARTS.match(lines[i + 1][:30]):
            continue
        if i > run and _SENTENCE.search(" ".join(lines[run : i + 1])):
            goes_on[run:i] = [True] * (i - run)
        run = i + 1
