"""When events of English documents take place: each date goes to the event that it fits best in its sentence."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.cues import cued
from graph.extract import dated
from graph.extract.english.event_closings import ENDS, closed, first_day, lasting
from graph.extract.english.event_words import HELD
from graph.extract.english.sameness import YEAR
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.hours import hours
from graph.extract.events.naming import EventName
from graph.extract.passages import Passage
from graph.model import Claim, RegionKind
from graph.nlp import Moment

_BEGUN = r"(?:launched|established|founded|inaugurated|set up|created|formed) (?:in|on) (?:early |late )?"
_NOT_ITS = cued(
    r"(?:\b(?:by|since|until|till|before|from|through|starting|beginning|as of|compared (?:to|with)|founded in|established in|effective|until the end of|for|published|dated|(?<!half )(?<!quarter )of)"
    r"(?: the end of| early| late| the)? |announced(?: [a-z]+){0,3} (?:in|on) |(?:which|that) (?:was|were) (?:first )?(?:announced|unveiled|released|launched|established|founded|introduced|designated) |(?:agreement|contract|MOU) (?:made|reached|signed|concluded) |(?:that|which|and|was|were|,) (?:was |were |has been )?(?:first )?(?:kicked off (?:in|on) (?:early |late )?|"
    + _BEGUN
    + r")"
    r"|\b(?:continues?|resumes?|continued|resumed)(?: on| until)? )$"
)
_FOUNDING = re.compile(rf"\b{_BEGUN}$")
_SAID = re.compile(r"\b(?:said|announced|reported|told|according to [^,]{3,60})(?: (?:on|in))? $")
_PLANNED = re.compile(
    r"\b(?:scheduled|planned|slated|set|due|expected|tentatively set) for (?:the |early |late |mid-|the end of |the (?:first|second) half of )*$"
)
_RANGE = re.compile(r"\b(?:from|between) (?:the )?$")
_BREAK = re.compile(
    r"; |, (?:which|where|while|but|and (?=\w+ (?:will|plans|signed|visited|toured|held|agreed)))|\b(?:after|following|before|since) "
)
_FRONT = re.compile(
    r"^\W*(?:(?:Later|Earlier|Also|Then|Separately|Meanwhile),? )?(?:(?:[Oo]n|[Ii]n|[Ff]rom|[Ll]ast|[Tt]his)(?: the)?(?: [a-z]+){0,2} )?$"
)


def when(scene: Scene, passages: list[Passage]) -> None:
    """Give each frame its start and end as far as the text tells."""
    best: dict[int, tuple[float, Frame, Moment, EventName | None]] = {}
    for passage in passages:
        for score, frame, moment, name in _fits(scene, passage):
            if score > best.get(id(frame), (0.0,))[0]:
                best[id(frame)] = (score, frame, moment, name)
    for score, frame, moment, _ in best.values():
        _claim(scene, frame, moment, score)
    hours(scene, passages)


def lead(scene: Scene, passages: list[Passage]) -> None:
    """The main event of a news story that gives its day in the first sentence only takes place on that day."""
    main = scene.main
    first = next((p for p in passages if p.sentence.region is RegionKind.BODY), None)
    if main is None or first is None or main.value("start") or main.type in {"visit", "announcement"}:
        return
    s = first.sentence
    days = [m for m in dated.moments(scene.ctx, s.start, s.end) if len(m.value) >= 10]
    others = {id(f) for _, f in first.spoken} - {id(main)}
    before = s.text[: days[0].start - s.start] if days else ""
    if len(days) == 1 and not others and _SAID.search(before) and main.start < s.end + 300:
        spoken = next((n for n, f in scene.spoken if f is main and n.start >= s.start), None)
        told = scene.ctx.sentence_at(spoken.start).text if spoken else ""
        if _ON_STAGE.search(told) and not dated.moments(scene.ctx, s.end, main.start):
            _claim(scene, main, days[0], 6.0)
        return
    if (
        len(days) == 1
        and not others
        and not _SAID.search(before)
        and not _NOT_ITS.search(before)
        and main.start < s.end + 800
    ):
        _claim(scene, main, days[0], 10.0)


_ON_STAGE = re.compile(
    r"\b(?:unveiled|announced|presented|made the (?:remarks|announcement)|said|laid out|outlined) (?:[^.;]{0,90} )?(?:at|during) (?:the|a|an|this year[’']s) "
)
"""Who said something on a day said it at the event (`the government said Thursday. The minister unveiled … at the forum`)."""


def _claim(scene: Scene, frame: Frame, moment: Moment, score: float) -> None:
    evidence = scene.ctx.evidence((moment.start, moment.end))
    sure = min(0.97, 0.55 + score / 220)
    if year := _of_that_year(scene, frame, moment):
        frame.add(Claim("start", year + moment.value[4:], evidence, sure))
        return
    if (first := first_day(scene, frame, moment)) is not None:
        frame.add(Claim("start", first, evidence, sure))
        frame.add(Claim("end", moment.value[:10], evidence, sure))
        return
    frame.add(Claim("start", moment.value, evidence, sure))
    end = moment.end_value or lasting(scene, frame, moment)
    if (end and end != moment.value and end[:10] > moment.value[:10]) or (end and "T" in end):
        frame.add(Claim("end", end, evidence, sure))


def _of_that_year(scene: Scene, frame: Frame, moment: Moment) -> str | None:
    """The year in an event's name that `held in November of that year` takes up."""
    year = YEAR.search(frame.name)
    said = re.match(
        r",? (?:of )?that (?:same )?year\b", scene.ctx.document.text[moment.end : moment.end + 24]
    )
    return year.group() if year and said else None


