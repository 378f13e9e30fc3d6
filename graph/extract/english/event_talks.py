"""Who spoke and chaired at events of English documents; counts, editions, themes; what was launched and announced."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract.context import Name
from graph.extract.english.asides import in_charge
from graph.extract.english.event_outcomes import outcomes
from graph.extract.english.event_people import PRESENT, clauses, event_of
from graph.extract.english.event_places import headed
from graph.extract.english.event_words import ORDINAL
from graph.extract.english.sameness import edition as number_of
from graph.extract.english.subjects import subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind, RegionKind

_SPEAKS = cued(
    r"\b(?P<role>(?:opening|welcom\w+|congratulatory|closing|keynote|special|commemorative|inaugural|plenary) (?:remarks|speech(?:es)?|address(?:es)?|message|lectures?|presentations?|talks?)"
    r"|keynotes?(?: speakers?)?|g[ai]ve[s]? (?:an? |the )?(?:\w+ )?(?:speech(?:es)?|presentations?|lectures?|talks?|briefings?|remarks)"
    r"|deliver(?:s|ed|ing)? (?:an? |the |his |her |their )?(?:\w+ )?(?:speech(?:es)?|address(?:es)?|remarks|presentations?|lectures?|message)"
    r"|made (?:an? )?(?:\w+ )?(?:speech(?:es)?|presentations?|remarks)|(?:will|to|would) speak\b|presented (?=on|cases|findings|results|examples|ways|trends|outlooks?|research|strateg|the (?:case|results|latest)|an? |their |its |his |her )|panel\b|panel(?:ists?| discussion| members)|spoke\b|talks (?:from|by)"
    r"|opened the (?:summit|forum|conference|event|meeting|ceremony|expo|fair|exhibition|symposium|session)|(?:were|was) (?:among )?(?:the )?speakers?|among the speakers|took the (?:stage|podium)|(?:session|forum|conference|summit|meeting|seminar|audience|participants|attendees)\b[^.;]{0,40} heard\b|presentations? (?:by|from)|speakers (?:include|included|were|are)|said in (?:an? |his |her |the )?(?:\w+ )?(?:speech|remarks|address)|told the (?:forum|meeting|conference|audience|event|seminar))\b",
    re.IGNORECASE,
)
_CHAIRS = cued(
    r"\b(?P<by>(?:co-)?chaired(?: jointly)? by|presided over by|moderated by|led by(?=[^.]{0,60}session))|\b(?P<act>(?:co-)?chair(?:s|ed|ing)|presid(?:ed|es|ing)(?: over)?|moderat(?:ed|es|ing))\b"
)
_COUNT = cued(
    r"(?<![\d.,$])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})(?:-strong)? (?:of the )?(?:or so |plus )?(?:[a-z-]+ ){0,4}?(?:people|persons|participants|guests|officials|attendees|representatives|experts|business\w*people|delegates|visitors|researchers"
    r"|professors|engineers|students|executives|leaders|scholars|scientists|entrepreneurs|investors|professionals|dignitaries|stakeholders|audience|businessmen|specialists|employees|individuals|citizens)\b"
)
_NOT_THERE = re.compile(
    r"\b(?:train\w*|hire|hiring|jobs?|employ\w*|recruit\w*|nurtur\w*|foster\w*|creat\w*|invite (?:\d+|some)|by 20\d\d|cultivat\w*|support for)\b"
)
_SERIES = cued(
    r"\b(?P<o>(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) (?:in a series|edition|of its kind|installment|round|iteration|such (?:event|meeting|forum|festival|expo|fair|conference|summit|show|gathering)|time)\b|\bin its (?P<o3>\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:year|edition)\b|\bthis year marks (?:the|its) (?P<o2>\d{1,3}(?:st|nd|rd|th))\b",
    re.IGNORECASE,
)
_THEME = cued(
    r"(?:theme[d]?|slogan|motto|topic|title)(?: of| is| was|,)?,? [“\"‘'](?P<q>[^”\"\n]{4,120}?)[,.]?[”\"’']",
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"(?:\bon|titled|entitled|under the title(?: of)?|about),? [“\"‘](?P<t>[^”\"’\n]{4,120})[”\"’]"
)


def talk(scene: Scene, passages: list[Passage]) -> None:
    """Fill speakers, chairs, counts, editions, themes and outcomes."""
    for passage in passages:
        for start, end in clauses(passage):
            frame = event_of(passage, start, end)
            if frame is not None:
                chairs = _chairs(scene, passage, frame, start, end)
                _speakers(scene, passage, frame, start, end, chairs)
                _count(scene, passage, _counted(passage, start, end) or frame, start, end)
    for frame in scene.frames:
        _numbered(scene, frame)
    _last_years(scene)
    for passage in passages:
        if passage.focus is not None:
            _theme(scene, passage, passage.focus)
            outcomes(scene, passage, passage.focus)
            _series(scene, passage, passage.focus)


_PRESENT_AT = re.compile(
    r"\b(?:present|gathered|attended|came|took part|participated)(?: at| in| to)? (?:the |an? )?$"
)


def _counted(passage: Passage, start: int, end: int) -> Frame | None:
    """The event that people are counted at (`400 were present at the summit`), whatever else is named."""
    base = passage.sentence.start
    return next(
        (
            f
            for n, f in passage.spoken
            if start <= n.start - base < end and _PRESENT_AT.search(passage.text[start : n.start - base])
        ),
        None,
    )


def _numbered(scene: Scene, frame: Frame) -> None:
    """The number that an event's own name gives."""
    for spoken in frame.spoken:
        number = number_of(spoken.name) if spoken.name else None
        if number and frame.value("edition") is None and frame.type != "visit" and frame.head != "session":
            frame.add(Claim("edition", number, scene.ctx.evidence((spoken.start, spoken.end)), 0.85))


