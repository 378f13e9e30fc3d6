"""Which forms in a document name one thing: 산업통상자원부, 산업부; and the name it then goes by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from graph.cues import cued
from graph.extract import repeats
from graph.extract.context import Context, Name, Post
from graph.extract.names import abbreviations, rooms
from graph.extract.names.known import known, plain
from graph.model import Kind

_ASIDE = re.compile(r"\s?[(（]([^()（）\n]{1,60})[)）]")
_QUOTED_ASIDE = re.compile(r"\. \([“\"‘]([^()“”\"\n]{2,40})[”\"’]\)")
"""`Nuri Precursor Co., Ltd. (“Nuri”)`: behind the full stop of a legal form only what stands in marks."""
_HEREAFTER = re.compile(
    r"(?:이하|약칭|옛|구|舊|前|hereinafter(?: referred to as)?)\s*[:：]?\s*[‘'\"“「]?\s*([^,’'\"”」)]{1,30})"
)
_GOVERNMENT = re.compile(r"(?:[Cc]ity|[Pp]rovince|[Cc]ounty) of (?P<of>[A-Z][a-z]+(?:-[a-z]+)?)$")
"""`the city of Daegu`, which the same text calls `Daegu` where it acts."""
_LEGAL = cued(
    r"(?:,? (?:Co|Inc|Corp|Ltd|LLC|GmbH|AG|A\.G|S\.A|PLC|Plc|N\.V|B\.V"
    r"|AB|ASA?|Oyj?|SAS?|SE|S\.p\.A|SpA|KK|K\.K|Pte|Pty|Sdn|Bhd|GK|Limited)\.?)+$"
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&.-]{1,11}$")


def unite(ctx: Context, labels: Mapping[str, str]) -> None:
    """Give every occurrence its document's main name; note the aliases; let posts name main forms.

    `labels` are fuller names of bodies that the text names in part only.
    """
    introduced = list(_introduced(ctx))
    _add_introduced(ctx, introduced)
    _add_earlier(ctx)
    main: dict[tuple[Kind, str], str] = {}
    for kind in (Kind.ORGANIZATION, Kind.PLACE, Kind.PERSON):
        names = list(ctx.names.of(kind))
        for group in _groups(ctx, names, kind, [(a, b) for k, a, b in introduced if k is kind]):
            longest = max(group, key=lambda form: _rank(form, kind))
            full = labels.get(longest, longest) if kind is Kind.ORGANIZATION else longest
            town = _GOVERNMENT.match(full)
            forms = [*group, town["of"]] if town and town["of"] not in group else group
            ctx.aliases[kind, full] = tuple(f for f in forms if f != full and not abbreviations.generic(f))
            main.update(((kind, form), full) for form in group)
    mains = [main.get((n.kind, n.name), n.name) for n in ctx.names.items]
    ctx.names.items = [
        n if n.name == name else replace(n, name=name) for n, name in zip(ctx.names.items, mains, strict=True)
    ]
    ctx.posts = [_renamed(post, main) for post in ctx.posts]


def _rank(form: str, kind: Kind) -> tuple[bool, int]:
    if kind is Kind.PLACE and form.isupper() and len(form) > 3:
        return False, 0  # the capitals of a dateline
    hangul = any("가" <= c <= "힣" for c in form)
    return hangul, len(form) if kind is not Kind.ORGANIZATION or not form.endswith("청") else len(form) - 1


def _introduced(ctx: Context) -> Iterator[tuple[Kind, str, str]]:
    """(kind, name, further form) of each bracket behind a name that gives one."""
    text = ctx.document.text
    for name in ctx.names.of(Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE):
        match = _ASIDE.match(text, name.end) or _QUOTED_ASIDE.match(text, name.end)
        if not match:
            continue
        inside = match.group(1).strip()
        for hereafter in _HEREAFTER.finditer(inside):
            if name.kind is not Kind.PERSON:
                yield name.kind, name.name, hereafter.group(1).strip()
        for part in re.split("[,;]", inside):
            part = part.strip(" ‘’'\"“”")
            if _gives(part, name):
                yield name.kind, name.name, part
    for name in ctx.names.of(Kind.ORGANIZATION):
        if name.type == "local-government" and (government := _GOVERNMENT.match(name.name)):
            yield name.kind, name.name, government["of"]


def _gives(part: str, name: Name) -> bool:
    if part == name.name or not part:
        return False
    if name.kind is Kind.PERSON:
        return bool(re.fullmatch(r"[A-Z][A-Za-z.'’-]*(?: [A-Z][A-Za-z.'’-]*){1,4}", part))
    if name.kind is Kind.ORGANIZATION:
        latin = _ACRONYM.match(part) or re.fullmatch(r"[A-Z][A-Za-z&.,’' -]{2,60}", part)
        return bool(latin) or abbreviations.shortens(part, name.name)
    return bool(_ACRONYM.match(part)) and name.type == "venue"


def _add_introduced(ctx: Context, introduced: Sequence[tuple[Kind, str, str]]) -> None:
    """The occurrences of each introduced form, wherever it stands as a word from then on."""
    text = ctx.document.text
    starts = [n.start for n in ctx.names.items]
    found: list[Name] = []
    first_of = {(n.kind, n.name): n for n in reversed(ctx.names.items)}
    wanted: dict[str, list[Name]] = {}
    for kind, name, form in dict.fromkeys(introduced):
        if _GOVERNMENT.match(name):
            continue  # mostly the town itself
        if kind is Kind.PERSON or len(form) < 2:
            first = first_of.get((kind, name))
            at = text.find(form, first.end) if first and len(form) > 1 else -1
            if first and at >= 0:
                found.append(replace(first, start=at, end=at + len(form), name=form))
            continue
        wanted.setdefault(form, []).append(first_of[kind, name])
    for form, start in repeats.occurrences(ctx, set(wanted)):
        end = start + len(form)
        if _stands(text, start, end, ctx.sentence_at(start).end):
            at = bisect_left(starts, end)
            if not any(n.end > start for n in ctx.names.items[max(0, at - 3) : at]):
                found += [replace(like, start=start, end=end, name=form) for like in wanted[form]]
    ctx.names.add(found)


def _add_earlier(ctx: Context) -> None:
    """Where this piece of a long text has a form of a name that the pieces before it gave."""
    text = ctx.document.text
    found = []
    for form, start in repeats.occurrences(ctx, set(ctx.before)):
        end = start + len(form)
        if _stands(text, start, end, ctx.sentence_at(start).end) and not _taken(ctx, start, end):
            found.append(replace(ctx.before[form], start=start, end=end))
    ctx.names.add(found)


def _taken(ctx: Context, start: int, end: int) -> bool:
    at = bisect_left(ctx.names.items, end, key=lambda name: name.start)
    return any(name.end > start for name in ctx.names.items[max(0, at - 3) : at])


def _stands(text: str, start: int, end: int, sentence_end: int) -> bool:
    """Whether a form stands as a word, whatever particle follows."""
    alone = not (start and _LETTER.match(text[start - 1]))
    return alone and abbreviations.AFTER.match(text, end, sentence_end) is not None


_LETTER = re.compile("[가-힣A-Za-z0-9]")


def _renamed(post: Post, main: dict[tuple[Kind, str], str]) -> Post:
    body = main.get((Kind.ORGANIZATION, post.organization or ""), post.organization)
    return replace(post, person=main.get((Kind.PERSON, post.person), post.person), organization=body)


def _groups(
    ctx: Context, names: Sequence[Name], kind: Kind, introduced: Sequence[tuple[str, str]]
) -> list[list[str]]:
    forms = list(dict.fromkeys(n.name for n in names))
    types = {n.name: n.type for n in reversed(names)}
    ids = _ids(names, kind)
    halls = rooms.pairs(ctx, names, ids, introduced) if kind is Kind.PLACE else frozenset()
    parent = {form: form for form in forms}

    def root(form: str) -> str:
        while parent[form] != form:
            parent[form] = form = parent[parent[form]]
        return form

    for one, other in introduced:
        if one in parent and other in parent:
            parent[root(other)] = root(one)
    for one, other in _alike(forms, kind, ids):
        if root(one) != root(other) and _same(one, other, kind, ids, types, halls):
            if kind is Kind.PLACE and _two_rooms(
                *([f for f in forms if root(f) == root(x)] for x in (one, other))
            ):
                continue
            parent[root(one)] = root(other)
    found: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        found[root(form)].append(form)
    return list(found.values())


def _fewer_words(short: str, long: str) -> bool:
    """Whether a name of several words leaves out some of another's (해양 물류센터, 부산 해양 물류센터)."""
    words = iter(long.split())
    return " " in short and all(any(word.endswith(one) for word in words) for one in short.split())


