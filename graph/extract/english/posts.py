"""The body of a post: what stands before its title, what follows `of`, and the ministry of a portfolio."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.cues import cued
from graph.extract import forms
from graph.extract.english.runs import runs
from graph.extract.english.types import body_type
from graph.extract.english.words import (
    AREAS,
    CAP,
    DEMONYM,
    KIND_NOUN,
    KOREAN,
    OWN,
    PERSON,
    RUN,
    SEATED,
    TITLE,
    TITLES,
    UNITS,
)
from graph.extract.names.guesses import Board
from graph.extract.names.known import known
from graph.model import Kind

Span = tuple[int, int]
_OF = re.compile(
    rf",?(?: (?:for|in charge of|of) [a-z][a-z ]{{2,40}}?| for (?:[A-Z][a-z]+,? (?:and )?){{0,4}}[A-Z][a-z]+(?= (?:at|of) ))?"
    rf" (?:of|from|at|with|for|in charge of) (?:[Tt]he |its |an? )?(?:(?:(?P<owner>{CAP}){OWN}|(?P<demonym>{DEMONYM.pattern})) )?(?:(?:[a-z][a-z-]+ ){{0,3}}?(?:{KIND_NOUN}) )?(?P<body>{RUN}(?:, {RUN} and {RUN})?)"
)
_SMALL = re.compile(r" (?:of|at|from) (?P<body>[a-z][\w-]{2,20})\b")
_AMPERSAND = cued(rf"(?P<body>(?:{CAP} ){{0,3}}{CAP}, {CAP} & {CAP}) ?$")
_COMMA = re.compile(rf", (?:the )?(?P<body>(?!(?:[^\s,]+ )*?(?:{TITLES})\b){RUN})(?=$|[\n;)]|\.\s|\.$)")
MINISTRY = re.compile(
    r"(?:Ministry|Department) (?:of|for) (?:the )?[A-Z][\w&]+(?:(?:, (?:and )?| and | & | )[A-Z][\w&]+)*"
)
_PORTFOLIO = re.compile(
    r"(?P<what>(?:[A-Z][A-Za-z&]+, )*(?:[A-Z][A-Za-z&]+(?: [A-Z][a-z]+)?,? (?:and|&) )?[A-Z][A-Za-z&]+(?: [A-Z][a-z]+)?) "
    r"(?:(?:First|Second|1st|2nd|Vice|Deputy|Assistant) )*$"
)
_NEXT_POST = re.compile(
    rf"(?:,| and)(?: and)? (?:(?!and\b)[^\s,]+ ){{0,6}}?(?:{TITLES}) [A-Z]|, (?:and )?(?:{TITLES})\b"
)
"""Where a row goes on with another's post: `… Jerry Wibowo and Nuri Mart CEO Jang …`."""


def body_before(board: Board, text: str, start: int, end: int) -> Span | None:
    """The body right before a title: `Samsung SDI CEO`, `Energy Minister`, `Nuri’s CEO`, brackets left out."""
    stop = end
    if aside := re.search(r" ?\([^()]{1,40}\) ?$", text[max(start, end - 60) : end]):
        stop = max(start, end - 60) + aside.start()
    post = TITLE.match(text, end)
    if post and "inister" in post.group() and (what := _PORTFOLIO.search(text[max(start, end - 80) : end])):
        at = max(start, end - 80)
        found = ministry(
            board, text, "Minister", (at + what.start("what"), at + what.end("what")), at + what.start()
        )
        if found or not known().body(text[at + what.start("what") : at + what.end("what")]):
            return found
    head = text[max(start, stop - 120) : stop]
    if row := _AMPERSAND.search(text[max(start, stop - 80) : stop]):
        return max(start, stop - 80) + row.start("body"), max(start, stop - 80) + row.end("body")
    near = [
        r
        for r in runs(text, max(start, stop - 120), stop)
        if re.fullmatch(rf"{OWN} (?:[a-z]+ ){{0,2}}|\.? (?:[a-z]+ ){{0,2}}|", text[r[1] : stop])
    ]
    if not near or not head.strip():
        return None
    a, b = near[-1]
    name = text[a:b]
    if re.search(r"[a-z]+ $", text[b:stop]) and not known().body(name) and not body_type(name):
        return None
    if re.match(r" [a-z]", text[b:stop]) and (text[end].isupper() or known().body(name) is None):
        return None  # `Nuri recycling head B`, but no `… said on Monday CEO B`
    if post and "inister" in post.group() and not (known().body(name) or body_type(name)):
        return None
    if (
        (DEMONYM.fullmatch(name) and f"({name})" not in text)
        or name in forms.ENGLISH_COMMON
        or re.fullmatch(TITLES, name)
    ):
        return None
    if (known().place(name) or known().place(_SORT.sub("", name))) and known().body(name) is None:
        return _government(text, (a, b)) if GOVERNS.match(text, end) else None
    return a, b


