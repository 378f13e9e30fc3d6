"""Where the text names an event: quoted, or a head noun with modifiers, or a bare head that points back."""

from __future__ import annotations

import re
from dataclasses import replace

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
    found = [n for n in found if not (n.name and n.type == "signing" and _built_upon(text, n, found))]
    found = sorted(joined(text, found))[:MOST]
    return sorted(n for n in found if not any(_inside(n, o) for o in found))


_AND_ALSO = re.compile(r"\s및\s")
_BOTH = frozenset({"meeting", "forum", "conference", "ceremony"})


def joined(text: str, found: list[EventName]) -> list[EventName]:
    """`정기총회 및 기술세미나`: two heads joined outside marks are one event, of the kind named first."""
    kept: list[EventName] = []
    for name in sorted(found):
        last = kept[-1] if kept else None
        if (
            last is not None
            and not (last.quoted or name.quoted or last.told or name.told)
            and last.name
            and {last.type, name.type} <= _BOTH
            and _AND_ALSO.fullmatch(text, last.end, name.start)
        ):
            kept[-1] = replace(last, end=name.end, name=text[last.start : name.end], head=name.head)
        else:
            kept.append(name)
    return kept


_UPON = re.compile(
    r"[’”'\"」』｣)]*(?:을|를|에|의)\s?(?:기반|바탕|토대|근거|따라|따른|의거|후속|이행)(?:으?로|하여|해|한|을|를|에|\s)"
)


def _built_upon(text: str, name: EventName, found: list[EventName]) -> bool:
    """Whether an agreement is only what something goes back to (`… 양해각서를 기반으로`), told nowhere."""
    once = not any(o.name == name.name and o is not name for o in found)
    concluded = _CONCLUDED.search(text[max(0, name.start - 12) : name.start])
    return once and not concluded and _UPON.match(text, name.end) is not None


_CONCLUDED = re.compile(r"(?:체결한|맺은|서명한|합의한)\s[‘“「『'\"]?$")


def _inside(name: EventName, other: EventName) -> bool:
    return (
        name != other
        and other.start <= name.start
        and name.end <= other.end
        and (bool(other.name), other.end - other.start) > (bool(name.name), name.end - name.start)
    )
