"""Names of organizations, people and places in a document, each occurrence and the entry it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.extract import forms, posts
from graph.extract.context import Context, Name, Post
from graph.extract.units import Unit, bracketed, phrases, units
from graph.model import Claim, Entry, Evidence, Kind


def find(ctx: Context) -> None:
    """Fill `ctx.names`, `ctx.posts` and `ctx.aliases` with organizations, people and places."""
    text = ctx.document.text
    for sentence in ctx.sentences:
        row = units(text, ctx.tokens(sentence.start, sentence.end), sentence.start, sentence.end)
        for line in [row, *bracketed(text, ctx.tokens(sentence.start, sentence.end), row)]:
            for phrase in phrases(line):
                _phrase(ctx, phrase)


def _body(text: str) -> str | None:
    return forms.body_type(text)


def _phrase(ctx: Context, phrase: Sequence[Unit]) -> None:
    text = ctx.document.text
    found: list[Name] = []
    for holder in posts.read(phrase, _body):
        org = text[slice(*holder.body)] if holder.body else None
        if org and holder.body:
            found.append(Name(*holder.body, Kind.ORGANIZATION, org, _body(org) or "company"))
        if holder.person:
            person = text[slice(*holder.person)]
            found.append(Name(*holder.person, Kind.PERSON, person, "person"))
            ctx.posts.append(Post(*holder.person, person, text[slice(*holder.title)], org))
    taken = {(n.start, n.end) for n in found}
    for unit in phrase:
        kind = _body(unit.text)
        if kind and not any(a < unit.end and unit.start < b for a, b in taken):
            found.append(Name(unit.start, unit.end, Kind.ORGANIZATION, unit.text, kind))
    ctx.names.add(found)


def entries(ctx: Context) -> tuple[Entry, ...]:
    """One entry for each organization, person and place found, with its aliases, post and evidence."""
    return tuple(_entries(ctx))


def _entries(ctx: Context) -> Iterator[Entry]:
    groups: dict[tuple[Kind, str], list[Name]] = {}
    for name in ctx.names.of(Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE):
        groups.setdefault((name.kind, name.name), []).append(name)
    for (kind, main), group in groups.items():
        first = group[0]
        yield Entry(
            kind,
            main,
            first.type,
            ctx.evidence((first.start, first.end)),
            max(n.confidence for n in group),
            ctx.aliases.get((kind, main), ()),
            tuple(_post_claims(ctx, main)) if kind is Kind.PERSON else (),
            next((n.reference for n in group if n.reference), None),
        )


def _post_claims(ctx: Context, person: str) -> Iterable[Claim]:
    post = ctx.post(person)
    if not post:
        return
    evidence: Evidence = ctx.evidence((post.start, post.end))
    if post.title:
        yield Claim("title", post.title, evidence, 0.9)
    if post.organization:
        yield Claim("organization", post.organization, evidence, 0.9, Kind.ORGANIZATION)
