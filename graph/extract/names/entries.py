"""Names of organizations, people and places in a document, each occurrence and the entry it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.extract import forms, repeats
from graph.extract.context import Context, Name, Post
from graph.extract.english import names as english_names
from graph.extract.english import people_again as english_people_again
from graph.extract.lines import lines
from graph.extract.names import (
    aliases,
    declared,
    grounds,
    halls,
    inferred,
    organizations,
    people,
    places,
    quoted_bodies,
    rosters,
    seen,
    shortened,
)
from graph.extract.names.guesses import Board, Guess
from graph.extract.names.people import Held
from graph.model import Claim, Entry, Evidence, Kind
from graph.reference import load

_TAGS = {"PS": (Kind.PERSON, "person"), "OG": (Kind.ORGANIZATION, "other"), "LC": (Kind.PLACE, "region")}


_MARKED = re.compile(
    r"(?:㈜|\(주\)|주식회사 )([가-힣A-Za-z]{2,12}?)(?:[은는이가을를의와과도]?(?![가-힣A-Za-z]))"
)
"""Words that the text marks as names of firms."""
_TOWNS = re.compile(r"(?<![가-힣])([가-힣]{2})(?:시|군)(?![가-힣]{3})")
"""The short names of the towns that the text gives with their rank."""
_UNSEEN = 0.7
"""What is left of the evidence for a person whom the tagger does not see."""


def find(ctx: Context) -> None:
    """Fill `ctx.names`, `ctx.posts` and `ctx.aliases` with organizations, people and places."""
    board, held = Board(), []
    text, told = ctx.document.text, _factual(ctx)
    tagged = sorted((t.start, t.end) for t in ctx.doc._.tagged if t.label == "PS")
    korean = []
    marked = declared.declared(text) | dict.fromkeys(_MARKED.findall(text), "company")
    sure, towns = people.sure(marked), frozenset(_TOWNS.findall(text))
    for sentence in ctx.sentences:
        if english_names.is_english(sentence.text):
            held += english_names.propose(board, told, sentence.start, sentence.end)
        else:
            korean.append(sentence)
    for line in lines(ctx, korean):
        organizations.propose(board, text, line)
        if line.carrier is None:
            quoted_bodies.quoted(board, text, line.sentence.start, line.sentence.end)
        places.propose(board, text, line)
        halls.propose(board, text, line)
        grounds.propose(board, text, line, towns)
        here = people.propose(board, text, line, marked, sure)
        held += [*here, *seen.propose(board, text, line, tagged, here)]
        for phrase in line.phrases:
            for first, last in organizations.blocked(phrase):
                board.block(first.start, last.end)
    held += rosters.propose(board, text, korean)
    _tagged(board, ctx)
    held += _last_names(board, ctx, held)
    _confirmed(board, text, held)
    repeats.spread(board, ctx)
    guesses = [g for g in _trimmed(text, board.settle()) if text[g.start : g.end] not in forms.NO_BODIES]
    guesses = _without_mere_halls(text, guesses)
    ctx.names.add(
        Name(g.start, g.end, g.kind, text[g.start : g.end], g.type, g.weight, g.reference) for g in guesses
    )
    spans = {(n.start, n.end) for n in ctx.names.of(Kind.ORGANIZATION)}
    labels = {text[a:b]: label for (a, b), label in board.labels.items() if (a, b) in spans}
    ctx.posts.extend(_posts(ctx, held))
    repeats.surnames(ctx, held)
    aliases.unite(ctx, labels)
    shortened.find(ctx)
    inferred.bodies(ctx)
    english_people_again.by_noun(ctx)
    english_people_again.again(ctx)


def _trimmed(text: str, guesses: list[Guess]) -> list[Guess]:
    """The guesses; a firm named without its last syllable too has a particle there (㈜가나순환과)."""
    firms = {text[g.start : g.end] for g in guesses if g.kind is Kind.ORGANIZATION}
    return [
        replace(g, end=g.end - 1)
        if g.kind is Kind.ORGANIZATION
        and text[g.end - 1] in "이과와은는가"
        and text[g.start : g.end - 1] in firms
        else g
        for g in guesses
    ]


def _without_mere_halls(text: str, guesses: list[Guess]) -> list[Guess]:
    """The guesses but for bodies that only lend their house: each time they are named it is as a hall."""
    halls = {(g.start, g.end) for g in guesses if g.kind is Kind.PLACE and g.type == "venue"}
    ends = {end for _, end in halls}
    halls |= {(g.start, g.end) for g in guesses if _acronym(text, g) and g.start - 1 in ends}
    bodies = [g for g in guesses if g.kind is Kind.ORGANIZATION]
    acting = [g for g in bodies if (g.start, g.end) not in halls or not _lent(text, g)]
    named = {text[g.start : g.end] for g in acting} | {g.reference for g in acting if g.reference}
    lent = {id(g) for g in bodies if text[g.start : g.end] not in named and g.reference not in named}
    return [g for g in guesses if id(g) not in lent]


def _acronym(text: str, guess: Guess) -> bool:
    """Whether a name is the acronym in a bracket (`창원컨벤션센터(CECO)`)."""
    return text[guess.start - 1] == "(" and text[guess.start : guess.end + 1].isupper()


def _lent(text: str, body: Guess) -> bool:
    """Whether something takes place there; other kinds, and what is visited, are named for themselves."""
    if _acronym(text, body):
        return True
    return body.type in ("university", "public-institution") and not re.match(
        "을|를|이|가|은|는", text[body.end : body.end + 1]
    )


def _factual(ctx: Context) -> str:
    """The text with all that states no facts blanked, offsets kept: so that no name is looked up there."""
    told = ["\n"] * len(ctx.document.text)
    for sentence in ctx.sentences:
        told[sentence.start : sentence.end] = sentence.text
    return "".join(told)


def _tagged(board: Board, ctx: Context) -> None:
    """The learned tagger is one voice among the others; a person whom it does not see is doubted."""
    people = []
    for tagged in ctx.doc._.tagged:
        if tagged.label in _TAGS:
            kind, type_ = _TAGS[tagged.label]
            if (tagged.start, tagged.end, kind) in board.guesses:
                board.add(tagged.start, tagged.end, kind, type_, 0.3)
            if kind is Kind.PERSON:
                people.append((tagged.start, tagged.end))
    if ctx.doc._.tagged:
        _doubted(board, ctx.document.text, people)


def _doubted(board: Board, text: str, seen: list[tuple[int, int]]) -> None:
    starts = [start for start, _ in seen]
    for guess in board.guesses.values():
        if guess.kind is Kind.PERSON and "가" <= text[guess.start] <= "힣":
            at = bisect_left(starts, guess.end) - 1
            if at < 0 or seen[at][1] <= guess.start:
                guess.doubt = 1.0 - _UNSEEN * guess.weight


def _confirmed(board: Board, text: str, held: list[Held]) -> None:
    """A surname with the post that somebody named in full holds (`남 사장`) is that person, seen or not."""
    full = [(text[one.person[0]], text[slice(*one.title)]) for one in held if one.title and not one.surname]
    for one in held:
        if one.surname and one.title and one.person[1] - one.person[0] == 1:
            surname, title = text[slice(*one.person)], text[slice(*one.title)]
            if any(first == surname and post.endswith(title) for first, post in full):
                board.add(*one.person, Kind.PERSON, "person", 0.5)


def _last_names(board: Board, ctx: Context, held: list[Held]) -> list[Held]:
    """`사디코바 차관`: people with a name of several words by the last one and their post."""
    text = ctx.document.text
    found: list[Held] = []
    starts = {one.person[0] for one in held}
    for one in held:
        name = text[slice(*one.person)]
        last = name.rpartition(" ")[2]
        if not one.title or one.surname or last == name or not "가" <= last[0] <= "힣":
            continue
        if text.count(last) < 2:
            continue
        post = text[slice(*one.title)]
        again = re.compile(
            rf"(?<![가-힣A-Za-z] )(?<![가-힣A-Za-z]){re.escape(last)}\s"
            r"(?P<post>[가-힣]{2,8}?)(?=[은는이가을를의에와과도,]|\s|$)"
        )
        for s in ctx.sentences:
            for told in again.finditer(text, max(s.start, one.person[1]), s.end):
                if told.start() not in starts and (
                    post.endswith(told["post"]) or told["post"].endswith(post)
                ):
                    span = (told.start(), told.start() + len(last))
                    board.add(*span, Kind.PERSON, "person", 0.9)
                    found.append(Held(span, told.span("post"), None, surname=True))
                    starts.add(span[0])
    return found


def _posts(ctx: Context, held: Iterable[Held]) -> Iterator[Post]:
    text = ctx.document.text
    there = {(n.start, n.end) for n in ctx.names.of(Kind.PERSON)}
    for one in held:
        if one.person in there:
            title = text[slice(*one.title)] if one.title else None
            if title and one.also:
                title += f" 겸 {text[slice(*one.also)]}"
            body = text[slice(*one.body)] if one.body else None
            yield Post(*one.person, text[slice(*one.person)], title, body)


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
            _reference(ctx, group, (main, *ctx.aliases.get((kind, main), ()))),
        )


def _reference(ctx: Context, group: list[Name], names: tuple[str, ...]) -> str | None:
    """The reference id of one thing: of those that bore its names, the one of the document's time."""
    found = next((n.reference for n in group if n.reference), None)
    return load().as_then(found, names, ctx.document.published) if found else None


def _post_claims(ctx: Context, person: str) -> Iterator[Claim]:
    post = ctx.post(person)
    if not post:
        return
    evidence: Evidence = ctx.evidence((post.start, post.end))
    if post.title:
        yield Claim("title", post.title, evidence, 0.9)
    if post.organization:
        yield Claim("organization", post.organization, evidence, 0.9, Kind.ORGANIZATION)
