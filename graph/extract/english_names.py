"""English text: people beside posts, bodies by known name and last word, venues, countries and towns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extract import forms
from graph.extract.guesses import Board
from graph.extract.known import known
from graph.extract.people import Held
from graph.model import Kind

_HANGUL = re.compile("[가-힣]")
_CAP = r"[A-Z][A-Za-z0-9&.-]*[A-Za-z0-9]|[A-Z]"
_RUN = re.compile(
    rf"(?:{_CAP})(?:(?: (?:(?:of|for|and|the|&|de) ){{0,2}})(?:{_CAP}))*(?: (?:Co|Inc|Ltd|Corp)\.)*"
)


def _lowered(title: str) -> str:
    """`vice president` beside `Vice President`; acronyms and short forms stay as they are."""
    return title if title.isupper() or "." in title else title.lower()


_GIVEN = r"[A-Z][a-zé]+(?:-[A-Za-z][a-z]+)*"
_PERSON = rf"(?:{_GIVEN}|[A-Z]\.)(?: (?:{_GIVEN}|[A-Z]\.|van|von|der|den|de|la|da|di|du|bin|al)\b){{1,3}}"
_TITLES = "|".join(
    sorted(
        map(re.escape, {form for title in forms.ENGLISH_TITLES for form in (title, _lowered(title))}),
        key=len,
        reverse=True,
    )
)
_TITLED = re.compile(rf"(?:(?<=^)|(?<=[\s(,:;“\"-]))(?P<title>{_TITLES}),? (?P<person>{_PERSON}|{_GIVEN})")
_OF = re.compile(
    rf"(?P<title>{_TITLES}) (?:of|for|at) (?:the )?(?P<rest>{_RUN.pattern}(?:, {_RUN.pattern})*)"
)
_FROM = re.compile(rf",? (?:of|from|at) (?:the )?(?P<body>{_RUN.pattern})")
_APPOSED = re.compile(
    rf"(?P<person>{_PERSON}),? (?:the |{_GIVEN}[’']s )?(?P<title>{_TITLES})"
    rf"(?: (?:of|at|for) (?:the )?(?P<body>{_RUN.pattern}))?(?=[\s,.;)’']|$)"
)
_MINISTRY = re.compile(
    r"(?:Ministry|Department) of (?:the )?[A-Z][a-z]+(?:(?:, (?:and )?| and | & )[A-Z][a-z]+| [A-Z][a-z]+)*"
)
_PORTFOLIO = re.compile(
    r"((?:[A-Z][a-z]+, )*(?:[A-Z][a-z]+,? and )?[A-Z][a-z]+) "
    r"(?=(?:First |Second )?(?:Vice |Deputy )?Minister )"
)
_ACRONYM = re.compile(r"\s?\(([A-Z][A-Za-z&.-]{1,9}|[A-Z]-[A-Z]+)\)")
_VENUE = re.compile(
    r"(?:Hotel|Center|Centre|Hall|Convention|Plaza|Arena|Auditorium|Theater|Palace|Tower|Ballroom|Room|COEX|KINTEX|BEXCO|EXCO|Resort|Building|Complex|Museum|Campus)\b"
)
_NO_NAME = re.compile(
    r"(?:Strategy|Plan|Act|Roadmap|Policy|Program|Programme|Project|Law|Conference|Forum|Roundtable|Meeting|Summit|Expo|Exhibition|Ceremony|Seminar|Symposium|Week|Day|Award|Awards|Agreement|Declaration|Initiative)s?$"
)
_STATE = re.compile(r"Minister|Secretary|Ambassador|Premier|Governor|Mayor")
_AT = re.compile(r"\b(?:at|in) (?:the )?$")
_CONNECT = re.compile(r" (?:and|&|of|for|the|on|de)$")


def is_english(text: str) -> bool:
    """Whether a sentence is to be read by English rules."""
    return not _HANGUL.search(text) and sum(c.isascii() and c.isalpha() for c in text) >= 8


def propose(board: Board, text: str, start: int, end: int) -> list[Held]:
    """Put every guess at a name in an English sentence on the board; the posts that people hold."""
    held = [*_titled(board, text, start, end), *_apposed(board, text, start, end)]
    for match in _MINISTRY.finditer(text, start, end):
        name = match.group()
        known_end = next((k for k in range(len(name), 9, -1) if known().body(name[:k])), len(name))
        board.add(
            match.start(),
            match.start() + known_end,
            Kind.ORGANIZATION,
            "ministry",
            0.9,
            _id(name[:known_end]),
        )
    _firms(board, text, start, end)
    for match in _SEAT.finditer(text, start, end):
        if not known().place(match["seat"].rsplit(" ", 1)[0]):
            board.add(*match.span("seat"), Kind.PLACE, "venue", 0.85)
    people = [one.person for one in held]
    people += [one.title for one in held if one.title] + [
        s for s in board.closed if start <= s[0] and s[1] <= end
    ]
    edges = sorted({start, end, *(edge for span in people for edge in span)})
    for left, right in pairwise(edges):
        if (left, right) not in people:
            for a, b in _runs(text, left, right):
                _run(board, text, a, b, start)
    _towns_in_venues(board, text, start, end)
    return held


_SEAT = re.compile(
    rf"\b(?:at|visited|visits|toured|inspected) (?:the |its |their )?(?P<seat>{_RUN.pattern}"
    r"(?: \([A-Z&-]{2,9}\))?(?:[’']s)? (?:headquarters|head office|plant|factory"
    r"|shipyard|research center|campus))"
)
_FIRMS = re.compile(
    r"(?:companies|firms|manufacturers|makers|startups|start-ups|exhibitors|enterprises|banks)"
    r"[\w\s]{0,30}?,? (?:including|such as|like) (?P<list>[^.;()]{3,200})"
)


def _firms(board: Board, text: str, start: int, end: int) -> None:
    """`companies including A, B and C`: each is one."""
    for match in _FIRMS.finditer(text, start, end):
        for item in re.finditer(r"(?:(?!,|\band\b).)+", match["list"]):
            name = item.group().strip()
            at = match.start("list") + item.start() + len(item.group()) - len(item.group().lstrip())
            if not re.fullmatch(_RUN.pattern, name) or known().place(name):
                return
            found = known().body(name)
            board.add(
                at, at + len(name), Kind.ORGANIZATION, found.type if found else "company", 0.8, _id(name)
            )


def _titled(board: Board, text: str, start: int, end: int) -> Iterator[Held]:
    for match in _OF.finditer(text, start, end):
        split = _portfolio(text, *match.span("rest"))
        if split:
            named, portfolio = split
            found = _ministry(board, text, match["title"], portfolio)
            if found is None and _type(text[slice(*portfolio)]):
                found = portfolio
            yield _hold(board, text, named, match.span("title"), found)
    for match in _TITLED.finditer(text, start, end):
        person = _trim_person(text, *match.span("person"))
        if person is None:
            continue
        surname = " " not in text[slice(*person)]
        body = _before(board, text, start, match.start("title"))
        if body is None and (source := _FROM.match(text, person[1], end)):
            body = source.span("body")
        yield _hold(board, text, person, match.span("title"), body, surname)


def _portfolio(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """(person, portfolio) in `SMEs and Startups Oh Young-ju`: a Korean surname, or two last words."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"[^\s,]+", text[start:end])]
    if len(words) < 3:
        return None
    said = [text[a:b] for a, b in words]
    at = next((i for i in range(1, len(words) - 1) if said[i] in forms.ENGLISH_SURNAMES), 0)
    at = at or next((i for i in range(1, len(words) - 1) if _names_end(said, i)), 0)
    if not at:
        return None
    person = (words[at][0], words[at + 1][1])
    name = text[slice(*person)]
    if not re.fullmatch(_PERSON, name) or any(w in forms.ENGLISH_BODIES for w in name.split()):
        return None
    return person, (words[0][0], words[at - 1][1])


