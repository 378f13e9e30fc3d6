"""Lists of bodies in English sentences: told as such, rows by kind, parties, rows of known ones, firms by their countries."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.bodies import NO_NAME
from graph.extract.english.runs import EMBASSY
from graph.extract.english.types import body_type
from graph.extract.english.words import CAP, DEMONYM, RUN, TITLE, TITLE_WORDS, UNITS
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.model import Kind

_FIRMS = cued(
    r"(?:[Cc]ompanies|[Ff]irms|manufacturers|makers|startups|start-ups|[Ee]xhibitors|enterprises|banks|suppliers|[Pp]articipants|institutions"
    r"|organizations|associations|agencies)[\w\s]{0,30}?,? (?:including|such as|like|namely|are|were|included?) (?P<list>[^.;()]{3,300})"
)
_ROW = cued(
    r"(?:^|(?<=\n))[\W_]{0,4}(?P<kind>[A-Z][a-z]+(?:(?:,? and|,) [a-z]+| [a-z]+){0,4}): (?P<list>[^:;\n]{12,600})"
)
"""`- Companies: A, B CEO C, D`: a row of participants under its kind."""
_AN_ASIDE = re.compile(r"an? [^,]*$|(?:the|its|one of) [a-z][^A-Z,]*$")
_SMALL_BEFORE = re.compile(r"(?:the )?(?:[a-z][a-z-]+ ){0,3}")


def listed(board: Board, text: str, start: int, end: int) -> None:
    """`companies including A, B and C`: each is one."""
    rows = [m for m in _ROW.finditer(text, start, end) if _of_bodies(m["list"])]
    for match in (*_FIRMS.finditer(text, start, end), *rows):
        row = "kind" in match.re.groupindex
        said = (match["kind"] if row else match.group()).lower()
        kind = (
            "company"
            if re.match(r"comp|firm|manu|make|start|enter|bank|exhib|suppl|busin|indus", said)
            else "other"
        )
        for item in re.finditer(r"(?:(?!,|\band\b|\bas well as\b).)+", match["list"]):
            name = item.group().strip()
            at = match.start("list") + item.start() + len(item.group()) - len(item.group().lstrip())
            if not name or _AN_ASIDE.match(name):
                continue  # A, a cathode maker, B
            lead = _SMALL_BEFORE.match(name)
            name, at = (name[lead.end() :], at + lead.end()) if lead else (name, at)
            words = name.split() or [name]
            if row and (not re.fullmatch(RUN, name) or TITLE.search(name)) and not known().body(name):
                continue  # somebody with a post
            if (
                not re.fullmatch(RUN, name)
                or known().place(name)
                or (words[-1] in TITLE_WORDS and not known().body(name))
                or words[0] in TITLE_WORDS
                or (TITLE.search(name) and not known().body(name))
            ):
                break
            found = known().body(name)
            type_ = found.type if found else body_type(name) or kind
            board.add(at, at + len(name), Kind.ORGANIZATION, type_, 0.8, found.id if found else None)


def _of_bodies(row: str) -> bool:
    """Whether a row's items are bodies and people of bodies: two known ones stand in it at least."""
    items = [re.sub(r" \([^()]*\)", "", item).strip() for item in row.split(",")]
    sure = [i for i in items if known().body(i) or body_type(i) or TITLE.search(i)]
    return (
        len(items) > 2 and len(sure) * 2 >= len(items) and any(known().body(i) or body_type(i) for i in items)
    )


def neighbours(board: Board, text: str, start: int, end: int) -> None:
    """An unknown name in a row with two bodies or more is a body as well: `SK On, Haneul and LG Chem`."""
    if text.count(", ", start, end) < 2:  # no row, and the pattern takes long to see it in a run of capitals
        return
    spans = sorted(
        (g.start, g.end)
        for g in board.guesses.values()
        if g.kind is Kind.ORGANIZATION and start <= g.start < end
    )
    known_spans = set(spans)
    for match in re.finditer(
        rf"{RUN}(?: \([^()]{{2,20}}\))?(?:, (?:and )?{RUN}(?: \([^()]{{2,20}}\))?){{2,}}(?:,? and {RUN})?",
        text[start:end],
    ):
        items = [
            (start + match.start() + m.start(), start + match.start() + m.end())
            for m in re.finditer(rf"{CAP}(?: (?:(?:of|for) )?{CAP})*", match.group())
        ]
        sure = [i for i in items if i in known_spans]
        if len(sure) * 2 < len(items) or len(sure) < 2:
            continue
        for a, b in items:
            name = text[a:b]
            overlap = any(x < b and a < y for x, y in spans) or any(
                g.start < b and a < g.end for g in board.guesses.values() if g.kind is not Kind.ORGANIZATION
            )
            if (
                not overlap
                and not known().place(name)
                and name not in forms.ENGLISH_COMMON
                and not NO_NAME.search(name)
            ):
                board.add(a, b, Kind.ORGANIZATION, "company", 0.7)