GOVERNS = re.compile(
    r"(?:(?:[Vv]ice|[Dd]eputy|[Aa]cting|[Ff]irst) )*(?:[Gg]ovs?\.|[Gg]overnor|[Mm]ayor|Lt\. Gov\.)"
)
"""Posts of those who govern a province or town."""


_SORT = re.compile(r" (?:Province|City|County)$")


def _government(text: str, span: Span) -> Span:
    """The government of a place whose governor or mayor is named: as the text calls it, else the place."""
    if text[slice(*span)].endswith((" City", " Province", " County")):
        return span
    name = text[slice(*span)]
    for form in (
        r" (?:[Pp]rovincial|[Mm]etropolitan|[Cc]ity|[Cc]ounty) [Gg]overnment",
        r" (?:Metropolitan City|City|Province|County)",
    ):
        if match := re.search(rf"\b{re.escape(name)}{form}\b", text):
            return match.span()
    return span


def body_after(text: str, at: int, end: int) -> Span | None:
    """The body behind a person or title: `of the University of Oslo`, `, Nuri Robotics` at the end of a row."""
    at = _past_field(text, at, end)
    match = _OF.match(text, at, end) or _COMMA.match(text, at, end)
    if match is not None and match.re is _OF and not match["owner"] and _of_unit(match["body"]):
        return None
    if match is None:
        small = _SMALL.match(text, at, end)
        return small.span("body") if small and known().body(small["body"]) else None
    seat = SEATED.match(text, match.start("body"))
    if seat and seat.end() + 1 < match.end("body"):
        return next(runs(text, seat.end() + 1, match.end("body")), None)  # an analyst at Oslo-based A
    found = list(runs(text, *match.span("body")))
    name = text[slice(*match.span("body"))]
    if whole := _whole_body(text, match, found):
        return whole
    if known().body(name):
        return match.span("body")
    if name.startswith(("Ministry", "Department")) and "," in name:
        return match.start("body"), match.start("body") + ministry_end(name)
    if (
        not found
        or found[0][0] != match.start("body")
        or (re.fullmatch(PERSON, name) and re.search("-[a-z]", name))
    ):
        return None
    if len(found) > 1 and known().body(text[slice(*found[1])]) and not body_type(text[slice(*found[0])]):
        return found[1]  # a directorate of a known body counts by that body
    return found[0]


def is_for(name: str) -> bool:
    """Whether words beside a post say for which part of the world or from which country it is (`Asia Director`)."""
    words = re.split(r"[ -]", name)
    return DEMONYM.fullmatch(name) is not None or all(word in AREAS for word in words) or name in AREAS


def _of_unit(name: str) -> bool:
    """Whether what follows `Head of` is a part of the body that the post is in, and no body."""
    return name.split()[-1] in UNITS and not known().body(name) and "Ministry" not in name


_FIELD_AT = re.compile(
    rf" of (?:the )?(?P<field>{CAP}(?:(?:,| and| &)? {CAP}){{0,5}})(?= (?:at|of|for) (?:the )?[A-Z])"
)
"""`Head of Research at A`, `Director of the Battery Division of A`: the field or the unit before the body."""


