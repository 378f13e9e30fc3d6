"""Names met again: wherever a sure name stands again, and surnames that take up a person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
        surname = guess.kind is Kind.PERSON and name.isascii() and " " not in name
        if name in forms.NO_BODIES or surname:
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
    full = _by_surname(n for n in ctx.names.of(Kind.PERSON) if (n.start, n.end) not in spans)
    renamed: dict[int, str | None] = {}
    resolved: list[Name] = []
    for name in ctx.names.items:
        one = spans.get((name.start, name.end))
        if one is None or name.kind is not Kind.PERSON:
            resolved.append(name)
            continue
        person = _meant(ctx, full, name, text[slice(*one.title)] if one.title else "")
        if person:
            resolved.append(replace(name, name=person))
        renamed[name.start] = person
    ctx.names.items = resolved
    found = [(p, renamed.get(p.start, p.person)) for p in ctx.posts]
    ctx.posts = [replace(post, person=person) for post, person in found if person]


def _by_surname(full: Iterable[Name]) -> dict[str, list[Name]]:
    """People by all that may be their surname: how the name begins, and its last word."""
    found: dict[str, list[Name]] = defaultdict(list)
    for name in full:
        last = name.name.rpartition(" ")
        for key in {*(name.name[:size] for size in range(1, len(name.name) + 1)), last[2] if last[1] else ""}:
            found[key].append(name)
    return found


def _meant(ctx: Context, full: Mapping[str, Sequence[Name]], name: Name, title: str) -> str | None:
    """The person whom a surname means; of those named before it the last, looked for a bounded way back."""
    alike = full.get(name.name, ())
    before = alike[: bisect_left(alike, name.start, key=lambda n: n.start)] or alike
    titled = (n for n in reversed(before[-_BACK:]) if _same_post(ctx.post(n.name), title))
    found = next(titled, before[-1] if before else None)
    return found.name if found else None


_BACK = 1000
"""People of a surname among whom one of the same post is looked for."""


def _same_post(post: Post | None, title: str) -> bool:
    return bool(post and post.title and (post.title.endswith(title) or title.endswith(post.title)))
