"""Who is only mentioned in a sentence of an English document, and is not at its event."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.events.frame import Scene
from graph.extract.passages import Passage
from graph.model import Kind

_AWAY = cued(
    r"\b(?:according to|said (?:by|in a release)|hosted by|organi[sz]ed by|sponsored by|supported by|co-hosted by|jointly organi[sz]ed by|(?:subsidiary|affiliate|arm|unit|spin-off) of(?: the)?(?: (?!and\b|with\b)[\w’'-]+){1,4}|subsidiary of|affiliate of|arm of|unit of|under|reported by|citing|on behalf of|run by|operated by|developed by|proposed by|led by) (?:the )?$|\bsince (?:[A-Z]\w+ ){0,3}$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:at|in|near|inside|to) (?:the )?$")
_OWNED = re.compile(
    r"[’']s? (?:[A-Za-z&-]+ ){0,4}?(?:headquarters|plant|factory|shipyard|center|centre|campus|office|building|hall|lab|hotel|booth)\b|[’']s? (?:\w+ ){0,3}(?:technolog|product|batter|vehicle|business|project|plan|strateg)"
)
CUT = cued(
    r", (?:where|which|while|after which|during which|the last of which) |, and where | and where |(?<=\w), and (?=(?:the |a )?[A-Z]?[\w’'() -]{3,80} (?:signed|visited|toured|held talks)\b)"
)
_IN_CHARGE = re.compile(
    r"\((?:[A-Z][\w&-]{1,11}[,;] ?)?(?:[Mm]inister|[Cc]ommissioner|[Cc]hair(?:man|woman|person)?|[Pp]resident|CEO|[Mm]ayor|[Gg]overnor|[Aa]dministrator|[Dd]irector)(?: and CEO)?:? $"
)


def in_charge(before: str) -> bool:
    """`the Ministry of A (MOA, Minister B)`: the head of a body, named in passing."""
    return _IN_CHARGE.search(before) is not None


def aside(scene: Scene, passage: Passage, name: Name) -> bool:
    """Whether a name only says where, by whose leave or of whom something is told."""
    base = passage.sentence.start
    before, after = passage.text[: name.start - base], passage.text[name.end - base :]
    if (
        in_charge(before)
        or _VISIT_OF.match(after)
        or _AWAY.search(before)
        or _OWNED.match(after)
        or _in_quotes(passage.text, name.start - base)
    ):
        return True
    if (
        re.match(r"(?: \([^()]*\))? (?:said|announced)\b(?! that he| that she)", after)
        and name.kind is Kind.ORGANIZATION
    ):
        return True
    body = name.kind is Kind.ORGANIZATION
    if body and name.type in {"media"}:
        return True
    if body and _of_policy(scene, name):
        return True
    if body and name.type == "alliance" and _BORN.search(before):
        return True
    return body and bool(_WHERE.search(before)) and not _of_person(scene, name)


def _of_policy(scene: Scene, name: Name) -> bool:
    """Whether a body's name only begins a law's or plan's (`spoke on the EU Battery Regulation`)."""
    after = next(scene.ctx.names.within(name.start, name.end + 140, Kind.POLICY), None)
    gap = scene.ctx.document.text[name.end : after.start] if after and after.start >= name.end else ""
    inside = after is not None and after.start <= name.start and name.end <= after.end
    return inside or (after is not None and re.fullmatch(r"(?: \([A-Z]+\))? ", gap) is not None)


_BORN = re.compile(
    r"\b(?:set(?:ting)? up|launch(?:ed|ing)?|establish(?:ed|ing)?|form(?:ed|ing)?|creat(?:e|ed|ing)|found(?:ed|ing)?|inaugurated) (?:the |an? )?(?:new |joint )?[“\"‘]?$"
)
"""What is only being founded is no guest."""
_VISIT_OF = re.compile(
    r"[’']s? (?:[\w-]+ ){0,3}?(?:visit|trip|inauguration|administration|government|presidency|invitation|order|instructions?|remarks|speech)\b"
)


def _of_person(scene: Scene, name: Name) -> bool:
    """Whether the body is that of a person's post told just before (`professor at the University of …`)."""
    return any(p.organization == name.name and 0 <= name.start - p.start < 160 for p in scene.ctx.posts)


def _in_quotes(text: str, at: int) -> bool:
    return text.count("“", 0, at) > text.count("”", 0, at) or text.count('"', 0, at) % 2 == 1