def _past_field(text: str, at: int, end: int) -> int:
    """Where the body of a post is told, behind the field that the post has in it."""
    field = _FIELD_AT.match(text, at, end)
    if field is None or known().body(field["field"]):
        return at
    joined_at = text.startswith(" at ", field.end())
    inner = _of_unit(field["field"]) or (joined_at and not body_type(field["field"]))
    return field.end() if inner else at


def _whole_body(text: str, match: re.Match[str], found: Sequence[Span]) -> Span | None:
    """`director of the Norwegian EV Association`, `of MOTIE’s Battery Division`: the adjective or the owner is the body."""
    words = match.re.groupindex
    if "owner" in words and match["owner"]:
        owner = match["owner"]
        return match.span("owner") if known().body(owner) or f"({owner})" in text else None
    if "demonym" in words and match["demonym"] and found and match.end("demonym") + 1 == found[0][0]:
        span = match.start("demonym"), found[0][1]
        alone = " " not in text[slice(*found[0])] and not known().body(text[slice(*found[0])])
        if (
            alone
            or known().body(text[slice(*span)])
            or body_type(text[slice(*found[0])]) not in {None, "company"}
        ):
            return span
    return None


def ministry_end(name: str) -> int:
    """Where a ministry's name ends in a run of capitals that may go on with other bodies.

    >>> "Ministry of Trade, Industry and Energy, Korea Zinc"[: ministry_end("Ministry of Trade, Industry and Energy, Korea Zinc")]
    'Ministry of Trade, Industry and Energy'
    """
    if stop := next(
        (k for k in range(len(name), 9, -1) if name[k - 1] != " " and known().body(name[:k])), None
    ):
        return stop
    other = next(
        (
            m
            for m in re.finditer(r",? and (?:the )?|, (?:and )?(?:the )?", name)
            if _begins_body(name[m.end() :])
        ),
        None,
    )
    return other.start() if other else len(name)


def _begins_body(rest: str) -> bool:
    """Whether what follows a comma or `and` is a body of its own and no further field of a ministry."""
    first = re.split(r", | and ", rest)[0]
    fields = all(word in FIELD_WORDS for word in first.split())
    return bool(
        known().body(first)
        or known().body(rest)
        or known().place(re.split(r"[ -]", first)[0]) is not None
        or (body_type(first) and not fields)
        or first.startswith(("Ministry", "Department"))
    )


_FIELDS = re.compile(r" (?:of|for) (?:the )?(?P<what>[A-Z][\w&]+(?:(?:, (?:and )?| and | & | )[A-Z][\w&]+)*)")


def fields_after(text: str, at: int, end: int) -> Span | None:
    """The fields of a minister behind the title: `, Minister of SMEs and Startups`."""
    match = _FIELDS.match(text, at, end)
    if match is None:
        return None
    stop = ministry_end(f"Ministry of {match['what']}") - len("Ministry of ")
    return match.start("what"), match.start("what") + stop


_SMALL_FIELDS = re.compile(
    r" (?:of|for) (?P<what>(?:[a-z]{3,}|ICT|SMEs)(?:, [a-z]{3,}){0,3}(?:,? and (?:[a-z]{3,}|ICT|SMEs)(?: [a-z]{3,})?)?)(?![\w-])"
)


def small_ministry(board: Board, text: str, at: int, end: int) -> Span | None:
    """The known ministry of `vice minister of trade, industry and energy`, named in small letters."""
    match = _SMALL_FIELDS.match(text, at, end)
    if match is None:
        return None
    what = match["what"]
    while what:
        name = "Ministry of " + re.sub(r"\b(?!and\b)[a-z]", lambda m: m.group().upper(), what).replace(
            ", And", " and"
        )
        if found := known().body(name):
            span = (match.start("what"), match.start("what") + len(what))
            board.add(*span, Kind.ORGANIZATION, "ministry", 0.85, found.id)
            board.labels[span] = name
            return span
        what = what.rpartition(" ")[0].removesuffix(" and").rstrip(",")
    return None


