"""Where the text names an event: quoted, or a head noun with modifiers, or a bare head that points back."""

from __future__ import annotations

import re

from graph.extract.context import Context
from graph.extract.events import encounters
from graph.extract.events.headed_names import headed
from graph.extract.events.naming import MOST, EventName
from graph.extract.events.quoted_names import quoted, sessions
from graph.extract.events.told_names import again, begun, branded, yeared
from graph.extract.events.words import STRONG


def find(ctx: Context) -> list[EventName]:
    """Every event name and pointer of the document, in order, without overlaps."""
    found: list[EventName] = []
    text = ctx.document.text
    for sentence in ctx.sentences:
        marked = [*quoted(sentence), *sessions(sentence)]
        taken = [(q.start, q.end) for q in marked]
        found += marked
        found += [
            name
            for name in headed(ctx, sentence)
            if not any(a < name.end and name.start < b for a, b in taken)
            and not any(
                re.fullmatch(r"\s?\d{0,2}\s?[^\s가-힣A-Za-z0-9]?", text[name.end : a])
                for a, _ in taken
                if a >= name.end
            )
        ]
    found += again(ctx, found)
    found += begun(ctx, found)
    found += encounters.find(ctx)
    found += yeared(ctx, found)
    if not any(n.name and (n.quoted or n.head in STRONG) for n in found):
        found += branded(ctx, found)
    found = sorted(found)[:MOST]
    return sorted(n for n in found if not any(_inside(n, o) for o in found))


def _inside(name: EventName, other: EventName) -> bool:
    return (
        name != other
        and other.start <= name.start
        and name.end <= other.end
        and (bool(other.name), other.end - other.start) > (bool(name.name), name.end - name.start)
    )
