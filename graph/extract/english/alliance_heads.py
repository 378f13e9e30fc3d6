"""Who heads an alliance of an English text: its chairs, countries that chair it, the body that leads it."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.cues import cued
from graph.extract.context import Context, Name, Sentence
from graph.model import Claim, Kind

_NOUNS = "alliance|body|consortium|coalition|partnership|council|network|group|organi[sz]ation|association|task force"
"""Common nouns for an alliance."""
_HEADED = cued(
    r"\b(?:(?:co-)?(?:chaired|led|headed)(?: jointly)? by|(?:co-)?chair(?:man|woman|person|s)?(?: of (?:the|this) [\w ]{3,40})?,?(?: is| are|:)|(?:elected|named|appointed|chosen) (?=[A-Z]))"
)
_TAKES = cued(
    r"\b(?:will |to )?(?:(?:co-)?chair(?:s|ed)?|lead|leads|head|heads|serves? as (?:the |its )?(?:\w+[’']s )?(?:first |inaugural |co-)*(?:chair\w*|co-chairs?|head|president))\b"
)


_LEADS = re.compile(r"\b(?:leads?|heads?)$")
_THE_BODY = re.compile(
    rf" (?:it\b|them\b|(?:the|this|its) (?:new |joint )?(?:{_NOUNS}|committee|board)\b|(?:the )?[A-Z])"
)


def heads(ctx: Context, about: list[Sentence], occurrences: list[Name]) -> Iterator[Claim]:
    """Its chairs, said in a sentence about it."""
    for sentence in about:
        if not any(sentence.start <= n.start < sentence.end for n in occurrences) and not re.search(
            rf"(?i:\b(?:{_NOUNS}|co-chairs?|vice[- ]chairs?|steering committee)\b)|\bits\b|^\W*It (?:is|was|will be)\b|\b(?:chair|lead|head) it\b",
            sentence.text,
        ):
            continue
        yield from _named_to(ctx, sentence)
        yield from _leading_bodies(ctx, sentence)
        for match in _HEADED.finditer(sentence.text):
            people = list(ctx.names.within(sentence.start + match.end(), sentence.end, Kind.PERSON))
            near = [p for p in people if p.start - sentence.start - match.end() < 90]
            chosen = re.match(r"elected|named|appointed|chosen", match.group())
            if chosen and not re.search(
                r"\bas (?:the |its )?(?:[\w-]+ ){0,2}(?:chair\w*|head|president)\b|\bchair",
                sentence.text[match.end() :],
            ):
                continue
            yield from _led(
                ctx,
                near
                if "co-" in match.group() or "and" in sentence.text[match.end() : match.end() + 120]
                else near[:1],
            )
        for match in _TAKES.finditer(sentence.text):
            if _LEADS.search(match.group()) and not _THE_BODY.match(sentence.text, match.end()):
                continue  # `to lead the hydrogen economy`
            before = list(ctx.names.within(sentence.start, sentence.start + match.start(), Kind.PERSON))
            before = before or _states(ctx, sentence, match)
            meeting = re.match(
                r"(?:co-)?chair(?:s|ed)? (?:the |a |an )?(?:[\w-]+ ){0,4}(?:meeting|session|forum|roundtable)",
                match.group() + sentence.text[match.end() :][:60],
            )
            if before and not (meeting and "co-" not in match.group()):
                both = "co-" in match.group() or before[0].kind is Kind.PLACE
                yield from _led(ctx, before if both else before[-1:])


def _states(ctx: Context, sentence: Sentence, told: re.Match[str]) -> list[Name]:
    """The countries that chair it (`Denmark and Korea will chair it jointly`)."""
    it = re.match(rf" (?:it|its|the (?:{_NOUNS}))\b", sentence.text[told.end() :])
    names = ctx.names.within(sentence.start, sentence.start + told.start(), Kind.PLACE)
    return [n for n in names if n.type == "country"] if it else []


_LED_BY = cued(
    rf"\b(?i:{_NOUNS})(?: \([^()]*\))?,? (?:that is |which is |is |was |to be )?(?:led|headed|spearheaded) by (?:the )?(?:[a-z-]+ ){{0,3}}$"
)


def _leading_bodies(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """`a group led by the utility A has launched the …`: a body at its head."""
    for body in ctx.names.within(sentence.start, sentence.end, Kind.ORGANIZATION):
        post = any(p.organization == body.name and 0 <= p.start - body.end < 60 for p in ctx.posts)
        if (
            _LED_BY.search(sentence.text[: body.start - sentence.start])
            and not post
            and body.type != "alliance"
        ):
            yield from _led(ctx, [body])


_MADE = re.compile(
    r"\b(?:was|were|has been|have been|are|is)(?: \w+ly)? (?:named|elected|appointed|chosen|picked|selected)(?: as)? (?:the |its |their |an? )?(?:[\w’']+ ){0,3}?(?:co-|vice[- ]|deputy )?(?:chair\w*|heads?|leaders?|presidents?)\b"
)
_AS_CHAIR = cued(
    r"\bwith (?P<who>[^;.]{3,120}?) (?:serving |acting )?as (?:its |the |their )?(?:first )?(?:co-|vice[- ]|deputy )?(?:chair\w*|head|deput\w+)\b"
)


def _named_to(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """`A and B were named its co-chairs`; `…, with C as vice-chair`."""
    base = sentence.start
    for match in _MADE.finditer(sentence.text):
        people = list(ctx.names.within(base, base + match.start(), Kind.PERSON))
        yield from _led(ctx, people if "were" in match.group() or "are" in match.group() else people[-1:])
    for match in _AS_CHAIR.finditer(sentence.text):
        yield from _led(
            ctx, list(ctx.names.within(base + match.start("who"), base + match.end("who"), Kind.PERSON))
        )


def _led(ctx: Context, people: list[Name]) -> Iterator[Claim]:
    for person in people:
        yield Claim("led_by", person.name, ctx.evidence((person.start, person.end)), 0.75, person.kind)