_Fit = tuple[float, Frame, Moment, EventName | None]
"""How well a day fits an event, and the naming that it stands by."""
_LABEL = re.compile(r"\W*(?:Date|When|Time|Period|Schedule)\b[^:]{0,20}:")
_THIS_YEAR = re.compile(r"(?:this|the) year")


def _fits(scene: Scene, passage: Passage) -> list[_Fit]:
    s = passage.sentence
    moments = [
        m
        for m in dated.moments(scene.ctx, s.start, s.end)
        if m.precision not in {"half", "quarter"} or len(m.value) < 10
    ]
    return [fit for moment in moments for fit in _of_moment(passage, moment, moments)]


def _of_moment(passage: Passage, moment: Moment, moments: list[Moment]) -> list[_Fit]:
    """The events of a sentence that a day in it may be of."""
    s = passage.sentence
    before = s.text[: moment.start - s.start]
    if passage.focus is not None and _LABEL.match(s.text):
        return [(100.0, passage.focus, moment, None)]
    if _of_something_else(passage, moment, before):
        return []
    scored = _scored(passage, moment, moments)
    if not scored:
        aside = _SAID.search(before) or _WORKS.search(s.text)
        held = not passage.spoken and HELD.search(s.text) and not aside
        fits = passage.focus is not None and held and len(moment.value) >= 7
        return [(25.0, passage.focus, moment, None)] if fits and passage.focus is not None else []
    top = max(scored, key=lambda one: one[0])
    weight = _weight(passage, moment)
    beside = [one for one in scored if one[1] is not top[1] and _coordinated(passage, top[3], one[3])]
    return [(top[0] * weight, *top[1:]), *((top[0] * weight * 0.8, *one[1:]) for one in beside)]


def _of_something_else(passage: Passage, moment: Moment, before: str) -> bool:
    """Whether a day is the last of something, or of what was said or begun then."""
    s = passage.sentence
    if ENDS.search(before) and not closed(passage):
        return True
    ranged = _RANGE.search(before) and moment.end_value
    there = any(f.type == "launch" and n.start > moment.end for n, f in passage.spoken)
    founded = there and _FOUNDING.search(before)  # `was founded on Monday at a launch ceremony`
    if _NOT_ITS.search(before) and not (ranged or founded) and not _PLANNED.search(before):
        return True
    return _THIS_YEAR.fullmatch(s.text, moment.start - s.start, moment.end - s.start) is not None


def _scored(passage: Passage, moment: Moment, moments: list[Moment]) -> list[_Fit]:
    """The namings of a sentence by how well a day fits them; a year by itself has to stand close."""
    s, ended = passage.sentence, closed(passage)
    scored = [
        (_score(passage, moment, moments, n), f, moment, n)
        for n, f in passage.spoken
        if not _UNDER.search(s.text[: n.start - s.start])
        and (f not in ended or len(passage.spoken) == 1)
        and not _of_other_year(f, moment)
    ]
    return [one for one in scored if one[0] > (40 if len(moment.value) == 4 else 0)]


