"""Whether two documents' events are one: scored rules, each with its reason. The scale is 0 to 1."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.ids import name_key
from graph.merge.clusters import Link
from graph.merge.keys import GENERIC_NAME, Key, organization_key, plain_key
from graph.merge.known import Known
from graph.merge.links import subsequence
from graph.model import Entry
from graph.times import first_day, is_iso, last_day

SAME = 0.65
"""At this score or above two events are one."""
UNSURE = 0.4
"""From here to `SAME` people are asked."""
_GROUPS = (
    {"conference", "forum", "exhibition", "other"},
    {"launch", "ceremony", "meeting", "other"},
    {"signing", "ceremony", "meeting", "other"},
    {"meeting", "forum", "visit", "conference", "other"},
    {"announcement", "designation", "other"},
)
"""Types that reports give one and the same event."""


@dataclass(frozen=True, slots=True)
class Score:
    """How far two events are one, and what speaks for or against it."""

    value: float
    reasons: tuple[str, ...]


Rule = Callable[[Entry, Entry], float | None]
"""From -1 (they are two) to 1 (they are one); None where the documents do not say."""


def _names(left: Entry, right: Entry) -> float | None:
    pairs = [(plain_key(a), plain_key(b)) for a in _forms(left) for b in _forms(right)]
    return max(_alike(a, b) for a, b in pairs) * 2 - 1


def _days(left: Entry, right: Entry) -> float | None:
    spans = [_span(left), _span(right)]
    if None in spans:
        return None
    (a, b, exact), (c, d, sure) = (span for span in spans if span)
    if b < c or d < a:
        return -1.0
    return (1.0 if a == c else 0.5) if exact and sure else 0.2


def _places(left: Entry, right: Entry) -> float | None:
    return _shared(left, right, ("venue", "region"), plain_key, against=-0.5)


def _hosts(left: Entry, right: Entry) -> float | None:
    return _shared(left, right, ("host", "organizer"), organization_key, against=-0.2)


def _outcomes(left: Entry, right: Entry) -> float | None:
    return _shared(left, right, ("launches", "announces"), plain_key, against=0.0)


def _people(left: Entry, right: Entry) -> float | None:
    return _shared(left, right, ("attendees", "speakers"), organization_key, against=0.0)


def _types(left: Entry, right: Entry) -> float | None:
    if left.type == right.type:
        return 0.5
    return 0.0 if any({left.type, right.type} <= group for group in _GROUPS) else -1.0


def _editions(left: Entry, right: Entry) -> float | None:
    a, b = left.values("edition"), right.values("edition")
    return None if not a or not b else 1.0 if a[0] == b[0] else -1.0


def _parents(left: Entry, right: Entry) -> float | None:
    a, b = left.values("parent"), right.values("parent")
    if bool(a) != bool(b):
        return -0.6
    return None if not a else _alike(plain_key(str(a[0])), plain_key(str(b[0]))) * 2 - 1


RULES: tuple[tuple[str, Rule, float], ...] = (
    ("name", _names, 3.0),
    ("day", _days, 2.0),
    ("place", _places, 1.0),
    ("host", _hosts, 0.8),
    ("outcome", _outcomes, 1.5),
    ("people", _people, 1.0),
    ("type", _types, 1.0),
    ("edition", _editions, 1.0),
    ("parent", _parents, 1.0),
)
"""Each rule with its name and weight. Weights were set on the corpus' marked group and invented cases."""
_FATAL = {"day": -1.0, "edition": -1.0, "type": -1.0, "parent": -0.8}
"""Where a rule says so, nothing else counts."""


def score(left: Entry, right: Entry) -> Score:
    """Compare two documents' events; symmetric."""
    told = [(name, rule(left, right), weight) for name, rule, weight in RULES]
    known = [(name, value, weight) for name, value, weight in told if value is not None]
    reasons = tuple(f"{name} {value:+.2f}" for name, value, _ in known)
    if not _placed(left, right):
        return Score(0.0, (*reasons, "names that many events have, and nothing else to tell them by"))
    if any(value <= _FATAL[name] for name, value, _ in known if name in _FATAL):
        return Score(0.0, reasons)
    total = sum(value * weight for _, value, weight in known)
    most = sum(weight for name, _, weight in known if name not in {"outcome", "people", "parent"}) or 1.0
    return Score(round(min(1.0, max(0.0, (total / most + 1) / 2)), 3), reasons)


def _placed(left: Entry, right: Entry) -> bool:
    """Whether there is more than a name that many events have: a day, a whole, an outcome."""
    if min(len(plain_key(one.name)) for one in (left, right)) > GENERIC_NAME:
        return True
    return any((rule(left, right) or 0.0) > 0 for rule in (_days, _parents, _outcomes))


def event_links(key: Key, known: Known, floor: float = SAME) -> list[Link[Key]]:
    """The links from an event's key to those of other documents' events, from `floor` up."""
    own = known.entries(key)
    found: list[Link[Key]] = []
    for other in sorted(known.in_blocks(known.blocks([key]), "event") - {key}):
        pairs = [(a, b) for d, a in own for e, b in known.entries(other) if d.document.id != e.document.id]
        best = max((score(a, b) for a, b in pairs), key=lambda one: one.value, default=None)
        if best and best.value >= floor:
            found.append(Link(key, other, best.value, "; ".join(best.reasons)))
    return found


def _forms(entry: Entry) -> list[str]:
    """The names that tell an event; short aliases (출범회의, 이번 행사) tell none."""
    return [entry.name, *(alias for alias in entry.aliases if len(plain_key(alias)) >= 8)]


def _alike(a: str, b: str) -> float:
    """0 to 1: bigrams shared (Dice), raised where one name is a part or an abbreviation of the other."""
    if a == b:
        return 1.0
    short, full = sorted((a, b), key=len)
    x, y = ({s[i : i + 2] for i in range(len(s) - 1)} for s in (a, b))
    dice = 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0
    if len(short) >= 6 and short in full:
        return max(dice, 0.9)
    return max(dice, 0.8) if len(short) >= 6 and subsequence(short, full) else dice


def _shared(
    left: Entry, right: Entry, slots: tuple[str, ...], key: Callable[[str], str], against: float
) -> float | None:
    a, b = ({key(str(value)) for slot in slots for value in entry.values(slot)} for entry in (left, right))
    if not a or not b:
        return None
    if a & b or any(name_key(x) in name_key(y) or name_key(y) in name_key(x) for x in a for y in b):
        return 1.0
    return against


def _span(entry: Entry) -> tuple[str, str, bool] | None:
    """First and last day of an event, and whether its first day is known exactly."""
    start = next((str(v) for v in entry.values("start") if is_iso(v)), None)
    if start is None:
        return None
    end = next((str(v) for v in entry.values("end") if is_iso(v)), start)
    return first_day(start).value, max(last_day(end).value, first_day(start).value), len(start) >= 10
