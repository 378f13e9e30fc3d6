"""Every name, date and amount of a document as a mention, for readers that mark them in the text.

In a document the names are those of the rules, which read the whole of it; the learned tagger adds what they
passed over. A sentence or two alone tells the rules little: there the tagger decides, the rules add.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph import nlp
from graph.extract.context import Context
from graph.model import Kind, Mention, MentionType

TYPES = {
    Kind.ORGANIZATION: MentionType.ORGANIZATION,
    Kind.ALLIANCE: MentionType.ORGANIZATION,
    Kind.PERSON: MentionType.PERSON,
    Kind.PLACE: MentionType.PLACE,
    Kind.EVENT: MentionType.EVENT,
    Kind.POLICY: MentionType.POLICY,
}
_NAMES = frozenset({MentionType.ORGANIZATION, MentionType.PERSON, MentionType.PLACE})
_SURE = 0.93
_ALONE = 3
"""The most sentences that count as standing alone."""


def mentions(ctx: Context) -> tuple[Mention, ...]:
    """Names, dates, times, sums and quantities, sorted; events and policies may hold other names."""
    read = list(_names(ctx))
    learned = [m for m in nlp.mentions(ctx.doc) if _factual(ctx, m.start)]
    values = [m for m in learned if m.type not in _NAMES]
    tagged = [m for m in learned if m.type in _NAMES]
    ours = [m for m in read if m.type in _NAMES]
    larger = [m for m in read if m.type not in _NAMES]
    alone = bool(ctx.doc._.tagged) and len(ctx.sentences) <= _ALONE
    names = _joined(tagged, _certain(ctx, ours)) if alone else _joined(ours, tagged)
    return tuple(sorted({*names, *values, *larger}, key=lambda m: (m.start, m.end, m.type, m.name or "")))


def _certain(ctx: Context, ours: Iterable[Mention]) -> Iterator[Mention]:
    """The names that more than their form speaks for."""
    sure = {(n.start, n.end) for n in ctx.names.items if n.confidence >= _SURE}
    return (m for m in ours if (m.start, m.end) in sure)


def _joined(first: Iterable[Mention], second: Iterable[Mention]) -> Iterator[Mention]:
    """All of the first, named as the second names them, and of the second what overlaps none."""
    others, chosen = _Placed(second), list(first)
    for mention in chosen:
        if mention.name is None:
            same = (other.name for other in others.over(mention) if other.type is mention.type and other.name)
            mention = replace(mention, name=next(same, None))
        yield mention
    spans = _Placed(chosen)
    yield from (other for other in others.items if not spans.over(other))


class _Placed:
    """Mentions in the order of the text."""

    def __init__(self, items: Iterable[Mention]) -> None:
        self.items = sorted(items, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.items]

    def over(self, one: Mention) -> list[Mention]:
        """Those that share a character with `one`; names are at most 200 long."""
        first = bisect_left(self._starts, one.start - 200)
        near = self.items[first : bisect_left(self._starts, one.end, first)]
        return [m for m in near if m.end > one.start]


def _names(ctx: Context) -> Iterator[Mention]:
    text = ctx.document.text
    for name in ctx.names.items:
        if kind := TYPES.get(name.kind):
            yield Mention(name.start, name.end, text[name.start : name.end], kind, name.name)


def _factual(ctx: Context, offset: int) -> bool:
    try:
        ctx.sentence_at(offset)
    except LookupError:
        return False
    return True
