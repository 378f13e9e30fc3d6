"""Names met again: wherever a sure name stands again, and surnames that take up a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import ahocorasick

from graph.extract import forms
from graph.extract.context import Context, Name, Post
from graph.extract.names.guesses import SURE, Board
from graph.extract.names.people import Held
from graph.model import Kind

_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|까지|부터|만|이나|나|측|및|등|라는|이라는|장|에서는|이며|인|이다)?"
    r"(?![가-힣A-Za-z0-9])"
)


def spread(board: Board, ctx: Context) -> None:
    """A body's, person's or hall's name that is sure once is proposed wherever it stands again."""
    text = ctx.document.text
    sure: dict[tuple[str, Kind], tuple[str, float, str | None]] = {}
    for guess in board.settle():
        name = text[guess.start : guess.end]
        if name in forms.NO_BODIES:
            continue
        ground = guess.kind is not Kind.PLACE or (guess.type in ("venue", "site") and len(name) > 3)
        if ground and len(name) > 2 and guess.weight >= SURE:
            before = sure.get((name, guess.kind))
            if before is None or before[1] < guess.weight:
                sure[name, guess.kind] = (guess.type, guess.weight, guess.reference)
    for name, start in occurrences(ctx, {name for name, _ in sure}):
        end = start + len(name)
        if _whole(text, start, end):
            for kind in (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE):
                if found := sure.get((name, kind)):
                    type_, weight, reference = found
                    board.add(start, end, kind, type_, min(weight, 0.85), reference)


def occurrences(ctx: Context, names: set[str]) -> Iterator[tuple[str, int]]:
    """(name, offset) of every place in the factual sentences where one of the names stands; one pass."""
    if not names:
        return
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    for sentence in ctx.sentences:
        for last, name in automaton.iter(ctx.document.text, sentence.start, sentence.end):
            yield name, last + 1 - len(name)


def _whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1 : start]
    return not (before.isalnum() and before != "\n") and bool(_PARTICLE.match(text[end : end + 8]))


def surnames(ctx: Context, held: Iterable[Held]) -> None:
    """`김 장관` takes up the last person of that surname, of the same post first; else none."""
    text = ctx.document.text
    spans = {one.person: one for one in held if one.surname}
    full = [n for n in ctx.names.of(Kind.PERSON) if (n.start, n.end) not in spans]
    resolved: list[Name] = []
    for name in ctx.names.items:
        one = spans.get((name.start, name.end))
        if one is None or name.kind is not Kind.PERSON:
            resolved.append(name)
            continue
        person = _meant(ctx, full, name, text[slice(*one.title)] if one.title else "")
        if person:
            resolved.append(replace(name, name=person))
            ctx.posts = [replace(p, person=person) if p.start == name.start else p for p in ctx.posts]
        else:
            ctx.posts = [p for p in ctx.posts if p.start != name.start]
    ctx.names.items = resolved


def _meant(ctx: Context, full: Iterable[Name], name: Name, title: str) -> str | None:
    alike = [n for n in full if n.name.startswith(name.name) or n.name.endswith(f" {name.name}")]
    before = [n for n in alike if n.start < name.start] or alike
    titled = [n for n in before if _same_post(ctx.post(n.name), title)]
    return (titled or before)[-1].name if before else None


def _same_post(post: Post | None, title: str) -> bool:
    return bool(post and post.title and (post.title.endswith(title) or title.endswith(post.title)))