def _names_end(words: Sequence[str], i: int) -> bool:
    """Whether a first and a last name stand at `i`, with no further name behind them."""
    both = all(re.fullmatch(_GIVEN, w) for w in words[i : i + 2])
    return both and (i + 2 == len(words) or not words[i + 2][0].isupper())


def _apposed(board: Board, text: str, start: int, end: int) -> Iterator[Held]:
    for match in _APPOSED.finditer(text, start, end):
        person = _trim_person(text, *match.span("person"))
        if _names_body(text, match):
            continue
        if person and person[1] == match.end("person") and _korean_or_plain(text[slice(*person)]):
            body = match.span("body") if match["body"] else None
            yield _hold(board, text, person, match.span("title"), body)


_ONE_MORE = re.compile(rf" {_PERSON}")


def _names_body(text: str, match: re.Match[str]) -> bool:
    """`Andoya Space CEO Ketil Olsen`: what stands before the title is a body, the person follows."""
    joined = text[match.end("person") : match.start("title")] == " "
    return joined and not match["body"] and bool(_ONE_MORE.match(text, match.end("title")))


def _korean_or_plain(name: str) -> bool:
    words = name.split()
    return (
        not any(w in forms.ENGLISH_BODIES or w in forms.ENGLISH_COMMON for w in words)
        and known().body(name) is None
    )


