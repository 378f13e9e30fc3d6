"""Parts by arithmetic: sums told one after the other that make up the sum of something else."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from graph.extract import dated
from graph.extract.context import Part, Share
from graph.extract.policies.figures import told_for
from graph.extract.policies.focus import Focus
from graph.extract.policies.shares import near

_PASSAGE = 400
"""Code points between a share and the next, and between the whole and the first share."""
_BEHIND = 120
"""How far behind the last share the whole may be told."""
_MOST = 12


def owners(focus: Focus, parts: list[Part]) -> dict[str, str]:
    """The parts whose sums add up to a sum told of something else, with what that is.

    The sum is noted in `focus.sums`.
    """
    found: dict[str, str] = {}
    named = {(p.start, p.end): p.name for p in parts}
    for run in _runs(focus.ctx.shares):
        names = {named[s.start, s.end] for s in run if (s.start, s.end) in named}
        if not names or names & found.keys():
            continue
        whole = _whole(focus, run, names)
        if whole is not None:
            found.update(dict.fromkeys(names, whole))
    return found


def _runs(shares: list[Share]) -> Iterator[list[Share]]:
    """Shares that follow one another closely, two or more, the longer runs first."""
    told = sorted(shares, key=lambda s: s.at)
    breaks = [i for i in range(1, len(told)) if told[i].at - told[i - 1].at > _PASSAGE] + [len(told)]
    for length in range(min(_MOST, len(told)), 1, -1):
        for first in range(len(told) - length + 1):
            if breaks[bisect_left(breaks, first + 1)] >= first + length:
                yield told[first : first + length]


def _whole(focus: Focus, run: list[Share], parts: set[str]) -> str | None:
    """What the text speaks of where it tells a sum that the shares make up."""
    total, own = sum(s.amount for s in run), {s.at for s in run}
    for value in dated.sums(focus.ctx, max(0, min(own) - _PASSAGE), max(own) + _BEHIND):
        if value.start in own or not near(int(value.value or 0), total):
            continue
        try:
            sentence = focus.ctx.sentence_at(value.start)
        except LookupError:
            continue
        spoken = [
            told_for(focus, value.start),
            *focus.about.get(sentence.start, ()),
            focus.topic.get(sentence.start),
            focus.main,
        ]
        whole = next((p for p in spoken if p is not None and p not in parts), None)
        if whole is not None:
            focus.sums.setdefault(whole, value)
        return whole
    return None