_NO_ONE = frozenset(
    "City Province Government Affairs State County District Metropolitan Relations Cooperation Development Resources Industry Industries Commerce"
    " Finance Security Science Technology Planning Environment Health Welfare Transport Negotiations Strategy Innovation Growth Investment Exports"
    " Trade Energy Economy Policy Communications Infrastructure Education Culture Agriculture Fisheries Diplomacy".split()
)


FIELD_WORDS = _NO_ONE | frozenset(
    "Mineral Minerals Natural Water Land Manufacturing Heavy Light Basic Primary Digital Public Human Social Rural Marine Maritime Forest Forestry Mines Mining Oil Gas Petroleum"
    " Electricity Power Transportation Housing Labor Labour Employment Tourism Sports Youth Economics Climate Space Defence Defense".split()
)
"""Words of the fields of ministries."""


def portfolio(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """(person, portfolio) in `SMEs and Startups Oh Young-ju`: a Korean surname, or two last words."""
    if posted := _NEXT_POST.search(text[start:end]):
        end = start + posted.start()
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s,]+", text[start:end])]
    if len(words) < 3:
        return None
    said = [text[a:b] for a, b in words]
    at = next((i for i in range(1, len(words) - 1) if said[i].capitalize() in forms.ENGLISH_SURNAMES), 0)
    at = at or next((i for i in range(1, len(words) - 1) if _names_end(said, i)), 0)
    if not at or re.search(r",\s(?:and\s)?$", text[start : words[at][0]]):
        return None
    person = (words[at][0], words[-1][1] if len(words) - at <= 3 else words[at + 1][1])
    name = text[slice(*person)]
    if (
        not re.fullmatch(PERSON, name)
        or any(w in forms.ENGLISH_BODIES or w in _NO_ONE or w in UNITS for w in name.split())
        or (_APPOSED.search(text[max(0, start - 80) : start]) and not KOREAN.match(name))
    ):
        return None
    return person, (words[0][0], words[at - 1][1])


_APPOSED = re.compile(
    rf"{PERSON}(?: \([^()\n]{{1,40}}\))?, (?:the )?(?:{TITLES}),? (?:of|for|at|to) (?:the )?$"
)
"""`Hwang Kyu-yeon, President of …`: whose post it is stands before it."""


def _names_end(words: Sequence[str], i: int) -> bool:
    """Whether a first and a last name stand at `i`, with no further name behind them."""
    both = all(re.fullmatch(r"[A-Z][a-zé]+(?:-[A-Za-z]+)?", w) for w in words[i : i + 2])
    ends = i + 2 == len(words) or not words[i + 2][0].isupper()
    return both and ends and words[i - 1] not in {"and", "of", "the", "for", "on", "in", "&"}


def ministry(board: Board, text: str, title: str, body: Span, at: int) -> Span | None:
    """Where the text has the ministry of a minister's portfolio; the portfolio itself if it has none."""
    state = DEMONYM.search(text[max(0, at - 12) : at].rstrip(" ’'s"))
    if "inister" not in title or (state and not state.group().endswith("Korean")):
        return None
    what = text[slice(*body)]
    wanted = set(re.findall(r"[A-Z]\w+", what)) - {"First", "Second", "Vice", "Deputy"}
    if not wanted:
        return None
    board.closed.add(body)
    for match in MINISTRY.finditer(text):
        name = match.group()
        stop = ministry_end(name)
        if wanted <= set(re.findall(r"[A-Z]\w+", name[:stop])):
            return match.start(), match.start() + stop
    name = f"Ministry of {what.replace(', and ', ' and ')}"
    found = known().body(name)
    if found:
        board.add(*body, Kind.ORGANIZATION, "ministry", 0.8, found.id)
        board.labels[body] = name
        return body
    return None
