"""Whether two English names mean one event."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Context
from graph.extract.english.event_words import ORDINAL, ORDINALS
from graph.extract.events.frame import Frame
from graph.extract.events.naming import EventName

_KIN = {"conference": "talk", "forum": "talk", "meeting": "talk", "launch": "ceremony", "signing": "signing"}
_PLAIN = re.compile(r"[^a-z0-9]")
_TIMES = re.compile(
    r"^(?:last year[’']s|the|a|an|this year[’']s|annual|its|next|previous|upcoming)\s+", re.IGNORECASE
)
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
PAST_ONE = re.compile(
    r"^(?:(?:last|next) year[’']s|(?:the )?(?:previous|last|next)|(?:20|19)\d\d(?= (?:event|edition)\b)) ",
    re.IGNORECASE,
)


def plain(name: str) -> str:
    """A name without marks, editions, articles and brackets, for comparison.

    >>> plain("The 2nd Korea-Africa Forum (KAF)")
    'koreaafricaforum'
    """
    name = ORDINAL.sub(" ", re.sub(r"\([^()]*\)", " ", name))
    return _PLAIN.sub("", _TIMES.sub("", name.strip()).lower())


def edition(name: str) -> int | None:
    """The number that a name gives its event.

    >>> edition("third Council"), edition("5th Korea-Africa Forum"), edition("Green Forum")
    (3, 5, None)
    """
    match = ORDINAL.search(name)
    if match is None:
        return None
    if match["n"]:
        return int(match["n"])
    return 1 if match["w"].lower() == "inaugural" else ORDINALS.index(match["w"].lower()) + 1


def same(ctx: Context, frame: Frame, name: EventName) -> bool:
    """Whether a naming means the event of a frame."""
    long, short = plain(frame.name), plain(name.name)
    numbers = edition(frame.name), edition(name.name)
    if None not in numbers and numbers[0] != numbers[1]:
        return False
    if PAST_ONE.match(name.name) or PAST_ONE.match(frame.name):
        return frame.name.lower() == name.name.lower()
    years = set(YEAR.findall(frame.name)), set(YEAR.findall(name.name))
    if years[0] and years[1] and years[0] != years[1]:
        return False
    if frame.type == name.type == "meeting" or "meeting" in {frame.type, name.type}:
        whole, part = (frame.name, short) if len(long) > len(short) else (name.name, long)
        if (of := re.search(r" of (?:the )?([A-Z].*)$", whole)) and plain(of.group(1)) == part:
            return True
    if long == short:
        return len(short) > len(name.head) + 1 or frame.type != "signing" or _near(ctx, frame, name)
    if frame.type == "signing" and name.type == "signing":
        if "ceremony" in {frame.head, name.head}:
            return _signed_there(frame.name, name.name)
        return len(short) > 12 and short in long
    if all(years) and {frame.name[:1].isupper(), name.name[:1].isupper()} == {True} and long != short:
        return False
    if (
        {frame.type, name.type} & {"visit"}
        or kin(frame.type) != kin(name.type)
        or "session" in {frame.head, name.head}
    ):
        return False
    if numbers[1] is not None and numbers[0] is None:
        return False
    words = [w for w in re.findall(r"[a-z0-9]+", ORDINAL.sub(" ", name.name.lower())) if len(w) > 2]
    rest = [w for w in words if w != name.head]
    if not rest:
        return numbers[0] is not None and numbers[0] == numbers[1] and frame.head == name.head
    return frame.head == name.head and all(w in frame.name.lower() for w in rest)


_OF_SIGNING = frozenset(
    "signing ceremony event mou mous memorandum memoranda understanding agreement agreements business cooperation contract formal official joint the for and with".split()
)


def _signed_there(one: str, other: str) -> bool:
    """Whether a ceremony's name says no other matter than the agreement's (`MOU signing ceremony`)."""
    matters = [set(re.findall(r"[a-z]{3,}", n.lower())) - _OF_SIGNING for n in (one, other)]
    return not all(matters) or len(matters[0] & matters[1]) * 2 >= min(map(len, matters))


def _near(ctx: Context, frame: Frame, name: EventName) -> bool:
    """Two agreements called alike are one only where they stand in one paragraph."""
    a, b = sorted((frame.spoken[-1].start, name.start))
    return "\n" not in ctx.document.text[a:b]


def kin(kind: str) -> str:
    """The kind under which a type of event goes where one is named as the other."""
    return _KIN.get(kind, kind)


def alike(frame: Frame, name: EventName) -> bool:
    """Whether a headline's loose wording means a frame: of its head, with a word in common."""
    if plain(frame.name) in plain(name.name) or plain(name.name) in plain(frame.name):
        return True
    words = set(re.findall(r"[a-z]{4,}", name.name.lower())) - {name.head}
    return frame.head == name.head and bool(words & set(re.findall(r"[a-z]{4,}", frame.name.lower())))
