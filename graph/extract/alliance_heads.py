"""Who leads an alliance: chairs, co-chairs and deputies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.extract.alliance import TAKES, Alliance
from graph.extract.context import Context, Name, Sentence
from graph.model import Claim, Kind

_HEAD = (
    r"(?:공동)?(?:단장|위원장|의장|회장|대표|간사장|부단장|부위원장|부의장|공동의장|공동대표|"
    r"초대 의장|이사장)"
)
_CHAIR = r"(?:공동)?(?:단장|위원장|의장|부단장|부위원장|부의장|공동의장|공동대표|초대 회장)"
_LED = re.compile(
    (
        rf"(?:초대\s)?(?:공동)?{_CHAIR}(?:은|는|으로|로|에는|에|을|를|직을|이|가|도)|"
        rf"{_CHAIR}\s?[:：]|chair|led by|headed by"
    ),
    re.IGNORECASE,
)
_MARKED_HEAD = re.compile(rf"\((?:공동\s?)?{_HEAD}\)")


def heads(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    """Its chair, co-chairs and deputies."""
    for sentence in alliance.about:
        yield from _marked_heads(ctx, sentence)
        yield from _shared(ctx, sentence)
        for match in _LED.finditer(sentence.text):
            person = _nearest(ctx, sentence, match)
            if person is not None:
                spans = [
                    (person.start, person.end),
                    (sentence.start + match.start(), sentence.start + match.end()),
                ]
                yield Claim("led_by", person.name, ctx.evidence(*spans), 0.7, Kind.PERSON)


_ARE = re.compile(
    r"(?:추진|공동|사업|기획|지원)?(?:위원장|단장|의장|회장|부회장|부위원장|부단장|부의장|대표)(?:은|에는|"
    r"으로는|는)\s"
)


def _shared(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """A 차관과 B 원장이 공동위원장을 맡고: all of them."""
    people = list(ctx.names.within(sentence.start, sentence.end, Kind.PERSON))
    for match in _ARE.finditer(sentence.text):
        end = sentence.start + match.end()
        for person in [p for p in people if p.start >= end]:
            gap = ctx.document.text[end : person.start]
            if len(gap) > 25 or re.search(r"(?:이|가|을|를|며|고)\s", gap):
                break
            spans = [
                (person.start, person.end),
                (sentence.start + match.start(), sentence.start + match.end()),
            ]
            yield Claim("led_by", person.name, ctx.evidence(*spans), 0.8, Kind.PERSON)
            end = person.end
    for match in TAKES.finditer(sentence.text):
        at = sentence.start + match.start()
        held = [p for p in people if p.end <= at]
        end = at
        for person in reversed(held):
            gap = ctx.document.text[person.end : end]
            if len(gap) > 25 or re.search(r"(?:은|는|며|고|,)\s", gap):
                break
            yield Claim(
                "led_by",
                person.name,
                ctx.evidence((person.start, person.end), (at, at + 1)),
                0.8,
                Kind.PERSON,
            )
            end = person.start


def _nearest(ctx: Context, sentence: Sentence, match: re.Match[str]) -> Name | None:
    """위원장은 홍길동 회장이 맡고: the person named next; 홍길동 회장을 위원장으로: the one before."""
    people = list(ctx.names.within(sentence.start, sentence.end, Kind.PERSON))
    at = sentence.start + match.start()
    after = [p for p in people if p.start >= at]
    before = [p for p in people if p.end <= at]
    if match[0].endswith(("으로", "로", "을", "를", "직을")):
        return before[-1] if before and at - before[-1].end < 30 else None
    return after[0] if after and after[0].start - at < 40 else None


def _marked_heads(ctx: Context, sentence: Sentence) -> Iterator[Claim]:
    """산업부 산업정책실장(단장): the person who holds that post, wherever the text names them."""
    for match in _MARKED_HEAD.finditer(sentence.text):
        at = sentence.start + match.start()
        people = [p for p in ctx.names.within(sentence.start, at, Kind.PERSON) if at - p.end < 25]
        name = people[-1].name if people and "," not in ctx.document.text[people[-1].end : at] else None
        if name is None:
            name = _holder(ctx, ctx.document.text[sentence.start : at])
        if name is not None:
            evidence = ctx.evidence((at, sentence.start + match.end()))
            yield Claim("led_by", name, evidence, 0.75, Kind.PERSON)


def _holder(ctx: Context, before: str) -> str | None:
    post = re.split(r"[,、(]|에는\s|은\s|는\s", before)[-1].strip()
    for held in ctx.posts:
        if held.title and held.organization and post:
            body = held.organization
            short = held.title
            if post.endswith(short) and (post.startswith(body[:2]) or body in post):
                return held.person
            if post.endswith("장") and (
                post == body + "장" or post.removesuffix("장") == body[: len(post) - 1]
            ):
                return held.person
    return None


def heads_bodies(ctx: Context, led: Iterable[Claim]) -> Iterator[Claim]:
    """The bodies whose heads lead it are members."""
    for claim in led:
        post = ctx.post(str(claim.value))
        if post is not None and post.organization:
            yield Claim("members", post.organization, claim.evidence, 0.6, Kind.ORGANIZATION)