def _two_rooms(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two groups of names hold different rooms of one building (엑스코 동관, 엑스코 211호)."""
    return any(
        one.partition(" ")[0] == other.partition(" ")[0] and one not in other and other not in one
        for one in some
        for other in others
        if " " in one and " " in other
    )


_MOST = 30
"""Halls of one last word that are compared with one another."""


def _alike(forms: Sequence[str], kind: Kind, ids: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """All pairs of forms that may name one thing, the later form first: `_same` says whether they do."""
    place = {form: i for i, form in enumerate(forms)}
    equal: dict[tuple[str, str], list[str]] = defaultdict(list)
    keyed: dict[str, list[str]] = defaultdict(list)
    body = kind is Kind.ORGANIZATION
    for form in forms:
        equal["", plain(_without_aside(form))].append(form)
        equal["legal", _LEGAL.sub("", form)].append(form)
        for one in ids[form]:
            equal["id", one].append(form)
        for short in abbreviations.keys(form) if body else (form,):
            keyed[short].append(form)
    for others in equal.values():
        yield from ((later, earlier) for earlier, later in pairwise(others))
    if kind is Kind.PLACE:
        last: dict[str, list[str]] = defaultdict(list)
        for form in (form for form in forms if " " in form):
            last[form[-2:]].append(form)
        for others in last.values():
            yield from ((later, earlier) for earlier, later in combinations(others[:_MOST], 2))
    for form in forms:
        for key in abbreviations.keys_of_short_forms(form) if body else _ends(form):
            for other in keyed.get(key, ()):
                if other != form:
                    yield max(form, other, key=place.__getitem__), min(form, other, key=place.__getitem__)


_ASIDE_WITHIN = cued(r"(?<=\S)\s?\([^()]*\)(?=\s?\S)")


def _without_aside(form: str) -> str:
    """A name without a bracket inside it: `컨벤션센터(CC) 제2전시장`."""
    return _ASIDE_WITHIN.sub("", form)


def _ends(form: str) -> Iterator[str]:
    """What a name of several words begins and ends with."""
    for match in re.finditer(" ", form):
        yield form[: match.start()]
        yield form[match.end() :]


def _ids(names: Sequence[Name], kind: Kind) -> dict[str, set[str]]:
    """The reference ids that each form may stand for."""
    table = {Kind.ORGANIZATION: known().bodies, Kind.PLACE: known().places}.get(kind, {})
    ids: dict[str, set[str]] = defaultdict(set)
    for name in names:
        ids[name.name] |= {r.id for r in table.get(plain(name.name), ())}
        if name.reference:
            ids[name.name].add(name.reference)
    return ids


_OF_A_BODY = ("위원회", "자문단", "협의회", "협의체", "추진단")
"""Last words of what a body has set up and is not itself (`가나부 자문위원회`)."""


def _another(short: str, long: str, ids: dict[str, set[str]], types: dict[str, str]) -> bool:
    """Whether the longer name is of something else: of a body in a known town, of what a body has set up."""
    town = types[short] == "local-government" and bool(ids[short])
    in_town = town and types[long] not in ("local-government", "ministry")
    return in_town or (long.startswith(short + " ") and long.endswith(_OF_A_BODY))


def _same(
    one: str, other: str, kind: Kind, ids: dict[str, set[str]], types: dict[str, str], halls: rooms.Pairs
) -> bool:
    if (
        plain(_without_aside(one)) == plain(_without_aside(other))
        or ids[one] & ids[other]
        or _LEGAL.sub("", one) == _LEGAL.sub("", other)
    ):
        return True
    if kind is Kind.ORGANIZATION and not (ids[one] and ids[other]):
        short, long = sorted((one, other), key=len)
        return not _another(short, long, ids, types) and abbreviations.shortens(short, long)
    if kind is Kind.PLACE and types[one] == types[other] == "venue":
        short, long = sorted((one, other), key=len)
        within = (short, long) in halls or long.endswith(" " + short) or _fewer_words(short, long)
        return len(short) > 2 and within
    return False
