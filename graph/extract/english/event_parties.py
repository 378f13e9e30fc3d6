"""Who signed an agreement in an English document."""

# ruff: noqa: E501 -- a pattern reads best on one line

from __future__ import annotations

import re

from graph.extract.context import Name
from graph.extract.english.asides import CUT, aside
from graph.extract.english.event_words import SIGNED
from graph.extract.english.subjects import subjects
from graph.extract.events.frame import Frame, Scene
from graph.extract.events.present import claim
from graph.extract.passages import Passage
from graph.model import Claim, Kind

_PUT_NAMES = re.compile(
    r"\b(?:signed|inked) (?:the (?:deal|documents?|agreement|MOU|memorandum|pact|contract|letter|accord)|for (?:their|the two|each|both)|on behalf of)\b"
    r"|\bput (?:their|his|her) (?:names?|signatures?|pens?) to\b|\baffixed (?:their|his|her)\b|\bexchanged (?:the )?(?:signed )?(?:documents|copies)\b"
)
_WITH = re.compile(r"\b(?:with|by|between|among)\b")


def put_names(scene: Scene, passage: Passage, last: Frame) -> None:
    """`A of B and C of D signed the deal`, in a sentence that does not name what: the agreement told of before."""
    if told := _PUT_NAMES.search(passage.text):
        base = passage.sentence.start
        for name in scene.ctx.names.within(base, passage.sentence.end, Kind.PERSON):
            before = name.end <= base + told.start()
            there = re.search(
                r"\bin the presence of (?:[^.;]{0,60} and )?(?:the )?(?:[A-Z][\w’'-]* ){0,4}$",
                passage.text[: name.start - base],
            )
            if before or there:
                claim(scene, last, name, 0.85)


_THEY = re.compile(
    r"\b(?:they|(?:[Tt]he|[Bb]oth|[Tt]hese) (?:two )?(?:companies|firms|partners|sides|parties|organi[sz]ations|institutions|automakers))(?: (?:also|have|had|will|jointly|later|earlier|then))* $"
)
_COUNTRIES = re.compile(
    r"^\W*(?:The )?[A-Z][\w. ]{2,24} and (?:the )?[A-Z][\w. ]{2,24} (?:have |jointly |will |today )?(?:held|hold|launched|signed|agreed|kicked off|convened|co-hosted|opened|concluded)\b"
)


def states(scene: Scene, passage: Passage) -> None:
    """`Korea and Peru held the second dialogue`: both take part."""
    told = _COUNTRIES.match(passage.text)
    named = [f for n, f in passage.spoken if f.type in {"meeting", "forum", "conference", "signing"}]
    if told is None or not named:
        return
    base = passage.sentence.start
    places = list(scene.ctx.names.within(base, base + told.end(), Kind.PLACE))
    if len(places) == 2 and all(p.type == "country" for p in places):
        for p in places:
            evidence = scene.ctx.evidence((p.start, p.end))
            named[0].add(Claim("attendees", p.name, evidence, 0.75, Kind.PLACE))


def sign(scene: Scene, passage: Passage, parties: list[Name]) -> list[Name]:
    """The parties: who signed, with whom; `parties` are those told of last. Returns the bodies that signed here."""
    base = passage.sentence.start
    found: list[Name] = []
    for spoken, frame in passage.spoken:
        if frame.type != "signing" or not (spoken.name or SIGNED.search(passage.text)):
            continue
        window = passage.text[max(0, spoken.start - base - 80) : spoken.end - base + 40]
        if not SIGNED.search(window):
            continue
        verb = max(
            (m.start() for m in SIGNED.finditer(passage.text) if m.start() < spoken.start - base), default=-1
        )
        if verb >= 0:
            signers = _signers(scene, passage, base + verb)
            if not signers and _THEY.search(passage.text[:verb]):
                signers = parties
            for name in signers:
                claim(scene, frame, name, 0.88)
            found += [n for n in signers if n.kind is Kind.ORGANIZATION]
        after = passage.text[spoken.end - base :]
        stop = re.search(
            r"; |, (?:which|under which|to |where|while|after|according)|\b(?:aimed|calling|under which|to (?:build|develop|cooperate|invest|supply|form|create|establish|launch|set up))\b",
            after,
        )
        end = spoken.end + (stop.start() if stop else len(after))
        if with_ := _WITH.search(after[: end - spoken.end]):
            for name in scene.ctx.names.within(spoken.end + with_.end(), end, Kind.ORGANIZATION, Kind.PERSON):
                if not aside(scene, passage, name) and not any(
                    s.start <= name.start < s.end for s, _ in passage.spoken
                ):
                    claim(scene, frame, name, 0.85)
                    found += [name] if name.kind is Kind.ORGANIZATION else []
    return found if len({n.name for n in found}) > 1 else []


_IT = r"(?:In (?:[A-Z]\w+ )?\d{4},? |Last \w+,? |On [A-Z]\w+ \d+,? )?(?:[Ii]t|The (?:company|firm)) (?:has |had |also |later |recently )*"


def _told_before(scene: Scene, base: int) -> list[Name]:
    """The body that the sentence before begins with, for `It signed …`."""
    before = next((s for s in reversed(scene.ctx.sentences) if s.end <= base), None)
    if before is None:
        return []
    return list(scene.ctx.names.within(before.start, before.start + 30, Kind.ORGANIZATION))[:1]


def _signers(scene: Scene, passage: Passage, verb: int) -> list[Name]:
    base, text = passage.sentence.start, passage.text
    found = subjects(scene, passage, verb)
    if found:
        return found
    before = text[: verb - base]
    cut = max((m.end() for m in CUT.finditer(text) if m.end() <= verb - base), default=0)
    if not before.strip() or re.fullmatch(_IT, before):
        return _told_before(scene, base)
    if re.search(
        r"\b(?:said|announced)\b.{0,60}\b(?:it|they) (?:has |have |had |will )?(?:also |jointly )?$", before
    ):
        names = list(scene.ctx.names.within(base, verb, Kind.ORGANIZATION, Kind.PERSON))
        return names[:1]
    return [
        n
        for n in scene.ctx.names.within(base + cut, verb, Kind.ORGANIZATION, Kind.PERSON)
        if not aside(scene, passage, n)
    ]
