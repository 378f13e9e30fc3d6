"""People of an English document told later: by the noun of their body, by their surname alone."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.cues import cued
from graph.extract import forms
from graph.extract.context import Context, Name
from graph.extract.english.nouns import NOUNS, meant
from graph.extract.english.words import CAP, OWN, TITLES
from graph.extract.names.known import known
from graph.model import Kind

_BY_NOUN = re.compile(
    rf"(?:^|\W)(?:[Tt]he )?(?P<noun>{NOUNS})(?:[’']s)? $",
    re.IGNORECASE,
)
_TOWN = re.compile(r"(?:(?:[Vv]ice|[Dd]eputy|[Aa]cting) )*(?:[Mm]ayor|[Gg]overnor)")


def by_noun(ctx: Context) -> None:
    """`committee chairman A`, `Vice Mayor B`: the one body of that kind that the text names."""
    text, bodies = ctx.document.text, {n.name: n for n in ctx.names.of(Kind.ORGANIZATION)}
    for i, post in enumerate(ctx.posts):
        if post.organization or not post.title or not post.title.isascii():
            continue
        at = text.find(post.title, max(0, post.start - 80), post.end + 80)
        noun = _BY_NOUN.search(text[max(0, at - 30) : at]) if at >= 0 else None
        if noun is None and not _TOWN.fullmatch(post.title):
            continue
        alike = meant(noun["noun"] if noun else "city", bodies.values())
        if len(alike) == 1:
            ctx.posts[i] = replace(post, organization=alike[0].name)


def again(ctx: Context) -> None:
    """Surnames by themselves (`Chung said`) take up the person of that name told in full before."""
    people: dict[str, list[Name]] = {}
    for name in ctx.names.of(Kind.PERSON):
        if name.name.isascii() and " " in name.name:
            people.setdefault(family(name.name), []).append(name)
    taken = [(n.start, n.end) for n in ctx.names.items]
    found: list[Name] = []
    for surname, names in people.items():
        if len(surname) < 2 or surname in forms.ENGLISH_COMMON or known().place(surname):
            continue
        alone = re.compile(rf"(?<![\w-]){re.escape(surname)}(?![\w-])")
        for sentence in (s for s in ctx.sentences if surname in s.text):
            for match in alone.finditer(sentence.text):
                at, end = sentence.start + match.start(), sentence.start + match.end()
                before = [n for n in names if n.start < at]
                if (
                    before
                    and not any(a < end and at < b for a, b in taken)
                    and _apart(sentence.text, *match.span())
                ):
                    found.append(replace(before[-1], start=at, end=end, confidence=0.8, reference=None))
    ctx.names.add(found)


_CAPITAL = re.compile(r"[A-Z][\w&-]*[,]? $")
_TITLED = cued(rf"(?:{TITLES}|{OWN}) $")
_GOES_ON = re.compile(rf" {CAP}")


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a surname is no part of a longer name: no capital stands beside it, but for a title's."""
    before = text[:start]
    joined = _CAPITAL.search(before) and not _TITLED.search(before)
    return not joined and not _GOES_ON.match(text, end)


def family(name: str) -> str:
    """The family name: the first word of a Korean name, the last of another.

    >>> family("Lee Seok-hee"), family("Jennifer Hall"), family("Yoon Suk Yeol")
    ('Lee', 'Hall', 'Yoon')
    """
    words = name.split()
    korean = words[0].capitalize() in forms.ENGLISH_SURNAMES and (
        "-" in words[-1] or words[-1].capitalize() not in forms.ENGLISH_SURNAMES
    )
    return words[0] if korean else words[-1]