def _of_other_year(frame: Frame, moment: Moment) -> bool:
    """Whether a year by itself is not the one in an event's own name."""
    named = YEAR.search(frame.name)
    return len(moment.value) == 4 and named is not None and named.group() != moment.value


def _weight(passage: Passage, moment: Moment) -> float:
    """What a day counts: less in a title, and the less the less exact it is."""
    if passage.sentence.region is RegionKind.TITLE:
        return 0.7
    return 0.6 if len(moment.value) < 7 else 0.85 if len(moment.value) < 10 else 1.0


_WORKS = re.compile(
    r"\b(?:start|begin|starts|begins|started|began) (?:full |commercial |mass )?(?:work|operations?|operating|construction|production|producing|building|recruiting|shipments?|deliveries|sales)\b"
)
"""What starts work, and no event."""
_UNDER = re.compile(
    r"\b[Uu]nder (?:the|this|that) $|\b(?:[Pp]repar\w+|[Ss]upport|[Ss]uccess\w*|[Bb]id|[Cc]ooperation) (?:for|of|on) (?:the )?$"
)
"""`Under the agreement, a school will open in 2026`, `cooperation on the summit`: no day of that agreement or summit."""


_AND_HELD = re.compile(
    r"\band (?:then |also |later )?(?:held|hosted|signed|attended|opened|chaired|took part in) (?:an? |the )?[“\"‘]?$"
)
"""`visited the plant on the 26th and held a ceremony`."""


def _coordinated(passage: Passage, one: EventName | None, other: EventName | None) -> bool:
    """Two events told of in one go: `the conference and the exhibition were held on …`."""
    if one is None or other is None:
        return False
    a, b = sorted((one, other))
    gap = passage.text[a.end - passage.sentence.start : b.start - passage.sentence.start]
    joined = re.fullmatch(r"(?: \([^()]*\))?(?:,? and| of) (?:the |an? )?", gap)
    return bool(
        joined
        or _AND_HELD.search(gap)
        or re.search(r"\bto (?:attend|join|take part in|participate in|celebrate)\b[^,;]*$", gap)
    )


def _score(passage: Passage, moment: Moment, moments: list[Moment], name: EventName) -> float:
    """How well a date goes with a naming in the same sentence: 0 to 100."""
    text, base = passage.text, passage.sentence.start
    if name.start <= moment.start and moment.end <= name.end:
        return 60.0 if len(moment.value) > 4 else 41.0
    if name.end <= moment.start:
        gap = text[name.end - base : moment.start - base]
        others = sum(name.end <= m.start < moment.start for m in moments)
        score = (
            70.0
            - len(gap) / 5
            - 12 * others
            - 14 * len(_BREAK.findall(gap))
            - 25 * _between(passage, name.end, moment.start)
        )
        if _LAST_TIME.search(gap):
            return 0.0
        if re.fullmatch(
            r",? (?:(?:held|signed|which|that|will be|was|is|took place|to be|scheduled|slated|planned|set|due|expected|first half of|second half of|for|place|take|takes|opened|runs?|running|on|in|from|early|late|last|this|the|by|kicked|off|and) ?)*",
            gap,
        ):
            score += 28
        if _SAID.search(text[: moment.start - base]):
            score -= 30
        return score if HELD.search(text) else score - 25
    gap = text[moment.end - base : name.start - base]
    others = sum(moment.end <= m.start < name.start for m in moments)
    score = (
        62.0
        - len(gap) / 6
        - 12 * others
        - 14 * len(_BREAK.findall(gap))
        - 22 * _between(passage, moment.end, name.start)
    )
    before = text[: moment.start - base]
    if _SAID.search(before):
        score -= 30
    if re.match(r",? and (?:an? |the |its )", gap) and not _FRONT.match(before):
        score -= 30  # `construction starts in June and a ceremony …`
    if _FRONT.match(before) and not _between(passage, moment.end, name.start):
        score += 22
    return score if HELD.search(text) else score - 25


_LAST_TIME = re.compile(
    r"\b(?:the last of which|last (?:held|took place|met|visited)|for the last time|the previous one)\b"
)


def _between(passage: Passage, start: int, end: int) -> int:
    return sum(start <= n.start < end for n, _ in passage.spoken)