_OF_LANDS = re.compile(
    rf"(?P<land>{CAP}(?: {CAP})?)[’']s (?P<name>{CAP}(?: {CAP}){{0,2}})(?=,| and |\.| (?:also |will |have |has )*(?:took|take|joined?|attend|exhibit|show|sign|set up|opened|present))"
)
_TOOK_PART = re.compile(
    r"\b(?:took (?:part|stands?)|take part|joined|attended|participat\w+|exhibit\w*|exhibitors|showcased|companies|firms|makers|signed|set up (?:a )?booths?|among them|such as|including)\b"
)


def of_lands(board: Board, text: str, start: int, end: int) -> None:
    """`Norway’s Berg and Germany’s Holm took stands`: firms told by their countries, two of them or more."""
    if text.count("’s ", start, end) + text.count("'s ", start, end) < 2:
        return
    found = [
        m
        for m in _OF_LANDS.finditer(text, start, end)
        if (place := known().place(m["land"])) and place.type == "country" and m["land"] not in _AT_HOME
    ]
    if len(found) < 2 or not _TOOK_PART.search(text, start, end):
        return
    for match in found:
        name = match["name"]
        if (
            not any(
                g.start < match.end("name") and match.start("name") < g.end for g in board.guesses.values()
            )
            and not TITLE.search(name)
            and not NO_NAME.search(name)
            and name not in forms.ENGLISH_COMMON
            and not known().place(name)
        ):
            board.add(*match.span("name"), Kind.ORGANIZATION, body_type(name) or "company", 0.75)


_AT_HOME = frozenset({"Korea", "South Korea", "Republic of Korea", "ROK"})
_BY = cued(
    r"\b(?:hosted|organi[sz]ed|sponsored|supported)(?: jointly)? by (?P<list>[^.;]{3,300})"
    r"|\b(?:[Aa]greements?|MOUs?|MoUs?|understanding|intent|contracts?|pacts?)(?: \([^()]*\))?(?: (?!with\b)[a-z-]+){0,6}? with (?P<with>[^.;]{3,300})"
)


def organizers(board: Board, text: str, start: int, end: int) -> None:
    """`organized by A, B and the C`, `signed agreements with A, B and C`: each is a body."""
    for match in _BY.finditer(text, start, end):
        which = "list" if match["list"] else "with"
        at, first = match.start(which), True
        while name := re.match(
            rf"(?:,? and |, )?(?:the )?(?P<run>{CAP}(?: (?:(?:of|for) )?{CAP})*)(?: \([^()]*\))?",
            text[at : match.end(which)],
        ):
            if name["run"].split()[0] in TITLE_WORDS:
                break  # with the Minister for Trade, Industry and Energy
            if which == "with" and not first and not re.match(r"(?:,? and |, )", text[at:]):
                break
            first = False
            a, b = at + name.start("run"), at + name.end("run")
            if seated := EMBASSY.match(text, a):
                b = max(b, min(seated.end(), match.end(which)))
            others = [g for g in board.guesses.values() if g.start < b and a < g.end]
            if (
                not others
                and not re.match(r"\d+ ", name["run"])
                and not known().place(name["run"])
                and not NO_NAME.search(name["run"])
                and not DEMONYM.fullmatch(name["run"])
                and len(name["run"]) > 1
                and not (name["run"].split()[-1] in UNITS and text.startswith(" of ", b))
            ):
                kind = body_type(name["run"]) or ("company" if which == "with" else "other")
                board.add(a, b, Kind.ORGANIZATION, kind, 0.7)
            at += max(name.end(), b - at, *(g.end - at for g in others))
