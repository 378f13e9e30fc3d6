"""Who stands before a verb in an English sentence."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.english import nouns as english_nouns
from graph.extract.events.frame import Scene
from graph.extract.passages import Passage
from graph.model import Kind

_PRONOUN = re.compile(r"\b(?:it|they|which|who|that)\s(?:has |have |will |had )?(?:jointly |also )?$")


_JOINED = re.compile(
    r"(?:\s?\([^()]*\))?,? (?:together|along|jointly|in (?:cooperation|collaboration|partnership)) with (?:the )?"
)
_ROW_OF = re.compile(
    r"\.?(?:\s?\([^()]*\))?(?: of (?:the )?(?:Republic of )?[A-Z]\w+(?: [A-Z]\w+)?)?(?:,| and| &|, and)(?: the)? (?:(?:[A-Z][\w’'-]+|(?!and\b|of\b|in\b|at\b|by\b|said\b|with\b)[a-z][a-z-]+) ){0,5}"
)
_KNOWN_AS = re.compile(r"(?:\s?(?:--|—|–|,|\())? ?(?:\w+ )?known as (?:the )?$")


_WITH_HIS = re.compile(r", (?:together|along) with (?:his|her|their|its)\b[^.;]*$")


def _of_post(scene: Scene, names: list[Name], between: str) -> Name | None:
    """The person of `A, governor of B, …`, where B is only the body of A's post."""
    if len(names) < 2 or names[-2].kind is not Kind.PERSON or names[-1].kind is not Kind.ORGANIZATION:
        return None
    post = scene.ctx.post(names[-2].name)
    apposed = re.fullmatch(r", (?:the |an? )?[^,]{2,60} ", between)
    return names[-2] if apposed and post and post.organization == names[-1].name else None


def _bracketed(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def subjects(scene: Scene, passage: Passage, verb: int) -> list[Name]:
    """Who stands before a verb: `A, B and C held`, `the ministry said it will hold`."""
    base, text = passage.sentence.start, passage.text
    names = [
        n
        for n in scene.ctx.names.within(base, verb, Kind.ORGANIZATION, Kind.PERSON)
        if text[n.start - base - 1 : n.start - base] != "“" and not _bracketed(text, n.start - base)
    ]
    names = [n for n in names if not any(s.start <= n.start and n.end <= s.end for s, _ in passage.spoken)]
    if not names:
        meant = english_nouns.subject(scene.ctx, base, verb)
        return [meant] if meant is not None else []
    if len(names) > 1 and _KNOWN_AS.search(text[names[-2].end - base : names[-1].start - base]):
        names.pop()
    last = names[-1]
    gap = text[last.end - base : verb - base]
    if told := _of_post(scene, names, text[names[-2].end - base : last.start - base] if names[1:] else ""):
        names, last, gap = names[:-1], told, gap.removeprefix(",")
    if _PRONOUN.search(text[: verb - base]):
        said = re.fullmatch(
            r"(?:\s?\([^()]*\))?,? (?:said|announced|reported|stated)(?: on [\w. ]{3,16}| [A-Z]\w+day)?,?(?: that)?(?: [a-z]+day)? (?:it|they) ?[a-z ]{0,16}",
            gap,
        )
        relative = re.fullmatch(r"(?:\s?\([^()]*\))?,? (?:which|who|that) ?[a-z ]{0,16}", gap)
        return [last] if said or relative else []
    if company := _WITH_HIS.search(text[: last.start - base]):
        with_him = [n for n in names if n.end - base <= company.start()]
        return with_him[-1:]
    plain = re.sub(r"\([^()]*\)", "", gap)
    plain = re.sub(r",[^,]{3,60},\s*$|\s?(?:--|—|–)[^—–]{3,60}(?:--|—|–)\s*$", " ", plain)
    if len(names) > 1 and _JOINED.fullmatch(text[names[-2].end - base : last.start - base]):
        plain = plain.removeprefix(",")  # A, together with B, held
    if (
        "," in plain.strip(" ")
        or len(plain) > 34
        or re.search(r"\b(?:attended|visited|of|by|with|said|and)\b", plain)
    ):
        return []
    found = [last]
    for name in reversed(names[:-1]):
        between = text[name.end - base : found[0].start - base]
        own = scene.ctx.post(found[0].name) if found[0].kind is Kind.PERSON else None
        if own and own.organization == name.name and len(between) < 40:
            continue
        if not _ROW_OF.fullmatch(between) and not _JOINED.fullmatch(between):
            break
        found.insert(0, name)
    return found
