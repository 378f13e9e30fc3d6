"""Visits told by a verb: `김가나 장관은 4일 전북 김제의 나다온실을 방문해 …`."""

from __future__ import annotations

import re

from graph.extract.context import Context, Name, Sentence
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.naming import EventName
from graph.extract.events.present import claim, in_charge
from graph.extract.events.words import HEAD
from graph.extract.names import noun_runs
from graph.extract.passages import Passage, masked
from graph.model import Claim, Kind, RegionKind

_VERB = re.compile(
    r"(?P<close>[’”'\"」』｣)]*(?:\([^)]{1,40}\))?)(?:을|를)\s(?:직접\s|전격\s|차례로\s|잇따라\s)?"
    r"(?:(?:현장\s)?방문(?:해|하여|했|하였|한다|하고|하며|한\s(?:뒤|후|자리))|시찰(?:했|하고|하며|한\s)"
    r"|찾(?:았|아(?=\s[^.]{0,60}(?:둘러|점검|살[폈피펴]|격려|의견|애로|간담|당부|청취))))"
)
_SUBJECT = re.compile(r"(?:\s(?!\S*[을를]\s)[^\s,]{1,16}){0,4}?(?:은|는|이|가|께서)\s")
_PLURAL = re.compile(r"\d+\s?(?:여\s?)?(?:만\s?|천\s?)?(?:명|개국|곳)")
_NOT_PLACES = re.compile(r"(?:방법|방안|해법|답|길|기회|고객|손님|원인|대안|돌파구|해답|실마리|활로|인재)$")
_KIND = re.compile(r"^.*(?:기업|업체|회사|스타트업|농가|단지)\s(?:인\s)?(?=\S)")
_NEAR = re.compile(r"[^.,]{0,24}")


def find(ctx: Context, named: list[EventName]) -> list[EventName]:
    """Visits that people with a post are said to pay, unless it is an event that they visit."""
    found: list[EventName] = []
    for sentence in ctx.sentences:
        if sentence.region is RegionKind.TITLE:
            continue
        for match in _VERB.finditer(masked(sentence.text)):
            visit = _visit(ctx, sentence, match)
            if visit and not any(n.start < visit.end and visit.start < n.end for n in (*named, *found)):
                found.append(visit)
    return found


def _visit(ctx: Context, sentence: Sentence, match: re.Match[str]) -> EventName | None:
    end = sentence.start + match.start()
    if not _visitors(ctx, sentence, end):
        return None
    names = [
        n for n in ctx.names.within(sentence.start, end + 1, Kind.ORGANIZATION, Kind.PLACE) if n.end == end
    ]
    start = min((n.start for n in names), default=noun_runs.left(ctx.doc, ctx.document.text, end - 1))
    start = max(start, sentence.start)
    where = _KIND.sub("", ctx.document.text[start:end].strip(" ‘“'\"「『"))
    if len(where) < 2 or HEAD.search(where[-6:]) or _PLURAL.search(where) or _NOT_PLACES.search(where):
        return None
    return EventName(end - len(where), end, f"{where} 방문", "visit", "방문")


def _visitors(ctx: Context, sentence: Sentence, end: int) -> list[Name]:
    """The people with a post who are the subject of a sentence up to an offset."""
    return [
        p
        for p in ctx.names.within(sentence.start, end, Kind.PERSON)
        if ctx.post(p.name)
        and not in_charge(sentence.text[: p.start - sentence.start])
        and _SUBJECT.match(sentence.text, p.end - sentence.start)
    ]


def visit(scene: Scene, passages: list[Passage]) -> None:
    """Who pays a visit is there; the building that is visited is its venue."""
    for passage in passages:
        for spoken, frame in passage.spoken:
            if frame.type == "visit" and spoken.name.endswith(" 방문"):
                _there(scene, passage, spoken, frame)
            elif frame.type == "visit" and spoken.name and passage.sentence.region is not RegionKind.TITLE:
                for person in _visitors(scene.ctx, passage.sentence, spoken.start):
                    claim(scene, frame, person, 0.8)


def _there(scene: Scene, passage: Passage, spoken: EventName, frame: Frame) -> None:
    for person in _visitors(scene.ctx, passage.sentence, spoken.start):
        claim(scene, frame, person, 0.85)
    for place in scene.ctx.names.within(spoken.start, spoken.end, Kind.PLACE):
        if place.type == "venue" and frame.value("venue") is None:
            evidence = scene.ctx.evidence((place.start, place.end))
            frame.add(Claim("venue", place.name, evidence, 0.8, Kind.PLACE))
        if place.type == "region" and frame.value("region") is None:
            _at(scene, frame, place)
    before = scene.ctx.names.within(passage.sentence.start, spoken.start, Kind.PLACE)
    near = [
        p
        for p in before
        if p.type == "region" and _NEAR.fullmatch(scene.ctx.document.text[p.end : spoken.start])
    ]
    if near and frame.value("region") is None:
        metro = next((p for p in near if p.name.endswith(("시", "군"))), near[-1])
        _at(scene, frame, metro)


def _at(scene: Scene, frame: Frame, place: Name) -> None:
    evidence = scene.ctx.evidence((place.start, place.end))
    frame.add(Claim("region", place.name, evidence, 0.75, Kind.PLACE))
