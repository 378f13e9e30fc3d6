"""What a part of a sum is spent on: `이 가운데 ‘B’에는 269억 원을`, `그중 30억 원은 ‘C’의 몫`."""

from __future__ import annotations

from collections.abc import Sequence

from graph.cues import cued
from graph.extract.context import Context, Part, Share
from graph.extract.policies.found import Found
from graph.extract.policies.items import kind_of

_OF_IT = cued(
    r"(?<![가-힣])(?:이|그)\s?(?:가운데|중|중에서|안)(?:에는|에서|에|의|엔)?\s|원\s(?:가운데|중에서?)\s|"
    r"(?<![가-힣])여기에는\s(?:총\s)?\d"
)
_REACH = 60
"""Code points between `이 가운데` and the first sum that it is told for, or its name."""
_BACK = 160
"""Code points in which the whole is named before it."""


def find(ctx: Context, named: Sequence[Found]) -> list[Part]:
    """The parts that the text tells as a portion of the programme or plan named last before."""
    found = []
    for match in _OF_IT.finditer(ctx.document.text) if ctx.shares and named else ():
        share = next((s for s in ctx.shares if 0 <= min(s.start, s.at) - match.end() < _REACH), None)
        whole = _whole(ctx, named, match.start())
        if share is None or whole is None or whole.text == share.name:
            continue
        found.append(Part(share.start, share.end, share.name, kind_of(share.name, "과제"), whole.text))
    return found


def _whole(ctx: Context, named: Sequence[Found], at: int) -> Found | None:
    """What is named last before an offset, where its own sum is told too."""
    before = [f for f in named if at - _BACK < f.end <= at]
    if not before:
        return None
    last = max(before, key=lambda f: f.end)
    return last if any(_told(share, last) for share in ctx.shares) else None


def _told(share: Share, found: Found) -> bool:
    return share.start < found.end and found.start < share.end
