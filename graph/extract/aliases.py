"""Which forms in a document name one thing: 산업통상자원부, 산업부; and the name it then goes by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.extract.context import Context, Post
from graph.extract.known import known
from graph.model import Kind

_HEREAFTER = re.compile(r"이하\s*[‘'\"“「]?\s*([^,’'\"”」)]{1,20})|hereinafter\s+([^),]{2,40})")


def unite(ctx: Context) -> None:
    """Give every occurrence its document's main name; note the aliases; let posts name main forms."""
    main: dict[tuple[Kind, str], str] = {}
    for kind in (Kind.ORGANIZATION, Kind.PLACE, Kind.PERSON):
        forms = list(dict.fromkeys(n.name for n in ctx.names.of(kind)))
        for group in _groups(ctx, kind, forms):
            longest = max(group, key=len)
            ctx.aliases[kind, longest] = tuple(f for f in group if f != longest)
            main.update(((kind, form), longest) for form in group)
    ctx.names.items = [replace(n, name=main.get((n.kind, n.name), n.name)) for n in ctx.names.items]
    ctx.posts[:] = [_renamed(post, main) for post in ctx.posts]


def _renamed(post: Post, main: dict[tuple[Kind, str], str]) -> Post:
    body = main.get((Kind.ORGANIZATION, post.organization or ""), post.organization)
    return replace(post, person=main.get((Kind.PERSON, post.person), post.person), organization=body)


def _groups(ctx: Context, kind: Kind, forms: Sequence[str]) -> list[list[str]]:
    parent = {form: form for form in forms}

    def root(form: str) -> str:
        while parent[form] != form:
            form = parent[form]
        return form

    for i, one in enumerate(forms):
        for other in forms[:i]:
            if root(one) != root(other) and same(one, other, kind):
                parent[root(one)] = root(other)
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        found[root(form)].append(form)
    return list(found.values())


def same(one: str, other: str, kind: Kind) -> bool:
    """Whether two forms name one thing by reference data or by form."""
    table = known().bodies if kind is Kind.ORGANIZATION else known().places if kind is Kind.PLACE else {}
    from graph.extract.known import plain

    a, b = plain(one), plain(other)
    if a == b:
        return True
    ids = {r.id for r in table.get(a, ())} & {r.id for r in table.get(b, ())}
    return bool(ids)
