"""Alliances: standing bodies that a document names, with members, heads, working groups and founding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.extract import industries
from graph.extract.alliances import founding as alliance_founding
from graph.extract.alliances import groups as alliance_groups
from graph.extract.alliances import heads as alliance_heads
from graph.extract.alliances import members as alliance_members
from graph.extract.alliances import names as alliance_names
from graph.extract.alliances.alliance import Alliance, alliances
from graph.extract.context import Context, Name
from graph.extract.names import same_name
from graph.extract.policies.entries import repeated
from graph.model import Claim, Entry, Kind

_HEADS = (*alliance_names.SURE, *alliance_names.LAUNCHED_ONLY)


def spot(ctx: Context) -> None:
    """Add the occurrences of alliances' names to `ctx.names`, short forms under the longest form."""
    found = alliance_names.find(ctx)
    main = same_name.groups((f.text for f in found), _HEADS)
    for form in main:
        bare = _KIND.sub("", _LATIN.sub("", form))
        if bare != form and bare in main:
            main.update({other: main[form] for other, of in main.items() if of == main[bare]})
    names = [Name(f.start, f.end, Kind.ALLIANCE, main[f.text], "alliance", f.confidence) for f in found]
    again = repeated(ctx, found, main)
    names += [Name(a, b, Kind.ALLIANCE, name, "alliance", 0.8) for a, b, name in again]
    ctx.names.add(names)
    _as_bodies(ctx, {(n.start, n.end): n for n in names})


def _as_bodies(ctx: Context, alliances: dict[tuple[int, int], Name]) -> None:
    """An alliance is a body too: the organization of its name gets its type; one is added where none is."""
    called = {ctx.document.text[a:b] for a, b in alliances}
    bodies = list(ctx.names.of(Kind.ORGANIZATION))
    ctx.names.items = [
        replace(n, type="alliance")
        if n.kind is Kind.ORGANIZATION and n.type in _LIKE and ctx.document.text[n.start : n.end] in called
        else n
        for n in ctx.names.items
    ]
    known = {b.name for b in bodies}
    ctx.names.add(
        replace(n, kind=Kind.ORGANIZATION)
        for n in alliances.values()
        if n.name not in known and not any(b.start < n.end and n.start < b.end for b in bodies)
    )


_LIKE = frozenset({"association", "other"})


_LATIN = re.compile(r"(?<=[가-힣])\s?\([A-Za-z][^()]*\)$")
_KIND = re.compile(rf"\s?\((?:{'|'.join(alliance_names.SURE)})\)$")
"""`… 협의체(얼라이언스)`: the bracket says once more what kind of body it is."""


def find(ctx: Context) -> Iterable[Entry]:
    """One entry for each alliance spotted, with what the text says of it."""
    for alliance in alliances(ctx):
        first = max(alliance.occurrences, key=lambda n: (n.confidence, -n.start))
        forms = {ctx.document.text[n.start : n.end]: None for n in alliance.occurrences}
        yield Entry(
            Kind.ALLIANCE,
            alliance.name,
            "alliance",
            ctx.evidence((first.start, first.end)),
            first.confidence,
            tuple(form for form in {**forms, **_bracketed(forms)} if form != alliance.name),
            tuple(c for c in _once(_claims(ctx, alliance)) if c.slot != "members" or c.value not in forms),
            first.reference,
        )


def _bracketed(forms: Iterable[str]) -> dict[str, None]:
    """The two names in `… 협의체(ABC)`."""
    halves = [m.groups() for m in (re.fullmatch(r"(.+?)\s?\(([^()]{2,})\)", form) for form in forms) if m]
    return dict.fromkeys(half for pair in halves for half in pair if half not in _HEADS)


def _claims(ctx: Context, alliance: Alliance) -> Iterator[Claim]:
    heads = list(alliance_heads.heads(ctx, alliance))
    yield from alliance_members.members(ctx, alliance)
    yield from alliance_heads.heads_bodies(ctx, heads)
    yield from heads
    yield from alliance_groups.working_groups(ctx, alliance)
    founded = alliance_founding.founded(ctx, alliance)
    if founded is not None:
        yield founded
    first = alliance.occurrences[0]
    for code in industries.of_span(ctx, first.start, first.end):
        yield Claim("industries", code, ctx.evidence((first.start, first.end)), 0.8)


def _once(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Each value of a slot once, the first time it is said."""
    seen: set[tuple[str, str | int]] = set()
    for claim in claims:
        if (claim.slot, claim.value) not in seen:
            seen.add((claim.slot, claim.value))
            yield claim
