"""Roles in English sentences about events: hosts, attendees, speakers, outcomes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.extract.context import Name
from graph.extract.frames import Frame, Scene
from graph.extract.participation import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_HOSTED_BY = re.compile(
    r"\b(?:co-)?(?P<role>host|organiz|organis|sponsor|support)(?:ed|ored)\s(?:jointly\s)?by\s"
)
_SLOT = {
    "organiz": "organizer",
    "organis": "organizer",
    "sponsor": "supporter",
    "support": "supporter",
}
_SPONSORS = re.compile(r"\bsponsor(?:s|ed)\s(?!by)(?:it|the|this)\b")
_HOSTS = re.compile(
    r"\b(?:co-)?(?:host(?:s|ed|ing)?|h[eo]lds?|has held|held|convened|organized|chair(?:s|ed)?"
    r"|presid(?:ed|es)(?: over)?|opened"
    r"|kicked off)\b"
)
_PRESENT = re.compile(
    r"\b(?:attend(?:s|ed|ing|ance|ees)?|participa\w+|exhibitors\b|took part"
    r"|take part|taking part|present were"
    r"|those present|joined|brought together|bring together|gathered|chair(?:s|ed)|co-chaired"
    r"|presid(?:ed|es)|represented"
    r"|hosted|met with|welcomed)\b",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\b(?P<role>opening (?:remarks|speech|address)|welcom\w+ (?:remarks|speech|address)"
    r"|congratulatory (?:remarks|speech|message|address)|keynote(?: speech| address)?|closing remarks"
    r"|gave a (?:speech|presentation|lecture)|delivered (?:a |an |the )?(?:speech|address|remarks"
    r"|presentation)|presented|panelists?|spoke|talks (?:from|by))\b",
    re.IGNORECASE,
)
_CHAIRS = re.compile(r"\b(?:(?:co-)?chair(?:s|ed|ing)|presid(?:ed|es))\b")
_SIGNS = re.compile(r"\b(?:sign(?:s|ed|ing)?|conclud\w+|exchanged)\b")
_LAUNCHES = re.compile(r"\b(?:launch(?:ed|es|ing)?|inaugurated|established|set up|kicked off)\b")
_ANNOUNCES = re.compile(
    r"\b(?:announc(?:ed|es|ing)|unveil(?:ed|s|ing)|released|presented|adopted|declared)\b"
)
_COUNT = re.compile(
    r"\b(\d{1,3}(?:,\d{3})*|\d+)\s(?:\w+\s){0,2}(?:people|participants|guests|officials|attendees"
    r"|representatives|experts|businesspeople|delegates)\b"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_EDITION = re.compile(
    rf"\b(?:(?P<n>\d{{1,3}})(?:st|nd|rd|th)|(?P<w>{'|'.join(_ORDINALS)}))\s(?:in a series|edition|annual"
    rf"|of its kind|{'{}'}|[A-Z])".replace("{}", "round")
)


def roles(scene: Scene, passages: list[Passage]) -> None:
    """Fill hosts, attendees, speakers, chairs, counts, editions and outcomes."""
    listing: Frame | None = None
    for passage in passages:
        text = passage.text
        frame = passage.focus
        if frame is None:
            continue
        if listing is not None and _item(scene, passage):
            _present(scene, passage, listing)
            continue
        listing = frame if _PRESENT.search(text) and text.rstrip().endswith(":") else None
        _hosts(scene, passage, frame)
        if _PRESENT.search(text) or (frame.type == "signing" and _SIGNS.search(text)):
            _present(scene, passage, frame)
        _speakers(scene, passage, frame)
        _figures(scene, passage, frame)
        _outcomes(scene, passage, frame)


def _item(scene: Scene, passage: Passage) -> bool:
    text = scene.ctx.document.text
    line = text[text.rfind("\n", 0, passage.sentence.start) + 1 : passage.sentence.start]
    return bool(re.fullmatch(r"\s*(?:[-–•*·○ㅇ]|\d+[.)])\s*", line))


def _names(scene: Scene, start: int, end: int, *kinds: Kind) -> list[Name]:
    return list(scene.ctx.names.within(start, end, *kinds))


def _hosts(scene: Scene, passage: Passage, frame: Frame) -> None:
    base = passage.sentence.start
    told_by = list(_HOSTED_BY.finditer(passage.text))
    for by in told_by:
        slot = _SLOT.get(by.group("role"), "host")
        for name in _row(scene, passage, base + by.end()):
            frame.add(
                Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), 0.88, Kind.ORGANIZATION)
            )
    if sponsors := _SPONSORS.search(passage.text):
        for holder in _subject(scene, passage, base + sponsors.start()):
            evidence = scene.ctx.evidence((base + sponsors.start(), base + sponsors.end()))
            frame.add(Claim("supporter", holder, evidence, 0.75, Kind.ORGANIZATION))
        return
    if told_by:
        return
    verb = _HOSTS.search(passage.text)
    if not verb or frame.type == "signing":
        return
    told = [f for _, f in passage.spoken] or [frame]
    for holder in _subject(scene, passage, base + verb.start()):
        evidence = scene.ctx.evidence((base + verb.start(), base + verb.end()))
        for each in told:
            if each.type != "signing" and not (each.value("host") and each is not frame):
                each.add(Claim("host", holder, evidence, 0.75, Kind.ORGANIZATION))


def _row(scene: Scene, passage: Passage, start: int) -> Iterator[Name]:
    at = start
    for name in _names(scene, start, passage.sentence.end, Kind.ORGANIZATION):
        gap = passage.text[at - passage.sentence.start : name.start - passage.sentence.start]
        if not re.fullmatch(r"(?:\s?\([^)]*\))?[\s,]*(?:and|the|jointly|by|&)?\s*(?:the\s)?", gap):
            return
        yield name
        at = name.end


def _subject(scene: Scene, passage: Passage, verb: int) -> Iterator[str]:
    """The body, or the body of the person, that stands nearest before a verb."""
    before = _names(scene, passage.sentence.start, verb, Kind.ORGANIZATION, Kind.PERSON)
    before = [n for n in before if not any(s.start <= n.start and n.end <= s.end for s, _ in passage.spoken)]
    if not before:
        return
    name = before[-1]
    gap = passage.text[name.end - passage.sentence.start : verb - passage.sentence.start]
    if "," in gap or len(gap) > 25 or re.search(r"\b(?:attended|visited|of|by|with)\b", gap):
        return
    if name.kind is Kind.ORGANIZATION:
        yield name.name
        return
    post = scene.ctx.post(name.name)
    known = {n.name for n in scene.ctx.names.of(Kind.ORGANIZATION)}
    if post and post.organization in known and post.organization:
        yield post.organization


def _present(scene: Scene, passage: Passage, frame: Frame) -> None:
    s = passage.sentence
    hosts = {c.value for c in frame.claims if c.slot in {"host", "organizer", "supporter"}}
    spoken = [(n.start, n.end) for n, _ in passage.spoken]
    for name in _names(scene, s.start, s.end, Kind.PERSON, Kind.ORGANIZATION):
        inside = any(a <= name.start and name.end <= b for a, b in spoken)
        if inside or (name.kind is Kind.ORGANIZATION and name.name in hosts):
            continue
        claim(scene, frame, name, 0.85)


def _speakers(scene: Scene, passage: Passage, frame: Frame) -> None:
    s = passage.sentence
    people = _names(scene, s.start, s.end, Kind.PERSON)
    chairs = _CHAIRS.search(s.text)
    if chairs and people:
        before = [p for p in people if p.end <= s.start + chairs.start()] or people
        person = before[-1]
        claim(scene, frame, person, 0.9, "chair")
        frame.add(
            Claim("chair", person.name, scene.ctx.evidence((person.start, person.end)), 0.85, Kind.PERSON)
        )
    told = _SPEAKS.search(s.text)
    if not told:
        return
    for person in people:
        role = told.group("role").lower()
        claim(scene, frame, person, 0.85, role)
        evidence = scene.ctx.evidence((person.start, person.end))
        frame.add(Claim("speakers", person.name, evidence, 0.8, Kind.PERSON, role))


def _figures(scene: Scene, passage: Passage, frame: Frame) -> None:
    base = passage.sentence.start
    count = _COUNT.search(passage.text)
    if count and frame.value("attendee_count") is None and _PRESENT.search(passage.text):
        span = (base + count.start(1), base + count.end(1))
        frame.add(
            Claim("attendee_count", int(count.group(1).replace(",", "")), scene.ctx.evidence(span), 0.85)
        )
    edition = _EDITION.search(passage.text)
    if (
        edition
        and frame.value("edition") is None
        and _of_event(passage, base + edition.start(), edition.group())
    ):
        number = int(edition.group("n")) if edition.group("n") else _ORDINALS.index(edition.group("w")) + 1
        span = (base + edition.start(), base + edition.end())
        frame.add(Claim("edition", number, scene.ctx.evidence(span), 0.8))


def _of_event(passage: Passage, at: int, words: str) -> bool:
    """Whether an ordinal belongs to an event's name, or says its place in a series."""
    told = words.endswith(("series", "edition", "annual", "kind", "round"))
    return told or any(n.start - 12 <= at < n.end for n, _ in passage.spoken)


def _outcomes(scene: Scene, passage: Passage, frame: Frame) -> None:
    base, text = passage.sentence.start, passage.text
    for verb, slot, kinds in (
        (_LAUNCHES, "launches", (Kind.ALLIANCE,)),
        (_ANNOUNCES, "announces", (Kind.POLICY,)),
    ):
        told = verb.search(text)
        if not told:
            continue
        for name in _names(scene, base + told.end(), passage.sentence.end, *kinds):
            gap = text[told.end() : name.start - base]
            if len(gap) < 40:
                frame.add(Claim(slot, name.name, scene.ctx.evidence((name.start, name.end)), 0.8, name.kind))
