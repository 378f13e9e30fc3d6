"""Every name, date and amount of a document as a mention, for readers that mark them in the text."""

from __future__ import annotations

from collections.abc import Iterator

from graph.extract.context import Context
from graph.model import Kind, Mention, MentionType

_TYPES = {
    Kind.ORGANIZATION: MentionType.ORGANIZATION,
    Kind.ALLIANCE: MentionType.ORGANIZATION,
    Kind.PERSON: MentionType.PERSON,
    Kind.PLACE: MentionType.PLACE,
    Kind.EVENT: MentionType.EVENT,
    Kind.POLICY: MentionType.POLICY,
}


def mentions(ctx: Context) -> tuple[Mention, ...]:
    """The names found and the values of the parser, sorted, each once."""
    return tuple(sorted({*_names(ctx), *_values(ctx)}, key=lambda m: (m.start, m.end, m.type, m.name or "")))


def _names(ctx: Context) -> Iterator[Mention]:
    text = ctx.document.text
    for name in ctx.names.items:
        if kind := _TYPES.get(name.kind):
            yield Mention(name.start, name.end, text[name.start : name.end], kind, name.name)


def _values(ctx: Context) -> Iterator[Mention]:
    factual = [(s.start, s.end) for s in ctx.sentences]
    for value in ctx.doc._.values:
        if any(a <= value.start < b for a, b in factual):
            told = None if value.value is None else str(value.value)
            yield Mention(value.start, value.end, value.text, value.type, told)