def _trim_person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name without words that are none: a title's own words, a body's last word."""
    words = list(re.finditer(r"\S+", text[start:end]))
    kept = []
    for word in words:
        if (
            word.group() in forms.ENGLISH_COMMON
            or word.group() in forms.ENGLISH_BODIES
            or word.group() in _TITLE_WORDS
        ):
            break
        kept.append(word)
    if not kept:
        return None
    return start + kept[0].start(), start + kept[-1].end()


_TITLE_WORDS = frozenset(word for title in forms.ENGLISH_TITLES for word in title.split())


def _hold(
    board: Board,
    text: str,
    person: tuple[int, int],
    title: tuple[int, int],
    body: tuple[int, int] | None,
    surname: bool = False,
) -> Held:
    board.add(*person, Kind.PERSON, "person", 0.6 if surname else 0.9)
    if (
        body
        and _STATE.search(text[slice(*title)])
        and not (known().body(text[slice(*body)]) or _type(text[slice(*body)]))
    ):
        body = body if body in board.labels else None
    if body and body[1] > body[0]:
        name = text[slice(*body)]
        found = known().body(board.labels.get(body, name))
        board.add(
            *body, Kind.ORGANIZATION, found.type if found else _type(name) or "company", 0.75, _id(name)
        )
    return Held(person, title, body, surname)


def _before(board: Board, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The body right before a title: `Samsung SDI CEO`, `Energy Minister`, brackets left out."""
    stop = end
    aside = re.search(r" ?\([^()]{2,40}\) ?$", text[start:end])
    if aside:
        stop = start + aside.start()
    portfolio = _PORTFOLIO.search(text, start, min(len(text), end + 40))
    if portfolio and portfolio.end() >= end - 1 and "Minister" in text[end : end + 30]:
        ministry = _ministry(board, text, "Minister", portfolio.span(1))
        if ministry:
            board.closed.add(portfolio.span(1))
            return ministry
    run = next(
        (r for r in _runs(text, start, stop) if r[1] >= stop - 3 and not text[r[1] : stop].strip(" ’'s")),
        None,
    )
    if run is None:
        return None
    a, b = run
    words = text[a:b]
    if _DEMONYM.fullmatch(words) or known().place(words):
        return None
    return (a, b) if words not in forms.ENGLISH_COMMON and not re.fullmatch(_TITLES, words) else None


_DEMONYM = re.compile(
    r"(?:South |North )?(?:[A-Z][a-z]+(?:ian|ean|ese|ish|can)|German|French|Dutch|Swiss|Thai|Greek"
    r"|U\.S|UK|EU|US)"
)


def _ministry(board: Board, text: str, title: str, body: tuple[int, int]) -> tuple[int, int] | None:
    """Where the text has the ministry of a minister's portfolio; the portfolio itself if it has none."""
    if "Minister" not in title:
        return None
    name = f"Ministry of {text[slice(*body)]}"
    at = text.find(name)
    if at >= 0:
        board.add(at, at + len(name), Kind.ORGANIZATION, "ministry", 0.9, _id(name))
        return at, at + len(name)
    for cut in range(len(name), 12, -1):
        if known().body(name[:cut]) and (cut == len(name) or not name[cut].isalnum()):
            board.add(*body, Kind.ORGANIZATION, "ministry", 0.8, _id(name[:cut]))
            board.labels[body] = name[:cut]
            return body
    return None