_LAST_YEARS = re.compile(r"(?:last year|the previous year)[’']s ", re.IGNORECASE)


def _last_years(scene: Scene) -> None:
    """Last year's edition has the number before this year's."""
    number = scene.main.value("edition") if scene.main else None
    for frame in scene.frames:
        last = frame.background and _LAST_YEARS.match(frame.name)
        if last and isinstance(number, int) and number > 1 and frame.value("edition") is None:
            evidence = scene.ctx.evidence((frame.spoken[0].start, frame.spoken[0].end))
            frame.add(Claim("edition", number - 1, evidence, 0.7))


def _people(scene: Scene, passage: Passage, start: int, end: int) -> list[Name]:
    base = passage.sentence.start
    names = scene.ctx.names.within(base + start, base + end, Kind.PERSON)
    return [n for n in names if not in_charge(passage.text[: n.start - base])]


def _chairs(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> set[str]:
    """Who presided; several where they co-chaired."""
    found: set[str] = set()
    base = passage.sentence.start
    for match in _CHAIRS.finditer(passage.text, start, end):
        if passage.text.startswith(" it", match.end()):
            continue  # the body told of before
        many = "co-" in match.group() or "jointly" in match.group()
        if match["by"]:
            people = _people(scene, passage, match.end(), end)
            stop = passage.text.find(",", people[0].end - base) if people else -1
            people = [p for p in people if stop < 0 or p.start - base < stop or many][: 4 if many else 1]
        else:
            before = _people(scene, passage, start, match.start())
            people = before if many else before[-1:]
        for person in people:
            found.add(person.name)
            claim(scene, frame, person, 0.9, "chair")
            frame.add(
                Claim("chair", person.name, scene.ctx.evidence((person.start, person.end)), 0.85, Kind.PERSON)
            )
    return found


_MODERATED = re.compile(r"\b(?:moderat|chair)(?:ed|or|ing)\b")


def _row(scene: Scene, passage: Passage, start: int, chairs: set[str]) -> None:
    """`Industry Session: A, director of B; C of D; moderated by E`: who stands in a session's row speaks in it."""
    row = headed(passage)
    if row is None or row[0].type not in {"forum", "conference"} or start > row[1]:
        return
    stop = _MODERATED.search(passage.text, row[1], row[2])
    for person in _people(scene, passage, row[1], stop.start() if stop else row[2]):
        if person.name not in chairs:
            evidence = scene.ctx.evidence((person.start, person.end))
            claim(scene, row[0], person, 0.85)
            row[0].add(Claim("speakers", person.name, evidence, 0.75, Kind.PERSON))


def _speakers(scene: Scene, passage: Passage, frame: Frame, start: int, end: int, chairs: set[str]) -> None:
    _row(scene, passage, start, chairs)
    told = _SPEAKS.search(passage.text, start, end)
    if told is None or frame.type in {"visit"}:
        _unveilers(scene, passage, start, end)
        _discussants(scene, passage, frame, start, end)
        return
    topic = _TITLED.search(passage.text, told.start(), end)
    for person in _people(scene, passage, start, end):
        if person.name in chairs:
            continue
        role = told["role"].lower()
        claim(scene, frame, person, 0.85, role)
        evidence = scene.ctx.evidence((person.start, person.end))
        frame.add(
            Claim("speakers", person.name, evidence, 0.8, Kind.PERSON, role, topic["t"] if topic else None)
        )


_ON_STAGE = re.compile(
    r"\b(?:unveil(?:ed|s)|announced|presented|introduced|outlined|laid out|explained|said|stressed|emphasi[sz]ed|pledged|vowed|called for|urged|proposed)\b[^.;]{0,110}? (?:at|during|in) (?:the |an? |this year[’']s )?$"
)
_SAID_BY = re.compile(
    r"\bsaid (?=(?!\w+day\b)[A-Z][^.;”]{2,110}?,? (?:at|during|in) (?:the |an? |this year[’']s )?$)"
)
"""`…, said Kim Da-on, head of Nuri, at the forum`."""
_TALKS = frozenset({"conference", "forum", "launch", "ceremony", "exhibition"})


def _unveilers(scene: Scene, passage: Passage, start: int, end: int) -> None:
    """`The minister unveiled the plan at the forum`: who says something at an event speaks there."""
    base = passage.sentence.start
    for name, frame in passage.spoken:
        before = passage.text[start : name.start - base] if start <= name.start - base < end else ""
        told = _ON_STAGE.search(before)
        if told is None or frame.background or frame.type not in _TALKS | {"meeting"}:
            continue
        after = _SAID_BY.search(before)
        people = (
            _people(scene, passage, start + after.end(), name.start - base)[:1]
            if after
            else subjects(scene, passage, base + start + told.start())
        )
        for person in people:
            if person.kind is Kind.PERSON:
                claim(scene, frame, person, 0.82)
                if frame.type in _TALKS:
                    evidence = scene.ctx.evidence((person.start, person.end))
                    frame.add(Claim("speakers", person.name, evidence, 0.7, Kind.PERSON))


_ARGUES = re.compile(
    r"\b(?:warned|argued|proposed|suggested|introduced|shared|outlined|presented|urged|called for|analy[sz]ed|pointed out|forecast|cautioned)\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:interview|telephone|phone|told (?:[Tt]he [A-Z]|Yonhap|reporters|Reuters)|in a statement|after the|on the sidelines|by e-?mail|separately)\b"
)


_PRESENTS = re.compile(
    r"\b(?:presented|outlined|reviewed|briefed|gave an overview of|walked through|shared)\b"
)
_HEARS = frozenset({"forum", "conference", "meeting"})


def _discussants(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    """`A, a researcher at B, warned that …` in the paragraph of a forum: whoever argues there speaks there."""
    told = _ARGUES.search(passage.text, start, end)
    s = passage.sentence
    told = told or (_PRESENTS.search(passage.text, start, end) if frame.type in _HEARS else None)
    if told is None or frame.type not in _HEARS or _ELSEWHERE.search(s.text):
        return
    paragraph = scene.ctx.document.text.rfind("\n", 0, s.start)
    here = any(paragraph < n.start < s.start and f is frame for n, f in scene.spoken)
    presents = told.re is _PRESENTS and frame is scene.main and not passage.spoken
    if s.region is not RegionKind.BODY or not (here or presents):
        return
    for person in _people(scene, passage, start, told.start()):
        plain = re.sub(
            r"\([^()]*\)|, an? [^,]{3,90},|, (?:the )?[^,]{3,90},",
            " ",
            passage.text[person.end - s.start : told.start()],
        )
        if len(plain.strip()) < 12 and (told.re is _ARGUES or scene.ctx.post(person.name)):
            evidence = scene.ctx.evidence((person.start, person.end))
            claim(scene, frame, person, 0.75)
            frame.add(Claim("speakers", person.name, evidence, 0.65, Kind.PERSON))


_COMPARED = re.compile(
    r"[^.;]{0,60}?\b(?:up|down|compared (?:to|with)|more than|fewer than)(?: from)? (?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})\b(?! ?(?:won|percent|%))"
)


def _earlier(scene: Scene, passage: Passage, compared: re.Match[str]) -> None:
    """`31,000 came, up from 26,500 at the 2023 fair`: the second count is that of the edition before."""
    past = [
        f
        for n, f in passage.spoken
        if f.background and n.start - passage.sentence.start > compared.start("n")
    ]
    if past and past[0].value("attendee_count") is None:
        at = passage.sentence.start + compared.start("n")
        value = int(compared["n"].replace(",", ""))
        past[0].add(Claim("attendee_count", value, scene.ctx.evidence((at, at + len(compared["n"]))), 0.8))


def _count(scene: Scene, passage: Passage, frame: Frame, start: int, end: int) -> None:
    for count in _COUNT.finditer(passage.text, start, end):
        around = passage.text[max(start, count.start() - 60) : count.end() + 60]
        if compared := _COMPARED.match(passage.text, count.end()):
            _earlier(scene, passage, compared)
            if frame.background and scene.main is not None:
                frame = scene.main
        if frame.value("attendee_count") is not None or _NOT_THERE.search(around):
            continue
        if not (
            PRESENT.search(passage.text)
            or re.search(
                r"\b(?:drew|attracted|opened|with|watched|toured|visited|came|counted|welcomed|recorded|tallied|pulled in|hosted|reported)\b",
                passage.text,
            )
        ):
            continue
        at = passage.sentence.start
        value = int(count["n"].replace(",", ""))
        if value > 2 and not (1990 < value < 2100):
            frame.add(
                Claim(
                    "attendee_count", value, scene.ctx.evidence((at + count.start(), at + count.end())), 0.85
                )
            )


def _series(scene: Scene, passage: Passage, frame: Frame) -> None:
    told = _SERIES.search(passage.text)
    if (
        told is None
        or frame.value("edition") is not None
        or re.match(r"for the first time", passage.text[max(0, told.start() - 8) :])
    ):
        return
    match = ORDINAL.search(told["o"] or told["o2"] or told["o3"])
    number = number_of(match.group()) if match else None
    if number is not None and not (told.group().lower().endswith(("time", "kind")) and number == 1):
        at = passage.sentence.start
        frame.add(Claim("edition", number, scene.ctx.evidence((at + told.start(), at + told.end())), 0.8))


def _theme(scene: Scene, passage: Passage, frame: Frame) -> None:
    match = _THEME.search(passage.text)
    if match and frame.value("theme") is None:
        at = passage.sentence.start
        frame.add(
            Claim("theme", match["q"], scene.ctx.evidence((at + match.start("q"), at + match.end("q"))), 0.85)
        )
