"""People in English sentences: beside a post in every order, and Korean names that stand alone."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.bodies import whole_of
from graph.extract.english.personal import is_name, trimmed
from graph.extract.english.posts import (
    GOVERNS,
    MINISTRY,
    body_after,
    body_before,
    fields_after,
    is_for,
    ministry,
    portfolio,
    small_ministry,
)
from graph.extract.english.types import body_type
from graph.extract.english.words import (
    CAP,
    GIVEN,
    KIND_NOUN,
    KOREAN,
    ONE,
    OWN,
    PERSON,
    RUN,
    STATE,
    TITLE,
    TITLES,
)
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.extract.names.people import Held
from graph.model import Kind

Span = tuple[int, int]
_ASIDE = r"(?: \([^()\n]{1,40}\))?"
_BEFORE = cued(rf"(?<![\w-])(?P<title>{TITLES}),? (?P<person>{PERSON}|{ONE})(?![\w-])")
_OF = cued(
    rf"(?<![\w-])(?P<title>{TITLES}),? (?:of (?:the )?(?:Republic of Korea|South Korea|Korea|ROK) to|of|for|at|to) (?:[Tt]he )?(?=(?P<rest>{RUN}(?:, (?:and )?{RUN}){{0,3}}))"
)
_AFTER = cued(
    rf"(?P<person>{PERSON}){_ASIDE}(?:,| \(| –| -| as) ?(?:who is |who serves as |currently )?"
    rf"(?P<lead>(?:the |a |an |its |newly appointed |[Ff]ormer |[Tt]hen[ -]?|(?!(?:and|who|which|of|at|in|by)\b)[a-z-]+(?:[’']s)? ){{0,3}}?)"
    rf"(?:(?P<owner>{RUN}){OWN} (?:[a-z-]+ ){{0,2}}?|(?P<body>{RUN}){_ASIDE} )??"
    rf"(?P<title>{TITLES})(?![\w-])"
)
_ADDRESSED = cued(rf"\b(?:Mr|Ms|Mrs|Dr|Prof)\.? (?P<person>{PERSON}|{ONE})(?![\w-])")


def people(board: Board, text: str, start: int, end: int) -> list[Held]:
    """Put the people of a sentence on the board with the bodies beside them; the posts they hold."""
    held: list[Held] = []
    for one in chain(
        _titled_of(board, text, start, end),
        _apposed(board, text, start, end),
        _titled(board, text, start, end),
        _addressed(text, start, end),
        _sent(text, start, end),
        _korean(text, start, end),
    ):
        if not any(one.person[0] < h.person[1] and h.person[0] < one.person[1] for h in held):
            held.append(one)
            board.add(*one.person, Kind.PERSON, "person", 0.6 if one.surname else 0.9)
            _body(board, text, one)
    return held


_PANEL = re.compile(r"(?:Committee|Commission|Board|Panel|Group of \w+|Movement|Campaign)$")
"""Last words of bodies that are no firms."""


def _body(board: Board, text: str, one: Held) -> None:
    """The body of a post on the board; what is only a state or town beside a minister or mayor is none."""
    if not one.body or one.body in board.labels:
        return
    name = text[slice(*one.body)]
    found, kind = known().body(name), body_type(name, alone=True)
    place = known().place(name) or known().place(re.sub(r" (?:Province|City|County)$", "", name))
    if place and one.title and GOVERNS.search(text[slice(*one.title)]):
        board.add(*one.body, Kind.ORGANIZATION, "local-government", 0.96, found.id if found else None)
        return
    short = f"({name})" in text  # an acronym that the text gives to a body
    if (place and not found and not kind) or (
        one.title and STATE.search(text[slice(*one.title)]) and not (found or kind or short)
    ):
        one.body = None
        return
    board.add(
        *one.body,
        Kind.ORGANIZATION,
        found.type if found else kind or whole_of(name) or ("other" if _PANEL.search(name) else "company"),
        0.85,
        found.id if found else None,
    )


def _accredited(text: str, match: re.Match[str]) -> tuple[Span, Span] | None:
    """(person, country) in `Ambassador to Korea Anna Maria Berg`."""
    start, end = match.span("rest")
    if " to " not in text[match.end("title") : start]:
        return None
    for stop in (m.start() for m in re.finditer(" ", match["rest"])):
        person = re.match(PERSON, text[start + stop + 1 : end])
        if known().place(match["rest"][:stop]) and person:
            return (start + stop + 1, start + stop + 1 + person.end()), (start, start + stop)
    return None


def _titled_of(board: Board, text: str, start: int, end: int) -> Iterator[Held]:
    """`Minister of SMEs and Startups Oh Young-ju`, `Ambassador to Korea Anna Berg`."""
    for match in _OF.finditer(text, start, end):
        split = _accredited(text, match) or portfolio(text, *match.span("rest"))
        if split is None and (of_field := _after_field(text, match)) is not None:
            fields = "inister" in match["title"] and fields_after(text, match.end("title"), end)
            body = ministry(board, text, match["title"], fields, match.start("title")) if fields else None
            body = body or body_before(board, text, start, match.start("title"))
            yield Held(of_field, match.span("title"), body)
            continue
        if split is None:
            continue
        person, owner = split
        body = ministry(board, text, match["title"], owner, match.start("title"))
        name = text[slice(*owner)]
        joint = match.group()[len(match["title"]) :]
        field = known().body(name) is None and ("," in name or re.match(r",? for ", joint))
        if body is None and (body_type(name) or known().body(name)) and not field and " to " not in joint[:4]:
            body = owner
        before = body_before(board, text, start, match.start("title"))
        known_before = before and known().body(text[slice(*before)]) and not known().body(name)
        if before and (known_before or body is None or not (known().body(name) or body_type(name))):
            body = before  # `A Head of Robot Business B`
        if body is None and not STATE.search(match["title"]):
            by_field = re.search(r"\bfor (?:the )?$", match.group()[len(match["title"]) :])
            body = owner if known().place(name) is None and not by_field else None
        yield Held(person, match.span("title"), body)


_FIELD = re.compile(
    rf"{CAP}(?: (?:and |& )?{CAP}){{0,3}}, (?P<person>{PERSON})(?=[,.;]| (?:and|said|spoke|of|from|will|was|is)\b|$)"
)


_FIELDS = re.compile(
    rf"{CAP}(?:,? (?:and )?{CAP}){{0,6}}(?: of (?:the )?(?:Republic of )?{CAP}(?: {CAP})?)?, (?P<person>{PERSON})(?=[,.;]|$)"
)
"""`Minister for Trade and Energy of the Republic of Korea, Moon Sung-woo`."""


def _after_field(text: str, match: re.Match[str]) -> Span | None:
    """The person in `Nuri’s Head of Responsible Sourcing, Naomi Berg`: a post with its field, told of an owner."""
    owned = re.search(rf"{OWN} $", text[max(0, match.start("title") - 3) : match.start("title")])
    pattern = _FIELD if owned else _FIELDS if "inister" in match["title"] else None
    field = pattern.match(text, match.start("rest")) if pattern else None
    return field.span("person") if field and is_name(field["person"]) else None


_CARRIER = cued(rf"(?P<body>{RUN}) \([^()\n]{{0,40}}$")


def _bracketed(text: str, start: int, at: int) -> Span | None:
    """The body whose bracket names its head: `the ministry (Minister Lee Jong-ho)`."""
    if ministries := list(MINISTRY.finditer(text, max(start, at - 160), at)):
        last = ministries[-1]
        if re.fullmatch(r" \([^()\n]{0,40}", text[last.end() : at]):
            return last.span()
    match = _CARRIER.search(text[max(start, at - 160) : at])
    if match is None:
        return None
    first = max(start, at - 160) + match.start("body")
    name = match["body"]
    if lead := next((w for w in forms.ENGLISH_COMMON if name.startswith(f"{w} ")), None):
        first, name = first + len(lead) + 1, name[len(lead) + 1 :]
    cut = next((i for i in range(len(name)) if known().body(name[i:]) or (i == 0 and body_type(name))), None)
    return (first + cut, first + len(name)) if cut is not None else None


def _titled(board: Board, text: str, start: int, end: int) -> Iterator[Held]:
    """`Samsung SDI CEO Choi Yoon-ho`, `Professor Maria Keller of the University of Oslo`, `Minister Lee`."""
    for match in _BEFORE.finditer(text, start, end):
        person = trimmed(text, *match.span("person"))
        if person is None or not is_name(text[slice(*person)]):
            continue
        if text.startswith(" Officer", person[1]):
            continue  # Chief Content Officer
        surname = " " not in text[slice(*person)]
        if surname and not match["title"][0].isupper():
            continue
        if ", " in text[match.end("title") : match.start("person")] and surname:
            continue
        body = body_before(board, text, start, match.start("title")) or body_after(text, person[1], end)
        yield Held(
            person,
            _ranked(text, start, match),
            body or _bracketed(text, start, match.start("title")),
            surname,
        )


_RANK = re.compile(
    r"(?<![\w-])(?:(?:First|Second|1st|2nd|Senior|first|second) )?(?:Vice|Deputy|Assistant|vice|deputy|assistant) [A-Za-z]\w+(?: (?:and|&) [A-Za-z]\w+)? $"
)
"""`Second Vice Industry ` before Minister."""


def _ranked(text: str, start: int, match: re.Match[str]) -> Span:
    """The span of a title, of a minister with the rank that stands before the field."""
    first, last = match.span("title")
    rank = _RANK.search(text[max(start, first - 60) : first]) if "inister" in match["title"] else None
    return (first - len(rank.group()), last) if rank else (first, last)


_NEXT_ONE = re.compile(
    rf" (?:to (?:the )?{CAP}(?: {CAP})? |(?:of|for) (?:[A-Z]\w+ ){{1,4}}?(?=[A-Z][a-z]+ [A-Z][a-z]+-))?(?:{PERSON}|{ONE})"
)
_TITLED_BEFORE = re.compile(rf"(?<![\w-])(?:{TITLES}) $")


def _apposed(board: Board, text: str, start: int, end: int) -> Iterator[Held]:
    """`Kim Min-jae, CEO of Nuri Robotics`, `Yolyn Berg, Nuri's vice president for Asia`, `Kim Min-jae (CEO, Nuri)`."""
    for match in _AFTER.finditer(text, start, end):
        person = trimmed(text, *match.span("person"))
        if person is None or person[1] != match.end("person") or not is_name(text[slice(*person)]):
            continue
        if match["body"] and (TITLE.search(match["body"]) or KOREAN.search(match["body"])):
            continue
        if _NEXT_ONE.match(text, match.end("title")) and (match["body"] or not match["lead"].strip()):
            continue  # A, B President C: the title is the next one's
        before = _TITLED_BEFORE.search(text[max(start, person[0] - 60) : person[0]])
        body = match.span("owner") if match["owner"] else match.span("body") if match["body"] else None
        if body and is_for(text[slice(*body)]):
            body = None
        body = body or body_after(text, match.end("title"), end)
        if "inister" in match["title"] and (field := fields_after(text, match.end("title"), end)):
            body = ministry(board, text, match["title"], field, match.start("title")) or body
        elif "inister" in match["title"]:
            body = small_ministry(board, text, match.end("title"), end) or body
        if before is None or body is not None:
            yield Held(person, match.span("title"), body)


def _addressed(text: str, start: int, end: int) -> Iterator[Held]:
    for match in _ADDRESSED.finditer(text, start, end):
        person = match.span("person")
        if is_name(match["person"]):
            yield Held(person, None, None, " " not in match["person"])


_SENT = cued(
    rf"(?:(?<![^\n])|(?<=[.?!”\"] )|[,;:] (?:and )?|\band |\b(?:by|heard|from|with|include[sd]?|including|featured|featuring|joined|welcomed|were|are) )(?P<person>{GIVEN}(?: (?:[A-Z]\. )?{GIVEN}){{1,2}}) (?=(?:of|from) )"
)


def _sent(text: str, start: int, end: int) -> Iterator[Held]:
    """`Grace Berg of cable maker Nuri Marine`: a name with the body it is of, no post told."""
    if " of " not in text[start:end] and " from " not in text[start:end]:
        return
    for match in _SENT.finditer(text, start, end):
        person = match.span("person")
        name = match["person"]
        body = body_after(text, person[1], end)
        if body is None or not is_name(name) or any(w in _NO_PERSON for w in name.split()):
            continue
        said = text[slice(*body)]
        before = text[person[1] : body[0]]
        if known().place(said) or not (
            known().body(said) or body_type(said) or whole_of(said) or _KIND_BEFORE.search(before)
        ):
            continue
        yield Held(person, None, body)


_NO_PERSON = frozenset(
    "Bank University Institute Ministry Embassy Republic Government Chamber Port Gulf House Council Office Academy Association Federation Society School College"
    " Center Centre Headquarters Division Branch Bureau Team Unit Plant Factory Campus Laboratory Department Commission Committee Agency Memorandum Minister President Chairman Director Head Vice Deputy Board General Sea Law Act Use".split()
)
_KIND_BEFORE = re.compile(rf"\b(?:{KIND_NOUN}) $")


def _korean(text: str, start: int, end: int) -> Iterator[Held]:
    """A Korean family name and a given name in two parts need no post."""
    for match in KOREAN.finditer(text, start, end):
        family = match["family"].capitalize() in forms.ENGLISH_SURNAMES
        if family and is_name(match.group()) and text[match.start() - 1 : match.start()] not in ("-", "’"):
            of = re.match(r" (?:of|from) ", text[match.end() : end])
            yield Held(match.span(), None, body_after(text, match.end(), end) if of else None)