def _runs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut at words that open sentences and at `and` between two names."""
    for match in _RUN.finditer(text, start, end):
        a, b = match.span()
        while (
            a < b and (word := re.match(r"\S+ ?", text[a:b])) and word.group().strip() in forms.ENGLISH_COMMON
        ):
            a += word.end()
            while connector := re.match(r"(?:of|for|and|the|on|&) ", text[a:b]):
                a += connector.end()
        if (more := _LOWER.match(text, b, end)) and known().body(text[a : more.end()]):
            b = more.end()
        yield from _cut(text, a, b)


_POST_IN = re.compile(rf" (?:{_TITLES}) ")
_LOWER = re.compile(r" [a-z]{2,12}\b")


def _cut(text: str, a: int, b: int) -> Iterator[tuple[int, int]]:
    if text.startswith("the ", a, b):
        a += 4
    name = text[a:b]
    if not name or known().body(name):
        if name:
            yield a, b
        return
    for match in re.finditer(r" (?:and|&) ", name):
        left, right = name[: match.start()], name[match.end() :]
        one_name = (_type(right) is not None or right in forms.ENGLISH_BODIES) and _type(left) is None
        listed = text[max(0, a - 2) : a] == ", " and _type(right) == "company"
        posted = _POST_IN.search(left) is not None
        if not one_name or listed or posted or known().body(left) or known().place(left):
            yield a, a + match.start()
            yield from _cut(text, a + match.end(), b)
            return
    yield a, b


_LOCAL = re.compile(
    r"\w (?:(?:Provincial|Metropolitan|City|County|Municipal) Government|(?:Metropolitan )?City)$"
)


def _type(name: str) -> str | None:
    words = name.replace(",", " ").split()
    if _LOCAL.search(name):
        return "local-government"
    if len(words) > 1:
        for word in reversed(words[-2:]):
            if word in forms.ENGLISH_BODIES:
                return forms.ENGLISH_BODIES[word]
    if "University" in words or "Institute of" in name:
        return "university" if "University" in words else "public-institution"
    if words[:1] == ["Embassy"]:
        return "embassy"
    return None


def _id(name: str) -> str | None:
    found = known().body(name)
    return found.id if found else None


def _run(board: Board, text: str, a: int, b: int, start: int) -> None:
    name = text[a:b]
    body, place = known().body(name), known().place(name)
    if _NO_NAME.search(name) or name.split()[0] in _TITLE_WORDS:
        return
    if (
        _VENUE.search(name)
        and len(name.split()) > 1
        and (_AT.search(text[max(start, a - 8) : a]) or name.split()[-1] != "Center")
    ):
        site = re.search(r"(?:Industrial|Science|Technology|Innovation) (?:Complex|Campus)$", name)
        board.add(a, b, Kind.PLACE, "site" if site else "venue", 0.85)
        return
    if place and len(name) > 2:
        board.add(a, b, Kind.PLACE, place.type, 0.9, place.id)
    elif body and len(name) > 1 and name not in forms.NO_BODIES:
        board.add(a, b, Kind.ORGANIZATION, body.type, 0.9, body.id)
    elif type_ := _type(name):
        weight = 0.75 if _ACRONYM.match(text, b) or type_ not in ("alliance", "media") else 0.55
        board.add(a, b, Kind.ORGANIZATION, type_, weight)
    elif _ACRONYM.match(text, b) and len(name.split()) > 1:
        board.add(a, b, Kind.ORGANIZATION, "other", 0.6)
    else:
        _parts(board, text, a, b)


def _parts(board: Board, text: str, a: int, b: int) -> None:
    """Known bodies and places inside a run of capitalised words that is no name as a whole."""
    words = [(a + m.start(), a + m.end()) for m in re.finditer(r"\S+", text[a:b])]
    i = 0
    while i < len(words):
        for j in range(min(len(words), i + 12), i, -1):  # no known name is longer
            start, end = words[i][0], words[j - 1][1]
            name = re.sub(r"[’']s$", "", text[start:end])
            end = start + len(name)
            body, place = known().body(name), known().place(name)
            if place and place.type in ("country", "region") and len(name) > 3:
                board.add(start, end, Kind.PLACE, place.type, 0.8, place.id)
            elif body and len(name) > 1 and name not in forms.NO_BODIES:
                board.add(start, end, Kind.ORGANIZATION, body.type, 0.85, body.id)
            else:
                continue
            i = j - 1
            break
        i += 1


def _towns_in_venues(board: Board, text: str, start: int, end: int) -> None:
    """Towns named within a venue's name (`… Hotel Seoul`)."""
    for (a, b, kind), guess in list(board.guesses.items()):
        if kind is Kind.PLACE and guess.type == "venue" and start <= a and b <= end:
            for word in re.finditer(r"[A-Z][a-z]{3,}", text[a:b]):
                found = known().place(word.group())
                if found and found.type == "region":
                    board.add(a + word.start(), a + word.end(), Kind.PLACE, found.type, 0.9, found.id)
                    board.within.add((a + word.start(), a + word.end()))
